#!/usr/bin/env python3
"""Damages clean text in every way that damage.py knows and measures what comes back, beside the peers.

usage: evaluate.py --text PATH [--text PATH ...] [--only REGEX] [--units N] [--seed N]
                   [--no-peers] [--markdown] [--failures FILE]
       evaluate.py --harm [--script auto|on|off] FILE...

PATH is LAWS.txt.gz (a form feed and the name before each law) or NOTICES.jsonl.gz; only texts that
the character model was not fitted on are taken, of them lines in canonical form. Pages are damaged
until N lines or stretches are (200; a kind that few lines can show has fewer). `a | b`: a was done
to the text first and does not count as damage.

  damaged   characters that the damage touched, or behind which it put something
  restored  per cent of them that stand as they were, with the 95 % interval of Wilson
  wrong     characters changed or added outside the damage, of all text of the row
  units     damaged lines, or stretches where a stretch was damaged
  exact     per cent of them that are as they were, with the interval; where bytes were dropped or
            overwritten, lines of which nothing but these characters is wrong; of a peer `exact/wrong`

--harm tells what changes in files that are clean: nothing may, but what a repair says.
The Python package gongwen must be importable (pip install .).
"""
import argparse
import codecs
import collections
import functools
import pathlib
import re
import shutil
import subprocess
import sys

import charset_peers
import gongwen
import peers
import samples
from damages import registry
from scoring import Score, score_text, wilson

SHOWN = 10                # misses of a kind that --failures writes
SHORTEST = 400            # characters of a page whose charset is asked for

MISREAD = ["utf8_as_gbk", "utf8_as_gbk:eats=2", "utf8_as_gbk:eats=2,sign=?,tables=gbk",
           "utf8_as_big5", "utf8_as_latin", "utf8_as_cp1252", "utf8_as_cp1252:space=1",
           "utf8_as_cp1252:bytes=lost", "utf8_as_cp1252:bytes=lost,sign=?", "gbk_as_latin",
           "gbk_as_cp1252", "gbk_as_cp1252:bytes=lost", "big5_as_gbk", "gbk_as_big5"]
AFTER_TRADITIONAL = {"big5_as_gbk", "big5", "euc-tw"}  # what simplified text cannot have been

SHIFTED = [f"shifted:triggers=，？,annotated={n},eats={eats}"
           for n in (0, 11, 80, 300, 900) for eats in (1, 2)]

# A row is the kinds, and before a "|" what is done to the text first and does not count as damage.
TEXT_ROWS = (
    [""] + MISREAD + [f"stretch:{kind}" for kind in MISREAD]
    + [f"chain:{name}" for name in ("twice_latin", "twice_cp1252", "twice_gbk", "gbk_then_latin")]
    + [f"traditional | {kind}" for kind in SHIFTED]
    + ["traditional | shifted:triggers=；：。,annotated=80",
       "shifted:triggers=，？,annotated=80,script=simplified",
       "dropped_byte", "dropped_byte:eats=2,sign=?", "traditional | dropped_byte",
       "traditional | pinyin:annotated=80", "traditional | pinyin:annotated=900",
       "traditional | pinyin:annotated=300,space=1",
       "traditional", "traditional:s2t", "traditional:s2tw", "traditional:s2hk",
       "folded", "folded:0.5", "full_width", "radicals", "compatibility", "invisible",
       "lost_marks", "lost_brackets", "lost_spans", "lost_quotes", "mixed_brackets",
       "nbsp", "spaced_words", "spaced_words:half", "spaced_numbers",
       "wrapped:28", "wrapped:width=28,marks=1", "wrapped:40"]
    + [f"chain:{name}" for name in ("site", "site_few", "site_marks", "site_plain", "pasted", "pdf")])
BYTE_ROWS = (
    [name for name in registry.CHARSETS if name not in ("utf-8", "mixed")] + ["traditional | gbk"]
    + [f"{charset} {damage}" for damage in ("dropped:1", "dropped:5", "questioned:0.01", "cut:1")
       for charset in ("gb18030", "traditional | gbk", "big5", "utf-8")]
    + [f"mixed:body={body},part={part},place={place}"
       for body, part in (("gb18030", "utf-8"), ("utf-8", "gb18030"), ("big5hkscs", "utf-8"))
       for place in ("head", "middle", "tail")]
    + ["chain:mirror", "chain:archive"])


def kinds_of(name):
    """the setup and the kinds of a row"""
    setup, _, kinds = name.rpartition("|")
    setup, kinds = setup.split(), kinds.split()
    late = any(kind.split(":")[0] in AFTER_TRADITIONAL or "body=big5" in kind
               or kind.startswith("stretch:big5") for kind in kinds)
    return setup or (["traditional"] if late else []), kinds


