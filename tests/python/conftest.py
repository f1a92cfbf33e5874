"""What the tests share."""

from __future__ import annotations

from pathlib import Path

import pytest

NOTICE = """来源：临江县人民政府网
临江县教育局文件
临教发〔2024〕5号

关于开展校园安全演练的通知

各中小学校：
根据《中小学幼儿园安全管理办法》，现就开展校园安全演练工作通知如下。
一、演练安排
（一）时间和地点
2024年9月30日前在各校操场完成。
（二）参加人员
全体师生。
二、工作要求
各校要高度重视，认真组织。
联系人：王小川，电话：0555-5550123。

临江县教育局
2024年9月2日
（此件公开发布）
"""


@pytest.fixture
def notice() -> str:
    """A notice in clean text."""
    return NOTICE


def corpus_files() -> list[Path]:
    """The inputs of the corpus."""
    corpus = Path(__file__).parents[2] / "corpus"
    return [p for p in sorted(corpus.rglob("*")) if p.suffix in {".txt", ".html"}]
