"""Invented places and the organs that stand there: full name, name for short, 机关代字."""
import dataclasses

PROVINCES = [("江岚省", "江"), ("沧宁省", "沧"), ("岭阳省", "岭"), ("朔北省", "朔"), ("澜西省", "澜")]
CITIES = [("云泽市", "云"), ("望川市", "望"), ("松亭市", "松"), ("梧川市", "梧"), ("砚溪市", "砚"),
          ("桐岭市", "桐"), ("沐阳市", "沐"), ("曲洲市", "曲"), ("景澜市", "景"), ("鹤鸣市", "鹤")]
COUNTIES = [("青禾区", "青"), ("汀兰县", "汀"), ("浔岭县", "浔"), ("禾丰县", "禾"), ("碧湾区", "碧"),
            ("泉塘县", "泉"), ("岱溪县", "岱"), ("澄湖区", "澄"), ("银汀区", "银"), ("朔原县", "朔")]
TOWNS = ["柳林镇", "白沙乡", "石桥镇", "南屏街道", "枫溪镇", "云台乡", "双塔街道", "清河镇"]

# matter of the organ, name for short, code; in provinces 局 is 厅.
OFFICES = [
    ("教育", "教育局", "教"), ("财政", "财政局", "财"),
    ("人力资源和社会保障", "人力资源社会保障局", "人社"), ("住房和城乡建设", "住房城乡建设局", "建"),
    ("交通运输", "交通运输局", "交"), ("水利", "水利局", "水"), ("农业农村", "农业农村局", "农"),
    ("商务", "商务局", "商"), ("文化和旅游", "文化和旅游局", "文旅"), ("应急管理", "应急管理局", "应急"),
    ("审计", "审计局", "审"), ("市场监督管理", "市场监管局", "市监"), ("统计", "统计局", "统"),
    ("生态环境", "生态环境局", "环"), ("自然资源", "自然资源局", "自然资"), ("民政", "民政局", "民"),
    ("司法", "司法局", "司"), ("科学技术", "科技局", "科"), ("工业和信息化", "工业和信息化局", "工信"),
    ("退役军人事务", "退役军人事务局", "退役军人"), ("医疗保障", "医保局", "医保"), ("林业", "林业局", "林"),
]
COMMISSIONS = [("卫生健康委员会", "卫生健康委", "卫健"), ("发展和改革委员会", "发展改革委", "发改"),
               ("国有资产监督管理委员会", "国资委", "国资")]
BUREAUS = [("城市管理局", "城管局", "城管"), ("行政审批服务局", "行政审批局", "审批"),
           ("信访局", "信访局", "信"), ("住房公积金管理中心", "公积金中心", "公积金"),
           ("疾病预防控制中心", "疾控中心", "疾控")]
SURNAMES = list("章顾秦贺乔温田方岳易林沈简樊梁韩邵尹段汤黎罗程谭石康")
GIVEN = ["远", "盼", "小川", "明", "木", "如玉", "野", "启明", "平", "安", "一帆", "知远", "宁", "星",
         "晓雯", "立新", "文博", "佳怡", "国栋", "思齐", "雨桐", "海峰", "静", "志强", "春燕", "子墨"]


@dataclasses.dataclass(frozen=True)
class Organ:
    name: str
    short: str    # as its colleagues call it: 市教育局
    code: str
    place: str
    level: str    # 省 市 县
    office: str   # where its documents are printed


def level_of(place):
    return {"省": "省", "市": "市", "区": "区", "县": "县"}[place[-1]]


def place(rng):
    return rng.choices([rng.choice(PROVINCES), rng.choice(CITIES), rng.choice(COUNTIES)], (2, 5, 4))[0]


def office_of(level):
    return "办公厅" if level == "省" else "办公室"


def government(where):
    name, code = where
    level = level_of(name)
    return Organ(name + "人民政府", level + "政府", code + "政", name, level,
                 name + "人民政府" + office_of(level))


def government_office(where):
    name, code = where
    level = level_of(name)
    full = name + "人民政府" + office_of(level)
    return Organ(full, level + "政府" + office_of(level), code + "政办", name, level, full)


def department(rng, where, taken=()):
    name, code = where
    level = level_of(name)
    while True:
        kind = rng.choices("OCB", (22, 4, 4))[0]
        if kind == "O":
            matter, short, letters = rng.choice(OFFICES)
            end = "厅" if level == "省" else "局"
            full, short = name + matter + end, level + short[:-1] + end
        elif kind == "C":
            full, short, letters = rng.choice(COMMISSIONS)
            full, short = name + full, level + short
        else:
            full, short, letters = rng.choice(BUREAUS)
            full, short = name + full, level + short
        if full not in taken:
            break
    return Organ(full, short, code + letters, name, level, full + "办公室")


def organ(rng, where=None):
    where = where or place(rng)
    kind = rng.choices("GOD", (2, 2, 6))[0]
    if kind == "G":
        return government(where)
    return government_office(where) if kind == "O" else department(rng, where)


def organs(rng, count):
    """several of one place, for joint documents"""
    where, made = place(rng), []
    while len(made) < count:
        made.append(department(rng, where, [o.name for o in made]))
    return made


def where_of(organ_):
    return next(w for w in PROVINCES + CITIES + COUNTIES if w[0] == organ_.place)


def above(rng, organ_):
    """a place one level up"""
    return rng.choice(PROVINCES if organ_.level in ("市", "省") else CITIES)


def person(rng):
    return rng.choice(SURNAMES) + rng.choice(GIVEN)
