"""The table of :func:`gongwen.read` on Spark: the same rows, on as many machines as there are.

>>> from gongwen import spark as gs                                         # doctest: +SKIP
>>> rows = gs.read(session, "hdfs:///pages/*.html")                         # doctest: +SKIP
>>> rows = gs.parse_column(frame, "content", name="url")                    # doctest: +SKIP
>>> rows.select("number", "title", "date").write.parquet("notices.parquet") # doctest: +SKIP

Rows come by ``mapInArrow`` (Spark 3.3 or later), so every worker needs gongwen and pyarrow. Texts
are read where they lie: a batch in, a batch out, one parser for each worker, nothing collected.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote

from gongwen import _columns
from gongwen._api import Script, Traditional
from gongwen._columns import Form
from gongwen._table import RowReader, batches_of, parse_batches

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession

# What Spark puts before the path of a file that is mounted on every machine.
_MOUNTED = "file:"
# So few that a small folder uses all cores, so many that a task is longer than its start.
_FILES_A_TASK = 32


def ddl(*, json: bool = False, confidence: bool = False, spans: bool = False) -> str:
    """The schema of the rows as Spark writes it.

    >>> from gongwen import spark
    >>> spark.ddl()[:42]
    '`name` STRING, `error` STRING, `document` '
    """
    return _columns.ddl(Form(json, confidence, spans))


def parse_column(
    frame: DataFrame,
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
) -> DataFrame:
    """Read the texts (``string``) or pages (``binary``) in a column.

    :param name: the column whose values, as strings, become ``name`` (a key to join on); without
        one ``name`` is null.
    :param script: as in :func:`gongwen.parse`.
    :param traditional: as in :func:`gongwen.parse`.
    :param encoding: as in :func:`gongwen.read`, and so are ``json``, ``confidence``, ``spans`` and
        ``main_only``.
    :returns: a lazy DataFrame with the columns of :func:`gongwen.schema` but ``row``, since a
        worker does not know what the others have: ``name`` is the key. A value that cannot be read
        is a row with an ``error``.
    :raises KeyError: if there is no such column.
    :raises ValueError: if an option is none of those named.
    """
    for wanted in (column, name):
        if wanted is not None and wanted not in frame.columns:
            raise KeyError(f"no column {wanted!r}; there are {', '.join(frame.columns)}")
    form = Form(json, confidence, spans)
    RowReader(script, traditional, form, encoding)  # a wrong option fails here, not on the workers
    named = name is not None

    def rows(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        made = parse_batches(
            batches,
            "content",
            name="name" if named else None,
            encoding=encoding,
            script=script,
            traditional=traditional,
            json=json,
            confidence=confidence,
            spans=spans,
            main_only=main_only,
        )
        yield from map(_without_row, made)

    # Names of our own, since mapInArrow takes the dot of a column's name for that of a struct.
    taken = [f"{_quoted(column)} AS content"]
    if name is not None:
        taken.append(f"{_quoted(name)} AS name")
    return frame.selectExpr(*taken).mapInArrow(rows, _columns.ddl(form))


def _quoted(column: str) -> str:
    return "`" + column.replace("`", "``") + "`"


def read(
    session: SparkSession,
    paths: str | list[str],
    *,
    encoding: str | None = None,
    script: Script = "auto",
    traditional: Traditional = "standard",
    json: bool = False,
    confidence: bool = False,
    spans: bool = False,
    main_only: bool = False,
) -> DataFrame:
    """Read files wherever Spark can: the table of :func:`gongwen.read`.

    :param paths: as ``session.read.load`` takes them: files, directories with all below them,
        globs, on any file system. Spark leaves out files whose name begins with ``.`` or ``_``.
    :returns: as :func:`parse_column` does; ``name`` is the path, without ``file:`` where it is that
        of a file on this machine.

    Files that are mounted on every machine are opened by the workers, and one that cannot be read
    is a row with an ``error``. Those of other file systems (HDFS, S3 …) are read by Spark, which
    ends the job at one that it cannot read unless its settings
    ``spark.sql.files.ignoreCorruptFiles`` and ``ignoreMissingFiles`` say otherwise.
    """
    files = session.read.format("binaryFile").option("recursiveFileLookup", "true").load(paths)
    found = files.inputFiles()
    if not all(file.startswith(_MOUNTED) for file in found):
        return parse_column(
            files,
            "content",
            name="path",
            encoding=encoding,
            script=script,
            traditional=traditional,
            json=json,
            confidence=confidence,
            spans=spans,
            main_only=main_only,
        )
    form = Form(json, confidence, spans)
    RowReader(script, traditional, form, encoding)  # a wrong option fails here, not on the workers

    def rows(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        reader = RowReader(script, traditional, form, encoding)
        names = (name for batch in batches for name in batch.column(0).to_pylist())
        made = batches_of(map(reader.file, names), form, main_only=main_only)
        yield from map(_without_row, made)

    listed = session.createDataFrame([(_path(file),) for file in found], "path STRING")
    tasks = max(1, -(-len(found) // _FILES_A_TASK))
    return listed.repartition(tasks).mapInArrow(rows, _columns.ddl(form))


def _without_row(batch: pa.RecordBatch) -> pa.RecordBatch:
    return batch.select([name for name in batch.schema.names if name != "row"])


def _path(address: str) -> str:
    """``/pages/a b.txt`` of the ``file:///pages/a%20b.txt`` or ``file:/…`` that Spark says."""
    return "/" + unquote(address[len(_MOUNTED) :]).lstrip("/")
