"""Which files a caller means."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Collection, Iterable, Iterator
from typing import Union

Path = Union[str, "os.PathLike[str]"]
Paths = Union[Path, Iterable[Path]]

_URL = re.compile(r"(?:https?|ftps?|file|s3|gs|hdfs)://\S+", re.I)
# A name as files have them: an ending, or the beginning of a path, and nothing that prose has.
_FILE = re.compile(
    r"(?!.*://)(?:[^\n\r\0<>\"，。：；]+\."
    r"(?:txt|s?html?|xhtml|docx?|wps|ofd|pdf|rtf|xlsx?|csv|json|xml|md|zip)"
    r"|(?:~|\.{1,2}|[A-Za-z]:)?[/\\][^\s<>\"，。：；]+)",
    re.I,
)
# Of an input no message shows more.
_SHOWN = 80

NOT_FETCHED = "is a URL, and nothing is fetched: download it, and give the file or its bytes"


def shown(value: object) -> str:
    """A value as a message shows it: a text in quotes, never more than a line of it."""
    text = value if isinstance(value, str) else repr(value)[: _SHOWN + 1]
    if len(text) > _SHOWN:
        text = text[: _SHOWN - 1] + "…"
    return repr(text) if isinstance(value, str) else text


def shortened(path: str) -> str:
    """A path as a message shows it: whole, unless it is longer than paths are."""
    longest = 1024
    if len(path) <= longest and "\n" not in path:
        return path
    return shown(path)


def is_url(text: str) -> bool:
    """Whether it is an address and nothing else."""
    return _URL.fullmatch(text) is not None


def is_like_path(text: str) -> bool:
    """Whether a text is written as a path is, without a look whether there is one."""
    return len(text) < 1024 and _FILE.fullmatch(text) is not None


def expanded(path: str) -> str:
    """A path with the home for its ``~``, unless a file is called so."""
    if not path.startswith("~") or os.path.lexists(path):
        return path
    return os.path.expanduser(path)


def find(
    paths: Paths, *, exclude: Collection[str] = (), missing: bool = False
) -> list[str]:
    """The files that ``paths`` names: a file, a directory (all files below it), a glob pattern
    (``**`` goes down), or several of these.

    Hidden files of a directory and links to directories are left out, as are the ``exclude``\\ d
    files; what a directory or pattern gives is sorted, a directory's files before its directories.
    A directory that cannot be opened stands for what is in it: reading it says why it failed; so
    does a path that is not there, or a URL, if ``missing`` ones are allowed. ``~`` is the home.

    :raises FileNotFoundError: if a path or pattern names nothing. What goes wrong later, when a
        file is read, is an error of that file alone.
    :raises TypeError: if it is none of these.
    """
    if isinstance(paths, (str, os.PathLike)):
        paths = [paths]
    elif isinstance(paths, (bytes, bytearray, memoryview)) or hasattr(paths, "read"):
        what = type(paths).__name__
        raise TypeError(f"expected paths or patterns, not {what}: gongwen.parse reads bytes")
    away = {os.path.realpath(path) for path in exclude}
    out: list[str] = []
    for one in paths:
        if not isinstance(one, (str, os.PathLike)):
            raise TypeError(f"expected paths or patterns, not {type(one).__name__}: {shown(one)}")
        path = os.fsdecode(one)
        if is_url(path):
            if not missing:
                raise FileNotFoundError(f"{shown(path)} {NOT_FETCHED}")
            out.append(path)
            continue
        path = expanded(path)
        if os.path.isdir(path):
            found = list(_below(path))
        elif os.path.lexists(path) or not glob.has_magic(path):
            if not missing and not os.path.lexists(path):
                raise FileNotFoundError(f"no such file or directory: {shortened(path)}")
            out.append(path)
            continue
        else:
            found = sorted(p for p in glob.glob(path, recursive=True) if os.path.isfile(p))
        found = [p for p in found if not away or os.path.realpath(p) not in away]
        if not found:
            what = "no file in the directory" if os.path.isdir(path) else "no file matches"
            raise FileNotFoundError(f"{what}: {shortened(path)}")
        out += found
    return out


def _below(path: str) -> Iterator[str]:
    """All files below a directory."""
    broken: list[str] = []
    walk = os.walk(path, onerror=lambda error: broken.append(os.fspath(error.filename)))
    for folder, folders, files in walk:
        yield from broken
        broken.clear()
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            file = os.path.join(folder, name)
            # A pipe or device would block; a link that leads nowhere is an error to be told.
            if name[0] != "." and (os.path.isfile(file) or not os.path.exists(file)):
                yield file
    yield from broken
