"""``OUT.part``: the rows of a batch until all are there, cut where it was stopped."""

from __future__ import annotations

import contextlib
import json
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, NamedTuple

from gongwen import _core, _written
from gongwen._api import Script, Traditional
from gongwen._table import printable

# Exit codes, those of `gongwen batch`; a signal adds its number to the last.
DONE, UNREAD, USAGE, UNWRITTEN, SIGNAL = 0, 1, 2, 3, 128
# What a kill may cost; few enough calls.
_BUFFER_BYTES = 1 << 16

_ROW_HEAD = re.compile(rb'\{"name":("(?:[^"\\]|\\.)*"|null),"(document|error)":(0|null)?')
_OBJECT_HEAD = re.compile(
    rb'\{"schema":"gongwen/1","source":\{"name":("(?:[^"\\]|\\.)*")(\},"error":)?'
)


class Refused(Exception):
    """Why a run cannot begin or go on, and the exit code that says so."""

    def __init__(self, message: str, code: int) -> None:
        super().__init__(message)
        self.code = code


@dataclass
class Arguments:
    """What a run is asked for."""

    inputs: list[str]
    output: str
    rows: bool = False
    resume: bool = False
    force: bool = False
    quiet: bool = False
    jobs: int | None = None
    text: bool = False
    segments: bool = False
    encoding: str | None = None
    script: Script = "auto"
    traditional: Traditional = "standard"
    progress: bool | None = None
    kind: str = field(init=False)

    def __post_init__(self) -> None:
        self.kind = os.path.splitext(self.output)[1].lower().lstrip(".")
        if self.kind not in _written.KINDS:
            known = ", ".join(f".{kind}" for kind in _written.KINDS)
            raise Refused(f"{self.output}: an output is one of {known}", USAGE)
        if os.path.isdir(self.output):
            raise Refused(f"{self.output} is a directory: name a file in it", USAGE)
        if self.kind in _written.TABLES:
            self.rows = True
        if self.rows and (self.text or self.segments):
            raise Refused("rows have no text and no segments: --with is for .jsonl alone", USAGE)

    @property
    def part(self) -> str:
        """Where rows are until all are there."""
        return self.output + ".part"

    @property
    def options_file(self) -> str:
        """What says with which options the rows were made."""
        return self.part + ".options"

    @property
    def options(self) -> str:
        """All that the rows depend on beside their inputs."""
        names = ("rows", "text", "segments", "encoding", "script", "traditional")
        made_by = {"gongwen": _core.__version__, **{name: getattr(self, name) for name in names}}
        return json.dumps(made_by) + "\n"


class Head(NamedTuple):
    """What the beginning of a line says."""

    name: str | None
    first: bool  # of the rows of its input
    failed: bool  # it could not be read
    empty: bool  # it has no document; known of rows alone


def head_of(line: bytes, rows: bool) -> Head | None:
    """What a line says of its input; None if it is not whole or none of ours."""
    if not line.endswith(b"}\n"):
        return None
    found = (_ROW_HEAD if rows else _OBJECT_HEAD).match(line)
    if found is None:
        return None
    if not rows:
        return Head(json.loads(found[1]), True, found[2] is not None, False)
    failed = found[2] == b"error"
    return Head(json.loads(found[1]), failed or found[3] is not None, failed, found[3] == b"null")


def changed_since(inputs: list[str], path: str) -> list[str]:
    """The inputs that were written to after the file at ``path`` was: its rows are of what they
    held before."""

    def changed(one: str) -> bool:
        try:
            status = os.stat(one)
        except (OSError, ValueError):
            return False
        return stat.S_ISREG(status.st_mode) and status.st_mtime_ns > written

    written = os.stat(path).st_mtime_ns
    return [one for one in inputs if changed(one)]


