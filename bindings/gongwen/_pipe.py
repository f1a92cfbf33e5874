"""A stream of inputs: objects in order, read by several threads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Literal, TypeVar, overload

from gongwen._api import Input, Script, Traditional, parse
from gongwen._core import Result
from gongwen._work import in_order, workers_of

Context = TypeVar("Context")


@overload
def pipe(
    sources: Iterable[Input],
    *,
    as_tuples: Literal[False] = False,
    workers: int | None = None,
    script: Script = "auto",
    traditional: Traditional = "standard",
) -> Iterator[Result]: ...
@overload
def pipe(
    sources: Iterable[tuple[Input, Context]],
    *,
    as_tuples: Literal[True],
    workers: int | None = None,
    script: Script = "auto",
    traditional: Traditional = "standard",
) -> Iterator[tuple[Result, Context]]: ...
def pipe(
    sources: Iterable[Any],
    *,
    as_tuples: bool = False,
    workers: int | None = None,
    script: Script = "auto",
    traditional: Traditional = "standard",
) -> Iterator[Any]:
    """:func:`parse` of each input, in order, a few ahead: a stream of any length.

    :param sources: what :func:`parse` takes, each.
    :param as_tuples: ``sources`` are pairs of an input and anything that belongs to it, and so are
        what comes back.
    :param workers: how many threads read; by default one for each core that this process may use.
    :raises OSError: if a file cannot be read, when its turn comes.
    :raises TypeError: if one is no input, when its turn comes.

    >>> import gongwen
    >>> pages = [("关于开展演练的通知", 7), ("关于调查的函", 8)]
    >>> [(result.documents[0].kind.text, row)
    ...  for result, row in gongwen.pipe(pages, as_tuples=True)]
    [('通知', 7), ('函', 8)]
    """

    def read(item: Any) -> Any:
        source, *context = item if as_tuples else (item,)
        result = parse(source, script=script, traditional=traditional)
        return (result, *context) if as_tuples else result

    return in_order(read, sources, workers_of(workers))
