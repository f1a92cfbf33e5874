"""All kinds by name, and the chains of them that real notices show."""
import random

from . import charsets, forms, layout, marks, misread, shifted
from .base import Tracked, TrackedBytes

OF_TEXT = {**forms.KINDS, **shifted.KINDS, **misread.KINDS, "stretch": misread.stretch,
           "dropped_byte": misread.dropped_byte, **marks.KINDS, **layout.KINDS}
CHARSETS = charsets.CHARSETS
OF_BYTES = charsets.OF_BYTES

CHAINS = {
    # Sites that rewrite: script converted, a fixed set annotated, marks put in, punctuation folded.
    "site": ["traditional", "shifted:triggers=，？,annotated=80", "folded"],
    "site_few": ["traditional", "shifted:triggers=，？,annotated=11", "folded"],
    "site_marks": ["traditional", "shifted:triggers=；：。,annotated=80,eats=1", "folded"],
    "site_plain": ["shifted:triggers=，？,annotated=80,script=simplified", "folded"],
    # A page pasted from a word processor: styled characters dropped, layout spaces lost.
    "pasted": ["lost_marks", "nbsp", "folded:0.5"],
    # Text taken out of a PDF file.
    "pdf": ["radicals", "spaced_numbers", "wrapped:width=28,marks=1"],
    # A database filled through a wrong connection, twice.
    "twice_latin": ["utf8_as_latin", "utf8_as_latin"],
    "twice_cp1252": ["utf8_as_cp1252", "utf8_as_cp1252"],
    "twice_gbk": ["utf8_as_gbk", "utf8_as_gbk"],
    "gbk_then_latin": ["gbk_as_latin", "utf8_as_latin"],
    # A mirror in Taiwan, its label lost, bytes lost on the way.
    "mirror": ["traditional:s2tw", "big5", "dropped:1"],
    "archive": ["folded", "gb18030", "cut"],
}


def expand(kinds):
    out = []
    for kind in kinds:
        name, _, argument = kind.partition(":")
        out += CHAINS[argument] if name == "chain" else [kind]
    return out


def unknown(kinds):
    """names that nothing is known by"""
    bad = [k for k in kinds if k.startswith("chain:") and k[6:] not in CHAINS]
    rest = [k for k in kinds if not k.startswith("chain:")]
    known = {**OF_TEXT, **CHARSETS, **OF_BYTES}
    bad += [k for k in rest if k.partition(":")[0] not in known]
    return bad + [k for k in rest if k.startswith("stretch")
                  and k.split(":")[1:2] not in [[name] for name in misread.KINDS]]


def damage(text, kinds, seed, setup=()):
    """The bytes, as TrackedBytes. Without a charset among the kinds it is UTF-8. The kinds of `setup`
    come first and are not counted as damage."""
    rng = random.Random(seed)
    now = Tracked.of(text)
    for kind in setup:
        now = OF_TEXT[kind.partition(":")[0]](now, kind.partition(":")[2], rng).forget()
    for kind in expand(kinds):
        name, _, argument = kind.partition(":")
        if name in OF_TEXT:
            if isinstance(now, TrackedBytes):
                raise ValueError(f"{name} is a damage of text: it comes before the charset")
            now = OF_TEXT[name](now, argument, rng)
        elif name in CHARSETS:
            now = CHARSETS[name](now, argument, rng)
        else:
            if not isinstance(now, TrackedBytes):
                now = now.encode("utf-8")
            now = OF_BYTES[name](now, argument, rng)
    return now if isinstance(now, TrackedBytes) else now.encode("utf-8", "surrogatepass")
