"""Compares a recovered text with the clean one, character by character and line by line."""
import dataclasses
import difflib
import math

Z = 1.959964  # two-sided 95 %


def wilson(hits, of):
    """the 95 % interval of a share"""
    if of == 0:
        return 0.0, 1.0
    share, square = hits / of, Z * Z
    middle = (share + square / (2 * of)) / (1 + square / of)
    half = Z / (1 + square / of) * math.sqrt(share * (1 - share) / of + square / (4 * of * of))
    return max(0.0, middle - half), min(1.0, middle + half)


@dataclasses.dataclass
class Score:
    damaged: int = 0   # characters that the damage touched
    restored: int = 0  # of them, those that stand as they were, with nothing put between
    wrong: int = 0     # characters changed or added outside the damage
    units: int = 0     # damaged lines, or stretches where whole stretches were damaged
    exact: int = 0
    harmed: int = 0    # undamaged lines that came out changed
    sound: int = 0     # undamaged lines

    def add(self, other):
        for field in dataclasses.fields(self):
            setattr(self, field.name, getattr(self, field.name) + getattr(other, field.name))


def blocks(clean, got):
    """(line numbers of clean, text of them, text of got) so that equal lines face each other"""
    if len(clean) == len(got):
        for i, (one, other) in enumerate(zip(clean, got)):
            yield range(i, i + 1), one, other
        return
    for tag, i, j, k, l in difflib.SequenceMatcher(None, clean, got, autojunk=False).get_opcodes():
        if tag == "equal":
            for n in range(j - i):
                yield range(i + n, i + n + 1), clean[i + n], got[k + n]
        else:
            yield range(i, j), "\n".join(clean[i:j]), "\n".join(got[k:l])


def matches(one, other):
    """A mark for each character of `one` that `other` has, and {place: added characters}."""
    kept, added = bytearray(len(one)), {}
    for tag, i, j, k, l in difflib.SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag == "equal":
            kept[i:j] = b"\1" * (j - i)
        elif l > k:
            added[i] = l - k if tag == "insert" else max(0, (l - k) - (j - i))
            if not added[i]:
                del added[i]
    return kept, added


def score_text(clean, marks, stretches, got, on_miss=None, lossy=False):
    """`on_miss(lines, expected, got, damaged)` is told of each line that is not as it was. `lossy`: the
    damaged characters cannot come back; a line is exact if all others do."""
    score = Score()
    lines, begin = clean.split("\n"), 0
    starts = []
    for line in lines:
        starts.append(begin)
        begin += len(line) + 1
    bad = bytearray(len(clean))  # damaged characters that are not as they were
    score.damaged = sum(marks)
    for numbers, one, other in blocks(lines, got.split("\n")):
        if one == other or not numbers:
            score.wrong += 0 if numbers else len(other)
            continue
        at, before = starts[numbers[0]], score.wrong
        kept, added = matches(one, other)
        here = marks[at:at + len(one)]
        for i, mark in enumerate(here):
            if not kept[i]:
                if mark:
                    bad[at + i] = 1
                else:
                    score.wrong += 1
        for i, count in added.items():
            beside = [p for p in (i - 1, i) if 0 <= p < len(here) and here[p]]
            if beside:
                bad[at + beside[0]] = 1
            else:
                score.wrong += count
        touched = any(here)
        if on_miss:
            on_miss(numbers, one, other, touched)
        for n in numbers:
            line = slice(starts[n], starts[n] + len(lines[n]))
            if not any(marks[line]):
                inside = slice(line.start - at, line.stop - at)
                score.harmed += not all(kept[inside]) or any(
                    inside.start < p < inside.stop for p in added)
            elif not stretches and other != one and len(numbers) == 1:
                # A line that differs in anything is not exact, be it outside the damage.
                bad[line.start] = bad[line.start] or 2
            if lossy:
                lone = score.wrong == before and len(numbers) == 1
                bad[line] = bytes([0 if lone else 2]) * len(lines[n])
    score.restored = score.damaged - sum(1 for b in bad if b == 1)
    ends = [slice(s, s + len(line) + 1) for s, line in zip(starts, lines)]
    units = [slice(*s) for s in stretches] or [e for e in ends if any(marks[e])]
    score.units = len(units)
    score.exact = sum(not any(bad[unit]) for unit in units)
    score.sound = sum(not any(marks[e]) and e.stop - e.start > 1 for e in ends)
    return score
