#!/usr/bin/env python3
"""Fits the character model of official Chinese: generated/model.inc.

usage: fit_model.py LAWS_REPOSITORY NOTICES_JSONL_GZ

sources.py says what the texts are and which are held out; these are never fitted, but the model is
measured on them in the end.

A character is itself (Han, and the marks below) or stands for a kind (digit, Latin, sign, other).
Probabilities of characters, pairs and triples are interpolated with absolute discounting; the pairs
and triples that say most beyond their shorter neighbours are kept. Costs are half bits.

Pairs are found by an exact hash: a pair's 24-bit key is multiplied, the upper 15 bits of the product
are its bucket, the lower 9 its tag. Triples have tags of 11 bits, so one unseen triple in some 240
is taken for another; it is looked for only where both its pairs are known. model.cpp has the same.

A pair also says how much rarer it is behind the characters with which it makes no triple that is
kept: 海总 is known from 上海总工会 alone, 总局 from many places.
"""
import collections
import itertools
import math
import os
import re
import sys

import sources

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(HERE, 'generated', 'model.inc')

# The whole takes less than 1 MB; measured on held-out text this division is the best.
KEPT_PAIRS = 130_000
KEPT_TRIPLES = 260_000
MIN_COUNT = 2              # once is chance
NOTICE_WEIGHT = 10         # laws have some twenty times the text of the notices
PAIR_DISCOUNT, TRIPLE_DISCOUNT = 0.7, 0.6
STEPS = 2                  # costs are counted in half bits

CHARACTER_BITS = 12
BUCKET_BITS = 15
PAIR_TAG_BITS = 2 * CHARACTER_BITS - BUCKET_BITS
TRIPLE_TAG_BITS = 11
PAIR_FACTOR = 0x9E3779                # odd, so that no two keys share bucket and tag
TRIPLE_FACTOR = 0x9E3779B97F4A7C15
BOUND_BITS = 2
MAX_BOUND = 2 ** BOUND_BITS - 1
BOUND_STEP = 1.5                      # bits
MAX_PAIR_COST = 2 ** (16 - PAIR_TAG_BITS - BOUND_BITS) - 1
MAX_TRIPLE_COST = 2 ** (16 - TRIPLE_TAG_BITS) - 1
# Han characters that the model never saw: GB 2312 has what names need.
RARE_COST, UNSEEN_COST = 24 * STEPS, 28 * STEPS

MARKS = '，。、；：（）“”‘’《》〈〉〔〕【】？！·—…％〇'
FOLD = dict(zip(',;:()?!%', '，；：（）？！％'))
DIGIT, LATIN, SIGN, OTHER, RARE, UNSEEN = '0', 'a', '.', '\x01', '\x02', '\x03'
BLANKS = ' \t\r\u3000\xa0'  # layout is not part of the language


def is_han(c):
    return '\u4e00' <= c <= '\u9fff'


def reduce(c):
    """The character that the model sees."""
    c = FOLD.get(c, c)
    if is_han(c) or c in MARKS or c == '\n':
        return c
    if '0' <= c <= '9' or '０' <= c <= '９':
        return DIGIT
    if 'a' <= c.lower() <= 'z' or 'ａ' <= c.lower() <= 'ｚ':
        return LATIN
    return SIGN if c < '\x80' else OTHER


class Reduced(dict):
    def __missing__(self, code):
        self[code] = None if chr(code) in BLANKS else reduce(chr(code))
        return self[code]


REDUCED = Reduced()


def seen(text):
    return '\n' + re.sub('\n+', '\n', text.translate(REDUCED)) + '\n'


def count(texts, size):
    counts = collections.Counter()
    for text in texts:
        counts.update([text[i:i + size] for i in range(len(text) - size + 1)])
    return counts


class Counts:
    """Weighed counts of all strings of one size, and how often each was really seen."""

    def __init__(self, law_texts, notice_texts, size):
        laws, notices = count(law_texts, size), count(notice_texts, size)
        self.real = laws + notices
        self.weighed = {k: laws[k] + NOTICE_WEIGHT * notices[k] for k in self.real}
        # What one sighting is worth is what a discount is measured in.
        self.unit = {k: 1 if k in laws else NOTICE_WEIGHT for k in self.real}

    def probabilities(self, discount, shorter):
        """P(last | those before), interpolated with the shorter model."""
        total, given = collections.Counter(), collections.Counter()
        for key, n in self.weighed.items():
            total[key[:-1]] += n
            given[key[:-1]] += discount * self.unit[key]
        return {key: (n - discount * self.unit[key] + given[key[:-1]] * shorter[key[1:]])
                     / total[key[:-1]] for key, n in self.weighed.items()}

    def most_telling(self, size, probability, fallback):
        """The strings whose loss would cost the text most."""
        gain = {key: self.weighed[key] * math.log2(probability[key] / fallback(key))
                for key, n in self.real.items() if n >= MIN_COUNT}
        return sorted(gain, key=lambda key: (-gain[key], key))[:size]


