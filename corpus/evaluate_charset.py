#!/usr/bin/env python3
"""Measures which charset is told, and whether the text comes out, beside other detectors.

usage: evaluate_charset.py --laws LAWS_TXT_GZ --notices NOTICES_JSONL_GZ [--count N] [--only REGEX]
           [--seed N] [--no-peers] [--uchardet LIBRARY] [--translations DIR]

Prints a table: per cent of N inputs that are told right with the 95 % interval of Wilson for
gongwen, per cent for each peer; `text` is the share whose text comes out as that of the undamaged
input, but for three characters at each damaged byte. Text is taken from what the character model was
not fitted on: laws whose name's CRC-32 and notices whose index is divisible by 5. Text in other
languages is taken from the gettext catalogues of DIR (/usr/share/locale); there right is the name of
a Western or the true Unicode charset, or a confidence below 0.5 that is reported.
"""
import argparse
import collections
import difflib
import gettext
import glob
import gzip
import json
import math
import os
import pathlib
import random
import re
import zlib

import gongwen

import charset_peers

HERE = pathlib.Path(__file__).resolve().parent
SIZES = (2, 4, 8, 16, 64)
HELD_OUT_SHARE = 5
WINDOW, HEAD = 500, 100   # characters of a damaged window, and of them in another charset
WRONG_PER_BYTE = 3        # characters that one damaged byte may cost


def law_name(path):
    return re.sub(r'\(\d{4}(-\d\d)*\)$', '', re.sub(r'\.md$', '', os.path.basename(path.strip())))


def held_out(laws, notices):
    texts = []
    with gzip.open(laws, 'rt', encoding='utf8') as file:
        for law in file.read().split('\f'):
            name, _, text = law.partition('\n')
            if zlib.crc32(law_name(name).encode()) % HELD_OUT_SHARE == 0:
                texts.append(text)
    with gzip.open(notices, 'rt', encoding='utf8') as file:
        texts += [json.loads(line)['text'] for i, line in enumerate(file) if i % HELD_OUT_SHARE == 0]
    return [t for t in texts if len(t) >= 2 * WINDOW]


def traditional():
    rows = (HERE / 'traditional.txt').read_text(encoding='utf8').splitlines()
    table = str.maketrans(dict((r[0], r[1]) for r in rows if not r.startswith('#')))
    return lambda text: text.translate(table)


def to_hz(text):
    return text.encode('hz')


def to_iso2022cn(text):
    out = []
    for line in text.splitlines(keepends=True):
        shifted, told, line_out = False, False, b''
        for c in line:
            if ord(c) < 0x80:
                line_out += b'\x0f' * shifted + c.encode()
                shifted = False
                continue
            if not told:
                line_out += b'\x1b$)A'
                told = True
            line_out += b'\x0e' * (not shifted) + bytes(b & 0x7F for b in c.encode('gb2312'))
            shifted = True
        out.append(line_out + b'\x0f' * shifted)
    return b''.join(out)


def euc_tw_codes():
    codes = {}
    path = HERE.parent / 'src' / 'tables' / 'data' / 'euc_tw.txt'
    for line in path.read_text(encoding='utf8').splitlines():
        if not line.startswith('#'):
            plane, row, cells = line.split(' ', 2)
            for i, c in enumerate(cells):
                code = bytes([0xA0 + int(row), 0xA1 + i])
                codes.setdefault(c, code if plane == '1' else b'\x8e' + bytes([0xA0 + int(plane)]) + code)
    return codes


EUC_TW = euc_tw_codes()


def to_euc_tw(text):
    if any(ord(c) >= 0x80 and c not in EUC_TW for c in text):
        raise UnicodeEncodeError('euc-tw', text, 0, 1, 'no code')
    return b''.join(c.encode() if ord(c) < 0x80 else EUC_TW[c] for c in text)


def codec(name):
    return lambda text: text.encode(name)


# name, encoder, traditional, the answer that is right
ENCODINGS = [
    ('GB18030', codec('gb18030'), False, 'GB18030'),
    ('trad. in GBK', codec('gbk'), True, 'GB18030'),
    ('Big5', codec('big5'), True, 'Big5'),
    ('UTF-8', codec('utf-8'), False, 'UTF-8'),
    ('UTF-16LE', codec('utf-16-le'), False, 'UTF-16LE'),
    ('UTF-16BE', codec('utf-16-be'), False, 'UTF-16BE'),
    ('UTF-32LE', codec('utf-32-le'), False, 'UTF-32LE'),
    ('UTF-32BE', codec('utf-32-be'), False, 'UTF-32BE'),
    ('HZ', to_hz, False, 'HZ-GB-2312'),
    ('ISO-2022-CN', to_iso2022cn, False, 'ISO-2022-CN'),
    ('EUC-TW', to_euc_tw, True, 'EUC-TW'),
]
# language of the catalogue, charsets it was written in
LANGUAGES = [
    ('ja', ['shift_jis', 'euc_jp', 'utf-16-le']), ('ko', ['euc_kr', 'utf-16-le']),
    ('ru', ['cp1251', 'koi8_r', 'iso8859_5', 'utf-16-be']), ('uk', ['cp1251', 'koi8_u']),
    ('th', ['tis_620']), ('vi', ['cp1258']), ('el', ['iso8859_7']), ('he', ['cp1255']),
    ('ar', ['cp1256']), ('tr', ['iso8859_9']), ('pl', ['iso8859_2', 'cp1250']),
    ('cs', ['iso8859_2']), ('fr', ['cp1252']), ('de', ['cp1252']), ('es', ['iso8859_15']),
    ('sv', ['cp1252']),
]


