"""The kinds of documents: what each says, from its number to its foot."""
from . import body, dates, head, matters, places, tail
from .draft import Draft, maybe
from .numbering import Tree


def frame(rng, role="main", organs=None, last=2025):
    joint = rng.choices((1, 2, 3), (82, 12, 6))[0]
    if organs is None:
        organs = [places.organ(rng)] if joint == 1 else places.organs(rng, joint)
    day = dates.some_day(rng, last=last)
    return Draft(rng, role), organs, day


def above_title(draft, organs, day, upward=None, letter=False, behind=False):
    """What stands above the title; returns whether the title has to name the organs."""
    rng = draft.rng
    number = head.own_number(rng, organs[0], day, letter)
    if upward or letter or maybe(rng, 0.6):
        head.marks(draft)
        head.letterhead(draft, organs, number, upward, letter)
        return maybe(rng, 0.6) or (len(organs) == 1 and maybe(rng, 0.2)), None
    if behind or maybe(rng, 0.3):
        return True, number  # behind the title
    if maybe(rng, 0.75):
        head.lone_number(draft, number)
    return maybe(rng, 0.85), None


def headed(draft, organs, day, stem, kind, **above):
    named, number = above_title(draft, organs, day, **above)
    head.title(draft, organs, stem, kind, named)
    if number:
        head.lone_number(draft, number)
    return named


def ending(draft, organs, day, notes=True, foot=0.4):
    rng = draft.rng
    if "attachments" not in draft.gold and maybe(rng, 0.35):
        matter = rng.choice(matters.MATTERS)
        count = rng.choices((1, 2, 3, rng.randint(4, 12)), (5, 4, 2, 1))[0]
        titles = []
        while len(titles) < count:
            title = matters.annex_title(rng, matter)
            if title in titles:
                matter = rng.choice(matters.MATTERS)
            else:
                titles.append(title)
        tail.attachments(draft, titles)
    tail.signature(draft, organs, day)
    if notes:
        if "contacts" not in draft.gold and maybe(rng, 0.12):
            tail.contact_annotation(draft)
        else:
            tail.annotation(draft)
    if maybe(rng, foot):
        tail.foot(draft, organs[0], day)


def tree(draft, day, least=1, most=5, names=True):
    depth = draft.rng.choices(range(1, 6), (30, 34, 22, 9, 5))[0]
    Tree(draft, day).write(max(least, min(most, depth)), names)


def notice(rng, role="main", last=2025):
    draft, organs, day = frame(rng, role, last=last)
    matter = rng.choice(matters.MATTERS)
    stem = rng.choice([f"关于{rng.choice(matters.DOING)}{matter}工作的通知",
                       f"关于{rng.choice(matters.DOING)}{day[0]}年{matter}工作的通知",
                       f"关于{rng.choice(matters.DOING)}{matter}有关工作的通知", f"关于{matter}有关事项的通知"])
    headed(draft, organs, day, stem, "通知")
    head.addressees(draft, organs[0])
    if maybe(rng, 0.85):
        body.lead_in(draft, organs[0], day, matter, "通知", True)
        tree(draft, day)
    else:
        for _ in range(rng.randint(2, 5)):
            draft.paragraph(matters.paragraph(rng))
    body.closing(draft, "通知", day)
    if maybe(rng, 0.25):
        tail.contact_paragraph(draft)
    ending(draft, organs, day)
    return draft, organs, day


def meeting(rng):
    """会议 and 培训: times, places, people, contacts"""
    draft, organs, day = frame(rng)
    matter = rng.choice(matters.MATTERS)
    event = rng.choice(["培训班", "工作会议", "推进会", "现场会", "专题研讨班"])
    stem = f"关于{'举办' if '班' in event else '召开'}{matter}{event}的通知"
    headed(draft, organs, day, stem, "通知")
    head.addressees(draft, organs[0])
    draft.paragraph(f"经研究，定于近期{'举办' if '班' in event else '召开'}{matter}{event}。现将有关事项通知如下：")
    labels = Tree(draft, day).labels[0]
    words, gold = dates.period(rng, day)
    until, limit = dates.deadline(rng, day)
    draft.date(gold)
    draft.date(limit)
    noun = "会议" if "会" in event else "培训"
    units = [(f"{noun}时间", words + rng.choice(["。", "，会期1天。", "，共2天。"])),
             (f"{noun}地点", f"{organs[0].place}{rng.choice(places.TOWNS)}学府路{rng.randint(1, 99)}号{rng.choice(['', '会议中心三楼'])}。"),
             ("参加人员", f"各有关单位分管负责同志、业务科室负责人各{rng.randint(1, 3)}名。"),
             ("有关要求", f"请各单位于{until}将报名回执报送至指定邮箱。{rng.choice(matters.ENDS)}。")]
    for i, (name, text) in enumerate(units, 1):
        draft.line("para", labels(i) + name, "heading")
        draft.gold["sections"].append({"level": 1, "label": labels(i), "heading": name, "paragraphs": []})
        draft.paragraph(text, holder=draft.gold["sections"][-1])
    if maybe(rng, 0.5):
        tail.contact_paragraph(draft)
    ending(draft, organs, day)
    return draft, organs, day


