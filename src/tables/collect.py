#!/usr/bin/env python3
"""Collects the data of this folder from its public sources into data/*.txt.

usage: collect.py WHATWG_INDEX_DIR OPENCC_TEXT_DIR UNICODE_DIR

WHATWG_INDEX_DIR  index-*.txt of https://encoding.spec.whatwg.org/
OPENCC_TEXT_DIR   OpenCC's dictionaries as text: opencc_dict -f ocd2 -t text -i X.ocd2 -o X.txt
UNICODE_DIR       the Unicode Character Database (Debian: unicode-data, /usr/share/unicode)
The planes of EUC-TW are asked of ICU's converter euc-tw-2014 (uconv, Debian: icu-devtools).
Run it when a source has a new version; make_inc.py then makes the tables that are compiled.
"""
import bz2
import os
import re
import subprocess
import sys

DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'data')
GBK_ROW, BIG5_ROW = 190, 157

WHATWG = ('Encoding Standard, {}, {}\n'
          'https://encoding.spec.whatwg.org/ © WHATWG (Apple, Google, Mozilla, Microsoft); '
          'BSD 3-Clause in source code')
OPENCC = ('OpenCC 1.1.6 (Debian libopencc-data), {}\n'
          'Copyright 2010-2023 Carbo Kuo and contributors; Apache License 2.0')
UNICODE = ('Unicode Character Database 15.0 (Debian unicode-data), {}\n'
           '© 2022 Unicode, Inc.; https://www.unicode.org/license.txt')

ICU = ('ICU {}, converter euc-tw-2014\n'
       'Copyright © 2016 and later: Unicode, Inc.; https://www.unicode.org/license.txt')


def write(name, what, source, lines):
    with open(os.path.join(DATA, name), 'w', encoding='utf8') as out:
        for line in (what + '\n' + source + '\nMade by collect.py; do not edit.').split('\n'):
            out.write('# ' + line + '\n')
        out.writelines(line + '\n' for line in lines)
    print(name, len(lines))


def index(folder, name):
    """The rows of a WHATWG index as a dict, and its date."""
    path = os.path.join(folder, name)
    text = open(path, encoding='utf8').read()
    rows = {}
    for line in text.split('\n'):
        cells = line.split()
        if len(cells) >= 2 and not line.startswith('#'):
            rows[int(cells[0])] = int(cells[1], 16)
    return rows, re.search(r'# Date: (\S+)', text).group(1)


def collect_index(folder, name, out, what, row, first_lead):
    rows, date = index(folder, name)
    lines = []
    for start in range(0, max(rows) + 1, row):
        cells = [f'{rows.get(p, 0):X}' for p in range(start, start + row)]
        if any(c != '0' for c in cells):
            lines.append(f'{first_lead + start // row:X} ' + ' '.join(cells))
    write(out, what, WHATWG.format(name, date), lines)


# Two-byte codes that had no character when GBK was made, and the private-use code points that it
# gave them in this order; later editions of GB18030 put characters there. First code, last code,
# first code point.
ONCE_PRIVATE = [(0xA2E3, 0xA2E3, 0xE76C), (0xA3A0, 0xA3A0, 0xE5E5), (0xA6D9, 0xA6DF, 0xE78D),
                (0xA6EC, 0xA6ED, 0xE794), (0xA6F3, 0xA6F3, 0xE796), (0xA8BC, 0xA8BC, 0xE7C7),
                (0xA8BF, 0xA8BF, 0xE7C8), (0xA989, 0xA995, 0xE7E7), (0xFE50, 0xFEA0, 0xE815)]
# Unicode has these outside of its basic plane, where GB18030 gives them codes of four bytes; the
# index keeps the private ones for their old codes of two.
SUPPLEMENTARY = {0xE816: 0x20087, 0xE817: 0x20089, 0xE818: 0x200CC, 0xE831: 0x215D7,
                 0xE83B: 0x2298F, 0xE855: 0x241FE}


def collect_private_use(folder):
    rows, date = index(folder, 'index-gb18030.txt')
    pairs = {}
    for first, last, private in ONCE_PRIVATE:
        for code in range(first, last + 1):
            lead, trail = code >> 8, code & 0xFF
            if trail == 0x7F:
                continue
            character = rows[(lead - 0x81) * GBK_ROW + trail - (0x40 if trail < 0x7F else 0x41)]
            pairs[private] = SUPPLEMENTARY.get(private, character)
            private += 1
    write('private_use.txt', 'Private-use code points of GBK, and the characters they became.',
          WHATWG.format('index-gb18030.txt', date),
          [f'{k:X} {v:X}' for k, v in sorted(pairs.items())])


def collect_ranges(folder):
    rows, date = index(folder, 'index-gb18030-ranges.txt')
    write('gb18030_ranges.txt', 'Ranges of the four-byte codes of GB18030: first pointer, code point.',
          WHATWG.format('index-gb18030-ranges.txt', date),
          [f'{p} {c:X}' for p, c in sorted(rows.items())])


def opencc(folder, name):
    for line in open(os.path.join(folder, name), encoding='utf8'):
        key, values = line.rstrip('\n').split('\t')
        yield key, values.split(' ')


# The dictionaries that OpenCC's tw2s, tw2sp and hk2s apply before t2s. Entries that stay as they are
# keep a shorter one from being applied.
REGIONAL = {
    'TWPhrasesRev': ('taiwan_phrases', 'Words of Taiwan, and those of the mainland.'),
    'TWVariantsRevPhrases': ('taiwan_variant_phrases',
                             'Words with characters that Taiwan writes otherwise.'),
    'TWVariantsRev': ('taiwan_variants', 'Characters that Taiwan writes otherwise.'),
    'HKVariantsRevPhrases': ('hong_kong_variant_phrases',
                             'Words with characters that Hong Kong writes otherwise.'),
    'HKVariantsRev': ('hong_kong_variants', 'Characters that Hong Kong writes otherwise.'),
}


