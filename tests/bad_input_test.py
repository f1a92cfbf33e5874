#!/usr/bin/env python3
"""What the command line program does with input that is no notice.

usage: bad_input_test.py GONGWEN
"""
import gzip
import io
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
import zipfile
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
        """what is said of `data`: the code of the program tells whether it was read"""
        done = run("parse", "--format", "json", self.file(data))
        said = json.loads(done.stdout)
        unread = [row["message"] for row in said["diagnostics"]
                  if row["code"] in ("not_text", "unsupported_format")]
        self.assertEqual(done.returncode, 1 if unread else 0, done.stderr)
        if unread:
            self.assertIn(unread[0], done.stderr.decode("utf8"))
            self.assertEqual(said["source"]["encoding"], "none")
            self.assertEqual((said["repairs"], said["documents"]), ([], []))
        else:
            self.assertEqual(done.stderr, b"")
        return said

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

    def test_what_is_no_text_is_named_and_fails(self):
        def zipped(*members):
            out = io.BytesIO()
            with zipfile.ZipFile(out, "w") as file:
                for name, data in members:
                    file.writestr(name, data)
            return out.getvalue()

        ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
        mail = b"From: a@example.gov.cn\nSubject: x\nMIME-Version: 1.0\n"
        kinds = {
            ("binary", "PNG"): png(),
            ("docx", "DOCX"): zipped(("[Content_Types].xml", "x"), ("word/document.xml", "x")),
            ("binary", "XLSX"): zipped(("xl/workbook.xml", "x")),
            ("ofd", "OFD"): zipped(("OFD.xml", "x")),
            ("binary", "ODT"): zipped(("mimetype", "application/vnd.oasis.opendocument.text")),
            ("binary", "ZIP"): zipped(("通知.txt", "关于开展检查的通知")),
            ("doc", "DOC"): ole + "WordDocument".encode("utf-16-le") + bytes(40),
            ("binary", "XLS"): ole + "Workbook\0".encode("utf-16-le") + bytes(40),
            ("pdf", "PDF"): b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\nstartxref\n9\n%%EOF\n",
            ("rtf", "RTF"): rb"{\rtf1\ansi\ansicpg936 \'cd\'a8}",
            ("binary", "gzip"): gzip.compress("关于开展检查的通知".encode()),
            ("binary", "ELF"): b"\x7fELF\x02\x01\x01" + bytes(60),
            ("email", "MIME"): mail + b"Content-Transfer-Encoding: base64\n\n5YWz5LqO\n",
            ("json", "JSON"): '{"text": "通知"}\n{"text": "意见"}\n'.encode(),
        }
        for (form, name), data in kinds.items():
            with self.subTest(name):
                said = self.parsed(data)
                self.assertEqual(said["source"]["format"], form)
                self.assertEqual([row["code"] for row in said["diagnostics"]], ["unsupported_format"])
                self.assertIn(name, said["diagnostics"][0]["message"])
        said = self.parsed('[{"text": "通知"}, {"text": "意见"}]'.encode())
        self.assertEqual(said["source"]["format"], "json")
        self.assertEqual([row["code"] for row in self.parsed(b"\0" * 4096)["diagnostics"]], ["not_text"])

    def test_what_is_like_it_is_text(self):
        for text in ("PKI 建设工作的通知", "{\n", "MZ 县人民政府", "BM 工程", "From: 办公室\n通知\n",
                     "Date: 2024\nFrom: a@example.gov.cn\n\n关于开展检查的通知\n",
                     "[1] 关于开展检查的通知\n[2] 附件\n", '{"title": "关于开展检查的通知"}',
                     "ID3 号通知", "%PDF- 是一种格式", "II* 级"):
            with self.subTest(text):
                self.assertEqual(self.parsed(text.encode())["source"]["format"], "text")

    def test_a_batch_names_what_it_did_not_read(self):
        self.file("关于开展检查的通知\n各科室：\n请检查。\n".encode(), "a.txt")
        self.file(png(), "b.png")
        done = run("batch", self.folder, "-o", "-")
        rows = [json.loads(line) for line in done.stdout.splitlines()]
        self.assertEqual(done.returncode, 1)
        self.assertEqual([row.get("error", {}).get("code") for row in rows],
                         [None, "unsupported_format"])
        self.assertIn("1 not readable", done.stderr.decode("utf8"))
        flat = run("batch", self.folder, "-o", "-", "--rows").stdout.splitlines()
        self.assertIn("PNG", json.loads(flat[1])["error"])

    def test_nothing_is_printed_for_it_but_why(self):
        for words in (["clean"], ["view"]):
            done = run(*words, self.file(png()))
            self.assertEqual((done.returncode, done.stdout), (1, b""), words)
            self.assertIn(b"PNG", done.stderr)

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