class Row:
    """What one kind or chain of damage did to pages, and what tools made of them."""

    def __init__(self, name, pages, units, seed):
        self.name = name
        self.setup, kinds = kinds_of(name)
        names = {kind.split(":")[0] for kind in registry.expand(kinds)}
        self.by_bytes = bool(names & {*registry.CHARSETS, *registry.OF_BYTES})
        self.lossy = bool(names & {*registry.OF_BYTES})
        # Where pages are shifted, what readings stand alone is another row's.
        insertions = not kinds or not kinds[-1].startswith("shifted")
        # Which space a lost space was cannot be known.
        self.strip = "nbsp" in names
        self.pages = []  # (clean, marks, stretches, bytes, text before the charset)
        found = 0
        for number, page in enumerate(pages):
            if found >= units:
                break
            if self.by_bytes and len(page) < SHORTEST:
                continue
            page = page.rstrip("\n") if self.by_bytes else page
            try:
                made = registry.damage(page, kinds, seed * 1000 + number, self.setup)
            except UnicodeEncodeError:
                continue  # a character that the charset does not have
            marks = self.marks(page, made, insertions)
            if not any(marks) and kinds:
                continue
            stretches = made.source.stretches
            self.pages.append((page, marks, stretches, bytes(made.values), made.source.text))
            found += len(stretches) or sum(any(marks[m.start():m.end()])
                                           for m in re.finditer(r".+", page))

    def marks(self, page, made, insertions):
        marks = bytearray(len(page))
        if made.source.stretches or made.lost:
            # A lost byte may take the next character with it: which of both it was of is open.
            for begin, end in made.source.stretches or [(b, e + 1) for b, e in made.lost]:
                marks[begin:end] = b"\1" * (min(end, len(page)) - begin)
        elif self.by_bytes:
            # All of the text is at stake.
            marks[:] = bytes(ord(c) >= 0x80 for c in page)
        else:
            marks[:] = made.source.damaged(insertions)
        return bytes(marks)

    def score(self, texts, misses=None):
        total = Score()
        for (clean, marks, stretches, data, before), got in zip(self.pages, texts):
            if misses is None and not self.by_bytes and got == before and got != clean:
                # Nothing was done: nothing is restored, nothing harmed.
                total.add(untouched(clean, marks, stretches))
                continue
            note = None
            if misses is not None:
                note = functools.partial(remember, misses, clean, before, data, self.by_bytes)
            if self.strip:
                got = re.sub(r"^[ \u3000\u00a0]+", "", got, flags=re.M)
            total.add(score_text(clean, marks, stretches, got, note, self.lossy))
        return total


def remember(misses, clean, before, data, by_bytes, numbers, one, other, touched):
    given = shown(clean, before, data, numbers, by_bytes)
    (misses.append if touched else functools.partial(misses.insert, 0))((given, one, other, touched))


def untouched(clean, marks, stretches):
    lines = sum(any(marks[m.start():m.end()]) for m in re.finditer(r".*\n", clean))
    return Score(damaged=sum(marks), units=len(stretches) or lines)


def shown(clean, before, data, numbers, by_bytes):
    if by_bytes:
        return data[:200]
    lines = before.split("\n")
    if len(lines) != len(clean.split("\n")):
        return before[:200]
    return "\n".join(lines[numbers[0]:numbers[-1] + 1])


def decoded(name, data):
    """the text that a detector's answer leads to"""
    if name == "UTF-16LE" and data.startswith(codecs.BOM_UTF16_BE):
        name = "UTF-16BE"  # detectors that say UTF-16 leave the order to the mark
    try:
        codec = codecs.lookup({"Big5": "big5hkscs", "HZ-GB-2312": "hz"}.get(name, name)).name
    except LookupError:
        return by_uconv(name, data)
    return data.decode(codec, "replace").removeprefix("\ufeff")


def by_uconv(name, data):
    """charsets that Python does not have"""
    program = shutil.which("uconv")
    if not program or not name:
        return ""
    run = subprocess.run([program, "-f", name, "-t", "utf-8", "--callback", "substitute"], input=data,
                         capture_output=True, check=False)
    return run.stdout.decode("utf8", "replace")


def simplified(texts, opencc):
    """what a detector gave, in the script of the clean text"""
    return opencc(texts) if opencc else texts


def percent(hits, of):
    if not of:
        return "–"
    low, high = wilson(hits, of)
    return f"{100 * hits / of:.2f} [{100 * low:.1f}–{100 * high:.1f}]"


def of_peer(score):
    return f"{100 * score.exact / score.units:.1f}/{score.wrong}" if score.units else f"–/{score.wrong}"


def table(title, head, rows, markdown):
    print(f"\n{'## ' if markdown else ''}{title}\n")
    if markdown:
        print("| " + " | ".join(head) + " |\n|" + "---|" * len(head))
        for row in rows:
            print("| " + " | ".join(row) + " |")
        return
    widths = [max(len(row[i]) for row in [head, *rows]) for i in range(len(head))]
    for row in [head, *rows]:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())


