"""What 'original content' scripts do: readings behind characters, marks before punctuation, both put
in byte by byte in GBK text without regard to where characters begin."""
import functools
import random

from .base import HERE, options
from .misread import pairs

MARK = "\x01"  # what a script puts before a trigger if nothing else is asked; no page shows it

# A set as one site has it: traditional forms outside GB 2312, each with the reading of the
# character alone, not of the word.
READINGS = dict(pair.split(":") for pair in (
    "應:yīng 務:wù 實:shí 統:tǒng 據:jù 報:bào 請:qǐng 強:qiáng 項:xiàng 組:zǔ 織:zhī 級:jí 責:zé 鄉:xiāng "
    "業:yè 財:cái 劃:huà 運:yùn 範:fàn 護:hù 農:nóng 絡:luò 糾:jiū 紛:fēn 體:tǐ 設:shè 備:bèi 證:zhèng "
    "選:xuǎn 處:chǔ 總:zǒng 進:jìn 規:guī 經:jīng 過:guò 發:fā 長:cháng 議:yì 門:mén 縣:xiàn 導:dǎo "
    "會:huì 開:kāi 關:guān 現:xiàn 將:jiāng 場:chǎng 監:jiān 單:dān 點:diǎn 產:chǎn 與:yǔ 為:wéi").split())


@functools.cache
def common(script):
    """(character, reading), the commonest first. In traditional text sites annotate what is outside
    GB 2312; in simplified text anything."""
    rows = (HERE / "annotated.txt").read_text(encoding="utf8").splitlines()
    rows = [(r[0], r[1], r[3:]) for r in rows if not r.startswith("#")]
    if script == "simplified":
        return [(s, reading) for s, t, reading in rows if s == t]
    made = {}
    for _, character, reading in rows:
        try:
            character.encode("gb2312")
        except UnicodeEncodeError:
            made.setdefault(character, reading)
    return list(made.items())


def annotated_set(wanted, script, rng):
    """`site`; a number: as many of twice as many common ones, by the seed; else the characters."""
    if wanted == "site":
        return READINGS
    if wanted.isdigit():
        pool = common(script)[:2 * int(wanted)]
        # A set of its own seed: what else is damaged does not change it.
        return dict(random.Random(rng.random()).sample(pool, min(int(wanted), len(pool))))
    readings = dict(common("simplified")) | dict(common("traditional")) | READINGS
    return {c: readings[c] for c in wanted if c in readings}


def pinyin(text, argument, rng):
    """Readings put in character by character: `會(huì)`, with space=1 `會(huì )`."""
    o = options(argument, "annotated", annotated="site", script="traditional", space=0)
    chosen = annotated_set(o["annotated"], o["script"], rng)
    edits = [(i + 1, i + 1, f"({chosen[c]}{' ' * o['space']})")
             for i, c in enumerate(text.chars) if c in chosen]
    return text.edit(edits)


def shifted(text, argument, rng):
    """Readings and marks put into GBK bytes blindly, then read with loss."""
    o = options(argument, "triggers", triggers="；：", annotated="site", script="traditional",
                insert=MARK, eats=2, sign="?", space=0)
    data = text.encode("gbk", "replace")
    for character, reading in annotated_set(o["annotated"], o["script"], rng).items():
        found = character.encode("gbk")
        data.replace(found, found + f"({reading}{' ' * o['space']})".encode("gbk"))
    for trigger in o["triggers"]:
        found = trigger.encode("gbk")
        data.replace(found, o["insert"].encode("gbk") + found)
    read = data.decode(pairs("gbk", o["eats"], o["sign"], euro=False))
    return read.edit([(i, i + 1, "") for i, c in enumerate(read.chars) if c == MARK])


KINDS = {"pinyin": pinyin, "shifted": shifted}
