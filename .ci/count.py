#!/usr/bin/env python3
"""Sums JUnit reports: prints what failed and a last line 'N passed, N failed, N skipped'.

usage: count.py FAILED FOLDER    FAILED is 1 if a step failed, whatever the reports say
"""
import pathlib
import sys
import xml.etree.ElementTree as ElementTree


def outcome(case):
    if case.find("failure") is not None or case.find("error") is not None:
        return "failed"
    if case.find("skipped") is not None or case.get("status") in ("notrun", "disabled"):
        return "skipped"
    return "failed" if case.get("status") == "fail" else "passed"


def main():
    step_failed, folder = sys.argv[1] != "0", pathlib.Path(sys.argv[2])
    counts = {"passed": 0, "failed": 0, "skipped": 0}
    for report in sorted(folder.glob("*.xml")):
        cases = list(ElementTree.parse(report).iter("testcase"))
        if not cases:
            print(f"failed: {report.stem}: no test ran")
            counts["failed"] += 1
        for case in cases:
            counts[outcome(case)] += 1
            if outcome(case) == "failed":
                print(f"failed: {report.stem}: {case.get('name')}")
    if step_failed and not counts["failed"]:
        print("failed: a step without a report of its own")
        counts["failed"] = 1
    if not counts["passed"] and not counts["failed"]:
        print("failed: no test ran")
        counts["failed"] = 1
    print(", ".join(f"{number} {word}" for word, number in counts.items()))
    return 1 if counts["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
