"""What a batch is written as: lines of JSON, or tables that are made of them, and read again."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from typing import IO, Any

from gongwen import _columns
from gongwen._table import batches_of, schema


def _parquet(rows: IO[bytes], out: IO[bytes]) -> None:
    import pyarrow.parquet

    with pyarrow.parquet.ParquetWriter(out, schema(), compression="zstd") as writer:
        for batch in batches_of(_by_input(rows)):
            writer.write_batch(batch)


def _by_input(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Rows of one input at once."""
    waiting: list[bytes] = []
    for line in lines:
        if waiting and _is_first(line):
            yield b"".join(waiting)
            waiting.clear()
        waiting.append(line)
    if waiting:
        yield b"".join(waiting)


def _is_first(line: bytes) -> bool:
    """Whether a row is the first of its input."""
    return json.loads(line).get("document") in (None, 0)


def _csv(rows: IO[bytes], out: IO[bytes]) -> None:
    """What is a list is JSON in its cell."""
    text = io.TextIOWrapper(out, "utf-8", newline="")
    writer = csv.writer(text)
    columns = _columns.columns()
    writer.writerow([column.name for column in columns])
    number = -1
    for line in rows:
        row = json.loads(line)
        number += row.get("document") in (None, 0)
        row["row"] = number
        cells = [row.get(column.name) for column in columns]
        writer.writerow(
            [json.dumps(c, ensure_ascii=False) if isinstance(c, list) else c for c in cells]
        )
    text.flush()
    text.detach()


TABLES: dict[str, Callable[[IO[bytes], IO[bytes]], None]] = {"parquet": _parquet, "csv": _csv}
KINDS = ("jsonl", *TABLES)


def names(path: str, kind: str, rows: bool) -> tuple[list[str] | None, bool]:
    """The inputs whose rows a file has, in order, and whether one could not be read. None if it is
    no file of this kind."""
    out: list[str] = []
    failed = False
    try:
        for name, document, error in _heads(path, kind, rows):
            if error or document in (None, 0):
                out.append(name or "")
            failed = failed or error
    except (OSError, ValueError, KeyError, TypeError):
        return None, False
    return out, failed


def _heads(path: str, kind: str, rows: bool) -> Iterator[tuple[str | None, int | None, bool]]:
    """Of each row: name, number of the document, whether it is an error."""
    if kind == "parquet":
        import pyarrow.parquet

        with pyarrow.parquet.ParquetFile(path) as file:
            for batch in file.iter_batches(columns=["name", "document", "error"]):
                for row in batch.to_pylist():
                    yield row["name"], row["document"], row["error"] is not None
    elif kind == "csv":
        csv.field_size_limit(2**31 - 1)  # a body may be long
        with open(path, encoding="utf-8", newline="") as text:
            for cells in csv.DictReader(text):
                number = cells["document"]
                yield cells["name"], int(number) if number else None, bool(cells["error"])
    else:
        with open(path, "rb") as lines:
            for line in lines:
                said: dict[str, Any] = json.loads(line)
                if rows:
                    yield said["name"], said.get("document"), said.get("error") is not None
                else:
                    yield said["source"]["name"], None, "error" in said
