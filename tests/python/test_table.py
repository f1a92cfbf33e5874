"""`gongwen.read` and its like: one row a document, whatever the inputs are."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import gongwen
import pytest
from conftest import NOTICE, corpus_files

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")

OTHER = NOTICE.replace("5号", "6号")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two notices, one below a folder, a hidden file, an empty one and a link to nothing."""
    out = tmp_path / "pages"
    (out / "more").mkdir(parents=True)
    (out / "b.txt").write_text(NOTICE, "utf-8")
    (out / "more" / "a.txt").write_bytes(OTHER.encode("gb18030"))
    (out / ".hidden").write_text(NOTICE, "utf-8")
    (out / "empty.txt").write_bytes(b"")
    (out / "gone.txt").symlink_to(out / "nowhere")
    return out


def test_a_row_for_each_document(folder: Path) -> None:
    table = gongwen.read(folder)
    rows = table.to_pylist()
    assert [Path(row["name"]).name for row in rows] == ["b.txt", "empty.txt", "gone.txt", "a.txt"]
    assert [row["number"] for row in rows] == ["临教发〔2024〕5号", None, None, "临教发〔2024〕6号"]
    first, empty, gone, last = rows
    assert first["title"] == "关于开展校园安全演练的通知" and first["date"] == "2024-09-02"
    assert (first["issued_by"], first["issued_by_place"]) == (["临江县教育局"], "letterhead")
    assert [(s["id"], s["parent"], s["heading"]) for s in first["sections"]] == [
        (0, None, "演练安排"),
        (1, 0, "时间和地点"),
        (2, 0, "参加人员"),
        (3, None, "工作要求"),
    ]
    assert first["attachments"] == [] and first["cc"] == [] and first["error"] is None
    assert empty["document"] is None and empty["error"] is None and empty["bytes"] == 0
    assert gone["error"] == "No such file or directory" and gone["sections"] is None
    assert last["encoding"] in ("GBK", "GB18030")


def test_the_schema_is_fixed_and_that_of_the_rows(folder: Path) -> None:
    schema = gongwen.schema()
    assert gongwen.read(folder).schema.equals(schema, check_metadata=True)
    assert gongwen.parse_values([]).schema.equals(schema)
    assert all(field.metadata[b"doc"] for field in schema)
    (row,) = gongwen.parse_values([NOTICE]).to_pylist()
    from gongwen import _core

    written = json.loads(_core.rows(NOTICE.encode(), "x", None, "auto", "standard", False))
    assert list(written) == [name for name in schema.names if name != "error"]
    assert {**written, "name": "0", "error": None} == row


def test_tables_outside_of_sections_have_a_column() -> None:
    table = gongwen.read([p for p in corpus_files() if p.suffix == ".html"])
    assert any(rows for rows in table["tables"].to_pylist())
    for path, rows in zip(table["name"].to_pylist(), table["tables"].to_pylist()):
        every = [d for d in gongwen.parse(Path(path)).documents if d.tables]
        assert bool(rows) <= bool(every) or gongwen.parse(Path(path)).documents[0].enclosed


def test_the_json_stands_in_the_first_row_of_an_input() -> None:
    paths = corpus_files()
    table = gongwen.read(paths, json=True)
    firsts = [row for row in table.select(["name", "document", "json"]).to_pylist() if row["json"]]
    assert [row["name"] for row in firsts] == [str(path) for path in paths]
    assert all(row["document"] in (0, None) for row in firsts)
    for path, row in zip(paths, firsts):
        assert row["json"] == gongwen.parse(path).to_json()


def test_workers_do_not_change_the_table() -> None:
    paths = corpus_files()
    assert gongwen.read(paths, workers=1).equals(gongwen.read(paths, workers=4))
    with pytest.raises(ValueError, match="workers must be at least 1"):
        gongwen.read(paths, workers=0)


def test_paths_patterns_and_what_is_not_there(folder: Path) -> None:
    def names(paths: Any) -> list[str]:
        return [Path(name).name for name in gongwen.read(paths)["name"].to_pylist()]

    assert names(folder / "b.txt") == ["b.txt"]
    assert names(str(folder / "**" / "?.txt")) == ["b.txt", "a.txt"]
    assert names([folder / "more", folder / "b.txt"]) == ["a.txt", "b.txt"]
    with pytest.raises(FileNotFoundError, match="no such file or directory"):
        gongwen.read(folder / "missing.txt")
    with pytest.raises(FileNotFoundError, match="no file matches"):
        gongwen.read(str(folder / "*.pdf"))


def test_wrong_options_are_the_callers_mistake(folder: Path) -> None:
    with pytest.raises(ValueError, match="script must be one of"):
        gongwen.read(folder, script="no")  # type: ignore[arg-type]


