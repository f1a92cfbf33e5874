#!/usr/bin/env python3
"""However a run of `gongwen batch` ends, going on with it gives the bytes of a run that was left alone.

usage: batch_resume_test.py GONGWEN      KILLS says how often a run is killed (5)
"""
import gzip
import json
import os
import pathlib
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

NOTICES = pathlib.Path(__file__).resolve().parent.parent / "corpus" / "notices"
KILLS = int(os.environ.get("KILLS", "5"))
GONGWEN = ""


def run(*arguments, **options):
    return subprocess.run([GONGWEN, *map(str, arguments)], capture_output=True, timeout=120,
                          check=False, **options)


def heed_signals():
    """Who runs the tests in the background may have made them ignore signals, which is inherited."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


def start(*arguments, **options):
    return subprocess.Popen([GONGWEN, *map(str, arguments)], stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE, preexec_fn=heed_signals, **options)


class Resume(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.out = self.folder / "out.jsonl"
        self.part = self.folder / "out.jsonl.part"
        self.inputs = sorted(NOTICES.glob("[a-l]*.txt"))
        self.inputs.insert(5, self.folder / "missing.txt")  # errors are rows like others
        self.inputs.append(self.inputs[3])  # and one file may be read twice

    def quiet_run(self, *options, inputs=None):
        out = self.folder / "quiet.jsonl"
        done = run("batch", *(inputs or self.inputs), "-o", out, "--force", *options)
        self.assertIn(done.returncode, (0, 1), done.stderr)
        return out.read_bytes()

    def left(self, rows, lines=None):
        """what a run that was killed leaves: `rows`, and `lines` of the journal of a whole run"""
        self.out.unlink(missing_ok=True)
        (self.folder / "out.jsonl.journal").unlink(missing_ok=True)
        journal = (self.folder / "quiet.jsonl.journal").read_bytes()
        self.part.write_bytes(rows)
        (self.folder / "out.jsonl.part.journal").write_bytes(journal[:lines])
        return len(journal)

    def go_on(self, *options):
        return run("batch", *self.inputs, "-o", self.out, "--resume", *options)

    def test_cut_anywhere(self):
        source = random.Random(7)
        for options in ([], ["--rows"]):
            whole = self.quiet_run(*options)
            line_end = whole.index(b"\n", len(whole) // 2)
            cuts = [0, 1, line_end, line_end + 1, line_end + 2, len(whole) - 1, len(whole)]
            for cut in cuts + [source.randrange(len(whole)) for _ in range(8)]:
                with self.subTest(options=options, cut=cut):
                    size = self.left(whole[:cut])
                    if cut % 2:  # the journal is written behind the rows, so it may be cut, too
                        self.left(whole[:cut], source.randrange(100, size))
                    done = self.go_on(*options)
                    self.assertEqual(done.returncode, 1, done.stderr)  # for the missing file
                    self.assertEqual(self.out.read_bytes(), whole)
                    self.assertEqual([path.name for path in sorted(self.folder.glob("out*"))],
                                     ["out.jsonl", "out.jsonl.journal"])

    def test_rows_that_are_there_are_not_made_again(self):
        whole = self.quiet_run()
        self.left(whole[:len(whole) // 2])
        done = self.go_on()
        rows = whole[:len(whole) // 2].count(b"\n")
        self.assertIn(f"rows of {rows} inputs are there", done.stderr.decode())
        self.assertRegex(done.stderr.decode(), rf" {len(self.inputs) - rows - 1} files and {rows + 1} kept")

    def test_rubbish_behind_the_rows(self):
        whole = self.quiet_run()
        for rubbish in (b"\0" * 5000, b"\0" * 100 + b"\n", b'{"schema":"gongwen/1","sour\n',
                        b"\n\n", b"text\n" + whole[:900]):
            with self.subTest(rubbish[:20]):
                end = whole.index(b"\n", len(whole) // 3) + 1
                self.left(whole[:end] + rubbish)
                self.assertEqual(self.go_on().returncode, 1)
                self.assertEqual(self.out.read_bytes(), whole)

    def test_killed_at_random_moments(self):
        # Enough to read that every kill falls into the work: copies of the corpus.
        pages = self.folder / "pages"
        pages.mkdir()
        notices = sorted(NOTICES.glob("*.txt"))
        for i in range(15 * KILLS):
            shutil.copy(notices[i % len(notices)], pages / f"{i:04}.txt")
        quiet = self.quiet_run(inputs=[pages])
        source = random.Random(11)
        kills = 0
        for attempt in range(KILLS):
            process = start("batch", pages, "-o", self.out, "--resume", "--quiet", "--jobs", 2)
            # Until it is somewhere behind this share of the bytes, then any moment.
            share = len(quiet) * attempt // (KILLS + 1)
            while process.poll() is None and not (
                    self.part.exists() and self.part.stat().st_size >= share):
                time.sleep(0.001)
            time.sleep(source.uniform(0, 0.02))
            process.kill()
            kills += process.wait() == -signal.SIGKILL
            process.communicate()
        self.assertGreaterEqual(kills, KILLS // 2)
        done = run("batch", pages, "-o", self.out, "--resume")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.out.read_bytes(), quiet)
        print(f"\nkilled {kills} times in {KILLS} runs, then ended: {len(quiet)} bytes, "
              f"{quiet.count(10)} rows as in one quiet run", file=sys.stderr)

    def test_a_run_that_did_not_end_is_not_overwritten_unasked(self):
        whole = self.quiet_run()
        self.left(whole[:3000])
        done = run("batch", *self.inputs, "-o", self.out)
        self.assertEqual(done.returncode, 2)
        self.assertIn("--resume", done.stderr.decode())
        self.assertEqual(self.part.read_bytes(), whole[:3000])
        self.assertEqual(run("batch", *self.inputs, "-o", self.out, "--force").returncode, 1)
        self.assertEqual(self.out.read_bytes(), whole)

    def test_other_options_are_refused(self):
        half = self.quiet_run()[:9000]
        for options in (["--rows"], ["--with", "text"], ["--script", "off"], ["--encoding", "gbk"],
                        ["--traditional", "taiwan"]):
            with self.subTest(options):
                self.left(half)
                done = self.go_on(*options)
                self.assertEqual((done.returncode, self.part.read_bytes()), (2, half))
                self.assertIn(options[0], done.stderr.decode())

    def changed(self):
        """a folder that grew, shrank and changed, after a run over what it was"""
        pages = self.folder / "pages"
        pages.mkdir()
        for i, notice in enumerate(sorted(NOTICES.glob("*.txt"))[:12]):
            shutil.copy(notice, pages / f"{i:02}.txt")
        yield pages
        (pages / "00a.txt").write_bytes((pages / "03.txt").read_bytes())  # new, in front
        (pages / "05.txt").unlink()
        when = (pages / "07.txt").stat()
        (pages / "07.txt").write_bytes((pages / "07.txt").read_bytes() + b"\n")
        os.utime(pages / "07.txt", ns=(when.st_atime_ns, when.st_mtime_ns))  # its time says nothing
        os.utime(pages / "08.txt")  # neither does this one's
        yield pages

    def test_a_folder_that_changed_costs_what_changed(self):
        for rows in ([], ["--rows"]):
            for name in ("out.jsonl", "out.jsonl.gz"):
                with self.subTest(rows=rows, name=name):
                    folder, out = self.changed(), self.folder / name
                    pages = next(folder)
                    self.assertEqual(run("batch", pages, "-o", out, *rows).returncode, 0)
                    next(folder)
                    done = run("batch", pages, "-o", out, "--resume", *rows)
                    self.assertIn(" 2 files and 10 kept", done.stderr.decode())
                    said = out.read_bytes()
                    self.assertEqual(gzip.decompress(said) if name.endswith("gz") else said,
                                     self.quiet_run(*rows, inputs=[pages]))
                    self.assertIn("nothing is left to do",
                                  run("batch", pages, "-o", out, "--resume", *rows).stderr.decode())
                    self.assertEqual(out.read_bytes(), said)
                    self.assertEqual([path.name for path in sorted(self.folder.glob("out*"))],
                                     [name, name + ".journal"])
                    shutil.rmtree(pages)
                    for path in self.folder.glob("out*"):
                        path.unlink()

    def test_a_stopped_run_over_a_folder_that_changed(self):
        folder = self.changed()
        pages = next(folder)
        whole = self.quiet_run(inputs=[pages])
        self.left(whole[:len(whole) // 2])
        next(folder)
        self.assertEqual(run("batch", pages, "-o", self.out, "--resume").returncode, 0)
        self.assertEqual(self.out.read_bytes(), self.quiet_run(inputs=[pages]))

    def test_nothing_is_left_to_do(self):
        whole = self.quiet_run()
        self.assertEqual(run("batch", *self.inputs, "-o", self.out).returncode, 1)
        done = self.go_on()
        self.assertEqual((done.returncode, self.out.read_bytes()), (1, whole))
        self.assertIn("nothing is left to do", done.stderr.decode())

    def test_an_output_that_nobody_knows_is_not_replaced_unasked(self):
        self.out.write_bytes(b"mine\n")
        done = self.go_on()
        self.assertEqual((done.returncode, self.out.read_bytes()), (2, b"mine\n"))
        self.assertIn("--force", done.stderr.decode())
        self.quiet_run()
        self.left(b"")
        (self.folder / "out.jsonl.part.journal").unlink()
        self.part.write_bytes(b"rows")
        self.assertEqual((self.go_on().returncode, self.part.read_bytes()), (2, b"rows"))

    def test_rows_that_were_damaged_are_made_again(self):
        whole = self.quiet_run()
        at = len(whole) // 2
        self.left(whole[:at] + b"\0\0\0" + whole[at + 3:])
        self.assertEqual(self.go_on().returncode, 1)
        self.assertEqual(self.out.read_bytes(), whole)

    def test_nothing_to_resume_begins(self):
        whole = self.quiet_run()
        self.assertEqual(self.go_on().returncode, 1)
        self.assertEqual(self.out.read_bytes(), whole)

    def test_no_room_left(self):
        whole = self.quiet_run()
        limit = len(whole) // 2
        done = run("batch", *self.inputs, "-o", self.out, restore_signals=False,
                   preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
        self.assertEqual(done.returncode, 3)
        self.assertIn(f"{self.part}: cannot be written: File too large", done.stderr.decode())
        self.assertIn("--resume", done.stderr.decode())
        self.assertFalse(self.out.exists())
        self.assertEqual(self.go_on().returncode, 1)
        self.assertEqual(self.out.read_bytes(), whole)

    def test_signals(self):
        notice = self.inputs[0].read_bytes()
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            with self.subTest(number):
                reader, writer = os.pipe()
                inputs = [self.inputs[0], f"/dev/fd/{reader}", self.inputs[1]]
                process = start("batch", *inputs, "-o", self.out, "--jobs", 1, pass_fds=[reader])
                os.close(reader)
                filler = notice + "本行用来充满管道。\n".encode() * 5000
                os.write(writer, filler[:70_000])  # more than a pipe holds: somebody reads
                second = run("batch", *inputs, "-o", self.out, "--resume")
                self.assertEqual(second.returncode, 2)
                self.assertIn("another run is writing", second.stderr.decode())
                process.send_signal(number)
                os.close(writer)
                _, said = process.communicate(timeout=60)
                self.assertEqual(process.returncode, 128 + number)
                self.assertIn("2 of 3 inputs read; the same command with --resume", said.decode())
                names = [json.loads(line)["source"]["name"]
                         for line in self.part.read_bytes().splitlines()]
                self.assertEqual(names, list(map(str, inputs[:2])))  # the one in hand is done
                rest = [self.inputs[0], self.inputs[1]]
                self.assertEqual(run("batch", *rest, "-o", self.out, "--resume").returncode, 0)
                self.assertEqual(self.out.read_bytes(), self.quiet_run(inputs=rest))
                for path in self.folder.glob("out*"):
                    path.unlink()


if __name__ == "__main__":
    GONGWEN = sys.argv.pop(1)
    unittest.main()
