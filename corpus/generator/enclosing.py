"""What is issued and forwarded, and the documents that do it."""
from . import body, dates, head, matters, places, tail
from .draft import Draft, maybe
from .kinds import ending, frame, headed, notice
from .numbering import Tree, articles


def standing(rng, role="main", day=None, place=None):
    """办法, 规定, 细则: a title and articles, without a covering notice"""
    draft = Draft(rng, role)
    day = day or dates.some_day(rng)
    place = place or places.place(rng)[0]
    governed = rng.choice(matters.GOVERNED)
    kind = rng.choice(["办法", "暂行办法", "规定", "实施细则", "办法（试行）"])
    title = f"{place}{governed}{kind}"
    draft.line("center", title, "title")
    draft.value("title", title)
    draft.gold["kind"] = next(k for k in ("办法", "规定", "细则") if k in kind)
    draft.gap()
    if role == "main" and maybe(rng, 0.4):
        text = dates.printed(rng, day)
        draft.line("center", f"（{text}{place}人民政府令第{rng.randint(11, 300)}号公布）", "passing")
        serial = int("".join(c for c in draft.blocks[-1].text.split("第")[-1] if c.isdigit()))
        draft.gold["number"] = {"text": f"{place}人民政府令第{serial}号", "agency": f"{place}人民政府令", "serial": serial}
        draft.gold["date"] = {"text": text, "iso": dates.iso(day)}
        draft.gap()
    articles(draft, governed, day, rng.choice([0, 0, 3, 4, 5, 6]), dates.effective(rng, day))
    return draft, None, day, title


def plan(rng, role="main", day=None, place=None):
    """方案, 规划, 要点, 计划: prose under 一、"""
    draft = Draft(rng, role)
    day = day or dates.some_day(rng)
    place = place or places.place(rng)[0]
    matter = rng.choice(matters.MATTERS)
    kind = rng.choice(["实施方案", "工作方案", "行动计划", "工作要点", "三年行动方案", "应急预案", "规划"])
    title = f"{place}{rng.choice(['', f'{day[0]}年'])}{matter}{kind}"
    draft.line("center", title, "title")
    draft.value("title", title)
    draft.gold["kind"] = next(k for k in ("行动计划", "计划", "方案", "要点", "预案", "规划") if kind.endswith(k)).removeprefix("行动")
    draft.gap()
    if maybe(rng, 0.8):
        where = next((w for w in places.PROVINCES + places.CITIES + places.COUNTIES if w[0] == place))
        body.lead_in(draft, places.government(where), day, matter, "方案", False)
    Tree(draft, day, dated=False).write(max(2, rng.randint(1, 4)))
    return draft, None, day, title


def covering(rng):
    """印发 or 转发 with what is issued or forwarded behind it"""
    draft, organs, day = frame(rng)
    organ = organs[0]
    if maybe(rng, 0.65):
        inner, _, _, title = (standing if maybe(rng, 0.5) else plan)(rng, "issued", day, organ.place)
        stem = f"关于印发《{title}》的通知" if maybe(rng, 0.7) else f"关于印发{title}的通知"
        headed(draft, organs, day, stem, "通知")
        head.addressees(draft, organ)
        draft.reference(title, role="issues")
        draft.paragraph(rng.choice([f"现将《{title}》印发给你们，请认真贯彻执行。",
                                    f"《{title}》已经{organ.level}政府同意，现印发给你们，请结合实际认真组织实施。"]))
    else:
        inner, _, _ = notice(rng, "forwarded", last=max(2014, day[0] - 1))
        title = inner.gold["title"]["text"].replace(" ", "")
        stem = f"关于转发《{title}》的通知"
        headed(draft, organs, day, stem, "通知")
        head.addressees(draft, organ)
        number = inner.gold.get("number", {}).get("text")
        draft.reference(title, number, "forwards")
        draft.paragraph(f"现将《{title}》{f'（{number}）' if number else ''}转发给你们，请结合实际认真贯彻执行。")
    ending(draft, organs, day, foot=0)
    draft.gap()
    draft.blocks += inner.blocks
    draft.gold["enclosed"] = [inner.gold]
    return draft, organs, day


def decree(rng):
    """令: the organ's word, a serial, a person; the regulation behind it"""
    where = rng.choice(places.PROVINCES + places.CITIES)
    organ = places.government(where)
    draft, _, day = frame(rng, organs=[organ])
    inner, _, _, title = standing(rng, "issued", day, where[0])
    serial = rng.randint(1, 300)
    draft.line("center", f"{organ.name}令", "issuer")
    draft.gap()
    draft.line("center", f"第{serial}号", "number")
    draft.gap()
    draft.values("issuers", [organ.name])
    draft.gold["number"] = {"text": f"{organ.name}令第{serial}号", "agency": f"{organ.name}令", "serial": serial}
    draft.value("title", f"{organ.name}令")
    draft.gold["kind"] = "令"
    passed = dates.printed(rng, day)
    words, gold = dates.effective(rng, day)
    draft.date(gold)
    draft.reference(title, role="issues")
    draft.paragraph(f"《{title}》已经{passed}{organ.level}人民政府第{rng.randint(2, 90)}次常务会议通过，现予公布，{words}施行。")
    tail.person_signature(draft, "省长" if organ.level == "省" else "市长", places.person(rng), day)
    draft.gap()
    draft.blocks += inner.blocks
    draft.gold["enclosed"] = [inner.gold]
    return draft, [organ], day