class Windows:
    def __init__(self, texts, rng):
        self.texts, self.rng, self.trad = texts, rng, traditional()

    def text(self, size, is_traditional, encode):
        """A stretch of prose, half of it ideographs at least, that the charset has codes for."""
        while True:
            text = self.rng.choice(self.texts)
            begin = self.rng.randrange(len(text) - size + 1)
            text = text[begin:begin + size]
            if '\n' in text and size < 64:
                continue
            if 2 * sum('\u4e00' <= c <= '\u9fff' for c in text) < size:
                continue
            if is_traditional:
                text = self.trad(text)
            try:
                encode(text)
            except UnicodeEncodeError:
                continue
            return text


def drop(data, count, rng):
    data = bytearray(data)
    for _ in range(count):
        del data[rng.choice([i for i, b in enumerate(data) if b >= 0x80])]
    return bytes(data)


def question(data, rng):
    out = bytes(0x3F if rng.random() < 0.01 else b for b in data)
    return out, sum(a != b for a, b in zip(out, data))


def damages(text, encode, other, rng):
    """name of the damage -> (bytes, how many of them are damaged)"""
    data = encode(text)

    def parts(*cuts):
        pieces, at = [], 0
        for i, cut in enumerate((*cuts, len(text))):
            pieces.append((encode, other)[i % 2](text[at:cut]))
            at = cut
        return b''.join(pieces)
    questioned, count = question(data, rng)
    return {
        '1 byte dropped': (drop(data, 1, rng), 1),
        '5 bytes dropped': (drop(data, 5, rng), 5),
        '1 % of bytes ?': (questioned, count),
        'cut at both ends': (data[1:-1], 2),
        'foreign head': (parts(0, HEAD), 1),
        'foreign tail': (parts(WINDOW - HEAD), 1),
        'foreign middle': (parts(200, 200 + HEAD), 2),
    }


def wrong_characters(got, want):
    same = sum(b.size for b in
               difflib.SequenceMatcher(None, got, want, autojunk=False).get_matching_blocks())
    return max(len(got), len(want)) - same


def wilson(right, count):
    z, p = 1.96, right / count
    middle = (p + z * z / 2 / count) / (1 + z * z / count)
    half = z * math.sqrt(p * (1 - p) / count + z * z / 4 / count / count) / (1 + z * z / count)
    return f'{100 * p:5.1f} [{100 * (middle - half):4.1f}, {100 * (middle + half):5.1f}]'


class Table:
    def __init__(self, peers, only):
        self.peers, self.only = peers, re.compile(only)
        print(f'| {"input":32} |     n | gongwen               | text  | '
              + ' | '.join(f'{p:>10}' for p in peers) + ' | wrong answers', flush=True)

    def wants(self, name):
        return self.only.search(name) is not None

    def row(self, name, inputs, right, texts=None):
        """`right(answer, result)` judges; `texts` holds (text, damaged bytes) for each input."""
        results = [gongwen.clean(data) for data in inputs]
        answers = [r.source.encoding for r in results]
        judged = [right(a, r) for a, r in zip(answers, results)]
        exact = ''
        if texts:
            good = sum(wrong_characters(r.text, gongwen.clean(text).text) <= WRONG_PER_BYTE * n
                       for r, (text, n) in zip(results, texts))
            exact = f'{100 * good / len(inputs):.1f}'
        cells = []
        for detect in self.peers.values():
            cells.append(f'{100 * sum(right(detect(d), None) for d in inputs) / len(inputs):10.1f}')
        wrong = collections.Counter(a for a, ok in zip(answers, judged) if not ok)
        print(f'| {name:32} | {len(inputs):5} | {wilson(sum(judged), len(inputs))} | {exact:5} | '
              + ' | '.join(cells) + f' | {dict(wrong) or ""}', flush=True)


