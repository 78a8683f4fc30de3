"""Distributing work over the cores of one machine."""

import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

T = TypeVar("T")

WORTHWHILE = 16
"""Of so few pieces of work, starting another process takes longer than it saves."""

CHUNK = 8
"""Pieces of work that are handed out at once."""

_work: Callable[[Sequence[str]], Iterable[Any]]
"""In another process, what it does."""


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def shared_out(work: Callable[[str], T], pieces: Sequence[str], jobs: int) -> Iterator[T]:
    """The results of a function for some items, in order. Processes are forked, so that they share everything read so
    far; if forking is unsafe or not worthwhile, this process does the work itself.
    """
    return in_chunks(lambda chunk: map(work, chunk), pieces, jobs)


def in_chunks(work: Callable[[Sequence[str]], Iterable[T]], pieces: Sequence[str], jobs: int) -> Iterator[T]:
    """The same for a function that is given some items at a time, and gives the result of each."""
    chunks = [pieces[start : start + CHUNK] for start in range(0, len(pieces), CHUNK)]
    if jobs < 2 or len(pieces) < WORTHWHILE or sys.platform != "linux":
        for chunk in chunks:
            yield from work(chunk)
        return
    # not at the top: most runs look at a few pages
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(jobs, multiprocessing.get_context("fork"), _begin, (work,)) as pool:
        try:
            for results in pool.map(_do, chunks):
                yield from results
        except BaseException:
            # nobody waits for them any more; the pool itself may have been stopped where it cannot tell them
            for process in multiprocessing.active_children():
                process.terminate()
            raise


def _begin(work: Callable[[Sequence[str]], Iterable[Any]]) -> None:
    """Begin another process. An interrupt from the terminal, which all get, is for the first process to handle; ending
    works as in any process.
    """
    global _work
    _work = work
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _do(chunk: Sequence[str]) -> list[Any]:
    return list(_work(chunk))
