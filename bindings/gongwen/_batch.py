"""Many files into one, which can be stopped at any moment and resumed.

Rows go to ``OUT.part`` as lines, in the order of the inputs; what was begun when a run was stopped
is done again. When all are there, the file is ``OUT``, or is made into Parquet or CSV, a batch at a
time, and moved to ``OUT`` when whole: nothing is lost and nothing doubled by a kill at any moment.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

from gongwen import _core, _written
from gongwen._find import find
from gongwen._journal import (
    DONE,
    SIGNAL,
    UNREAD,
    USAGE,
    Arguments,
    Journal,
    Refused,
    changed_since,
    head_of,
)
from gongwen._table import RowReader, printable
from gongwen._work import in_order, with_progress, workers_of

# Failures that are said one by one; the output has them all.
_FAILURES_SAID = 10
# Between two lines on how far it is, where no bar is shown.
_QUIET_SECONDS = 10.0

_CODES = {
    errno.ENOENT: "not_found",
    errno.ENOTDIR: "not_found",
    errno.EACCES: "not_permitted",
    errno.EPERM: "not_permitted",
    errno.EISDIR: "is_directory",
    errno.ENOMEM: "out_of_memory",
}


def _object_of(arguments: Arguments) -> Callable[[str], bytes]:
    options = (arguments.script, arguments.traditional, arguments.text, arguments.segments)

    def failure(path: str, error: Exception) -> bytes:
        code = _CODES.get(getattr(error, "errno", None) or 0, "not_readable")
        message = getattr(error, "strerror", None) or str(error)
        row = {
            "schema": "gongwen/1",
            "source": {"name": printable(path)},
            "error": {"code": code, "message": message},
        }
        return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"

    def read(path: str) -> bytes:
        try:
            with open(path, "rb") as file:
                data = file.read()
            return _core.json(data, printable(path), arguments.encoding, *options) + b"\n"
        except (OSError, ValueError) as error:
            return failure(path, error)
        except MemoryError:
            return failure(path, OSError(errno.ENOMEM, os.strerror(errno.ENOMEM)))

    return read


def _say(message: str) -> None:
    print(f"gongwen: {message}", file=sys.stderr)


def _quietly(rows: Iterator[bytes], journal: Journal, total: int) -> Iterator[bytes]:
    """Says now and then how far it is, where no bar does."""
    begin = last = time.monotonic()
    before = journal.done
    for row in rows:
        yield row
        now = time.monotonic()
        if now - last >= _QUIET_SECONDS:
            last = now
            rate = (journal.done - before) / (now - begin)
            left = (total - journal.done) / rate
            _say(f"{journal.done} of {total} files, {rate:.0f} a second, {left:.0f} s left")


def run(arguments: Arguments) -> int:
    """Reads all inputs into the output; the exit code.

    :raises Refused: if the run cannot begin.
    :raises OSError: if the output cannot be written.
    """
    own = (arguments.output, arguments.part, arguments.options_file)
    try:
        inputs = find(arguments.inputs, exclude=own, missing=True)
    except FileNotFoundError as error:
        raise Refused(str(error), USAGE) from None
    if os.path.lexists(arguments.output):
        if arguments.resume and not os.path.lexists(arguments.part):
            return _nothing_left(arguments, inputs)
        if not arguments.force and not arguments.resume:
            raise Refused(f"{arguments.output} exists: --force replaces it when all is done", USAGE)
        for path in inputs:
            if _is_same(path, arguments.output):
                raise Refused(f"{path} is an input, which the output would replace", USAGE)
    journal = Journal(arguments, inputs)
    try:
        return _run(arguments, inputs, journal)
    except KeyboardInterrupt as stop:
        journal.flush()
        _say(
            f"stopped with {journal.done} of {len(inputs)} inputs read; the same command with "
            "--resume goes on"
        )
        return SIGNAL + (stop.args[0] if stop.args else 2)
    finally:
        journal.close()


def _nothing_left(arguments: Arguments, inputs: list[str]) -> int:
    """The run was stopped between putting OUT in its place and saying so, or resumed too often."""
    names, failed = _written.names(arguments.output, arguments.kind, arguments.rows)
    why = _difference(names, [printable(path) for path in inputs])
    if not why and (changed := changed_since(inputs, arguments.output)):
        why = f"is older than {len(changed)} of the inputs, {printable(changed[0])} for one"
    if why:
        raise Refused(
            f"{arguments.output} is there, with nothing to resume, and {why}. "
            "--force without --resume replaces it",
            USAGE,
        )
    if not arguments.quiet:
        _say(f"{arguments.output} has the rows of all {len(inputs)} inputs: nothing is left to do")
    return UNREAD if failed else DONE


def _difference(names: list[str] | None, inputs: list[str]) -> str:
    """How the inputs whose rows are there differ from those that are asked for."""
    if names is None:
        return "is not of these inputs: it holds what is no row"
    for row, (have, want) in enumerate(zip(names, inputs), 1):
        if have != want:
            now = f"row {row} is of {have}, but that input is now {want}"
            return f"is not of these inputs: {now}"
    if len(names) < len(inputs):
        return f"is not of these inputs: it has no row of {inputs[len(names)]}"
    if len(names) > len(inputs):
        return f"is not of these inputs: it holds rows of more, of {names[len(inputs)]} for one"
    return ""


def _is_same(path: str, output: str) -> bool:
    try:
        return os.path.samefile(path, output)
    except (OSError, ValueError):
        return False


def _run(arguments: Arguments, inputs: list[str], journal: Journal) -> int:
    work = _object_of(arguments)
    if arguments.rows:
        work = RowReader(
            arguments.script, arguments.traditional, encoding=arguments.encoding
        ).file
    begin, before = time.monotonic(), journal.done
    if before and not arguments.quiet:
        _say(f"going on behind the {before} of {len(inputs)} inputs that are done")
        if journal.changed:
            _say(
                f"{len(journal.changed)} of them changed since, {printable(journal.changed[0])} "
                "for one: their rows are of what they held; --force without --resume begins anew"
            )
    rows = with_progress(
        in_order(work, inputs[before:], workers_of(arguments.jobs)),
        False if arguments.quiet else arguments.progress,
        total=len(inputs),
        unit="file",
        initial=before,
    )
    if not arguments.quiet and not arguments.progress and not sys.stderr.isatty():
        rows = _quietly(rows, journal, len(inputs))
    documents = empty = 0
    for row in rows:
        head = head_of(row[: row.index(b"\n") + 1], arguments.rows)
        if head is not None and head.failed:
            journal.failed += 1
            _say_failure(row, journal.failed, arguments.quiet)
        elif head is not None and head.empty:
            empty += 1
        else:
            documents += row.count(b"\n")
        journal.write(row)
    journal.finish()
    if not arguments.quiet:
        seconds, files = time.monotonic() - begin, len(inputs) - before
        earlier = f" after {before} earlier" if before else ""
        what = f"{documents} documents, {empty} files without; " if arguments.rows else ""
        _say(
            f"{files} files{earlier}, {journal.failed} not readable; {what}"
            f"{seconds:.1f} s, {files / max(seconds, 1e-9):.0f} files a second"
        )
    return UNREAD if journal.failed else DONE


def _say_failure(row: bytes, number: int, quiet: bool) -> None:
    if quiet or number > _FAILURES_SAID:
        return
    said: Any = json.loads(row)
    source = said.get("source", said)
    error = said["error"]
    _say(f"{source['name']}: {error['message'] if isinstance(error, dict) else error}")
    if number == _FAILURES_SAID:
        _say("further inputs that cannot be read are told in the output only")
