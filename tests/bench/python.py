#!/usr/bin/env python3
"""What the Python package costs beside the library alone, what a second worker gives, and how much
memory many documents take. All in one run, round by round side by side, the best round of each, so
that the load of the machine falls on all alike.

usage: python.py RATE [--rounds N] [--documents N,N...]        RATE is the program gongwen_rate
"""
from __future__ import annotations

import argparse
import os
import pathlib
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from typing import NamedTuple

import gongwen
from gongwen import _core

ROOT = pathlib.Path(__file__).resolve().parents[2]
# A pass takes about half a second: short enough to fall between what else the machine does.
GENERATED = 1000

# One run over many files, in a process of its own: what it takes is its own peak.
FLAT = """
import resource, sys, time
import gongwen
with gongwen.read_batches(sys.argv[1], workers=int(sys.argv[2]), progress=False) as batches:
    begin, rows = time.perf_counter(), 0
    for batch in batches:
        rows += batch.num_rows
seconds = time.perf_counter() - begin
print(rows, seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


class Cost(NamedTuple):
    """Seconds by the clock, and of the processor."""

    wall: float
    processor: float


class Library:
    """The library alone, in a process that waits between its passes."""

    def __init__(self, program: str, files: list[str]) -> None:
        self._process = subprocess.Popen(
            [program, *files], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def begin(self, to: str) -> None:
        self._process.stdin.write(to + "\n")
        self._process.stdin.flush()

    def end(self) -> Cost:
        wall, processor, _ = self._process.stdout.readline().split()
        return Cost(float(wall), float(processor))

    def __call__(self, to: str) -> Cost:
        self.begin(to)
        return self.end()

    def close(self) -> None:
        self._process.communicate()


def python(work: Callable[[], object]) -> Cost:
    """What a call costs."""
    wall, processor = time.perf_counter(), time.process_time()
    work()
    return Cost(time.perf_counter() - wall, time.process_time() - processor)


def together(libraries: list[Library], to: str) -> Cost:
    """What passes of several processes at once cost."""
    wall = time.perf_counter()
    for library in libraries:
        library.begin(to)
    costs = [library.end() for library in libraries]
    return Cost(time.perf_counter() - wall, sum(cost.processor for cost in costs))


def fields(data: bytes) -> object:
    """What a caller does with a result: looks at some of its values."""
    found = []
    for document in gongwen.parse(data).documents:
        found += [document.number and document.number.text, document.title and document.title.text]
        found += [section.heading and section.heading.span for section in document.sections]
    return found


def inputs(folder: pathlib.Path) -> list[str]:
    """The notices of the corpus, and generated ones."""
    generate = [sys.executable, ROOT / "corpus/generate.py", "--out", folder, "--seed", "1"]
    subprocess.run([*generate, "--count", str(GENERATED)], check=True, stdout=subprocess.DEVNULL)
    notices = ROOT / "corpus" / "notices"
    files = [p for p in (*notices.iterdir(), *folder.iterdir()) if p.suffix in {".txt", ".html"}]
    return sorted(map(str, files))


def print_rates(program: str, files: list[str], rounds: int) -> None:
    """What the package costs beside the library, and what a second worker gives."""
    data = [pathlib.Path(path).read_bytes() for path in files]
    library, second = Library(program, files), Library(program, files)

    def each(work: Callable[[bytes], object]) -> Callable[[], Cost]:
        return lambda: python(lambda: [work(one) for one in data])

    def read(workers: int) -> Callable[[], Cost]:
        return lambda: python(lambda: gongwen.read(files, workers=workers, progress=False))

    passes: dict[str, Callable[[], Cost]] = {
        "parse": lambda: library("parse"),
        "json": lambda: library("json"),
        "rows": lambda: library("rows"),
        "rows twice": lambda: together([library, second], "rows"),
        "gongwen.parse": each(gongwen.parse),
        "… and look at values": each(fields),
        "….to_json()": each(lambda one: gongwen.parse(one).to_json()),
        "rows, as read makes them": each(
            lambda one: _core.rows(one, None, None, "auto", "standard", False)
        ),
        "gongwen.read(workers=1)": read(1),
        "gongwen.read(workers=2)": read(2),
    }
    alike = {
        "gongwen.parse": "parse",
        "… and look at values": "parse",
        "….to_json()": "json",
        "rows, as read makes them": "rows",
        "gongwen.read(workers=1)": "rows",
        "gongwen.read(workers=2)": "rows",
    }
    best: dict[str, Cost] = {}
    for _ in range(rounds):
        for name, measure in passes.items():
            cost = measure()
            was = best.get(name, cost)
            best[name] = Cost(min(was.wall, cost.wall), min(was.processor, cost.processor))
    library.close()
    second.close()

    size = sum(map(len, data)) / 1e6
    print(f"{len(files)} inputs, {size:.1f} MB; the best of {rounds} rounds\n")
    print(f"{'seconds of the processor':<26}{'package':>9}{'library':>9}{'ratio':>7}{'MB/s':>7}")
    for name, same in alike.items():
        own, beside = best[name].processor, best[same].processor
        print(f"{name:<26}{own:>9.3f}{beside:>9.3f}{own / beside:>7.2f}{size / own:>7.1f}")
    single, double = best["gongwen.read(workers=1)"], best["gongwen.read(workers=2)"]
    given = 2 * best["rows"].wall / best["rows twice"].wall
    print(f"\nby the clock, as against one: {single.wall / double.wall:.2f} with two workers; "
          f"two processes of the library {given:.2f}, which is what the machine gives")


def print_memory(files: list[str], counts: list[int], folder: pathlib.Path) -> None:
    """Peak of a process that reads so many files and keeps none of their rows."""
    print(f"\nread_batches\n{'files':>10}{'rows':>10}{'rows/s':>10}{'peak MB':>10}")
    workers = len(os.sched_getaffinity(0))
    for count in counts:
        pages = folder / f"pages-{count}"
        pages.mkdir()
        for i in range(count):
            source = files[i % len(files)]
            os.symlink(source, pages / f"{i:07}{pathlib.Path(source).suffix}")
        run = [sys.executable, "-c", FLAT, str(pages), str(workers)]
        done = subprocess.run(run, check=True, capture_output=True, text=True)
        rows, seconds, peak = map(float, done.stdout.split())
        print(f"{count:>10}{rows:>10.0f}{rows / seconds:>10.0f}{peak:>10.0f}", flush=True)


def main() -> None:
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("program")
    arguments.add_argument("--rounds", type=int, default=10)
    arguments.add_argument("--documents", default="10000,50000,100000")
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "generated").mkdir()
        files = inputs(folder / "generated")
        print(f"load of the machine: {os.getloadavg()[0]:.1f}")
        print_rates(options.program, files, options.rounds)
        counts = [int(count) for count in options.documents.split(",") if count]
        print_memory(files, counts, folder)


if __name__ == "__main__":
    main()
