#!/usr/bin/env python3
"""However a run of `gongwen batch` ends, going on with it gives the bytes of a run that was left alone.

usage: batch_resume_test.py GONGWEN      KILLS says how often a run is killed (5)
"""
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

    def left(self, rows, options=()):
        """what a run that was killed leaves: `rows` in the part file, and its options"""
        self.out.unlink(missing_ok=True)
        with open("/dev/null", "rb") as nothing:
            # A run that is stopped by the limit of its files' size before its first row.
            done = run("batch", *self.inputs, "-o", self.out, *options, "--force", stdin=nothing,
                       preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1024, 1024)),
                       restore_signals=False)
        self.assertEqual(done.returncode, 3, done.stderr)
        self.part.write_bytes(rows)

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
                    self.left(whole[:cut], options)
                    done = self.go_on(*options)
                    self.assertEqual(done.returncode, 1, done.stderr)  # for the missing file
                    self.assertEqual(self.out.read_bytes(), whole)
                    self.assertEqual(sorted(self.folder.glob("out*")), [self.out])

    def test_rows_that_are_there_are_not_made_again(self):
        whole = self.quiet_run()
        self.left(whole[:len(whole) // 2])
        done = self.go_on()
        rows = whole[:len(whole) // 2].count(b"\n")
        self.assertIn(f"behind the {rows} of {len(self.inputs)} inputs", done.stderr.decode())
        self.assertIn(f" {len(self.inputs) - rows} files after {rows} earlier", done.stderr.decode())

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

    def test_other_options_or_inputs_are_refused(self):
        half = self.quiet_run()[:9000]
        for options in (["--rows"], ["--with", "text"], ["--script", "off"], ["--encoding", "gbk"],
                        ["--traditional", "taiwan"]):
            with self.subTest(options):
                self.left(half)
                done = self.go_on(*options)
                self.assertEqual((done.returncode, self.part.read_bytes()), (2, half))
                self.assertIn(options[0], done.stderr.decode())
        self.inputs[0], self.inputs[1] = self.inputs[1], self.inputs[0]
        done = self.go_on()
        self.assertEqual((done.returncode, self.part.read_bytes()), (2, half))
        self.assertIn(f"row 1 is of {self.inputs[1]}", done.stderr.decode())
        self.inputs[:] = self.inputs[1:2]
        self.assertEqual(self.go_on().returncode, 2)
        self.assertEqual(self.part.read_bytes(), half)

    def test_nothing_is_left_to_do(self):
        whole = self.quiet_run()
        self.out.write_bytes(whole)
        done = self.go_on()  # as after a kill between the last step and the exit
        self.assertEqual((done.returncode, self.out.read_bytes()), (1, whole))
        self.assertIn("nothing is left to do", done.stderr.decode())
        self.inputs.append(self.inputs[0])
        done = self.go_on()
        self.assertEqual((done.returncode, self.out.read_bytes()), (2, whole))
        self.assertIn(f"it has no row of {self.inputs[0]}", done.stderr.decode())
        del self.inputs[-2:], self.inputs[1]
        done = self.go_on()
        self.assertEqual((done.returncode, self.out.read_bytes()), (2, whole))
        self.assertIn(f"but that input is now {self.inputs[1]}", done.stderr.decode())
        self.out.write_bytes(b"mine\n")
        self.assertIn("it holds what is no row", self.go_on().stderr.decode())

    def test_inputs_that_changed_are_told(self):
        mine = self.folder / "mine.txt"
        mine.write_bytes(self.inputs[0].read_bytes())
        self.inputs.insert(0, mine)
        whole = self.quiet_run()
        half = whole[:9000]
        self.left(half)
        hour = 3600
        os.utime(mine, (time.time() + hour, time.time() + hour))
        done = self.go_on()  # a stopped run is worth more than one row of it
        self.assertEqual((done.returncode, self.out.read_bytes()), (1, whole))
        self.assertIn(f"1 of them changed since, {mine} for one", done.stderr.decode())
        done = self.go_on()  # there is nothing to do but that
        self.assertEqual((done.returncode, self.out.read_bytes()), (2, whole))
        self.assertIn(f"is older than 1 of the inputs, {mine} for one", done.stderr.decode())

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
        pipe = self.folder / "b.txt"
        inputs = [self.inputs[0], pipe, self.inputs[1]]
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            with self.subTest(number):
                os.mkfifo(pipe)
                process = start("batch", *inputs, "-o", self.out, "--jobs", 1)
                with open(pipe, "wb") as writer:  # opens when the program is there
                    second = run("batch", *inputs, "-o", self.out, "--resume")
                    self.assertEqual(second.returncode, 2)
                    self.assertIn("another run is writing", second.stderr.decode())
                    process.send_signal(number)
                    writer.write(notice)
                _, said = process.communicate(timeout=60)
                self.assertEqual(process.returncode, 128 + number)
                self.assertIn("2 of 3 inputs read; the same command with --resume", said.decode())
                names = [json.loads(line)["source"]["name"]
                         for line in self.part.read_bytes().splitlines()]
                self.assertEqual(names, list(map(str, inputs[:2])))  # the one in hand is done
                pipe.unlink()
                pipe.write_bytes(notice)
                self.assertEqual(run("batch", *inputs, "-o", self.out, "--resume").returncode, 0)
                self.assertEqual(self.out.read_bytes(), self.quiet_run(inputs=inputs))
                self.out.unlink()
                pipe.unlink()


if __name__ == "__main__":
    GONGWEN = sys.argv.pop(1)
    unittest.main()
