#!/usr/bin/env python3
"""How many generated documents are read exactly, clean and under each damage that loses nothing.

usage: evaluate_generated.py GONGWEN [--count N] [--seed S] [--only REGEX] [--kind KIND]...
                             [--failures FOLDER] [--confidence]

A document is exact if every part that its gold names is as the gold says and nothing stands in a part
that the document does not have. Texts are compared whole. With --failures the input of each miss is
kept there, with what was missed. --confidence prints how often values are right, by the confidence
that they were given.
"""
import argparse
import collections
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile

import comparing
import generate
from damages.registry import damage
from generator import furniture
from scoring import wilson

BATCH = 400


def damaged(*kinds):
    def make(document, seed):
        return bytes(damage(document.text, kinds, f"{seed}/{document.name}").values)
    return make


def wrapped(width, marks):
    """on a page of that width: what stands in the middle or on the right stands there"""
    def make(document, seed):
        kinds = [f"wrapped:width={width},marks={marks}"]
        return bytes(damage(document.on_page(width), kinds, f"{seed}/{document.name}").values)
    return make


def page(document, seed):
    rng = random.Random(f"page/{seed}/{document.name}")
    return furniture.around(rng, document.text, document.gold).encode("utf8")


# What loses nothing. Of one line, breaks are told from spaces by what stands around them.
FORMS = {
    "clean": lambda document, _seed: document.text.encode("utf8"),
    "page around": page,
    "html": lambda document, seed: document.html(seed).encode("utf8"),
    "crlf": lambda document, _seed: document.text.replace("\n", "\r\n").encode("utf8"),
    "wrapped:28": wrapped(28, 0),
    "wrapped:40": wrapped(40, 0),
    "wrapped:28,marks=1": wrapped(28, 1),
    "wrapped:40,marks=1": wrapped(40, 1),
    "one_line": damaged("one_line"),
    "traditional": damaged("traditional"),
    "folded": damaged("folded"),
    "full_width": damaged("full_width"),
    "radicals": damaged("radicals"),
    "compatibility": damaged("compatibility"),
    "invisible": damaged("invisible"),
    "nbsp": damaged("nbsp"),
    "spaced_words": damaged("spaced_words"),
    "spaced_numbers": damaged("spaced_numbers"),
    "mixed_brackets": damaged("mixed_brackets"),
    "lost_marks": damaged("lost_marks"),
    "lost_brackets": damaged("lost_brackets"),
    "pinyin": damaged("traditional", "pinyin"),
    "utf8_as_latin": damaged("utf8_as_latin"),
    "utf8_as_cp1252": damaged("utf8_as_cp1252"),
    "gbk_as_latin": damaged("gbk_as_latin"),
    "chain:twice_latin": damaged("chain:twice_latin"),
    "gb18030": damaged("gb18030"),
    "big5": damaged("traditional", "big5"),
    "utf-8-sig": damaged("utf-8-sig"),
    "utf-16-le": damaged("utf-16-le"),
    "utf-16-be-bom": damaged("utf-16-be-bom"),
    "hz": damaged("hz"),
}


def parse(program, inputs, folder):
    """what the program says of each of the inputs, in one process for each batch"""
    for begin in range(0, len(inputs), BATCH):
        paths = []
        for i, data in enumerate(inputs[begin:begin + BATCH]):
            path = folder / f"{i:05d}"
            path.write_bytes(data)
            paths.append(str(path))
        run = subprocess.run([program, "parse", "--format", "json", *paths], capture_output=True,
                             check=False)
        lines = run.stdout.decode("utf8").split("\n")[:-1]
        if run.returncode or len(lines) != len(paths):
            sys.exit(f"{program} failed: {run.stderr.decode('utf8', 'replace')[-500:]}")
        yield from map(json.loads, lines)


def field(miss):
    """documents[0].sections[2].heading -> sections"""
    path = miss.split("\n")[0]
    path = re.sub(r"\[\d+\]", "", path).removeprefix("documents.")
    while path.startswith("enclosed."):
        path = path.removeprefix("enclosed.")
    return path


def evaluate(program, documents, name, seed, failures):
    """(exact, of, fields that fail)"""
    kept, inputs = [], []
    for document in documents:
        try:
            inputs.append(FORMS[name](document, seed))
        except UnicodeEncodeError:
            continue  # the charset does not have what stands in it
        kept.append(document)
    exact, fields = 0, collections.Counter()
    with tempfile.TemporaryDirectory() as folder:
        for document, data, said in zip(kept, inputs, parse(program, inputs, pathlib.Path(folder))):
            misses = comparing.misses(document.gold, said)
            exact += not misses
            fields.update({field(miss) for miss in misses})
            if misses and failures:
                place = failures / re.sub(r"\W+", "_", name)
                place.mkdir(parents=True, exist_ok=True)
                (place / f"{document.name}.txt").write_bytes(data)
                (place / f"{document.name}.miss").write_text("\n".join(misses) + "\n", encoding="utf8")
    return exact, len(kept), fields


def main():
    arguments = argparse.ArgumentParser(description=__doc__,
                                        formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("program")
    arguments.add_argument("--count", type=int, default=5000)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--only", default="")
    arguments.add_argument("--kind", action="append")
    arguments.add_argument("--failures", type=pathlib.Path)
    options = arguments.parse_args()
    documents = list(generate.generate(options.count, options.seed, options.kind))
    print(f"{'damage':<22}{'documents':>10}{'exact %':>9}  95 %          fields that fail")
    for name in FORMS:
        if not re.search(options.only, name):
            continue
        exact, of, fields = evaluate(options.program, documents, name, options.seed,
                                     options.failures)
        low, high = wilson(exact, of)
        worst = ", ".join(f"{key} {count}" for key, count in fields.most_common(6))
        print(f"{name:<22}{of:>10}{100 * exact / max(of, 1):>9.2f}  "
              f"{100 * low:.1f}–{100 * high:.1f}   {worst}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
