"""The functions of the package."""

from __future__ import annotations

import os
from typing import Literal, Union

from gongwen import _core

Input = Union[bytes, bytearray, memoryview, str, "os.PathLike[str]", "os.PathLike[bytes]"]


Script = Literal["auto", "off", "on"]
Traditional = Literal["standard", "taiwan", "taiwan_phrases", "hong_kong"]


def parse(
    source: Input,
    *,
    name: str | None = None,
    encoding: str | None = None,
    script: Script = "auto",
    traditional: Traditional = "standard",
) -> _core.Result:
    """Read the documents that an input holds.

    :param source: ``bytes`` (or ``bytearray``, ``memoryview``): the input as it is, the encoding is
        found; ``str``: text, not a path, taken as its UTF-8 bytes; ``os.PathLike``: a file, read
        whole.
    :param name: what to call the input in the result; a path names itself.
    :param encoding: charset that the sender declared (``gb2312``, ``big5`` …): evidence, not
        believed blindly. A ``str`` has none.
    :param script: what is converted to simplified characters: text that is traditional (``auto``),
        nothing (``off``) or all text (``on``).
    :param traditional: whose traditional characters are expected: ``standard``, ``taiwan``,
        ``taiwan_phrases`` (its words, too) or ``hong_kong``, as OpenCC's configurations t2s, tw2s,
        tw2sp and hk2s have them.
    :returns: the documents with their parts. Spans count characters of ``Result.text``.
    :raises OSError: if the file cannot be read.
    :raises TypeError: if ``source`` is none of these.
    :raises ValueError: if ``encoding`` is given for a ``str``, or an option is none of these.

    What the bytes are never raises: dirt becomes ``Result.diagnostics``. The interpreter's lock is
    released while the library works, so threads run side by side.
    """
    return _core.parse(*_read(source, name, encoding), script, traditional)


def clean(
    source: Input,
    *,
    name: str | None = None,
    encoding: str | None = None,
    script: Script = "auto",
    traditional: Traditional = "standard",
) -> _core.Cleaned:
    """Recover the text that an input once was, and nothing else.

    Parameters and errors are those of :func:`parse`. Spans count characters of ``Cleaned.text``.
    """
    return _core.clean(*_read(source, name, encoding), script, traditional)


def _read(
    source: Input, name: str | None, encoding: str | None
) -> tuple[bytes, str | None, str | None]:
    """The bytes of an input, its name and its declared charset."""
    if isinstance(source, str):
        if encoding is not None:
            raise ValueError("a str has no encoding; give the bytes")
        # A lone surrogate becomes ill-formed UTF-8, which is recorded as any damage is.
        return source.encode("utf-8", "surrogatepass"), name, None
    if isinstance(source, (bytes, bytearray, memoryview)):
        return bytes(source), name, encoding
    if isinstance(source, os.PathLike):
        with open(source, "rb") as file:
            data = file.read()
        path = os.fsdecode(source)
        return data, name or path.encode("utf-8", "replace").decode("utf-8"), encoding
    raise TypeError(f"expected bytes, str or a path, not {type(source).__name__}")
