"""The objects: equality, pickling, what they say of themselves, how long they live."""

from __future__ import annotations

import copy
import datetime
import gc
import multiprocessing
import pickle
import subprocess
import sys
import zlib
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
        assert copy.deepcopy(item) == copy.copy(item) == item


def test_other_processes(notice: str) -> None:
    inputs = [notice.encode(), notice.encode("gb18030"), b""]
    for method in ("fork", "spawn"):
        with multiprocessing.get_context(method).Pool(2) as pool:
            assert pool.map(gongwen.parse, inputs) == [gongwen.parse(one) for one in inputs]


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


def test_hashes_agree_with_equality(notice: str) -> None:
    for one, other in zip(holdings(gongwen.parse(notice)), holdings(gongwen.parse(notice))):
        assert one == other and hash(one) == hash(other) and len({one, other}) == 1
    (damage,) = gongwen.detect("实(shí)施办法").damages
    assert hash(damage) == hash(gongwen.detect("实(shí)施办法").damages[0])


def test_values_of_two_classes_are_not_equal(notice: str) -> None:
    number = gongwen.parse(notice).documents[0].number
    assert number is not None
    value = gongwen.Value.__new__(gongwen.Value)
    value.__setstate__(cut_to_value(number))
    assert (value.text, value.span) == (number.text, number.span)
    assert value != number and number != value
    assert value.__eq__(number) is NotImplemented


def cut_to_value(number: gongwen.Number) -> bytes:
    """The pickled state of the Value that a Number also is: agency and what follows cut off."""
    archive = number.__getstate__()[4:]  # behind its checksum
    archive = archive[: archive.index(number.text.encode()) + len(number.text.encode()) + 16]
    return zlib.crc32(archive).to_bytes(4, sys.byteorder) + archive


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
    day = datetime.timedelta(days=1)
    assert type(date + day) is type(day + date) is type(date - day) is datetime.date
    assert date - datetime.date(2024, 9, 1) == datetime.date(2024, 9, 3) - date == day
    assert date - Date(2024, 9, 1, "1日", Span(0, 2)) == day
    with pytest.raises(TypeError):
        date - "a day"  # type: ignore[operator]
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


def test_a_value_is_its_text_to_who_compares(notice: str) -> None:
    document = gongwen.parse(notice).documents[0]
    kind, title = document.kind, document.title
    assert kind is not None and title is not None
    assert kind == "通知" and "通知" == kind and kind != "函" and kind in {"通知", "函"}
    assert hash(kind) == hash("通知") and {kind: 1}["通知"] == 1
    assert "通知" in title and "没有" not in title
    assert f"{title:.4}" == title.text[:4] and f"{kind:>4}" == "  通知"
    assert sorted(document.addressees, reverse=True)[-1].text == min(
        value.text for value in document.addressees
    )
    assert kind == gongwen.parse(notice).documents[0].kind  # values of one class as ever
    assert kind != title and document.number != kind
    with pytest.raises(TypeError):
        kind < 5  # noqa: B015


def test_numbers_sort_by_organ_year_and_serial() -> None:
    texts = ["云政发〔2024〕9号", "云政发〔2024〕18号", "云政发〔2023〕100号", "云府办〔2024〕1号"]
    numbers = [
        gongwen.parse(f"{text}\n云泽市关于开展检查的通知\n各科室：\n请检查。\n").documents[0].number
        for text in texts
    ]
    assert [str(number) for number in sorted(numbers)] == [texts[3], texts[2], texts[0], texts[1]]


def test_dates_sort_together_and_are_replaced(notice: str) -> None:
    date = gongwen.parse(notice).documents[0].date
    assert isinstance(date, Date)
    month = PartialDate(date.year, date.month, None, "", Span(0, 0))
    assert month.isoformat() == date.isoformat()[:7]
    assert sorted([date, month]) == [month, date] and month < date <= date and date > month
    assert month < datetime.date(date.year, 12, 31)
    assert type(date.replace(day=1)) is datetime.date and date.replace(day=1).day == 1
    with pytest.raises(TypeError):
        month < "2024"  # noqa: B015


def test_sections_are_walked_and_found() -> None:
    text = (
        "云泽市关于开展检查的通知\n各科室：\n一、范围\n（一）机关\n全部科室。\n（二）企业\n一般企业。\n"
        "二、时间\n（一）机关\n六月。\n云泽市统计局\n2024年3月8日\n"
    )
    result = gongwen.parse(text)
    document = result.documents[0]
    assert len(result) == 1 and list(result) == [document] and bool(gongwen.parse(b""))
    paths = [path for path, _ in document.walk()]
    assert paths == [("一、",), ("一、", "（一）"), ("一、", "（二）"), ("二、",), ("二、", "（一）")]
    first, second = document.find("（一）"), document.find("二、", "（一）")
    assert first is not None and second is not None
    assert first == document.sections[0].sections[0] == document.sections[0].find("（一）")
    assert second == document.sections[1].sections[0]
    assert document.find("三、") is None and document.find("二、", "（二）") is None
    with pytest.raises(TypeError):
        document.find()


def test_all_documents_are_counted_as_segments_count_them() -> None:
    text = (
        "云泽市统计局关于印发《调查办法》的通知\n各区：\n现印发给你们。\n云泽市统计局\n2024年3月8日\n"
        "调查办法\n第一条　为规范调查，制定本办法。\n第二条　本办法自2024年5月1日起施行。\n"
    )
    result = gongwen.parse(text)
    documents = result.all_documents()
    assert len(documents) == 2 and documents[0].enclosed == (documents[1],)
    for segment in result.segments:
        if segment.document is not None and segment.part == "title":
            title = documents[segment.document].title
            assert title is not None and title.text in segment.span.of(result.text)