class Journal:
    """``OUT.part``: rows in the order of the inputs, cut where a run was stopped."""

    def __init__(self, arguments: Arguments, inputs: list[str]) -> None:
        self.done = 0  # inputs whose rows are there
        self.failed = 0  # of which so many could not be read
        self._arguments = arguments
        self._inputs = inputs
        self._buffer: list[bytes] = []
        self._size = 0
        self.changed: list[str] = []  # inputs done that were written to since
        there = os.path.lexists(arguments.part)
        if there and not arguments.resume and not arguments.force:
            self._open().close()  # says so if another run is writing
            raise Refused(
                f"{arguments.part} is there, of a run that did not end: --resume goes on with it, "
                "--force begins anew",
                USAGE,
            )
        self._file = self._open()
        try:
            if arguments.resume and os.path.getsize(arguments.part):
                self._go_on()
            else:
                self._begin()
        except BaseException:
            self._file.close()
            raise

    def _open(self) -> IO[bytes]:
        import fcntl

        path = self._arguments.part
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
        file = open(descriptor, "r+b", buffering=0)
        try:  # the lock goes with the process, however that ends
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            same = os.path.samestat(os.fstat(descriptor), os.stat(path))
        except (BlockingIOError, FileNotFoundError):
            same = False
        if not same:
            file.close()
            raise Refused(f"another run is writing {path}", USAGE)
        return file

    def _begin(self) -> None:
        # Rows of other options must not lie before the file that says which they are.
        self._file.truncate(0)
        with whole(self._arguments.options_file) as file:
            file.write(self._arguments.options.encode())

    def _go_on(self) -> None:
        path, part = self._arguments.options_file, self._arguments.part
        anew = "Resume with the same ones; --force without --resume begins anew"
        try:
            with open(path, encoding="utf-8") as file:
                was = file.read()
        except OSError as error:
            raise Refused(
                f"{path}: {error.strerror}; without it nobody knows the options of {part}: "
                "--force without --resume begins anew",
                USAGE,
            ) from None
        if was != self._arguments.options:
            raise Refused(
                f"{part} was written with other options: {was.strip()}; now: "
                f"{self._arguments.options.strip()}. {anew}",
                USAGE,
            )
        at = end = seen = failed = 0
        name = None
        for line in open(self._file.fileno(), "rb", closefd=False):
            head = head_of(line, self._arguments.rows)
            if head is None:  # not whole: what stands before it is
                break
            if head.first:
                self.done, self.failed, end = seen, failed, at
                seen += 1
                failed += head.failed
                name = printable(self._inputs[seen - 1]) if seen <= len(self._inputs) else None
            if seen == 0 or head.name != name:
                now = "none" if name is None else f"now {name}"
                raise Refused(
                    f"{part} is of other inputs: row {seen} is of {head.name}, but that input is "
                    f"{now}. {anew}",
                    USAGE,
                )
            at += len(line)
            if not self._arguments.rows:
                self.done, self.failed, end = seen, failed, at
        self.changed = changed_since(self._inputs[: self.done], part)
        self._file.truncate(end)
        self._file.seek(end)

    def write(self, lines: bytes) -> None:
        """Adds the rows of the next input."""
        self._buffer.append(lines)
        self._size += len(lines)
        self.done += 1
        if self._size >= _BUFFER_BYTES:
            self.flush()

    def flush(self) -> None:
        """Hands all rows to the system."""
        rest = memoryview(b"".join(self._buffer))
        self._buffer, self._size = [], 0
        while rest:
            rest = rest[self._file.write(rest) :]

    def finish(self) -> None:
        """All rows are there: makes ``OUT`` of them."""
        self.flush()
        os.fsync(self._file.fileno())
        arguments = self._arguments
        if arguments.kind in _written.TABLES:
            with whole(arguments.output) as out, open(arguments.part, "rb") as rows:
                _written.TABLES[arguments.kind](rows, out)
            os.remove(arguments.part)
        else:
            os.replace(arguments.part, arguments.output)
            _sync_folder(arguments.output)
        with contextlib.suppress(OSError):
            os.remove(arguments.options_file)

    def close(self) -> None:
        """Lets go of the file."""
        self._file.close()


@contextlib.contextmanager
def whole(path: str) -> Iterator[IO[bytes]]:
    """A file that is at ``path`` when it is whole, or not at all."""
    temporary = path + ".new"
    try:
        with open(temporary, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
        _sync_folder(path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.remove(temporary)
        raise


def _sync_folder(path: str) -> None:
    with contextlib.suppress(OSError):  # not every file system can say so
        folder = os.open(os.path.dirname(path) or ".", os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
