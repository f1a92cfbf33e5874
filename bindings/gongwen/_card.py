"""Single values in a notebook: plain tables without colours, so that they look as the notebook does."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gongwen._core import Document, Section
    from gongwen._detect import Detection

# Of a text so much: a card is to be taken in at a glance.
_CHARACTERS = 120


def table(rows: Iterable[tuple[str, str]]) -> str:
    """Names and what is HTML already, side by side."""
    cells = "".join(
        f'<tr><th style="text-align:left">{escape(name)}</th>'
        f'<td style="text-align:left">{value}</td></tr>'
        for name, value in rows
    )
    return f'<table lang="zh-Hans">{cells}</table>'


def document(of: Document) -> str:
    """A document: what it has of its head and tail, and its sections as a tree."""
    rows: list[tuple[str, str]] = []
    for name in type(of).__match_args__:
        if name in ("sections", "span", "enclosed", "paragraphs", "closing", "tables"):
            continue
        if said := _said(getattr(of, name)):
            rows.append((name, said))
    if of.sections:
        rows.append(("sections", _tree(of.sections)))
    rows += [("enclosed", document(one)) for one in of.enclosed]
    return table(rows)


def section(of: Section) -> str:
    """A section with all below it."""
    return _tree((of,), paragraphs=True)


def detection(of: Detection) -> str:
    """What an input is."""
    rows = [
        (name, _said(getattr(of, name)))
        for name in ("name", "bytes", "format", "encoding", "encoding_confidence", "script")
    ]
    damages = "<br>".join(escape(str(damage)) for damage in of.damages)
    return table([*rows, ("damages", damages or "–")])


def _tree(sections: Iterable[Section], paragraphs: bool = False) -> str:
    items = []
    for one in sections:
        line = escape(one.label) + escape(one.heading.text if one.heading else "")
        if paragraphs:
            line += "".join(f"<br>{escape(_cut(value.text))}" for value in one.paragraphs)
        items.append(f"<li>{line}{_tree(one.sections, paragraphs) if one.sections else ''}</li>")
    return f'<ul style="list-style:none">{"".join(items)}</ul>'


def _said(item: Any) -> str:
    if item is None or item == ():
        return ""
    if isinstance(item, tuple):
        return "<br>".join(_said(one) for one in item)
    text = getattr(item, "text", None)
    if text is None and hasattr(type(item), "__match_args__"):
        parts = (getattr(item, name) for name in type(item).__match_args__ if name != "span")
        return " · ".join(said for said in map(_said, parts) if said)
    return escape(_cut(str(item if text is None else text)))


def _cut(text: str) -> str:
    return text if len(text) <= _CHARACTERS else text[:_CHARACTERS] + "…"
