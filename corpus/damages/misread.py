"""Bytes of one charset read as another."""
from .base import Tracked, options

GAP = "\ufffd"
UNDEFINED = (0x81, 0x8D, 0x8F, 0x90, 0x9D)  # of windows-1252
NO_BREAK_SPACE = 0xA0


def pairs(codec, eats=1, sign=GAP, euro=True):
    """Reads a charset of two bytes as decoders with replacement do. Of a pair that is no character
    they eat the first byte, or both. An ASCII second byte survives where one is eaten; line ends
    always do, as files are read by lines. `euro`: 80 is €, as on Windows and the web."""

    def read(data):
        at = 0
        while at < len(data):
            first = data[at]
            if first < 0x80:
                yield chr(first), at, at + 1
                at += 1
                continue
            if first == 0x80 and euro:
                yield "€", at, at + 1
                at += 1
                continue
            try:
                yield data[at:at + 2].decode(codec), at, at + 2
                at += 2
            except UnicodeDecodeError:
                second = data[at + 1] if at + 1 < len(data) else 0x0A
                size = 1 if second == 0x0A or (eats == 1 and second < 0x80) else 2
                yield sign, at, at + size
                at += size
    return read


def latin(data):
    for at, byte in enumerate(data):
        yield chr(byte), at, at + 1


def cp1252(kept, space, sign):
    def read(data):
        for at, byte in enumerate(data):
            if byte in UNDEFINED:
                yield (chr(byte) if kept else sign), at, at + 1
            elif byte == NO_BREAK_SPACE and space:
                yield " ", at, at + 1
            else:
                yield bytes([byte]).decode("cp1252"), at, at + 1
    return read


def utf8_as_gbk(text, argument, _rng):
    o = options(argument, "eats", eats=1, sign=GAP, tables="gb18030")
    return text.encode("utf8").decode(pairs(o["tables"], o["eats"], o["sign"]))


def utf8_as_big5(text, argument, _rng):
    o = options(argument, "eats", eats=1, sign=GAP)
    return text.encode("utf8").decode(pairs("big5hkscs", o["eats"], o["sign"], euro=False))


def utf8_as_latin(text, _argument, _rng):
    return text.encode("utf8").decode(latin)


def utf8_as_cp1252(text, argument, _rng):
    o = options(argument, "bytes", bytes="kept", space=0, sign=GAP)
    return text.encode("utf8").decode(cp1252(o["bytes"] == "kept", o["space"], o["sign"]))


def gbk_as_latin(text, _argument, _rng):
    return text.encode("gbk").decode(latin)


def gbk_as_cp1252(text, argument, _rng):
    o = options(argument, "bytes", bytes="kept", space=0, sign=GAP)
    return text.encode("gbk").decode(cp1252(o["bytes"] == "kept", o["space"], o["sign"]))


def big5_as_gbk(text, argument, _rng):
    o = options(argument, "eats", eats=1, sign=GAP)
    return text.encode("big5hkscs").decode(pairs("gb18030", o["eats"], o["sign"]))


def gbk_as_big5(text, argument, _rng):
    o = options(argument, "eats", eats=1, sign=GAP)
    return text.encode("gbk").decode(pairs("big5hkscs", o["eats"], o["sign"], euro=False))


KINDS = {f.__name__: f for f in (utf8_as_gbk, utf8_as_big5, utf8_as_latin, utf8_as_cp1252,
                                 gbk_as_latin, gbk_as_cp1252, big5_as_gbk, gbk_as_big5)}


def stretch(text, argument, rng):
    """Misreads a stretch of six to forty characters in every third line, as where an editor or a
    database pasted a field: the rest of the line is sound. `stretch:KIND[:ARGUMENT]`."""
    shortest, longest, every = 6, 40, 3
    name, _, inner = argument.partition(":")
    edits, begin = [], 0
    for line in text.text.split("\n"):
        if len(line) > shortest and rng.randrange(every) == 0:
            size = rng.randint(shortest, min(longest, len(line)))
            at = begin + rng.randint(0, len(line) - size)
            piece = "".join(text.chars[at:at + size])
            # Spaces at the edges would make the place of the damage a matter of taste.
            if not (piece[0].isspace() or piece[-1].isspace() or piece.isascii()):
                text.stretches.append(text.owner_of(at, at + size))
                edits.append((at, at + size, KINDS[name](Tracked.of(piece), inner, rng).text))
        begin += len(line) + 1
    return replace_whole(text, edits)


def replace_whole(text, edits):
    """As `edit`, but each new character stands for the whole: even one that looks the same."""
    chars, owners, at = [], [], 0
    for begin, end, by in edits:
        chars += text.chars[at:begin] + list(by)
        owners += text.owners[at:begin] + [text.owner_of(begin, end)] * len(by)
        at = end
    text.chars, text.owners = chars + text.chars[at:], owners + text.owners[at:]
    return text


def dropped_byte(text, argument, rng):
    """GBK text that lost a byte of a character in every N-th line, then decoded: the rest of the run
    is read one byte off."""
    o = options(argument, "every", every=3, eats=1, sign=GAP)
    begin, edits = 0, []
    for line in text.text.split("\n"):
        places = [i for i, c in enumerate(line) if ord(c) >= 0x80]
        if places and rng.randrange(o["every"]) == 0:
            data = line.encode("gbk", "replace")
            high = [i for i, byte in enumerate(data) if byte >= 0x80]
            at = rng.choice(high)
            whole = slice(begin, begin + len(line))
            data = Tracked(text.chars[whole], text.owners[whole], text.clean).encode("gbk", "replace")
            read = data.drop([at]).decode(pairs("gb18030", o["eats"], o["sign"]))
            edits.append((begin, begin + len(line), read))
        begin += len(line) + 1
    chars, owners, at = [], [], 0
    for begin, end, read in edits:
        chars += text.chars[at:begin] + read.chars
        owners += text.owners[at:begin] + read.owners
        at = end
    text.chars, text.owners = chars + text.chars[at:], owners + text.owners[at:]
    return text