def cost(probability, most=255):
    return max(0, min(most, round(-math.log2(probability) * STEPS)))


class Model:
    def __init__(self, law_texts, notice_texts):
        one, two, three = (Counts(law_texts, notice_texts, size) for size in (1, 2, 3))
        total = sum(one.weighed.values())
        p1 = {c: n / total for c, n in one.weighed.items()}
        p2 = two.probabilities(PAIR_DISCOUNT, p1)
        p3 = three.probabilities(TRIPLE_DISCOUNT, p2)
        pairs = two.most_telling(KEPT_PAIRS, p2, lambda key: p1[key[1]])
        # What the pairs that are kept leave to all others.
        told, shared = collections.Counter(), collections.Counter()
        for key in pairs:
            told[key[0]] += p2[key]
            shared[key[0]] += p1[key[1]]
        left = {c: max(1e-4, 1 - told[c]) / max(1e-4, 1 - shared[c]) for c in p1}
        known = set(pairs)

        def of_pair(key):
            return p2[key] if key in known else left[key[0]] * p1[key[1]]

        triples = [key for key in three.most_telling(
            4 * KEPT_TRIPLES, p3, lambda key: of_pair(key[1:]))
            if key[:2] in known and key[1:] in known][:KEPT_TRIPLES]
        self.single = {c: cost(p) for c, p in p1.items()}
        self.fallback = {c: cost(p) for c, p in left.items()}
        self.pair = {key: cost(p2[key], MAX_PAIR_COST) for key in pairs}
        self.triple = {key: cost(p3[key], MAX_TRIPLE_COST) for key in triples}
        self.bound = bounds(pairs, p2, set(triples), two.weighed, three.weighed)
        self.numbers = number(p1)

    def pair_cost(self, a, b):
        known = self.pair.get(a + b)
        if known is not None:
            return known
        return self.fallback.get(a, 0) + self.single.get(b, RARE_COST)


def bounds(pairs, probability, kept, pair_counts, triple_counts):
    """How much rarer each pair is where no triple that ends in it is kept."""
    total = collections.Counter()
    elsewhere, taken = collections.Counter(), collections.Counter()
    for key, n in pair_counts.items():
        total[key[0]] += n
    for key, n in triple_counts.items():
        if key in kept:
            taken[key[1:]] += pair_counts[key[:2]]
        else:
            elsewhere[key[1:]] += n

    def bound(key):
        # One more sighting, as of any pair that is known: nothing is impossible.
        share = (elsewhere[key] + 0.5) / max(1, total[key[0]] - taken[key])
        return round(math.log2(probability[key] / share) / BOUND_STEP)

    return {key: max(0, min(MAX_BOUND, bound(key))) for key in pairs}


def number(known):
    """Numbers of the characters; those that the model never saw stand behind all others."""
    seen_ones = sorted(set(known) | set(MARKS) | {'\n', DIGIT, LATIN, SIGN, OTHER})
    ordered = seen_ones + [RARE, UNSEEN]
    assert len(ordered) <= 1 << CHARACTER_BITS
    return {c: i for i, c in enumerate(ordered)}


def rows(name):
    with open(os.path.join(HERE, 'data', name), encoding='utf8') as file:
        yield from (line.split() for line in file if not line.startswith('#'))


def pages(numbers):
    """A page number for each upper byte of the basic plane, and the pages of 256 numbers."""
    simplified = dict(row[:2] for row in rows('traditional.txt'))
    gb2312 = {c for lead in range(0xB0, 0xF8) for trail in range(0xA1, 0xFF)
              for c in bytes((lead, trail)).decode('gb2312', 'ignore')}

    def number_of(c):
        c = simplified.get(c, c)
        # Rare ideographs of the extensions, or whose simplified form is one of these.
        known = None if '\u3400' <= c <= '\u4dbf' or c > '\uffff' else numbers.get(reduce(c))
        return known if known is not None else numbers[RARE if c in gb2312 else UNSEEN]

    made, order = {}, []
    for upper in range(0x100):
        page = tuple(number_of(chr(upper << 8 | lower)) for lower in range(0x100))
        order.append(made.setdefault(page, len(made)))
    return order, itertools.chain.from_iterable(made)


