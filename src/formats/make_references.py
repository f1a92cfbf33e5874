#!/usr/bin/env python3
"""Writes generated/references.inc: the named character references of HTML, from the table that
Python has of them (html.entities.html5, which is the HTML Standard's own, 13.5).

usage: make_references.py > generated/references.inc
"""
from html.entities import html5


def escaped(text: str) -> str:
    return "".join(f"\\x{byte:02X}" for byte in text.encode())


def main() -> None:
    print("// Made by make_references.py from Python's html.entities.html5; do not edit.")
    for name in sorted(html5, key=str.encode):
        print(f'{{"{name}", "{escaped(html5[name])}"}},')


if __name__ == "__main__":
    main()
