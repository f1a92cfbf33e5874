"""Rows that were read before, so that a run that was stopped goes on where it was."""

from __future__ import annotations

import binascii
import hashlib
import os
import zlib
from typing import Union

from gongwen._find import expanded

CachePath = Union[str, "os.PathLike[str]"]

_HEAD = b"rows of gongwen, 1\n"
# Bytes of a key, and of the same in hexadecimal digits before a blank.
_KEY = 24
_KEY_DIGITS = 2 * _KEY + 1


class Cache:
    """A file that holds the rows of inputs by what they hold, what they are called and how they
    were read: of a file that changed they are not found.

    A line for each input, written at once: what a kill cuts short is no line, and lines of several
    processes do not run into each other. ``get`` and ``key`` serve any number of threads without a
    lock, ``put`` one.

    :raises OSError: if the file cannot be opened, or is none of this kind.
    """

    def __init__(self, path: CachePath, options: object) -> None:
        self._options = repr(options).encode()
        path = expanded(os.fsdecode(path))
        self._file = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o666)
        self._at: dict[bytes, tuple[int, int]] = {}  # where a line's rows stand, and their size
        try:
            self._open(path)
        except BaseException:
            os.close(self._file)
            raise

    def _open(self, path: str) -> None:
        with open(self._file, "rb", closefd=False) as lines:
            head = lines.readline(len(_HEAD))
            if not head:
                os.write(self._file, _HEAD)
                return
            if head != _HEAD:
                raise OSError(f"{path} is no cache of gongwen.read: name another file")
            at = len(head)
            line = head
            for line in lines:
                if line[_KEY_DIGITS - 1 : _KEY_DIGITS] == b" " and line.endswith(b"\n"):
                    place = (at + _KEY_DIGITS, len(line) - _KEY_DIGITS - 1)
                    self._at[line[: _KEY_DIGITS - 1]] = place
                at += len(line)
        if not line.endswith(b"\n"):
            os.write(self._file, b"\n")

    def key(self, name: str | None, data: bytes) -> bytes:
        """What the rows of an input are kept under."""
        told = hashlib.blake2b(data, digest_size=_KEY)
        told.update(repr(name).encode("utf-8", "surrogatepass") + b"\0" + self._options)
        return told.hexdigest().encode()

    def get(self, key: bytes) -> bytes | None:
        """The rows that are there."""
        at, size = self._at.get(key, (0, 0))
        try:
            return zlib.decompress(binascii.a2b_base64(os.pread(self._file, size, at)))
        except (zlib.error, binascii.Error):  # no such line, or one that is broken: as good as none
            return None

    def put(self, key: bytes, rows: bytes) -> None:
        """Keeps the rows of an input.

        :raises OSError: if they cannot be written.
        """
        line = memoryview(key + b" " + binascii.b2a_base64(zlib.compress(rows, 1)))
        while line:
            line = line[os.write(self._file, line) :]

    def close(self) -> None:
        """Lets go of the file."""
        os.close(self._file)
