#!/usr/bin/env python3
"""Each operator of corpus/damages does the damage that it says, and marks the characters it touches."""
import pathlib
import shutil
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "corpus"))

from damages import registry  # noqa: E402  pylint: disable=wrong-import-position

NOTICE = """云泽市应急管理局关于开展演练活动的通知
云应急发〔2024〕15号
各县（区）应急管理局：
　　为提高“防汛抗旱”能力，现将有关事项通知如下：
一、时间安排
2024年10月18日至2024年11月25日，共三十九天；逾期不再受理。
二、联系方式
联系人：王小川，电话：0555-5550123。
云泽市应急管理局
2024年9月20日
""" * 3

# Kind, what the notice has, what it becomes.
EXAMPLES = [
    (["traditional"], "开展演练活动", "開展演練活動"),
    (["folded"], "各县（区）应急管理局：", "各县(区)应急管理局:"),
    (["full_width"], "0555-5550123", "０５５５-５５５０１２３"),
    (["radicals:share=1"], "一、时间", "⼀、时间"),
    (["compatibility:share=1"], "期不", "期\uf967"),
    (["traditional", "pinyin:annotated=應發"], "应急发", "應(yīng)急發(fā)"),
    (["traditional", "pinyin:annotated=應,space=1"], "应急", "應(yīng )急"),
    (["utf8_as_gbk"], "关于", "鍏充簬"),
    (["utf8_as_big5"], "关于开", "�喃�撘�"),
    (["utf8_as_latin"], "关", "å\x85³"),
    (["utf8_as_cp1252"], "关于", "å…³äºŽ"),
    (["utf8_as_cp1252:bytes=lost"], "，", "ï¼Œ"),
    (["utf8_as_cp1252:bytes=lost,sign=?"], "关于开", "å…³äºŽå¼€"),
    (["utf8_as_cp1252:space=1"], "年", "å¹´"),
    (["gbk_as_latin"], "关于", "¹ØÓÚ"),
    (["gbk_as_cp1252"], "关于", "¹ØÓÚ"),
    (["traditional", "big5_as_gbk"], "通知", "硄"),
    (["gbk_as_big5"], "关于", "壽衾"),
    (["lost_marks"], "2024年9月20日", "20249月20日"),
    (["lost_marks"], "2024年10月18日", "2024年1018日"),
    (["lost_spans:share=1"], "2024年9月20日", "2024920"),
    (["mixed_brackets"], "〔2024〕", None),
    (["lost_brackets"], "〔2024〕", None),
    (["lost_quotes"], "“防汛抗旱”", None),
    (["nbsp"], "　　为提高", "????为提高"),
    (["wrapped:12"], "关于开展演练活动的通知", "关于开展\n演练活动的通知"),
    (["wrapped:width=11,marks=1"], "“防汛抗旱”能力，现将", "“防汛抗旱”\n能力，现将"),
    (["wrapped:width=10,marks=1"], "“防汛抗旱”能力，现将", "“防汛抗旱”\n能力，现将"),
    (["wrapped:width=40,page=3"], "：\n　　为", "：\n— 1 —\n　　为"),
    (["one_line"], "安排\n2024", "安排 2024"),
    (["one_line:by="], "安排\n2024", "安排2024"),
    (["spaced_words:half"], "联系人：", None),
    (["invisible:share=1"], "通知", None),
]


def damaged(text, kinds, seed=7):
    return registry.damage(text, kinds, seed)


