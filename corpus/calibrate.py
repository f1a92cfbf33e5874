#!/usr/bin/env python3
"""How often values are right, by the confidence that they were given.

usage: calibrate.py GONGWEN [--count N] [--fit]

Generated documents and authored notices, clean, in other forms, damaged with loss, cut off and one
behind the other. A value is right if the gold of its document has it. With --fit the map from the
lead of a line's label to the share that is right is fitted on one half of the documents (isotonic
regression) and written to src/parse/zones/confidence_knots.inc. The table is of the other half.
"""
import argparse
import bisect
import collections
import json
import pathlib
import random
import subprocess
import sys
import tempfile

import comparing
import generate
from batches import parse
from damages.registry import damage
from lossless import form

ROOT = pathlib.Path(__file__).resolve().parent.parent
KNOTS = ROOT / "src" / "parse" / "confidence_knots.inc"
BINS = (0, 0.5, 0.75, 0.9, 0.95, 0.98, 0.99, 0.995, 1.01)
SEED = 11  # not that of evaluate_generated.py
LOSSLESS = ("clean", "page around", "html", "wrapped:28", "wrapped:40", "spaced_words", "one_line")
WITH_LOSS = ("lost_spans", "lost_brackets", "dropped_byte", "lost_quotes")
# Leads that are told apart; what leads by more is one class.
MOST_LEAD = 24.0
STEP = 0.5
# A share is never taken for certain: of so few cases in a class, one more is thought to be wrong.
PRIOR = 1.0

fold = comparing.fold


class Authored:
    def __init__(self, path):
        self.name, self.text = path.stem, path.read_text(encoding="utf8")
        self.gold = json.loads(path.with_suffix(".json").read_text(encoding="utf8"))


def documents(count):
    yield from generate.generate(count, SEED)
    for path in sorted((ROOT / "corpus" / "notices").glob("*.txt")):
        gold = json.loads(path.with_suffix(".json").read_text(encoding="utf8"))
        if gold.get("note", "").startswith(("damaged", "charset")) or gold["script"] != "hans":
            continue
        if not path.stem.startswith(("damaged_", "charset_")):
            yield Authored(path)


def inputs(document):
    """(bytes, rows of gold) in the forms of a document"""
    gold = document.gold["documents"]
    generated = isinstance(document, generate.Generated)
    for name in LOSSLESS if generated else ("clean", "spaced_words", "one_line"):
        yield form(name, document, SEED), gold
    for kind in WITH_LOSS:
        yield bytes(damage(document.text, [kind], f"{SEED}/{document.name}").values), gold
    rng = random.Random(f"cut/{document.name}")
    lines = document.text.splitlines(keepends=True)
    cut = rng.randrange(1, max(2, len(lines)))
    yield "".join(lines[:cut]).encode("utf8"), gold
    yield "".join(lines[cut:]).encode("utf8"), gold
    other = generate.Generated(f"{SEED}+", rng.randrange(10 ** 6))
    yield (document.text + "\n" + other.text).encode("utf8"), gold + other.gold["documents"]


def facts(rows):
    """what gold says, as (field, text) with their number"""
    out = collections.Counter()
    for document in rows:
        for field, text, _ in values(document):
            out[field, text] += 1
        out += facts(document.get("enclosed", []))
    return out


def values(document):
    """(field, text, value) of what a document itself says"""
    for field in ("title", "copy_number", "classification", "urgency", "annotation", "printed_by"):
        if field in document:
            yield field, fold(document[field]), document[field]
    if "number" in document:
        yield "number", fold(document["number"]), document["number"]
    for field in ("date", "printed_on"):
        if field in document:
            yield field, document[field].get("iso", ""), document[field]
    for field in ("issuers", "approvers", "addressees", "signatories", "cc"):
        for value in document.get(field, []):
            yield field, fold(value), value
    yield from sections(document.get("sections", []))


def sections(rows):
    # Where the head of a document is cut off, levels are those of what is left.
    for section in rows:
        yield "sections", fold(section["label"]) + " " + fold(section.get("heading", "")), section
        yield from sections(section.get("sections", []))


