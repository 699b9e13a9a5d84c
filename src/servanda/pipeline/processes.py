"""Documents read side by side by processes that live as long as this one.

A window of documents is under way at a time, so that memory does not grow with the input.
"""

from __future__ import annotations

import contextlib
import itertools
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import connection
from typing import TypeVar

from servanda.errors import WorkError
from servanda.model import Document

PARCEL = 8  # documents that go to a process at a time
AHEAD = 3  # parcels a process that are under way
Key = TypeVar("Key")
Found = TypeVar("Found")


def side_by_side(
    documents: Iterable[tuple[Key, Document | None]], find: Callable[[Document], Found], jobs: int
) -> Iterator[tuple[Key, Found | None]]:
    """What `find` gives for each document, in order; None for a key without. Raises `WorkError` where one dies."""
    stream = iter(documents)
    with _pool(jobs) as pool:
        under_way: deque[tuple[list[tuple[Key, bool]], Future[list[Found]]]] = deque()
        while True:
            while len(under_way) < jobs * AHEAD and (parcel := list(itertools.islice(stream, PARCEL))):
                keys = [(key, document is not None) for key, document in parcel]
                work = [document for _, document in parcel if document is not None]
                with _held():
                    under_way.append((keys, pool.submit(_read, find, work)))
            if not under_way:
                return
            keys, future = under_way.popleft()
            found = iter(future.result())
            for key, asked in keys:
                yield key, next(found) if asked else None


@contextlib.contextmanager
def _pool(jobs: int) -> Iterator[ProcessPoolExecutor]:
    """Processes that end with this one, also when it is killed or the reader of its output goes away."""
    pool = ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), _follow)
    interrupted = signal.getsignal(signal.SIGINT)
    if interrupted is signal.SIG_DFL:  # Ctrl-C would end this process before it has tidied up
        signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield pool
    except BrokenProcessPool:
        raise WorkError(
            "a process that read documents died, perhaps for want of memory; what was read before is there: "
            "try again with fewer --jobs"
        ) from None
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        if interrupted is signal.SIG_DFL:
            signal.signal(signal.SIGINT, interrupted)


@contextlib.contextmanager
def _held() -> Iterator[None]:
    """Ctrl-C waits; also for a process that is started now, until it has got so far as to end quietly."""
    if sys.platform == "win32":
        yield
        return
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def _follow() -> None:
    """End when the process that started this one ends, and quietly on Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    parent = multiprocessing.parent_process()

    def wait() -> None:
        connection.wait([parent.sentinel] if parent else [])
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


def _read(find: Callable[[Document], Found], documents: list[Document]) -> list[Found]:
    """What is found in a parcel; runs in a process of its own."""
    return [find(document) for document in documents]
