#!/usr/bin/env python3
"""Counts the instructions that bad input costs, at n and 2n bytes: linear work about doubles.

usage: linear.py GONGWEN [--bytes N] [--only NAME]

Instructions are counted by callgrind, so that neither the machine nor its load matters; what the
program costs on an empty file is taken off. Exits with 1 if a ratio is above the bound.
"""
import argparse
import re
import subprocess
import sys
import tempfile

# Linear work gives 2, quadratic 4. Between them lie tables that grow and paths that open late.
BOUND = 2.6


def repeat(unit, size):
    data = unit.encode()
    return data * (size // len(data) + 1)


def nested(opening, closing, size):
    return repeat(opening, size // 2) + repeat(closing, size // 2)


INPUTS = {
    "empty lines": lambda n: repeat("\n", n),
    "spaces": lambda n: repeat(" ", n) + b"x",
    "wide spaces": lambda n: repeat("　\n", n),
    "question marks": lambda n: repeat("?", n),
    "digits": lambda n: repeat("2", n),
    "one line": lambda n: repeat("为做好工作，现就有关事项通知如下。", n),
    "one sentence": lambda n: repeat("各级各部门", n),
    "equal labels": lambda n: repeat("一、标题\n", n),
    "labels in one line": lambda n: repeat("一、标题。二、标题。", n),
    "mixed labels": lambda n: repeat("一、甲\n（一）乙\n1.丙\n（1）丁\n", n),
    "sentences beside labels": lambda n: repeat("责任单位：甲局）（二）。", n),
    "labels without a first": lambda n: repeat("国办。2、", n),
    "brackets": lambda n: nested("（", "）", n),
    "book titles": lambda n: nested("《", "》", n),
    "open book titles": lambda n: repeat("《关于", n),
    "documents": lambda n: repeat("云泽市统计局关于调查的通知\n各区：\n请调查。\n云泽市统计局\n2024年3月8日\n", n),
    "signatures": lambda n: repeat("云泽市统计局\n", n),
    "glued organs": lambda n: repeat("云泽市统计局", n) + b"\n",
    "readers": lambda n: repeat("各省、", n) + "：\n".encode(),
    "attachments": lambda n: repeat("附件：1.表\n", n),
    "contacts": lambda n: repeat("联系人：章远 电话：0555-5550151\n", n),
    "phones": lambda n: repeat("0555-5550151、", n),
    "numbers": lambda n: repeat("云政发〔2024〕1号", n),
    "dates": lambda n: repeat("2024年3月8日至9日、", n),
    "lost dates": lambda n: repeat("2022919日至23日，", n),
    "ratio signs": lambda n: repeat("甲∶", n),
    "page numbers": lambda n: repeat("参\n— 3 —\n与— 3 —", n),
    "spaced dates": lambda n: repeat("2024 年 9 月 2 日 至 ", n),
    "rows of values": lambda n: repeat("甲,1\n", n),
    "metadata": lambda n: repeat("来源：", n),
    "readings": lambda n: repeat("監(jiān)", n),
    "open readings": lambda n: repeat("監(", n),
    "traditional": lambda n: repeat("總局將組織開展專項檢查，", n),
    "shifted GBK": lambda n: repeat("評價??己私Y果作爲幹部任用的依據,", n),
    "UTF-8 as Latin-1": lambda n: repeat("å…³äºŽåšå¥½", n),
    "wrapped lines": lambda n: repeat("为全面掌握全市服务业企业生产经营情况为科学决策\n", n),
    "random bytes": lambda n: bytes((i * 7919 + (i >> 3) * 104729) & 255 for i in range(n)),
    "articles": lambda n: "".join(f"第{i}条有关单位应当履行职责。\n" for i in range(1, n // 45)).encode(),
    "running labels": lambda n: "".join(f"{i}.加强组织领导\n" for i in range(1, n // 25)).encode(),
    "nested labels": lambda n: repeat("一、甲\n（一）乙\n1.丙\n（1）丁\n①戊\n", n),
    "nested brackets": lambda n: repeat("（《“〔", n // 2) + repeat("〕”》）", n // 2),
    "attachment lists": lambda n: "附件：\n".encode() + "".join(
        f"{i}.推荐表\n" for i in range(1, n // 15)).encode(),
    "open annexes": lambda n: repeat("附件：\n1.推荐表\n", n),
    "joint letterheads": lambda n: repeat("云泽市统计局\n", n) + "云泽市财政局文件\n".encode(),
    "minutes": lambda n: repeat("云泽市人民政府专题会议纪要\n〔2024〕9号\n云泽市人民政府办公室　2024年4月19日\n", n),
    "titles": lambda n: repeat("云泽市统计局关于调查的通知\n", n),
    "forwarded documents": lambda n: repeat(
        "关于转发《关于调查的通知》的通知\n各区：\n现转发给你们。\n云泽市统计局\n2024年3月8日\n", n),
    "citations": lambda n: repeat("根据《统计法》（云政发〔2024〕1号）和", n),
    "open tags": lambda n: b"<html>" + repeat("<b>甲", n),
    "nested blocks": lambda n: b"<html>" + repeat("<div>甲", n),
    "nested lists": lambda n: b"<html>" + repeat("<ul><li>甲", n),
    "tables": lambda n: b"<html><table>" + repeat("<tr><td>甲<td>乙", n),
    "nested tables": lambda n: b"<html>" + repeat("<table><tr><td>甲", n),
    "lists of links": lambda n: b"<html><ul>" + repeat('<li><a href="/a.html">关于调查的通知</a></li>', n),
    "paragraphs": lambda n: b"<html>" + repeat("<p style='text-align:center'>关于调查</p>", n),
}


def instructions(program, data):
    with tempfile.NamedTemporaryFile(suffix=".txt") as file:
        file.write(data)
        file.flush()
        run = subprocess.run(
            ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", program, "parse",
             file.name], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
    if run.returncode:
        sys.exit(f"linear.py: {program} failed:\n{run.stderr[-500:]}")
    return int(re.search(r"refs:\s+([\d,]+)", run.stderr).group(1).replace(",", ""))


def main():
    arguments = argparse.ArgumentParser(description=__doc__,
                                        formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("program")
    arguments.add_argument("--bytes", type=int, default=40_000)
    arguments.add_argument("--only")
    options = arguments.parse_args()
    idle = instructions(options.program, b"")
    print(f"{'input':<22}{'instructions/byte':>18}{'2n : n':>9}")
    broken = 0
    for name, make in INPUTS.items():
        if options.only and options.only not in name:
            continue
        once, twice = (make(options.bytes), make(2 * options.bytes))
        cost, double = (instructions(options.program, data) - idle for data in (once, twice))
        ratio = double / max(cost, 1)
        mark = "" if ratio <= BOUND else "   not linear"
        broken += ratio > BOUND
        print(f"{name:<22}{cost / len(once):>18.0f}{ratio:>9.2f}{mark}", flush=True)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
