"""Many inputs at once: an Arrow table with a row for each document."""

from __future__ import annotations

import glob
import io
import json as json_module
import os
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, Union

from gongwen import _columns, _core
from gongwen._api import Input, Script, Traditional, _read

if TYPE_CHECKING:
    import pyarrow as pa

Paths = Union[str, "os.PathLike[str]", Iterable[Union[str, "os.PathLike[str]"]]]

# Rows are gathered up to about this many bytes of JSON, then become columns: large enough that
# columns are cheap, small enough that memory stays flat.
_BATCH_BYTES = 8 << 20
# Inputs handed out ahead of the one that is waited for, for each worker.
_AHEAD = 16


def _pyarrow() -> Any:
    try:
        import pyarrow
        import pyarrow.json
    except ImportError as error:  # pragma: no cover - depends on what is installed
        raise ImportError("tables need pyarrow: pip install 'gongwen[arrow]'") from error
    return pyarrow


def schema(*, json: bool = False) -> pa.Schema:
    """The Arrow schema of the table: fixed, one field for each column, with its meaning as metadata.

    :param json: with the column ``json``.
    """
    pa = _pyarrow()
    words = {
        "string": pa.string(),
        "int": pa.int32(),
        "bigint": pa.int64(),
        "boolean": pa.bool_(),
    }

    def kind(of: _columns.Type) -> Any:
        if isinstance(of, _columns.List):
            return pa.list_(kind(of.of))
        if isinstance(of, _columns.Struct):
            return pa.struct([(name, kind(inner)) for name, inner in of.fields])
        return words[of]

    return pa.schema(
        [
            pa.field(column.name, kind(column.type), metadata={"doc": column.doc})
            for column in _columns.columns(json)
        ]
    )


def find(paths: Paths) -> list[str]:
    """The files that ``paths`` names, in order: a file, a directory (all files below it, sorted; not
    hidden ones), a glob pattern (``**`` goes down), or several of these.

    :raises FileNotFoundError: if a path or pattern names nothing.
    """
    if isinstance(paths, (str, os.PathLike)):
        paths = [paths]
    out: list[str] = []
    for one in paths:
        path = os.fspath(one)
        if os.path.isdir(path):
            for folder, folders, files in os.walk(path):
                folders[:] = sorted(name for name in folders if not name.startswith("."))
                out += [os.path.join(folder, name) for name in sorted(files) if name[0] != "."]
        elif os.path.exists(path) or not glob.has_magic(path):
            # What does not exist is an error of its row when read, as when it vanishes meanwhile,
            # but what was never there is the caller's mistake.
            if not os.path.lexists(path):
                raise FileNotFoundError(f"no such file or directory: {path}")
            out.append(path)
        else:
            found = sorted(p for p in glob.glob(path, recursive=True) if os.path.isfile(p))
            if not found:
                raise FileNotFoundError(f"nothing matches {path}")
            out += found
    return out


def _printable(name: str | None) -> str | None:
    """A file's name may hold bytes that are no text: they are replaced."""
    return None if name is None else name.encode("utf-8", "replace").decode("utf-8")


class _Reader:
    """Makes rows of one input; what goes wrong is a row."""

    def __init__(self, script: Script, traditional: Traditional, json: bool) -> None:
        self._options = (script, traditional, json)
        _core.rows(b"", None, None, *self._options)  # a wrong option is the caller's mistake

    def file(self, path: str) -> bytes:
        try:
            with open(path, "rb") as file:
                data = file.read()
        except OSError as error:
            return self.failure(path, f"{error.strerror or error}")
        return self._rows(data, path, None)

    def value(self, name: str | None, value: object) -> bytes:
        if value is None or value != value:  # None, NaN and pandas' NA are no text
            return self.failure(name, "no text")
        if not isinstance(value, (str, bytes, bytearray, memoryview)):
            return self.failure(name, f"expected text or bytes, not {type(value).__name__}")
        source: Input = value
        data, _, encoding = _read(source, None, None)
        return self._rows(data, name, encoding)

    def _rows(self, data: bytes, name: str | None, encoding: str | None) -> bytes:
        try:
            return _core.rows(data, _printable(name), encoding, *self._options)
        except MemoryError:
            return self.failure(name, f"out of memory on {len(data)} bytes")

    @staticmethod
    def failure(name: str | None, error: str) -> bytes:
        return json_module.dumps({"name": _printable(name), "error": error}).encode() + b"\n"