class Operators(unittest.TestCase):
    def test_examples(self):
        for kinds, before, after in EXAMPLES:
            with self.subTest(kinds=kinds):
                text = damaged(NOTICE, kinds).source.text
                self.assertIn(before, NOTICE)
                if after is None:
                    self.assertNotIn(before, text)
                else:
                    self.assertIn(after, text)

    def test_shifted_as_sites_have_it(self):
        # The byte before a trigger goes with what was put there; the run ends at an ASCII trail.
        def site(text, annotated, eats=2):
            kinds = [f"shifted:triggers=，？,annotated={annotated},eats={eats}", "folded"]
            return damaged(text, kinds).source.text

        self.assertEqual(site("活動。現將", "現"), "活動?,F(xiàn)將")
        self.assertEqual(site("。總局將組織", "組"), "??偩謱⒔M織".replace("M織", "M(zǔ)織"))
        self.assertEqual(site("秩序專項整", "驅項"), "秩序?qū)m?xiàng)整")
        self.assertEqual(site("通知，如下", "組"), "通知,如下")

    def test_mark_that_shows(self):
        made = damaged("通知，如下", ["shifted:triggers=，,annotated=0,insert=."]).source.text
        self.assertEqual(made, "通知.，如下")

    def test_decoders_eat_one_byte_or_two(self):
        one = damaged("关于1", ["dropped_byte:every=1"]).source.text
        two = damaged("关于1", ["dropped_byte:every=1,eats=2,sign=?"]).source.text
        self.assertTrue(one.endswith("1"))
        self.assertNotIn("关于1", one + two)
        self.assertEqual(damaged("关1", ["utf8_as_gbk"]).source.text, "鍏\ufffd1")
        self.assertEqual(damaged("关1", ["utf8_as_gbk:eats=2,sign=?"]).source.text, "鍏?")

    def test_stretches_are_damaged_and_the_rest_is_sound(self):
        made = damaged(NOTICE, ["stretch:utf8_as_gbk"])
        marks = made.source.damaged()
        self.assertTrue(made.source.stretches)
        for begin, end in made.source.stretches:
            self.assertIn(end - begin, range(6, 41))
            self.assertTrue(all(marks[begin:end]))
        inside = sum(end - begin for begin, end in made.source.stretches)
        self.assertEqual(sum(marks), inside)

    def test_charsets(self):
        for name in registry.CHARSETS:
            if name in ("iso-2022-cn", "euc-tw") and not shutil.which("uconv"):
                continue
            with self.subTest(name=name):
                kinds = (["traditional"] if name in ("big5", "euc-tw") else []) + [name]
                made = damaged(NOTICE, kinds)
                self.assertEqual(len(made.values), len(made.owners))
        self.assertEqual(damaged("关于a~", ["hz"]).values, b"~{9XSZ~}a~~")
        self.assertTrue(damaged("关", ["utf-16-be-bom"]).values.startswith(b"\xfe\xff"))
        mixed = bytes(damaged(NOTICE, ["mixed:body=gb18030,part=utf-8,share=0.3"]).values)
        self.assertTrue(mixed.startswith("云泽市".encode("utf8")))
        self.assertIn("联系人".encode("gb18030"), mixed)

    def test_bytes(self):
        whole = NOTICE.encode("gb18030")
        self.assertEqual(len(damaged(NOTICE, ["gb18030", "dropped:5"]).values), len(whole) - 5)
        self.assertEqual(damaged(NOTICE, ["gb18030", "cut:1"]).values, whole[1:-1])
        lost = damaged(NOTICE, ["gb18030", "questioned:0.05"])
        self.assertEqual(len(lost.values), len(whole))
        self.assertEqual(lost.values.count(b"?"), len(lost.lost))
        self.assertGreater(len(lost.lost), 0)

    def test_all_are_made_again_by_their_seed(self):
        for kinds in every_kind():
            with self.subTest(kinds=kinds):
                first = damaged(NOTICE, kinds)
                self.assertEqual(first.values, damaged(NOTICE, kinds).values)

    def test_marks_tell_what_was_touched(self):
        for kinds in every_kind():
            with self.subTest(kinds=kinds):
                tracked = damaged(NOTICE, kinds).source
                marks = tracked.damaged()
                self.assertEqual(len(marks), len(NOTICE))
                sound = [c for c, mark in zip(NOTICE, marks) if not mark]
                text = iter(tracked.text)
                self.assertTrue(all(c in text for c in sound), "a sound character is missing")
                if tracked.text != NOTICE:
                    self.assertTrue(any(marks))

    def test_setup_does_not_count(self):
        made = registry.damage(NOTICE, ["folded"], 7, ["traditional"])
        marks = made.source.damaged()
        self.assertEqual({c for c, mark in zip(NOTICE, marks) if mark} - set("，：；（）"), set())

    def test_wrong_kinds_are_named(self):
        self.assertEqual(registry.unknown(["folded", "no_such", "chain:none", "stretch:folded"]),
                         ["chain:none", "no_such", "stretch:folded"])
        with self.assertRaises(ValueError):
            damaged(NOTICE, ["wrapped:depth=3"])


def every_kind():
    for name in registry.OF_TEXT:
        kind = f"{name}:utf8_as_latin" if name == "stretch" else name
        yield ["traditional", kind] if name.startswith("big5") else [kind]
    for name, kinds in registry.CHAINS.items():
        if shutil.which("opencc") or not any(kind.startswith("traditional:") for kind in kinds):
            yield [f"chain:{name}"]


if __name__ == "__main__":
    unittest.main()