def measure(rows, by_peers, arguments, pages, failures):
    """`by_peers` gives {name: texts} for a row"""
    names, out = [], []
    for name in rows:
        if arguments.only and not re.search(arguments.only, name):
            continue
        row = Row(name, pages, arguments.units, arguments.seed)
        name = name or "(undamaged)"
        if not row.pages:
            out.append([name, "no page shows it"])
            continue
        misses = []
        texts = [gongwen.clean(data).text for _, _, _, data, _ in row.pages]
        score = row.score(texts, misses)
        failures.append((name, score, misses))
        theirs = {peer: of_peer(row.score(made)) for peer, made in by_peers(row).items()}
        names = list(theirs)
        restored = "–" if row.lossy else percent(score.restored, score.damaged)
        out.append([name, str(score.damaged), restored,
                    f"{score.wrong}/{sum(len(p[0]) for p in row.pages)}", str(score.units),
                    percent(score.exact, score.units), *theirs.values()])
        print(f"{name}: {percent(score.exact, score.units)}", file=sys.stderr)
    head = ["kind", "damaged", "restored %", "wrong", "units", "exact %", *names]
    return head, [row + [""] * (len(head) - len(row)) for row in out]


def write_failures(path, failures):
    with open(path, "w", encoding="utf8") as out:
        for name, score, misses in failures:
            if not misses and not score.wrong:
                continue
            out.write(f"## {name}\n\n{score.exact} of {score.units} exact, {score.restored} of "
                      f"{score.damaged} characters, {score.wrong} wrong outside, {score.harmed} of "
                      f"{score.sound} undamaged lines changed\n\n")
            for given, wanted, got, touched in misses[:SHOWN]:
                out.write(("" if touched else "    HARM: this line was not damaged\n")
                          + f"    input    {given!r}\n    expected {wanted!r}\n    got      {got!r}\n\n")


def evaluate(arguments):
    pages = samples.documents(arguments.text, arguments.seed)
    text_peers, missing = peers.installed() if not arguments.no_peers else ({}, [])
    detectors, none = charset_peers.installed() if not arguments.no_peers else ({}, [])
    opencc = text_peers.get("OpenCC t2s")
    failures = []

    def read_by_text_peers(row):
        return {name: peer([before for *_, before in row.pages]) for name, peer in text_peers.items()}

    def read_by_detectors(row):
        script = row.setup or "mirror" in row.name
        made = {name: [decoded(detect(data), data) for _, _, _, data, _ in row.pages]
                for name, detect in detectors.items()}
        # Detectors do not convert script: OpenCC does it for them, where it is there.
        return {name: simplified(texts, opencc) if script else texts for name, texts in made.items()}

    print(f"{len(pages)} pages of text that the model has not seen; seed {arguments.seed}, "
          f"{arguments.units} lines or stretches a row")
    if missing + none:
        print("missing peers: " + ", ".join(missing + none))
    for title, rows, read in (("Damage of text", TEXT_ROWS, read_by_text_peers),
                              ("Charset and bytes", BYTE_ROWS, read_by_detectors)):
        head, made = measure(rows, read, arguments, pages, failures)
        if made:
            table(title, head, made, arguments.markdown)
    if arguments.failures:
        write_failures(arguments.failures, failures)
    return 0


def harm(arguments):
    """tells what changes in clean files"""
    options = {} if arguments.script == "auto" else {"script": arguments.script}
    changed, kinds, size = [], collections.Counter(), 0
    for path in arguments.files:
        data = pathlib.Path(path).read_bytes()
        size += len(data)
        cleaned = gongwen.clean(data, **options)
        if cleaned.text.encode("utf8") == data:
            continue
        changed.append((path, cleaned.repairs))
        for repair in cleaned.repairs:
            kinds[repair.kind] += repair.count
    for path, repairs in changed:
        print(path)
        for repair in repairs[:SHOWN]:
            print(f"    {repair.kind} ×{repair.count}: {repair.before!r} → {repair.after!r}")
        if len(repairs) > SHOWN:
            print(f"    and {len(repairs) - SHOWN} more")
    print(f"{len(arguments.files) - len(changed)} of {len(arguments.files)} files as they were, "
          f"{size} bytes; repairs: "
          + (", ".join(f"{kind} {count}" for kind, count in kinds.most_common()) or "none"))
    return 1 if changed else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--text", action="append", default=[], metavar="PATH")
    parser.add_argument("--only", metavar="REGEX", help="only rows whose name matches")
    parser.add_argument("--units", type=int, default=200)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--no-peers", action="store_true")
    parser.add_argument("--markdown", action="store_true")
    parser.add_argument("--failures", metavar="FILE", help="write misses of each kind here")
    parser.add_argument("--harm", action="store_true")
    parser.add_argument("--script", default="auto", choices=("auto", "on", "off"))
    parser.add_argument("files", nargs="*")
    arguments = parser.parse_args()
    if arguments.harm:
        if not arguments.files:
            parser.error("--harm needs files")
        return harm(arguments)
    if not arguments.text:
        parser.error("--text is needed")
    return evaluate(arguments)


if __name__ == "__main__":
    sys.exit(main())
