"""Dates as they are written, with their ISO form."""
import calendar
import datetime

HAN = "〇一二三四五六七八九"


def han_small(n):
    if n < 10:
        return HAN[n]
    ten = "" if n < 20 else HAN[n // 10]
    return ten + "十" + (HAN[n % 10] if n % 10 else "")


def some_day(rng, first=2014, last=2025):
    year, month = rng.randint(first, last), rng.randint(1, 12)
    return year, month, rng.randint(1, calendar.monthrange(year, month)[1])


def iso(day):
    return "-".join(f"{part:02d}" if i else str(part) for i, part in enumerate(day))


def printed(rng, day, styles=("arabic",)):
    year, month, number = day
    style = rng.choice(styles)
    if style == "arabic":
        return f"{year}年{month}月{number}日"
    if style == "padded":
        return f"{year}年{month:02d}月{number:02d}日"
    zero = {"han": "〇", "ring": "○", "letter": "O", "ling": "零"}[style]
    digits = "".join(zero if d == "0" else HAN[int(d)] for d in str(year))
    return f"{digits}年{han_small(month)}月{han_small(number)}日"


SIGNED = ("arabic",) * 8 + ("padded", "han", "han", "ring", "letter", "ling")


def after(rng, day, least=5, most=120):
    """a day some time after, often in the same year"""
    ordinal = datetime.date(*day).toordinal() + rng.randint(least, most)
    made = datetime.date.fromordinal(ordinal)
    return made.year, made.month, made.day


def deadline(rng, day, dated=True):
    """(words, gold) of a term that ends some time after `day`; with its year if not `dated`"""
    end = after(rng, day)
    year, month, number = end
    full = f"{year}年{month}月{number}日"
    short = f"{month}月{number}日" if dated and year == day[0] else full
    last = calendar.monthrange(year, month)[1]
    kind = rng.randrange(4)
    if kind == 0:
        return full + "前", {"start": iso(end), "role": "deadline"}
    if kind == 1:
        return short + "前", {"start": iso(end), "role": "deadline"}
    if kind == 2:
        return full + "17:00前", {"start": iso(end), "role": "deadline"}
    words = f"{month}月底前" if dated and year == day[0] else f"{year}年{month}月底前"
    return words, {"start": iso((year, month, last)), "role": "deadline"}


def period(rng, day):
    """(words, gold) of some days of an event after `day`"""
    begin = after(rng, day)
    year, month, number = begin
    last = calendar.monthrange(year, month)[1]
    if number + 2 <= last:
        end = (year, month, min(last, number + rng.randint(1, 6)))
        words = f"{year}年{month}月{number}日至{end[2]}日"
        if rng.random() < 0.4:
            words = f"{year}年{month}月{number}日—{end[2]}日"
    else:
        end = after(rng, begin, 2, 40)
        words = f"{year}年{month}月{number}日至{end[0]}年{end[1]}月{end[2]}日"
    return words, {"start": iso(begin), "end": iso(end), "role": "event"}


def effective(rng, day):
    begin = after(rng, day, 1, 90)
    return f"自{begin[0]}年{begin[1]}月{begin[2]}日起", {"start": iso(begin), "role": "effective"}
