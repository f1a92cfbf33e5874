"""Marks of numbers, dates and quotations that are lost or take a wrong shape."""
import re

from .base import options

NUMBER = r"〔\d{4}〕\d+号"


def lost_marks(text, argument, rng):
    """One-character spans of styled pages are dropped: one mark of a number or date, where the reading
    stays unique."""
    share = options(argument, "share", share=1.0)["share"]

    def thin(match, marks):
        # One mark of the match is lost: with one alone the reading stays unique.
        whole = match.group()
        places = [i for i, c in enumerate(whole) if c in marks]
        if not places or rng.random() >= share:
            return None
        at = match.start() + rng.choice(places)
        return [(at, at + 1, "")]

    text.sub(NUMBER, lambda m: thin(m, "〕"))
    text.sub(r"\d{4}年1[0-2]月\d{1,2}日", lambda m: thin(m, "月") if readings(m) == 1 else None)
    # A day over 12 cannot be taken for a month.
    return text.sub(r"\d{4}年[1-9]月(1[3-9]|2\d|3[01])日", lambda m: thin(m, "年"))


def readings(match):
    """in how many ways the digits of month and day can be parted"""
    digits = re.sub(r"^\d{4}年|\D", "", match.group())
    return sum(int(digits[:i]) <= 12 and int(digits[i:] or 99) <= 31 and "0" not in (digits[0], digits[i])
               for i in range(1, len(digits)))


def lost_spans(text, argument, rng):
    """The same without care for what can be read after: each of 年 月 日 〔 〕 goes with a share."""
    share = options(argument, "share", share=0.7)["share"]

    def thin(match):
        return [(match.start() + i, match.start() + i + 1, "") for i, c in enumerate(match.group())
                if c in "年月日〔〕" and rng.random() < share]

    return text.sub(rf"{NUMBER}|\d{{4}}年\d{{1,2}}月\d{{1,2}}日", thin)


def lost_brackets(text, argument, rng):
    """one of 〔 and 〕 of document numbers is dropped"""
    share = options(argument, "share", share=1.0)["share"]

    def thin(match):
        if rng.random() >= share:
            return None
        at = match.start() + rng.choice((0, 5))
        return [(at, at + 1, "")]

    return text.sub(NUMBER, thin)


def lost_quotes(text, _argument, rng):
    """one of a pair of “ ” is dropped"""
    def thin(match):
        at = rng.choice((match.start(), match.end() - 1))
        return [(at, at + 1, "")]

    return text.sub(r"“[^“”\n]{1,40}”", thin)


def mixed_brackets(text, _argument, rng):
    """〔2024〕 becomes [2024], (2024) or 〔2024]"""
    shapes = ["[%s]", "(%s)", "〔%s]", "［%s］", "【%s】", "﹝%s﹞"]
    return text.sub(r"〔(\d{4})〕", lambda m: rng.choice(shapes) % m[1])


KINDS = {f.__name__: f for f in (lost_marks, lost_spans, lost_brackets, lost_quotes, mixed_brackets)}
