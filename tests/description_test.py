#!/usr/bin/env python3
"""Help, manual page and completions say the same, and shells and readers of pages take them.

usage: description_test.py GONGWEN
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

GONGWEN = ""
COMMANDS = ["parse", "batch", "view", "clean", "inspect",
            "explain-diagnostic", "completions", "man"]


def run(*arguments, **options):
    return subprocess.run(list(map(str, arguments)), capture_output=True, timeout=60, check=False,
                          **options)


def said(*arguments):
    done = run(GONGWEN, *arguments)
    if done.returncode or done.stderr:
        raise AssertionError(f"{arguments}: {done}")
    return done.stdout.decode("utf8")


def options_of(command):
    return re.findall(r"(?m)^  (?:-., |    )(--[a-z]+)", said(command, "--help"))


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
        found = run("mandoc", "-Tlint", input=said("man").encode()).stdout.decode().splitlines()
        # A date would have to be kept by hand.
        self.assertEqual([line for line in found if "missing date" not in line], [])

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
