#!/usr/bin/env python3
"""Sums JUnit reports: prints the output of what failed in CTest (pytest prints its own), then a line
for each failure with the command that runs it alone, and last 'N passed, N failed, N skipped'.

usage: count.py PRESET FOLDER    in FOLDER: reports of JUnit, and `failed`: a line for each step that
                                 failed: its name (that of its report), a tab, the command
"""
import pathlib
import re
import shlex
import sys
import xml.etree.ElementTree as ElementTree

OUTPUT_BYTES = 20_000


def outcome(case):
    if case.find("failure") is not None or case.find("error") is not None:
        return "failed"
    if case.find("skipped") is not None or case.get("status") in ("notrun", "disabled"):
        return "skipped"
    return "failed" if case.get("status") == "fail" else "passed"


def alone(case, preset):
    """The command that runs one test and shows what it says."""
    name = case.get("name")
    if case.get("file") is None:  # CTest
        pattern = f"^{re.escape(name)}$"
        return f"ctest --preset {preset} -R {shlex.quote(pattern)}"
    # pytest: a test in a class, a test, or a file that could not be read.
    file, module = case.get("file"), case.get("file").removesuffix(".py").replace("/", ".")
    inside = (case.get("classname") or "").removeprefix(module).strip(".")
    node = file if name == module else "::".join(filter(None, [file, inside, name]))
    return f"GONGWEN_DIST=build/dist build/venv/bin/python -m pytest {shlex.quote(node)}"


def print_output(name, text):
    text = text.strip("\n")
    if len(text) > OUTPUT_BYTES:
        text = f"... (the last {OUTPUT_BYTES} characters)\n{text[-OUTPUT_BYTES:]}"
    print(f"\n== {name} says:\n{text}")


def main():
    preset, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    counts = {"passed": 0, "failed": 0, "skipped": 0}
    said, tests_failed = [], set()
    for report in sorted(folder.glob("*.xml")):
        try:
            cases = list(ElementTree.parse(report).iter("testcase"))
        except ElementTree.ParseError:
            cases = []
        if not cases:
            said.append(f"failed: {report.stem}: no test ran")
            counts["failed"] += 1
        for case in cases:
            counts[outcome(case)] += 1
            if outcome(case) == "failed":
                tests_failed.add(report.stem)
                if report.stem == "ctest":
                    print_output(case.get("name"), case.findtext("system-out") or "(nothing)")
                said.append(f"failed: {report.stem}: {case.get('name')}\n"
                            f"        alone: {alone(case, preset)}")
    # Steps that no test of theirs accounts for: a build, a wheel, a crash behind the last test.
    steps = folder / "failed"
    for line in steps.read_text("utf-8").splitlines() if steps.exists() else []:
        name, command = line.split("\t")
        if name not in tests_failed:
            said.append(f"failed: {name}\n        alone: {command}")
            counts["failed"] += 1
    if not counts["passed"] and not counts["failed"]:
        said.append("failed: no test ran")
        counts["failed"] = 1
    print(*said, sep="\n", end="\n" if said else "")
    print(", ".join(f"{number} {word}" for word, number in counts.items()))
    return 1 if counts["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
