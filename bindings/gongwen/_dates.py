"""Dates that know where they were read."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any, overload

from gongwen._span import Span


class Date(datetime.date):
    """A date that was read from the text.

    It is a ``datetime.date`` in every way (it compares, sorts, and goes into pandas and Arrow as
    one) and has ``text``, ``span`` and ``confidence`` besides, as any value has.
    """

    text: str
    span: Span
    confidence: float

    def __new__(
        cls,
        year: int,
        month: int,
        day: int,
        text: str | None = None,
        span: Span = Span(0, 0),
        confidence: float = 1.0,
    ) -> Any:
        if text is None:  # `date + timedelta`, `date.replace`: a date that nobody read anywhere
            return datetime.date(year, month, day)
        self = super().__new__(cls, year, month, day)
        self.text, self.span, self.confidence = text, span, confidence
        return self

    # What is reckoned from a date was read nowhere: it is a plain one.
    def __add__(self, value: datetime.timedelta, /) -> datetime.date:  # type: ignore[override]
        return self.date + value

    __radd__ = __add__  # type: ignore[assignment]

    @overload  # type: ignore[override]
    def __sub__(self, value: datetime.timedelta, /) -> datetime.date: ...
    @overload
    def __sub__(self, value: datetime.date, /) -> datetime.timedelta: ...
    def __sub__(self, value: Any, /) -> Any:
        return self.date - value

    # `replace` of a date makes an instance of its class, which would be one without text.
    def replace(  # type: ignore[override]
        self, year: int | None = None, month: int | None = None, day: int | None = None
    ) -> datetime.date:
        """A plain date with other numbers: that one was read nowhere."""
        return datetime.date(year or self.year, month or self.month, day or self.day)

    @property
    def iso(self) -> str:
        """ISO 8601: ``2024-09-02``."""
        return self.isoformat()

    @property
    def date(self) -> datetime.date:
        """A plain ``datetime.date``."""
        return datetime.date(self.year, self.month, self.day)

    def __repr__(self) -> str:
        return f"Date({self.iso!r}, text={self.text!r}, span={tuple(self.span)})"

    def __reduce__(self) -> tuple[Any, ...]:
        return Date, (self.year, self.month, self.day, self.text, self.span, self.confidence)


@dataclass(frozen=True)
class PartialDate:
    """What a text gives of a date where it is no whole one: ``2024年9月``, or ``2月30日``.

    Sorts with dates: what it does not give counts as before all that it may be.
    """

    year: int
    month: int | None
    day: int | None
    text: str
    span: Span
    confidence: float = 1.0

    @property
    def iso(self) -> str:
        """ISO 8601 to the precision of the text: ``2024`` or ``2024-09``."""
        parts = [f"{self.year:04}", *(f"{n:02}" for n in (self.month, self.day) if n is not None)]
        return "-".join(parts)

    def isoformat(self) -> str:
        """The same, as a ``datetime.date`` has it."""
        return self.iso

    @property
    def date(self) -> None:
        """There is none."""
        return None

    def __str__(self) -> str:
        return self.iso

    def __lt__(self, other: datetime.date | PartialDate, /) -> bool:
        return NotImplemented if (key := _sort_key(other)) is None else _sort_key(self) < key

    def __gt__(self, other: datetime.date | PartialDate, /) -> bool:
        return NotImplemented if (key := _sort_key(other)) is None else _sort_key(self) > key

    def __le__(self, other: datetime.date | PartialDate, /) -> bool:
        return NotImplemented if (key := _sort_key(other)) is None else _sort_key(self) <= key

    def __ge__(self, other: datetime.date | PartialDate, /) -> bool:
        return NotImplemented if (key := _sort_key(other)) is None else _sort_key(self) >= key


def _sort_key(date: Any) -> Any:
    """Year, month and day, 0 for what is not given; None of what is no date."""
    if isinstance(date, (datetime.date, PartialDate)):
        return date.year, date.month or 0, date.day or 0
    return None


def make_date(
    year: int, month: int, day: int, text: str, span: Span, confidence: float
) -> Date | PartialDate:
    """A date with 0 for what the text does not give."""
    try:
        date: Date = Date(year, month, day, text, span, confidence)
        return date
    except ValueError:
        return PartialDate(year, month or None, day or None, text, span, confidence)


def day_of(iso: str) -> datetime.date | None:
    """The day that an ISO 8601 date names; None where it names a month or a year."""
    try:
        return datetime.date.fromisoformat(iso)
    except ValueError:
        return None
