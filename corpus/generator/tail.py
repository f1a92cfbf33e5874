"""附件说明, signature, annotation, contacts, 版记."""
from . import dates, matters, places
from .draft import maybe


def attachments(draft, titles):
    rng = draft.rng
    draft.gold["attachments"] = [{"title": t} for t in titles]
    draft.gap()
    if len(titles) == 1:
        hanging(draft, "附件：", titles[0])
        return
    dot = rng.choice([".", ".", ".", "．", "、"])
    space = " " if dot == "." and maybe(rng, 0.3) else ""
    alone = maybe(rng, 0.15)
    if alone:
        draft.line("para", "附件：", "attachment")
    for i, text in enumerate(titles, 1):
        label = f"{i}{dot}{space}"
        if i == 1 and not alone:
            hanging(draft, "附件：" + label, text)
        elif alone:
            draft.line("para", label + text, "attachment")
        else:
            hanging(draft, label, text, 3)


def hanging(draft, label, text, column=0):
    """Long entries go on below their first character."""
    width = 26
    begin = column + len(label)
    first, rest = text[:width], text[width:]
    kind = "hang" if column else "para"
    if len(rest) > 3 and maybe(draft.rng, 0.5):
        draft.line(kind, label + first, "attachment", column)
        draft.line("hang", rest, "attachment", begin)
    else:
        draft.line(kind, label + text, "attachment", column)


def signature(draft, organs, day, styles=dates.SIGNED, show_organs=True):
    rng = draft.rng
    draft.gap()
    if show_organs:
        names = [organ.name for organ in organs]
        if len(names) > 1 and maybe(rng, 0.35):
            draft.line("right", "　　".join(names), "signatory")
        else:
            for name in names:
                draft.line("right", name, "signatory")
        draft.values("signatories", names)
    text = dates.printed(rng, day, styles)
    draft.line("right", text, "date")
    draft.gold["date"] = {"text": text, "iso": dates.iso(day)}


def person_signature(draft, office, name, day):
    rng = draft.rng
    draft.gap()
    draft.line("right", f"{office}{rng.choice(['　', '　　', ' '])}{name}", "signatory")
    draft.values("signatories", [f"{office} {name}"])
    text = dates.printed(rng, day, dates.SIGNED)
    draft.line("right", text, "date")
    draft.gold["date"] = {"text": text, "iso": dates.iso(day)}


def annotation(draft):
    rng = draft.rng
    kind = rng.choices(("none", "published", "class", "labelled", "line"), (5, 3, 3, 1, 1))[0]
    if kind == "none":
        return
    draft.gap()
    if kind == "published":
        draft.line("para", "（此件公开发布）", "annotation")
        draft.value("annotation", "此件公开发布")
        return
    publicity = rng.choice(["主动公开", "主动公开", "依申请公开", "不予公开"])
    if kind == "class":
        draft.line("para", f"（此件{publicity}）", "annotation")
        draft.value("annotation", f"此件{publicity}")
    elif kind == "labelled":
        draft.line("para", f"（公开属性：{publicity}）", "annotation")
    else:
        draft.line("flush", f"{rng.choice(['公开方式', '信息公开选项', '公开属性', '信息公开形式'])}：{publicity}", "annotation")
    draft.gold["disclosure"] = publicity


def contact_words(draft):
    """one line of contacts without its end, and its rows in gold"""
    rng = draft.rng
    name, phone = places.person(rng), matters.phone(rng)
    kind = rng.randrange(7)
    tel = rng.choice(["联系电话", "电话", "联系电话"])
    if kind == 0:
        draft.contact(names=[name], phones=[phone])
        return f"联系人：{name}，{tel}：{phone}"
    if kind == 1:
        mail = matters.mail(rng)
        draft.contact(names=[name], phones=[phone], emails=[mail])
        return f"联系人：{name}，{tel}：{phone}，电子邮箱：{mail}"
    if kind == 2:
        draft.contact(names=[name], phones=[phone])
        return f"联系人：{name}　　{tel}：{phone}"
    if kind == 3:
        other, more = places.person(rng), matters.phone(rng)
        while other == name:
            other = places.person(rng)
        draft.contact(names=[name], phones=[phone])
        draft.contact(names=[other], phones=[more])
        return f"联系人：{name}，{phone}；{other}，{more}"
    if kind == 4:
        other = places.person(rng)
        while other == name:
            other = places.person(rng)
        second = f"555{rng.randint(0, 9999):04d}"
        draft.contact(names=[name, other], phones=[phone, phone[:5] + second])
        return f"联系人：{name}、{other}，{tel}：{phone}、{second}"
    if kind == 5:
        fax = matters.phone(rng)
        draft.contact(names=[name], phones=[phone], faxes=[fax])
        return f"联系人：{name}，{tel}：{phone}，传真：{fax}"
    mobile = matters.mobile(rng)
    draft.contact(names=[name], phones=[mobile])
    return f"联系人：{name}，手机：{mobile}"


def contact_paragraph(draft):
    draft.line("para", contact_words(draft) + ("。" if maybe(draft.rng, 0.6) else ""), "contact")


def contact_annotation(draft):
    """（联系人：……）, as 请示 must have it"""
    words = contact_words(draft)
    draft.gap()
    draft.line("para", f"（{words}）", "annotation")
    draft.value("annotation", words)


def foot(draft, organ, day):
    """抄送, 印发, before 2012 also 主题词"""
    rng = draft.rng
    draft.gap()
    if day[0] < 2012 or maybe(rng, 0.04):
        draft.line("flush", "主题词：" + "　".join(rng.sample(["教育", "安全", "城乡建设", "管理", "卫生", "财政"], 2) + ["通知"]),
                   "keywords")
    level = organ.level
    if maybe(rng, 0.7):
        pool = [f"{level}委各部门", f"{level}人大常委会办公室", f"{level}政协办公室", f"{level}监委", f"{level}法院",
                f"{level}检察院", f"{level}委办公室", f"{level}财政局", f"{level}审计局", f"各民主党派{level}委",
                f"{level}委、{level}政府有关部门"]
        rows = rng.sample(pool[:-1], rng.randint(1, 4))
        if len(rows) > 1 and maybe(rng, 0.2):
            rows.append(pool[-1])
        mark = "，" if any("、" in row for row in rows) or maybe(rng, 0.8) else "、"
        draft.line("flush", "抄送：" + mark.join(rows) + "。", "cc")
        draft.values("cc", rows)
    printed = dates.after(rng, day, 0, 4)
    text = dates.printed(rng, printed)
    draft.line("flush", f"{organ.office}{'　' * rng.randint(2, 10)}{text}印发", "printed")
    draft.value("printed_by", organ.office)
    draft.gold["printed_on"] = {"text": text, "iso": dates.iso(printed)}
    if day[0] < 2012 and maybe(rng, 0.5):
        draft.line("right", f"（共印{rng.randint(5, 40) * 10}份）", "copies")
