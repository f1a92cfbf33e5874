"""The functions of the package."""

from __future__ import annotations

import math
import os
import warnings
from dataclasses import dataclass
from typing import Literal, Optional, Tuple, Union, get_args

from gongwen import _core
from gongwen._find import expanded, is_like_path, is_url, shown

Input = Union[bytes, bytearray, memoryview, str, "os.PathLike[str]", "os.PathLike[bytes]"]


Script = Literal["auto", "off", "on"]
Traditional = Literal["standard", "taiwan", "taiwan_phrases", "hong_kong"]


# Limits as the compiled part takes them, and milliseconds.
_Bounds = Tuple[Optional[Tuple[int, int, int, int]], Optional[int]]


@dataclass(frozen=True)
class Limits:
    """Bounds of one call; reaching one is a diagnostic.

    :ivar input_bytes: bytes of the input that are read; what lies behind is not. At most 2**31 - 1.
    :ivar nesting: documents within documents, sections within sections; at most 256.
    :ivar repairs: rows of ``repairs``; further ones are only counted.
    :ivar diagnostics: rows of ``diagnostics``.
    :raises ValueError: for a number that is negative or above its ceiling.

    >>> import gongwen
    >>> few = gongwen.Limits(input_bytes=44)
    >>> [found.code for found in gongwen.parse("关于放假的通知\\n" * 9, limits=few).diagnostics]
    ['input_limit']
    """

    input_bytes: int = 1 << 30
    nesting: int = 64
    repairs: int = 100_000
    diagnostics: int = 1_000

    def __post_init__(self) -> None:
        for name, most in (
            ("input_bytes", (1 << 31) - 1),
            ("nesting", 256),
            ("repairs", (1 << 32) - 1),
            ("diagnostics", (1 << 32) - 1),
        ):
            if not 0 <= getattr(self, name) <= most:
                raise ValueError(f"{name} must be from 0 to {most}, not {getattr(self, name)}")

    def _as_tuple(self) -> tuple[int, int, int, int]:
        return self.input_bytes, self.nesting, self.repairs, self.diagnostics


def parse(
    source: Input,
    *,
    name: str | None = None,
    encoding: str | None = None,
    script: Script = "auto",
    traditional: Traditional = "standard",
    limits: Limits | None = None,
    time_limit: float | None = None,
) -> _core.Result:
    """Read the documents that an input holds.

    >>> import gongwen
    >>> result = gongwen.parse("关于开展演练的通知\\n各科室：\\n特此通知。\\n")
    >>> result.documents[0].title.text
    '关于开展演练的通知'

    :param source: ``bytes`` (or ``bytearray``, ``memoryview``): the input as it is, the encoding is
        found; ``str``: text, not a path, taken as its UTF-8 bytes (one that is a path, or looks
        like one or like a URL, is warned of); ``os.PathLike``: a file, read whole, with ``~`` for
        the home.
    :param name: what to call the input in the result; a path names itself.
    :param encoding: charset that the sender declared (``gb2312``, ``big5`` …): evidence, not
        believed blindly. A ``str`` has none.
    :param script: what is converted to simplified characters: text that is traditional (``auto``),
        nothing (``off``) or all text (``on``).
    :param traditional: whose traditional characters are expected: ``standard``, ``taiwan``,
        ``taiwan_phrases`` (its words, too) or ``hong_kong``, as OpenCC's configurations t2s, tw2s,
        tw2sp and hk2s have them.
    :param limits: how much is read and reported; None: the defaults of :class:`Limits`.
    :param time_limit: seconds after which to give up; None: as long as it takes.
    :returns: the documents with their parts. Spans count characters of ``Result.text``.
    :raises OSError: if the file cannot be read.
    :raises TypeError: if ``source`` is none of these.
    :raises ValueError: if ``encoding`` is given for a ``str`` or names no charset, or an option is
        none of these.
    :raises TimeoutError: if it takes longer than ``time_limit``.

    What the bytes are never raises: dirt becomes ``Result.diagnostics``. The interpreter's lock is
    released while the library works, so threads run side by side; Ctrl-C ends the call.
    """
    options = options_of(script, traditional)
    bounds = _bounds(limits, time_limit)
    return _core.parse(*_read(source, name, encoding), *options, *bounds)