def _batches(rows: Iterable[bytes], json: bool) -> Iterator[pa.RecordBatch]:
    """Gathers rows into batches of columns."""
    pa = _pyarrow()
    columns = schema(json=json)
    parse = pa.json.ParseOptions(explicit_schema=columns, unexpected_field_behavior="error")

    def batch(parts: list[bytes]) -> pa.RecordBatch:
        text = b"".join(parts)
        # One block: a row may be longer than any fixed size.
        read = pa.json.ReadOptions(use_threads=False, block_size=len(text) + 1)
        table = pa.json.read_json(io.BytesIO(text), read, parse)
        return table.select(columns.names).cast(columns).combine_chunks().to_batches()[0]

    parts: list[bytes] = []
    size = 0
    for row in rows:
        parts.append(row)
        size += len(row)
        if size >= _BATCH_BYTES:
            yield batch(parts)
            parts, size = [], 0
    if parts:
        yield batch(parts)


def _in_order(work: Any, items: Iterable[Any], workers: int) -> Iterator[bytes]:
    """``work`` on each item by ``workers`` threads, results in the order of the items, never more
    than a few ahead: memory does not grow with the number of items."""
    if workers == 1:
        yield from map(work, items)
        return
    from collections import deque

    with ThreadPoolExecutor(workers, thread_name_prefix="gongwen") as pool:
        waiting: deque[Any] = deque()
        try:
            for item in items:
                waiting.append(pool.submit(work, item))
                if len(waiting) >= workers * _AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


def _workers(workers: int | None) -> int:
    if workers is None:
        return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else (os.cpu_count() or 1)
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    return workers


def _with_progress(items: list[Any], progress: bool | None, unit: str) -> Iterable[Any]:
    """The items behind a progress bar: if asked for, or, left open, on a terminal."""
    if progress is False or (progress is None and not sys.stderr.isatty()):
        return items
    try:
        from tqdm.auto import tqdm
    except ImportError:
        if progress:
            raise ImportError("a progress bar needs tqdm: pip install 'gongwen[arrow]'") from None
        return items
    bar: Iterable[Any] = tqdm(items, unit=unit, smoothing=0.05)
    return bar


def read_batches(
    paths: Paths,
    *,
    workers: int | None = None,
    progress: bool | None = None,
    script: Script = "auto",
    traditional: Traditional = "standard",
    json: bool = False,
) -> pa.RecordBatchReader:
    """:func:`read`, a batch of rows at a time: for more documents than fit into memory.

    >>> import pyarrow.parquet as pq                                        # doctest: +SKIP
    >>> with gongwen.read_batches("pages/") as batches:                     # doctest: +SKIP
    ...     with pq.ParquetWriter("pages.parquet", batches.schema) as file:
    ...         for batch in batches:
    ...             file.write_batch(batch)

    Takes what :func:`read` takes. The reader is an Arrow stream (PyCapsule interface): DuckDB,
    polars and pyarrow take it as it is.
    """
    pa = _pyarrow()
    reader = _Reader(script, traditional, json)
    count = _workers(workers)
    files = find(paths)
    rows = _in_order(reader.file, _with_progress(files, progress, "file"), count)
    return pa.RecordBatchReader.from_batches(schema(json=json), _batches(rows, json))


