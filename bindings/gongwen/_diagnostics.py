"""What diagnostics mean, and what to do about them."""

from __future__ import annotations

import difflib
from typing import Literal, NamedTuple

from gongwen import _core
from gongwen._find import shown

_Language = Literal["en", "zh"]


class DiagnosticCode(NamedTuple):
    """What one code of ``Diagnostic.code`` says, in the language that was asked for."""

    code: str
    severity: str  #: note, warning or error
    meaning: str  #: when it is given, and what the result then holds
    remedy: str  #: what to do about it

    def __str__(self) -> str:
        return f"{self.code} ({self.severity})\n  {self.meaning}\n  → {self.remedy}"


def diagnostic_codes(language: _Language = "en") -> tuple[DiagnosticCode, ...]:
    """All codes that this version knows, in alphabetical order.

    >>> [row.code for row in gongwen.diagnostic_codes()][:2]
    ['ambiguous_date', 'diagnostic_limit']
    """
    return tuple(_rows(language).values())


def explain_diagnostic(
    code: str | _core.Diagnostic, language: _Language = "en"
) -> DiagnosticCode:
    """What a code (or the code of a diagnostic) means, in English (``"en"``) or Chinese (``"zh"``).

    Raises ``ValueError`` for a code that this version does not know.

    >>> gongwen.explain_diagnostic("numbering", "zh").remedy
    '请核对此前是否漏行；也常有原文自身编号有误的情况。'
    """
    name = code if isinstance(code, str) else code.code
    rows = _rows(language)
    if name in rows:
        return rows[name]
    near = difflib.get_close_matches(name, rows, 1)
    more = f"did you mean {near[0]!r}?" if near else f"the codes are {', '.join(rows)}"
    raise ValueError(f"no diagnostic has the code {shown(name)}: {more}")


def diagnostic_message(diagnostic: _core.Diagnostic, language: _Language = "en") -> str:
    """The message of a diagnostic in English or Chinese, with the numbers and names of its case.

    >>> result = gongwen.parse("会议定于2022111日召开，请准时参加。")
    >>> gongwen.diagnostic_message(result.diagnostics[0], "zh")
    '“2022111”可读作“1月11日”或“11月1日”。'
    """
    _check(language)
    return _core.message_in(diagnostic.code, diagnostic.message, language)


def _rows(language: _Language) -> dict[str, DiagnosticCode]:
    _check(language)
    return {row[0]: DiagnosticCode(*row) for row in _core.diagnostic_codes(language)}


def _check(language: str) -> None:
    if language not in ("en", "zh"):
        raise ValueError(f"language is {shown(language)}: it must be 'en' or 'zh'")
