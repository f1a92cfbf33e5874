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
import pathlib
import re
import sys

import comparing
import generate
from batches import parse
from lossless import FORMS, form
from scoring import wilson


def field(miss):
    """documents[0].sections[2].heading -> sections"""
    path = miss.split("\n")[0]
    path = re.sub(r"\[\d+\]", "", path).removeprefix("documents.")
    while path.startswith("enclosed."):
        path = path.removeprefix("enclosed.")
    return path


def evaluate(program, documents, name, seed, failures):
    """(exact, of, fields that fail)"""
    forms = [(document, form(name, document, seed)) for document in documents]
    forms = [(document, data) for document, data in forms if data is not None]
    exact, fields = 0, collections.Counter()
    said = parse(program, [data for _, data in forms])
    for (document, data), parsed in zip(forms, said):
        misses = comparing.misses(document.gold, parsed)
        exact += not misses
        fields.update({field(miss) for miss in misses})
        if misses and failures:
            place = failures / re.sub(r"\W+", "_", name)
            place.mkdir(parents=True, exist_ok=True)
            (place / f"{document.name}.txt").write_bytes(data)
            (place / f"{document.name}.miss").write_text("\n".join(misses) + "\n", encoding="utf8")
    return exact, len(forms), fields


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
