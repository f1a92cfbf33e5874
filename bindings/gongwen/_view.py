"""A page to look at: the input beside the text that was recovered from it."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Union

from gongwen import _core
from gongwen._api import Input, Script, Traditional, _read, options_of
from gongwen._find import expanded

PathLike = Union[str, "os.PathLike[str]"]


class View:
    """An input beside the text that was recovered from it, its values in colour.

    Shows itself in a notebook; elsewhere ``save`` writes a page that a browser opens, with all it
    needs inside. The page holds the input, so it is as secret as that.
    """

    __slots__ = ("_data", "result")

    def __init__(self, result: _core.Result, data: bytes) -> None:
        self.result = result
        """What was read from the input."""
        self._data = data

    def to_html(self, *, fragment: bool = False) -> str:
        """The page, or a ``<div>`` for a page that is there already (``fragment``)."""
        return self.result.to_html(source=self._data, fragment=fragment)

    def save(self, path: PathLike) -> Path:
        """Write the page to ``path`` (``~`` is the home), which is replaced when the page is whole.
        What is there and no regular file (a device, a pipe) is written as it is.

        :raises OSError: if it cannot be written; what stood there before is kept.
        """
        target = Path(expanded(os.fspath(path)))
        if target.exists() and not target.is_file():
            target.write_bytes(self.to_html().encode())
            return target
        # Beside the target: a rename does not cross file systems.
        handle, name = tempfile.mkstemp(prefix=target.name[:32] + ".", dir=target.parent)
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
                file.write(self.to_html())
            # mkstemp makes files for their owner alone; a page is as open as other new files.
            mask = os.umask(0)
            os.umask(mask)
            os.chmod(name, 0o666 & ~mask)
            os.replace(name, target)
        except BaseException:
            os.unlink(name)
            raise
        return target

    def _repr_html_(self) -> str:
        return self.to_html(fragment=True)

    def __repr__(self) -> str:
        return f"<View of {self.result!r}>"


def view(
    source: Input,
    path: PathLike | None = None,
    *,
    name: str | None = None,
    encoding: str | None = None,
    script: Script = "auto",
    traditional: Traditional = "standard",
) -> View:
    """Read an input and show it beside its text: values in colour, repairs where they happened.

    In a notebook the return value is shown; with ``path`` the page is written there, too.

    >>> import gongwen
    >>> gongwen.view("关于开展演练的通知\\n各科室：\\n特此通知。\\n")
    <View of <Result: UTF-8, hans, 1 documents, 0 repairs>>

    :param source: as for :func:`parse`, and so are the other parameters and errors.
    :param path: where to write the page.
    :raises OSError: if ``source`` cannot be read or ``path`` not be written.
    :raises ValueError: if ``path`` is the input, which the page would replace.
    """
    if path is not None and is_same(source, expanded(os.fspath(path))):
        raise ValueError(f"{os.fsdecode(path)} is the input, which the page would replace")
    data, told, declared = _read(source, name, encoding)
    options = options_of(script, traditional)
    shown = View(_core.parse(data, told, declared, *options), data)
    if path is not None:
        shown.save(path)
    return shown


def is_same(source: Input, path: PathLike) -> bool:
    """Whether the input is a file, and the one at ``path``."""
    if not isinstance(source, os.PathLike) or not os.path.isfile(path):
        return False
    read = expanded(os.fsdecode(source))
    return os.path.isfile(read) and os.path.samefile(read, path)
