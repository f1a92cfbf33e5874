#!/usr/bin/env python3
"""The tutorials of the site do what they say: the shell's lines run, the C++ program compiles.

usage: site_test.py GONGWEN COMPILER BUILT-INCLUDE
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent
SITE = ROOT / "bindings/site"
GONGWEN = COMPILER = INCLUDE = ""


def blocks(page, language):
    return re.findall(rf"^```{language}\n(.*?)^```", page.read_text("utf-8"), re.M | re.S)


class Site(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def test_shell(self):
        shutil.copytree(ROOT / "corpus/notices", self.folder / "pages")
        shutil.copy(ROOT / "corpus/notices/plain_notice.txt", self.folder / "notice.txt")
        path = f"{pathlib.Path(GONGWEN).parent}:{os.environ['PATH']}"
        lines = [block for page in (SITE / "index.md", SITE / "tutorials/command_line.md")
                 for block in blocks(page, "sh")]
        self.assertGreater(len(lines), 3)
        for line in lines:
            done = subprocess.run(["sh", "-ec", line], cwd=self.folder, capture_output=True,
                                  env={**os.environ, "PATH": path}, timeout=60)
            self.assertEqual(done.returncode, 0, (line, done.stderr))

    def test_cpp(self):
        for page in (SITE / "tutorials/cpp.md",):
            for block in blocks(page, "cpp"):
                source = self.folder / "index.cpp"
                source.write_text(block, "utf-8")
                done = subprocess.run(
                    [COMPILER, "-std=c++20", "-fsyntax-only", "-Wall", "-Wextra", "-Werror",
                     "-I", ROOT / "include", "-I", INCLUDE, source], capture_output=True)
                self.assertEqual(done.returncode, 0, done.stderr.decode())

    def test_pages_that_are_linked_are_there(self):
        for page in SITE.rglob("*.md"):
            if "fields" in page.relative_to(SITE).parts:
                continue
            for link in re.findall(r"\]\((?!http)([^)#]+)", page.read_text("utf-8")):
                target = page.parent / link
                if target.parent.name == "fields":
                    target = ROOT / "bindings/fields" / target.name
                self.assertTrue(target.exists(), f"{page}: {link}")


if __name__ == "__main__":
    INCLUDE = sys.argv.pop()
    COMPILER = sys.argv.pop()
    GONGWEN = sys.argv.pop()
    unittest.main()
