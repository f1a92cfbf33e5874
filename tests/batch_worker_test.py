#!/usr/bin/env python3
"""What `gongwen batch` does with inputs that take too much, end their process, or are no files.

usage: batch_worker_test.py GONGWEN
"""
import json
import os
import pathlib
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent
NOTICE = ROOT / "corpus" / "notices" / "reply.txt"
GONGWEN = ""


def run(*arguments, **options):
    return subprocess.run([GONGWEN, *map(str, arguments)], capture_output=True, timeout=240,
                          check=False, **options)


def workers_of(process):
    """the processes that it has started"""
    found = []
    for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            # The name of the program, in brackets, may hold anything.
            state, parent = stat.read_text().rpartition(")")[2].split()[:2]
        except OSError:
            continue
        if int(parent) == process and state != "Z":
            found.append(int(stat.parent.name))
    return found


class Workers(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.out = self.folder / "out.jsonl"
        self.good = self.folder / "good.txt"
        shutil.copy(NOTICE, self.good)

    def large(self, size):
        """a text that takes seconds"""
        path = self.folder / "large.txt"
        notice = NOTICE.read_bytes()
        path.write_bytes(notice * (size // len(notice)))
        return path

    def rows(self):
        return [json.loads(line) for line in self.out.read_text(encoding="utf8").splitlines()]

    def check_good(self, row):
        self.assertNotIn("error", row)
        self.assertEqual(len(row["documents"]), 1)

    def batch(self, *arguments, kill, code):
        """runs a batch, in which `kill` is called with the workers until it returns True"""
        command = [GONGWEN, "batch", *map(str, arguments), "-o", str(self.out)]
        with subprocess.Popen(command, stderr=subprocess.PIPE) as process:
            ended = threading.Event()

            def killing():
                while not ended.wait(0.02) and not kill(workers_of(process.pid)):
                    pass

            killer = threading.Thread(target=killing)
            killer.start()
            said = process.communicate(timeout=240)[1].decode("utf8")
            ended.set()
            killer.join()
        self.assertEqual(process.returncode, code, said)
        return said

    def test_a_worker_that_is_killed_once_costs_nothing(self):
        large = self.large(4_000_000)
        seen = []

        def once(workers):
            seen.extend(workers)
            for worker in workers:
                os.kill(worker, signal.SIGKILL)
            return bool(workers)

        self.batch(large, self.good, kill=once, code=0)
        self.assertTrue(seen)
        killed = self.out.read_bytes()
        self.assertEqual(run("parse", large, self.good).stdout, killed)

    def test_what_ends_its_process_is_set_aside_and_tried_again_on_request(self):
        large = self.large(4_000_000)

        def always(workers):
            # The last one of two inputs is read when the large one was given up.
            for worker in workers:
                try:
                    memory = pathlib.Path(f"/proc/{worker}/statm").read_text().split()[1]
                    if int(memory) * os.sysconf("SC_PAGE_SIZE") > 20_000_000:
                        os.kill(worker, signal.SIGKILL)
                except OSError:
                    pass

        said = self.batch(large, self.good, "-j", 1, kill=always, code=1)
        self.assertEqual(self.rows()[0]["error"]["code"], "crashed")
        self.check_good(self.rows()[1])
        self.assertIn(f"set aside: {large}", said)
        # It is known by what it holds, so that it need not be tried to be known again.
        first = self.out.read_bytes()
        done = run("batch", large, self.good, "-o", self.out, "--resume")
        self.assertEqual(done.returncode, 1)
        self.assertEqual(self.out.read_bytes(), first)
        done = run("batch", large, self.good, "-o", self.out, "--resume", "--retry")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.out.read_bytes(), run("parse", large, self.good).stdout)

    def test_time_limit(self):
        done = run("batch", self.large(80_000_000), self.good, "-o", self.out, "--time-limit", 1)
        self.assertEqual(done.returncode, 1)
        error = self.rows()[0]["error"]
        self.assertEqual(error["code"], "time_limit")
        self.assertIn("--time-limit", error["message"])
        self.check_good(self.rows()[1])

    def test_memory_limit(self):
        large = self.large(20_000_000)
        done = run("batch", large, self.good, "-o", self.out, "--memory-limit", 200)
        self.assertEqual(done.returncode, 1)
        self.assertEqual(self.rows()[0]["error"]["code"], "out_of_memory")
        self.assertIn(str(large).encode(), done.stderr)
        self.check_good(self.rows()[1])

    def test_too_large_is_told_before_a_byte_is_read(self):
        large = self.folder / "huge.txt"
        with open(large, "wb") as file:
            file.truncate((1 << 30) + 1)
        done = run("batch", large, self.good, "-o", self.out)
        self.assertEqual(done.returncode, 1)
        self.assertEqual(self.rows()[0]["error"]["code"], "too_large")
        self.check_good(self.rows()[1])

    def test_devices_and_pipes_that_are_named(self):
        pipe = self.folder / "pipe"
        os.mkfifo(pipe)
        done = run("batch", "/dev/zero", pipe, self.good, "-o", self.out)
        self.assertEqual(done.returncode, 1)
        for row, name in zip(self.rows(), ("/dev/zero", str(pipe))):
            self.assertEqual((row["source"]["name"], row["error"]["code"]), (name, "not_readable"))
        self.check_good(self.rows()[2])

    def test_more_jobs_than_the_machine_has(self):
        done = run("batch", self.good, "-o", self.out, "-j", 1000)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.check_good(self.rows()[0])

    def test_more_jobs_than_there_are_descriptors(self):
        copies = [self.folder / f"{number:02}.txt" for number in range(60)]
        for copy in copies:
            shutil.copy(NOTICE, copy)

        def few():
            resource.setrlimit(resource.RLIMIT_NOFILE, (32, 32))

        done = run("batch", *copies, "-o", self.out, "-j", 1000, preexec_fn=few)
        self.assertEqual(done.returncode, 0, done.stderr)
        for row in self.rows():
            self.check_good(row)

    def test_a_reader_that_goes_away(self):
        ours, theirs = os.pipe()
        os.close(ours)
        done = subprocess.run([GONGWEN, "batch", self.good, "-o", "-"], stdout=theirs,
                              stderr=subprocess.PIPE, timeout=60, check=False)
        os.close(theirs)
        self.assertEqual(done.returncode, 3)
        self.assertIn(b"cannot be written", done.stderr)

    def test_no_worker_outlives_its_run(self):
        command = [GONGWEN, "batch", str(self.large(80_000_000)), "-o", str(self.out)]
        with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
            workers = []
            while not workers and process.poll() is None:
                workers = workers_of(process.pid)
            process.kill()
        self.assertTrue(workers)
        deadline = time.monotonic() + 60
        while any(pathlib.Path(f"/proc/{worker}").exists() for worker in workers):
            self.assertLess(time.monotonic(), deadline)
            time.sleep(0.05)

    def test_links_that_leave_the_folder(self):
        pages = self.folder / "pages"
        pages.mkdir()
        shutil.copy(NOTICE, pages / "a.txt")
        (pages / "inside.txt").symlink_to("a.txt")
        (pages / "outside.txt").symlink_to(self.good)
        for named in (pages, pages / "*.txt"):
            done = run("batch", named, "-o", "-")
            names = [json.loads(line)["source"]["name"] for line in done.stdout.splitlines()]
            self.assertEqual(names, [str(pages / "a.txt"), str(pages / "inside.txt")])
            self.assertIn(b"--follow-links", done.stderr)
            done = run("batch", named, "-o", "-", "--follow-links")
            self.assertEqual(len(done.stdout.splitlines()), 3)
        # Who names a link means it.
        done = run("batch", pages / "outside.txt", "-o", "-")
        self.assertEqual(len(done.stdout.splitlines()), 1)


if __name__ == "__main__":
    GONGWEN = sys.argv.pop(1)
    unittest.main()
