"""`gongwen.parse_column`: texts in what people keep them in, joined back, and taken apart."""

from __future__ import annotations

import io
import sqlite3
import warnings
from pathlib import Path
from typing import Any

import gongwen
import pytest
from conftest import NOTICE

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")

OTHER = NOTICE.replace("5号", "6号")
# The first holds two documents, the second nothing.
TEXTS = [NOTICE + OTHER, None, OTHER]
NUMBERS = ["临教发〔2024〕5号", "临教发〔2024〕6号", None, "临教发〔2024〕6号"]


def table() -> Any:
    return pa.table({"content": TEXTS, "key": [7, 8, 9]})


def test_columns_of_arrow() -> None:
    import pyarrow.dataset

    broken = pa.Array.from_buffers(  # a string column of which a value is no UTF-8
        pa.string(), 1, [None, pa.array([0, 2], pa.int32()).buffers()[1], pa.py_buffer(b"\xff\xfe")]
    )
    pages = [None if text is None else text.encode("gb18030") for text in TEXTS]
    columns = [
        pa.array(TEXTS),
        pa.array(TEXTS, pa.large_string()),
        pa.array(TEXTS).dictionary_encode(),
        pa.chunked_array([TEXTS[:1], TEXTS[1:]]),
        pa.array(pages, pa.binary()),
    ]
    for column in columns:
        for read in (gongwen.parse_values(column), gongwen.parse_column(column)):
            assert read["number"].to_pylist() == NUMBERS
        assert gongwen.parse_values(list(column))["number"].to_pylist() == NUMBERS
        whole = gongwen.parse_column(pa.table({"content": column}), "content")
        assert whole["number"].to_pylist() == NUMBERS
    assert len(gongwen.parse_column(pa.table({"content": broken}), "content")) == 1
    for frame in (
        table(),
        table().to_batches()[0],
        table().to_reader(),
        pyarrow.dataset.dataset(table()),
        table().to_pydict(),
    ):
        out = gongwen.parse_column(frame, "content", name="key")
        assert out["number"].to_pylist() == NUMBERS
        assert out["name"].to_pylist() == [7, 7, 8, 9] and out["name"].type == pa.int64()


def test_batches_of_arrow() -> None:
    batch = pa.RecordBatch.from_pydict({"content": pa.array(TEXTS), "url": pa.array(["x", "y", None])})
    (out,) = gongwen.parse_batches([batch, batch], "content", name="url")
    assert out.column("name").to_pylist() == ["x", "x", "y", None] * 2
    assert out.column("row").to_pylist() == [0, 0, 1, 2, 3, 3, 4, 5]


def test_texts_alone() -> None:
    for values in (TEXTS, tuple(TEXTS), (text for text in TEXTS)):
        assert gongwen.parse_values(values)["number"].to_pylist() == NUMBERS
    names = gongwen.parse_values(TEXTS, names=[1.5, 2.5, None])["name"]
    assert names.to_pylist() == [1.5, 1.5, 2.5, None]
    assert gongwen.parse_values(TEXTS, names=[1, "a", None])["name"].to_pylist() == [
        "1",
        "1",
        "a",
        None,
    ]


