"""What is nested in the table, as tables of its own."""

from __future__ import annotations

from typing import Any, TypeVar

from gongwen._frames import library_of, to_pandas
from gongwen._table import _pyarrow, schema

# A table of Arrow, or a DataFrame of pandas or polars.
Frame = TypeVar("Frame")

# Of the input, not of a document.
_OF_INPUT = ("repairs", "diagnostics")
_CHILDREN = ("sections", "attachments", "contacts", "references", "dates", *_OF_INPUT)


def child_tables(frame: Frame, *, join: str | None = None) -> dict[str, Frame]:
    """Make a table of each list in the rows of :func:`read` and its like.

    >>> import gongwen
    >>> tables = gongwen.child_tables(gongwen.read("notices/plain_notice.txt"))
    >>> list(tables)
    ['documents', 'sections', 'attachments', 'contacts', 'references', 'dates', 'repairs', 'diagnostics']
    >>> tables["sections"].select(["row", "document", "id", "heading"]).to_pylist()[1]
    {'row': 0, 'document': 0, 'id': 1, 'heading': '重点任务'}

    :param frame: what :func:`read`, :func:`parse_values` or :func:`parse_column` gave, or some of
        its rows and columns, with ``row`` and ``document``: a table of Arrow, a DataFrame of
        pandas or polars.
    :param join: what to put between the entries of a list of strings, for files and databases
        that have no lists (CSV, SQLite, Excel); without it lists stay lists. Tables within a
        document become lines of cells, separated by tabs.
    :returns: ``documents`` (the other columns, a row for each document) and a table for each
        of ``sections``, ``attachments``, ``contacts``, ``references``, ``dates`` with the key
        (``row``, ``document``) of their document and ``id``, their number within it from 0; the
        ``parent`` of a section is the ``id`` of another. ``repairs`` and ``diagnostics`` are of
        the input and have ``row`` alone. All are of the kind that ``frame`` is.
    :raises KeyError: if ``row`` or ``document`` is missing.
    :raises TypeError: if ``frame`` is none of these.

    One line each, for a table of Arrow (``import pyarrow.csv, pyarrow.parquet, duckdb, sqlite3``):

    - Parquet: ``pyarrow.parquet.write_table(tables["sections"], "sections.parquet")``
    - CSV: ``pyarrow.csv.write_csv(child_tables(table, join="；")["documents"], "documents.csv")``
      (for Excel, ``file.write(b"\\xef\\xbb\\xbf")`` before it, and ``file`` instead of the name)
    - DuckDB: ``base.register("s", tables["sections"]).execute("create table sections as from s")``
    - SQLite, with pandas: ``child.to_pandas(integer_object_nulls=True).to_sql("sections", base)``
    """
    pa = _pyarrow()
    module = library_of(frame)
    table = _arrow(frame, module)
    for key in ("row", "document"):
        if key not in table.column_names:
            raise KeyError(f"no column {key!r}: it is the key of the tables")
    made: dict[str, list[Any]] = {}
    seen: dict[str, set[int]] = {name: set() for name in _OF_INPUT}
    for batch in table.to_batches() or [_empty(table)]:
        kept = [name for name in batch.schema.names if name not in _CHILDREN]
        made.setdefault("documents", []).append(batch.select(kept))
        for name in _CHILDREN:
            if name in batch.schema.names:
                made.setdefault(name, []).append(_entries(batch, name, seen.get(name)))
    out: dict[str, Any] = {}
    for name, batches in made.items():
        child = pa.Table.from_batches(batches)
        out[name] = _like(frame, module, child if join is None else _joined(child, join))
    return out


