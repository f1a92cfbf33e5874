"""The package as it is shipped, in the folder ``GONGWEN_DIST``, and installed here."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from email.parser import Parser
from importlib.metadata import distribution
from pathlib import Path

import pytest

import gongwen

DIST = Path(os.environ.get("GONGWEN_DIST", ""))
ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif("GONGWEN_DIST" not in os.environ, reason="wants make test")

LIBRARIES = {"icudata", "icuuc", "re2", "utf8proc"}
# ICU reads them; Python's own codecs say what they hold.
FOREIGN = {
    "windows-1252": ("Naïve façade – Übergröße, “quoted”", "cp1252"),
    "iso-8859-2": ("Příliš žluťoučký kůň", "iso8859_2"),
    "windows-1251": ("Съешь ещё этих мягких булок", "cp1251"),
    "koi8-r": ("Съешь ещё этих мягких булок", "koi8_r"),
    "iso-8859-7": ("Ξεσκεπάζω την ψυχοφθόρα", "iso8859_7"),
    "windows-1255": ("דג סקרן שט בים", "cp1255"),
    "tis-620": ("เป็นมนุษย์สุดประเสริฐ", "tis_620"),
    "shift_jis": ("いろはにほへと、お知らせします", "shift_jis"),
    "euc-jp": ("いろはにほへと、お知らせします", "euc_jp"),
    "euc-kr": ("키스의 고유조건은 입술끼리", "euc_kr"),
}


@pytest.fixture(scope="module")
def wheel() -> zipfile.ZipFile:
    (path,) = DIST.glob("*.whl")
    return zipfile.ZipFile(path)


def info_of(wheel: zipfile.ZipFile) -> str:
    return f"gongwen-{gongwen.__version__}.dist-info/"


def test_it_holds_what_it_should_and_nothing_else(wheel: zipfile.ZipFile) -> None:
    names = {name for name in wheel.namelist() if not name.endswith("/")}
    package = ROOT / "bindings" / "gongwen"
    expected = {f"gongwen/{path.name}" for path in package.iterdir() if path.is_file()}
    assert {"gongwen/py.typed", "gongwen/_core.pyi", "gongwen/gongwen.schema.json"} <= expected
    assert expected <= names
    info, other = info_of(wheel), names - expected
    for name in ("METADATA", "WHEEL", "RECORD", "licenses/LICENSE", "sboms/auditwheel.cdx.json"):
        other.remove(info + name)
    (module,) = (name for name in other if name.startswith("gongwen/"))
    assert re.fullmatch(r"gongwen/_core\.cpython-[\w-]+\.so", module)
    libraries = {name for name in other if name.startswith("gongwen.libs/")}
    assert {re.sub(r".*/lib(\w+)-.*", r"\1", name) for name in libraries} == LIBRARIES
    rest = other - libraries - {module}
    assert rest and all(name.startswith(info + "licenses/libraries/") for name in rest)


def test_each_library_has_its_licence(wheel: zipfile.ZipFile) -> None:
    metadata = Parser().parsestr(wheel.read(info_of(wheel) + "METADATA").decode())
    said = metadata.get_all("License-File", [])
    assert said[0] == "LICENSE"
    texts = {name: wheel.read(info_of(wheel) + "licenses/" + name).decode() for name in said}
    assert all("opyright" in text for text in texts.values())
    for word in ("icu", "re2", "utf8proc", "nlohmann", "pybind11"):
        assert any(word in name for name in texts), word
    written = {n for n in wheel.namelist() if "/licenses/" in n and not n.endswith("/")}
    assert written == {info_of(wheel) + "licenses/" + name for name in said}


def test_it_is_no_larger_than_it_must_be(wheel: zipfile.ZipFile) -> None:
    # ICU's data are 31 MB; the converters in them 5.
    (data,) = (item for item in wheel.infolist() if "libicudata" in item.filename)
    assert data.file_size < 8e6
    assert sum(item.compress_size for item in wheel.infolist()) < 10e6


def test_it_runs_on_other_machines(wheel: zipfile.ZipFile) -> None:
    assert re.search(r"-manylinux_2_\d\d_\w+\.whl$", str(wheel.filename))


def test_what_is_tested_is_the_wheel(wheel: zipfile.ZipFile) -> None:
    installed = distribution("gongwen").read_text("RECORD") or ""
    ours = [line for line in installed.splitlines() if re.match(r"gongwen(\.libs)?/", line)]
    shipped = wheel.read(info_of(wheel) + "RECORD").decode().splitlines()
    assert {line for line in shipped if re.match(r"gongwen(\.libs)?/", line)} <= set(ours)


def test_no_library_of_the_machine_is_used() -> None:
    program = """
import gongwen
gongwen.clean("いろは".encode("shift_jis"), encoding="shift_jis")
with open("/proc/self/maps") as maps:
    print("\\n".join({line.split(None, 5)[5].strip() for line in maps if ".so" in line}))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    (module,) = Path(gongwen.__file__).parent.glob("_core*.so")
    shipped = module.parents[1] / "gongwen.libs"
    named = [(re.match(r"lib(\w+)[.-]", Path(path).name), path) for path in done.stdout.splitlines()]
    ours = {name[1]: Path(path).parent for name, path in named if name and name[1] in LIBRARIES}
    assert ours == dict.fromkeys(LIBRARIES, shipped)


@pytest.mark.parametrize("label", FOREIGN)
def test_converters(label: str) -> None:
    text, codec = FOREIGN[label]
    cleaned = gongwen.clean(text.encode(codec), encoding=label)
    assert cleaned.text == text


def test_the_sdist_is_the_sources() -> None:
    (path,) = DIST.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        top = f"gongwen-{gongwen.__version__}/"
        names = {item.name[len(top) :] for item in archive if item.isfile()}
    assert {"CMakeLists.txt", "LICENSE", "PKG-INFO", "pyproject.toml"} <= names
    if not (ROOT / ".git").exists() or not shutil.which("git"):
        pytest.skip("no checkout")
    words = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    tracked = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True)
    assert names == {*tracked.stdout.splitlines(), "PKG-INFO"}
