"""What diagnostics mean, in both languages."""

from __future__ import annotations

import os
import subprocess
import sys

import gongwen
import pytest


def test_every_code_is_explained_in_both_languages() -> None:
    english, chinese = gongwen.diagnostic_codes(), gongwen.diagnostic_codes("zh")
    assert [row.code for row in english] == [row.code for row in chinese]
    for row, other in zip(english, chinese):
        assert row.meaning.endswith(".") and row.remedy.endswith(".")
        assert any("\u4e00" <= c <= "\u9fff" for c in other.meaning) and other.remedy.endswith("。")
        assert row.severity == other.severity in ("note", "warning", "error")


def test_a_diagnostic_is_explained_and_said_in_chinese() -> None:
    (diagnostic,) = [
        one
        for one in gongwen.parse("会议定于2022111日召开，请准时参加。").diagnostics
        if one.code == "ambiguous_date"
    ]
    assert gongwen.explain_diagnostic(diagnostic) == gongwen.explain_diagnostic("ambiguous_date")
    assert gongwen.diagnostic_message(diagnostic) == diagnostic.message
    said = gongwen.diagnostic_message(diagnostic, "zh")
    assert said == "“2022111”可读作“1月11日”或“11月1日”。"


def test_what_is_unknown_is_refused_with_a_way_out() -> None:
    with pytest.raises(ValueError, match="did you mean 'numbering'"):
        gongwen.explain_diagnostic("numberings")
    with pytest.raises(ValueError, match="must be 'en' or 'zh'"):
        gongwen.explain_diagnostic("numbering", "fr")  # type: ignore[arg-type]


@pytest.mark.parametrize(("locale", "word"), [("C.UTF-8", "Often"), ("zh_CN.UTF-8", "核对")])
def test_the_command_line_explains_in_the_language_of_the_locale(locale: str, word: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "gongwen", "explain-diagnostic", "numbering"],
        env={**os.environ, "LC_ALL": locale, "PYTHONUTF8": "1"},
        capture_output=True,
        check=True,
        text=True,
        encoding="utf-8",
    )
    assert done.stdout.startswith("numbering (note)\n") and word in done.stdout
