"""`python -m gongwen`: the commands, and a batch that is killed and resumed."""

from __future__ import annotations

import csv
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import gongwen
import pytest
from conftest import NOTICE, corpus_files

SEED = 5
KILLS = int(os.environ.get("GONGWEN_KILLS", "5"))


def run(*words: object, **options: Any) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "gongwen", *map(str, words)]
    options = {"capture_output": True, "text": True, "check": False, **options}
    return subprocess.run(command, **options)


def lines_of(path: Path) -> list[str]:
    """The lines of a file that ends with a line end. (str.splitlines knows further ends.)"""
    *lines, rest = path.read_text("utf-8").split("\n")
    assert rest == ""
    return lines


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Thirty notices, one of them with an enclosed document, and one that cannot be read."""
    out = tmp_path / "pages"
    out.mkdir()
    for i, path in enumerate(corpus_files()[:30]):
        (out / f"{i:02}{path.suffix}").write_bytes(path.read_bytes())
    (out / "10.gone").symlink_to(out / "nowhere")
    return out


def test_the_commands(tmp_path: Path) -> None:
    path = tmp_path / "notice.txt"
    path.write_bytes(NOTICE.encode("gb18030"))
    result = gongwen.parse(path)
    assert run("parse", path).stdout == result.to_json() + "\n"
    assert run("parse", "--format", "text", path).stdout == result.to_text()
    with_all = result.to_json(text=True, segments=True)
    assert run("parse", "--with", "text,segments", path).stdout == with_all + "\n"
    assert run("clean", path).stdout == NOTICE
    assert run("inspect", path).stdout == str(gongwen.detect(path))
    assert run("clean", "-", input=NOTICE).stdout == NOTICE
    assert run("--version").stdout == f"gongwen {gongwen.__version__}\n"


def test_a_page(tmp_path: Path) -> None:
    path, page = tmp_path / "notice.txt", tmp_path / "page.html"
    path.write_bytes(NOTICE.encode("gb18030"))
    done = run("view", path, "-o", page)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    said = page.read_text("utf-8")
    assert said == gongwen.view(path).to_html()
    assert sorted(os.listdir(tmp_path)) == ["notice.txt", "page.html"]
    assert run("view", path).stdout == run("view", path, "-o", "-").stdout == said
    assert run("parse", "--format", "html", path).stdout == said
    assert "text" in run("view", "-", input=NOTICE).stdout


def test_a_page_that_cannot_be_made(tmp_path: Path) -> None:
    path, page = tmp_path / "notice.txt", tmp_path / "page.html"
    path.write_text(NOTICE, "utf-8")
    page.write_text("before", "utf-8")
    missing = run("view", tmp_path / "gone.txt", "-o", page)
    assert (missing.returncode, page.read_text("utf-8")) == (1, "before")
    assert missing.stderr == f"gongwen: {tmp_path}/gone.txt: No such file or directory\n"
    nowhere = tmp_path / "nowhere" / "page.html"
    done = run("view", path, "-o", nowhere)
    assert done.returncode == 3
    said = f"gongwen: {nowhere}: cannot be written: No such file or directory\n"
    assert done.stderr == said
    done = run("view", path, "-o", path)
    assert (done.returncode, path.read_text("utf-8")) == (2, NOTICE)
    assert done.stderr == f"gongwen: {path}: is the input, which the page would replace\n"
    assert run("view", path, "-o", tmp_path).returncode == 3
    with open("/dev/full", "w", encoding="utf-8") as full:
        done = run("view", path, capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 3
    assert "standard output: cannot be written: No space left" in done.stderr


def test_names_that_are_no_text(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xff.txt"
    with open(path, "wb") as file:
        file.write(NOTICE.encode())
    for command in ("parse", "clean", "inspect", "view"):
        done = run(command, os.fsdecode(path))
        assert (done.returncode, done.stderr) == (0, ""), command
    done = run("parse", tmp_path)
    assert done.returncode == 1 and "to read all files in it" in done.stderr


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "notice.txt"
    path.write_text(NOTICE, "utf-8")
    done = run("parse", tmp_path / "gone.txt", path)
    assert done.returncode == 1 and len(done.stdout.splitlines()) == 1
    assert "gone.txt: No such file or directory" in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["read"],
        ["parse"],
        ["clean", "a", "b"],
        ["parse", "--with", "x", "a"],
        ["parse", "--format", "html", "--with", "text", "a"],
        ["view"],
        ["view", "a", "b"],
    ],
)
def test_wrong_usage(words: list[str]) -> None:
    assert run(*words).returncode == 2


def test_objects(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    done = run("batch", folder, "-o", out)
    assert done.returncode == 1, done.stderr
    assert "10.gone: No such file or directory" in done.stderr
    assert "31 files, 1 not readable" in done.stderr
    lines = lines_of(out)
    files = sorted(folder.iterdir())
    assert len(lines) == len(files) == 31
    for path, line in zip(files, lines):
        if path.suffix == ".gone":
            assert json.loads(line) == {
                "schema": "gongwen/1",
                "source": {"name": str(path)},
                "error": {"code": "not_found", "message": "No such file or directory"},
            }
        else:
            assert line == gongwen.parse(path).to_json()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out.jsonl", "pages"]


def test_tables(folder: Path, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    table = gongwen.read(folder)
    assert run("batch", folder, "-o", tmp_path / "out.parquet").returncode == 1
    written = parquet.read_table(tmp_path / "out.parquet")
    assert written.to_pylist() == table.to_pylist()
    assert written.schema.equals(gongwen.schema())
    assert run("batch", folder, "-o", tmp_path / "out.csv", "-q").returncode == 1
    with open(tmp_path / "out.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["title"] or None for row in rows] == table["title"].to_pylist()
    cells = [json.loads(row["sections"] or "null") for row in rows]
    assert cells == table["sections"].to_pylist()
    assert run("batch", folder, "-o", tmp_path / "out.jsonl", "--rows").returncode == 1
    lines = lines_of(tmp_path / "out.jsonl")
    assert [json.loads(line).get("title") for line in lines] == table["title"].to_pylist()


def test_a_list_on_standard_input(folder: Path, tmp_path: Path) -> None:
    files = [folder / "03.txt", folder / "01.txt"]
    out = tmp_path / "out.jsonl"
    words = ["batch", "-", "-o", out, "--force"]
    assert run(*words, input="\n".join(map(str, files)) + "\n").returncode == 0
    assert [json.loads(line)["source"]["name"] for line in out.open()] == [*map(str, files)]
    assert run(*words, "-0", input="\0".join(map(str, files))).returncode == 0
    assert len(lines_of(out)) == 2
    assert run(*words, input="").returncode == 0
    assert out.read_bytes() == b""


def test_nothing_is_overwritten_unasked(folder: Path, tmp_path: Path) -> None:
    out, part = tmp_path / "out.jsonl", tmp_path / "out.jsonl.part"
    out.write_text("mine")
    done = run("batch", folder, "-o", out)
    assert done.returncode == 2 and "--force replaces it" in done.stderr
    assert out.read_text() == "mine"
    done = run("batch", folder, "-o", out, "--resume")
    assert done.returncode == 2 and "is not of these inputs" in done.stderr
    assert run("batch", folder, "-o", out, "--force").returncode == 1
    done = run("batch", folder, "-o", out, "--resume")
    assert done.returncode == 1 and "nothing is left to do" in done.stderr
    done = run("batch", folder, folder / "00.txt", "-o", out, "--resume")
    assert done.returncode == 2 and f"it has no row of {folder / '00.txt'}" in done.stderr
    done = run("batch", folder / "00.txt", "-o", out, "--resume")
    assert done.returncode == 2 and "it holds rows of more" in done.stderr
    done = run("batch", folder / "01.txt", "-o", out, "--resume")
    assert done.returncode == 2 and f"that input is now {folder / '01.txt'}" in done.stderr
    done = run("batch", folder, out, "-o", out, "--force")
    assert done.returncode == 2 and f"{out} is an input" in done.stderr
    out.unlink()
    part.write_text("rows")
    done = run("batch", folder, "-o", out)
    assert done.returncode == 2 and "--resume goes on with it" in done.stderr
    done = run("batch", folder, "-o", out, "--resume")
    assert done.returncode == 2 and "nobody knows the options" in done.stderr
    assert part.read_text() == "rows"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["-o", "out.xls"], "an output is one of .jsonl, .parquet, .csv"),
        (["-o", "out.csv", "--with", "text"], "rows have no text"),
        (["-o", "no/such/folder/out.jsonl"], "No such file or directory"),
        (["-o", "out.jsonl", "-j", "0"], "is no number from 1"),
        (["missing*", "-o", "out.jsonl"], "no file matches: missing*"),
    ],
)
def test_mistakes_are_told(folder: Path, tmp_path: Path, words: list[str], message: str) -> None:
    done = run("batch", folder, *words, cwd=tmp_path)
    assert done.returncode in (2, 3) and message in done.stderr
    assert sorted(p.name for p in tmp_path.iterdir()) == ["pages"]


def test_a_full_disk(folder: Path, tmp_path: Path) -> None:
    limit = "import resource as r; r.setrlimit(r.RLIMIT_FSIZE, (70000, 70000));"
    ignore = "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
    program = f"{limit}{ignore} import sys; from gongwen._cli import main; sys.exit(main())"
    words = ["batch", *[str(folder)] * 20, "-o", str(tmp_path / "out.jsonl")]
    done = subprocess.run(
        [sys.executable, "-c", program, *words], capture_output=True, text=True, check=False
    )
    assert done.returncode == 3 and "File too large" in done.stderr
    assert run(*words, "--resume").returncode == 1
    assert len((tmp_path / "out.jsonl").read_bytes().splitlines()) == 31 * 20


def test_other_options_or_inputs_are_not_resumed(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    run("batch", folder, "-o", out)
    from gongwen._journal import Arguments

    part = Path(Arguments([str(folder)], str(out)).part)
    Path(f"{part}.options").write_text(Arguments([], str(out)).options)
    out.rename(part)
    done = run("batch", folder, "-o", out, "--resume", "--script", "off")
    assert done.returncode == 2 and "other options" in done.stderr
    done = run("batch", folder / "03.txt", "-o", out, "--resume")
    assert done.returncode == 2 and "other inputs" in done.stderr
    (folder / "00a.txt").write_text(NOTICE, "utf-8")
    done = run("batch", folder, "-o", out, "--resume")
    assert done.returncode == 2 and "other inputs" in done.stderr
    assert len(part.read_bytes().splitlines()) == 31


@pytest.mark.parametrize("name", ["out.jsonl", "out.csv"])
def test_inputs_that_changed_are_told(folder: Path, tmp_path: Path, name: str) -> None:
    out, page = tmp_path / name, folder / "00.txt"
    words = ["batch", folder, "-o", out, "--resume"]
    assert run(*words).returncode == 1
    later = time.time() + 3600
    os.utime(page, (later, later))
    done = run(*words)
    assert done.returncode == 2 and f"older than 1 of the inputs, {page} for one" in done.stderr
    from gongwen._journal import Arguments

    part = Path(Arguments([str(folder)], str(out)).part)
    rows = ["--rows"] if name.endswith("csv") else []
    run("batch", folder, "-o", tmp_path / "rows.jsonl", *rows)
    (tmp_path / "rows.jsonl").rename(part)
    Path(f"{part}.options").write_text(Arguments([], str(out)).options)
    out.unlink()
    done = run(*words)  # a stopped run is worth more than one row of it
    assert done.returncode == 1 and f"1 of them changed since, {page} for one" in done.stderr
    assert out.exists()


def killed(words: list[str], after: float, number: int) -> int:
    """Runs a batch and sends it a signal after so many seconds; its exit code."""
    command = [sys.executable, "-m", "gongwen", *words]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True) as process:
        time.sleep(after)
        process.send_signal(number)
        return process.wait(timeout=60)


@pytest.mark.parametrize("name", ["out.jsonl", "out.parquet", "out.csv"])
def test_killed_and_resumed(folder: Path, tmp_path: Path, name: str) -> None:
    """Killed at random moments and resumed: the same bytes as one quiet run."""
    if name.endswith("parquet"):
        pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    quiet, out = tmp_path / f"quiet_{name}", tmp_path / name
    words = ["batch", *[str(folder)] * 12, "-o"]
    begin = time.monotonic()
    assert run(*words, quiet).returncode == 1
    seconds = time.monotonic() - begin
    rng = random.Random(SEED)
    for i in range(KILLS):
        number = signal.SIGKILL if i % 4 else signal.SIGTERM
        code = killed([*words, str(out), "--resume"], rng.uniform(0, seconds), number)
        # 1: it was done already, one input being unreadable.
        assert code in (-signal.SIGKILL, -signal.SIGTERM, 128 + signal.SIGTERM, 1)
    assert run(*words, out, "--resume").returncode == 1
    assert out.read_bytes() == quiet.read_bytes()
    left = {path.name for path in tmp_path.iterdir()}
    assert f"{name}.part" not in left and f"{name}.part.options" not in left


def test_two_runs_do_not_write_one_file(folder: Path, tmp_path: Path) -> None:
    import fcntl

    part = tmp_path / "out.jsonl.part"
    with part.open("wb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        for option in ([], ["--force"], ["--resume"]):
            done = run("batch", folder, "-o", tmp_path / "out.jsonl", *option)
            assert done.returncode == 2 and "another run is writing" in done.stderr
