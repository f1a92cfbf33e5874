"""The prose before and behind the numbered units."""
from . import dates, head, matters, places
from .draft import maybe


def basis(draft, organ, day, role="basis"):
    """根据《……》和《……》（……号）: the words, with gold"""
    rng = draft.rng
    cited = []
    for _ in range(rng.randint(1, 2)):
        if maybe(rng, 0.5):
            law = matters.law(rng)
            if any(law in c for c in cited):
                continue
            cited.append(f"《{law}》")
            draft.reference(law, role=role)
        else:
            source = places.government(places.above(rng, organ))
            stem = f"{source.name}关于{rng.choice(['加强', '做好', '推进'])}{rng.choice(matters.MATTERS)}工作的{rng.choice(['意见', '通知'])}"
            number = head.cited_number(rng, source, day)
            cited.append(f"《{stem}》（{number}）")
            draft.reference(stem, number, role)
    return "和".join(cited)


def lead_in(draft, organ, day, matter, noun, numbered):
    """the paragraph that says why, and that what follows is a notice"""
    rng = draft.rng
    why = rng.choice([f"为切实做好{matter}工作，", f"为进一步加强{matter}工作，{rng.choice(matters.ENDS)}，",
                      f"为贯彻落实省、市有关部署，扎实推进{matter}，"])
    if maybe(rng, 0.55):
        why += f"根据{basis(draft, organ, day)}{rng.choice(['精神', '规定', '要求', '有关规定'])}，"
    if maybe(rng, 0.5):
        why += f"结合我{organ.level}实际，"
    elif maybe(rng, 0.3):
        why += f"经{organ.level}政府同意，"
    what = {"通知": "现将有关事项通知如下", "意见": "现提出如下意见", "公告": "现将有关事项公告如下",
            "通告": "现将有关事项通告如下", "通报": "现将有关情况通报如下", "决定": "现作出如下决定",
            "报告": "现将有关情况报告如下", "请示": "现将有关情况请示如下", "函": "现就有关事项函商如下",
            "方案": "制定本方案", "措施": "制定如下措施"}.get(noun, "现将有关事项通知如下")
    draft.paragraph(why + what + ("：" if numbered and maybe(rng, 0.85) and noun != "方案" else "。"))


def close(draft, text):
    """A last paragraph: closing behind numbered units, else one more paragraph."""
    draft.paragraph(text, "closing" if draft.gold["sections"] else "paragraphs")


CLOSINGS = {"通知": ["特此通知。"], "函": ["特此函达。", "请予支持为盼。", "专此函达，请予函复。"], "公告": ["特此公告。"],
            "通告": ["特此通告。"], "报告": ["特此报告。", "以上报告，请审阅。"], "请示": ["妥否，请批示。", "当否，请批示。",
            "以上请示如无不妥，请批转各地执行。"], "批复": ["此复。", "特此批复。"], "通报": ["特此通报。"], "复函": ["特此函复。"],
            "议案": ["请予审议。"]}


def closing(draft, noun, day):
    rng = draft.rng
    if noun in ("通知", "意见", "通告", "公告") and maybe(rng, 0.25):
        if maybe(rng, 0.5):
            words, gold = dates.effective(rng, day)
            draft.date(gold)
            close(draft, f"本{noun}{words}施行。")
        else:
            close(draft, f"本{noun}自印发之日起施行。" if noun != "公告" else "本公告自发布之日起施行。")
    elif noun in CLOSINGS and maybe(rng, 0.6 if noun not in ("请示", "议案", "批复") else 0.95):
        close(draft, rng.choice(CLOSINGS[noun]))
