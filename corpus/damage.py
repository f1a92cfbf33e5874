#!/usr/bin/env python3
"""Damages clean notices in the ways that real ones come damaged, each as it really comes about.

usage: damage.py --kind KIND[:ARGUMENT] [--kind ...] [--seed N] IN OUT   ('-' is standard input/output)
       damage.py --remake [FOLDER]      make the damaged notices of the corpus again from recipes.json
       damage.py --check                tell whether that would change them
       damage.py --many N FOLDER        make N damaged notices of the corpus, a folder for each kind
       damage.py --list                 name the kinds and chains

Kinds are applied in the order given: kinds of text, then a charset (UTF-8 if none is named), then
kinds of bytes. ARGUMENT is name=value[,name=value], or the value of the first option alone.
`chain:NAME` stands for the kinds that a real process applies together. With --marks FILE the damaged
characters are written, as ranges of characters of the clean text, one `begin end` a line.
"""
import argparse
import itertools
import json
import pathlib
import random
import sys
import tempfile

from damages.registry import CHAINS, CHARSETS, OF_BYTES, OF_TEXT, damage, unknown

HERE = pathlib.Path(__file__).resolve().parent


def ranges(marks):
    """the stretches of marked characters"""
    begin = None
    for at, mark in enumerate(marks + b"\0"):
        if mark and begin is None:
            begin = at
        elif not mark and begin is not None:
            yield begin, at
            begin = None


def describe():
    for title, kinds in (("text", OF_TEXT), ("charset", CHARSETS), ("bytes", OF_BYTES)):
        for name, kind in kinds.items():
            words = " ".join((kind.__doc__ or "").split()) if kind.__name__ != "encode" else ""
            print(f"{title:8}{name:18}{words}")
    for name, kinds in CHAINS.items():
        print(f"{'chain':8}{name:18}{', '.join(kinds)}")


def remake(folder):
    recipes = json.loads((HERE / "recipes.json").read_text(encoding="utf8"))
    folder.mkdir(parents=True, exist_ok=True)
    for name, recipe in recipes.items():
        clean = HERE / "notices" / (recipe["of"] + ".txt")
        text = clean.read_text(encoding="utf8")
        (folder / f"{name}.txt").write_bytes(bytes(damage(text, recipe["kinds"], recipe.get("seed", 1)).values))
        gold = json.loads(clean.with_suffix(".json").read_text(encoding="utf8"))
        gold["source"]["encoding"] = recipe.get("encoding", "UTF-8")
        gold["script"] = recipe.get("script", gold["script"])
        if "repairs" in recipe:
            gold["repair_kinds"] = recipe["repairs"]
        gold["note"] = f"{recipe['of']} with {', '.join(recipe['kinds'])}"
        ordered = {key: gold[key] for key in ("source", "script", "page", "repair_kinds", "documents",
                                              "must_contain", "noise", "note") if key in gold}
        (folder / f"{name}.json").write_text(
            json.dumps(ordered, ensure_ascii=False, indent=1) + "\n", encoding="utf8")


def many(count, folder):
    """clean notices, each kind and chain on each, in a fixed mixed order until there are enough"""
    made = json.loads((HERE / "recipes.json").read_text(encoding="utf8"))
    notices = [path for path in sorted((HERE / "notices").glob("*.txt")) if path.stem not in made]
    kinds = [*OF_TEXT, *CHARSETS, *OF_BYTES, *(f"chain:{name}" for name in CHAINS)]
    kinds = [kind for kind in kinds if not unknown([kind])]
    pairs = [(notice, kind) for notice in notices for kind in kinds]
    random.Random(1).shuffle(pairs)
    rounds = ((seed, *pair) for seed in itertools.count(1) for pair in pairs)
    while count > 0:
        seed, notice, kind = next(rounds)
        try:
            damaged = damage(notice.read_text(encoding="utf8"), [kind], seed)
        except UnicodeEncodeError:  # simplified text in a charset of traditional characters
            continue
        target = folder / kind.replace(":", "_") / f"{notice.stem}_{seed}.txt"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(bytes(damaged.values))
        count -= 1


def check():
    """the committed notices are what the recipes make"""
    with tempfile.TemporaryDirectory() as folder:
        remake(pathlib.Path(folder))
        made = sorted(pathlib.Path(folder).iterdir())
        stale = [path.name for path in made
                 if not (HERE / "notices" / path.name).exists()
                 or (HERE / "notices" / path.name).read_bytes() != path.read_bytes()]
    print("\n".join(f"stale: {name}" for name in stale) or f"{len(made)} files are as made")
    return 1 if stale else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kind", action="append", default=[])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--marks", metavar="FILE")
    parser.add_argument("--list", action="store_true", help="name the kinds and chains")
    parser.add_argument("--remake", nargs="?", const=str(HERE / "notices"), metavar="FOLDER")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--many", type=int, metavar="N")
    parser.add_argument("files", nargs="*")
    arguments = parser.parse_args()
    if arguments.list:
        describe()
        return 0
    if arguments.remake:
        remake(pathlib.Path(arguments.remake))
        return 0
    if arguments.check:
        return check()
    if arguments.many is not None:
        if arguments.many < 0 or len(arguments.files) != 1:
            parser.error("--many needs how many, and one folder")
        many(arguments.many, pathlib.Path(arguments.files[0]))
        return 0
    wrong = unknown(arguments.kind)
    if wrong or len(arguments.files) != 2:
        parser.error(f"no such kind: {', '.join(wrong)}" if wrong else "IN and OUT are needed")
    source, target = arguments.files
    data = sys.stdin.buffer.read() if source == "-" else pathlib.Path(source).read_bytes()
    damaged = damage(data.decode("utf8"), arguments.kind, arguments.seed)
    if target == "-":
        sys.stdout.buffer.write(damaged.values)
    else:
        pathlib.Path(target).write_bytes(damaged.values)
    if arguments.marks:
        rows = [f"{begin} {end}\n" for begin, end in ranges(damaged.damaged())]
        pathlib.Path(arguments.marks).write_text("".join(rows), encoding="utf8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
