#!/usr/bin/env python3
"""Help, manual page and completions say the same, and shells and readers of pages take them.

usage: description_test.py GONGWEN
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

GONGWEN = ""
CLI = pathlib.Path(__file__).resolve().parent.parent / "src" / "cli"
COMMANDS = ["parse", "batch", "view", "clean", "inspect",
            "explain-diagnostic", "completions", "man", "help"]


def run(*arguments, **options):
    return subprocess.run(list(map(str, arguments)), capture_output=True, timeout=60, check=False,
                          **options)


def said(*arguments):
    done = run(GONGWEN, *arguments)
    if done.returncode or done.stderr:
        raise AssertionError(f"{arguments}: {done}")
    return done.stdout.decode("utf8")


def said_in_chinese(*arguments):
    return run(GONGWEN, *arguments, env={**os.environ, "LC_ALL": "zh_CN.UTF-8"}).stdout.decode("utf8")


def literals(source, calls):
    """the string literals in the calls of these functions, but for what stands in braces: values"""
    for call in re.finditer(rf"(?<![\w.])(?:{calls})\(", source):
        depth, text, at, last = 1, "", call.end(), ""
        braces = 0
        while depth > 0:
            token = re.compile(r'"(?:[^"\\]|\\.)*"|//[^\n]*|\s+|.', re.S).match(source, at).group()
            at += len(token)
            if token.startswith('"') and not braces:
                if last != '"' and text:
                    yield text
                    text = ""
                text += json.loads(token)
                last = '"'
                continue
            if not token.isspace():
                last = token
            depth += (token == "(") - (token == ")")
            braces += (token == "{") - (token == "}")
        if text:
            yield text


def options_of(command):
    return re.findall(r"(?m)^  (?:-., |    )(--[a-z-]+)", said(command, "--help"))


def needs(program):
    return unittest.skipUnless(shutil.which(program), f"{program} is not installed")


class Description(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def script(self, shell, name):
        path = self.folder / name
        path.write_text(said("completions", shell), "utf8")
        return path

    def test_help_of_each_command(self):
        whole = said("--help")
        for command in COMMANDS:
            with self.subTest(command):
                self.assertRegex(whole, rf"(?m)^  {command} +[A-Z]")
                page = said(command, "--help")
                self.assertTrue(page.startswith(f"Usage: gongwen {command}"))
                self.assertIn("\nExamples:\n", page)
                text = page.split("\nExamples:")[0]
                self.assertLessEqual(max(map(len, text.splitlines())), 80)
        for code in "0123":
            self.assertRegex(whole, rf"(?m)^  {code} +[A-Z]")

    def test_examples_of_help_are_right_usage(self):
        for command in COMMANDS:
            examples = said(command, "--help").split("\nExamples:\n")[1]
            for line in re.findall(r"(?m)^  gongwen (.+?)(?:   .*)?$", examples):
                with self.subTest(line):
                    arguments = re.split(r" [<>|] ", line)[0].replace("'", "").split()
                    arguments = [one if one != "pages.jsonl" else "/" for one in arguments]
                    done = run(GONGWEN, *arguments, cwd=self.folder, stdin=subprocess.DEVNULL)
                    self.assertNotIn(b"See gongwen", done.stderr)

    def test_everything_is_said_in_chinese(self):
        table = (CLI / "chinese.cpp").read_text("utf8")
        known = set(re.findall(r'\{("(?:[^"\\]|\\.)*"(?:\s*"(?:[^"\\]|\\.)*")*),', table))
        known = {"".join(json.loads(part) for part in re.findall(r'"(?:[^"\\]|\\.)*"', one)) for one in known}
        self.assertGreater(len(known), 100)
        for file in sorted(CLI.glob("*.cpp")):
            for text in literals(file.read_text("utf8"), "tr|say"):
                with self.subTest(text, file=file.name):
                    self.assertIn(text, known)
        # What comes by way of the definition of the arguments.
        for command in ["", *COMMANDS]:
            with self.subTest(command):
                page = said_in_chinese(*filter(None, [command]), "--help")
                self.assertIn("用法：gongwen", page)
                body = page.replace("\n" + " " * 28, " ")
                for line in body.splitlines():
                    self.assertNotRegex(line, r"[A-Za-z]{2,} [a-z]{2,} [a-z]{2,} [a-z]{2,}")
                for line in re.findall(r"(?m)^  (?:-., |    )--.*$", body):
                    self.assertRegex(line, "[\u4e00-\u9fff]")
                self.assertLessEqual(max(sum(1 + (ord(c) > 0x2E80) for c in line)
                                         for line in page.split("\n示例")[0].splitlines()), 82)

    def test_language_of_the_locale(self):
        for chinese, variables in ((True, {"LANG": "zh_CN.UTF-8"}), (True, {"LANG": "en_US.UTF-8", "LC_ALL": "zh_TW"}),
                                   (True, {"LANG": "en_US.UTF-8", "LANGUAGE": "zh_CN:en"}),
                                   (False, {"LANG": "zh_CN.UTF-8", "LANGUAGE": "en"}),
                                   (False, {"LANGUAGE": "zh"}), (False, {"LANG": "C.UTF-8", "LANGUAGE": "zh"}),
                                   (False, {"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}), (False, {})):
            with self.subTest(variables):
                done = run(GONGWEN, "clean", env=variables)
                self.assertEqual("未指明" in done.stderr.decode(), chinese)
        done = run(GONGWEN, "clean", "missing.txt", env={"LANG": "zh_CN.UTF-8"})
        self.assertIn("没有这个文件", done.stderr.decode())

    def test_manual_page_has_all(self):
        page = said("man").replace("\\-", "-")
        for command in COMMANDS:
            part = page.split(f".SS gongwen {command}")[1].split("\n.S")[0]
            for option in options_of(command):
                self.assertTrue(option == "--help" or f"\\fB{option}\\fR" in part, (command, option))
        for heading in ("NAME", "SYNOPSIS", "COMMANDS", "EXIT STATUS", "EXAMPLES"):
            self.assertIn(f".SH {heading}\n", page)

    @needs("mandoc")
    def test_manual_page_is_clean(self):
        for page in (said("man"), said_in_chinese("man")):
            found = run("mandoc", "-Kutf-8", "-Tlint", input=page.encode()).stdout.decode().splitlines()
            # A date would have to be kept by hand.
            self.assertEqual([line for line in found if "missing date" not in line and "longer than 80 bytes" not in line], [])

    @needs("man")
    def test_manual_page_is_shown(self):
        path = self.folder / "gongwen.1"
        path.write_text(said("man"), "utf8")
        done = run("man", "-l", path, env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "MANWIDTH": "80"})
        if b"minimized" in done.stdout + done.stderr:
            self.skipTest("this system leaves manual pages out")
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        self.assertIn("gongwen batch INPUT... -o OUT", done.stdout.decode())

    def complete_in_bash(self, *words):
        program = 'source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _gongwen\n' \
                  'printf "%s\\n" "${COMPREPLY[@]}"'
        done = run("bash", "--norc", "-c", program, "bash", self.script("bash", "complete"), *words,
                   cwd=self.folder)
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        return done.stdout.decode().split("\n")[:-1]

    @needs("bash")
    def test_bash(self):
        self.assertEqual(self.complete_in_bash("gongwen", "")[:len(COMMANDS)], COMMANDS)
        self.assertEqual(self.complete_in_bash("gongwen", "batch", "--res"), ["--resume"])
        self.assertEqual(self.complete_in_bash("gongwen", "parse", "--format", "j"), ["json", "jsonl"])
        self.assertEqual(self.complete_in_bash("gongwen", "parse", "--format", "=", "h"), ["html"])
        self.assertEqual(self.complete_in_bash("gongwen", "completions", ""), ["bash", "zsh", "fish"])
        for name in ("通知 1.txt", "other.txt"):
            (self.folder / name).touch()
        self.assertEqual(self.complete_in_bash("gongwen", "batch", "通"), ["通知 1.txt"])
        self.assertEqual(self.complete_in_bash("gongwen", "view", "x", "-o", "oth"), ["other.txt"])
        for command in COMMANDS:
            offered = self.complete_in_bash("gongwen", command, "--")
            self.assertEqual(offered, options_of(command), command)

    @needs("fish")
    def test_fish(self):
        script = self.script("fish", "gongwen.fish")
        home = {"PATH": "/usr/bin:/bin", "HOME": str(self.folder), "LC_ALL": "C.UTF-8"}

        def complete(line):
            done = run("fish", "--no-config", "-c", f"source {script}; complete -C '{line}'", env=home)
            self.assertEqual((done.returncode, done.stderr), (0, b""))
            return {row.split("\t")[0] for row in done.stdout.decode().splitlines()}

        self.assertEqual(complete("gongwen "), set(COMMANDS))
        self.assertEqual(complete("gongwen batch --res"), {"--resume"})
        self.assertEqual(complete("gongwen parse --format j"), {"json", "jsonl"})
        for command in COMMANDS:
            self.assertLessEqual(set(options_of(command)), complete(f"gongwen {command} --"))

    @needs("zsh")
    def test_zsh(self):
        script = self.script("zsh", "_gongwen")
        self.assertEqual(run("zsh", "-n", script).stderr, b"")
        # Whether it is found and loaded as zsh does it.
        program = f"fpath=({self.folder} $fpath); autoload -U compinit; compinit -D -u; " \
                  "print -r -- $_comps[gongwen]; autoload -U +X _gongwen; whence -w _gongwen"
        done = run("zsh", "-f", "-c", program, env={"PATH": "/usr/bin:/bin", "HOME": str(self.folder)})
        self.assertEqual(done.stdout.decode(), "_gongwen\n_gongwen: function\n", done.stderr)
        text = script.read_text("utf8")
        for command in COMMANDS:
            part = text.split(f"\n  {command})\n")[1].split(";;")[0]
            for option in options_of(command):
                self.assertRegex(part, rf"[')]{option}[=\[]")


if __name__ == "__main__":
    GONGWEN = sys.argv.pop(1)
    unittest.main()
