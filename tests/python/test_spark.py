"""The same rows on Spark: a local one with two workers."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gongwen
import pytest
from conftest import corpus_files

pytest.importorskip("pyspark", reason="pyspark is not installed (make everywhere installs it)")
if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
    pytest.skip("Spark needs Java (make everywhere installs it)", allow_module_level=True)

from gongwen import spark as gs  # noqa: E402

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession

NOTICES = Path(__file__).parents[2] / "corpus/notices"


@pytest.fixture(scope="module")
def session() -> Iterator[SparkSession]:
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    made = (
        SparkSession.builder.master("local[2]")
        .appName("gongwen")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "7")
        .getOrCreate()
    )
    yield made
    made.stop()


def rows_of(frame: DataFrame) -> list[dict[str, Any]]:
    """All rows as plain values, in the order of their names and documents."""
    rows = [row.asDict(recursive=True) for row in frame.collect()]
    return sorted(rows, key=lambda row: (row["name"], row["document"] or 0))


def table_rows(table: pa.Table) -> list[dict[str, Any]]:
    rows = table.drop_columns(["row"]).to_pylist()
    return sorted(rows, key=lambda row: (row["name"], row["document"] or 0))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Notices of the corpus, some in a folder below, some with names that a URL would change."""
    made = tmp_path_factory.mktemp("pages")
    (made / "下 级").mkdir()
    for number, path in enumerate(corpus_files()):
        if path.parent == NOTICES:
            where = made / "下 级" if number % 3 == 0 else made
            shutil.copy(path, where / f"100% #{number} {path.name}")
    return made


def test_files_are_the_rows_of_read(session: SparkSession, folder: Path) -> None:
    frame = gs.read(session, str(folder), json=True)
    assert frame.rdd.getNumPartitions() >= 3
    expected = table_rows(gongwen.read(folder, json=True))
    assert len(expected) > 90
    assert rows_of(frame) == expected


def test_a_column_is_the_rows_of_read(session: SparkSession, folder: Path) -> None:
    expected = table_rows(gongwen.read(folder))
    content = [(str(path), path.read_bytes()) for path in sorted(folder.rglob("*.*"))]
    frame = session.createDataFrame(content, "`the.url` STRING, content BINARY").repartition(6)
    assert rows_of(gs.parse_column(frame, "content", name="the.url")) == expected


def test_options_reach_the_workers(session: SparkSession) -> None:
    text = "關於開展檢查的通知\n各科室：\n特此通知。\n"
    frame = session.createDataFrame([(text,)], "content STRING")
    for script, title in (("auto", "关于开展检查的通知"), ("off", "關於開展檢查的通知")):
        assert gs.parse_column(frame, "content", script=script).first().title == title
    with pytest.raises(ValueError, match="script"):
        gs.parse_column(frame, "content", script="both")  # type: ignore[arg-type]


def test_the_schema_is_that_of_arrow(session: SparkSession) -> None:
    from pyspark.sql.pandas.types import to_arrow_schema

    for json in (False, True):
        frame = session.createDataFrame([], gs.ddl(json=json))
        schema = gongwen.schema(json=json)
        expected = schema.remove(schema.get_field_index("row"))  # no worker knows the others' rows
        assert to_arrow_schema(frame.schema) == expected
        assert frame.columns == expected.names


def test_what_cannot_be_read_is_a_row(session: SparkSession, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("关于甲的通知\n各科室：\n特此通知。\n", "utf-8")
    (tmp_path / "b.txt").write_text("gone when it is its turn", "utf-8")
    frame = gs.read(session, str(tmp_path))
    (tmp_path / "b.txt").unlink()
    a, b = rows_of(frame)
    assert (a["title"], a["error"]) == ("关于甲的通知", None)
    assert (b["name"], b["error"]) == (str(tmp_path / "b.txt"), "No such file or directory")
    assert {key for key, value in b.items() if value is not None} == {"name", "error"}

    values = session.createDataFrame([("x", None), ("y", "text")], "name STRING, content STRING")
    x, y = rows_of(gs.parse_column(values, "content", name="name"))
    assert (x["name"], x["error"]) == ("x", "no text")
    assert y["error"] is None


def test_no_input_gives_no_row(session: SparkSession) -> None:
    frame = session.createDataFrame([], "content STRING")
    assert gs.parse_column(frame, "content").collect() == []


def test_a_wrong_column_is_said_at_once(session: SparkSession) -> None:
    frame = session.createDataFrame([("x",)], "content STRING")
    with pytest.raises(KeyError, match="no column 'text'; there are content"):
        gs.parse_column(frame, "text")
    with pytest.raises(KeyError, match="no column 'url'"):
        gs.parse_column(frame, "content", name="url")


def test_the_package_loads_without_spark() -> None:
    code = "import sys; sys.modules['pyspark'] = None; import gongwen.spark as s; print(s.ddl())"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.startswith("`name` STRING, `error` STRING, `document` INT")
