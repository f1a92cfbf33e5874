#!/usr/bin/env python3
"""Holds the JSON of the same inputs side by side, from every way in: byte for byte the same.

usage: same_answer.py [--build build/release] [--count 200] [--spark]

Needs the programs of --build, and gongwen with pyarrow in this Python; --spark needs pyspark, Java.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

import gongwen
import inputs
import pyarrow as pa

Answers = dict[str, bytes]  # of each path, its JSON
Way = Callable[[Path, list[str]], Answers]

# Under it an answer may say "no document" everywhere and still be the same.
LEAST_WITH_DOCUMENT = 0.6
# Inputs that are no text, among the odd ones.
MOST_UNREAD = 5


def _run(*command: str, lines: Iterable[str] = ()) -> list[bytes]:
    """The lines that a program prints."""
    done = subprocess.run(
        command, input="".join(line + "\n" for line in lines).encode(), capture_output=True
    )
    if done.returncode not in (0, 1):  # 1: some inputs are no text, and the others are read
        raise RuntimeError(f"{command[0]}: exit {done.returncode}: {done.stderr.decode()}")
    return done.stdout.split(b"\n")[:-1]


def _by_name(table: pa.Table) -> Answers:
    """The column ``json``, which the first row of each input has."""
    rows = zip(table["name"].to_pylist(), table["json"].to_pylist())
    return {name: json.encode() for name, json in rows if json is not None}


def _content(paths: list[str]) -> pa.Table:
    return pa.table({"path": paths, "content": [Path(path).read_bytes() for path in paths]})


def of_programs(build: Path) -> dict[str, Way]:
    """The ways that are programs of a build."""
    answer = str(build / "tests/same_answer/gongwen_same_answer")
    cli = str(build / "src/cli/gongwen")
    return {
        "C++": lambda _, paths: dict(zip(paths, _run(answer, lines=paths))),
        "gongwen parse": lambda _, paths: dict(zip(paths, _run(cli, "parse", *paths))),
        "gongwen batch": lambda folder, paths: dict(
            zip(paths, _run(cli, "batch", str(folder), "-o", "-"))
        ),
    }


def of_python() -> dict[str, Way]:
    """The ways of the Python package on this machine."""

    def parse(_: Path, paths: list[str]) -> Answers:
        return {path: gongwen.parse(Path(path)).to_json().encode() for path in paths}

    def read(folder: Path, _: list[str]) -> Answers:
        return _by_name(gongwen.read(folder, json=True, workers=2))

    def values(_: Path, paths: list[str]) -> Answers:
        content = [Path(path).read_bytes() for path in paths]
        return _by_name(gongwen.parse_values(content, names=paths, json=True))

    def column(_: Path, paths: list[str]) -> Answers:
        return _by_name(gongwen.parse_column(_content(paths), "content", name="path", json=True))

    return {"parse": parse, "read": read, "parse_values": values, "parse_column": column}


def of_spark(session: object) -> dict[str, Way]:
    """The ways of Spark."""
    from gongwen import spark

    def read(folder: Path, _: list[str]) -> Answers:
        rows = spark.read(session, str(folder), json=True)
        return {row.name: row.json.encode() for row in rows.collect() if row.json is not None}

    def column(_: Path, paths: list[str]) -> Answers:
        content = _content(paths).to_pylist()
        frame = session.createDataFrame(content, "path STRING, content BINARY").repartition(5)
        rows = spark.parse_column(frame, "content", name="path", json=True)
        return {row.name: row.json.encode() for row in rows.collect() if row.json is not None}

    return {"spark.read": read, "spark.parse_column": column}


def _is_unread(answer: bytes) -> bool:
    """Of what is no text `parse` tells the format, `batch` a row with an error, a table no JSON."""
    return b'"encoding":"none"' in answer or b'"error":{"code":' in answer


def compare(ways: dict[str, Way], folder: Path, paths: list[str]) -> list[str]:
    """What is not the same as the answer of the first way, in words; prints a line for each way."""
    wrong: list[str] = []
    first: Answers = {}
    for name, way in ways.items():
        all_answers = way(folder, paths)
        answers = {path: said for path, said in all_answers.items() if not _is_unread(said)}
        first = first or answers
        differ = [path for path in paths if answers.get(path) != first.get(path)]
        differ += [path for path in answers if path not in first]
        print(
            f"{name:18} {len(answers):4} inputs {sum(map(len, answers.values())):9} bytes "
            f"{len(differ):4} differ"
        )
        wrong += [f"{name}: {path}" for path in differ]
    read = sum(b'"documents":[{' in answer for answer in first.values())
    print(f"{read} of {len(first)} inputs hold a document")
    if len(first) < len(paths) - MOST_UNREAD:
        wrong.append(f"{len(first)} answers for {len(paths)} inputs")
    if read < LEAST_WITH_DOCUMENT * len(paths):
        wrong.append(f"only {read} of {len(paths)} inputs hold a document")
    return wrong


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--build", type=Path, default=Path("build/release"))
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--spark", action="store_true", help="also on a local Spark of 2 workers")
    arguments = parser.parse_args()
    ways = {**of_programs(arguments.build), **of_python()}
    if arguments.spark:
        from pyspark.sql import SparkSession

        os.environ["PYSPARK_PYTHON"] = sys.executable  # of the workers: the one that has gongwen
        ways |= of_spark(SparkSession.builder.master("local[2]").getOrCreate())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        wrong = compare(ways, folder, inputs.write(folder, arguments.count))
    print("\n".join(wrong) or "the same, byte for byte")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