def pair_place(a, b):
    product = (a << CHARACTER_BITS | b) * PAIR_FACTOR & (1 << 2 * CHARACTER_BITS) - 1
    return product >> PAIR_TAG_BITS, product & (1 << PAIR_TAG_BITS) - 1


def triple_place(a, b, c):
    key = (a << CHARACTER_BITS | b) << CHARACTER_BITS | c
    product = key * TRIPLE_FACTOR & (1 << 64) - 1
    return (product >> 64 - BUCKET_BITS,
            product >> 64 - BUCKET_BITS - TRIPLE_TAG_BITS & (1 << TRIPLE_TAG_BITS) - 1)


def table(out, name, kind, values):
    values = list(values)
    out.write(f'constexpr {kind} {name}[] = {{\n')
    for i in range(0, len(values), 20):
        out.write(','.join(map(str, values[i:i + 20])) + ',\n')
    out.write('};\n')
    return len(values) * {'std::uint8_t': 1, 'std::uint16_t': 2, 'std::uint32_t': 4}[kind]


def hash_table(out, name, values, numbers, place, value_bits):
    buckets = [[] for _ in range(1 << BUCKET_BITS)]
    for key, value in values.items():
        bucket, tag = place(*(numbers[c] for c in key))
        buckets[bucket].append(tag << value_bits | value)
    cells, starts, blocks = [], [], []
    for i, bucket in enumerate(buckets):
        if i % 0x100 == 0:
            blocks.append(len(cells))
        starts.append(len(cells) - blocks[-1])
        # Of triples that share a tag the likelier is found.
        cells += sorted(bucket)
    starts.append(len(cells) - blocks[-1] if len(buckets) % 0x100 else 0)
    blocks.append(len(cells))
    return (table(out, name + '_block', 'std::uint32_t', blocks)
            + table(out, name + '_begin', 'std::uint16_t', starts)
            + table(out, name + '_cells', 'std::uint16_t', cells))


def write(model):
    numbers = model.numbers
    by_number = sorted(numbers, key=numbers.get)
    model.single.update({RARE: RARE_COST, UNSEEN: UNSEEN_COST})
    with open(OUT, 'w', encoding='utf8') as out:
        out.write('// Made by fit_model.py; do not edit.\n')
        order, cells = pages(numbers)
        size = table(out, 'page_of', 'std::uint8_t', order)
        size += table(out, 'number_of', 'std::uint16_t', cells)
        size += table(out, 'single_cost', 'std::uint8_t',
                      [model.single.get(c, RARE_COST) for c in by_number])
        size += table(out, 'fallback_cost', 'std::uint8_t',
                      [model.fallback.get(c, 0) for c in by_number])
        cost_bits = 16 - PAIR_TAG_BITS - BOUND_BITS
        pairs = {key: model.bound[key] << cost_bits | value for key, value in model.pair.items()}
        size += hash_table(out, 'pair', pairs, numbers, pair_place, 16 - PAIR_TAG_BITS)
        size += hash_table(out, 'triple', model.triple, numbers, triple_place,
                           16 - TRIPLE_TAG_BITS)
    print(f'{len(numbers)} characters, {len(model.pair)} pairs, {len(model.triple)} triples: '
          f'{size} bytes')


def measure(model, name, texts):
    total = characters = 0
    for text in texts:
        total += sum(model.pair_cost(a, b) for a, b in zip(text, text[1:]))
        characters += len(text) - 1
    print(f'{name}: {total / STEPS / characters:.3f} bits per character by pairs, '
          f'{characters} characters')


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    fitted, kept_back = ([], []), ([], [])
    for kind, documents in enumerate((sources.laws(sys.argv[1]), sources.notices(sys.argv[2]))):
        for name, text in documents:
            (kept_back if sources.is_held_out(name) else fitted)[kind].append(seen(text))
    model = Model(*fitted)
    write(model)
    measure(model, 'held-out laws', kept_back[0])
    measure(model, 'held-out notices', kept_back[1])


if __name__ == '__main__':
    main()
