"""Texts that are in a DataFrame already."""

from __future__ import annotations

import os
from collections.abc import Hashable, Iterable, Mapping
from typing import Any, Literal, Protocol, TypeVar, overload

from gongwen._api import Script, Traditional
from gongwen._columns import Form
from gongwen._find import shown
from gongwen._table import _pyarrow, is_frame, values_of, values_table, with_names

DtypeBackend = Literal["numpy_nullable", "pyarrow"]


class DataFrame(Protocol):
    """What a DataFrame of pandas or polars and a table of Arrow have and a column has not."""

    @property
    def columns(self) -> Any: ...
    @property
    def shape(self) -> Any: ...


Frame = TypeVar("Frame", bound=DataFrame)


@overload
def parse_column(
    frame: Frame,
    column: Hashable | None = None,
    *,
    name: Hashable | None = None,
    workers: int | None = None,
    progress: bool | None = None,
    encoding: str | None = None,
    script: Script = "auto",
    traditional: Traditional = "standard",
    json: bool = False,
    confidence: bool = False,
    spans: bool = False,
    main_only: bool = False,
    dtype_backend: DtypeBackend | None = None,
) -> Frame: ...
@overload
def parse_column(
    frame: Any,
    column: Hashable | None = None,
    *,
    name: Hashable | None = None,
    workers: int | None = None,
    progress: bool | None = None,
    encoding: str | None = None,
    script: Script = "auto",
    traditional: Traditional = "standard",
    json: bool = False,
    confidence: bool = False,
    spans: bool = False,
    main_only: bool = False,
    dtype_backend: DtypeBackend | None = None,
) -> Any: ...
def parse_column(
    frame: Any,
    column: Hashable | None = None,
    *,
    name: Hashable | None = None,
    workers: int | None = None,
    progress: bool | None = None,
    encoding: str | None = None,
    script: Script = "auto",
    traditional: Traditional = "standard",
    json: bool = False,
    confidence: bool = False,
    spans: bool = False,
    main_only: bool = False,
    dtype_backend: DtypeBackend | None = None,
) -> Any:
    """Read the texts in a column of a DataFrame that is loaded already.

    >>> import gongwen, pyarrow
    >>> pages = pyarrow.table({"url": [7], "content": ["关于放假的通知\\n各科室：\\n特此通知。\\n"]})
    >>> gongwen.parse_column(pages, "content", name="url").select(["row", "name", "title"]).to_pylist()
    [{'row': 0, 'name': 7, 'title': '关于放假的通知'}]

    :param frame: a DataFrame of pandas or polars, a LazyFrame, a table, batch, reader or data set
        of Arrow, a dict of columns, or whatever has the Arrow PyCapsule interface (a DuckDB
        relation). Or the texts alone: a Series, an array of Arrow, a list, a generator.
    :param column: the column with the texts (``str``) or pages (``bytes``); may be left out where
        there is but one.
    :param name: the column, or the level of the index of pandas, whose values become ``name`` in
        the type that they have; by default ``name`` is the position of the row: ``"0"``, ``"1"`` …
    :param dtype_backend: of pandas: ``"pyarrow"`` (the default where the column is of that kind)
        or ``"numpy_nullable"``. Without it whole numbers are nullable (``Int32``), days
        ``datetime64``.
    :returns: the rows of :func:`read` as the same kind of frame: pandas, polars (of a LazyFrame a
        DataFrame), else an Arrow table. Of pandas, the index is that of the row that a document
        came from, as often as it holds documents.
    :raises KeyError: if there is no such column.
    :raises ValueError: if two columns have that name, or an option is none of those named.
    :raises TypeError: if ``frame`` is none of these.

    Other parameters are those of :func:`read`. A missing or broken value is a row with an
    ``error``.

    **Joining back.** ``row`` is the position in ``frame`` (of Dask and Ray in the partition: there
    join on ``name``). A text may hold several documents, an
    index may have duplicates: so join on ``row``, never on the index.

    - pandas: ``frame.reset_index().merge(result, left_index=True, right_on="row",
      suffixes=("", "_read"))``
    - polars: ``polars.concat([frame[result["row"]], result.drop("name")], how="horizontal")``
    - Arrow: ``frame.take(result["row"])`` has the row of each document, in their order
    - with ``main_only=True`` there is one row for each text, in order:
      ``frame.assign(title=result["title"].array)``
    """
    options: dict[str, Any] = {
        "workers": workers,
        "progress": progress,
        "encoding": encoding,
        "script": script,
        "traditional": traditional,
        "form": Form(json, confidence, spans),
        "main_only": main_only,
        "stacklevel": 4,
    }
    if dtype_backend not in (None, "numpy_nullable", "pyarrow"):
        known = "numpy_nullable or pyarrow"
        raise ValueError(f"dtype_backend must be {known}, not {shown(dtype_backend)}")
    module = library_of(frame)
    if not isinstance(frame, Mapping) and not is_frame(frame):
        return _of_column(frame, module, column, name, options, dtype_backend)
    if module == "polars":
        return _of_polars(frame, column, name, options)
    if module == "pandas":
        return _of_pandas(frame, column, name, options, dtype_backend)
    if not isinstance(frame, Mapping):
        frame = _table_of(frame, column, name)
    columns = list(frame) if isinstance(frame, Mapping) else frame.column_names
    column = _wanted(column, columns)
    names = frame[_wanted(name, columns)] if name is not None else None
    if isinstance(frame, Mapping):
        return values_table(frame[column], names=names, **options)
    called = None if names is None else names.to_pylist()
    table = values_table(values_of(frame.column(column)), names=None, called=called, **options)
    return table if names is None else with_names(table, names)