def test_values_in_plain_types_and_in_patterns(notice: str) -> None:
    import json

    document = gongwen.parse(notice).documents[0]
    plain = document.to_dict()
    json.dumps(plain)
    assert document.title is not None
    assert plain["title"] == document.title.to_dict()
    assert plain["title"]["span"] == list(document.title.span)
    assert plain["date"]["iso"] == document.date.iso  # type: ignore[union-attr]
    # Python 3.9 knows no `match`; what it matches by is there.
    text, span = (getattr(document.title, name) for name in gongwen.Value.__match_args__[:2])
    assert text == document.title.text and span == document.title.span
    if sys.version_info >= (3, 10):
        found: dict[str, Any] = {"title": document.title, "gongwen": gongwen}
        exec("match title:\n    case gongwen.Value(text, span):\n        pass", found)  # noqa: S102
        assert (found["text"], found["span"]) == (text, span)


def test_spans_in_utf16() -> None:
    result = gongwen.parse("𠀀𠀁村关于开展检查的通知\n各科室：\n请检查。\n")
    title = result.documents[0].title
    assert title is not None and result.utf16_span(title.span) == (0, title.span.end + 2)


def test_damaged_pickles_are_refused(notice: str) -> None:
    import random

    rng = random.Random(7)
    result = gongwen.parse(notice)
    for item in (result, result.documents[0], result.documents[0].title):
        assert item is not None
        state = item.__getstate__()
        made = type(item)
        for _ in range(300):
            broken = bytearray(state)
            for _ in range(rng.choice((1, 4))):
                broken[rng.randrange(len(broken))] ^= rng.randrange(1, 256)
            if rng.random() < 0.2:
                broken = broken[: rng.randrange(len(broken))]
            if bytes(broken) == state:
                continue
            with pytest.raises(ValueError, match="gongwen: "):
                made.__new__(made).__setstate__(bytes(broken))


def test_a_program_may_end_while_threads_read() -> None:
    program = (
        "import gongwen, threading, time\n"
        "data = '云泽市统计局关于调查的通知\\n各区：\\n请调查。\\n'.encode()\n"
        "def read():\n"
        "    while True: gongwen.parse(data)\n"
        "for _ in range(4): threading.Thread(target=read, daemon=True).start()\n"
        "time.sleep(.3)\n"
    )
    for _ in range(3):
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
        assert (done.returncode, done.stderr) == (0, b"")


def test_names_that_are_no_utf8(tmp_path: Any) -> None:
    import os

    path = os.fsencode(tmp_path) + b"/\xcd\xa8\xd6\xaa.txt"
    with open(path, "wb") as file:
        file.write("关于开展检查的通知\n".encode())
    result = gongwen.parse(type(tmp_path)(os.fsdecode(path)))
    assert result.source.name is not None and result.source.name.endswith(".txt")
    result.to_json()


def test_a_result_comes_back_from_json(notice: str) -> None:
    import json

    for data in (notice.encode(), notice.encode("gb18030"), b"", b"GIF89a\x01"):
        result = gongwen.parse(data, name="x.txt")
        whole = result.to_dict(complete=True)
        assert gongwen.Result.from_dict(whole) == result
        again = gongwen.Result.from_json(result.to_json(complete=True))
        assert again == result and again.broken_invariant() == ""
        json.dumps(whole)
    contract = gongwen.Result.from_dict(gongwen.parse(notice).to_dict(text=True))
    assert contract.documents[0].title == gongwen.parse(notice).documents[0].title.text  # type: ignore[union-attr]
    for broken in ("", "[]", '{"schema": "gongwen/9"}', "{"):
        with pytest.raises(ValueError):
            gongwen.Result.from_json(broken)


def test_plain_text_of_documents_and_sections(notice: str) -> None:
    result = gongwen.parse(notice)
    document = result.documents[0]
    text = result.plain_text(document)
    assert document.title is not None and document.title.text in text
    section = document.sections[0]
    part = result.plain_text(section)
    assert part in text and part.startswith(section.label)
    with pytest.raises(ValueError):
        gongwen.parse("关于开展检查的通知\n各科室：\n请检查。\n").plain_text(document)


def test_values_are_made_for_tests(notice: str) -> None:
    title = gongwen.Value("关于放假的通知", (0, 7))
    assert (title.text, title.span, title.confidence) == ("关于放假的通知", (0, 7), 1.0)
    section = gongwen.Section(level=1, label="一、", style="han", heading=title, paragraphs=[title])
    number = gongwen.Number("云政发〔2024〕5号", agency="云政发", year=2024, serial=5)
    document = gongwen.Document(
        role="issued", title=title, number=number, sections=[section], date=Date(2024, 9, 2, "x")
    )
    assert document.find("一、") == section and document.number == "云政发〔2024〕5号"
    assert document.date == datetime.date(2024, 9, 2) and document.kind is None
    read = gongwen.parse(notice).documents[0]
    again = gongwen.Document(**{name: getattr(read, name) for name in read.__match_args__})
    assert again == read
    for wrong in ({"role": "boss"}, {"nothing": 1}):
        with pytest.raises((TypeError, ValueError), match="gongwen: "):
            gongwen.Document(**wrong)
    with pytest.raises(TypeError):
        gongwen.Value("a", text="b")


def test_documents_sections_and_detections_show_themselves(notice: str) -> None:
    document = gongwen.parse(notice.replace("演练安排", "<b>演练</b>安排")).documents[0]
    card = document._repr_html_()
    assert "临教发〔2024〕5号" in card and "&lt;b&gt;" in card and "<b>" not in card
    assert "时间和地点" in document.sections[0]._repr_html_()
    assert "width ×2" in gongwen.detect("实(shí)施办法")._repr_html_()
