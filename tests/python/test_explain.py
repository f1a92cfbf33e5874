"""`gongwen.detect` and `Result.explain`."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError
from pathlib import Path

import gongwen
import pytest
from conftest import NOTICE

DAMAGED = Path(__file__).parents[2] / "corpus/notices/damaged_shifted_gbk.txt"


def test_detect_on_clean_text() -> None:
    found = gongwen.detect(NOTICE.encode("gb18030"), name="x.txt")
    assert (found.encoding, found.script, found.format) == ("GB18030", "hans", "text")
    assert (found.name, found.bytes) == ("x.txt", len(NOTICE.encode("gb18030")))
    assert (found.characters, found.lines) == (len(NOTICE), NOTICE.count("\n"))
    assert found.damages == () and found.is_clean
    assert gongwen.detect("").lines == 0 and gongwen.detect("通知").lines == 1
    with pytest.raises(FrozenInstanceError):
        found.encoding = "UTF-8"  # type: ignore[misc]


def test_detect_tells_damages() -> None:
    found = gongwen.detect(DAMAGED)
    assert not found.is_clean
    counts = [damage.count for damage in found.damages]
    assert counts == sorted(counts, reverse=True)
    assert {"traditional", "pinyin_annotation"} <= {damage.kind for damage in found.damages}
    repairs = gongwen.clean(DAMAGED).repairs
    assert sum(counts) == sum(repair.count for repair in repairs)
    assert sum(len(damage.examples) for damage in found.damages) == len(repairs)
    assert str(found) == gongwen.clean(DAMAGED).to_text()
    assert str(DAMAGED) in str(found) and "traditional" in str(found)
    assert pickle.loads(pickle.dumps(found)) == found


def test_explain_a_value() -> None:
    data = NOTICE.encode("gb18030")
    result = gongwen.parse(data)
    about = result.explain("number")
    assert (about.field, about.value) == ("documents[0].number", "临教发〔2024〕5号")
    assert about.span is not None and about.span.of(result.text) == about.value
    assert about.source is not None
    assert data[about.source.slice].decode("gb18030") == about.value
    assert (about.line, about.line_number) == ("临教发〔2024〕5号", 3)
    assert about.part == "number" and about.runner_up
    number = result.documents[0].number
    assert number is not None and about.confidence == number.confidence
    assert about.changes == ()
    assert "临教发〔2024〕5号" in str(about) and "line 3" in str(about)
    assert pickle.loads(pickle.dumps(about)) == about


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("documents[0].title", "关于开展校园安全演练的通知"),
        ("date", "2024-09-02"),
        ("date.year", "2024"),
        ("number.serial", "5"),
        ("sections[0].sections[1].heading", "参加人员"),
        ("sections[-1]", "二、工作要求"),
        ("sections", "2 entries"),
        ("contacts[0].names[0]", "王小川"),
        ("issued_by[0]", "临江县教育局"),
        ("issued_by_place", "letterhead"),
        ("page.origin", "临江县人民政府网"),
        ("source.encoding", "UTF-8"),
        ("dates[0]", "2024年9月30日前"),
    ],
)
def test_explain_any_path(field: str, value: str) -> None:
    about = gongwen.parse(NOTICE).explain(field)
    assert about.value is not None and about.value.startswith(value[:9])
    assert str(about).startswith(about.field) and "decided by" in str(about)


def test_explain_shows_what_was_repaired() -> None:
    result = gongwen.parse(DAMAGED)
    about = result.explain("number")
    assert about.span is not None and about.changes
    for change in about.changes:
        assert about.span.begin <= change.span.begin <= change.span.end <= about.span.end
        assert change.after == change.span.of(result.text)
    assert {change.kind for change in about.changes} >= {"traditional"}
    assert [change.before for change in about.changes if change.kind == "traditional"] == [
        "雲辦發",
        "號",
    ]
    assert "repaired" in str(about)


def test_explain_what_is_not_there() -> None:
    about = gongwen.parse(NOTICE).explain("urgency")
    assert about.value is None and about.span is None and about.part is None
    assert "(absent)" in str(about)
    assert gongwen.parse(NOTICE).explain("urgency.text").field == "documents[0].urgency"


@pytest.mark.parametrize(
    ("field", "error", "message"),
    [
        ("", ValueError, "not the path of a field"),
        ("a b", ValueError, "not the path of a field"),
        ("[0]", ValueError, "not the path of a field"),
        ("titel", ValueError, "no field 'titel'; it has .*title"),
        ("documents[3]", IndexError, r"documents has no entry 3: there are 1"),
        ("title[0]", ValueError, "is no list: it is a Value"),
        ("sections.heading", ValueError, r"is a list: say which entry"),
        ("title.__class__", ValueError, "no field '__class__'"),
    ],
)
def test_paths_that_lead_nowhere(field: str, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        gongwen.parse(NOTICE).explain(field)


def test_an_input_without_a_document() -> None:
    with pytest.raises(IndexError, match="there are 0"):
        gongwen.parse("").explain("title")


def test_changes_tell_each_place() -> None:
    result = gongwen.parse("關於開展演練的通知\n各科室：\n特此通知。\n")
    kinds = result.changes((0, 9))
    assert [span.of(result.text) for kind, span, _ in kinds] and {k for k, _, _ in kinds} == {
        "traditional"
    }
    assert result.changes((8, 9)) == [] and result.changes((5, 5)) == []
    ((kind, span, source),) = result.changes((0, 1))
    assert (kind, span, source) == ("traditional", (0, 1), (0, 3))
