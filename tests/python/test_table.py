"""`gongwen.read` and its like: one row a document, whatever the inputs are."""

from __future__ import annotations

import datetime
import json
import os
import signal
import subprocess
import sys
import time
import types
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

    for more in ({}, {"json": True}, {"confidence": True, "spans": True}):
        names = gongwen.schema(**more).names
        written = json.loads(_core.rows(NOTICE.encode(), "x", None, "auto", "standard", **more))
        assert list(written) == [name for name in names if name not in ("row", "error")]
        (row,) = gongwen.parse_values([NOTICE], **more).to_pylist()
        days = {name for name in names if name.endswith("_day")}
        assert {**written, "name": "0", "error": None, "row": 0}.keys() == row.keys()
        same = row.keys() - days - {"row", "name", "error", "dates", "json"}
        assert {name: written[name] for name in same} == {name: row[name] for name in same}


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


def test_the_json_is_there_with_one_row_an_input() -> None:
    paths = [path for path in corpus_files() if path.suffix == ".txt"]
    table = gongwen.read(paths, json=True, main_only=True)
    assert table["row"].to_pylist() == list(range(len(paths)))
    for path, row in zip(paths, table["json"].to_pylist()):
        assert row == gongwen.parse(path).to_json()


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


def test_rows_are_numbered_by_their_inputs(folder: Path) -> None:
    table = gongwen.read([folder / "b.txt", "nope.txt", folder / "more"])
    assert table["row"].to_pylist() == [0, 1, 2] and not table.schema.field("row").nullable
    assert table["error"].to_pylist() == [None, "No such file or directory", None]
    two = gongwen.parse_values([NOTICE + OTHER, None, NOTICE])
    assert two["row"].to_pylist() == [0, 0, 1, 2] and two["document"].to_pylist() == [0, 1, None, 0]
    first = gongwen.parse_values([NOTICE + OTHER, None, NOTICE], main_only=True)
    assert first["row"].to_pylist() == [0, 1, 2]
    assert first["role"].to_pylist() == ["main", None, "main"]


def test_the_number_of_a_document_leads_to_its_object() -> None:
    """Also where documents enclose others."""
    enclosing = 0
    for path in corpus_files():
        result = gongwen.parse(path)
        documents = result.all_documents()
        enclosing += len(documents) > len(result.documents)
        for row in gongwen.read(path).to_pylist():
            if row["document"] is None:
                assert documents == ()
                continue
            of = documents[row["document"]]
            assert row["role"] == of.role
            assert row["title"] == (of.title.text if of.title else None)
            assert row["number"] == (of.number.text if of.number else None)
            if row["parent"] is not None:
                assert of in documents[row["parent"]].enclosed
    assert enclosing > 5


def test_confidences_and_spans() -> None:
    page = OTHER.encode("gb18030")
    (row,) = gongwen.parse_values([page], confidence=True, spans=True).to_pylist()
    document = gongwen.parse(page).documents[0]

    def of(part: str) -> str:
        return page[row[f"{part}_begin_byte"] : row[f"{part}_end_byte"]].decode("gb18030")

    assert of("title") == "关于开展校园安全演练的通知" and of("date") == "2024年9月2日"
    assert of("document").startswith("临江县教育局文件")
    begins, ends = row["addressees_begin_byte"], row["addressees_end_byte"]
    assert [page[b:e].decode("gb18030") for b, e in zip(begins, ends)] == ["各中小学校"]
    section = row["sections"][3]
    assert page[section["begin_byte"] :].decode("gb18030").startswith("二、工作要求")
    assert document.title is not None
    assert row["title_confidence"] == pytest.approx(document.title.confidence, abs=0.001)
    assert row["urgency_confidence"] is None and row["urgency_begin_byte"] is None
    assert len(row["signatories_confidence"]) == len(row["signatories"]) == 1
    assert row["confidence"] <= min(row["title_confidence"], *row["signatories_confidence"])
    text = gongwen.parse_values([NOTICE], spans=True).to_pylist()[0]  # of a str: of its UTF-8
    where = slice(text["title_begin_byte"], text["title_end_byte"])
    assert NOTICE.encode()[where].decode() == text["title"]


def test_dates_are_days_beside_their_text() -> None:
    dates = ["2024年9月2日", "2024年9月", "2024年2月30日"]
    texts = [NOTICE.replace("2024年9月2日", date) for date in dates]
    table = gongwen.parse_values(texts)
    assert table.schema.field("date_day").type == pa.date32()
    assert table["date_day"].to_pylist() == [datetime.date(2024, 9, 2), None, None]
    assert table["date"].to_pylist()[:2] == ["2024-09-02", "2024-09"]
    period = table["dates"].to_pylist()[0][0]
    assert (period["start"], period["start_day"]) == ("2024-09-30", datetime.date(2024, 9, 30))


def test_a_scalar_to_group_by() -> None:
    rows = gongwen.read([p for p in corpus_files() if p.suffix == ".txt"]).to_pylist()
    for row in rows:
        if row["document"] is not None:
            assert row["issued_by_first"] == (row["issued_by"][0] if row["issued_by"] else None)
    assert sum(row["issued_by_first"] is not None for row in rows) > 50


