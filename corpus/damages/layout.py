"""What layout and the tools that undo it leave: spaces, breaks, page numbers, invisible characters."""
import re

from .base import options
from .misread import pairs

NBSP = "\u00a0"
# Zero-width space, non-joiner, joiner, word joiner, no-break space of no width, soft hyphen.
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
NO_LINE_START = "，。、；：？！）》〉”’】〕"


def nbsp(text, _argument, rng):
    """Layout spaces become no-break spaces, which GBK does not have: '?'."""
    text.sub(r"^　+", lambda m: NBSP * (2 * len(m.group())), re.M)
    text.sub(r"^(?=[一二三四五六七八九十]、)", lambda _: NBSP * rng.randint(2, 5) + " ", re.M)
    return text.encode("gbk", "replace").decode(pairs("gbk", euro=False))


def wrapped(text, argument, _rng):
    """Lines are cut at a width and pages numbered, as PDF tools print them; with marks=1 no line
    begins with a closing mark, as typesetters have it."""
    o = options(argument, "width", width=28, marks=0, page=22)
    out, begin, number = [], 0, 0
    lines = text.text.splitlines()
    total = sum(max(1, -(-len(line) // o["width"])) for line in lines)
    for line in lines:
        at = 0
        while True:
            end = at + o["width"]
            while o["marks"] and end < len(line) and line[end] in NO_LINE_START:
                end += 1
            last = end >= len(line)
            number += 1
            page = number % o["page"] == 0 and number < total
            inside = begin + min(end, len(line))
            if page:
                # The number stands in front of the break that ends the line.
                out.append((inside, inside, f"\n— {number // o['page']} —" + ("" if last else "\n")))
            elif not last:
                out.append((inside, inside, "\n"))
            if last:
                break
            at = end
        begin += len(line) + 1
    text.edit(out)
    if text.chars and text.chars[-1] != "\n":
        text.edit([(len(text.chars), len(text.chars), "\n")])
    return text


def one_line(text, argument, _rng):
    """Line breaks become spaces (the default), or nothing (`one_line:by=`)."""
    by = " " if not argument else argument.partition("=")[2]
    return text.edit([(i, i + 1, by) for i, c in enumerate(text.chars) if c == "\n"])


def spaced_words(text, argument, rng):
    """Short words that stand alone in a line or before a colon are set with spaces between their
    characters: 总　则, 联 系 人："""
    by = {"full": "　", "half": " "}.get(argument or "full", argument)

    def spread(match):
        begin, end = match.span(1)
        return [(i, i, by * rng.randint(1, 2)) for i in range(begin + 1, end)]

    word = r"([\u4e00-\u9fff]{2,4})"
    text.sub(rf"^　*{word}(?=：)", spread, re.M)
    return text.sub(rf"^(?:第[一二三四五六七八九十]+[章节]　*)?{word}$", spread, re.M)


def spaced_numbers(text, _argument, rng):
    """2024 年 9 月 2 日, 〔2024〕 5 号: a space where digits and ideographs meet"""
    def spread(match):
        edges = [i for i in range(match.start() + 1, match.end())
                 if match.string[i - 1].isdigit() != match.string[i].isdigit()]
        return [(i, i, " ") for i in edges if rng.random() < 0.8]

    return text.sub(r"\d{4}年\d{1,2}月\d{1,2}日|〔\d{4}〕\d+号", spread)


def invisible(text, argument, rng):
    """zero-width characters and soft hyphens sprinkled between characters"""
    share = options(argument, "share", share=0.03)["share"]
    return text.edit([(i, i, rng.choice(INVISIBLE)) for i in range(1, len(text.chars))
                      if rng.random() < share])


KINDS = {f.__name__: f for f in (nbsp, wrapped, one_line, spaced_words, spaced_numbers, invisible)}