def _arrow(frame: Any, module: str) -> Any:
    """The rows as a table of Arrow, nested columns in the types of the schema."""
    pa = _pyarrow()
    if isinstance(frame, pa.Table):
        return frame
    if isinstance(frame, pa.RecordBatch):
        return pa.Table.from_batches([frame])
    if module == "polars":
        table = frame.to_arrow()
        return table.cast(pa.schema([_plain(field) for field in table.schema]))
    if module != "pandas":
        what = type(frame).__name__
        raise TypeError(f"expected what gongwen.read or parse_column gave, not {what}")
    have = list(frame.columns)
    whole = schema(
        json=True, confidence="title_confidence" in have, spans="document_begin_byte" in have
    )
    columns = {}
    for name in have:
        series = frame[name]
        known = name != "name" and name in whole.names
        if known and pa.types.is_date32(whole.field(name).type) and series.dtype.kind == "M":
            series = series.dt.date
        type_ = whole.field(name).type if known else None
        columns[str(name)] = pa.array(series, type_, from_pandas=True)
    return pa.table(columns)


def _plain(field: Any) -> Any:
    """A field of polars, whose strings and lists are large ones, as those of the schema."""
    pa = _pyarrow()

    def plain(kind: Any) -> Any:
        if pa.types.is_large_list(kind) or pa.types.is_list(kind):
            return pa.list_(plain(kind.value_type))
        if pa.types.is_struct(kind):
            return pa.struct([(inner.name, plain(inner.type)) for inner in kind])
        if pa.types.is_large_string(kind) or str(kind) == "string_view":
            return pa.string()
        return kind

    return field.with_type(plain(field.type))


def _empty(table: Any) -> Any:
    pa = _pyarrow()
    return pa.RecordBatch.from_arrays(
        [pa.array([], field.type) for field in table.schema], schema=table.schema
    )


def _entries(batch: Any, name: str, seen: set[int] | None) -> Any:
    """The entries of the lists in a column, each with the key of its row. Of what the input has,
    each of its documents repeats them: of inputs that were not seen yet."""
    pa = _pyarrow()
    import pyarrow.compute as pc

    column = batch.column(name)
    if seen is not None:
        firsts = []
        for at, row in enumerate(batch["row"].to_pylist()):
            if row not in seen:
                seen.add(row)
                firsts.append(at)
        batch = batch.take(pa.array(firsts, pa.int64()))
        column = batch.column(name)
    parents = pc.list_parent_indices(column)
    lengths = pc.list_value_length(column).to_pylist()
    ids = pa.array([i for length in lengths for i in range(length or 0)], pa.int32())
    entries = column.flatten()
    fields = [column.type.value_type.field(i) for i in range(column.type.value_type.num_fields)]
    out = {"row": batch["row"].take(parents)}
    if seen is None:
        out["document"] = batch["document"].take(parents)
        out["id"] = ids
    out.update({field.name: part for field, part in zip(fields, entries.flatten())})
    return pa.RecordBatch.from_arrays(list(out.values()), names=list(out))


def _joined(table: Any, separator: str) -> Any:
    """A table whose lists are texts."""
    pa = _pyarrow()
    for at, field in enumerate(table.schema):
        if pa.types.is_list(field.type):
            texts = [_text(value, separator) for value in table.column(at).to_pylist()]
            table = table.set_column(at, field.name, pa.array(texts, pa.string()))
    return table


def _text(value: Any, separator: str) -> str | None:
    """A list in one cell. Tables: cells between tabs, rows on lines, a line between tables."""
    if value is None:
        return None
    if value and isinstance(value[0], list):
        tables = ("\n".join("\t".join(cells) for cells in rows) for rows in value)
        return "\n\n".join(tables)
    return separator.join(str(entry) for entry in value)


def _like(frame: Any, module: str, table: Any) -> Any:
    """A table as the kind of frame that was given."""
    if module == "polars":
        import polars

        return polars.from_arrow(table)
    if module == "pandas":
        import pandas

        arrow = isinstance(frame["row"].dtype, pandas.ArrowDtype)
        return to_pandas(table, "pyarrow" if arrow else None)
    return table
