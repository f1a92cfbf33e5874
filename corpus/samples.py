"""Clean text that the character model was not fitted on, cut into documents to damage."""
import gzip
import json
import pathlib
import random
import re
import sys

from damages.base import read_pairs

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent / "src" / "tables"))
from sources import is_held_out  # pylint: disable=wrong-import-position,import-error

LINES = 24  # of a document: about a page
# Canonical Chinese text: what a correct tool has no reason to touch.
ALLOWED = re.compile("[\u4e00-\u9fff，。、；：？！“”‘’（）《》〈〉〔〕—…·%％.0-9A-Za-z〇\u3000 -]+")
# Layout that a cure would rightly take away: single characters apart, spaces in dates and numbers.
LAYOUT = re.compile("(^|[ \u3000])[\u4e00-\u9fff](?=$|[ \u3000：])|[0-9] |[\u4e00-\u9fff]\\.| {2}"
                    "|\u3000{3}|[ \u3000]$|[\u4e00-\u9fff，。）] [^第（]|[\u4e00-\u9fff]-[\u4e00-\u9fff]")


def texts(paths):
    """the held-out texts of files of laws (*.txt.gz) and notices (*.jsonl.gz)"""
    for path in paths:
        with gzip.open(path, "rt", encoding="utf8") as file:
            if ".jsonl" in path:
                for index, line in enumerate(file):
                    if is_held_out(index):
                        yield json.loads(line)["text"]
            else:
                for law in file.read().split("\f"):
                    name, _, text = law.partition("\n")
                    if is_held_out(name):
                        yield text


def canonical(line, traditional):
    if not ALLOWED.fullmatch(line) or LAYOUT.search(line) or traditional.intersection(line):
        return False
    if any(line.count(a) != line.count(b) for a, b in ("《》", "（）", "“”")):
        return False  # a part of a line that layout broke
    try:
        line.replace("·", "").replace("〇", "").encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def documents(paths, seed):
    """pages of canonical lines, in an order that the seed decides"""
    pairs = read_pairs()
    traditional = set(pairs.values()) - set(pairs)
    pages = []
    for text in texts(paths):
        lines = [line.strip() for line in text.split("\n")]
        lines = [line for line in lines if line and canonical(line, traditional)]
        pages += ["\n".join(lines[at:at + LINES]) + "\n" for at in range(0, len(lines), LINES)]
    random.Random(seed).shuffle(pages)
    return pages