def opinions(rng, kind=None):
    draft, organs, day = frame(rng)
    kind = kind or rng.choice(["意见", "实施意见", "指导意见", "若干措施"])
    matter = rng.choice(matters.MATTERS)
    stem = f"关于{rng.choice(['加快', '促进', '推进', '深化', '进一步规范'])}{matter}的{kind}"
    last = "措施" if kind.endswith("措施") else "意见"
    headed(draft, organs, day, stem, last)
    head.addressees(draft, organs[0])
    body.lead_in(draft, organs[0], day, matter, last, True)
    tree(draft, day, least=2)
    body.closing(draft, "意见" if last == "意见" else "", day)
    ending(draft, organs, day)
    return draft, organs, day


def decision(rng):
    draft, organs, day = frame(rng)
    matter = rng.choice(matters.MATTERS)
    if maybe(rng, 0.5):
        stem = f"关于表彰{matter}先进集体和先进个人的决定"
        headed(draft, organs, day, stem, "决定")
        head.addressees(draft, organs[0])
        draft.paragraph(matters.telling(rng) + f"为表彰先进，树立典型，决定授予{rng.choice(places.TOWNS)}等{rng.randint(5, 40)}个单位“{matter}先进集体”称号。")
        draft.paragraph("希望受表彰的单位和个人珍惜荣誉、再接再厉。" + matters.duty(rng))
    else:
        stem = f"关于{rng.choice(['取消', '调整', '下放'])}一批行政许可事项的决定"
        headed(draft, organs, day, stem, "决定")
        head.addressees(draft, organs[0])
        body.lead_in(draft, organs[0], day, matter, "决定", True)
        tree(draft, day, most=2)
        body.closing(draft, "", day)
    ending(draft, organs, day)
    return draft, organs, day


def public(rng, kind=None):
    """公告 and 通告: to everyone, their number often a year and a serial"""
    draft, organs, day = frame(rng)
    organs = organs[:1]
    kind = kind or rng.choice(["公告", "通告", "公示"])
    matter = rng.choice(matters.MATTERS)
    stem = f"关于{rng.choice(['实施', '开展', '规范', '公布'])}{matter}{rng.choice(['有关事项', '结果', '情况'])}的{kind}"
    serial = rng.randint(1, 60)
    if kind != "公示" and maybe(rng, 0.5):
        draft.line("center", f"{organs[0].name}{kind}", "issuer")
        draft.values("issuers", [organs[0].name])
        draft.gap()
        draft.line("center", f"{day[0]}年第{serial}号", "number")
        draft.gold["number"] = {"text": f"{day[0]}年第{serial}号", "year": day[0], "serial": serial}
        draft.gap()
        head.title(draft, organs, stem, kind, True)
    else:
        headed(draft, organs, day, stem, kind)
    if kind != "公示" and maybe(rng, 0.5):
        body.lead_in(draft, organs[0], day, matter, kind, True)
        tree(draft, day, most=2)
    else:
        draft.paragraph(f"根据{body.basis(draft, organs[0], day)}，经研究，{matters.telling(rng)}")
        draft.paragraph(matters.paragraph(rng, 1, 2))
    if kind == "公示":
        words, gold = dates.period(rng, day)
        draft.date(gold)
        closing = f"本次公示期为{words}。公示期间，如有异议，请以书面形式反映。"
        body.close(draft, closing)
        tail.contact_paragraph(draft)
    else:
        body.closing(draft, kind, day)
    ending(draft, organs, day, foot=0.1)
    return draft, organs, day


def circular(rng):
    draft, organs, day = frame(rng)
    matter = rng.choice(matters.MATTERS)
    stem = f"关于{rng.choice(['', f'{day[0]}年上半年', f'{day[0] - 1}年度'])}{matter}{rng.choice(['工作情况', '专项检查情况', '考核情况'])}的通报"
    headed(draft, organs, day, stem, "通报")
    head.addressees(draft, organs[0])
    body.lead_in(draft, organs[0], day, matter, "通报", True)
    tree(draft, day, most=3)
    body.closing(draft, "通报", day)
    ending(draft, organs, day)
    return draft, organs, day