def leads(program, data, folder):
    """(where lines begin, their leads)"""
    path = folder / "input"
    path.write_bytes(data)
    said = subprocess.run([program, "parse", "--explain", "zones", str(path)], capture_output=True,
                          check=True).stdout.decode("utf8").split("\n")[:-1]
    rows = [line.split("\t") for line in said]
    rows = [row for row in rows if len(row) > 4 and row[0].isdigit()]
    return [int(row[0]) for row in rows], [float(row[3]) for row in rows]


def judged(said, gold):
    """(field, value, right) for all that was said"""
    left = facts(gold)

    def walk(document):
        for field, text, value in values(document):
            right = left[field, text] > 0
            left[field, text] -= right
            yield field, value, right
        for inner in document.get("enclosed", []):
            yield from walk(inner)

    for document in said["documents"]:
        yield from walk(document)


def isotonic(rows):
    """pool-adjacent-violators on (lead, right, of): blocks of (lead, share, of)"""
    blocks = []
    for lead, right, of in rows:
        blocks.append([lead, right, of])
        while len(blocks) > 1 and blocks[-2][1] * blocks[-1][2] >= blocks[-1][1] * blocks[-2][2]:
            last = blocks.pop()
            blocks[-1][1] += last[1]
            blocks[-1][2] += last[2]
    return [(lead, right / of, of) for lead, right, of in blocks]


def fit(cases):
    classes = collections.defaultdict(lambda: [0.0, PRIOR])
    for lead, right in cases:
        row = classes[min(round(lead / STEP) * STEP, MOST_LEAD)]
        row[0] += right
        row[1] += 1
    knots = isotonic([(lead, *classes[lead]) for lead in sorted(classes)])
    lines = [f"Knot{{{lead:.1f}F, {share:.4f}F}},  // of {of:.0f}\n" for lead, share, of in knots]
    KNOTS.write_text("// Made by corpus/calibrate.py --fit.\n" + "".join(lines), encoding="utf8")


def table(rows):
    """the confidences by bins, and by field the mean beside the share"""
    bins = collections.defaultdict(lambda: [0, 0, 0.0])
    fields = collections.defaultdict(lambda: [0, 0, 0.0])
    for field, confidence, right in rows:
        low = BINS[bisect.bisect_right(BINS, confidence) - 1]
        for row in (bins[low], fields[field]):
            row[0] += 1
            row[1] += right
            row[2] += confidence
    print(f"{'confidence':<16}{'values':>8}{'mean':>8}{'right':>8}")
    for i, low in enumerate(BINS[:-1]):
        of, right, total = bins[low]
        if of:
            print(f"{low:.3f}–{min(1, BINS[i + 1]):<9.3f}{of:>8}{total / of:>8.3f}{right / of:>8.3f}")
    error = sum(abs(total - right) for of, right, total in bins.values()) / max(1, len(rows))
    print(f"expected calibration error {error:.4f}\n")
    print(f"{'field':<16}{'values':>8}{'mean':>8}{'right':>8}")
    for field, (of, right, total) in sorted(fields.items()):
        print(f"{field:<16}{of:>8}{total / of:>8.3f}{right / of:>8.3f}")


def main():
    arguments = argparse.ArgumentParser(description=__doc__,
                                        formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("program")
    arguments.add_argument("--count", type=int, default=300)
    arguments.add_argument("--fit", action="store_true")
    options = arguments.parse_args()
    fitting, shown = [], []
    cases = [(i % 2, data, gold) for i, document in enumerate(documents(options.count))
             for data, gold in inputs(document)]
    cases = [case for case in cases if case[0] or options.fit]
    said = parse(options.program, [data for _, data, _ in cases])
    with tempfile.TemporaryDirectory() as folder:
        for (half, data, gold), parsed in zip(cases, said):
            if half:
                shown += [(field, value["confidence"], right)
                          for field, value, right in judged(parsed, gold)]
                continue
            begins, lead = leads(options.program, data, pathlib.Path(folder))
            for _, value, right in judged(parsed, gold):
                line = bisect.bisect_right(begins, value["span"][0]) - 1
                if line >= 0:
                    fitting.append((lead[line], right))
    if options.fit:
        fit(fitting)
        print(f"fitted on {len(fitting)} values; build again before the table is looked at\n")
    table(shown)
    return 0


if __name__ == "__main__":
    sys.exit(main())
