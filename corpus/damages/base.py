"""Text and bytes that remember which characters of the clean text each of their parts stands for."""
import pathlib
import re

HERE = pathlib.Path(__file__).resolve().parent.parent


class MissingProgram(RuntimeError):
    """A damage is made by a program that is not on this machine."""


def read_pairs():
    """simplified to traditional, one for one"""
    rows = (HERE / "traditional.txt").read_text(encoding="utf8").splitlines()
    return dict((row[0], row[1]) for row in rows if not row.startswith("#"))


def options(argument, first=None, **defaults):
    """`a=1,b=x` over the defaults; an argument without `=` is the value of the option `first`"""
    if not argument:
        return defaults
    if "=" not in argument:
        return {**defaults, first: type(defaults[first])(argument)}
    values = dict(defaults)
    for part in argument.split(","):
        name, _, value = part.partition("=")
        if name not in defaults:
            raise ValueError(f"no such option: {name} (there are: {', '.join(defaults)})")
        values[name] = type(defaults[name])(value)
    return values


class Tracked:
    """Characters, each with the range of clean characters that it stands for; an inserted character
    has an empty range. `stretches` are ranges that an operator damaged as a whole."""

    def __init__(self, chars, owners, clean, stretches=()):
        self.chars, self.owners, self.clean = chars, owners, clean
        self.stretches = list(stretches)
        self.before = list(clean)  # what `damaged` compares with, for each clean character

    @classmethod
    def of(cls, text):
        return cls(list(text), [(i, i + 1) for i in range(len(text))], text)

    @property
    def text(self):
        return "".join(self.chars)

    def forget(self):
        """What was done so far no longer counts as damage."""
        self.before = [None] * len(self.clean)
        for char, (begin, end) in zip(self.chars, self.owners):
            if end == begin + 1:
                self.before[begin] = char
        return self

    def owner_of(self, begin, end):
        """what [begin, end) of the present text stands for"""
        if begin < end:
            return self.owners[begin][0], self.owners[end - 1][1]
        at = self.owners[begin - 1][1] if begin else 0
        return at, at

    def edit(self, edits):
        """Replaces ranges of the present text; edits are (begin, end, replacement), in order."""
        chars, owners, at = [], [], 0
        for begin, end, by in edits:
            chars += self.chars[at:begin]
            owners += self.owners[at:begin]
            chars += by
            if len(by) == end - begin:
                owners += self.owners[begin:end]
            elif not by and begin < end:
                pass
            else:
                owners += [self.owner_of(begin, end)] * len(by)
            at = end
        self.chars = chars + self.chars[at:]
        self.owners = owners + self.owners[at:]
        return self

    def sub(self, pattern, by, flags=0):
        """Like re.sub; `by` gives a string for the match, or edits within the text, or None."""
        edits = []
        for match in re.finditer(pattern, self.text, flags):
            made = by(match)
            if made is None:
                continue
            edits += [(match.start(), match.end(), made)] if isinstance(made, str) else made
        return self.edit(edits)

    def map(self, table):
        """characters for characters"""
        self.chars = [table.get(c, c) for c in self.chars]
        return self

    def encode(self, codec, errors="strict"):
        values, owners = bytearray(), []
        for char, owner in zip(self.chars, self.owners):
            made = char.encode(codec, errors)
            values += made
            owners += [owner] * len(made)
        return TrackedBytes(values, owners, self)

    def damaged(self, insertions=True):
        """A mark for each clean character: 1 if the present text does not have it as it was before, or
        (with insertions) has something behind it that was not there."""
        marks = bytearray(b"\1") * len(self.clean)
        added = []
        for char, (begin, end) in zip(self.chars, self.owners):
            if begin == end:
                added.append(begin)
            elif end == begin + 1 and char == self.before[begin] and marks[begin] == 1:
                marks[begin] = 0
            else:
                marks[begin:end] = bytes([2]) * (end - begin)
        for at in added if insertions else ():
            # What stands before a line belongs to the line.
            of_next = at == 0 or self.clean[at - 1] == "\n"
            marks[min(at, len(marks) - 1) if of_next else at - 1] = 2
        return bytes(map(bool, marks))


class TrackedBytes:
    """Bytes of a text; each knows the clean characters that it stands for."""

    def __init__(self, values, owners, source):
        self.values, self.owners, self.source = values, owners, source
        self.lost = []  # owners of bytes that are gone or wrong

    def replace(self, what, by):
        """Puts `by` for each `what`, blind to where characters begin."""
        values, owners, at = bytearray(), [], 0
        while (found := self.values.find(what, at)) >= 0:
            values += self.values[at:found] + by
            owners += self.owners[at:found]
            # What the replacement keeps of the match keeps its owner: the rest is inserted.
            kept = by.find(what)
            end = found + len(what)
            if kept < 0:
                owners += [(self.owners[found][0], self.owners[end - 1][1])] * len(by)
            else:
                before = self.owners[found][0]
                after = self.owners[end - 1][1]
                owners += [(before, before)] * kept + self.owners[found:end]
                owners += [(after, after)] * (len(by) - kept - len(what))
            at = end
        self.values, self.owners = values + self.values[at:], owners + self.owners[at:]
        return self

    def decode(self, reader):
        """`reader` yields (characters, begin, end) over the bytes."""
        chars, owners = [], []
        for made, begin, end in reader(bytes(self.values)):
            spans = self.owners[begin:end]
            # An inserted byte in a character says nothing of what the character stands for.
            real = [s for s in spans if s[0] < s[1]] or spans
            chars += made
            owners += [(min(s[0] for s in real), max(s[1] for s in real))] * len(made)
        made = Tracked(chars, owners, self.source.clean, self.source.stretches)
        made.before = self.source.before
        return made

    def drop(self, places):
        for place in sorted(places, reverse=True):
            self.lost.append(self.owners[place])
            del self.values[place]
            del self.owners[place]
        return self

    def overwrite(self, places, value):
        for place in places:
            self.lost.append(self.owners[place])
            self.values[place] = value
        return self

    def damaged(self):
        """marks for the clean characters that were damaged before or lost a byte"""
        marks = bytearray(self.source.damaged())
        for begin, end in self.lost:
            marks[begin:end] = b"\1" * (end - begin)
        return bytes(marks)
