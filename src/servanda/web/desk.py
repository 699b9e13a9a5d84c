"""The ledger on the desk: a connection for each thread, questions, and answers that are kept while nothing changes."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

from litestar.di import NamedDependency

from servanda.errors import InputError
from servanda.ledger import Ledger
from servanda.ledger.info import state
from servanda.views.place import there
from servanda.views.questions import Questions
from servanda.web.settings import Settings

KEPT = 64  # answers
WORKERS = 2  # threads for what is slow
MAKERS, PATIENCE = 2, 30.0  # how many texts are read at a time, and for how many seconds somebody waits for one
Made = TypeVar("Made")


class Desk:
    """A ledger that several threads ask."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._own = threading.local()
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = threading.Lock()
        self._making: dict[Hashable, Future[Any]] = {}
        self._workers = ThreadPoolExecutor(WORKERS, thread_name_prefix="desk")
        self._makers = ThreadPoolExecutor(MAKERS, "making")

    @property
    def ledger(self) -> Ledger:
        """The ledger, opened once in each thread. Raises `LedgerError`."""
        found: Ledger | None = getattr(self._own, "ledger", None)
        if found is None:
            found = self._own.ledger = there(self.settings.ledger)
        return found

    def questions(self, as_of: str | None = None) -> Questions:
        """The ledger to put questions to, as it was known on a day."""
        return Questions(self.ledger, as_of)

    @property
    def state(self) -> tuple[int | None, ...]:
        """Numbers that change with all that is added to the ledger."""
        return state(self.ledger)

    def soon(self, key: Hashable, make: Callable[[], Made]) -> Made | None:
        """What `slowly` gives, or None where that takes longer than a reader waits: it is made meanwhile."""
        try:
            return self.slowly(key, make, self.settings.patience)
        except TimeoutError:
            return None

    def slowly(self, key: Hashable, make: Callable[[], Made], patience: float | None = None) -> Made:
        """What `once` gives; whoever asks for the same meanwhile waits for it. Raises `TimeoutError`.

        `make` runs in a thread of its own, where it has to ask the desk for the ledger.
        """
        known = (self.state, key)
        with self._lock:
            if known in self._kept:
                self._kept.move_to_end(known)
                kept: Made = self._kept[known]
                return kept
            making: Future[Made] | None = self._making.get(known)
            if making is None:
                making = self._making[known] = self._workers.submit(self._make, known, make)
        return making.result(patience)

    def _make(self, known: Hashable, make: Callable[[], Made]) -> Made:
        """Make something and keep it; it is asked for anew where that fails."""
        try:
            return self._keep(known, make())
        finally:
            with self._lock:
                self._making.pop(known, None)

    def awaited(self, make: Callable[[], Made]) -> Made:
        """What `make` makes, a few at a time. Raises `InputError` where it takes too long; it is then let go."""
        made = self._makers.submit(make)
        try:
            return made.result(PATIENCE)
        except TimeoutError:
            made.cancel()
            raise InputError(
                f"more than {PATIENCE:.0f} seconds are not spent on it here; `servanda read` takes its time"
            ) from None

    def once(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What `make` makes of the ledger as it is: made again when something was added to it."""
        known = (self.state, key)
        with self._lock:
            if known in self._kept:
                self._kept.move_to_end(known)
                kept: Made = self._kept[known]
                return kept
        return self._keep(known, make())

    def _keep(self, known: Hashable, made: Made) -> Made:
        """Keep an answer, and forget the one that was asked for longest ago."""
        with self._lock:
            self._kept[known] = made
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return made


OnDesk = NamedDependency[Desk]