@pytest.mark.parametrize(
    ("values", "message"),
    [
        (NOTICE, "not one str: gongwen.parse reads one"),
        (NOTICE.encode(), "not one bytes: gongwen.parse reads one"),
        (io.StringIO(NOTICE), "not a StringIO: gongwen.read reads files by their paths"),
        (Path("notice.txt"), "gongwen.read reads files by their paths"),
        ({"content": TEXTS}, "not a dict: gongwen.parse_column"),
        (pa.table({"content": TEXTS}), "not a Table: gongwen.parse_column"),
        (5, "expected several texts, not int"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_are_no_texts(values: Any, message: str) -> None:
    with pytest.raises(TypeError, match=message) as raised:
        gongwen.parse_values(values)
    assert len(str(raised.value)) < 200
    if not isinstance(values, (dict, pa.Table)):
        with pytest.raises(TypeError, match=message):
            gongwen.parse_column(values, "content" if isinstance(values, str) else None)


def test_wrong_columns() -> None:
    with pytest.raises(KeyError, match="no column 'text'; there are content, key"):
        gongwen.parse_column(table(), "text")
    with pytest.raises(KeyError, match="no column 'text'"):
        gongwen.parse_column(table(), "content", name="text")
    with pytest.raises(TypeError, match="say which column has the texts; there are content, key"):
        gongwen.parse_column(table())
    with pytest.raises(TypeError, match="not list; of texts alone leave out the column"):
        gongwen.parse_column([NOTICE], "content")
    with pytest.raises(KeyError) as raised:  # a message shows no more than a line of an input
        gongwen.parse_column(table(), NOTICE * 100)
    assert len(str(raised.value)) < 300
    with pytest.raises(ValueError, match="script must be one of") as refused:
        gongwen.parse_column(table(), "content", script=NOTICE * 100)  # type: ignore[call-overload]
    assert len(str(refused.value)) < 300
    with pytest.raises(ValueError, match="dtype_backend must be"):
        gongwen.parse_column(table(), "content", dtype_backend="x")  # type: ignore[call-overload]


def test_joined_back_in_arrow() -> None:
    frame, result = table(), gongwen.parse_column(table(), "content")
    rows = frame.take(result["row"])
    assert rows["key"].to_pylist() == [7, 7, 8, 9]
    assert rows.append_column("number", result["number"])["number"].to_pylist() == NUMBERS


def test_joined_back_in_pandas() -> None:
    """The recipes of the docstring, with an index that has duplicates."""
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    frame = table().to_pandas().set_index(pandas.Index(["r", "s", "r"], name="index"))
    result = gongwen.parse_column(frame, "content")
    assert list(result.index) == ["r", "r", "s", "r"]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        joined = frame.reset_index().merge(
            result, left_index=True, right_on="row", suffixes=("", "_read")
        )
        assert list(joined["key"]) == [7, 7, 8, 9] and list(joined["index"]) == list("rrsr")
        assert [None if pandas.isna(n) else n for n in joined["number"]] == NUMBERS
        one = gongwen.parse_column(frame, "content", main_only=True)
        assert list(frame.assign(number=one["number"].array)["number"])[::2] == NUMBERS[::3]


def test_joined_back_in_polars() -> None:
    polars = pytest.importorskip("polars", reason="polars is not installed")
    frame = polars.DataFrame(table())
    result = gongwen.parse_column(frame, "content", name="key")
    both = polars.concat([frame[result["row"]], result.drop("name")], how="horizontal")
    assert both["key"].to_list() == result["name"].to_list() == [7, 7, 8, 9]
    assert both["number"].to_list() == NUMBERS


def test_pandas() -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    frame = table().to_pandas()
    out = gongwen.parse_column(frame, "content", name="key")
    assert list(out["name"]) == [7, 7, 8, 9]
    assert str(out["number_year"].dtype) == "Int32" and str(out["document"].dtype) == "Int32"
    assert out["number_year"].tolist() == [2024, 2024, pandas.NA, 2024]
    assert out["date_day"].dt.year.tolist()[0] == 2024
    assert pandas.api.types.is_string_dtype(out["error"].dtype)
    assert out.loc[2 - 1, "error"] == "no text"
    by = frame.set_index([pandas.Index([1, 2, 3], name="n"), "key"])
    assert list(gongwen.parse_column(by, "content", name="key")["name"]) == [7, 7, 8, 9]
    for backend, dtype in (("pyarrow", "int32[pyarrow]"), ("numpy_nullable", "Int32")):
        one = gongwen.parse_column(frame, "content", dtype_backend=backend)
        assert str(one["number_year"].dtype) == dtype
    arrow = gongwen.parse_column(table().to_pandas(types_mapper=pandas.ArrowDtype), "content")
    assert str(arrow["number_year"].dtype) == "int32[pyarrow]"
    numbers = gongwen.parse_column(frame["content"])["number"]
    assert [None if pandas.isna(n) else n for n in numbers] == NUMBERS
    assert gongwen.parse_values(frame["content"])["number"].to_pylist() == NUMBERS
    missing = pandas.DataFrame({0: [NOTICE.encode("gb18030"), pandas.NA, float("nan")]})
    assert list(gongwen.parse_column(missing, 0)["error"])[1:] == ["no text"] * 2
    twice = pandas.concat([frame, frame], axis=1)
    with pytest.raises(ValueError, match="2 columns are named 'content'"):
        gongwen.parse_column(twice, "content")


def test_polars() -> None:
    polars = pytest.importorskip("polars", reason="polars is not installed")
    frame = polars.DataFrame(table())
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for one in (frame, frame.lazy()):
            out = gongwen.parse_column(one, "content", name="key")
            assert isinstance(out, polars.DataFrame) and out["number"].to_list() == NUMBERS
            assert out["name"].dtype == polars.Int64
    assert gongwen.parse_column(frame["content"])["number"].to_list() == NUMBERS
    assert gongwen.parse_values(frame["content"])["number"].to_pylist() == NUMBERS


def test_texts_that_are_paths() -> None:
    with pytest.warns(UserWarning, match="'data/304.txt' looks like a path") as said:
        gongwen.parse_values(["data/304.txt"])
    assert said[0].filename == __file__
    with pytest.warns(UserWarning, match="looks like a URL"):
        gongwen.parse_column(pa.table({"url": ["https://example.gov.cn/1.html"]}), "url")


def kinds() -> list[Any]:
    """The rows as each kind of frame."""
    out = [table()]
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    polars = pytest.importorskip("polars", reason="polars is not installed")
    out += [table().to_pandas(), table().to_pandas(types_mapper=pandas.ArrowDtype)]
    return [*out, polars.DataFrame(table())]


def rows_of(frame: Any) -> list[dict[str, Any]]:
    """The rows of any kind of frame, as plain values."""
    if isinstance(frame, pa.Table):
        rows: list[dict[str, Any]] = frame.to_pylist()
        return rows
    if hasattr(frame, "to_dicts"):
        made: list[dict[str, Any]] = frame.to_dicts()
        return made
    return rows_of(pa.Table.from_pandas(frame, preserve_index=False))


def test_a_table_of_each_list() -> None:
    for more in ({}, {"confidence": True, "spans": True}):
        expected: dict[str, Any] = {}
        for frame in kinds():
            rows = gongwen.parse_column(frame, "content", **more)
            made = gongwen.child_tables(rows)
            arrow = {name: rows_of(child) for name, child in made.items()}
            for name, child in made.items():
                assert type(child) is type(frame) and name != "rows"
            values = {
                name: arrow[name] for name in ("sections", "contacts", "references")
            }
            assert not expected or values == expected
            expected = values
        assert [(s["row"], s["document"], s["id"], s["parent"]) for s in expected["sections"]] == [
            (row, document, *section)
            for row, document in ((0, 0), (0, 1), (2, 0))
            for section in ((0, None), (1, 0), (2, 0), (3, None))
        ]
        assert expected["contacts"][0]["names"] == ["王小川"]
        assert ("confidence" in expected["contacts"][0]) == bool(more)
    with pytest.raises(KeyError, match="no column 'row'"):
        gongwen.child_tables(pa.table({"document": [1]}))
    with pytest.raises(TypeError, match="not list"):
        gongwen.child_tables([1])
    some = gongwen.parse_values(TEXTS).filter([False, True, False, True])  # some of the rows
    assert gongwen.child_tables(some)["sections"]["row"].to_pylist() == [0] * 4 + [2] * 4
    assert gongwen.child_tables(gongwen.parse_values([]))["sections"].num_rows == 0


def test_what_an_input_says_is_said_once() -> None:
    text = (NOTICE + OTHER).replace("（", "(").replace("）", ")")
    made = gongwen.child_tables(gongwen.parse_values([text]))
    assert made["documents"].num_rows == 2
    assert made["repairs"].column_names == ["row", "kind", "count"]
    kinds = [row["kind"] for row in made["repairs"].to_pylist()]
    assert kinds and len(kinds) == len(set(kinds))
    # Also where the first document is not there.
    last = gongwen.child_tables(gongwen.parse_values([text]).slice(1))
    assert last["repairs"].equals(made["repairs"])


def test_files_and_databases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The lines of the docstring: Parquet, CSV, DuckDB, SQLite."""
    import pyarrow.csv
    import pyarrow.parquet

    monkeypatch.chdir(tmp_path)
    text = NOTICE.replace("各中小学校：", "各中小学校，各幼儿园：")
    rows = gongwen.parse_values([text, OTHER])
    tables = gongwen.child_tables(rows)
    pyarrow.parquet.write_table(tables["sections"], "sections.parquet")
    assert pyarrow.parquet.read_table("sections.parquet").equals(tables["sections"])
    joined = gongwen.child_tables(rows, join="；")
    for name, child in joined.items():
        pyarrow.csv.write_csv(child, f"{name}.csv")
    again = pyarrow.csv.read_csv("documents.csv")
    assert again["addressees"].to_pylist() == ["各中小学校；各幼儿园", "各中小学校"]
    assert again["number_year"].to_pylist() == [2024, 2024]
    with open("excel.csv", "wb") as file:
        file.write(b"\xef\xbb\xbf")
        pyarrow.csv.write_csv(joined["sections"], file)
    assert Path("excel.csv").read_text("utf-8-sig") == Path("sections.csv").read_text("utf-8")
    try:
        import duckdb
    except ImportError:
        pass
    else:
        base = duckdb.connect()
        base.register("s", tables["sections"])
        base.execute("create table sections as from s")
        query = "select heading from sections where row = 0 and level = 1 order by id"
        assert base.execute(query).fetchall() == [("演练安排",), ("工作要求",)]
    pytest.importorskip("pandas", reason="pandas is not installed")
    lite = sqlite3.connect(":memory:")
    for name, child in joined.items():
        child.to_pandas(integer_object_nulls=True).to_sql(name, lite, index=False)
    said = lite.execute("select addressees, number_serial, date_day from documents").fetchone()
    assert said == ("各中小学校；各幼儿园", 5, "2024-09-02")
    parents = lite.execute("select typeof(parent), count(*) from sections group by 1").fetchall()
    assert parents == [("integer", 4), ("null", 4)]


def test_tables_of_a_document_in_one_cell() -> None:
    cells = "<tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr>"
    page = f"<h1>关于收费的通知</h1><p>各科室：</p><table>{cells}</table><p>特此通知。</p>"
    rows = gongwen.parse_values([page.encode()])
    assert rows["tables"].to_pylist() == [[[["甲", "1"], ["乙", "2"]]]]
    joined = gongwen.child_tables(rows, join="；")["documents"]
    assert joined["tables"].to_pylist() == ["甲\t1\n乙\t2"]
