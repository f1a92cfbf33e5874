#!/usr/bin/env python3
"""What the command line program promises: its formats, its usage, its colours.

usage: cli_test.py GONGWEN
"""
import json
import os
import pathlib
import pty
import re
import resource
import subprocess
import sys
import tempfile
import unittest

GONGWEN = ""
NOTICE = ("临江县教育局文件\n临教发〔2024〕5号\n关于开展校园安全演练的通知\n各中心校：\n"
          "为提高应急能力，现通知如下。\n一、演练安排\n2024年9月底前完成。\n"
          "临江县教育局\n2024年9月2日\n")


def run(*arguments, **options):
    return subprocess.run([GONGWEN, *map(str, arguments)], capture_output=True, timeout=60,
                          check=False, **options)


def on_terminal(*arguments, **environment):
    """What the program writes where it believes to be on a terminal."""
    try:
        reader, writer = pty.openpty()
    except OSError as error:  # a container without /dev/pts
        raise unittest.SkipTest(f"no terminal can be opened here: {error}") from error
    env = {**os.environ, "TERM": "xterm", **environment}
    if "NO_COLOR" not in environment:
        env.pop("NO_COLOR", None)
    process = subprocess.Popen([GONGWEN, *map(str, arguments)], stdout=writer, env=env)
    os.close(writer)
    said = b""
    try:
        while chunk := os.read(reader, 4096):
            said += chunk
    except OSError:  # the other side is closed
        pass
    os.close(reader)
    process.wait(timeout=60)
    return said


