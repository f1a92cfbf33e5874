"""What is given for an input and is none: it is said, in a line, and nothing is shown of it."""

from __future__ import annotations

import io
import warnings
from pathlib import Path
from typing import Any, Callable

import gongwen
import pytest
from conftest import NOTICE

READERS: list[Callable[..., object]] = [
    gongwen.parse,
    gongwen.clean,
    gongwen.detect,
    gongwen.view,
]


@pytest.mark.parametrize("read", READERS, ids=lambda read: read.__name__)
def test_a_text_that_is_a_path(
    read: Callable[..., object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "通知").write_text(NOTICE, "utf-8")
    for text in ("data/304.txt", "nope.txt", "~/notices/a.html", "./notices", "通知", "a/*.html"):
        with pytest.warns(UserWarning, match=r"a str is read as text: use Path\(") as said:
            read(text)
        assert said[0].filename == __file__ and len(said) == 1
    with pytest.warns(UserWarning, match="looks like a URL, which is not fetched"):
        read("https://example.gov.cn/2024/1.html")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for text in ("", "关于放假的通知", "公告", "见 https://example.gov.cn/1.html。", NOTICE, "\0"):
            read(text)


def test_the_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "notice.txt").write_text(NOTICE, "utf-8")
    for read in READERS:
        read(Path("~/notice.txt"))
    assert gongwen.parse(Path("~/notice.txt")).source.name == str(tmp_path / "notice.txt")
    gongwen.view(NOTICE, "~/page.html")
    assert (tmp_path / "page.html").exists()
    with pytest.raises(ValueError, match="is the input"):
        gongwen.view(Path("~/notice.txt"), "~/notice.txt")
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    assert gongwen.read("~/*.txt").num_rows == gongwen.read(Path("~/notice.txt")).num_rows == 1
    (tmp_path / "~").mkdir()
    (tmp_path / "~" / "notice.txt").write_text("关于放假的通知", "utf-8")  # a name is a name
    assert gongwen.parse(Path("~/notice.txt")).text == "关于放假的通知"


@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        ({"encoding": "klingon"}, ValueError, "no charset is called 'klingon'"),
        ({"encoding": 5}, TypeError, "encoding must be the name of a charset, not int"),
        ({"script": True}, ValueError, "script must be one of auto, off, on, not True"),
        ({"traditional": NOTICE}, ValueError, "traditional must be one of standard, taiwan"),
        ({"name": NOTICE.encode()}, TypeError, "name must be a str, not bytes"),
    ],
)
def test_wrong_options(options: dict[str, Any], error: type[Exception], message: str) -> None:
    for read in (gongwen.parse, gongwen.clean, gongwen.view):
        with pytest.raises(error, match=message) as raised:
            read(NOTICE.encode() * 1000, **options)
        assert len(str(raised.value)) < 300


@pytest.mark.parametrize(
    "call",
    [
        lambda big: gongwen.parse(NOTICE).to_html(source=big),
        lambda big: gongwen.parse(NOTICE).explain(big),
        lambda big: gongwen.explain_diagnostic(big),
        lambda big: gongwen.diagnostic_codes(big),
    ],
)
def test_messages_hold_no_input(call: Callable[[str], object]) -> None:
    with pytest.raises((TypeError, ValueError)) as raised:
        call(NOTICE * 1000)
    assert len(str(raised.value)) < 800


def test_wrong_inputs() -> None:
    with pytest.raises(TypeError, match="not StringIO: give what its read"):
        gongwen.parse(io.StringIO(NOTICE))  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="expected bytes, str or a path, not list"):
        gongwen.parse([NOTICE])  # type: ignore[arg-type]


def test_what_read_does_not_read(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    (tmp_path / "a.txt").write_text(NOTICE, "utf-8")
    with pytest.raises(FileNotFoundError, match="is a URL, and nothing is fetched"):
        gongwen.read("http://example.gov.cn/1.html")
    with pytest.raises(FileNotFoundError) as missing:  # a text instead of a path
        gongwen.read(NOTICE * 100)
    assert len(str(missing.value)) < 200
    with pytest.raises(TypeError, match="expected paths or patterns, not bytes"):
        gongwen.read(NOTICE.encode())  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="expected paths or patterns, not int"):
        gongwen.read([5])  # type: ignore[list-item]
    rows = gongwen.read([tmp_path / "a.txt", "nope.txt", "http://example.gov.cn/1.html"])
    assert [row["error"] for row in rows.to_pylist()] == [
        None,
        "No such file or directory",
        "is a URL, and nothing is fetched: download it, and give the file or its bytes",
    ]
