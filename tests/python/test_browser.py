"""The page in a browser: headless Chromium opens it, clicks, and measures what is shown."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import gongwen

webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
from selenium.webdriver.chrome.service import Service  # noqa: E402
from selenium.webdriver.common.keys import Keys  # noqa: E402

CORPUS = Path(__file__).parents[2] / "corpus" / "notices"
DESKTOP = (1400, 900)
PHONE = (390, 844)

TABLE = (
    "<html><head><meta charset='utf-8'><title>关于公布名单的通知</title></head><body>"
    "<div class='nav'><a href='/'>首页</a> &gt; <a href='/x'>政务公开</a></div>"
    "<h1>关于公布2024年度检验机构名单的通知</h1><p>各区市场监管局：</p><p>现公布名单如下。</p>"
    "<table><tr><th>序号</th><th>机构名称</th><th>联系电话</th></tr>"
    "<tr><td>1</td><td>云泽检测中心</td><td>0555-5550101</td></tr>"
    "<tr><td>2</td><td>临江检测站</td><td>0555-5550102</td></tr></table>"
    "<p>云泽市市场监督管理局</p><p>2024年3月8日</p></body></html>"
).encode()

# The ratio of contrast of WCAG 2.1 (1.4.3) for each element that has text of its own.
CONTRAST = """
const level = v => { v /= 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; };
const light = c => 0.2126 * level(c[0]) + 0.7152 * level(c[1]) + 0.0722 * level(c[2]);
const parsed = s => s.match(/[\\d.]+/g).map(Number);
const bad = [];
for (const e of document.querySelectorAll('.gongwen *')) {
  if (!e.checkVisibility() || e.closest('script,style')) continue;
  if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue;
  let under = e, paper = [0, 0, 0, 0];
  for (; under && paper[3] === 0; under = under.parentElement) {
    const c = parsed(getComputedStyle(under).backgroundColor);
    paper = c.length === 3 ? [...c, 1] : c;
  }
  const a = light(parsed(getComputedStyle(e).color)), b = light(paper);
  const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  if (ratio < 4.5) bad.push(e.className + ' ' + ratio.toFixed(2) + ' ' + e.textContent.slice(0, 20));
}
return bad;
"""


class Browser:
    """Chromium with a window of a given size and colours."""

    def __init__(self, driver: Any) -> None:
        self.driver = driver

    def open(self, path: Path, size: tuple[int, int] = DESKTOP, scheme: str = "light") -> None:
        self.look(scheme=scheme)
        self.driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": False},
        )
        self.driver.get(path.as_uri())

    def look(self, scheme: str = "light", media: str = "") -> None:
        feature = {"name": "prefers-color-scheme", "value": scheme}
        self.driver.execute_cdp_cmd(
            "Emulation.setEmulatedMedia", {"media": media, "features": [feature]}
        )

    def run(self, script: str, *arguments: object) -> Any:
        return self.driver.execute_script(script, *arguments)

    def all(self, selector: str) -> list[Any]:
        found: list[Any] = self.driver.find_elements("css selector", selector)
        return found

    def one(self, selector: str) -> Any:
        return self.driver.find_element("css selector", selector)

    def shown(self, selector: str) -> bool:
        return any(element.is_displayed() for element in self.all(selector))

    def complaints(self) -> list[str]:
        return [entry["message"] for entry in self.driver.get_log("browser")]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium, chromedriver = shutil.which("chromium"), shutil.which("chromedriver")
    if not chromium or not chromedriver:
        pytest.skip("chromium and chromium-driver are not installed")
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(chromedriver))
    yield Browser(driver)
    driver.quit()


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    path = tmp_path / "damaged.html"
    gongwen.view(CORPUS / "damaged_shifted_gbk.txt", path)
    return path


@pytest.fixture
def scraped(tmp_path: Path) -> Path:
    path = tmp_path / "scraped.html"
    gongwen.view(CORPUS / "scraped_page.txt", path)
    return path


def test_the_browser_shows_the_text_and_loads_nothing(browser: Browser, damaged: Path) -> None:
    browser.open(damaged)
    result = gongwen.parse(CORPUS / "damaged_shifted_gbk.txt")
    cells = browser.run(
        "return [...document.querySelectorAll('.is')].map(e => e.textContent).join('')"
    )
    assert cells == result.text
    assert browser.run("return performance.getEntriesByType('resource').length") == 0
    assert browser.complaints() == []


def test_an_entry_of_the_tree_leads_to_its_value(browser: Browser, damaged: Path) -> None:
    browser.open(damaged)
    result = gongwen.parse(CORPUS / "damaged_shifted_gbk.txt")
    number = result.documents[0].number
    assert number is not None
    browser.one("nav dt[title=number] + dd a").click()
    said = browser.one("aside").text
    span = result.to_dict()["documents"][0]["number"]["span"]
    for part in (number.text, "发文字号", f"{span[0]}–{span[1]}", "置信度", "夹注拼音 pinyin_annotation"):
        assert part in said
    lit = browser.all(".is .on")
    assert "".join(element.text for element in lit) == number.text
    assert browser.run("return arguments[0].getBoundingClientRect().top", lit[0]) < DESKTOP[1]
    assert browser.all(".was .on"), "the input shows where it was read"
    browser.one("aside .x").click()
    assert not browser.shown("aside") and not browser.all(".on")


def test_keys_do_what_clicks_do(browser: Browser, scraped: Path) -> None:
    browser.open(scraped)
    value = browser.one(".is .v.k-title")
    browser.run("arguments[0].focus()", value)
    value.send_keys(Keys.ENTER)
    assert "标题" in browser.one("aside").text
    assert browser.run("return document.activeElement.className") == "x"
    first = browser.one("aside dl").text
    browser.one("aside .next").click()
    assert browser.one("aside dl").text != first
    browser.run("return document.activeElement").send_keys(Keys.ESCAPE)
    assert not browser.shown("aside")
    assert browser.run("return document.activeElement === arguments[0]", value)


def test_a_repair_is_explained(browser: Browser, damaged: Path) -> None:
    browser.open(damaged)
    browser.run("document.querySelector('.was del:not([data-m])').click()")
    assert "→" in browser.one("aside").text
    assert len(browser.all(".on")) >= 2


def test_the_switches(browser: Browser, damaged: Path) -> None:
    browser.open(damaged)
    paint = "return getComputedStyle(document.querySelector('.is .r')).backgroundColor"
    before = browser.run(paint)
    browser.one(".t-rep").click()
    assert browser.run(paint) != before
    assert browser.shown(".was")
    browser.one(".t-is").click()
    assert not browser.shown(".was")


def test_on_a_phone_the_text_comes_first(browser: Browser, damaged: Path) -> None:
    browser.open(damaged, PHONE)
    assert not browser.shown("nav") and not browser.shown(".was")
    assert browser.run("return document.documentElement.scrollWidth") <= PHONE[0]
    top = browser.run("return document.querySelector('.is').getBoundingClientRect().top")
    assert top < PHONE[1] / 2
    browser.one(".t-nav").click()
    assert browser.shown("nav")
    browser.one(".t-both").click()
    assert browser.shown(".was")
    assert browser.run("return document.documentElement.scrollWidth") <= PHONE[0]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_can_be_read(browser: Browser, damaged: Path, tmp_path: Path, scheme: str) -> None:
    table = tmp_path / "table.html"
    gongwen.view(TABLE, table)
    for path in (damaged, table):
        browser.open(path, scheme=scheme)
        browser.run("document.querySelectorAll('details').forEach(e => { e.open = true; })")
        browser.run("document.querySelector('nav a[data-to]').click()")
        assert browser.run(CONTRAST) == []
    paper = browser.run("return getComputedStyle(document.querySelector('.gongwen')).backgroundColor")
    assert (paper == "rgb(255, 255, 255)") == (scheme == "light")


@pytest.mark.parametrize("system", ["light", "dark"])
def test_a_card_follows_its_notebook_not_the_system(
    browser: Browser, tmp_path: Path, system: str
) -> None:
    card = gongwen.view("关于开展演练的通知\n各科室：\n请参加。\n")._repr_html_()
    notebooks = {
        '<body data-jp-theme-light="true">': "light",
        '<body data-jp-theme-light="false">': "dark",
        '<body class="vscode-light" data-vscode-theme-kind="vscode-light">': "light",
        '<body class="vscode-dark" data-vscode-theme-kind="vscode-dark">': "dark",
        "<body>": "light",
    }
    for body, theme in notebooks.items():
        page = tmp_path / "notebook.html"
        page.write_text(f"<!DOCTYPE html><meta charset=utf-8>{body}{card}</body>", "utf-8")
        browser.open(page, scheme=system)
        paper = browser.run(
            "return getComputedStyle(document.querySelector('.gongwen')).backgroundColor"
        )
        assert (paper == "rgb(255, 255, 255)") == (theme == "light"), (body, system)
        assert browser.run(CONTRAST) == []


def test_in_print_both_columns_and_no_controls(browser: Browser, damaged: Path) -> None:
    browser.open(damaged, PHONE, scheme="dark")
    browser.look(scheme="dark", media="print")
    assert browser.shown(".was") and browser.shown(".is")
    assert not browser.shown("nav") and not browser.shown(".bar") and not browser.shown("aside")
    paper = browser.run("return getComputedStyle(document.querySelector('.gongwen')).backgroundColor")
    assert paper == "rgb(255, 255, 255)"


def test_tables_are_aligned_with_their_rows(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "table.html"
    gongwen.view(TABLE, path)
    browser.open(path)
    rows = browser.all("table tr")
    assert len(rows) == 3
    assert rows[1].text.endswith("1 云泽检测中心 0555-5550101")
    folds = browser.all(".noise")
    assert folds, "the navigation is folded"


def test_what_an_input_holds_is_never_run(browser: Browser, tmp_path: Path) -> None:
    evil = "</script><script>document.title='x'</script>\"><img src=x onerror=\"document.title='x'\">"
    path = tmp_path / "evil.html"
    gongwen.view(f"关于{evil}的通知\n各科室：\n一、{evil}\n\0\u202e{evil}\n", path, name=evil)
    browser.open(path)
    assert browser.run("return document.title") != "x"
    assert not browser.all("img")
    assert len(browser.all("script")) == 2
    browser.one("nav a[data-to]").click()
    assert not browser.all("img") and browser.run("return document.title") != "x"
    assert browser.complaints() == []


def test_it_reads_without_a_script(browser: Browser, scraped: Path, tmp_path: Path) -> None:
    html = scraped.read_text(encoding="utf-8")
    bare = tmp_path / "bare.html"
    bare.write_text(html.replace("script-src", "script-src 'none'; x-src"), encoding="utf-8")
    browser.open(bare)
    assert browser.shown(".is") and browser.shown(".was") and browser.shown("nav")
    assert not browser.shown("aside")
    browser.one("nav dt[title=date] + dd a").click()
    assert browser.all(".v:target")
    browser.complaints()


def test_several_in_one_notebook(browser: Browser, tmp_path: Path, notice: str) -> None:
    views = [gongwen.view(CORPUS / "damaged_shifted_gbk.txt"), gongwen.view(notice)]
    path = tmp_path / "notebook.html"
    path.write_text(
        "<meta charset='utf-8'><body>" + "<hr>".join(v._repr_html_() for v in views) + "</body>",
        encoding="utf-8",
    )
    browser.open(path)
    first, second = browser.all(".gongwen")
    second.find_element("css selector", "nav a[data-to]").click()
    assert second.find_elements("css selector", ".on")
    assert not first.find_elements("css selector", ".on")
    assert first.find_element("css selector", "aside").get_attribute("hidden")
    second.find_element("css selector", ".t-is").click()
    assert first.find_element("css selector", ".was").is_displayed()
    assert not second.find_element("css selector", ".was").is_displayed()


def test_a_large_input_opens(browser: Browser, tmp_path: Path) -> None:
    text = (CORPUS / "damaged_shifted_gbk.txt").read_bytes()
    path = tmp_path / "large.html"
    gongwen.view(text * (1_000_000 // len(text)), path)
    browser.open(path)
    assert browser.run("return document.querySelectorAll('.row').length") > 10_000
    browser.run("document.querySelector('nav a[data-to]').click()")
    assert browser.shown("aside")
