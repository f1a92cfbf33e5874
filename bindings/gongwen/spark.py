"""The table of :func:`gongwen.read` on Spark: the same rows, on as many machines as there are.

>>> from gongwen import spark as gs                                         # doctest: +SKIP
>>> rows = gs.read(session, "hdfs:///pages/*.html")                         # doctest: +SKIP
>>> rows = gs.parse_column(frame, "content", name="url")                    # doctest: +SKIP
>>> rows.select("number", "title", "date").write.parquet("notices.parquet") # doctest: +SKIP

Rows come by ``mapInArrow`` (Spark 3.3 or later), so every worker needs gongwen and pyarrow. Texts
are read where they lie: a batch in, a batch out, one parser for each worker, nothing collected.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gongwen import _columns
from gongwen._api import Script, Traditional
from gongwen._table import parse_batches

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession


def ddl(*, json: bool = False) -> str:
    """The schema of the rows as Spark writes it: ``name STRING, error STRING, …``."""
    return _columns.ddl(json)


def parse_column(
    frame: DataFrame,
    column: str,
    *,
    name: str | None = None,
    script: Script = "auto",
    traditional: Traditional = "standard",
    json: bool = False,
) -> DataFrame:
    """Read the texts (``string``) or pages (``binary``) in a column.

    :param name: the column whose values, as strings, become ``name`` (a key to join on); without
        one ``name`` is null.
    :returns: a lazy DataFrame with the columns of :func:`gongwen.schema`. A value that cannot be
        read is a row with an ``error``.
    :raises KeyError: if there is no such column.
    """
    for wanted in (column, name):
        if wanted is not None and wanted not in frame.columns:
            raise KeyError(f"no column {wanted!r}; there are {', '.join(frame.columns)}")
    label = name

    def rows(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        yield from parse_batches(
            batches, column, name=label, script=script, traditional=traditional, json=json
        )

    wanted = [column] if label is None or label == column else [column, label]
    return frame.select(*wanted).mapInArrow(rows, ddl(json=json))


def read(
    session: SparkSession,
    paths: str | list[str],
    *,
    script: Script = "auto",
    traditional: Traditional = "standard",
    json: bool = False,
) -> DataFrame:
    """Read files wherever Spark can: the table of :func:`gongwen.read`.

    :param paths: as ``session.read.load`` takes them: files, directories, globs, any file system.
    """
    files = session.read.format("binaryFile").option("recursiveFileLookup", "true").load(paths)
    return parse_column(
        files, "content", name="path", script=script, traditional=traditional, json=json
    )
