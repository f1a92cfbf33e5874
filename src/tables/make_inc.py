#!/usr/bin/env python3
"""Makes the tables that are compiled (generated/*.inc) from data/*.txt.

usage: make_inc.py
"""
import os

HERE = os.path.dirname(os.path.abspath(__file__))
PER_LINE = 16


def rows(name):
    for line in open(os.path.join(HERE, 'data', name), encoding='utf8'):
        if not line.startswith('#'):
            yield line.split()


def write(name, source, entries, per_line=PER_LINE):
    folder = os.path.join(HERE, 'generated')
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, name), 'w', encoding='utf8') as out:
        out.write(f'// Made by make_inc.py from data/{source}; do not edit.\n')
        for i in range(0, len(entries), per_line):
            out.write(','.join(entries[i:i + per_line]) + ',\n')


def code_page(name, leads, row):
    cells = {int(r[0], 16): r[1:] for r in rows(name + '.txt')}
    flat = [c for lead in leads for c in cells.get(lead, ['0'] * row)]
    write(name + '.inc', name + '.txt', ['0' if c == '0' else '0x' + c for c in flat])


def euc_tw():
    """Rows of 94 characters, their number by plane and row, and a bit for those above U+FFFF."""
    number, cells = [0] * 16 * 94, []
    for line in open(os.path.join(HERE, 'data', 'euc_tw.txt'), encoding='utf8'):
        if line.startswith('#'):
            continue
        plane, row, characters = line.rstrip('\n').split(' ', 2)
        cells += [0 if c == '\ufffd' else ord(c) for c in characters]
        number[(int(plane) - 1) * 94 + int(row) - 1] = len(cells) // 94
    assert all(c < 0x10000 or c >> 16 == 2 for c in cells)
    write('euc_tw_rows.inc', 'euc_tw.txt', list(map(str, number)), 94)
    write('euc_tw_cells.inc', 'euc_tw.txt', [str(c & 0xFFFF) for c in cells], 94)
    astral = [sum(1 << i for i, c in enumerate(cells[at:at + 32]) if c >= 0x10000)
              for at in range(0, len(cells), 32)]
    write('euc_tw_astral.inc', 'euc_tw.txt', [hex(word) if word else '0' for word in astral], 32)


def utf8_literal(text):
    return '"' + text + '"'


def code_points(text):
    return [f'0x{ord(c):X}' for c in text]


def phrases(name):
    write(name + '.inc', name + '.txt',
          [f'{{{utf8_literal(k)},{utf8_literal(v)}}}' for k, v in rows(name + '.txt')], 4)


def main():
    code_page('gbk', range(0x81, 0xFF), 190)
    code_page('big5', range(0x81, 0xFF), 157)
    euc_tw()
    write('gb18030_ranges.inc', 'gb18030_ranges.txt',
          [f'{{{p},0x{c}}}' for p, c in rows('gb18030_ranges.txt')], 8)
    write('traditional.inc', 'traditional.txt',
          [f'{{0x{ord(k):X},0x{ord(v):X}}}' for k, v in rows('traditional.txt')], 8)
    for name in ('traditional_phrases', 'taiwan_phrases', 'taiwan_variant_phrases',
                 'taiwan_variants', 'hong_kong_variant_phrases', 'hong_kong_variants'):
        phrases(name)
    write('simplified_only.inc', 'simplified_only.txt',
          code_points(''.join(r[0] for r in rows('simplified_only.txt'))))
    write('readings.inc', 'readings.txt',
          [f'{{{utf8_literal(r)},u{utf8_literal(hosts)}}}' for r, hosts in rows('readings.txt')], 1)
    write('variants.inc', 'variants.txt',
          [f'{{0x{k},0x{ord(v):X}}}' for k, v in rows('variants.txt')], 8)
    write('private_use.inc', 'private_use.txt',
          [f'{{0x{k},0x{v}}}' for k, v in rows('private_use.txt')], 8)


if __name__ == '__main__':
    main()
