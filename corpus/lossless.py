"""The forms in which a document is met with nothing lost: its bytes in each of them.

A document here is anything with a `name`, a `text`, `on_page(width)`, `html(seed)` and `gold`.
"""
import random

from damages.registry import damage
from generator import furniture


def damaged(*kinds):
    def make(document, seed):
        return bytes(damage(document.text, kinds, f"{seed}/{document.name}").values)
    return make


def wrapped(width, marks):
    """on a page of that width: what stands in the middle or on the right stands there"""
    def make(document, seed):
        kinds = [f"wrapped:width={width},marks={marks}"]
        return bytes(damage(document.on_page(width), kinds, f"{seed}/{document.name}").values)
    return make


def page(document, seed):
    rng = random.Random(f"page/{seed}/{document.name}")
    return furniture.around(rng, document.text, document.gold).encode("utf8")


# Of one line, breaks are told from spaces by what stands around them.
FORMS = {
    "clean": lambda document, _seed: document.text.encode("utf8"),
    "page around": page,
    "html": lambda document, seed: document.html(seed).encode("utf8"),
    "crlf": lambda document, _seed: document.text.replace("\n", "\r\n").encode("utf8"),
    "wrapped:28": wrapped(28, 0),
    "wrapped:40": wrapped(40, 0),
    "wrapped:28,marks=1": wrapped(28, 1),
    "wrapped:40,marks=1": wrapped(40, 1),
    "one_line": damaged("one_line"),
    "traditional": damaged("traditional"),
    "folded": damaged("folded"),
    "full_width": damaged("full_width"),
    "radicals": damaged("radicals"),
    "compatibility": damaged("compatibility"),
    "invisible": damaged("invisible"),
    "nbsp": damaged("nbsp"),
    "spaced_words": damaged("spaced_words"),
    "spaced_numbers": damaged("spaced_numbers"),
    "mixed_brackets": damaged("mixed_brackets"),
    "lost_marks": damaged("lost_marks"),
    "lost_brackets": damaged("lost_brackets"),
    "pinyin": damaged("traditional", "pinyin"),
    "utf8_as_latin": damaged("utf8_as_latin"),
    "utf8_as_cp1252": damaged("utf8_as_cp1252"),
    "gbk_as_latin": damaged("gbk_as_latin"),
    "chain:twice_latin": damaged("chain:twice_latin"),
    "gb18030": damaged("gb18030"),
    "big5": damaged("traditional", "big5"),
    "utf-8-sig": damaged("utf-8-sig"),
    "utf-16-le": damaged("utf-16-le"),
    "utf-16-be-bom": damaged("utf-16-be-bom"),
    "hz": damaged("hz"),
}


def form(name, document, seed):
    """the bytes; None where a charset does not have what stands in the document"""
    try:
        return FORMS[name](document, seed)
    except UnicodeEncodeError:
        return None
