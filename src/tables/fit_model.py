#!/usr/bin/env python3
"""Fits the character model of official Chinese: generated/model.inc.

usage: fit_model.py LAWS_TXT_GZ [NOTICES_JSONL_GZ]

LAWS_TXT_GZ       laws and regulations as UTF-8 text, from the public repository LawRefBook/Laws
                  (texts of laws are free of copyright: Copyright Law of the PRC, article 5)
NOTICES_JSONL_GZ  official notices, one {"text": ...} a line (free of copyright likewise)

A character is one of `vocabulary` or stands in a class of its own kind (other, Latin, digit). Costs
are whole bits, -log2 P(b | a), 4 bits wide; what was not seen falls back on the cost of b alone.
"""
import collections
import gzip
import json
import math
import os
import sys

OUT = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'generated', 'model.inc')
MAX_VOCABULARY = 4096      # an id takes 12 bits, the cost of a pair the other 4 of a 16-bit cell
MIN_COUNT = 3              # pairs seen less often say little and take most of the room
MAX_COST = 15
MARKS = '，。、；：（）“”《》〔〕？！·—…'
FOLD = str.maketrans(',;:()?!', '，；：（）？！')
CLASSES = {'line': '\n', 'digit': '0', 'latin': 'a', 'other': '\x01'}


def reduce(c):
    """The character that the model sees."""
    if '\u4e00' <= c <= '\u9fff' or c in MARKS or c == '\n':
        return c
    if c.isdigit() and ord(c) < 0x80 or '０' <= c <= '９':
        return CLASSES['digit']
    if c.isalpha() and ord(c) < 0x80:
        return CLASSES['latin']
    return CLASSES['other']


def read(paths):
    with gzip.open(paths[0], 'rt', encoding='utf8') as file:
        yield file.read()
    for path in paths[1:]:
        with gzip.open(path, 'rt', encoding='utf8') as file:
            for line in file:
                yield json.loads(line)['text'] + '\n'


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    single, pairs = collections.Counter(), collections.Counter()
    for text in read(sys.argv[1:]):
        # Layout spaces are not part of the language.
        seen = [reduce(c) for c in text.translate(FOLD) if c not in ' \t\r\u3000\xa0']
        single.update(seen)
        pairs.update(zip(seen, seen[1:]))
    fixed = list(CLASSES.values()) + list(MARKS)
    common = [c for c, n in single.most_common() if c not in fixed and n > 1]
    vocabulary = sorted(set(fixed + common[:MAX_VOCABULARY - len(fixed)]))
    number = {c: i for i, c in enumerate(vocabulary)}
    total = sum(single.values())
    first = collections.Counter()
    for (a, _), n in pairs.items():
        first[a] += n
    rows = collections.defaultdict(list)
    for (a, b), n in pairs.items():
        if n >= MIN_COUNT and a in number and b in number:
            cost = min(MAX_COST, round(-math.log2(n / first[a])))
            rows[number[a]].append(number[b] << 4 | cost)
    with open(OUT, 'w', encoding='utf8') as out:
        out.write('// Made by fit_model.py; do not edit.\n')

        def table(name, kind, values):
            out.write(f'constexpr {kind} {name}[] = {{\n')
            for i in range(0, len(values), 20):
                out.write(','.join(map(str, values[i:i + 20])) + ',\n')
            out.write('};\n')

        table('vocabulary', 'char16_t', [ord(c) for c in vocabulary])
        table('single_cost', 'std::uint8_t',
              [min(30, round(-math.log2((single[c] + 0.5) / total))) for c in vocabulary])
        starts, cells = [0], []
        for i in range(len(vocabulary)):
            cells += sorted(rows[i])
            starts.append(len(cells))
        table('row_begin', 'std::uint32_t', starts)
        table('row_cells', 'std::uint16_t', cells)
    print(f'{len(vocabulary)} characters, {len(cells)} pairs, {os.path.getsize(OUT)} bytes')


if __name__ == '__main__':
    main()
