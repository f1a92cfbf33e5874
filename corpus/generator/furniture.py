"""What the page of a site puts around a document."""
from . import dates, matters, places


def around(rng, text, gold):
    """the text with navigation, metadata and links around it"""
    document = gold["documents"][0]
    day = tuple(int(p) for p in document["date"]["iso"].split("-")) if "date" in document else (2024, 5, 6)
    title = document.get("title", {}).get("text", "").replace(" ", "")
    site = rng.choice(places.CITIES)[0] + "人民政府"
    shown = dates.after(rng, day, 1, 20)
    date = f"{shown[0]}-{shown[1]:02d}-{shown[2]:02d}"
    front = rng.choice([["首页", "政务公开", "办事服务", "互动交流"], ["网站首页", "走进云泽", "新闻中心", "政务公开", "政务服务"],
                        ["首页 | 机构职能 | 政务公开 | 办事服务 | 互动交流"]])
    front = list(front) + [rng.choice(["当前位置：首页 > 政务公开 > 通知公告", "您所在的位置：首页>政府信息公开>政策文件",
                                       "首页 / 政务公开 / 公示公告"])]
    if rng.random() < 0.4:
        front += [f"索引号：{rng.randint(100000, 999999)}/{shown[0]}-{rng.randint(1, 9999):05d}", f"主题分类：{rng.choice(['综合政务', '城乡建设', '财政、金融', '科技、教育'])}",
                  "有效性：有效"]
    if title and rng.random() < 0.5:
        front.append(title)
    front.append(rng.choice([f"发布时间：{date}　来源：{site}网站　浏览次数：{rng.randint(20, 9000)}", f"发布日期：{date} {rng.randint(8, 18):02d}:{rng.randint(0, 59):02d}　　信息来源：{site}办公室",
                             f"来源：{site}　时间：{date}　【字体：大 中 小】"]))
    others = [f"关于{rng.choice(matters.DOING)}{m}工作的通知" for m in rng.sample(matters.MATTERS, 4)]
    behind = []
    if rng.random() < 0.6:
        behind.append(rng.choice(["分享到：", "【打印本页】【关闭窗口】", "打印　关闭", "扫一扫在手机打开当前页"]))
    if rng.random() < 0.5:
        behind += [f"上一篇：{others[0]}", f"下一篇：{others[1]}"]
    if rng.random() < 0.4:
        behind += [rng.choice(["相关文件", "相关链接", "相关信息", "更多推荐"]), *[f"{o}　{date}" for o in others[2:]]]
    behind.append(rng.choice([f"版权所有：{site}　主办：{site}办公室", f"主办单位：{site}办公室　网站标识码：5550000001", "联系我们 | 网站地图 | 法律声明"]))
    if rng.random() < 0.6:
        behind.append(f"{rng.choice('江沧岭')}ICP备{rng.randint(10000000, 99999999)}号")
    return "\n".join(front) + "\n\n" + text + "\n" + "\n".join(behind) + "\n"
