"""Values in plain types."""

from __future__ import annotations

from typing import Any

from gongwen._dates import Date, PartialDate


def to_dict(value: Any) -> dict[str, Any]:
    """The members of a value by name, each in plain types."""
    return {name: _plain(getattr(value, name)) for name in type(value).__match_args__}


def _plain(item: Any) -> Any:
    if isinstance(item, (Date, PartialDate)):
        return {
            "iso": item.iso,
            "text": item.text,
            "span": list(item.span),
            "confidence": item.confidence,
        }
    if isinstance(item, tuple):
        return [_plain(one) for one in item]
    return to_dict(item) if hasattr(type(item), "__match_args__") else item
