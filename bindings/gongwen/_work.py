"""Work on many items by several threads, in order, with a progress bar."""

from __future__ import annotations

import _thread
import importlib.util
import logging
import os
import sys
from collections.abc import Iterable, Iterator
from queue import SimpleQueue
from typing import Any, Callable, TypeVar

Item = TypeVar("Item")
Out = TypeVar("Out")

# Says what is begun and done (INFO) and what cannot be read (WARNING), to who listens.
LOG = logging.getLogger("gongwen")
LOG.addHandler(logging.NullHandler())

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

    A signal may raise KeyboardInterrupt in the main thread between any two of its instructions. In
    the midst of a lock of ``threading`` (and so of ``concurrent.futures``) it leaves the lock taken,
    and every worker waits for ever. So nothing is shared here but queues that are written in C.
    """
    if workers == 1:
        yield from map(work, items)
        return
    tasks: SimpleQueue[tuple[int, Item] | None] = SimpleQueue()
    finished: SimpleQueue[tuple[int, Out | None, BaseException | None] | None] = SimpleQueue()
    stopped: list[bool] = []

    def labour() -> None:
        try:
            while (task := tasks.get()) is not None and not stopped:
                try:
                    finished.put((task[0], work(task[1]), None))
                except BaseException as error:
                    finished.put((task[0], None, error))
        finally:
            finished.put(None)

    ready: dict[int, tuple[Any, BaseException | None]] = {}

    def result(number: int) -> Out:
        while number not in ready:
            done = finished.get()
            assert done is not None, "no worker leaves before it is told to"
            ready[done[0]] = done[1:]
        value, error = ready.pop(number)
        if error is not None:
            raise error
        out: Out = value
        return out

    started = given = taken = 0
    try:
        for _ in range(workers):
            _thread.start_new_thread(labour, ())
            started += 1
        for item in items:
            tasks.put((given, item))
            given += 1
            while given - taken >= workers * _AHEAD:
                yield result(taken)
                taken += 1
        while taken < given:
            yield result(taken)
            taken += 1
    finally:
        stopped.append(True)
        for _ in range(workers):
            tasks.put(None)
        while started > 0:
            if finished.get() is None:
                started -= 1


def with_progress(
    done: Iterable[Out], progress: bool | None, *, total: int | None, unit: str, initial: int = 0
) -> Iterator[Out]:
    """``done`` behind a progress bar with rate and remaining time: if asked for, or, left open, on
    a terminal or in a notebook that can show one.

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
    if progress is False:
        return None
    # tqdm's own choice warns, and shows nothing, where a notebook has no ipywidgets.
    notebook = _in_notebook() and importlib.util.find_spec("ipywidgets") is not None
    if progress is None and not notebook and not sys.stderr.isatty():
        return None
    try:
        if notebook:
            from tqdm.notebook import tqdm
        else:
            from tqdm.std import tqdm
    except ImportError:
        if progress:
            raise ImportError("a progress bar needs tqdm: pip install 'gongwen[arrow]'") from None
        return None
    # Inputs differ much in size: a rate over many of them says more than that of the last ones.
    return tqdm(total=total, initial=initial, unit=unit, smoothing=0.05)


def _in_notebook() -> bool:
    """Whether a kernel of Jupyter runs this: IPython is not loaded for the question."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython is not None else None
    return type(shell).__name__ == "ZMQInteractiveShell"
