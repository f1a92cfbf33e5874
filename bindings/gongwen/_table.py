"""Many inputs at once: an Arrow table with a row for each document."""

from __future__ import annotations

import io
import json as json_module
import os
import time
import warnings
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from gongwen import _columns, _core
from gongwen._api import Script, Traditional, charset_of, data_of, options_of
from gongwen._cache import Cache, CachePath
from gongwen._columns import Form
from gongwen._find import NOT_FETCHED, Path, Paths, find, is_like_path, is_url, shown
from gongwen._work import LOG, in_order, with_progress, workers_of

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


def schema(*, json: bool = False, confidence: bool = False, spans: bool = False) -> pa.Schema:
    """The Arrow schema of the table: fixed, with the meaning of each column as its metadata.

    >>> import gongwen
    >>> gongwen.schema().field("title").metadata[b"doc"].decode()
    '标题, on one line'

    :param json: with the column ``json``.
    :param confidence: with ``title_confidence`` and its like: see :func:`read`.
    :param spans: with ``title_begin_byte``, ``title_end_byte`` and their like: see :func:`read`.

    A column is one of: ``string``, ``int32``, ``int64`` (``row``, ``bytes``), ``double``
    (confidences), ``date32`` (``date_day`` …), a list of these, or a list of flat structs
    (``sections``, ``attachments``, ``contacts`` …). ``row`` is never null. What a document does not
    have is null, but a list that has no entries is empty: lists are null in rows with an ``error``,
    and those of a document also where the input has no document. Dates are strings in ISO 8601 to
    the precision that the text gives (``2024-09-02``, ``2024-09``); beside each stands the day
    (``date_day``), null where the text gives none: ``date.notna() & date_day.isna()`` are those.
    """
    return _schema(Form(json, confidence, spans))


