#!/usr/bin/env python3
"""Writes generated/NAME.inc, string literals of an array, for each sorted word list data/NAME.txt.

usage: make_word_lists.py [--check]    --check: only say whether the files are up to date
"""
import pathlib
import sys

LISTS = ['addressee_nouns', 'kinds', 'known_organs', 'offices', 'organ_suffixes', 'surnames']
HERE = pathlib.Path(__file__).parent


def words(name):
    lines = (HERE / 'data' / f'{name}.txt').read_text(encoding='utf8').splitlines()
    found = [line for line in lines if line and not line.startswith('#')]
    if found != sorted(set(found)):
        raise SystemExit(f'{name}.txt is not sorted, or has a word twice')
    return found


def main():
    stale = []
    for name in LISTS:
        text = f'// Made by make_word_lists.py from data/{name}.txt.\n'
        text += ''.join(f'"{word}",\n' for word in words(name))
        path = HERE / 'generated' / f'{name}.inc'
        if not path.exists() or path.read_text(encoding='utf8') != text:
            stale.append(path.name)
            if '--check' not in sys.argv:
                path.write_text(text, encoding='utf8')
    if '--check' in sys.argv and stale:
        raise SystemExit('not up to date: ' + ', '.join(stale))


if __name__ == '__main__':
    main()
