"""Streams of inputs, and the accessor of pandas."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import gongwen
import pytest

TEXTS = ["关于开展演练的通知\n各科室：\n请参加。\n", "关于调查的函\n市统计局：\n请协助。\n", ""]


def test_results_come_in_order_and_keep_what_belongs_to_them() -> None:
    many = TEXTS * 200
    assert list(gongwen.pipe(many, workers=3)) == [gongwen.parse(text) for text in many]
    pairs = list(gongwen.pipe(zip(many, range(len(many))), as_tuples=True))
    assert [row for _, row in pairs] == list(range(len(many)))
    assert pairs[1][0] == gongwen.parse(TEXTS[1])


def test_a_stream_is_read_a_little_ahead_alone() -> None:
    taken = []

    def endless() -> Iterator[str]:
        while True:
            taken.append(1)
            yield TEXTS[0]

    stream = gongwen.pipe(endless(), workers=2)
    assert next(stream) == gongwen.parse(TEXTS[0])
    stream.close()  # type: ignore[attr-defined]
    assert len(taken) < 1000


def test_what_is_no_input_raises_when_its_turn_comes() -> None:
    stream = gongwen.pipe([TEXTS[0], 5], workers=2)  # type: ignore[list-item]
    assert next(stream) == gongwen.parse(TEXTS[0])
    with pytest.raises(TypeError):
        next(stream)


def test_pandas_accessor() -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    import gongwen.pandas

    series = pandas.Series([*TEXTS[:2], None], index=["a", "b", "b"], name="text")
    read = series.gongwen.parse()
    assert list(read.index) == ["a", "b", "b"] and read.name == "text"
    assert read.iloc[0] == gongwen.parse(TEXTS[0]) and read.iloc[2] is None
    assert series.gongwen.clean().iloc[1] == TEXTS[1]
    table = series.gongwen.table()
    assert list(table.kind[:2]) == ["通知", "函"] and table.error.iloc[2] == "no text"


def test_importing_gongwen_imports_no_pandas() -> None:
    code = "import sys, gongwen; sys.exit('pandas' in sys.modules or 'pyarrow' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