def test_names_that_are_no_text(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xff.txt"
    with open(path, "wb") as file:
        file.write(NOTICE.encode())
    assert gongwen.read(tmp_path)["name"].to_pylist() == [f"{tmp_path}/\ufffd.txt"]


def test_values_that_are_no_text() -> None:
    values = [NOTICE, None, float("nan"), 5, NOTICE.encode("big5", "replace"), "\ud800"]
    rows = gongwen.parse_values(values).to_pylist()
    assert [row["error"] for row in rows] == [
        None,
        "no text",
        "no text",
        "expected text or bytes, not int",
        None,
        None,
    ]
    assert [row["name"] for row in rows] == ["0", "1", "2", "3", "4", "5"]
    with pytest.raises(ValueError, match="1 names for 2 values"):
        gongwen.parse_values(["a", "b"], names=["a"])


def test_batches_stream(folder: Path) -> None:
    with gongwen.read_batches(folder) as batches:
        assert batches.schema.equals(gongwen.schema())
        assert sum(len(batch) for batch in batches) == 4


def test_arrow_columns() -> None:
    texts = [NOTICE, None, OTHER]
    broken = pa.Array.from_buffers(  # a string column of which a value is no UTF-8
        pa.string(), 1, [None, pa.array([0, 2], pa.int32()).buffers()[1], pa.py_buffer(b"\xff\xfe")]
    )
    for column in (
        pa.array(texts),
        pa.array(texts, pa.large_string()),
        pa.array(texts).dictionary_encode(),
        pa.array([None if t is None else t.encode("gb18030") for t in texts], pa.binary()),
    ):
        table = gongwen.parse_column(pa.table({"content": column}), "content")
        assert table["number"].to_pylist() == ["临教发〔2024〕5号", None, "临教发〔2024〕6号"]
    assert len(gongwen.parse_column(pa.table({"content": broken}), "content")) == 1
    batch = pa.record_batch({"content": pa.array(texts), "url": pa.array(["x", "y", None])})
    (out,) = gongwen.parse_batches([batch], "content", name="url")
    assert out.column("name").to_pylist() == ["x", "y", None]


def test_pandas_keeps_the_index() -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    index = ["r", "s", "t", "u"]
    frame = pandas.DataFrame({"content": [OTHER, None, pandas.NA, NOTICE], "n": 1}, index=index)
    out = gongwen.parse_column(frame, "content")
    assert list(out.index) == index
    assert out.loc["u", "number"] == "临教发〔2024〕5号" and out.loc["s", "error"] == "no text"
    assert list(frame.join(out).loc[["r"], "number"]) == ["临教发〔2024〕6号"]
    assert list(gongwen.parse_column(frame, "content", name="n")["name"]) == ["1"] * 4
    assert len(gongwen.parse_column(frame.astype({"content": "string"}), "content")) == 4
    pages = pandas.DataFrame({"content": [NOTICE.encode("gb18030")]})
    assert gongwen.parse_column(pages, "content")["title"][0] == "关于开展校园安全演练的通知"
    with pytest.raises(KeyError, match="no column 'text'; there are content, n"):
        gongwen.parse_column(frame, "text")
    with pytest.raises(TypeError, match="expected a DataFrame or Arrow table, not list"):
        gongwen.parse_column([NOTICE], "content")
    assert gongwen.parse_values([NOTICE]).to_pandas()["sections"][0][0]["heading"] == "演练安排"


def test_polars(folder: Path) -> None:
    polars = pytest.importorskip("polars", reason="polars is not installed")
    frame = polars.DataFrame({"content": [NOTICE, None], "url": ["x", "y"]})
    out = gongwen.parse_column(frame, "content", name="url")
    assert isinstance(out, polars.DataFrame)
    assert out["number"].to_list() == ["临教发〔2024〕5号", None]
    assert out["name"].to_list() == ["x", "y"]
    assert polars.DataFrame(gongwen.read(folder))["error"].null_count() == 3


def test_duckdb(folder: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    notices = gongwen.read_batches(folder)  # noqa: F841 - the query names it
    query = "select number from notices where date = '2024-09-02' order by number"
    assert duckdb.sql(query).fetchall() == [("临教发〔2024〕5号",), ("临教发〔2024〕6号",)]
    relation = duckdb.sql("select 'x' as url, ? as content", params=[NOTICE])
    assert gongwen.parse_column(relation, "content")["number"].to_pylist() == ["临教发〔2024〕5号"]


def test_parquet(folder: Path, tmp_path: Path) -> None:
    import pyarrow.parquet

    table = gongwen.read(folder)
    pyarrow.parquet.write_table(table, tmp_path / "x.parquet")
    again = pyarrow.parquet.read_table(tmp_path / "x.parquet")
    assert again.to_pylist() == table.to_pylist()


def test_progress(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("tqdm", reason="tqdm is not installed")
    gongwen.read(folder, progress=True)
    assert "4/4" in capsys.readouterr().err
    gongwen.read(folder)  # no terminal
    assert capsys.readouterr().err == ""


def test_interrupted(tmp_path: Path) -> None:
    """Ctrl-C ends a run that has much left to do."""
    (tmp_path / "x.txt").write_text(NOTICE * 20, "utf-8")
    program = (
        "import gongwen, sys\n"
        "print('begun', flush=True)\n"
        "try:\n"
        f"    gongwen.read([{str(tmp_path / 'x.txt')!r}] * 1_000_000, workers=2)\n"
        "except KeyboardInterrupt:\n"
        "    sys.exit(7)\n"
    )
    run = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE)
    assert run.stdout is not None
    run.stdout.readline()
    time.sleep(1)
    run.send_signal(signal.SIGINT)
    assert run.wait(timeout=60) == 7
