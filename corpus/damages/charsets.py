"""The bytes of a file: its charset, and what becomes of bytes on their way."""
import shutil
import subprocess

from .base import MissingProgram, TrackedBytes, options


def plain(codec, mark=b""):
    def encode(text, _argument, _rng):
        made = text.encode(codec)
        return with_head(made, mark)
    return encode


def with_head(made, mark):
    if mark:
        made.values = bytearray(mark) + made.values
        made.owners = [(0, 0)] * len(mark) + made.owners
    return made


def by_uconv(codec):
    """Charsets that Python does not have, by ICU's program; stateful ones line by line."""
    def encode(text, _argument, _rng):
        program = shutil.which("uconv")
        if not program:
            raise MissingProgram(f"{codec} needs the program uconv of ICU")
        run = subprocess.run([program, "-f", "utf-8", "-t", codec, "--callback", "substitute"],
                             input=text.text.encode("utf8"), capture_output=True, check=True)
        # Bytes of characters are not told apart: each stands for its line.
        values, owners, begin = bytearray(run.stdout), [], 0
        lines = text.text.split("\n")
        for line, data in zip(lines, run.stdout.split(b"\n")):
            end = min(begin + len(line) + 1, len(text.chars))
            size = len(data) + (end > begin + len(line))
            owners += [text.owner_of(begin, end)] * size
            begin = end
        return TrackedBytes(values, owners[:len(values)], text)
    return encode


def hz(text, _argument, _rng):
    """ASCII with ~{ and ~} around GB 2312 of seven bits"""
    values, owners, inside = bytearray(), [], False
    for char, owner in zip(text.chars, text.owners):
        ascii_char = ord(char) < 0x80
        if ascii_char == inside:
            values += b"~}" if inside else b"~{"
            owners += [(owner[0], owner[0])] * 2
            inside = not inside
        data = char.encode("ascii") if ascii_char else char.encode("gb2312")
        data = b"~~" if data == b"~" else bytes(b & 0x7F for b in data)
        values += data
        owners += [owner] * len(data)
    if inside:
        values += b"~}"
        owners += [(len(text.clean),) * 2] * 2
    return TrackedBytes(values, owners, text)


def mixed(text, argument, _rng):
    """A part of the file in another charset: `mixed:body=gb18030,part=utf-8,share=0.2,place=head`."""
    o = options(argument, "part", body="gb18030", part="utf-8", share=0.2, place="head")
    ends = [0] + [i + 1 for i, c in enumerate(text.chars) if c == "\n"] + [len(text.chars)]
    wanted = int(len(text.chars) * o["share"])
    start = {"head": 0, "middle": (len(text.chars) - wanted) // 2,
             "tail": len(text.chars) - wanted}[o["place"]]
    begin = min(ends, key=lambda end: abs(end - start))
    end = min(ends, key=lambda end: abs(end - start - wanted))
    values, owners = bytearray(), []
    for i, (char, owner) in enumerate(zip(text.chars, text.owners)):
        data = char.encode(o["part"] if begin <= i < end else o["body"])
        values += data
        owners += [owner] * len(data)
    return TrackedBytes(values, owners, text)


CHARSETS = {
    "utf-8": plain("utf-8"),
    "utf-8-sig": plain("utf-8", b"\xef\xbb\xbf"),
    "gb2312": plain("gb2312"),
    "gbk": plain("gbk"),
    "gb18030": plain("gb18030"),
    "big5": plain("big5hkscs"),
    "hz": hz,
    "iso-2022-cn": by_uconv("ISO-2022-CN"),
    "euc-tw": by_uconv("EUC-TW"),
    "utf-16-le": plain("utf-16-le"),
    "utf-16-be": plain("utf-16-be"),
    "utf-16-le-bom": plain("utf-16-le", b"\xff\xfe"),
    "utf-16-be-bom": plain("utf-16-be", b"\xfe\xff"),
    "utf-32-le": plain("utf-32-le"),
    "utf-32-be": plain("utf-32-be"),
    "mixed": mixed,
}


def high_bytes(data):
    return [i for i, byte in enumerate(data.values) if byte >= 0x80]


def dropped(data, argument, rng):
    """bytes above 7F are dropped, N of the file"""
    count = options(argument, "count", count=1)["count"]
    places = high_bytes(data)
    return data.drop(rng.sample(places, min(count, len(places))))


def questioned(data, argument, rng):
    """a share of the bytes above 7F become '?'"""
    share = options(argument, "share", share=0.01)["share"]
    return data.overwrite([i for i in high_bytes(data) if rng.random() < share], 0x3F)


def cut(data, argument, _rng):
    """one byte (or more) is lost at both ends"""
    count = options(argument, "count", count=1)["count"]
    size = len(data.values)
    return data.drop(sorted({*range(min(count, size)), *range(max(0, size - count), size)}))


OF_BYTES = {f.__name__: f for f in (dropped, questioned, cut)}
