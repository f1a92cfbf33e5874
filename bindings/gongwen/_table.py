"""Many inputs at once: an Arrow table with a row for each document."""

from __future__ import annotations

import io
import json as json_module
import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from gongwen import _columns, _core
from gongwen._api import Input, Script, Traditional, _read
from gongwen._find import Path, Paths, find
from gongwen._work import in_order, with_progress, workers_of

if TYPE_CHECKING:
    import pyarrow as pa

# Rows are gathered up to about this many bytes of JSON, then become columns: large enough that
# columns are cheap, small enough that memory stays flat.
_BATCH_BYTES = 8 << 20


def _pyarrow() -> Any:
    try:
        import pyarrow
        import pyarrow.json
    except ImportError as error:
        raise ImportError("tables need pyarrow: pip install 'gongwen[arrow]'") from error
    return pyarrow


def schema(*, json: bool = False) -> pa.Schema:
    """The Arrow schema of the table: fixed, with the meaning of each column as its metadata.

    :param json: with the column ``json``.

    A column is one of: ``string``, ``int32``, ``int64`` (``bytes``), a list of strings, or a list
    of flat structs (``sections``, ``attachments``, ``contacts`` …). What a document does not have
    is null, but a list that has no entries is empty: lists are null in rows with an ``error``, and
    those of a document also where the input has no document. Dates are strings in ISO 8601 to the
    precision that the text gives (``2024-09-02``, ``2024-09``), since Arrow's dates are always
    days: ``pandas.to_datetime(df.date, format="%Y-%m-%d", errors="coerce")`` gives the whole ones.

    >>> for field in gongwen.schema():                                      # doctest: +SKIP
    ...     print(field.name, field.type, field.metadata[b"doc"].decode())
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


def printable(name: str) -> str:
    """A name as it stands in a row: a file's may hold bytes that are no text."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


class RowReader:
    """Makes the rows of one input, as lines of JSON; what goes wrong is a row.

    :raises ValueError: if an option is none of those that :func:`parse` names.
    """

    def __init__(
        self, script: Script, traditional: Traditional, json: bool, encoding: str | None = None
    ) -> None:
        self._options = (script, traditional, json)
        self._encoding = encoding
        _core.rows(b"", None, None, *self._options)  # a wrong option is the caller's mistake

    def file(self, path: Path) -> bytes:
        """The rows of a file."""
        name = printable(os.fsdecode(path))
        try:
            with open(path, "rb") as file:
                data = file.read()
        except (OSError, ValueError) as error:  # ValueError: a NUL in the path
            return self.failure(name, getattr(error, "strerror", None) or str(error))
        except MemoryError:
            return self.failure(name, "out of memory when it was read")
        return self._rows(data, name, self._encoding)

    def value(self, name: str | None, value: object) -> bytes:
        """The rows of a text or page that is there already."""
        if _is_missing(value):
            return self.failure(name, "no text")
        if not isinstance(value, (str, bytes, bytearray, memoryview)):
            return self.failure(name, f"expected text or bytes, not {type(value).__name__}")
        source: Input = value
        data, _, encoding = _read(source, None, None)
        return self._rows(data, name, encoding)

    def _rows(self, data: bytes, name: str | None, encoding: str | None) -> bytes:
        try:
            return _core.rows(data, name, encoding, *self._options)
        except MemoryError:
            return self.failure(name, f"out of memory on {len(data)} bytes")

    @staticmethod
    def failure(name: str | None, error: str) -> bytes:
        """The row of an input that cannot be read."""
        said = {"name": name, "error": error}
        row = json_module.dumps(said, ensure_ascii=False, separators=(",", ":"))
        return row.encode("utf-8", "replace") + b"\n"


def _is_missing(value: object) -> bool:
    """None, NaN, and what pandas calls NA and NaT, which cannot be compared."""
    if isinstance(value, float):
        return value != value
    return value is None or type(value).__name__ in ("NAType", "NaTType")


def batches_of(rows: Iterable[bytes], json: bool = False) -> Iterator[pa.RecordBatch]:
    """Gathers rows into batches of columns."""
    pa = _pyarrow()
    columns = schema(json=json)
    parse = pa.json.ParseOptions(explicit_schema=columns, unexpected_field_behavior="error")

    def batch(parts: list[bytes]) -> Any:
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
    polars and pyarrow take it as it is, once. Rows are read as they are asked for, some dozen files
    ahead.
    """
    pa = _pyarrow()
    reader = RowReader(script, traditional, json)
    count = workers_of(workers)
    files = find(paths)
    rows = with_progress(
        in_order(reader.file, files, count), progress, total=len(files), unit="file"
    )
    return pa.RecordBatchReader.from_batches(schema(json=json), batches_of(rows, json))


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

    :param paths: a file, a directory (all files below it but hidden ones), a glob pattern
        (``"pages/**/*.html"``), or several of these.
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
    :raises ImportError: if pyarrow is not there.

    A file that cannot be read is a row with an ``error``; a file without a document is a row whose
    ``document`` is null and whose ``diagnostics`` say why. Nothing stops the run but Ctrl-C, which
    waits for the files in hand alone.
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

    :param values: the inputs; ``None``, NaN and what is neither text nor bytes become rows with an
        ``error``.
    :param names: the ``name`` of each; by default their positions 0, 1, 2 …
    :raises ValueError: if there are not as many names as values.
    """
    pa = _pyarrow()
    reader = RowReader(script, traditional, json)
    items = list(values)
    labels = range(len(items)) if names is None else list(names)
    if len(labels) != len(items):
        raise ValueError(f"{len(labels)} names for {len(items)} values")
    rows = with_progress(
        in_order(
            lambda pair: reader.value(_label(pair[0]), pair[1]),
            zip(labels, items),
            workers_of(workers),
        ),
        progress,
        total=len(items),
        unit="text",
    )
    return pa.Table.from_batches(batches_of(rows, json), schema=schema(json=json))


def _label(name: object) -> str | None:
    if _is_missing(name):
        return None
    return printable(name) if isinstance(name, str) else str(name)


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
    reader = RowReader(script, traditional, json)

    def rows() -> Iterator[bytes]:
        for batch in batches:
            texts = _scalars(batch.column(column))
            labels = _scalars(batch.column(name)) if name is not None else [None] * len(batch)
            for text, label in zip(texts, labels):
                if isinstance(label, bytes):
                    label = label.decode("utf-8", "replace")
                yield reader.value(_label(label), text)

    yield from batches_of(rows(), json)


def _scalars(column: Any) -> Iterator[object]:
    """The values of an Arrow column. Texts come as their bytes, which a broken source may have
    filled with what is no UTF-8."""
    pa = _pyarrow()
    kind = column.type
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
        column = column.cast(kind)
    if pa.types.is_string(kind):
        column = column.cast(pa.binary())
    elif pa.types.is_large_string(kind):
        column = column.cast(pa.large_binary())
    for scalar in column:
        yield scalar.as_py()
