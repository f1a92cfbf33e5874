"""The tree of sections, walked and searched."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Union

if TYPE_CHECKING:
    from gongwen._core import Document, Result, Section


def walk(
    unit: Union[Document, Section], above: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], Section]]:
    """All sections below a document or section, in reading order, with the labels that lead there."""
    for section in unit.sections:
        path = (*above, section.label)
        yield path, section
        yield from walk(section, path)


def find(unit: Union[Document, Section], *labels: str) -> Section | None:
    """The first section below ``unit`` whose path ends in ``labels``, the last being its own.

    :raises TypeError: if no label is named.
    """
    if not labels:
        raise TypeError("find() takes the label of a section, or several that lead to it")
    for path, section in walk(unit):
        if _leads(path, labels):
            return section
    return None


def _leads(path: tuple[str, ...], labels: tuple[str, ...]) -> bool:
    """Whether ``labels`` stand on the path in their order, the last at its end."""
    if path[-1] != labels[-1]:
        return False
    above = iter(path[:-1])
    return all(label in above for label in labels[:-1])


def all_documents(result: Result) -> tuple[Document, ...]:
    """The documents in reading order, each before those that it encloses."""
    found: list[Document] = []

    def add(documents: tuple[Document, ...]) -> None:
        for document in documents:
            found.append(document)
            add(document.enclosed)

    add(result.documents)
    return tuple(found)
