#!/usr/bin/env python3
"""Makes annotated.txt: common characters, their traditional forms and readings, for damage.py.

usage: make_annotated.py TEXT_GZ UNICODE_DIR

TEXT_GZ      text that tells which characters are common, e.g. laws of LawRefBook/Laws (texts of
             laws are free of copyright: Copyright Law of the PRC, article 5)
UNICODE_DIR  the Unicode Character Database (Debian: unicode-data, /usr/share/unicode)
"""
import bz2
import collections
import gzip
import os
import sys

from damages.base import HERE, read_pairs

LEAST = 3  # what stands more seldom in millions of characters tells nothing
HEAD = """# Characters by falling frequency in texts of laws: the character, its traditional form, the reading
# of that form alone (kMandarin), as ICU's Han-Latin and the sites that annotate have it.
# Unicode Character Database 15.0 (Debian unicode-data), Unihan_Readings.txt
# © 2022 Unicode, Inc.; https://www.unicode.org/license.txt
# Made by make_annotated.py; do not edit.
"""


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    with gzip.open(sys.argv[1], "rt", encoding="utf8") as file:
        counts = collections.Counter(file.read())
    readings = {}
    with bz2.open(os.path.join(sys.argv[2], "Unihan_Readings.txt.bz2"), "rt", encoding="utf8") as lines:
        for line in lines:
            if "\tkMandarin\t" in line:
                code, _, value = line.rstrip("\n").split("\t")
                readings[chr(int(code[2:], 16))] = value.split()[0]
    traditional = read_pairs()
    rows = [(c, traditional.get(c, c)) for c, n in counts.most_common() if n >= LEAST]
    rows = [f"{c}{t} {readings[t]}\n" for c, t in rows if t in readings]
    (HERE / "annotated.txt").write_text(HEAD + "".join(rows), encoding="utf8")
    print(len(rows), "characters")


if __name__ == "__main__":
    main()