def collect_regional(folder):
    for source, (name, what) in REGIONAL.items():
        pairs = sorted((k, v[0]) for k, v in opencc(folder, source + '.txt'))
        write(name + '.txt', what, OPENCC.format(source), [f'{k} {v}' for k, v in pairs])


def collect_script(folder):
    pairs = sorted((k, v[0]) for k, v in opencc(folder, 'TSCharacters.txt') if v[0] != k)
    write('traditional.txt', 'Traditional characters and their simplified forms.',
          OPENCC.format('TSCharacters'), [f'{k} {v}' for k, v in pairs])
    phrases = sorted((k, v[0]) for k, v in opencc(folder, 'TSPhrases.txt'))
    write('traditional_phrases.txt', 'Phrases that are not simplified character by character.',
          OPENCC.format('TSPhrases'), [f'{k} {v}' for k, v in phrases])
    only = sorted(k for k, v in opencc(folder, 'STCharacters.txt') if k not in v)
    write('simplified_only.txt', 'Characters that stand in no traditional text.',
          OPENCC.format('STCharacters'), only)


def collect_readings(folder):
    hosts = {}
    fields = {'kMandarin', 'kHanyuPinlu', 'kHanyuPinyin', 'kXHC1983', 'kTGHZ2013'}
    with bz2.open(os.path.join(folder, 'Unihan_Readings.txt.bz2'), 'rt', encoding='utf8') as lines:
        for line in lines:
            cells = line.rstrip('\n').split('\t')
            if len(cells) != 3 or cells[1] not in fields:
                continue
            host = int(cells[0][2:], 16)
            if not 0x4E00 <= host <= 0x9FFF:
                continue
            for reading in re.findall(r'[^\d\s.,:()*]+', cells[2]):
                hosts.setdefault(reading, set()).add(chr(host))
    write('readings.txt', 'Readings (Hanyu Pinyin) and the characters that have them.',
          UNICODE.format('Unihan_Readings.txt'),
          [f'{r} {"".join(sorted(h))}' for r, h in sorted(hosts.items())])


def collect_variants(folder):
    pairs = {}
    # Radicals stand for characters where a PDF tool took them for such.
    for line in open(os.path.join(folder, 'EquivalentUnifiedIdeograph.txt'), encoding='utf8'):
        cells = line.split('#')[0].split(';')
        if len(cells) == 2:
            first, _, last = cells[0].strip().partition('..')
            for code in range(int(first, 16), int(last or first, 16) + 1):
                if 0x2E80 <= code <= 0x2FDF:
                    pairs[chr(code)] = chr(int(cells[1], 16))
    for line in open(os.path.join(folder, 'UnicodeData.txt'), encoding='utf8'):
        cells = line.split(';')
        code = int(cells[0], 16)
        compatibility = 0xF900 <= code <= 0xFAFF or 0x2F800 <= code <= 0x2FA1F
        if compatibility and re.fullmatch('[0-9A-F]+', cells[5]):
            pairs[chr(code)] = chr(int(cells[5], 16))
    write('variants.txt', 'Radicals and compatibility ideographs, and the ideographs they stand for.',
          UNICODE.format('EquivalentUnifiedIdeograph.txt and UnicodeData.txt'),
          [f'{ord(k):X} {v}' for k, v in sorted(pairs.items())])


def euc_tw(plane, row, cell):
    code = bytes([0xA0 + row, 0xA0 + cell])
    return code if plane == 1 else bytes([0x8E, 0xA0 + plane]) + code


def collect_euc_tw():
    rows = [(plane, row) for plane in range(1, 17) for row in range(1, 95)]
    codes = b''.join(euc_tw(plane, row, cell) + b'\n' for plane, row in rows for cell in range(1, 95))
    uconv = ['uconv', '-f', 'euc-tw-2014', '-t', 'UTF-8', '--from-callback', 'substitute']
    read = subprocess.run(uconv, input=codes, capture_output=True, check=True).stdout.decode('utf8')
    characters = iter(read.split('\n'))
    lines = []
    for plane, row in rows:
        cells = [next(characters) for _ in range(94)]
        # Private-use characters are those that users defined; they mean nothing elsewhere.
        known = ''.join(c if len(c) == 1 and not '\ue000' <= c <= '\uf8ff' else '\ufffd' for c in cells)
        if known.strip('\ufffd'):
            lines.append(f'{plane} {row} {known}')
    version = subprocess.run(['uconv', '--version'], capture_output=True, text=True, check=True).stdout
    write('euc_tw.txt', 'CNS 11643 as EUC-TW has it: plane, row, its 94 characters (U+FFFD: none).',
          ICU.format(re.search(r'ICU (\S+)', version).group(1)), lines)


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    whatwg, script, unicode = sys.argv[1:]
    os.makedirs(DATA, exist_ok=True)
    collect_index(whatwg, 'index-gb18030.txt', 'gbk.txt',
                  'Two-byte codes of GB18030: lead byte, code points of its 190 trail bytes.',
                  GBK_ROW, 0x81)
    collect_index(whatwg, 'index-big5.txt', 'big5.txt',
                  'Big5 with HKSCS: lead byte, code points of its 157 trail bytes (0: none).',
                  BIG5_ROW, 0x81)
    collect_ranges(whatwg)
    collect_private_use(whatwg)
    collect_script(script)
    collect_regional(script)
    collect_readings(unicode)
    collect_variants(unicode)
    collect_euc_tw()


if __name__ == '__main__':
    main()
