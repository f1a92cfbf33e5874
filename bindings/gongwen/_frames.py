"""Texts that are in a DataFrame already."""

from __future__ import annotations

from typing import Any

from gongwen._api import Script, Traditional
from gongwen._table import _pyarrow, _scalars, parse_values


def parse_column(
    frame: Any,
    column: str,
    *,
    name: str | None = None,
    workers: int | None = None,
    progress: bool | None = None,
    script: Script = "auto",
    traditional: Traditional = "standard",
    json: bool = False,
) -> Any:
    """Read the texts in a column of a DataFrame that is loaded already.

    :param frame: a pandas or polars DataFrame, an Arrow table, or whatever has the Arrow PyCapsule
        interface (a DuckDB relation).
    :param column: the column with the texts (``str``) or pages (``bytes``).
    :param name: the column whose values become ``name``, a key to join on; by default ``name`` is
        the position of the row: ``"0"``, ``"1"`` …
    :returns: the rows of :func:`read` as the same kind of frame: pandas, polars, else an Arrow
        table. Of pandas, the index is that of the row that a document came from, as often as it
        holds documents: ``frame.join(result, rsuffix="_read")`` puts them side by side.
    :raises KeyError: if there is no such column.
    :raises ValueError: if two columns have that name, or an option is none of those named.
    :raises TypeError: if ``frame`` is none of these.

    Other parameters are those of :func:`read`. A missing or broken value is a row with an
    ``error``.
    """
    options: dict[str, Any] = {
        "workers": workers,
        "progress": progress,
        "script": script,
        "traditional": traditional,
        "json": json,
    }
    module = type(frame).__module__.split(".")[0]
    if module not in ("pandas", "polars") and not hasattr(frame, "column_names"):
        if not hasattr(frame, "__arrow_c_stream__"):
            raise TypeError(f"expected a DataFrame or Arrow table, not {type(frame).__name__}")
        frame = _pyarrow().table(frame)
    columns = list(getattr(frame, "column_names", None) or frame.columns)
    for wanted in (column, name):
        if wanted is None:
            continue
        if wanted not in columns:
            raise KeyError(f"no column {wanted!r}; there are {', '.join(map(str, columns))}")
        if columns.count(wanted) > 1:
            raise ValueError(f"{columns.count(wanted)} columns are named {wanted!r}")
    if module == "pandas":
        return _of_pandas(frame, column, name, options)
    if module == "polars":
        import polars

        names = None if name is None else frame[name].to_list()
        return polars.from_arrow(parse_values(frame[column].to_list(), names=names, **options))
    names = None if name is None else frame.column(name).to_pylist()
    return parse_values(_scalars(frame.column(column)), names=names, **options)


def _of_pandas(frame: Any, column: str, name: str | None, options: dict[str, Any]) -> Any:
    out = parse_values(frame[column].tolist(), **options).to_pandas()
    rows = out["name"].astype(int).to_numpy()  # the position of the row that each came from
    if name is not None:
        out["name"] = frame[name].astype("string").to_numpy()[rows]
    out.index = frame.index[rows]
    return out
