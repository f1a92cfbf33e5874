#!/usr/bin/env python3
"""Damages clean notices in the ways that real ones come damaged, each as it really comes about.

usage: damage.py --kind KIND[:ARGUMENT] [--kind ...] [--seed N] IN OUT   ('-' is standard input/output)
       damage.py --remake [FOLDER]      make the damaged notices of the corpus again from recipes.json
       damage.py --check                tell whether that would change them
       damage.py --list

Kinds are applied in the order given. Kinds of text:
  traditional        one character for one, as site converters do
  shifted:TRIGGERS   readings put behind traditional characters and a mark put before each trigger,
                     byte by byte in GBK, then decoded with loss (';:' by default)
  pinyin             the readings alone, put in character by character
  folded             ，：；（）？！ become ASCII
  lost_marks:SHARE   one-character spans (〔 〕 年 月 日 “ ”) are dropped from numbers and dates
  nbsp               layout spaces become no-break spaces, which GBK does not have: '?'
  wrapped:WIDTH      lines are cut at WIDTH characters and pages numbered, as PDF tools print them
  mixed_brackets     〔2024〕 becomes [2024], (2024) or 〔2024]
  utf8_as_gbk, utf8_as_latin, gbk_as_latin   the bytes of one charset read as another
Kinds of bytes, the last of a chain: utf-8 (the default), utf-8-sig, gb18030, big5, utf-16-le,
utf-16-be, utf-16-le-bom.
"""
import argparse
import json
import pathlib
import random
import re
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent

# Characters that the sites annotate, with the reading of the character: traditional forms outside
# GB 2312. The reading is of the character alone, not of the word.
READINGS = dict(pair.split(":") for pair in (
    "應:yīng 務:wù 實:shí 統:tǒng 據:jù 報:bào 請:qǐng 強:qiáng 項:xiàng 組:zǔ 織:zhī 級:jí 責:zé 鄉:xiāng "
    "業:yè 財:cái 劃:huà 運:yùn 範:fàn 護:hù 農:nóng 絡:luò 糾:jiū 紛:fēn 體:tǐ 設:shè 備:bèi 證:zhèng "
    "選:xuǎn 處:chǔ 總:zǒng 進:jìn 規:guī 經:jīng 過:guò 發:fā 長:cháng 議:yì 門:mén 縣:xiàn 導:dǎo "
    "會:huì 開:kāi 關:guān 現:xiàn 將:jiāng 場:chǎng 監:jiān 單:dān 點:diǎn 產:chǎn 與:yǔ 為:wéi").split())

MARK = b"\x01"  # what the script puts before a trigger; it never survives to the page


def read_pairs():
    rows = (HERE / "traditional.txt").read_text(encoding="utf8").splitlines()
    return dict((row[0], row[1]) for row in rows if not row.startswith("#"))


def traditional(text, _argument, _rng):
    pairs = read_pairs()
    return "".join(pairs.get(c, c) for c in text)


def pinyin(text, _argument, _rng):
    return "".join(f"{c}({READINGS[c]})" if c in READINGS else c for c in text)


def decode_with_loss(data):
    """GBK as a page shows it: a pair that is no character becomes one '?', and both bytes go"""
    out, i = [], 0
    while i < len(data):
        if data[i] < 0x80:
            out.append(chr(data[i]))
            i += 1
            continue
        try:
            out.append(data[i:i + 2].decode("gbk"))
        except UnicodeDecodeError:
            out.append("?")
        i += 2
    return "".join(out)


def shifted(text, argument, _rng):
    """A site's script replaces byte strings in GBK text without regard to where characters begin."""
    data = text.encode("gbk", "replace")
    for character, reading in READINGS.items():
        found = character.encode("gbk")
        data = data.replace(found, found + f"({reading})".encode("gbk"))
    for trigger in (argument or "；："):
        data = data.replace(trigger.encode("gbk"), MARK + trigger.encode("gbk"))
    return decode_with_loss(data).replace(MARK.decode(), "")


def folded(text, _argument, _rng):
    return text.translate(str.maketrans("，：；（）？！", ",:;()?!"))


def lost_marks(text, argument, rng):
    share = float(argument or 1)

    def thin(match, marks):
        # One mark of the match is lost: with one alone the reading stays unique.
        whole = match.group()
        places = [i for i, c in enumerate(whole) if c in marks]
        if not places or rng.random() >= share:
            return whole
        at = rng.choice(places)
        return whole[:at] + whole[at + 1:]

    text = re.sub(r"〔\d{4}〕\d+号", lambda m: thin(m, "〕"), text)
    # A month of two digits, or none but a day over 12, can be read in one way only.
    text = re.sub(r"\d{4}年1[0-2]月\d{1,2}日", lambda m: thin(m, "月"), text)
    return re.sub(r"\d{4}年[1-9]月(1[3-9]|2\d|3[01])日", lambda m: thin(m, "年"), text)


def nbsp(text, _argument, rng):
    def layout(match):
        return "\u00a0" * (2 * len(match.group()))

    text = re.sub(r"^　+", layout, text, flags=re.M)
    text = re.sub(r"^(?=[一二三四五六七八九十]、)", lambda _: "\u00a0" * rng.randint(2, 5) + " ", text,
                  flags=re.M)
    return text.encode("gbk", "replace").decode("gbk")


