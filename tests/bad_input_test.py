#!/usr/bin/env python3
"""What the command line program does with input that is no notice.

usage: bad_input_test.py GONGWEN
"""
import json
import os
import pathlib
import random
import stat
import struct
import subprocess
import sys
import tempfile
import unittest
import zlib

GONGWEN = ""


def run(*arguments, **options):
    return subprocess.run([GONGWEN, *map(str, arguments)], capture_output=True, timeout=120,
                          check=False, **options)


def png():
    """a whole, valid picture of one pixel"""
    def chunk(kind, data):
        crc = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc)

    header = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) +
            chunk(b"IDAT", zlib.compress(b"\0\xff\xff\xff")) + chunk(b"IEND", b""))


class BadInput(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def file(self, data, name="input.txt"):
        path = self.folder / name
        path.write_bytes(data)
        return path

    def parsed(self, data):
        done = run("parse", "--format", "json", self.file(data))
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(done.stderr, b"")
        return json.loads(done.stdout)

    def test_empty(self):
        said = self.parsed(b"")
        self.assertEqual(said["documents"], [])
        self.assertEqual(said["source"]["bytes"], 0)

    def test_one_byte(self):
        for byte in (0x00, 0x0A, 0x3F, 0x41, 0x80, 0xB9, 0xEF, 0xFE, 0xFF):
            self.assertEqual(self.parsed(bytes([byte]))["documents"], [], byte)

    def test_ten_megabytes_of_question_marks(self):
        said = self.parsed(b"?" * 10_000_000)
        self.assertEqual(said["documents"], [])
        self.assertIn("unrecoverable", [row["code"] for row in said["diagnostics"]])

    def test_random_bytes(self):
        source = random.Random(5)
        for size in (10, 1_000, 100_000):
            self.assertEqual(self.parsed(source.randbytes(size))["source"]["bytes"], size)

    def test_png(self):
        self.assertEqual(self.parsed(png())["documents"], [])

    def test_nul_bytes(self):
        self.assertEqual(self.parsed(b"\0" * 4096)["documents"], [])

    def refused(self, path):
        done = run("parse", path)
        self.assertEqual(done.returncode, 1)
        self.assertEqual(done.stdout, b"")
        lines = done.stderr.decode("utf8").splitlines()
        self.assertEqual(len(lines), 1, lines)
        self.assertIn(str(path), lines[0])
        return lines[0]

    def test_directory(self):
        self.assertIn("directory", self.refused(self.folder).lower())

    def test_missing(self):
        self.assertIn("no such file", self.refused(self.folder / "missing.txt").lower())

    def test_unreadable(self):
        path = self.file("通知".encode())
        path.chmod(0)
        self.addCleanup(path.chmod, stat.S_IRUSR | stat.S_IWUSR)
        if os.access(path, os.R_OK):
            # root reads everything; a file of the kernel that nobody may read stands in for it
            path = pathlib.Path("/proc/self/mem")
            self.assertEqual(run("parse", path).returncode, 1)
            return
        self.assertIn("permission", self.refused(path).lower())

    def test_others_are_still_done(self):
        good = self.file("关于做好值班工作的通知\n各区：\n请值班。\n".encode())
        done = run("parse", "--format", "json", self.folder / "missing.txt", good)
        self.assertEqual(done.returncode, 1)
        rows = done.stdout.decode("utf8").splitlines()
        self.assertEqual(len(rows), 1)
        self.assertEqual(json.loads(rows[0])["source"]["bytes"], good.stat().st_size)

    def test_wrong_usage(self):
        for arguments in ([], ["parse"], ["parse", "--format", "xml", "x"], ["no-such-command"],
                          ["parse", "--no-such-option"]):
            done = run(*arguments, stdin=subprocess.DEVNULL)
            self.assertEqual(done.returncode, 2, arguments)
            self.assertNotEqual(done.stderr, b"", arguments)

    def test_standard_input(self):
        done = run("clean", "-", input="请查收。\n".encode())
        self.assertEqual((done.returncode, done.stdout), (0, "请查收。\n".encode()))

    @unittest.skipUnless(os.path.exists("/dev/full"), "no /dev/full here")
    def test_output_that_cannot_be_written(self):
        path = self.file("请查收。\n".encode())
        with open("/dev/full", "wb") as full:
            done = subprocess.run([GONGWEN, "clean", str(path)], stdout=full,
                                  stderr=subprocess.PIPE, timeout=60, check=False)
        self.assertEqual(done.returncode, 3)


if __name__ == "__main__":
    GONGWEN = sys.argv.pop(1)
    unittest.main()