def test_a_declared_charset_is_evidence(folder: Path) -> None:
    page = "上海".encode("big5")
    (folder / "c.txt").write_bytes(page)
    told = gongwen.read(folder / "c.txt", encoding="big5")
    assert told["encoding"].to_pylist() == [gongwen.parse(page, encoding="big5").source.encoding]
    assert gongwen.parse_values([page], encoding="big5")["encoding"].equals(told["encoding"])
    # Of bytes alone: a text has none, in whatever it is kept.
    for texts in ([NOTICE], pa.array([NOTICE])):
        assert gongwen.parse_values(texts, encoding="big5")["encoding"].to_pylist() == ["UTF-8"]
    with pytest.raises(ValueError, match="no charset is called 'klingon'"):
        gongwen.read(folder, encoding="klingon")


def test_a_cache_keeps_what_was_read(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "rows"
    expected = gongwen.read(folder)
    assert gongwen.read(folder, cache=cache).equals(expected)
    size = cache.stat().st_size
    monkeypatch.setenv("HOME", str(tmp_path))
    assert gongwen.read(folder, cache="~/rows").equals(expected)
    assert gongwen.read(folder, cache=cache, workers=1).equals(expected)
    assert cache.stat().st_size == size  # nothing was read again
    assert gongwen.read(folder, cache=cache, json=True)["json"][0].is_valid  # other rows
    (folder / "b.txt").write_text(OTHER, "utf-8")
    changed = gongwen.read(folder, cache=cache)
    assert changed["number"].to_pylist()[0] == "临教发〔2024〕6号"
    for cut in range(size - 1, size - 40, -7):  # killed in the midst of a line
        cache.write_bytes(cache.read_bytes()[:cut])
        assert gongwen.read(folder, cache=cache).equals(changed)
    with pytest.raises(OSError, match="is no cache of gongwen.read"):
        gongwen.read(folder, cache=folder / "b.txt")


def test_what_the_log_is_told(
    folder: Path, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level("INFO", logger="gongwen"):
        gongwen.read(folder)
    said = [(record.levelname, record.getMessage()) for record in caplog.records]
    assert said[0] == ("INFO", "reading 4 files")
    assert said[1] == ("WARNING", f"{folder / 'gone.txt'}: No such file or directory")
    assert said[2][1].startswith("4 of 4 files read in ") and "1 not readable" in said[2][1]
    done = subprocess.run(  # who did not ask for it is told nothing
        [sys.executable, "-c", f"import gongwen; gongwen.read({str(folder)!r})"],
        capture_output=True,
        check=True,
    )
    assert (done.stdout, done.stderr) == (b"", b"")


def test_a_bar_in_a_notebook(monkeypatch: pytest.MonkeyPatch) -> None:
    """That of tqdm for notebooks only where ipywidgets are; on a stream that is no terminal none."""
    from gongwen import _work

    tqdm = pytest.importorskip("tqdm", reason="tqdm is not installed")
    shell = type("ZMQInteractiveShell", (), {})()
    ipython = types.SimpleNamespace(get_ipython=lambda: shell)
    monkeypatch.setitem(sys.modules, "IPython", ipython)
    widgets: list[object] = []
    monkeypatch.setattr(_work.importlib.util, "find_spec", lambda name: widgets[-1])
    widgets.append(None)
    assert _work._bar(None, 3, "file", 0) is None
    assert type(_work._bar(True, 3, "file", 0)) is tqdm.std.tqdm
    widgets.append(object())
    made = types.SimpleNamespace(tqdm=lambda **words: words["total"])
    monkeypatch.setitem(sys.modules, "tqdm.notebook", made)
    assert _work._bar(None, 3, "file", 0) == 3
    monkeypatch.setitem(sys.modules, "IPython", types.SimpleNamespace(get_ipython=lambda: None))
    assert _work._bar(None, 3, "file", 0) is None


def test_progress(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("tqdm", reason="tqdm is not installed")
    gongwen.read(folder, progress=True)
    assert "4/4" in capsys.readouterr().err
    gongwen.read(folder)  # no terminal
    assert capsys.readouterr().err == ""


def test_interrupted(tmp_path: Path) -> None:
    """Ctrl-C ends a run that has much left to do, and what it read is kept."""
    cache = str(tmp_path / "rows")
    (tmp_path / "x.txt").write_text(NOTICE * 20, "utf-8")
    program = (
        "import gongwen, sys\n"
        "print('begun', flush=True)\n"
        "try:\n"
        f"    gongwen.read([{str(tmp_path / 'x.txt')!r}] * 50_000, workers=2, cache={cache!r})\n"
        "except KeyboardInterrupt:\n"
        "    sys.exit(7)\n"
    )
    run = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE)
    assert run.stdout is not None
    run.stdout.readline()
    # Arrow takes the signal for itself while it makes columns, and may lose it: then one presses again.
    for _ in range(20):
        time.sleep(1)
        if run.poll() is not None:
            break
        run.send_signal(signal.SIGINT)
    assert run.wait(timeout=60) == 7
    size = os.path.getsize(cache)
    kept = gongwen.read(tmp_path / "x.txt", cache=cache)
    assert kept.num_rows > 0 and os.path.getsize(cache) == size