def read(
    paths: Paths,
    *,
    workers: int | None = None,
    progress: bool | None = None,
    script: Script = "auto",
    traditional: Traditional = "standard",
    json: bool = False,
) -> pa.Table:
    """Read files into an Arrow table with a row for each document.

    :param paths: a file, a directory (all files below it), a glob pattern (``"pages/**/*.html"``), or
        several of these.
    :param workers: how many threads read; by default one for each core that this process may use.
        The interpreter's lock is released while the library works.
    :param progress: show a progress bar; by default on a terminal only.
    :param script: as in :func:`parse`.
    :param traditional: as in :func:`parse`.
    :param json: also a column ``json`` with what ``to_json()`` says of the input, in its first row.
    :returns: a table with the columns of :func:`schema`, documents in the order of the files and of
        reading, enclosed ones behind what encloses them. ``table.to_pandas()`` makes a DataFrame;
        polars and DuckDB take it through the Arrow PyCapsule interface.
    :raises FileNotFoundError: if a path or pattern names nothing.
    :raises ValueError: if an option is none of those named.

    A file that cannot be read is a row with an ``error``; a file without a document is a row whose
    ``document`` is null and whose ``diagnostics`` say why. Nothing stops the run.
    """
    batches = read_batches(
        paths,
        workers=workers,
        progress=progress,
        script=script,
        traditional=traditional,
        json=json,
    )
    return batches.read_all()


def parse_values(
    values: Iterable[object],
    *,
    names: Iterable[object] | None = None,
    workers: int | None = None,
    progress: bool | None = None,
    script: Script = "auto",
    traditional: Traditional = "standard",
    json: bool = False,
) -> pa.Table:
    """The table of :func:`read`, of texts (``str``) or pages (``bytes``) that are there already.

    :param values: the inputs; ``None`` and NaN become rows with an ``error``.
    :param names: the ``name`` of each; by default their positions 0, 1, 2 …
    """
    reader = _Reader(script, traditional, json)
    items = list(values)
    labels = [str(i) for i in range(len(items))] if names is None else [str(n) for n in names]
    if len(labels) != len(items):
        raise ValueError(f"{len(labels)} names for {len(items)} values")
    pairs = list(zip(labels, items))
    rows = _in_order(
        lambda pair: reader.value(*pair), _with_progress(pairs, progress, "text"), _workers(workers)
    )
    pa = _pyarrow()
    return pa.Table.from_batches(_batches(rows, json), schema=schema(json=json))


def parse_batches(
    batches: Iterable[pa.RecordBatch],
    column: str,
    *,
    name: str | None = None,
    script: Script = "auto",
    traditional: Traditional = "standard",
    json: bool = False,
) -> Iterator[pa.RecordBatch]:
    """Batches of inputs in, batches of rows out: what a worker of Spark, Ray or Dask runs.

    :param batches: with the texts (``str``) or pages (``bytes``) in ``column``.
    :param name: the column whose values become ``name``; without one it is null.
    """
    reader = _Reader(script, traditional, json)

    def rows() -> Iterator[bytes]:
        for batch in batches:
            texts = batch.column(column)
            labels = batch.column(name) if name is not None else [None] * len(texts)
            for text, label in zip(texts, labels):
                yield reader.value(None if label is None else str(label.as_py()), text.as_py())

    yield from _batches(rows(), json)


def parse_column(
    frame: Any,
    column: str,
    *,
    workers: int | None = None,
    progress: bool | None = None,
    script: Script = "auto",
    traditional: Traditional = "standard",
) -> Any:
    """Read the texts in a column of a DataFrame that is loaded already.

    :param frame: a pandas or polars DataFrame, or an Arrow table.
    :param column: the column with the texts (``str``) or pages (``bytes``).
    :returns: the rows of :func:`read` as the same kind of frame. Of pandas, the index is that of
        the row that a document came from (as often as it holds documents), so that
        ``frame.join(result)`` puts them side by side; of the others, ``name`` is the row's position.
    :raises KeyError: if there is no such column.
    """
    options: dict[str, Any] = {
        "workers": workers,
        "progress": progress,
        "script": script,
        "traditional": traditional,
    }
    names = list(getattr(frame, "columns", ())) if not hasattr(frame, "column_names") else frame.column_names
    if column not in names:
        raise KeyError(f"no column {column!r}; there are {', '.join(map(str, names))}")
    module = type(frame).__module__.split(".")[0]
    if module == "pandas":
        table = parse_values(frame[column].tolist(), **options)
        out = table.to_pandas()
        out.index = frame.index[out.pop("name").astype(int)]
        return out
    if module == "polars":
        import polars

        return polars.from_arrow(parse_values(frame[column].to_list(), **options))
    return parse_values(frame[column].to_pylist(), **options)
