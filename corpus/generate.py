#!/usr/bin/env python3
"""Writes government documents after GB/T 9704-2012 with their exact gold.

usage: generate.py --out FOLDER [--count N] [--seed S] [--kind KIND]...
       generate.py --list

Kinds, parts, numberings and layouts are drawn by chance from generator/; the same seed gives the same
documents. Each is FOLDER/NAME.txt with its gold, in the form of notices/*.json, in FOLDER/NAME.json.
Here a text of gold is whole, not its opening words alone.
"""
import argparse
import json
import pathlib
import random
import sys

from generator import enclosing, kinds, layouts

# What is written, and how often beside the others.
KINDS = {
    "notice": (kinds.notice, 26),
    "meeting": (kinds.meeting, 6),
    "opinions": (kinds.opinions, 8),
    "decision": (kinds.decision, 5),
    "public": (kinds.public, 8),
    "circular": (kinds.circular, 5),
    "upward": (kinds.upward, 7),
    "reply": (kinds.reply, 7),
    "letter": (kinds.letter, 7),
    "bill": (kinds.bill, 2),
    "minutes": (kinds.minutes, 4),
    "standing": (enclosing.standing, 5),
    "plan": (enclosing.plan, 4),
    "covering": (enclosing.covering, 9),
    "decree": (enclosing.decree, 3),
    "answer": (kinds.answer, 3),
    "resolution": (kinds.resolution, 2),
    "telegram": (kinds.telegram, 3),
}


class Generated:
    """One document: its blocks, its text in a layout, its gold."""

    def __init__(self, seed, index, chosen=None):
        rng = random.Random(f"{seed}/{index}")
        names = chosen or list(KINDS)
        self.kind = rng.choices(names, [KINDS[name][1] for name in names])[0]
        self.name = f"{index:05d}_{self.kind}"
        draft = KINDS[self.kind][0](rng)[0]
        self.blocks = draft.blocks
        self.layout = layouts.text_layout(rng)
        self.text = self.on_page()
        self.gold = {"source": {"encoding": "UTF-8", "format": "text"}, "script": "hans",
                     "documents": [draft.gold]}

    def on_page(self, width=layouts.WIDTH):
        """the text on a page of so many characters"""
        return layouts.as_text(self.blocks, self.layout, width)

    def html(self, seed):
        rng = random.Random(f"html/{seed}/{self.name}")
        return layouts.as_html(self.blocks, rng)


def generate(count, seed, chosen=None):
    for index in range(count):
        yield Generated(seed, index, chosen)


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=pathlib.Path)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", action="append", choices=sorted(KINDS))
    parser.add_argument("--list", action="store_true", help="name the kinds")
    arguments = parser.parse_args()
    if arguments.list:
        for name, (kind, _) in KINDS.items():
            print(f"{name:12}{' '.join((kind.__doc__ or name).split())}")
        return 0
    if not arguments.out:
        parser.error("--out is needed")
    arguments.out.mkdir(parents=True, exist_ok=True)
    for made in generate(arguments.count, arguments.seed, arguments.kind):
        (arguments.out / f"{made.name}.txt").write_text(made.text, encoding="utf8")
        (arguments.out / f"{made.name}.json").write_text(
            json.dumps(made.gold, ensure_ascii=False, indent=1) + "\n", encoding="utf8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
