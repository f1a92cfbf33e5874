#!/usr/bin/env python3
"""A document that loses nothing on its way is read as if it had not gone it.

usage: metamorphic_test.py GONGWEN [--all] [--failures]

Takes the clean notices of corpus/ (a part of them without --all) through every form of
corpus/lossless.py and compares what is read with what is read of the notice itself. A form passes if
at least its floor of the notices come out alike.
"""
import argparse
import json
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "corpus"))

import comparing  # noqa: E402
from batches import parse  # noqa: E402
from generator import layouts  # noqa: E402
from lossless import FORMS, form  # noqa: E402

SAMPLE = 24
# The share that has to come out alike. Breaks of lines are told from breaks of paragraphs by how
# full the lines are: in a short notice little tells. A page around a page is not met with.
FLOOR = 0.95
FLOORS = {"wrapped:28": 0.7, "wrapped:40": 0.75, "wrapped:28,marks=1": 0.7,
          "wrapped:40,marks=1": 0.75, "page around": 0.85, "lost_marks": 0.85,
          "lost_brackets": 0.85, "one_line": 0.6}
KEPT = {"number": ("text", "agency", "year", "serial"), "date": ("iso",), "printed_on": ("iso",),
        "references": ("title", "number", "role"), "dates": ("start", "end", "role")}


def as_gold(document):
    """what was read of the clean notice, without its places in the text"""
    gold = {}
    for key, value in document.items():
        if key == "enclosed":
            gold[key] = [as_gold(inner) for inner in value]
        elif key in KEPT:
            rows = [{k: row[k] for k in KEPT[key] if k in row}
                    for row in (value if isinstance(value, list) else [value])]
            gold[key] = rows if isinstance(value, list) else rows[0]
        else:
            gold[key] = value
    return gold


class Notice:
    """an authored notice, as corpus/lossless.py takes documents"""

    def __init__(self, path):
        self.name, self.text = path.stem, path.read_text(encoding="utf8")
        self.gold = json.loads(path.with_suffix(".json").read_text(encoding="utf8"))

    def on_page(self, width):
        """What stands in the middle or on the right does so on the narrower page."""
        lines = []
        for line in self.text.split("\n"):
            text = line.strip("　 ")
            if len(line) - len(text) > 5 and len(text) <= width:
                line = "　" * min(len(line) - len(line.lstrip("　 ")), width - len(text)) + text
            lines.append(layouts.fitted(line, width))
        return "\n".join(lines)

    def html(self, _seed):
        rows = [layouts.html.escape(line, quote=False) for line in self.text.split("\n")]
        body = "\n".join(f"<p>{row or '&nbsp;'}</p>" for row in rows)
        return f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"></head><body>\n{body}\n</body></html>\n'


def notices():
    for path in sorted((ROOT / "corpus" / "notices").glob("*.txt")):
        if not path.stem.startswith(("damaged_", "charset_")):
            yield Notice(path)


def whole(notice):
    """a document, nothing else: no page, no news, no form that a notice of the corpus already is in"""
    gold = notice.gold
    return (len(gold["documents"]) == 1 and not gold.get("page") and not gold.get("repair_kinds") and
            gold["script"] == "hans" and gold["documents"][0]["role"] == "main")


def main():
    arguments = argparse.ArgumentParser(description=__doc__,
                                        formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("program")
    arguments.add_argument("--all", action="store_true")
    arguments.add_argument("--only", default="")
    arguments.add_argument("--failures", action="store_true", help="print what is read otherwise")
    options = arguments.parse_args()
    chosen = [notice for notice in notices() if whole(notice)]
    clean = list(parse(options.program, [notice.text.encode("utf8") for notice in chosen]))
    # What is wrapped already is not wrapped again.
    pairs = [(notice, said) for notice, said in zip(chosen, clean) if not said["repairs"]]
    if not options.all:
        pairs = pairs[::max(1, len(pairs) // SAMPLE)][:SAMPLE]
    chosen, clean = [notice for notice, _ in pairs], [said for _, said in pairs]
    gold = {notice.name: {"documents": [as_gold(d) for d in said["documents"]]}
            for notice, said in zip(chosen, clean)}
    broken = 0
    for name in FORMS:
        if name == "clean" or not re.search(options.only, name):
            continue
        forms = [(notice, form(name, notice, 1)) for notice in chosen]
        forms = [(notice, data) for notice, data in forms if data is not None]
        alike = 0
        for (notice, _), said in zip(forms, parse(options.program, [data for _, data in forms])):
            misses = comparing.misses(gold[notice.name], said)
            alike += not misses
            if misses and options.failures:
                print(f"{name}: {notice.name}")
                for miss in misses[:3]:
                    print("  " + miss[:400])
        floor = FLOORS.get(name, FLOOR)
        low = alike < floor * len(forms)
        broken += low
        print(f"{name:<22}{alike:>4} of {len(forms)} alike{'   below the floor' if low else ''}")
    return 1 if broken or not chosen else 0


if __name__ == "__main__":
    sys.exit(main())
