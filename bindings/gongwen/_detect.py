"""What an input is, without reading its documents."""

from __future__ import annotations

from dataclasses import dataclass, field

from gongwen import _card, _core
from gongwen._api import Input, _cleaned
from gongwen._words import Format, InputScript, RepairKind


@dataclass(frozen=True)
class Damage:
    """One kind of damage that an input has."""

    kind: RepairKind
    """What happened: ``utf8_as_gbk``, ``pinyin_annotation`` … as :attr:`Repair.kind` has it."""
    count: int
    """How often."""
    examples: tuple[_core.Repair, ...] = field(repr=False)  # may be hundreds
    """The different repairs of this kind, in their order; each knows its place."""

    def __str__(self) -> str:
        first = self.examples[0]
        return f"{self.kind} ×{self.count}: {first.before!r} → {first.after!r}"


@dataclass(frozen=True)
class Detection:
    """What an input is: charset, script, damages. ``print`` shows what ``gongwen inspect`` says."""

    name: str | None
    """Its name, if it has one."""
    bytes: int
    """Its size."""
    format: Format
    """What it is written in."""
    encoding: str
    """The charset that its bytes are in, by its WHATWG name: UTF-8, GB18030, Big5 …"""
    encoding_confidence: float
    """How sure that is, in [0, 1]."""
    declared_encoding: str | None
    """What a byte order mark, the caller or markup claimed; often wrong."""
    script: InputScript
    """Simplified, traditional, both or no Chinese characters."""
    characters: int
    """Size of the recovered text."""
    lines: int
    """Lines of the recovered text."""
    damages: tuple[Damage, ...]
    """The damages that were mended, the most frequent first."""
    diagnostics: tuple[_core.Diagnostic, ...]
    """What a reader should know: what could not be mended, limits that were reached."""
    summary: str = field(repr=False, default="")
    """A few lines for people."""

    @property
    def is_clean(self) -> bool:
        """True if nothing was repaired and nothing is to be said."""
        return not self.damages and not self.diagnostics

    def __str__(self) -> str:
        return self.summary

    def _repr_html_(self) -> str:
        return _card.detection(self)


def detect(source: Input, *, name: str | None = None, encoding: str | None = None) -> Detection:
    """Tell charset, script and damages of an input: what ``gongwen inspect`` says.

    Parameters and errors are those of :func:`parse`. It costs as much as :func:`clean`, whose
    result has the text and where each repair stands.

    >>> import gongwen
    >>> found = gongwen.detect("关于开展演练的通知".encode("gb18030"))
    >>> found.encoding, found.script, found.is_clean
    ('GB18030', 'hans', True)
    """
    cleaned = _cleaned(source, name, encoding, "auto", "standard")
    kinds: dict[RepairKind, list[_core.Repair]] = {}
    for repair in cleaned.repairs:
        kinds.setdefault(repair.kind, []).append(repair)
    damages = [
        Damage(kind, sum(repair.count for repair in repairs), tuple(repairs))
        for kind, repairs in kinds.items()
    ]
    of = cleaned.source
    return Detection(
        name=of.name,
        bytes=of.bytes,
        format=of.format,
        encoding=of.encoding,
        encoding_confidence=of.encoding_confidence,
        declared_encoding=of.declared_encoding,
        script=cleaned.script,
        characters=len(cleaned.text),
        lines=cleaned.text.count("\n") + (cleaned.text[-1:] not in ("", "\n")),
        damages=tuple(sorted(damages, key=lambda damage: -damage.count)),
        diagnostics=cleaned.diagnostics,
        summary=cleaned.to_text(),
    )