def upward(rng, kind=None):
    """请示 and 报告: signed off by a person, to one organ above"""
    draft, organs, day = frame(rng)
    kind = kind or rng.choice(["请示", "报告"])
    matter = rng.choice(matters.MATTERS)
    stem = f"关于{rng.choice(['解决', '申请'])}{matter}经费的请示" if kind == "请示" else f"关于{matter}工作情况的报告"
    headed(draft, organs, day, stem, kind, upward=places.person(rng) if maybe(rng, 0.7) else None)
    reader = rng.choice([f"{organs[0].level}人民政府", f"{places.above(rng, organs[0])[0]}人民政府",
                         f"{organs[0].level}委、{organs[0].level}政府"])
    head.write_addressees(draft, [reader] if "、" not in reader else reader.split("、"), "、")
    body.lead_in(draft, organs[0], day, matter, kind, True)
    tree(draft, day, most=3)
    body.closing(draft, kind, day)
    if kind == "请示":
        tail.signature(draft, organs, day)
        tail.contact_annotation(draft)
    else:
        ending(draft, organs, day)
    return draft, organs, day


def reply(rng, kind=None):
    """批复 and 复函: to who asked"""
    draft, organs, day = frame(rng)
    kind = kind or rng.choice(["批复", "复函"])
    matter = rng.choice(matters.MATTERS)
    asker = places.organ(rng)
    stem = f"关于{rng.choice(['同意设立', '同意实施', '调整'])}{matter}{rng.choice(['项目', '试点', '方案'])}的{kind}"
    headed(draft, organs, day, stem, "函" if kind == "复函" else kind, letter=kind == "复函" and maybe(rng, 0.5))
    head.write_addressees(draft, [asker.name])
    asked = f"关于{rng.choice(['申请设立', '申请实施', '商请调整'])}{matter}{rng.choice(['项目', '试点'])}的{'请示' if kind == '批复' else '函'}"
    number = head.cited_number(rng, asker, day)
    draft.reference(asked, number, "replies_to")
    draft.paragraph(f"你{rng.choice(['单位', asker.level])}《{asked}》（{number}）收悉。{rng.choice(['经研究，', ''])}现{kind if kind == '批复' else '函复'}如下：")
    if maybe(rng, 0.8):
        tree(draft, day, most=1)
    else:
        draft.paragraph(f"原则同意。{matters.duty(rng)}")
    body.closing(draft, kind, day)
    ending(draft, organs, day)
    return draft, organs, day


def letter(rng):
    draft, organs, day = frame(rng)
    matter = rng.choice(matters.MATTERS)
    stem = f"关于{rng.choice(['商请支持', '协助开展', '征求', '商请提供'])}{matter}{rng.choice(['工作', '资料', '意见'])}的函"
    headed(draft, organs, day, stem, "函", letter=maybe(rng, 0.7))
    head.write_addressees(draft, [places.organ(rng).name] if maybe(rng, 0.6) else ["市财政局", "市审计局"])
    if maybe(rng, 0.6):
        body.lead_in(draft, organs[0], day, matter, "函", True)
        tree(draft, day, most=2)
    else:
        draft.paragraph(f"为推进{matter}工作，" + matters.telling(rng))
        words, gold = dates.deadline(rng, day)
        draft.date(gold)
        draft.paragraph(f"请于{words}将意见函复我{'厅' if organs[0].level == '省' else '局'}。")
    body.closing(draft, "函", day)
    if maybe(rng, 0.4):
        tail.contact_paragraph(draft)
    ending(draft, organs, day, foot=0.1)
    return draft, organs, day


def bill(rng):
    draft, organs, day = frame(rng)
    where = places.place(rng)
    organ = places.government(where)
    governed = rng.choice(matters.GOVERNED)
    stem = f"关于提请审议《{where[0]}{governed}条例（草案）》的议案"
    headed(draft, [organ], day, stem, "议案")
    head.write_addressees(draft, [f"{organ.level}人大常委会"])
    draft.reference(f"{where[0]}{governed}条例（草案）")
    draft.paragraph(f"为了规范{governed}工作，{rng.choice(matters.ENDS)}，拟订了《{where[0]}{governed}条例（草案）》。该草案已经{organ.level}人民政府第{rng.randint(2, 60)}次常务会议讨论通过，现提请审议。")
    body.closing(draft, "议案", day)
    person = places.person(rng)
    office = {"省": "省长", "市": "市长", "县": "县长", "区": "区长"}[organ.level]
    tail.person_signature(draft, office, person, day)
    return draft, [organ], day