def clean(
    source: Input,
    *,
    name: str | None = None,
    encoding: str | None = None,
    script: Script = "auto",
    traditional: Traditional = "standard",
    limits: Limits | None = None,
    time_limit: float | None = None,
) -> _core.Cleaned:
    """Recover the text that an input once was, and nothing else.

    >>> import gongwen
    >>> gongwen.clean("雲辦發〔2021〕12號").text
    '云办发〔2021〕12号'

    Parameters and errors are those of :func:`parse`. Spans count characters of ``Cleaned.text``.
    """
    return _cleaned(source, name, encoding, script, traditional, _bounds(limits, time_limit))


def _cleaned(
    source: Input,
    name: str | None,
    encoding: str | None,
    script: Script,
    traditional: Traditional,
    bounds: _Bounds = (None, None),
) -> _core.Cleaned:
    """:func:`clean` for a function of the package, whose caller is to be warned."""
    options = options_of(script, traditional)
    return _core.clean(*_read(source, name, encoding, stacklevel=4), *options, *bounds)


def _bounds(
    limits: Limits | None, time_limit: float | None
) -> _Bounds:
    """Both as the compiled part takes them."""
    milliseconds = None
    if time_limit is not None:
        if not time_limit > 0:
            raise ValueError(f"time_limit must be more than 0 seconds, not {time_limit}")
        # A century is no limit; the clock of the library holds three.
        if time_limit < 100 * 366 * 24 * 3600:
            milliseconds = math.ceil(time_limit * 1000)
    return None if limits is None else limits._as_tuple(), milliseconds


def options_of(script: object, traditional: object) -> tuple[str, str]:
    """The two as the library takes them.

    :raises ValueError: if they are none of those that :func:`parse` names.
    """
    return (
        _word("script", script, get_args(Script)),
        _word("traditional", traditional, get_args(Traditional)),
    )


def _word(option: str, value: object, words: tuple[str, ...]) -> str:
    if isinstance(value, str) and value in words:
        return value
    raise ValueError(f"{option} must be one of {', '.join(words)}, not {shown(value)}")


def charset_of(encoding: object) -> str | None:
    """The charset that a caller declares.

    :raises ValueError: if it names none.
    :raises TypeError: if it is no name.
    """
    if encoding is None:
        return None
    if not isinstance(encoding, str):
        raise TypeError(f"encoding must be the name of a charset, not {type(encoding).__name__}")
    if not _core.is_charset(encoding):
        raise ValueError(
            f"no charset is called {shown(encoding)}: gb18030, gbk, big5, utf-8, utf-16le … are"
        )
    return encoding


def _read(
    source: Input, name: str | None, encoding: str | None, *, stacklevel: int = 3
) -> tuple[bytes, str | None, str | None]:
    """The bytes of an input, its name and its declared charset."""
    if name is not None and not isinstance(name, str):
        raise TypeError(f"name must be a str, not {type(name).__name__}")
    encoding = charset_of(encoding)
    if isinstance(source, str):
        if encoding is not None:
            raise ValueError("a str has no encoding; give the bytes")
        _warn_of_path(source, stacklevel)
        return data_of(source), name, None
    if isinstance(source, (bytes, bytearray, memoryview)):
        return bytes(source), name, encoding
    if isinstance(source, os.PathLike):
        path = expanded(os.fsdecode(source))
        with open(path, "rb") as file:
            data = file.read()
        return data, name or path.encode("utf-8", "replace").decode("utf-8"), encoding
    what = type(source).__name__
    if hasattr(source, "read"):
        raise TypeError(f"expected bytes, str or a path, not {what}: give what its read() returns")
    raise TypeError(f"expected bytes, str or a path, not {what}")


def data_of(text: str) -> bytes:
    """The bytes of a text. A lone surrogate becomes ill-formed UTF-8, which is recorded as any
    damage is."""
    return text.encode("utf-8", "surrogatepass")


def _warn_of_path(text: str, stacklevel: int) -> None:
    """Says so where a text is no notice but where one is."""
    if len(text) > 1024 or "\n" in text or "\0" in text:
        return
    if is_url(text):
        what = "looks like a URL, which is not fetched: download it, and give its bytes"
    elif is_like_path(text) or _is_there(text):
        what = f"looks like a path, but a str is read as text: use Path({shown(text)})"
    else:
        return
    warnings.warn(f"{shown(text)} {what}", UserWarning, stacklevel=stacklevel + 1)


def _is_there(path: str) -> bool:
    try:
        return bool(path.strip()) and os.path.exists(expanded(path))
    except (OSError, ValueError):  # lone surrogates, names that are too long
        return False
