"""The tree of numbered units: schemes of labels, and what stands behind a label."""
from . import matters
from .dates import deadline, han_small, period
from .draft import maybe

CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"


def han(n):
    return f"{han_small(n)}、"


def han_bracket(n):
    return f"（{han_small(n)}）"


def arabic(n):
    return f"{n}."


def arabic_comma(n):
    return f"{n}、"


def arabic_wide(n):
    return f"{n}．"


def arabic_bracket(n):
    return f"（{n}）"


def circled(n):
    return CIRCLED[n - 1]


# Outermost first. Weights after what notices use; the first is that of the standard.
SCHEMES = [
    ((han, han_bracket, arabic, arabic_bracket, circled), 12),
    ((han, arabic, arabic_bracket), 4),
    ((han, han_bracket, arabic_comma, arabic_bracket), 3),
    ((han, han_bracket, arabic_wide, arabic_bracket), 3),
    ((han, arabic_comma), 2),
    ((han_bracket, arabic), 2),
    ((arabic, arabic_bracket, circled), 2),
    ((arabic_comma, arabic_bracket), 1),
]


class Tree:
    """Writes a tree of units into a draft."""

    def __init__(self, draft, day, dated=True):
        self.draft, self.rng, self.day = draft, draft.rng, day
        self.dated = dated  # whether the document has a date that gives days their year
        schemes, weights = zip(*SCHEMES)
        self.labels = self.rng.choices(schemes, weights)[0]
        # （四） under 二、 behind （三） under 一、
        self.runs_on = maybe(self.rng, 0.06) and self.labels[1:2] == (han_bracket,)
        self.count_below = 0
        self.used = set()

    def write(self, depth, names=True):
        first = self.rng.choices(("standing", "run_in", "plain"), (6, 3, 2))[0]
        if depth > 1:
            first = "standing"
        count = self.rng.randint(2, 6)
        self.level(1, depth, count, first, self.draft.gold["sections"], names)

    def level(self, number, depth, count, mode, out, names):
        """`count` siblings; what is listed is listed in one way."""
        label = self.labels[number - 1]
        items = self.rng.sample(matters.ITEMS, count) if maybe(self.rng, 0.5) else None
        continued = number == 2 and self.runs_on
        for i in range(1, count + 1):
            ordinal = i + (self.count_below if continued else 0)
            deeper = depth > number and number < len(self.labels) and self.rng.random() < 0.75
            self.unit(number, depth, label(min(ordinal, 10) if label is circled else ordinal), mode,
                      deeper, out, names,
                      items[i - 1] + ("。" if i == count else "；") if items else None)
        if continued:
            self.count_below += count

    def unit(self, number, depth, label, mode, deeper, out, names, item):
        gold = {"level": number, "label": label}
        out.append(gold)
        if mode == "plain":
            text = self.plain(deeper, item)
            self.draft.paragraph(label + text, holder=self.unlabelled(gold, text))
        elif mode == "run_in":
            head = matters.verb_heading(self.rng, self.used)
            text = self.told()
            gold |= {"heading": head, "run_in": True}
            self.draft.paragraph(f"{label}{head}。{text}", holder=self.unlabelled(gold, text))
        else:
            head = (matters.name_heading(self.rng, self.used) if names and number == 1 and
                    len(self.used) < 16 else matters.verb_heading(self.rng, self.used))
            gold["heading"] = head
            self.draft.line("para", label + head, "heading")
            if not deeper or maybe(self.rng, 0.3):
                for _ in range(1 if deeper else self.rng.randint(1, 2)):
                    self.draft.paragraph(self.told(), holder=gold)
        if deeper:
            gold["sections"] = []
            below = self.rng.choices(("standing", "run_in", "plain"), (2, 5, 3))[0]
            if depth - number > 1 and below == "plain":
                below = "run_in"
            self.level(number + 1, depth, self.rng.randint(2, 5), below, gold["sections"], False)

    class Holder(dict):
        """takes the paragraph that was written with its label"""

        def __init__(self, gold, text):
            super().__init__()
            self.gold, self.text = gold, text

        def setdefault(self, key, _default):
            rows = self.gold.setdefault(key, [])
            rows.append({"text": self.text})
            return []

    def unlabelled(self, gold, text):
        return self.Holder(gold, text)

    def plain(self, deeper, item):
        if deeper:
            return self.rng.choice(["申请人应当提交下列材料：", "有下列情形之一的，不予受理：", "各单位要做好以下工作：",
                                    "检查的重点包括以下方面："])
        return item or matters.duty(self.rng)

    def told(self):
        text = matters.paragraph(self.rng, 1, 3)
        if maybe(self.rng, 0.12):
            words, gold = deadline(self.rng, self.day, self.dated)
            text += f"{self.rng.choice(matters.UNITS)}要于{words}将有关情况报送{self.rng.choice(['市政府', '主管部门', '领导小组办公室'])}。"
            self.draft.date(gold)
        elif maybe(self.rng, 0.05):
            words, gold = period(self.rng, self.day)
            text += f"集中检查定于{words}进行。"
            self.draft.date(gold)
        return text


