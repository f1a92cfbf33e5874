"""`gongwen.parse` and `gongwen.clean`: what goes in, what comes out, what raises."""

from __future__ import annotations

import datetime
import threading
from pathlib import Path

import gongwen
import pytest


def test_the_parts_of_a_notice(notice: str) -> None:
    result = gongwen.parse(notice)
    assert result.broken_invariant() == ""
    assert len(result.documents) == 1
    document = result.documents[0]
    assert document.role == "main"
    assert document.title is not None and document.title.text == "关于开展校园安全演练的通知"
    assert document.number is not None
    assert (document.number.agency, document.number.year, document.number.serial) == ("临教发", 2024, 5)
    assert [str(body) for body in document.addressees] == ["各中小学校"]
    assert [section.label for section in document.sections] == ["一、", "二、"]
    assert [section.heading.text for section in document.sections[0].sections if section.heading] == [
        "时间和地点",
        "参加人员",
    ]
    contact = document.contacts[0]
    assert [name.text for name in contact.names] == ["王小川"]
    assert [phone.text for phone in contact.phones] == ["0555-5550123"]
    assert document.annotation is not None and document.annotation.text == "此件公开发布"


def test_a_date_is_a_date(notice: str) -> None:
    date = gongwen.parse(notice).documents[0].date
    assert isinstance(date, datetime.date)
    assert date == datetime.date(2024, 9, 2)
    assert isinstance(date, gongwen.Date)
    assert (date.iso, date.text) == ("2024-09-02", "2024年9月2日")


def test_spans_count_characters(notice: str) -> None:
    result = gongwen.parse(notice)
    title = result.documents[0].title
    assert title is not None
    assert title.span.of(result.text) == title.text
    assert result.text[title.span.slice] == title.text
    assert result.text[slice(*title.span)] == title.text
    begin, end = title.span
    assert end - begin == len(title.text) == title.span.size


def test_segments_tile_the_text(notice: str) -> None:
    result = gongwen.parse(notice)
    assert "".join(segment.span.of(result.text) for segment in result.segments) == result.text


def test_sources_count_bytes(notice: str) -> None:
    data = notice.encode("gb18030")
    result = gongwen.parse(data)
    assert result.text == notice
    title = result.documents[0].title
    assert title is not None
    source = result.source_of(title.span)
    assert data[source.slice].decode("gb18030") == title.text
    assert result.text_of(source) == title.span


def test_json_is_that_of_the_contract(notice: str) -> None:
    result = gongwen.parse(notice)
    title = result.to_dict(text=True)["documents"][0]["title"]
    text = result.text.encode()
    assert text[slice(*title["span"])].decode() == title["text"]  # bytes here, not characters
    assert result.to_json() == gongwen.parse(notice.encode()).to_json()
    assert "\n" not in result.to_json()
    assert result.to_json(indent=2).startswith('{\n  "schema": "gongwen/1"')


def test_kinds_of_input(tmp_path: Path, notice: str) -> None:
    data = notice.encode()
    path = tmp_path / "notice.txt"
    path.write_bytes(data)
    text = gongwen.parse(notice).text
    for source in (data, bytearray(data), memoryview(data), path):
        assert gongwen.parse(source).text == text
    assert gongwen.parse(path).source.name == str(path)
    assert gongwen.parse(path, name="other").source.name == "other"
    assert gongwen.parse(data).source.name is None
    assert gongwen.parse(data, name="given").source.name == "given"


def test_a_str_is_text_and_no_path(tmp_path: Path) -> None:
    path = tmp_path / "notice.txt"
    path.write_text("通知", encoding="utf-8")
    with pytest.warns(UserWarning, match="looks like a path"):
        assert gongwen.clean(str(path)).text == str(path)


@pytest.mark.parametrize("source", [None, 5, 1.5, ["text"], object()])
def test_what_is_no_input(source: object) -> None:
    with pytest.raises(TypeError, match="expected bytes, str or a path"):
        gongwen.parse(source)  # type: ignore[arg-type]


def test_a_str_has_no_encoding() -> None:
    with pytest.raises(ValueError, match="a str has no encoding"):
        gongwen.parse("通知", encoding="gbk")


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        gongwen.parse(tmp_path / "missing.txt")
    with pytest.raises(IsADirectoryError):
        gongwen.clean(tmp_path)


@pytest.mark.parametrize(
    "data", [b"", b"\x00", b"\xff", b"?" * 1000, bytes(range(256)), "\ud800".encode("utf-8", "surrogatepass")]
)
def test_bad_bytes_never_raise(data: bytes) -> None:
    result = gongwen.parse(data)
    assert result.broken_invariant() == ""
    assert result.source.bytes == len(data)


def test_a_lone_surrogate_is_damage() -> None:
    assert gongwen.parse("通知\ud800").broken_invariant() == ""


def test_clean(notice: str) -> None:
    cleaned = gongwen.clean(notice.encode("utf-16"))
    assert cleaned.text == notice == str(cleaned)
    assert cleaned.source.encoding == "UTF-16LE"
    assert cleaned.script == "hans"


def test_script_options() -> None:
    text = "資訊部門看著瞭望臺，後續事宜請與網路中心聯絡。"
    assert gongwen.clean(text, script="off").text == text
    assert gongwen.clean(text, traditional="taiwan_phrases").text.startswith("信息部门看着瞭望台")
    assert gongwen.clean("於", script="on").text == "于"
    assert gongwen.parse(text, script="off").text == text
    with pytest.raises(ValueError, match="script must be one of auto, off, on"):
        gongwen.clean(text, script="no")  # type: ignore[arg-type]


def test_threads_run_side_by_side(notice: str) -> None:
    results: list[gongwen.Result] = []
    threads = [
        threading.Thread(target=lambda: results.append(gongwen.parse(notice))) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(results) == 8 and all(result == results[0] for result in results)


def test_the_lock_is_released() -> None:
    """While one thread reads much text, this one goes on: both cannot have the lock."""
    data = ("各有关单位：请认真组织实施，确保工作落实到位。\n" * 20_000).encode()
    done = threading.Event()

    def read() -> None:
        gongwen.clean(data)
        done.set()

    steps = 0
    for _ in range(50):  # on a busy machine this thread may not get its turn at once
        done.clear()
        thread = threading.Thread(target=read)
        thread.start()
        while not done.is_set():
            steps += 1
        thread.join()
        if steps > 100:
            break
    assert steps > 100
