"""The objects: equality, pickling, what they say of themselves, how long they live."""

from __future__ import annotations

import copy
import datetime
import gc
import pickle
from typing import Any

import gongwen
import pytest
from gongwen import Date, PartialDate, Span


def holdings(result: gongwen.Result) -> list[Any]:
    """One object of each kind that a result of the notice holds."""
    document = result.documents[0]
    return [
        result,
        result.source,
        result.page,
        result.segments[0],
        document,
        document.title,
        document.number,
        document.date,
        document.sections[0],
        document.contacts[0],
        document.references[0],
        document.dates[0],
        gongwen.clean("通知"),
    ]


def test_equality(notice: str) -> None:
    assert gongwen.parse(notice) == gongwen.parse(notice)
    assert gongwen.parse(notice) != gongwen.parse(notice.replace("5号", "6号"))
    assert gongwen.parse(notice).documents[0] == gongwen.parse(notice).documents[0]
    assert gongwen.parse(notice) != "something else"


def test_pickling_and_copying(notice: str) -> None:
    for item in holdings(gongwen.parse(notice)):
        for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
            assert pickle.loads(pickle.dumps(item, protocol)) == item
        assert copy.deepcopy(item) == item


def test_a_pickled_result_still_knows_its_places(notice: str) -> None:
    result = gongwen.parse(notice.encode("gb18030"))
    again = pickle.loads(pickle.dumps(result))
    title = again.documents[0].title
    assert again.source_of(title.span) == result.source_of(title.span)
    assert again.to_json() == result.to_json()


def test_a_broken_pickle_raises() -> None:
    state = gongwen.parse("通知").__getstate__()
    for end in range(len(state)):
        with pytest.raises(ValueError):
            gongwen.Result.__new__(gongwen.Result).__setstate__(state[:end])


def test_repr_says_something(notice: str) -> None:
    result = gongwen.parse(notice, name="notice.txt")
    assert repr(result).startswith("<Result of notice.txt: UTF-8, hans, 1 documents")
    document = result.documents[0]
    assert "临教发〔2024〕5号" in repr(document) and "关于开展校园安全演练的通知" in repr(document)
    assert repr(document.title).startswith("Value('关于开展校园安全演练的通知', span=(")
    assert repr(document.date).startswith("Date('2024-09-02', text='2024年9月2日'")
    for item in holdings(result):
        assert len(repr(item)) < 300 and "object at 0x" not in repr(item)


def test_objects_are_immutable(notice: str) -> None:
    document = gongwen.parse(notice).documents[0]
    with pytest.raises(AttributeError):
        document.role = "annex"  # type: ignore[misc]
    assert isinstance(document.sections, tuple)


def test_parts_outlive_the_name_of_the_whole(notice: str) -> None:
    title = gongwen.parse(notice).documents[0].title
    heading = gongwen.parse(notice).documents[0].sections[0].sections[0].heading
    gc.collect()
    assert title is not None and title.text == "关于开展校园安全演练的通知"
    assert heading is not None and heading.text == "时间和地点"


def test_values_have_no_hash(notice: str) -> None:
    with pytest.raises(TypeError):
        hash(gongwen.parse(notice))


def test_span() -> None:
    span = Span(2, 4)
    assert span == (2, 4) and span.size == 2
    assert "关于通知"[span.slice] == span.of("关于通知") == "通知"


def test_date_behaves_as_a_date() -> None:
    date = Date(2024, 9, 2, "2024年9月2日", Span(3, 12))
    assert sorted([date, datetime.date(2024, 1, 1)])[0] == datetime.date(2024, 1, 1)
    assert {date: 1}[datetime.date(2024, 9, 2)] == 1
    assert f"{date}" == date.iso == "2024-09-02"
    assert type(date.date) is datetime.date
    assert type(date + datetime.timedelta(days=1)) is datetime.date
    assert date.replace(day=3) == datetime.date(2024, 9, 3)
    again = pickle.loads(pickle.dumps(date))
    assert (again, again.text, again.span) == (date, date.text, date.span)


def test_a_date_without_a_day() -> None:
    month = PartialDate(2024, 9, None, "2024年9月", Span(0, 7))
    assert month.iso == str(month) == "2024-09"
    assert month.date is None
    assert PartialDate(2024, None, None, "2024年", Span(0, 5)).iso == "2024"
    assert pickle.loads(pickle.dumps(month)) == month


def test_a_day_that_no_calendar_has() -> None:
    from gongwen._dates import make_date

    date = make_date(2023, 2, 30, "2023年2月30日", Span(0, 10), 1.0)
    assert isinstance(date, PartialDate) and date.iso == "2023-02-30"


def test_periods_as_dates(notice: str) -> None:
    period = gongwen.parse(notice).documents[0].dates[0]
    assert period.start == "2024-09-30"
    assert period.start_date == datetime.date(2024, 9, 30)
    assert period.end_date is None
    assert period.role == "deadline"


def test_version() -> None:
    from importlib.metadata import version

    assert gongwen.__version__ == version("gongwen")