def articles(draft, governed, day, chapters, effective=None):
    """章 and 条 with （一） below"""
    rng = draft.rng
    between = rng.choice(["　", "　", " ", ""])
    spread = maybe(rng, 0.3)
    number = 0
    names = ["总则", *rng.sample(matters.CHAPTERS[1:-1], chapters - 2), "附则"] if chapters else [None]
    names = sorted(names, key=lambda n: matters.CHAPTERS.index(n) if n else 0)
    for place, name in enumerate(names):
        out = draft.gold["sections"]
        level = 1
        if name:
            gold = {"level": 1, "label": f"第{han_small(place + 1)}章", "heading": name, "sections": []}
            shown = "　".join(name) if spread and len(name) == 2 else name
            draft.line("center", f"{gold['label']}{between or ' '}{shown}", "heading")
            out.append(gold)
            out, level = gold["sections"], 2
        size = rng.randint(2, 5) if chapters else rng.randint(5, 14)
        for i in range(size):
            number += 1
            head = place == 0 and i == 0
            tail = place == len(names) - 1 and i == size - 1
            text, items = article(rng, draft, governed, head, tail, effective)
            label = f"第{han_small(number)}条"
            gold = {"level": level, "label": label, "paragraphs": [{"text": text}]}
            out.append(gold)
            draft.line("para", label + between + text)
            if items:
                gold["sections"] = []
                for n, item in enumerate(items, 1):
                    gold["sections"].append({"level": level + 1, "label": han_bracket(n),
                                             "paragraphs": [{"text": item}]})
                    draft.line("para", han_bracket(n) + item)
            elif not head and not tail and maybe(rng, 0.2):
                more = rng.choice(matters.RULES).format(g=governed) + "。"
                gold["paragraphs"].append({"text": more})
                draft.line("para", more)


def article(rng, draft, governed, head, tail, effective):
    if head:
        law = matters.law(rng)
        draft.reference(law, role="basis")
        return (f"为了{rng.choice(['规范', '加强', '促进'])}{governed}工作，根据《{law}》等法律、法规，结合本市实际，制定本办法。", None)
    if tail:
        words, gold = effective
        draft.date(gold)
        return f"本办法{words}施行。", None
    if maybe(rng, 0.25):
        lead = rng.choice(["有关单位应当履行下列职责：", "申请人应当提交下列材料：", "禁止下列行为：",
                           "有下列情形之一的，应当予以公开："])
        items = rng.sample(matters.ITEMS, rng.randint(2, 5))
        return lead, [item + ("。" if i == len(items) - 1 else "；") for i, item in enumerate(items)]
    return rng.choice(matters.RULES).format(g=governed) + "。", None
