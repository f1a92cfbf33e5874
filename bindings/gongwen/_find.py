"""Which files a caller means."""

from __future__ import annotations

import glob
import os
from collections.abc import Collection, Iterable, Iterator
from typing import Union

Path = Union[str, "os.PathLike[str]"]
Paths = Union[Path, Iterable[Path]]


def find(
    paths: Paths, *, exclude: Collection[str] = (), missing: bool = False
) -> list[str]:
    """The files that ``paths`` names: a file, a directory (all files below it), a glob pattern
    (``**`` goes down), or several of these.

    Hidden files of a directory and links to directories are left out, as are the ``exclude``\\ d
    files; what a directory or pattern gives is sorted, a directory's files before its directories.
    A directory that cannot be opened stands for what is in it: reading it says why it failed; so
    does a path that is not there, if ``missing`` ones are allowed.

    :raises FileNotFoundError: if a path or pattern names nothing. What goes wrong later, when a
        file is read, is an error of that file alone.
    """
    if isinstance(paths, (str, os.PathLike)):
        paths = [paths]
    away = {os.path.realpath(path) for path in exclude}
    out: list[str] = []
    for one in paths:
        path = os.fspath(one)
        if os.path.isdir(path):
            found = list(_below(path))
        elif os.path.lexists(path) or not glob.has_magic(path):
            if not missing and not os.path.lexists(path):
                raise FileNotFoundError(f"no such file or directory: {path}")
            out.append(path)
            continue
        else:
            found = sorted(p for p in glob.glob(path, recursive=True) if os.path.isfile(p))
        found = [p for p in found if not away or os.path.realpath(p) not in away]
        if not found:
            what = "no file in the directory" if os.path.isdir(path) else "no file matches"
            raise FileNotFoundError(f"{what}: {path}")
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
