"""What is known of one value: where it stands, how sure it is, what was repaired in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Union

from gongwen import _core
from gongwen._dates import Date, PartialDate
from gongwen._find import shown
from gongwen._span import Span

_STEP = re.compile(r"(?P<name>[A-Za-z_]\w*)|\[(?P<index>-?\d+)\]")
# The zone of the text that a field is read from. Fields that are not here are found by their form
# wherever they stand in a body.
_ZONES = {
    "copy_number": "copy_number",
    "classification": "classification",
    "urgency": "urgency",
    "issuers": "issuer",
    "number": "number",
    "approvers": "approver",
    "title": "title",
    "addressees": "addressee",
    "paragraphs": "paragraph",
    "sections": "heading",
    "closing": "closing",
    "attachments": "attachment",
    "signatories": "signatory",
    "date": "date",
    "annotation": "annotation",
    "disclosure": "disclosure",
    "cc": "cc",
    "printed_by": "printed",
    "printed_on": "printed",
    "contacts": "contact",
}
_DERIVED = {
    "issued_by": "issued_by_place",
    "issued_by_place": "issued_by_place",
}


@dataclass(frozen=True)
class Change:
    """A repair inside a value."""

    kind: str
    """As :attr:`Repair.kind`."""
    before: str | None
    """What stood there; None where it is not recorded for this place."""
    after: str
    """What stands there now."""
    span: Span
    """In :attr:`Result.text`, in characters."""
    source: Span
    """In the input, in bytes."""

    def __str__(self) -> str:
        before = "…" if self.before is None else repr(self.before)
        return f"{self.kind}: {before} → {self.after!r}"


@dataclass(frozen=True)
class Explanation:
    """What is known of one field of a :class:`Result`. ``print`` shows it for people."""

    field: str
    """Its whole path: ``documents[0].number``."""
    value: str | None
    """What it says: text, a date in ISO 8601, a count of entries; None if the input has none."""
    type: str
    """What it is in Python: Number, Section, str …"""
    span: Span | None
    """Where it, or what holds it, stands in :attr:`Result.text`, in characters."""
    source: Span | None
    """The bytes of the input that it came from."""
    line: str | None
    """The line of the text that it begins in."""
    line_number: int | None
    """The number of that line, from 1."""
    confidence: float | None
    """How sure the value is, in [0, 1]."""
    segments: tuple[_core.Segment, ...]
    """The zones of the text that it lies in; of an absent one those that were nearly its own."""
    changes: tuple[Change, ...]
    """What was repaired inside it, one by one."""
    decided_by: str
    """What decided it, as a sentence."""

    @property
    def part(self) -> str | None:
        """The zone that it begins in."""
        return self.segments[0].part if self.value is not None and self.segments else None

    @property
    def runner_up(self) -> str | None:
        """The second-best reading of that zone."""
        return self.segments[0].runner_up if self.part is not None else None

    def __str__(self) -> str:
        out = [f"{self.field} = {'(absent)' if self.value is None else self.value}"]

        def add(label: str, text: str) -> None:
            out.append(f"  {label:<12}{text}")

        add("type", self.type)
        if self.span is not None and self.source is not None:
            add("text", f"characters {self.span.begin}–{self.span.end}, line {self.line_number}")
            add("input", f"bytes {self.source.begin}–{self.source.end}")
            add("line", _shortened(self.line or ""))
        if self.confidence is not None:
            add("confidence", f"{self.confidence:.2f}")
        for segment in self.segments:
            place = f"{segment.span.begin}–{segment.span.end}"
            second = f", else {segment.runner_up}"
            add("zone", f"{segment.part} {segment.confidence:.2f}{second} (characters {place})")
        for change in self.changes:
            add("repaired", str(change))
        add("decided by", self.decided_by)
        return "\n".join(out)


def explain(result: _core.Result, field: str) -> Explanation:
    """What :meth:`Result.explain` gives."""
    steps = _steps(field)
    if steps[0] not in ("documents", "page", "source"):
        steps = ["documents", 0, *steps]
    holder: Any = result
    item: Any = result
    placed: Any = None  # the innermost object that has a place
    for i, step in enumerate(steps):
        holder, item = item, _step(item, step, _written(steps[:i]))
        if item is None and i + 1 < len(steps):
            steps = steps[: i + 1]  # no part of what is not there
            break
        if _span_of(item) is not None:
            placed = item
    name = _field_name(steps)
    absent = item is None or item == ()
    if absent:
        placed = None
    span = _span_of(placed)
    begin = 0 if span is None else span.begin
    segments = _nearly(result, name) if absent else _around(result, span)
    line = None if span is None else result.text[_line_begin(result, begin) :].split("\n", 1)[0]
    return Explanation(
        field=_written(steps),
        value=None if absent else _said(item),
        type=type(item).__name__,
        span=span,
        source=None if span is None else result.source_of(span),
        line=line,
        line_number=None if span is None else result.text.count("\n", 0, begin) + 1,
        confidence=_confidence(item, placed),
        segments=segments,
        changes=() if span is None else _changes(result, span),
        decided_by=_decision(name, holder, absent, segments),
    )


def _steps(field: str) -> list[Union[str, int]]:
    steps: list[Union[str, int]] = []
    at = 0
    while at < len(field):
        if steps and field[at] == ".":
            at += 1
        found = _STEP.match(field, at)
        if found is None:
            break
        index = found["index"]
        steps.append(found["name"] if index is None else int(index))
        at = found.end()
    if not steps or at != len(field) or isinstance(steps[0], int):
        raise ValueError(f"not the path of a field: {shown(field)}; one is documents[0].sections[2]")
    return steps


def _step(item: Any, step: Union[str, int], path: str) -> Any:
    if isinstance(step, int):
        if not isinstance(item, tuple):
            raise ValueError(f"{path} is no list: it is a {type(item).__name__}")
        if not -len(item) <= step < len(item):
            raise IndexError(f"{path} has no entry {step}: there are {len(item)}")
        return item[step]
    if isinstance(item, tuple) and not isinstance(item, Span):
        raise ValueError(f"{path} is a list: say which entry, as in {path}[0].{step}")
    fields = [
        field
        for field in dir(type(item))
        if isinstance(getattr(type(item), field), property) and not field.startswith("_")
    ]
    if isinstance(item, (Date, PartialDate)):
        fields += ["year", "month", "day", "text", "span", "confidence"]
    if step not in fields:
        where = f"{path} ({type(item).__name__})" if path else "a result"
        raise ValueError(f"{where} has no field {shown(step)}; it has {', '.join(fields) or 'none'}")
    return getattr(item, step)


def _written(steps: list[Union[str, int]]) -> str:
    out = ""
    for step in steps:
        out += f"[{step}]" if isinstance(step, int) else f".{step}" if out else step
    return out


def _field_name(steps: list[Union[str, int]]) -> str:
    """The name of the field of its document (or page, source) that a path leads into."""
    names = [step for step in steps if isinstance(step, str)]
    while len(names) > 1 and names[0] in ("documents", "enclosed"):
        names.pop(0)
    return names[0]


def _span_of(item: Any) -> Span | None:
    span = getattr(item, "span", None)
    return span if isinstance(span, Span) else None


def _confidence(item: Any, placed: Any) -> float | None:
    of = item if hasattr(item, "confidence") else placed
    confidence = getattr(of, "confidence", None)
    return confidence if isinstance(confidence, float) else None


def _said(item: Any) -> str:
    for name in ("iso", "text"):
        text = getattr(item, name, None)
        if isinstance(text, str):
            return text
    if isinstance(item, tuple) and not isinstance(item, Span):
        return f"{len(item)} entries" if len(item) != 1 else "1 entry"
    if isinstance(item, _core.Section):
        return item.label + (item.heading.text if item.heading else "")
    return str(item)


def _line_begin(result: _core.Result, at: int) -> int:
    return result.text.rfind("\n", 0, at) + 1


def _around(result: _core.Result, span: Span | None) -> tuple[_core.Segment, ...]:
    if span is None:
        return ()
    return tuple(
        segment
        for segment in result.segments
        if segment.span.begin < max(span.end, span.begin + 1) and span.begin < segment.span.end
    )


def _nearly(result: _core.Result, name: str) -> tuple[_core.Segment, ...]:
    zone = _ZONES.get(name)
    return tuple(s for s in result.segments if zone is not None and zone in (s.part, s.runner_up))


def _changes(result: _core.Result, span: Span) -> tuple[Change, ...]:
    # Equal repairs are one row of `repairs`, which says what stood there for all of them.
    known: dict[tuple[str, str], set[str]] = {}
    places: dict[tuple[str, Span], str] = {}
    for repair in result.repairs:
        known.setdefault((repair.kind, repair.after), set()).add(repair.before)
        places[repair.kind, repair.source] = repair.before

    def before(kind: str, after: str) -> str | None:
        found = known.get((kind, after), set())
        return next(iter(found)) if len(found) == 1 else None

    out = []
    for kind, place, source in result.changes(span):
        after = place.of(result.text)
        was = places.get((kind, source)) or before(kind, after)
        if was is None:  # neighbours of one kind are one change, but a row each
            each = [before(kind, character) for character in after]
            was = "".join(filter(None, each)) if each and None not in each else None
        out.append(Change(kind, was, after, place, source))
    return tuple(out)


def _decision(name: str, holder: Any, absent: bool, zones: tuple[_core.Segment, ...]) -> str:
    zone = _ZONES.get(name)
    if name == "source" or name == "page":
        what = "the bytes of the input" if name == "source" else "what the page says of itself"
        return what if not absent else f"{what}: nothing says it"
    if name in _DERIVED:
        place = getattr(holder, _DERIVED[name], "none")
        places = "letterhead, else signature, else title, else page"
        return f"the first place that names an organ ({places}): {place}"
    if absent:
        nearly = f"; {len(zones)} that may have been" if zones else ""
        return f"stage zones: no part of the text is {zone or 'one'}{nearly}"
    if zones and zones[0].part == zone:
        return f"stage zones: this part of the text is {zone}; its form is read by the field"
    if zones:
        return f"its form, inside a part of the text that is {zones[0].part}"
    return "stage documents"


def _shortened(line: str, size: int = 60) -> str:
    return line if len(line) <= size else line[: size - 1] + "…"
