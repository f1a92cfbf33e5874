#!/usr/bin/env python3
"""What `gongwen batch` promises: which files, in which order, with which rows and exit codes.

usage: batch_test.py GONGWEN
"""
import base64
import collections
import fcntl
import gzip
import json
import os
import pathlib
import pty
import shutil
import subprocess
import sys
import tempfile
import unittest
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parent.parent
NOTICES = ROOT / "corpus" / "notices"
SCHEMAS = ROOT / "bindings" / "gongwen"
GONGWEN = ""


def run(*arguments, **options):
    return subprocess.run([GONGWEN, *map(str, arguments)], capture_output=True, timeout=120,
                          check=False, **options)


class Batch(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.out = self.folder / "out.jsonl"
        self.pages = self.folder / "pages"
        for name, notice in (("b.txt", "letter"), ("a.txt", "reply"), ("deep/c.html", "order"),
                             ("deep/deeper/d.txt", "news_item"), (".hidden.txt", "letter"),
                             (".git/e.txt", "letter")):
            (self.pages / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(NOTICES / f"{notice}.txt", self.pages / name)

    def names(self, *inputs, **options):
        done = run("batch", *inputs, "-o", "-", **options)
        self.assertEqual(done.returncode, 0, done.stderr)
        return [json.loads(line)["source"]["name"] for line in done.stdout.splitlines()]

    def below(self, *names):
        return [str(self.pages / name) for name in names]

    def test_rows_are_what_parse_prints_in_the_order_of_the_inputs(self):
        files = sorted(NOTICES.glob("*.txt"), reverse=True)
        parsed = run("parse", *files).stdout
        for jobs in (1, 4):
            out = self.folder / f"{jobs}.jsonl"
            done = run("batch", *files, "-o", out, "--jobs", jobs)
            self.assertEqual((done.returncode, done.stdout), (0, b""))
            self.assertEqual(out.read_bytes(), parsed)
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()),
                         ["1.jsonl", "1.jsonl.journal", "4.jsonl", "4.jsonl.journal", "pages"])

    def test_summary_counts(self):
        done = run("batch", self.pages, self.folder / "none", "-o", self.out)
        said = done.stderr.decode()
        self.assertRegex(said, r"5 files, 1 not readable; 4 documents, 1 files without; \d+ repairs")
        rows = [json.loads(line) for line in self.out.read_bytes().splitlines()]
        repairs = sum(repair.get("count", 1) for row in rows for repair in row.get("repairs", []))
        self.assertIn(f" {repairs} repairs", said)

    def test_folder_is_read_in_order_without_hidden_files(self):
        everything = self.below("a.txt", "b.txt", "deep/c.html", "deep/deeper/d.txt")
        self.assertEqual(self.names(self.pages), everything)
        self.assertEqual(self.names(f"{self.pages}/"), everything)
        self.assertEqual(self.names("pages", cwd=self.folder),
                         ["pages/a.txt", "pages/b.txt", "pages/deep/c.html", "pages/deep/deeper/d.txt"])
        self.assertEqual(self.names(".", cwd=self.pages / "deep"), ["./c.html", "./deeper/d.txt"])

    def test_patterns(self):
        self.assertEqual(self.names(self.pages / "*.txt"), self.below("a.txt", "b.txt"))
        self.assertEqual(self.names(self.pages / "**" / "*.txt"),
                         self.below("a.txt", "b.txt", "deep/deeper/d.txt"))
        self.assertEqual(self.names(self.pages / "**"), self.names(self.pages))
        self.assertEqual(self.names("**/?.html", cwd=self.pages), ["deep/c.html"])
        self.assertEqual(self.names(self.pages / "[b-z]*"), self.below("b.txt"))
        # A file that is called like a pattern is that file.
        (self.pages / "[x].txt").write_bytes(b"")
        self.assertEqual(self.names(self.pages / "[x].txt"), self.below("[x].txt"))
        (self.pages / "通知.txt").write_bytes(b"")
        self.assertEqual(self.names(self.pages / "??.txt"), self.below("通知.txt"))

    def test_links_to_folders_do_not_lead_in_circles(self):
        (self.pages / "deep" / "up").symlink_to(self.pages)
        (self.pages / "same.txt").symlink_to(self.pages / "a.txt")
        everything = self.below("a.txt", "b.txt", "same.txt", "deep/c.html", "deep/deeper/d.txt")
        self.assertEqual(self.names(self.pages), everything)
        self.assertEqual(self.names(self.pages / "**"), sorted(everything))

    def test_list_on_standard_input(self):
        files = self.below("b.txt", "a.txt")
        self.assertEqual(self.names("-", input="\n".join(files).encode()), files)
        odd = self.pages / "new\nline.txt"
        odd.write_bytes(b"")
        listed = "\0".join([str(odd), *files]).encode()
        self.assertEqual(self.names("-0", "-", input=listed), [str(odd), *files])
        self.assertEqual(self.names("--files-from", "-", input="\n".join(files).encode()), files)

    def test_lists_of_any_system(self):
        a, b = self.below("a.txt", "b.txt")
        for listed in (f"{a}\r\n{b}\r\n", f"\ufeff{a}\n\n  {b}\t\n", f"{a}\n{self.pages}/b*"):
            self.assertEqual(self.names("-", input=listed.encode()), [a, b])
        self.assertEqual(self.names("-", input=f"{self.pages}\n{b}".encode()), [*self.names(self.pages), b])
        blank = self.pages / " x .txt "
        blank.write_bytes(b"")
        self.assertEqual(self.names("-", input=f"{blank}\n".encode()), [str(blank)])

    def test_lists_that_are_none(self):
        for listed in (b"", b"\n \r\n", f"{self.pages}/a.txt\0{self.pages}/b.txt\0".encode(),
                       f"{self.pages}/a.txt\n".encode("utf-16")):
            done = run("batch", "-", "-o", self.out, input=listed)
            self.assertEqual((done.returncode, list(self.folder.glob("out*"))), (2, []), listed)
            self.assertIn("the list", done.stderr.decode())
        done = run("batch", "-", "-o", "-", input=f"{self.pages}/gone[1].txt\n".encode())
        self.assertEqual((done.returncode, json.loads(done.stdout)["error"]["code"]), (1, "not_found"))

    def test_what_names_nothing_is_said_before_any_work(self):
        (self.folder / "empty").mkdir()
        for nothing in (self.pages / "*.pdf", self.folder / "empty"):
            done = run("batch", self.pages, nothing, "-o", self.out)
            self.assertEqual(done.returncode, 2)
            self.assertIn(str(nothing), done.stderr.decode())
            self.assertEqual(list(self.folder.glob("out*")), [])

    def test_what_cannot_be_read_is_a_row(self):
        inputs = [self.pages / "a.txt", self.folder / "none.txt", self.pages / "b.txt"]
        done = run("batch", "-", "-o", self.out,
                   input="\n".join(map(str, inputs)).encode())
        self.assertEqual(done.returncode, 1)
        rows = [json.loads(line) for line in self.out.read_bytes().splitlines()]
        self.assertEqual([row["source"]["name"] for row in rows], list(map(str, inputs)))
        self.assertEqual(rows[1], {
            "schema": "gongwen/1", "source": {"name": str(inputs[1])},
            "error": {"code": "not_found", "message": "No such file or directory"}})
        self.assertTrue(rows[2]["documents"])
        self.assertIn(f"{inputs[1]}: No such file", done.stderr.decode())

    def test_flat_rows(self):
        missing = self.folder / "none.txt"
        done = run("batch", self.pages / "deep", missing, "-o", self.out, "--rows")
        self.assertEqual(done.returncode, 1)
        rows = [json.loads(line) for line in self.out.read_bytes().splitlines()]
        self.assertEqual([(row["name"], row.get("document")) for row in rows],
                         [(str(self.pages / "deep/c.html"), 0), (str(self.pages / "deep/c.html"), 1),
                          (str(self.pages / "deep/deeper/d.txt"), None), (str(missing), None)])
        self.assertEqual([row["error"] for row in rows], [None, None, None, "No such file or directory"])
        self.assertEqual({tuple(row) for row in rows}, {tuple(rows[0])})  # all columns, in one order
        self.assertEqual({value for key, value in rows[3].items() if key not in ("name", "error")}, {None})

    def test_rows_keep_to_the_schema(self):
        try:
            import jsonschema
            import referencing  # what jsonschema 4.18 and newer resolve a relative $id with
        except ImportError:
            self.skipTest("jsonschema 4.18 or newer is not installed")
        self.assertTrue(referencing)
        run("batch", self.pages, "none.txt", "-o", self.out, "--with", "text,segments")
        inner, outer = (json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf8"))
                        for name in ("gongwen", "gongwen-batch"))
        self.assertEqual(outer["else"], {"$ref": inner["$id"]})
        read, failed = (jsonschema.Draft202012Validator(one) for one in (inner, outer["then"]))
        rows = [json.loads(line) for line in self.out.read_bytes().splitlines()]
        self.assertEqual([("error" in row) for row in rows], [False] * 4 + [True])
        for row in rows:
            (failed if "error" in row else read).validate(row)
        self.assertFalse(failed.is_valid({**rows[4], "error": {"code": "bad_luck", "message": ""}}))

    def test_options_reach_the_parser(self):
        done = run("batch", self.pages / "a.txt", "-o", "-", "--with", "text", "--encoding", "gbk")
        self.assertEqual(done.stdout, run("parse", "--with", "text", "--encoding", "gbk",
                                          self.pages / "a.txt").stdout)
        row = json.loads(done.stdout)
        self.assertIn("text", row)
        self.assertNotIn("segments", row)
        hant = self.pages / "hant.txt"
        hant.write_text("關於開展檢查工作的通知\n", "utf8")
        kept = run("batch", hant, "-o", "-", "--with", "text", "--script", "off").stdout
        self.assertIn("關於開展", json.loads(kept)["text"])

    def test_what_is_there_is_not_overwritten_unasked(self):
        self.out.write_text("mine")
        done = run("batch", self.pages, "-o", self.out)
        self.assertEqual((done.returncode, self.out.read_text()), (2, "mine"))
        self.assertIn("--force", done.stderr.decode())
        self.assertEqual(run("batch", self.pages, "-o", self.out, "--force").returncode, 0)
        self.assertEqual(self.out.read_text("utf8").count("\n"), 4)

    def test_an_input_that_is_named_is_not_replaced(self):
        page = self.pages / "a.txt"
        before = page.read_bytes()
        link = self.folder / "link.txt"
        link.symlink_to(page)
        for name in (page, link):
            done = run("batch", self.pages / "b.txt", name, "-o", page, "--force")
            self.assertEqual((done.returncode, page.read_bytes()), (2, before))
            self.assertIn(f"{name} is an input", done.stderr.decode())

    def test_a_list_that_cannot_be_read(self):
        done = run("batch", "-", "-o", self.out, stdin=os.open(self.pages, os.O_RDONLY))
        self.assertEqual((done.returncode, self.out.exists()), (2, False))
        self.assertIn("standard input: Is a directory", done.stderr.decode())

    def test_two_runs_do_not_write_one_file(self):
        part = self.folder / "out.jsonl.part"
        with part.open("wb") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            for options in ([], ["--force"], ["--resume"]):
                done = run("batch", self.pages, "-o", self.out, *options)
                self.assertEqual(done.returncode, 2, options)
                self.assertIn("another run is writing", done.stderr.decode())

    def test_files_of_the_run_that_are_named_are_not_replaced(self):
        mine = self.folder / "out.jsonl.part"
        mine.write_text("mine")
        for option in ("--force", "--resume"):
            done = run("batch", mine, "-o", self.out, option)
            self.assertEqual((done.returncode, mine.read_text()), (2, "mine"))
            self.assertIn("is an input", done.stderr.decode())
        page = self.pages / "a.txt"
        before = page.read_bytes()
        for option in ("--errors", "--report"):
            done = run("batch", page, "-o", self.out, option, page)
            self.assertEqual((done.returncode, page.read_bytes()), (2, before))

    def test_nothing_is_written_through_a_link(self):
        victim = self.folder / "victim"
        for name in ("out.jsonl.part", "out.jsonl.part.journal", "out.jsonl.journal"):
            victim.write_text("mine")
            for make in (os.symlink, os.link):
                make(victim, self.folder / name)
                run("batch", "--force", self.pages, "-o", self.out)
                self.assertEqual(victim.read_text(), "mine", name)
                for left in self.folder.glob("out*"):
                    left.unlink()

    def test_the_output_is_no_input(self):
        first = run("batch", ".", "-o", "pages.jsonl", cwd=self.pages)
        self.assertEqual(first.returncode, 0)
        rows = (self.pages / "pages.jsonl").read_bytes()
        self.assertEqual(run("batch", ".", "-o", "pages.jsonl", "--force", cwd=self.pages).returncode, 0)
        self.assertEqual((self.pages / "pages.jsonl").read_bytes(), rows)

    def test_names_that_are_no_text(self):
        try:
            (self.pages / os.fsdecode(b"\xb9\xab.txt")).write_bytes(b"")
        except OSError:
            self.skipTest("this file system has no such names")
        (self.pages / os.fsdecode(b"\xb9\xac%.txt")).write_bytes(b"")
        rows = [json.loads(line) for line in run("batch", self.pages, "-o", "-").stdout.splitlines()]
        odd = {row["source"]["name"]: row["source"]["name_bytes"] for row in rows
               if "name_bytes" in row["source"]}
        folder = os.fsencode(self.pages)
        self.assertEqual({base64.b64decode(raw) for raw in odd.values()},
                         {folder + b"/\xb9\xab.txt", folder + b"/\xb9\xac%.txt"})
        self.assertEqual({urllib.parse.unquote_to_bytes(name): base64.b64decode(raw)
                          for name, raw in odd.items()}, {raw: raw for raw in map(base64.b64decode, odd.values())})

    def test_compressed(self):
        plain = run("batch", self.pages, "-o", "-").stdout
        out = self.folder / "out.jsonl.gz"
        self.assertEqual(run("batch", self.pages, "-o", out).returncode, 0)
        self.assertEqual(gzip.decompress(out.read_bytes()), plain)
        out = self.folder / "out.jsonl.zst"
        done = run("batch", self.pages, "-o", out)
        if b"built without" not in done.stderr:
            self.assertEqual(out.read_bytes()[:4], b"\x28\xb5\x2f\xfd")
            if shutil.which("zstd"):
                self.assertEqual(subprocess.run(["zstd", "-dc", out], capture_output=True, check=True).stdout, plain)
            (self.pages / "new.txt").write_bytes(b"")  # the rows are read back, and all but one kept
            done = run("batch", self.pages, "-o", out, "--resume")
            self.assertIn("1 file and 4 kept", done.stderr.decode())

    def test_shards(self):
        plain = run("batch", self.pages, "-o", "-").stdout
        for name, read in (("s.jsonl", bytes), ("s.jsonl.gz", gzip.decompress)):
            done = run("batch", self.pages, "-o", self.folder / name, "--shard-rows", 3)
            self.assertEqual(done.returncode, 0, done.stderr)
            shards = sorted(self.folder.glob("s-*" + name[1:]))
            self.assertEqual([shard.name for shard in shards],
                             [name.replace("s.", f"s-0000{i}.") for i in (0, 1)])
            parts = [read(shard.read_bytes()) for shard in shards]
            self.assertEqual(([part.count(b"\n") for part in parts], b"".join(parts)), ([3, 1], plain))
            self.assertEqual(run("batch", self.pages, "-o", self.folder / name, "--shard-rows", 3).returncode, 2)
            # Fewer shards replace more.
            done = run("batch", self.pages / "a.txt", "-o", self.folder / name, "--shard-rows", 3, "--force")
            self.assertEqual((done.returncode, len(list(self.folder.glob("s-*" + name[1:])))), (0, 1))

    def test_forms_that_are_not_written(self):
        for name in ("out.parquet", "out.csv", "out.xlsx"):
            done = run("batch", self.pages, "-o", self.folder / name)
            self.assertEqual((done.returncode, list(self.folder.glob("out*"))), (2, []))
            self.assertIn("OUT.jsonl", done.stderr.decode())
        self.assertIn("python -m gongwen batch", run("batch", "x", "-o", "out.parquet").stderr.decode())

    def test_pipes_and_devices_are_rows(self):
        pipe = self.folder / "pipe"
        os.mkfifo(pipe)
        done = run("batch", pipe, "/dev/zero", self.pages / "a.txt", "-o", "-")
        self.assertEqual(done.returncode, 1)
        self.assertEqual(["error" in json.loads(line) for line in done.stdout.splitlines()], [True, True, False])

    def test_every_input_that_cannot_be_read_is_told(self):
        missing = [self.folder / f"none{i}" for i in range(30)]
        done = run("batch", *missing, self.pages, "-o", self.out)
        self.assertEqual(done.stderr.count(b": No such file"), 30)
        errors, report = self.folder / "errors.jsonl", self.folder / "report.json"
        done = run("batch", *missing, self.pages, "-o", self.out, "--force", "--errors", errors, "--report", report)
        self.assertNotIn(b"none0", done.stderr)
        self.assertIn(b"not readable: not_found 30", done.stderr)
        rows = [json.loads(line) for line in errors.read_bytes().splitlines()]
        self.assertEqual([row["name"] for row in rows], list(map(str, missing)))
        self.assertEqual(rows[0]["error"], {"code": "not_found", "message": "No such file or directory"})
        said = json.loads(report.read_bytes())
        read = [json.loads(line) for line in self.out.read_bytes().splitlines()][30:]
        kinds, codes = collections.Counter(), collections.Counter()

        def count(documents):
            for document in documents:
                kinds[document.get("kind") or ""] += 1
                count(document.get("enclosed", []))

        for row in read:
            count(row["documents"])
            codes.update(one["code"] for one in row["diagnostics"])
        self.assertEqual((said["schema"], said["inputs"], said["unread"], said["errors"]),
                         ("gongwen-report/1", 34, 30, {"not_found": 30}))
        self.assertEqual((said["kinds"], said["documents"], said["diagnostics"]),
                         (dict(kinds), sum(kinds.values()), dict(codes)))
        self.assertEqual(said["without_document"], 1)

    def test_one_slow_file_does_not_keep_the_others_from_being_read(self):
        (first, to_first), (last, to_last) = os.pipe(), os.pipe()
        inputs = [f"/dev/fd/{first}", *map(str, sorted(NOTICES.glob("*.txt"))), f"/dev/fd/{last}"]
        process = subprocess.Popen([GONGWEN, "batch", *inputs, "-o", self.out, "--jobs", "2", "--quiet"],
                                   pass_fds=[first, last])
        os.close(first)
        os.close(last)
        # More than a pipe holds: it is read, behind all but the first.
        with open(to_last, "wb") as writer:
            writer.write("通知\n".encode() * 100_000)
        self.assertEqual(self.out.exists(), False)
        os.close(to_first)
        self.assertEqual(process.wait(timeout=120), 0)
        rows = [json.loads(line) for line in self.out.read_bytes().splitlines()]
        self.assertEqual([row["source"]["name"] for row in rows], inputs)

    def test_bar_on_a_terminal(self):
        try:
            reader, writer = pty.openpty()
        except OSError as error:  # a container without /dev/pts
            self.skipTest(f"no terminal can be opened here: {error}")
        pipe, to_pipe = os.pipe()
        process = subprocess.Popen(
            [GONGWEN, "batch", self.pages / "a.txt", self.folder / "none", f"/dev/fd/{pipe}", "-o", self.out,
             "-j", "1"], stderr=writer, env={**os.environ, "TERM": "xterm"}, pass_fds=[pipe])
        os.close(writer)
        os.close(pipe)
        said = b""
        while b"2/3  66% [" not in said:  # drawn while the last one is waited for
            said += os.read(reader, 4096)
        os.close(to_pipe)
        try:
            while chunk := os.read(reader, 4096):
                said += chunk
        except OSError:  # the other side is closed
            pass
        os.close(reader)
        self.assertEqual(process.wait(timeout=60), 1)
        # What is said stands on lines of its own: the bar is taken away before.
        lines = said.decode().replace("\r\n", "\n").split("\n")
        self.assertTrue(lines[0].endswith(f"gongwen: {self.folder / 'none'}: No such file or directory"))
        self.assertRegex(lines[1], r"MB/s  \d+:\d\d left\x1b\[K.*\r\x1b\[Kgongwen: 3 files, 1 not readable")

    def test_quiet(self):
        done = run("batch", self.pages, self.folder / "none", "-o", self.out, "--quiet")
        self.assertEqual((done.returncode, done.stdout, done.stderr), (1, b"", b""))

    def test_wrong_usage(self):
        for arguments in (["x"], ["-o", self.out], ["x", "-o", self.out, "--jobs", "0"],
                          ["x", "-o", self.out, "--rows", "--with", "text"],
                          ["x", "-o", self.pages], ["x", "-o", "-", "--resume"]):
            with self.subTest(arguments):
                done = run("batch", *arguments)
                self.assertEqual((done.returncode, done.stdout), (2, b""), done.stderr)
                self.assertTrue(done.stderr)
        self.assertEqual(list(self.folder.glob("out*")), [])

    @unittest.skipUnless(os.path.exists("/dev/full"), "no /dev/full here")
    def test_output_that_cannot_be_written(self):
        done = run("batch", self.pages, "-o", "/dev/full")
        self.assertEqual(done.returncode, 3)
        self.assertIn("/dev/full: cannot be written: No space left", done.stderr.decode())
        done = run("batch", self.pages, "-o", self.folder / "none" / "out.jsonl")
        self.assertEqual(done.returncode, 3)
        self.assertIn("none/out.jsonl.part: cannot be written: No such file", done.stderr.decode())


if __name__ == "__main__":
    GONGWEN = sys.argv.pop(1)
    unittest.main()