def library_of(frame: object) -> str:
    """Whose a frame or column is, also where somebody made a class of their own of it: pandas,
    polars, pyarrow, else nothing."""
    roots = (cls.__module__.split(".")[0] for cls in type(frame).__mro__)
    return next((root for root in roots if root in ("pandas", "polars", "pyarrow")), "")


def _of_column(
    values: Any,
    module: str,
    column: object,
    name: object,
    options: dict[str, Any],
    backend: DtypeBackend | None,
) -> Any:
    """Of the texts alone: as if they were the only column."""
    what = type(values).__name__
    if column is not None and not isinstance(values, (str, bytes, os.PathLike)):
        raise TypeError(
            f"expected a DataFrame or Arrow table, not {what}; of texts alone leave out the column"
        )
    if name is not None and module != "pandas":
        raise TypeError(f"a {what} has no column {shown(name)} for the names")
    if module == "pandas" and hasattr(values, "to_frame"):
        return _of_pandas(values.to_frame(name="content"), "content", name, options, backend)
    table = values_table(values, names=None, **options)
    if module == "polars":
        import polars

        return polars.from_arrow(table)
    return table


def _wanted(column: Any, columns: list[Any], more: Iterable[Any] = ()) -> Any:
    """A column that is there once; of one alone also without its name."""
    if column is None:
        if len(columns) == 1:
            return columns[0]
        raise TypeError(f"say which column has the texts; there are {_listed(columns)}")
    if column not in columns and column not in more:
        raise KeyError(f"no column {shown(column)}; there are {_listed([*columns, *more])}")
    if columns.count(column) > 1:
        raise ValueError(f"{columns.count(column)} columns are named {shown(column)}")
    return column


def _listed(columns: list[Any]) -> str:
    shown_at_most = 20
    words = [str(column)[:40] for column in columns[:shown_at_most]]
    return ", ".join(words + ["…"] * (len(columns) > shown_at_most)) or "none"


def _table_of(frame: Any, column: Any, name: Any) -> Any:
    """An Arrow table of what is none yet; of a data set only the columns that are asked for."""
    pa = _pyarrow()
    if isinstance(frame, pa.Table):
        return frame
    if isinstance(frame, pa.RecordBatch):
        return pa.Table.from_batches([frame])
    if hasattr(frame, "to_table") and hasattr(frame, "schema"):
        known = frame.schema.names
        kept = [known.index(_wanted(one, known)) for one in (column, name) if one is not None]
        return frame.to_table(columns=[known[i] for i in sorted(set(kept))] or None)
    if hasattr(frame, "__arrow_c_stream__"):
        return pa.table(frame)
    raise TypeError(f"expected a DataFrame or Arrow table, not {type(frame).__name__}")


def _of_polars(frame: Any, column: Any, name: Any, options: dict[str, Any]) -> Any:
    import polars

    lazy = isinstance(frame, polars.LazyFrame)
    columns = frame.collect_schema().names() if lazy else frame.columns
    column = _wanted(column, columns)
    kept = {column} | ({_wanted(name, columns)} if name is not None else set())
    if lazy:
        frame = frame.select(sorted(kept)).collect()
    called = None if name is None else frame[name].to_list()
    table = values_table(frame[column].to_list(), names=None, called=called, **options)
    out: Any = polars.from_arrow(table)
    if name is None:
        return out
    return out.with_columns(frame[name].gather(out["row"]).alias("name"))


def _of_pandas(
    frame: Any, column: Any, name: Any, options: dict[str, Any], backend: DtypeBackend | None
) -> Any:
    import pandas

    columns, levels = list(frame.columns), [n for n in frame.index.names if n is not None]
    texts = frame[_wanted(column, columns)]
    if name is not None:
        _wanted(name, columns, levels)
    if backend is None and isinstance(texts.dtype, pandas.ArrowDtype):
        backend = "pyarrow"
    of: Any = None
    if name is not None:
        of = frame[name].array if name in columns else frame.index.get_level_values(name).array
    called = None if of is None else list(of)
    table = values_table(texts.tolist(), names=None, called=called, **options)
    out = to_pandas(table, backend)
    rows = out["row"].to_numpy(dtype="int64")
    if of is not None:
        out["name"] = of.take(rows)
    out.index = frame.index.take(rows)
    return out


def to_pandas(table: Any, backend: DtypeBackend | None) -> Any:
    """A DataFrame of an Arrow table, with nulls where numpy has no room for them."""
    import pandas

    pa = _pyarrow()
    if backend == "pyarrow":
        return table.to_pandas(types_mapper=pandas.ArrowDtype)
    types = {
        pa.int32(): pandas.Int32Dtype(),
        pa.int64(): pandas.Int64Dtype(),
        pa.bool_(): pandas.BooleanDtype(),
    }
    if backend == "numpy_nullable":
        types[pa.float64()] = pandas.Float64Dtype()
        types[pa.string()] = pandas.StringDtype()
    # Of nested numbers pandas would make floats where one is missing.
    return table.to_pandas(types_mapper=types.get, date_as_object=False, integer_object_nulls=True)
