"""Work on many items by several threads, in order, with a progress bar."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, Callable, TypeVar

Item = TypeVar("Item")
Out = TypeVar("Out")

# Items handed out ahead of the one that is waited for, for each worker: so many that a large one
# does not keep the others waiting, so few that their results fit into memory.
_AHEAD = 64


def workers_of(workers: int | None) -> int:
    """How many threads are meant: by default one for each core that this process may use.

    :raises ValueError: if it is less than one.
    """
    if workers is None:
        cores = getattr(os, "sched_getaffinity", None)
        return len(cores(0)) if cores is not None else (os.cpu_count() or 1)
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    return workers


def in_order(work: Callable[[Item], Out], items: Iterable[Item], workers: int) -> Iterator[Out]:
    """``work`` on each item by ``workers`` threads; results in the order of the items, never more
    than a few ahead, so that memory does not grow with their number.

    Whoever stops (Ctrl-C, an error, a generator that is closed) waits for the items in hand alone.
    """
    if workers == 1:
        yield from map(work, items)
        return
    pool = ThreadPoolExecutor(workers, thread_name_prefix="gongwen")
    waiting: deque[Future[Out]] = deque()
    try:
        for item in items:
            waiting.append(pool.submit(work, item))
            if len(waiting) >= workers * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def with_progress(
    done: Iterable[Out], progress: bool | None, *, total: int | None, unit: str, initial: int = 0
) -> Iterator[Out]:
    """``done`` behind a progress bar with rate and remaining time: if asked for, or, left open, on
    a terminal. A notebook gets one of its own kind.

    :raises ImportError: if it is asked for and tqdm is not there.
    """
    bar = _bar(progress, total, unit, initial)
    if bar is None:
        return iter(done)
    return _counted(done, bar)


def _counted(done: Iterable[Out], bar: Any) -> Iterator[Out]:
    with bar:
        for one in done:
            yield one
            bar.update()


def _bar(progress: bool | None, total: int | None, unit: str, initial: int) -> Any:
    if progress is False or (progress is None and not sys.stderr.isatty()):
        return None
    try:
        from tqdm.auto import tqdm
    except ImportError:
        if progress:
            raise ImportError("a progress bar needs tqdm: pip install 'gongwen[arrow]'") from None
        return None
    # Inputs differ much in size: a rate over many of them says more than that of the last ones.
    return tqdm(total=total, initial=initial, unit=unit, smoothing=0.05)