def minutes(rng):
    where = places.place(rng)
    organ = places.government(where)
    draft, _, day = frame(rng, organs=[organ])
    matter = rng.choice(matters.MATTERS)
    serial = rng.randint(1, 90)
    # 纪要标志: the organ in it is to minutes what the letterhead is to others.
    draft.line("center", f"{organ.name}专题会议纪要", "issuer")
    draft.values("issuers", [organ.name])
    draft.gap()
    draft.line("center", f"〔{day[0]}〕{serial}号", "number")
    draft.gold["number"] = {"text": f"〔{day[0]}〕{serial}号", "year": day[0], "serial": serial}
    draft.gap()
    text = dates.printed(rng, day)
    draft.line("flush", f"{organ.office}{'　' * rng.randint(4, 12)}{text}", "signatory")
    draft.values("signatories", [organ.office])
    draft.gold["date"] = {"text": text, "iso": dates.iso(day)}
    draft.gap()
    head.title(draft, [organ], f"关于{rng.choice(['推进', '加强', '研究'])}{matter}工作的会议纪要", "纪要", False)
    host = places.person(rng)
    draft.paragraph(f"{text}，{rng.choice(['副', '副', ''])}{organ.level}长{host}主持召开专题会议，研究{matter}工作。现纪要如下：")
    if maybe(rng, 0.6):
        draft.paragraph(f"会议听取了有关部门关于{matter}情况的汇报。{matters.telling(rng)}")
    tree(draft, day, most=2, names=False)
    draft.line("flush", "出席：" + "、".join([host] + [places.person(rng) for _ in range(rng.randint(2, 6))]) + "。", "present")
    if maybe(rng, 0.5):
        draft.line("flush", f"列席：{organ.level}财政局{places.person(rng)}，{organ.level}审计局{places.person(rng)}。", "present")
    return draft, [organ], day


def answer(rng):
    """提案答复"""
    draft, organs, day = frame(rng)
    organs = organs[:1]
    matter = rng.choice(matters.MATTERS)
    person = places.person(rng)
    stem = f"关于{organs[0].level}政协第{rng.choice('三四五六')}届第{rng.choice('一二三')}次会议第{rng.randint(1, 400)}号提案的答复"
    headed(draft, organs, day, stem, "答复")
    head.write_addressees(draft, [f"{person}委员"])
    draft.paragraph(f"您提出的关于{rng.choice(matters.DOING)}{matter}的提案收悉。现答复如下：")
    tree(draft, day, most=2)
    body.close(draft, rng.choice(["感谢您对我们工作的关心和支持。", "衷心感谢您对政府工作的关注，欢迎继续提出宝贵意见。"]))
    if maybe(rng, 0.5):
        tail.contact_paragraph(draft)
    ending(draft, organs, day, foot=0.1)
    return draft, organs, day


def resolution(rng):
    """决议 and 公报 of a meeting: no addressees, passed on a day"""
    where = places.place(rng)
    draft, _, day = frame(rng, organs=[places.government(where)])
    kind = rng.choice(["决议", "决议", "公报"])
    title = f"{where[0]}第{rng.choice('三四五六七')}届人民代表大会第{rng.choice('一二三四五')}次会议{'关于政府工作报告的决议' if kind == '决议' else '公报'}"
    for line in head.broken(rng, title):
        draft.line("center", line, "title")
    draft.value("title", title)
    draft.gold["kind"] = kind
    text = dates.printed(rng, day)
    draft.line("center", f"（{text}{where[0]}第{rng.choice('三四五六七')}届人民代表大会第{rng.choice('一二三')}次会议通过）", "passing")
    draft.gold["date"] = {"text": text, "iso": dates.iso(day)}
    draft.gap()
    for _ in range(rng.randint(2, 4)):
        draft.paragraph("会议" + rng.choice(["认为，", "指出，", "号召，", "要求，"]) + matters.paragraph(rng, 1, 3))
    return draft, None, day


def telegram(rng):
    """电报: a grade, 明电 in the number"""
    where = places.place(rng)
    organ = places.government_office(where)
    draft, _, day = frame(rng, organs=[organ])
    matter = rng.choice(matters.MATTERS)
    grade = rng.choice(["特提", "特急", "加急", "平急"])
    draft.line("flush", grade, "urgency")
    draft.value("urgency", grade)
    number = {"text": "", "agency": organ.code + "发明电", "year": day[0], "serial": rng.randint(1, 60)}
    head.lone_number(draft, number)
    head.title(draft, [organ], f"关于{rng.choice(matters.DOING)}{matter}工作的紧急通知", "通知", True)
    head.addressees(draft, organ)
    body.lead_in(draft, organ, day, matter, "通知", True)
    tree(draft, day, most=2)
    body.closing(draft, "通知", day)
    ending(draft, [organ], day, foot=0.2)
    return draft, [organ], day
