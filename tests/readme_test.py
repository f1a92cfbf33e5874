#!/usr/bin/env python3
"""What README.md shows is what happens: its commands are run, its programs are those of the tests.

usage: readme_test.py GONGWEN

Blocks of the language `console` are run line by line in a folder with the notices of the corpus; what
they print must be what stands there (a line `...` is any lines). A block whose first line says that
it is not run is not. C++ and CMake blocks must be the files of tests/install/consumer, which are
built and run there; Python blocks are run by tests/python/test_readme.py.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

GONGWEN = ""
ROOT = pathlib.Path(__file__).resolve().parents[1]
CONSUMER = ROOT / "tests" / "install" / "consumer"
NOT_RUN = "# not run by the tests"


def blocks(name="README.md"):
    """The fenced blocks of a file, in order: language and lines."""
    text = (ROOT / name).read_text("utf-8")
    return re.findall(r"^```(\w+)\n(.*?)^```$", text, re.M | re.S)


def agrees(said, shown):
    """True if what was said is what is shown, where a line `...` stands for any lines."""
    parts = [re.escape(part) for part in re.split(r"^\.\.\.\n", shown, flags=re.M)]
    return re.fullmatch("(?:.*\n)*?".join(parts), said) is not None


def commands(block):
    """The commands of a block and what they print."""
    found = []
    for line in block.splitlines(keepends=True):
        if line.startswith("$ "):
            found.append([line[2:], ""])
        else:
            found[-1][1] += line
    return found


class Readme(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        shutil.copytree(ROOT / "corpus" / "notices", self.folder / "notices",
                        ignore=shutil.ignore_patterns("*.json"))
        for notice in (self.folder / "notices").iterdir():
            shutil.copy(notice, self.folder)
        shutil.copy(self.folder / "plain_notice.txt", self.folder / "notice.txt")
        (self.folder / "bin").mkdir()
        (self.folder / "bin" / "gongwen").symlink_to(GONGWEN)
        # What the example of C++ prints is held against this file where it is built.
        outline = self.folder / "outline"
        outline.write_text(f"#!/bin/sh\ncat '{CONSUMER / 'expected.txt'}'\n")
        outline.chmod(0o755)
        self.environment = {**os.environ, "LC_ALL": "C.UTF-8",
                            "PATH": f"{self.folder / 'bin'}:{os.environ['PATH']}"}

    def test_every_command_prints_what_is_shown(self):
        ran = 0
        for language, block in blocks():
            if language != "console":
                continue
            for command, shown in commands(block):
                done = subprocess.run(["sh", "-c", command], cwd=self.folder, text=True,
                                      stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                      timeout=120, env=self.environment, check=False)
                with self.subTest(command=command.strip()):
                    self.assertEqual(done.returncode, 0, done.stdout)
                    self.assertTrue(agrees(done.stdout, shown),
                                    f"it printed:\n{done.stdout}\nand not:\n{shown}")
                ran += 1
        self.assertGreater(ran, 5)

    def test_programs_are_those_that_are_built(self):
        files = {"cpp": "main.cpp", "cmake": "CMakeLists.txt"}
        shown = {language: block for language, block in blocks() if language in files}
        self.assertEqual(shown.keys(), files.keys())
        for language, name in files.items():
            self.assertEqual(shown[language], (CONSUMER / name).read_text("utf-8"))

    def test_every_block_is_checked_or_says_that_it_is_not(self):
        checked = {"console", "cpp", "cmake", "python"}
        for language, block in blocks():
            if language not in checked:
                self.assertTrue(block.startswith(NOT_RUN), f"{language} block:\n{block}")

    def test_the_chinese_one_shows_the_same(self):
        self.assertEqual(blocks("README.md"), blocks("README.zh-CN.md"))

    def test_what_is_linked_is_there(self):
        for name in ("README.md", "README.zh-CN.md"):
            text = (ROOT / name).read_text("utf-8")
            links = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", text)
            self.assertGreater(len(links), 5)
            for link in links:
                if "://" not in link:
                    self.assertTrue((ROOT / link).exists(), f"{name} links {link}")


if __name__ == "__main__":
    GONGWEN = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
