"""Positions."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """Half-open range ``[begin, end)``, in characters of ``Result.text`` unless said otherwise."""

    begin: int
    end: int

    @property
    def size(self) -> int:
        """How much it covers."""
        return self.end - self.begin

    @property
    def slice(self) -> slice:
        """The span as a slice: ``text[span.slice]``."""
        return slice(self.begin, self.end)

    def of(self, text: str) -> str:
        """What it covers of ``text``."""
        return text[self.begin : self.end]