def wrapped(text, argument, _rng):
    width, page = int(argument or 28), 22
    lines = []
    for line in text.splitlines():
        while len(line) > width:
            lines.append(line[:width])
            line = line[width:]
        lines.append(line)
    out = []
    for number, line in enumerate(lines, 1):
        out.append(line)
        if number % page == 0 and number < len(lines):
            out.append(f"— {number // page} —")
    return "\n".join(out) + "\n"


def mixed_brackets(text, _argument, rng):
    shapes = ["[%s]", "(%s)", "〔%s]", "［%s］", "【%s】", "﹝%s﹞"]
    return re.sub(r"〔(\d{4})〕", lambda m: rng.choice(shapes) % m[1], text)


def utf8_as_gbk(text, _argument, _rng):
    return text.encode("utf8").decode("gbk", "replace")


def utf8_as_latin(text, _argument, _rng):
    return text.encode("utf8").decode("latin-1")


def gbk_as_latin(text, _argument, _rng):
    return text.encode("gbk", "replace").decode("latin-1")


OF_TEXT = {f.__name__: f for f in (traditional, pinyin, shifted, folded, lost_marks, nbsp, wrapped,
                                   mixed_brackets, utf8_as_gbk, utf8_as_latin, gbk_as_latin)}
OF_BYTES = {
    "utf-8": lambda text: text.encode("utf-8"),
    "utf-8-sig": lambda text: text.encode("utf-8-sig"),
    "gb18030": lambda text: text.encode("gb18030"),
    "big5": lambda text: text.encode("big5hkscs", "replace"),
    "utf-16-le": lambda text: text.encode("utf-16-le"),
    "utf-16-be": lambda text: text.encode("utf-16-be"),
    "utf-16-le-bom": lambda text: b"\xff\xfe" + text.encode("utf-16-le"),
}


def damage(text, kinds, seed):
    rng = random.Random(seed)
    for kind in kinds:
        name, _, argument = kind.partition(":")
        if name in OF_BYTES:
            return OF_BYTES[name](text)
        text = OF_TEXT[name](text, argument, rng)
    return text.encode("utf-8")


def remake(folder):
    recipes = json.loads((HERE / "recipes.json").read_text(encoding="utf8"))
    folder.mkdir(parents=True, exist_ok=True)
    for name, recipe in recipes.items():
        clean = HERE / "notices" / (recipe["of"] + ".txt")
        text = clean.read_text(encoding="utf8")
        (folder / f"{name}.txt").write_bytes(damage(text, recipe["kinds"], recipe.get("seed", 1)))
        gold = json.loads(clean.with_suffix(".json").read_text(encoding="utf8"))
        gold["source"]["encoding"] = recipe.get("encoding", "UTF-8")
        gold["script"] = recipe.get("script", gold["script"])
        if "repairs" in recipe:
            gold["repair_kinds"] = recipe["repairs"]
        gold["note"] = f"{recipe['of']} with {', '.join(recipe['kinds'])}"
        ordered = {key: gold[key] for key in ("source", "script", "page", "repair_kinds", "documents",
                                              "must_contain", "noise", "note") if key in gold}
        (folder / f"{name}.json").write_text(
            json.dumps(ordered, ensure_ascii=False, indent=1) + "\n", encoding="utf8")


def check():
    """the committed notices are what the recipes make"""
    with tempfile.TemporaryDirectory() as folder:
        remake(pathlib.Path(folder))
        made = sorted(pathlib.Path(folder).iterdir())
        stale = [path.name for path in made
                 if not (HERE / "notices" / path.name).exists()
                 or (HERE / "notices" / path.name).read_bytes() != path.read_bytes()]
    print("\n".join(f"stale: {name}" for name in stale) or f"{len(made)} files are as made")
    return 1 if stale else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kind", action="append", default=[])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--list", action="store_true", help="print the kinds")
    parser.add_argument("--remake", nargs="?", const=str(HERE / "notices"), metavar="FOLDER")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("files", nargs="*")
    arguments = parser.parse_args()
    known = {**OF_TEXT, **OF_BYTES}
    if arguments.list:
        print("\n".join(known))
        return 0
    if arguments.remake:
        remake(pathlib.Path(arguments.remake))
        return 0
    if arguments.check:
        return check()
    unknown = [kind for kind in arguments.kind if kind.partition(":")[0] not in known]
    if unknown or len(arguments.files) != 2:
        parser.error(f"no such kind: {', '.join(unknown)}" if unknown else "IN and OUT are needed")
    source, target = arguments.files
    data = sys.stdin.buffer.read() if source == "-" else pathlib.Path(source).read_bytes()
    damaged = damage(data.decode("utf8"), arguments.kind, arguments.seed)
    if target == "-":
        sys.stdout.buffer.write(damaged)
    else:
        pathlib.Path(target).write_bytes(damaged)
    return 0


if __name__ == "__main__":
    sys.exit(main())