def windows(table, source, count):
    for name, encode, is_traditional, want in ENCODINGS:
        for size in SIZES:
            title = f'{name}, {size} characters'
            if table.wants(title):
                texts = [source.text(size, is_traditional, encode) for _ in range(count)]
                table.row(title, [encode(t) for t in texts], lambda a, _, want=want: a == want)


def damaged(table, source, count, rng):
    for name, encode, is_traditional, want in ENCODINGS[:6]:
        other = codec('gb18030') if want != 'GB18030' else codec('utf-8')
        kinds = collections.defaultdict(list)
        for _ in range(count):
            text = source.text(WINDOW, is_traditional, encode)
            for kind, (data, bytes_lost) in damages(text, encode, other, rng).items():
                kinds[kind].append((data, text, bytes_lost))
        for kind, rows in kinds.items():
            if table.wants(f'{name}, {kind}'):
                table.row(f'{name}, {kind}', [r[0] for r in rows],
                          lambda a, _, want=want: a == want, [r[1:] for r in rows])


PAGE = ('<!DOCTYPE html>\n<html><head><meta charset="{}"><title>{}</title>\n<script src="/js/a.js">'
        '</script><link rel="stylesheet" href="/css/site.css"></head>\n<body><div class="nav"><a '
        'href="/index.html">home</a> | <a href="/list.html">list</a></div>\n<p>{}</p></body></html>\n')


def pages(table, source, count):
    for name, encode, is_traditional, want in ENCODINGS[:4]:
        for what, claim in (('true', want), ('wrong', 'utf-8' if want != 'UTF-8' else 'gb2312'),
                            ('other', 'big5' if want != 'Big5' else 'gbk')):
            for size in (4, 16):
                title = f'{name}, page, {what} label, {size}'
                if not table.wants(title):
                    continue
                inputs = [encode(PAGE.format(claim, source.text(4, is_traditional, encode),
                                             source.text(size, is_traditional, encode)))
                          for _ in range(count)]
                table.row(title, inputs, lambda a, _, want=want: a == want)


def catalogue_lines(folder, language):
    lines = []
    for path in sorted(glob.glob(os.path.join(folder, language, 'LC_MESSAGES', '*.mo'))):
        try:
            with open(path, 'rb') as file:
                catalogue = gettext.GNUTranslations(file)._catalog
        except (OSError, UnicodeDecodeError):
            continue
        lines += [t.replace('\n', ' ') for m, t in catalogue.items()
                  if m and isinstance(t, str) and len(t) >= 20]
    return lines


def is_no_false_claim(charset):
    true = charset_peers.family(charset)

    def judge(answer, result):
        if answer not in ('GB18030', 'Big5', 'EUC-TW', 'HZ-GB-2312', 'ISO-2022-CN', 'UTF-16LE',
                          'UTF-16BE', 'UTF-32LE', 'UTF-32BE') or answer == true:
            return True
        return result is not None and result.source.encoding_confidence < 0.5 and any(
            d.code == 'encoding_uncertain' for d in result.diagnostics)
    return judge


def foreign(table, folder, count, rng):
    for language, charsets in LANGUAGES:
        lines = catalogue_lines(folder, language)
        for charset in charsets:
            for lines_each in (1, 10):
                title = f'{language} in {charset}, {lines_each} line(s)'
                if not table.wants(title):
                    continue
                inputs = []
                for _ in range(count if lines else 0):
                    text = '\n'.join(rng.choice(lines) for _ in range(lines_each))
                    data = text.encode(charset, 'ignore')
                    if any(b >= 0x80 for b in data) or charset.startswith('utf'):
                        inputs.append(data)
                if inputs:
                    table.row(title, inputs, is_no_false_claim(charset))
                else:
                    print(f'| {title:32} | no catalogue')


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split('\n\n')[1])
    parser.add_argument('--laws', required=True)
    parser.add_argument('--notices', required=True)
    parser.add_argument('--count', type=int, default=500)
    parser.add_argument('--only', default='')
    parser.add_argument('--seed', type=int, default=7)
    parser.add_argument('--no-peers', action='store_true')
    parser.add_argument('--uchardet')
    parser.add_argument('--translations', default='/usr/share/locale')
    arguments = parser.parse_args()
    rng = random.Random(arguments.seed)
    source = Windows(held_out(arguments.laws, arguments.notices), rng)
    peers, missing = {}, []
    if not arguments.no_peers:
        peers, missing = charset_peers.installed(arguments.uchardet)
    if missing:
        print('not installed: ' + ', '.join(missing))
    table = Table(peers, arguments.only)
    windows(table, source, arguments.count)
    damaged(table, source, max(1, arguments.count * 2 // 5), rng)
    pages(table, source, max(1, arguments.count * 2 // 5))
    foreign(table, arguments.translations, max(1, arguments.count * 2 // 5), rng)


if __name__ == '__main__':
    main()
