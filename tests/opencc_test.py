#!/usr/bin/env python3
"""Script conversion beside OpenCC itself (Debian's `opencc`, version 1.1.6): no difference.

usage: opencc_test.py GONGWEN [FILE ...]

Texts are the notices of the corpus and the files given (a file of test cases of OpenCC's own, JSON
with "cases" and "input", gives each input), as they are and in the traditional script of each
region, made by OpenCC. Ours starts from the text before the stage "script", theirs from the same.
Skipped, and says so, where there is no `opencc`.
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import unittest

GONGWEN = ""
FILES = []
CORPUS = pathlib.Path(__file__).resolve().parent.parent / "corpus" / "notices"
CONFIGURATIONS = {"t2s": "standard", "tw2s": "taiwan", "tw2sp": "taiwan_phrases",
                  "hk2s": "hong_kong"}
ORIGINS = (None, "s2t", "s2tw", "s2twp", "s2hk")


def run(*command, text):
    return subprocess.run(command, input=text.encode(), capture_output=True, timeout=300,
                          check=True).stdout.decode()


def opencc(configuration, text):
    return run("opencc", "-c", configuration, text=text)


def stage_before_script():
    usage = run(GONGWEN, "parse", "--help", text="")
    names = re.search(r"--explain STAGE[^:]*:([a-z_, \n]+?)\n +--", usage).group(1)
    stages = [name.strip() for name in names.replace("\n", " ").split(",")]
    return stages[stages.index("script") - 1]


def cases(path):
    """The inputs of OpenCC's test cases; its JSON has comments and commas before brackets."""
    text = re.sub(r"^\s*//.*$", "", path.read_text(encoding="utf8"), flags=re.M)
    found = json.loads(re.sub(r",(\s*[}\]])", r"\1", text))["cases"]
    return "\n".join(case["input"] for case in found) + "\n"


def texts():
    yield "corpus", "\n".join(path.read_text(encoding="utf8") for path in sorted(CORPUS.glob("*.txt"))
                              if not path.name.startswith(("damaged_", "charset_")))
    for name in FILES:
        path = pathlib.Path(name)
        yield name, cases(path) if path.suffix == ".json" else path.read_text(encoding="utf8")


class OpenCC(unittest.TestCase):
    def test_every_configuration_gives_the_same(self):
        if shutil.which("opencc") is None:
            self.skipTest("there is no opencc on this machine (Debian: apt-get install opencc)")
        before = stage_before_script()
        for name, written in texts():
            for origin in ORIGINS:
                text = written if origin is None else opencc(origin, written)
                start = run(GONGWEN, "parse", "--explain", before, "-", text=text)
                for configuration, traditional in CONFIGURATIONS.items():
                    with self.subTest(text=name, origin=origin, configuration=configuration):
                        self.compare(text, configuration, traditional, start)

    def compare(self, text, configuration, traditional, start):
        ours = run(GONGWEN, "parse", "--explain", "script", "--script", "on",
                   "--traditional", traditional, "-", text=text).split("\n")
        theirs = opencc(configuration, start).rstrip("\n").split("\n")
        different = [pair for pair in zip(ours, theirs) if pair[0] != pair[1]]
        self.assertEqual(different[:3], [], f"{len(different)} lines of {len(theirs)}")
        self.assertEqual(len(ours) - 1, len(theirs))


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    GONGWEN, FILES = sys.argv[1], sys.argv[2:]
    unittest.main(argv=sys.argv[:1])
