"""版头, title and addressees."""
from . import places
from .draft import maybe

SUFFIXES = ["发", "发", "发", "办", "函", "办发", "字", "规", "通", "办函", "规字"]


def own_number(rng, organ, day, letter=False):
    suffix = "函" if letter else rng.choice(SUFFIXES)
    agency = organ.code + suffix
    if organ.code.endswith("办") and suffix.startswith("办"):
        agency = organ.code + suffix[1:]
    return {"text": "", "agency": agency, "year": day[0], "serial": rng.randint(1, 300)}


def canonical(number):
    return f"{number.get('agency', '')}〔{number['year']}〕{number['serial']}号"


def printed_number(rng, number):
    shape = rng.choices(["〔%s〕", "[%s]", "（%s）", "(%s)", "［%s］", "【%s】"], (20, 2, 1, 1, 1, 1))[0]
    space = " " if maybe(rng, 0.08) else ""
    return f"{number['agency']}{shape % number['year']}{space}{number['serial']}{space}号"


def cited_number(rng, organ, day):
    """of another document, not younger than the day"""
    year = rng.randint(max(2010, day[0] - 6), day[0] - 1)
    return f"{organ.code}{rng.choice(['发', '办发', '字', '规'])}〔{year}〕{rng.randint(1, 200)}号".replace("办办", "办")


def marks(draft):
    """份号, 密级, 紧急程度: left, above everything"""
    rng = draft.rng
    if maybe(rng, 0.12):
        number = f"{rng.randint(1, 400):06d}"
        draft.line("flush", number, "copy_number")
        draft.value("copy_number", number)
    if maybe(rng, 0.07):
        text = rng.choice(["秘密", "机密★1年", "秘密★6个月", "机密", "秘密★3年"])
        draft.line("flush", text, "classification")
        draft.value("classification", text)
    if maybe(rng, 0.12):
        text = rng.choice(["特急", "加急"])
        draft.line("flush", text, "urgency")
        draft.value("urgency", text)


def letterhead(draft, organs, number, upward=None, letter=False):
    """发文机关标志, 发文字号, 签发人"""
    rng = draft.rng
    if letter:
        for organ in organs:
            draft.line("center", organ.name, "issuer")
    elif len(organs) == 1:
        draft.line("center", organs[0].name + ("文件" if maybe(rng, 0.8) else ""), "issuer")
    else:
        for i, organ in enumerate(organs):
            draft.line("center", organ.name + ("文件" if i == len(organs) - 1 else ""), "issuer")
    draft.values("issuers", [organ.name for organ in organs])
    draft.gap()
    text = printed_number(rng, number)
    number_gold(draft, number)
    if upward:
        draft.line("center", f"{text}{'　' * rng.randint(4, 12)}签发人：{upward}", "number")
        draft.values("approvers", [upward])
    else:
        draft.line("right" if letter else "center", text, "number")
    draft.gap()


def number_gold(draft, number):
    draft.gold["number"] = {**number, "text": canonical(number)}


def lone_number(draft, number):
    draft.line("center", printed_number(draft.rng, number), "number")
    number_gold(draft, number)
    draft.gap()


def title(draft, organs, stem, kind, with_organs):
    """The title, in one to four lines: `stem` is 关于……, without organs."""
    rng = draft.rng
    lines = []
    whole = stem
    if with_organs:
        names = [organ.name for organ in organs]
        apart = len(stem) > 24 or len(names) > 1 or maybe(rng, 0.4)
        whole = " ".join(names) + stem
        if apart and len(names) > 1 and maybe(rng, 0.5):
            lines = [*names, stem]
        elif apart:
            lines = ["　".join(names), stem]
        else:
            lines = [names[0] + stem]
    else:
        lines = [stem]
    last = lines.pop()
    lines += broken(rng, last)
    for line in lines:
        draft.line("center", line, "title")
    draft.value("title", whole)
    draft.gold["kind"] = kind
    draft.gap()


def broken(rng, line):
    """A long line is set in two, after a word behind 关于; no line begins with 的."""
    if len(line) < 24 or maybe(rng, 0.55):
        return [line]
    middle = len(line) // 2
    for word in ("工作", "印发", "做好", "加强", "开展", "推进", "管理", "转发", "情况", "有关"):
        at = line.find(word, max(6, middle - 8, line.find("关于")), middle + 10)
        if at > 0:
            cut = at + len(word)
            if 6 < cut < len(line) - 4 and line[cut] not in "的》、，”）〈《〉":
                return [line[:cut], line[cut:]]
    return [line]


# The line, and its rows.
def addressees(draft, organ):
    rng = draft.rng
    department = organ.short.lstrip("省市区县") if not organ.name.endswith(("政府", "办公室", "办公厅")) else None
    level = organ.level
    below = {"省": "各市、县（区）人民政府", "市": "各县（市、区）人民政府", "县": "各乡镇人民政府、街道办事处",
             "区": "各街道办事处，各镇人民政府"}[level]
    rows = below.split("，")
    if department:
        stem = department
        groups = [
            ([f"各{x}{stem}" for x in [rng.choice(["区", "县（区）", "县（市、区）", "县区"])]] + [f"{level}属各有关单位"]),
            [f"各县（市、区）{stem}", f"{level}直各有关单位", "各有关企业"],
            ["各有关单位"],
            [f"各县（市、区）{stem}、各开发区管委会", "局属各单位"],
            ["各科室", "直属各单位"],
            [f"各县（市、区）{stem}（{rng.choice(places.COUNTIES)[0]}不发）", f"{level}直各学校"],
            [f"各区{stem}", "各分局", "机关各处室"],
        ]
        rows = list(rng.choice(groups))
    else:
        groups = [rows + [f"{level}政府各部门"], rows + [f"{level}政府各部门、各直属机构"], rows + [f"{level}政府各委、办、局"],
                  rows + [f"{level}直各部门", "各有关单位"], rows,
                  rows + [f"{level}政府有关部门", f"{rng.choice(['高新区', '经济技术开发区'])}管委会"]]
        rows = list(rng.choice(groups))
    commas = any("、" in outside(row) for row in rows)
    mark = "，" if commas or maybe(rng, 0.7) else "、"
    # Where only 、 parts the line, every part is a row.
    write_addressees(draft, rows if len(rows) > 1 else split(rows[0]), mark if len(rows) > 1 else "、")


def split(row):
    return [row] if "各市、县" in row else row.split("、") if "、" in outside(row) else [row]


def outside(row):
    depth, out = 0, ""
    for char in row:
        depth += (char == "（") - (char == "）")
        out += char if depth == 0 else ""
    return out


def write_addressees(draft, rows, mark="，"):
    draft.line("flush", mark.join(rows) + "：", "addressee")
    draft.values("addressees", rows)
    if maybe(draft.rng, 0.3):
        draft.gap()
