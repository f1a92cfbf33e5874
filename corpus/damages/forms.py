"""Other forms of the same characters: script, width, variants."""
import functools
import shutil
import subprocess

from .base import HERE, MissingProgram, options, read_pairs

VARIANTS = HERE.parent / "src" / "tables" / "data" / "variants.txt"
FULL_WIDTH = 0xFEE0  # from an ASCII character to its full-width form


def traditional(text, argument, _rng):
    """One character for one, as site converters do; with an argument (s2t, s2tw, s2twp, s2hk) by
    OpenCC with its phrases."""
    if argument:
        return by_opencc(text, argument)
    return text.map(read_pairs())


def by_opencc(text, config):
    program = shutil.which("opencc")
    if not program:
        raise MissingProgram(f"traditional:{config} needs the program opencc")
    made = subprocess.run([program, "-c", f"{config}.json"], input=text.text, text=True,
                          encoding="utf8", capture_output=True, check=True).stdout
    old, new = text.text.split("\n"), made.split("\n")
    edits, begin = [], 0
    for one, other in zip(old, new):
        # Of lines of one length the characters answer each other; else only the whole lines.
        edits.append((begin, begin + len(one), other))
        begin += len(one) + 1
    return text.edit(edits)


def ascii_letters():
    return {chr(c + FULL_WIDTH): chr(c) for c in range(0x21, 0x7F) if chr(c).isalnum()}


def folded(text, argument, rng):
    """，：；（）？！ and full-width letters and digits become ASCII, all or a share of them"""
    share = options(argument, "share", share=1.0)["share"]
    table = dict(zip("，：；（）？！", ",:;()?!")) | ascii_letters()
    if share >= 1:
        return text.map(table)
    return text.edit([(i, i + 1, table[c]) for i, c in enumerate(text.chars)
                      if c in table and rng.random() < share])


def full_width(text, _argument, _rng):
    """digits and Latin letters in the width of ideographs"""
    return text.map({narrow: wide for wide, narrow in ascii_letters().items()})


@functools.cache
def forms(first, last):
    """ideographs with the form that stands for them between two code points"""
    made = {}
    for row in VARIANTS.read_text(encoding="utf8").splitlines():
        if row.startswith("#"):
            continue
        code, ideograph = row.split()[:2]
        if first <= int(code, 16) <= last:
            made.setdefault(ideograph, chr(int(code, 16)))
    return made


def some_of(text, table, share, rng):
    """A font lacks the right code for a character at all its places or at none."""
    chosen = {c: form for c, form in table.items() if rng.random() < share}
    return text.map(chosen)


def radicals(text, argument, rng):
    """⽂ for 文, ⻓ for 长, as PDF tools give them"""
    share = options(argument, "share", share=0.7)["share"]
    return some_of(text, forms(0x2E80, 0x2FD5), share, rng)


def compatibility(text, argument, rng):
    """U+F900 for 豈, as old Korean and Taiwanese charsets bring them"""
    share = options(argument, "share", share=0.7)["share"]
    return some_of(text, forms(0xF900, 0x2FA1F), share, rng)


KINDS = {f.__name__: f for f in (traditional, folded, full_width, radicals, compatibility)}
