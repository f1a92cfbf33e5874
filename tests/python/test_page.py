"""The page of Python: in a notebook, as a file."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import stat
import threading
from html.parser import HTMLParser
from pathlib import Path

import pytest

import gongwen

BYTES = "關於開展演練的通知\n各科室：\n請組織實(shí)施。\n特此通知。\n".encode()


class Cells(HTMLParser):
    """The text of the cells of the page, the ids, the addresses that it would load."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[set[str]] = []
        self.text = {"was": "", "is": ""}
        self.ids: list[str] = []
        self.loads: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids += [given["id"] or ""] if "id" in given else []
        self.loads += [value or "" for key, value in attrs if key in {"src", "srcset", "data"}]
        if tag not in {"meta", "input", "col"}:
            self.open.append(set((given.get("class") or "").split()))

    def handle_endtag(self, tag: str) -> None:
        self.open.pop()

    def handle_data(self, data: str) -> None:
        for column in ("was", "is"):
            if any(column in classes for classes in self.open):
                self.text[column] += data


def test_a_view_has_the_input_beside_its_text() -> None:
    shown = gongwen.view(BYTES)
    cells = Cells(shown.to_html())
    assert cells.text["was"] == BYTES.decode()
    assert cells.text["is"] == shown.result.text
    assert shown.result == gongwen.parse(BYTES)
    assert not cells.loads


def test_a_result_shows_itself_in_a_notebook() -> None:
    result = gongwen.parse(BYTES)
    fragment = result._repr_html_()
    assert fragment.startswith("<div")
    assert Cells(fragment).text == {"was": "", "is": result.text}
    assert fragment == result.to_html(fragment=True)


def test_other_bytes_than_those_that_were_parsed_are_refused() -> None:
    with pytest.raises(ValueError, match="3 bytes"):
        gongwen.parse(BYTES).to_html(source=b"abc")


def test_outputs_of_a_notebook_do_not_disturb_one_another(notice: str) -> None:
    one, two = gongwen.view(BYTES)._repr_html_(), gongwen.view(notice)._repr_html_()
    ids = Cells(one).ids + Cells(two).ids
    assert len(ids) == len(set(ids)) > 10
    # Radio buttons of one name are one choice, wherever they stand.
    names = [set(re.findall(r'name="([^"]+)"', html)) for html in (one, two)]
    assert names[0] and names[1] and not names[0] & names[1]


def test_the_page_runs_its_own_script_and_no_other() -> None:
    html = gongwen.view(BYTES).to_html()
    script = re.findall(r"<script>(.*?)</script>", html, re.S)
    assert len(script) == 1
    digest = base64.b64encode(hashlib.sha256(script[0].encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in html
    style = re.findall("<style>(.*?)</style>", html, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style[0].encode()).digest()).decode()
    assert len(style) == 1 and f"style-src 'sha256-{digest}'" in html
    assert "style=" not in html.replace(style[0], "")


def test_a_page_is_written_whole(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("before")
    shown = gongwen.view(BYTES, path)
    assert path.read_text(encoding="utf-8") == shown.to_html()
    assert os.listdir(tmp_path) == ["page.html"]
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE(path.stat().st_mode) == 0o666 & ~mask


def test_a_page_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="nowhere"):
        gongwen.view(BYTES, tmp_path / "nowhere" / "page.html")
    folder = tmp_path / "page.html"
    folder.mkdir()
    with pytest.raises(OSError, match="page.html"):
        gongwen.view(BYTES, folder)
    assert os.listdir(tmp_path) == ["page.html"]


def test_a_page_replaces_nothing_but_a_page(tmp_path: Path) -> None:
    notice, pipe = tmp_path / "notice.txt", tmp_path / "pipe"
    notice.write_bytes(BYTES)
    with pytest.raises(ValueError, match="is the input"):
        gongwen.view(notice, notice)
    assert notice.read_bytes() == BYTES
    os.mkfifo(pipe)
    writer = threading.Thread(target=gongwen.view, args=("关于演练的通知\n", pipe))
    writer.start()
    assert pipe.read_bytes().endswith(b"</html>\n")
    writer.join()
    assert pipe.is_fifo()


def test_a_view_says_what_it_is() -> None:
    assert repr(gongwen.view("特此通知。\n", name="a.txt")).startswith("<View of <Result of a.txt")