class Cli(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.notice = self.folder / "notice.txt"
        self.notice.write_bytes(NOTICE.encode())

    def test_json_is_one_object_on_one_line(self):
        done = run("parse", self.notice)
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        self.assertEqual(done.stdout.count(b"\n"), 1)
        said = json.loads(done.stdout)
        self.assertEqual(said["source"]["name"], str(self.notice))
        self.assertNotIn("text", said)
        self.assertEqual(done.stdout, run("parse", "--format", "json", self.notice).stdout)

    def test_several_files_are_one_object_a_line(self):
        done = run("parse", self.notice, self.notice, self.notice)
        self.assertEqual([json.loads(line)["schema"] for line in done.stdout.splitlines()],
                         ["gongwen/1"] * 3)

    def test_what_does_not_fit_into_memory_takes_no_other_file_along(self):
        big = self.folder / "big.txt"
        with big.open("wb") as file:
            file.truncate(100_000_000)
        limit = 300_000_000
        starts = subprocess.run(
            [GONGWEN, "--version"], capture_output=True, timeout=60,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)))
        if starts.returncode != 0:
            self.skipTest("a sanitizer needs more address space than that")
        for words in (["parse"], ["clean", "--format", "json"], ["inspect"]):
            done = subprocess.run(
                [GONGWEN, *words, str(big), str(self.notice)], capture_output=True, timeout=120,
                preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)))
            self.assertEqual(done.returncode, 1, (words, done.stderr))
            self.assertIn(b"big.txt: Cannot allocate memory", done.stderr)
            self.assertIn(b"notice.txt", done.stdout)

    def test_standard_input_has_no_name(self):
        done = run("parse", "-", input=NOTICE.encode())
        self.assertNotIn("name", json.loads(done.stdout)["source"])

    def test_with(self):
        both = json.loads(run("parse", "--with", "text,segments", self.notice).stdout)
        self.assertEqual(both["text"], NOTICE)
        spans = [segment["span"] for segment in both["segments"]]
        self.assertEqual(spans[0][0], 0)
        self.assertEqual(spans[-1][1], len(NOTICE.encode()))
        self.assertNotIn("text", json.loads(
            run("parse", "--with", "segments", self.notice).stdout))

    def test_outline(self):
        said = run("parse", "--format", "text", self.notice).stdout.decode()
        self.assertIn("标题", said)
        self.assertIn("关于开展校园安全演练的通知", said)
        self.assertNotIn("\x1b", said)

    def test_clean_prints_one_json_object_a_line(self):
        run_of_two = run("clean", "--format", "json", self.notice, self.notice)
        rows = [json.loads(line) for line in run_of_two.stdout.decode().splitlines()]
        self.assertEqual([row["text"] for row in rows], [NOTICE, NOTICE])
        self.assertEqual(rows[0]["schema"], "gongwen-clean/1")
        self.assertEqual(rows[0]["map"], [[0, 0, 1, 1, "none"]])

    def test_clean_prints_the_text_alone(self):
        self.notice.write_bytes(NOTICE.encode("gb18030"))
        self.assertEqual(run("clean", self.notice).stdout.decode(), NOTICE)

    def test_inspect(self):
        self.notice.write_bytes(NOTICE.encode("gb18030"))
        said = run("inspect", self.notice).stdout.decode()
        self.assertRegex(said, "encoding +GB")
        self.assertIn("hans", said)

    def test_each_stage_can_be_explained(self):
        usage = run("parse", "--help").stdout.decode()
        stages = re.search(r"instead of a\s+format: ([a-z_, \n]+?)\n +--", usage).group(1)
        stages = [stage.strip() for stage in stages.replace("\n", " ").split(",")]
        self.assertGreater(len(stages), 3)
        for stage in stages:
            with self.subTest(stage):
                done = run("parse", "--explain", stage, self.notice)
                self.assertEqual(done.returncode, 0, done.stderr)
                self.assertTrue(done.stdout)

    def test_help_and_version(self):
        for arguments in (["--help"], ["parse", "--help"], ["clean", "-h"], ["inspect", "-h"]):
            done = run(*arguments)
            self.assertEqual((done.returncode, done.stderr), (0, b""), arguments)
        self.assertIn(b"gongwen parse notice.txt", run("--help").stdout)
        self.assertRegex(run("--version").stdout.decode(), r"^gongwen \d+\.\d+\.\d+\n$")
        self.assertEqual(run("-v").stdout, run("--version").stdout)
        self.assertEqual(run("help").stdout, run("--help").stdout)
        self.assertEqual(run("help", "parse").stdout, run("parse", "--help").stdout)

    def test_view_is_one_page(self):
        page = self.folder / "page.html"
        done = run("view", self.notice, "-o", page)
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, b"", b""))
        said = page.read_text(encoding="utf-8")
        self.assertTrue(said.startswith("<!DOCTYPE html>") and said.endswith("</html>\n"))
        self.assertIn("关于开展校园安全演练的通知", said)
        self.assertEqual(sorted(os.listdir(self.folder)), ["notice.txt", "page.html"])
        self.assertEqual(run("view", self.notice).stdout.decode(), said)
        self.assertEqual(run("parse", "--format", "html", self.notice).stdout.decode(), said)

    def test_view_replaces_nothing_but_a_page(self):
        before = self.notice.read_bytes()
        done = run("view", self.notice, "-o", self.notice)
        self.assertEqual((done.returncode, self.notice.read_bytes()), (2, before))
        self.assertIn(b"is the input", done.stderr)
        pipe = self.folder / "pipe"
        os.mkfifo(pipe)
        with subprocess.Popen([GONGWEN, "view", self.notice, "-o", pipe]) as process:
            said = pipe.read_bytes()
        self.assertEqual(process.returncode, 0)
        self.assertTrue(said.endswith(b"</html>\n"))
        self.assertTrue(pipe.is_fifo())
        folder = run("view", self.notice, "-o", self.folder)
        self.assertEqual(folder.returncode, 3)
        self.assertIn(b"Is a directory", folder.stderr)

    def test_view_that_cannot_be_made(self):
        page = self.folder / "page.html"
        page.write_text("before")
        missing = run("view", self.folder / "missing.txt", "-o", page)
        self.assertEqual((missing.returncode, page.read_text()), (1, "before"))
        self.assertIn(b"missing.txt", missing.stderr)
        nowhere = run("view", self.notice, "-o", self.folder / "nowhere" / "page.html")
        self.assertEqual(nowhere.returncode, 3)
        self.assertIn(b"nowhere", nowhere.stderr)

    def test_wrong_usage(self):
        for arguments in ([], ["read", "x"], ["parse"], ["clean"], ["inspect"], ["--bogus"],
                          ["parse", "--format", "xml", "x"], ["clean", "--script", "no", "x"], ["parse", "--explain", "magic", "x"],
                          ["parse", "--with", "everything", "x"], ["clean", "a", "b"],
                          ["clean", "--format", "xml", "x"],
                          ["parse", "--format", "text", "--with", "text", "x"],
                          ["parse", "--explain", "lines", "--format", "json", "x"]):
            with self.subTest(arguments):
                done = run(*arguments)
                self.assertEqual((done.returncode, done.stdout), (2, b""))
                self.assertTrue(done.stderr)

    def test_folder_says_what_to_do(self):
        done = run("parse", self.folder)
        self.assertEqual(done.returncode, 1)
        self.assertIn(f"{self.folder}: Is a directory; to read all files in it: gongwen batch",
                      done.stderr.decode())

    def test_wrong_usage_says_where_to_read_more(self):
        self.assertEqual(run("clean").stderr.decode(),
                         "gongwen clean: FILE is missing; - is standard input\n"
                         "See gongwen clean --help\n")
        self.assertIn("gongwen: read is no command: parse, batch,", run("read", "x").stderr.decode())
        self.assertIn("gongwen: name a command: parse, batch,", run().stderr.decode())

    def test_what_was_meant_is_said(self):
        said = {("pars", "x"): "pars is no command; did you mean parse?",
                ("--hepl",): "--hepl is no option; did you mean --help?",
                ("parse", "--fromat", "text", "x"): "--fromat is no option; did you mean --format?",
                ("parse", "--format", "jason", "x"): "{text,json,jsonl,html}; did you mean json, jsonl?",
                ("parse", "--encoding", "gb2132", "x"): "gb2132 is no charset that is known; did you mean gb2312",
                ("parse", "--encoding", "klingon", "x"): "klingon is no charset that is known\n",
                ("batch", "x", "-o", "y", "-j", "0"): "gongwen batch: -j: Value 0 not in range",
                ("batch", "x", "-o", "y", "--jobs", "0"): "gongwen batch: --jobs: Value 0",
                ("help", "cleen"): "cleen is no command; did you mean clean?",
                ("batch", "x"): "-o OUT is missing; - is standard output"}
        for arguments, message in said.items():
            with self.subTest(arguments):
                done = run(*arguments, cwd=self.folder)
                self.assertEqual((done.returncode, done.stdout), (2, b""))
                self.assertIn(message, done.stderr.decode())

    def test_a_file_that_begins_as_an_option(self):
        (self.folder / "-dash.txt").write_bytes(NOTICE.encode())
        done = run("parse", "-dash.txt", cwd=self.folder)
        self.assertEqual(done.returncode, 2)
        self.assertIn("-dash.txt is no option; a file of that name is ./-dash.txt", done.stderr.decode())
        for arguments in (["./-dash.txt"], ["--", "-dash.txt"]):
            self.assertEqual(run("parse", *arguments, cwd=self.folder).returncode, 0)

    def test_each_of_several_files_is_told(self):
        names = [self.notice, self.folder / "other.txt"]
        names[1].write_bytes(NOTICE.encode())
        for options, mark in (([], '"name":"{}"'), (["--format", "text"], "{}  "),
                              (["--explain", "lines"], "==> {} <==")):
            said = run("parse", *options, *names).stdout.decode()
            for name in names:
                self.assertEqual(said.count(mark.format(name)), 1, (options, said))
        pages = run("parse", "--format", "html", *names)  # two pages in one file are no page
        self.assertEqual((pages.returncode, pages.stdout), (2, b""))

    def test_lists_and_patterns(self):
        for name in ("a.txt", "b.txt", "deep/c.txt"):
            (self.folder / name).parent.mkdir(exist_ok=True)
            (self.folder / name).write_bytes(NOTICE.encode())
        self.notice.unlink()

        def names(*arguments, **options):
            done = run("parse", *arguments, cwd=self.folder, **options)
            self.assertEqual(done.returncode, 0, done.stderr)
            return [json.loads(line)["source"]["name"] for line in done.stdout.splitlines()]

        self.assertEqual(names("*.txt"), ["a.txt", "b.txt"])
        self.assertEqual(names("**/*.txt"), ["a.txt", "b.txt", "deep/c.txt"])
        self.assertEqual(names("--files-from", "-", input=b"\xef\xbb\xbfb.txt\r\n\r\n  deep/c.txt \r\n"),
                         ["b.txt", "deep/c.txt"])
        self.assertEqual(names("-0", "--files-from", "-", input=b"b.txt\0a.txt\0"), ["b.txt", "a.txt"])
        for command in ("clean", "inspect"):
            done = run(command, "--format", "json", "--files-from", "-", "b.txt", input=b"a.*\n",
                       cwd=self.folder)
            self.assertEqual([json.loads(line)["source"]["name"] for line in done.stdout.splitlines()],
                             ["b.txt", "a.txt"])
        for command, listed in (("parse", b"a.txt\0b.txt\0"), ("clean", b""), ("inspect", b"\n \r\n")):
            done = run(command, "--files-from", "-", input=listed, cwd=self.folder)
            self.assertEqual((done.returncode, done.stdout), (2, b""), listed)

    def test_output_into_a_file(self):
        out = self.folder / "out"
        for command in ("parse", "clean", "inspect"):
            done = run(command, self.notice, "-o", out)
            self.assertEqual((done.returncode, done.stdout, done.stderr), (0, b"", b""))
            self.assertEqual(out.read_bytes(), run(command, self.notice).stdout)
            out.unlink()
            before = self.notice.read_bytes()
            done = run(command, self.notice, "-o", self.notice)
            self.assertEqual((done.returncode, self.notice.read_bytes()), (2, before))
        out.write_text("before")
        done = run("parse", "missing", "-o", out)
        self.assertEqual((done.returncode, out.read_text()), (1, "before"))
        self.assertEqual(sorted(os.listdir(self.folder)), ["notice.txt", "out"])

    def test_nothing_is_written_through_a_link(self):
        victim = self.folder / "victim"
        victim.write_text("mine")
        (self.folder / "page.part").symlink_to(victim)
        self.assertEqual(run("view", self.notice, "-o", self.folder / "page").returncode, 0)
        self.assertEqual(victim.read_text(), "mine")

    def test_inspect_as_json(self):
        self.notice.write_bytes(NOTICE.encode("gb18030"))
        said = json.loads(run("inspect", "--format", "json", self.notice).stdout)
        self.assertEqual(list(said), ["schema", "source", "script", "repairs", "diagnostics"])
        self.assertEqual((said["schema"], said["source"]["encoding"], said["script"]),
                         ("gongwen-inspect/1", "GB18030", "hans"))

    def test_outline_of_any_width(self):
        long = "为提高应急能力，" * 40
        self.notice.write_bytes(NOTICE.replace("现通知如下。", long).encode())
        cut = run("parse", "--format", "text", self.notice).stdout.decode()
        self.assertNotIn(long, cut)
        for width in (80, 150):
            whole = run("parse", "--format", "text", "--full", "--width", width, self.notice).stdout.decode()
            body = whole.split("正文\n")[1]
            self.assertIn(long, re.sub(r"\n +", "", body))
            for line in body.splitlines():
                columns = sum(1 + (ord(c) > 0x2E80) for c in line)
                self.assertLessEqual(columns, width, line)
        for option in (["--full"], ["--width", "80"]):
            self.assertEqual(run("parse", *option, self.notice).returncode, 2)

    def test_outline_keeps_the_blank_behind_a_label(self):
        self.notice.write_bytes(NOTICE.replace("一、演练安排\n2024年9月底前完成。",
                                               "一、演练安排\n1. 准备\n9月完成。\n2. 实施\n10月完成。").encode())
        self.assertIn("1. 准备", run("parse", "--format", "text", self.notice).stdout.decode())

    def test_output_that_cannot_be_written(self):
        for arguments in (["parse", self.notice], ["clean", self.notice], ["--help"]):
            with self.subTest(arguments), open("/dev/full", "wb") as full:
                done = subprocess.run([GONGWEN, *map(str, arguments)], stdout=full,
                                      stderr=subprocess.PIPE, timeout=60, check=False)
                self.assertEqual(done.returncode, 3)
                self.assertEqual(done.stderr.count(b"\n"), 1)
                self.assertIn(b"standard output", done.stderr)

    def test_colour_on_a_terminal_only(self):
        self.assertIn(b"\x1b[", on_terminal("parse", "--format", "text", self.notice))
        self.assertNotIn(b"\x1b[", on_terminal("parse", "--format", "text", self.notice,
                                               NO_COLOR="1"))
        self.assertNotIn(b"\x1b[", on_terminal("parse", "--format", "text", self.notice,
                                               TERM="dumb"))
        self.assertNotIn(b"\x1b", on_terminal("parse", self.notice))


if __name__ == "__main__":
    GONGWEN = sys.argv.pop(1)
    unittest.main()