def _schema(form: Form, *, row: bool = True) -> Any:
    pa = _pyarrow()
    words = {
        "string": pa.string(),
        "int": pa.int32(),
        "bigint": pa.int64(),
        "boolean": pa.bool_(),
        "double": pa.float64(),
        "date": pa.date32(),
    }

    def kind(of: _columns.Type) -> Any:
        if isinstance(of, _columns.List):
            return pa.list_(kind(of.of))
        if isinstance(of, _columns.Struct):
            return pa.struct([(name, kind(inner)) for name, inner in of.fields])
        return words[of]

    return pa.schema(
        [
            pa.field(
                column.name,
                kind(column.type),
                nullable=not column.required,
                metadata={"doc": column.doc},
            )
            for column in _columns.columns(form, row=row)
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
        self,
        script: Script,
        traditional: Traditional,
        form: Form = Form(),
        encoding: str | None = None,
    ) -> None:
        self._options = (*options_of(script, traditional), *form)
        self._encoding = charset_of(encoding)

    @property
    def options(self) -> tuple[object, ...]:
        """All that rows depend on beside their input."""
        return (_core.__version__, self._encoding, *self._options)

    def file(self, path: Path) -> bytes:
        """The rows of a file."""
        name = printable(os.fsdecode(path))
        data, error = self._contents(path)
        return self.failure(name, error) if data is None else self._rows(data, name)

    def cached(self, path: Path, cache: Cache) -> tuple[bytes, bytes | None]:
        """The rows of a file, and the key to keep them under if they are new."""
        name = printable(os.fsdecode(path))
        data, error = self._contents(path)
        if data is None:
            return self.failure(name, error), None
        key = cache.key(name, data)
        have = cache.get(key)
        return (have, None) if have is not None else (self._rows(data, name), key)

    @staticmethod
    def _contents(path: Path) -> tuple[bytes | None, str]:
        """What a file holds, or why it cannot be read."""
        try:
            with open(path, "rb") as file:
                return file.read(), ""
        except (OSError, ValueError) as error:  # ValueError: a NUL in the path
            if is_url(os.fsdecode(path)):
                return None, NOT_FETCHED
            return None, getattr(error, "strerror", None) or str(error)
        except MemoryError:
            return None, "out of memory when it was read"

    def value(self, name: str | None, value: object) -> bytes:
        """The rows of a text or page that is there already."""
        if not isinstance(value, (str, bytes)) and hasattr(value, "as_py"):  # a scalar of Arrow
            value = value.as_py()
        if _is_missing(value):
            return self.failure(name, "no text")
        if isinstance(value, str):
            return self._rows(data_of(value), name, text=True)
        if isinstance(value, (bytes, bytearray, memoryview)):
            return self._rows(bytes(value), name, text=isinstance(value, Utf8))
        return self.failure(name, f"expected text or bytes, not {type(value).__name__}")

    def _rows(self, data: bytes, name: str | None, *, text: bool = False) -> bytes:
        try:
            return _core.rows(data, name, None if text else self._encoding, *self._options)
        except MemoryError:
            return self.failure(name, f"out of memory on {len(data)} bytes")

    @staticmethod
    def failure(name: str | None, error: str) -> bytes:
        """The row of an input that cannot be read."""
        said = {"name": name, "error": error}
        row = json_module.dumps(said, ensure_ascii=False, separators=(",", ":"))
        return row.encode("utf-8", "replace") + b"\n"


class Utf8(bytes):
    """The bytes of a text, which no charset is declared for."""

    __slots__ = ()


def _is_missing(value: object) -> bool:
    """None, NaN, and what pandas calls NA and NaT, which cannot be compared."""
    if isinstance(value, float):
        return value != value
    return value is None or type(value).__name__ in ("NAType", "NaTType")


def batches_of(
    rows: Iterable[bytes], form: Form = Form(), *, main_only: bool = False
) -> Iterator[pa.RecordBatch]:
    """Gathers rows into batches of columns.

    :param rows: of each input all rows at once.
    """
    pa = _pyarrow()
    whole, written = _schema(form), _schema(form, row=False)
    # JSON has no days: they are read as strings.
    as_text = pa.schema([pa.field(f.name, _without_days(f.type)) for f in written])
    parse = pa.json.ParseOptions(explicit_schema=as_text, unexpected_field_behavior="error")

    def batch(parts: list[bytes], counts: list[int], first: int) -> Any:
        text = b"".join(parts)
        # One block: a row may be longer than any fixed size.
        read = pa.json.ReadOptions(use_threads=False, block_size=len(text) + 1)
        table = pa.json.read_json(io.BytesIO(text), read, parse)
        table = table.select(written.names).cast(written).combine_chunks()
        numbers = pa.array([first + i for i, n in enumerate(counts) for _ in range(n)], pa.int64())
        table = pa.table([numbers, *table.columns], schema=whole)
        if main_only:
            whole_input = table["json"] if form.json else None
            table = table.take(_main(table["role"].to_pylist(), counts))
            if whole_input is not None:  # it stands in the first row, which may not be the one
                firsts = pa.array([0, *accumulate(counts[:-1])], pa.int64())
                at = table.schema.get_field_index("json")
                table = table.set_column(at, whole.field("json"), whole_input.take(firsts))
        return table.combine_chunks().to_batches()[0]

    parts: list[bytes] = []
    counts: list[int] = []
    size = first = 0
    for row in rows:
        parts.append(row)
        counts.append(row.count(b"\n"))
        size += len(row)
        if size >= _BATCH_BYTES:
            yield batch(parts, counts, first)
            first += len(parts)
            parts, counts, size = [], [], 0
    if parts:
        yield batch(parts, counts, first)


def _without_days(kind: Any) -> Any:
    """A type with strings for its days."""
    pa = _pyarrow()
    if pa.types.is_date32(kind):
        return pa.string()
    if pa.types.is_list(kind):
        return pa.list_(_without_days(kind.value_type))
    if pa.types.is_struct(kind):
        return pa.struct([(field.name, _without_days(field.type)) for field in kind])
    return kind


def _main(roles: list[str | None], counts: list[int]) -> list[int]:
    """Of each input the row of its first main document, else its first."""
    out = []
    at = 0
    for count in counts:
        own = roles[at : at + count]
        out.append(at + (own.index("main") if "main" in own else 0))
        at += count
    return out


def read_batches(
    paths: Paths,
    *,
    workers: int | None = None,
    progress: bool | None = None,
    encoding: str | None = None,
    script: Script = "auto",
    traditional: Traditional = "standard",
    json: bool = False,
    confidence: bool = False,
    spans: bool = False,
    main_only: bool = False,
    cache: CachePath | None = None,
) -> pa.RecordBatchReader:
    """:func:`read`, a batch of rows at a time: for more documents than fit into memory.

    >>> import gongwen
    >>> import pyarrow.parquet as pq
    >>> with gongwen.read_batches("notices/") as batches:
    ...     with pq.ParquetWriter("notices.parquet", batches.schema) as file:
    ...         for batch in batches:
    ...             file.write_batch(batch)

    Takes what :func:`read` takes. The reader is an Arrow stream (PyCapsule interface): DuckDB,
    polars and pyarrow take it as it is, once. Rows are read as they are asked for, some dozen files
    ahead.
    """
    pa = _pyarrow()
    form = Form(json, confidence, spans)
    reader = RowReader(script, traditional, form, encoding)
    count = workers_of(workers)
    files = find(paths, missing=not isinstance(paths, (str, os.PathLike)))
    if cache is None:
        done = in_order(reader.file, files, count)
    else:
        done = _with_cache(reader, files, count, Cache(cache, reader.options))
    rows = with_progress(_told(done, files), progress, total=len(files), unit="file")
    batches = batches_of(rows, form, main_only=main_only)
    return pa.RecordBatchReader.from_batches(_schema(form), batches)


def _with_cache(
    reader: RowReader, files: list[str], workers: int, cache: Cache
) -> Iterator[bytes]:
    """The rows of files, those that are there not made again."""
    try:
        for rows, key in in_order(lambda path: reader.cached(path, cache), files, workers):
            if key is not None:
                cache.put(key, rows)
            yield rows
    finally:
        cache.close()


def _told(rows: Iterator[bytes], files: list[str]) -> Iterator[bytes]:
    """Rows of files, with what the log is told of them."""
    LOG.info("reading %d files", len(files))
    begin = time.monotonic()
    done = failed = documents = 0
    try:
        for path, row in zip(files, rows):
            if b'"error":' in row[: row.find(b"\n")] and (why := _error_of(row)) is not None:
                failed += 1
                LOG.warning("%s: %s", printable(path), why)
            else:
                documents += row.count(b"\n")
            done += 1
            yield row
    finally:
        LOG.info(
            "%d of %d files read in %.1f s: %d not readable, %d rows of the others",
            done,
            len(files),
            time.monotonic() - begin,
            failed,
            documents,
        )


def _error_of(row: bytes) -> str | None:
    """Why an input could not be read, if it could not."""
    if not row.startswith(b'{"name":'):
        return None
    said = json_module.loads(row[: row.index(b"\n")])
    error: str | None = said.get("error")
    return error


def read(
    paths: Paths,
    *,
    workers: int | None = None,
    progress: bool | None = None,
    encoding: str | None = None,
    script: Script = "auto",
    traditional: Traditional = "standard",
    json: bool = False,
    confidence: bool = False,
    spans: bool = False,
    main_only: bool = False,
    cache: CachePath | None = None,
) -> pa.Table:
    """Read files into an Arrow table with a row for each document.

    >>> import gongwen
    >>> table = gongwen.read("notices/plain_notice.txt")
    >>> table.select(["row", "number", "date_day"]).to_pylist()
    [{'row': 0, 'number': '云政发〔2024〕18号', 'date_day': datetime.date(2024, 9, 12)}]

    :param paths: a file, a directory (all files below it but hidden ones), a glob pattern
        (``"pages/**/*.html"``), or several of these. ``~`` is the home; nothing is fetched.
    :param workers: how many threads read; by default one for each core that this process may use.
        The interpreter's lock is released while the library works.
    :param progress: show a progress bar; by default on a terminal, and in a notebook that has
        ipywidgets.
    :param encoding: charset that the senders declared: evidence, as in :func:`parse`.
    :param script: as in :func:`parse`.
    :param traditional: as in :func:`parse`.
    :param json: also a column ``json`` with what ``to_json()`` says of the input, in its first row.
    :param confidence: also how sure each part is, in [0, 1]: ``title_confidence`` …, lists of them
        beside lists (``addressees_confidence``), a field ``confidence`` in what is nested.
    :param spans: also where each part stands in the bytes of the file: ``title_begin_byte`` and
        ``title_end_byte`` (behind it) …, lists beside lists, fields ``begin_byte`` and
        ``end_byte`` in what is nested; ``document_begin_byte`` … for the whole.
    :param main_only: one row for each file, that of its first document whose ``role`` is ``main``
        (else its first); the others are left out.
    :param cache: a file that keeps the rows of each file as they are read: the next call with it
        takes from there what holds the same, so that a run which was stopped goes on.
    :returns: a table with the columns of :func:`schema`, documents in the order of the files and of
        reading, enclosed ones behind what encloses them. ``table.to_pandas()`` makes a DataFrame
        (with ``types_mapper=pandas.ArrowDtype`` one whose whole numbers may be missing); polars and
        DuckDB take it through the Arrow PyCapsule interface.
    :raises FileNotFoundError: if a path or pattern names nothing, or is a URL. Among several, a
        path that is not there is a row with an ``error``.
    :raises ValueError: if an option is none of those named.
    :raises OSError: if ``cache`` cannot be written.
    :raises ImportError: if pyarrow is not there.

    A file that cannot be read is a row with an ``error``; a file without a document is a row whose
    ``document`` is null and whose ``diagnostics`` say why. Nothing stops the run but Ctrl-C, which
    waits for the files in hand alone. ``logging.getLogger("gongwen")`` is told what is begun and
    done (INFO) and what cannot be read (WARNING).
    """
    batches = read_batches(
        paths,
        workers=workers,
        progress=progress,
        encoding=encoding,
        script=script,
        traditional=traditional,
        json=json,
        confidence=confidence,
        spans=spans,
        main_only=main_only,
        cache=cache,
    )
    return batches.read_all()


def parse_values(
    values: Iterable[object],
    *,
    names: Iterable[object] | None = None,
    workers: int | None = None,
    progress: bool | None = None,
    encoding: str | None = None,
    script: Script = "auto",
    traditional: Traditional = "standard",
    json: bool = False,
    confidence: bool = False,
    spans: bool = False,
    main_only: bool = False,
) -> pa.Table:
    """The table of :func:`read`, of texts (``str``) or pages (``bytes``) that are there already.

    >>> import gongwen
    >>> texts = ["关于放假的通知\\n各科室：\\n特此通知。\\n", None]
    >>> gongwen.parse_values(texts).select(["row", "title", "error"]).to_pylist()
    [{'row': 0, 'title': '关于放假的通知', 'error': None}, {'row': 1, 'title': None, 'error': 'no text'}]

    :param values: the inputs: a list, a generator, a column of pandas, polars or Arrow; ``None``,
        NaN and what is neither text nor bytes become rows with an ``error``.
    :param names: the ``name`` of each, whose type is kept; by default their positions as strings.
    :raises TypeError: if ``values`` is one text, a file, a table or no collection at all.
    :raises ValueError: if there are not as many names as values.

    Other parameters are those of :func:`read`; ``encoding`` is of the ``bytes`` among the values.
    """
    return values_table(
        values,
        names=names,
        workers=workers,
        progress=progress,
        encoding=encoding,
        script=script,
        traditional=traditional,
        form=Form(json, confidence, spans),
        main_only=main_only,
        stacklevel=3,
    )


def values_table(
    values: Iterable[object],
    *,
    names: Iterable[object] | None,
    workers: int | None,
    progress: bool | None,
    encoding: str | None,
    script: Script,
    traditional: Traditional,
    form: Form,
    main_only: bool,
    stacklevel: int,
    called: Iterable[object] | None = None,
) -> Any:
    """The table of :func:`parse_values`, for a function whose caller is to be warned, and which puts
    the names into the table itself: then ``called`` is what each input is called in its JSON."""
    pa = _pyarrow()
    reader = RowReader(script, traditional, form, encoding)
    items = _items(values)
    given = None if names is None else list(_items(names))
    told = given if called is None else list(called)
    labels: list[Any] = list(range(len(items))) if told is None else told
    if len(labels) != len(items):
        raise ValueError(f"{len(labels)} names for {len(items)} values")
    _warn_of_paths(items, stacklevel)
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
    batches = batches_of(rows, form, main_only=main_only)
    table = pa.Table.from_batches(batches, schema=_schema(form))
    if given is None or all(name is None or isinstance(name, str) for name in given):
        return table
    try:
        typed = pa.array(given, from_pandas=True)
    except (pa.ArrowInvalid, pa.ArrowTypeError, pa.ArrowNotImplementedError):
        return table  # of several types: as strings
    return with_names(table, typed)


def with_names(table: Any, names: Any) -> Any:
    """A table whose ``name`` is that of the row in an Arrow array, in its type."""
    at = table.schema.get_field_index("name")
    field = table.schema.field(at).with_type(names.type)
    return table.set_column(at, field, names.take(table["row"]))


def _items(values: Any) -> list[object]:
    """The values of a column, one by one.

    :raises TypeError: if it is none.
    """
    what = type(values).__name__
    if isinstance(values, (str, bytes, bytearray, memoryview)):
        raise TypeError(
            f"expected several texts, not one {what}: gongwen.parse reads one, [text] is a list "
            "with one"
        )
    if isinstance(values, os.PathLike) or hasattr(values, "read"):
        raise TypeError(f"expected texts, not a {what}: gongwen.read reads files by their paths")
    if isinstance(values, Mapping) or is_frame(values):
        raise TypeError(
            f"expected texts, not a {what}: gongwen.parse_column(frame, column) reads one of its "
            "columns"
        )
    if type(values).__module__.split(".")[0] == "pyarrow" and hasattr(values, "type"):
        return list(_scalars(values))
    if hasattr(values, "to_list"):  # of polars and pandas
        values = values.to_list()
    elif hasattr(values, "__arrow_c_array__"):
        values = _scalars(_pyarrow().array(values))
    if not isinstance(values, Iterable):
        raise TypeError(f"expected several texts, not {what}")
    return list(values)


def values_of(column: Any) -> list[object]:
    """The values of a column of Arrow."""
    return list(_scalars(column))


def is_frame(values: object) -> bool:
    """Whether something has columns."""
    kind = type(values)  # a LazyFrame reckons out its columns when it is asked itself
    return (
        hasattr(kind, "columns")  # frames of pandas and polars, relations of DuckDB
        or hasattr(kind, "column_names")  # tables of Arrow
        or (hasattr(kind, "schema") and not hasattr(kind, "type"))  # readers, data sets
    )


def _warn_of_paths(items: list[object], stacklevel: int) -> None:
    """Says so where texts are no notices but where they are: of the first that is there."""
    first = next((item for item in items if not _is_missing(item)), None)
    if isinstance(first, bytes) and len(first) < 1024:
        first = first.decode("utf-8", "replace")
    if isinstance(first, str) and (is_url(first) or is_like_path(first)):
        what = "URL" if is_url(first) else "path"
        warnings.warn(
            f"{shown(first)} looks like a {what}, but values are read as texts: gongwen.read reads "
            "files, and nothing is fetched",
            UserWarning,
            stacklevel=stacklevel + 1,
        )


def _label(name: object) -> str | None:
    if _is_missing(name):
        return None
    return printable(name) if isinstance(name, str) else str(name)


def parse_batches(
    batches: Iterable[pa.RecordBatch],
    column: str,
    *,
    name: str | None = None,
    encoding: str | None = None,
    script: Script = "auto",
    traditional: Traditional = "standard",
    json: bool = False,
    confidence: bool = False,
    spans: bool = False,
    main_only: bool = False,
) -> Iterator[pa.RecordBatch]:
    """Batches of inputs in, batches of rows out: what a worker of Spark, Ray or Dask runs.

    >>> import gongwen, pyarrow
    >>> texts = {"content": ["关于放假的通知\\n各科室：\\n特此通知。\\n"]}
    >>> pages = pyarrow.RecordBatch.from_pydict(texts)
    >>> [batch.column("title").to_pylist() for batch in gongwen.parse_batches([pages], "content")]
    [['关于放假的通知']]

    :param batches: with the texts (``str``) or pages (``bytes``) in ``column``.
    :param name: the column whose values, as strings, become ``name``; without one it is null.
    :returns: batches of the columns of :func:`schema`; ``row`` counts through all batches.

    Other parameters are those of :func:`read`.
    """
    form = Form(json, confidence, spans)
    reader = RowReader(script, traditional, form, encoding)

    def rows() -> Iterator[bytes]:
        for batch in batches:
            texts = _scalars(batch.column(column))
            labels: Iterable[object] = [None] * len(batch)
            if name is not None:
                labels = _scalars(batch.column(name))
            for text, label in zip(texts, labels):
                if isinstance(label, bytes):
                    label = label.decode("utf-8", "replace")
                yield reader.value(_label(label), text)

    yield from batches_of(rows(), form, main_only=main_only)


def _scalars(column: Any) -> Iterator[object]:
    """The values of an Arrow column. Texts come as their bytes, which a broken source may have
    filled with what is no UTF-8."""
    pa = _pyarrow()
    if pa.types.is_dictionary(column.type):
        column = column.cast(column.type.value_type)
    kind = column.type
    text = True
    if pa.types.is_string(kind):
        column = column.cast(pa.binary())
    elif pa.types.is_large_string(kind):
        column = column.cast(pa.large_binary())
    elif str(kind) == "string_view":
        column = column.cast(pa.large_string()).cast(pa.large_binary())
    else:
        text = False
    for scalar in column:
        value = scalar.as_py()
        yield Utf8(value) if text and value is not None else value
