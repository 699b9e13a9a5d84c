"""The ledger on the desk: a connection for each thread, questions, and answers that are kept while nothing changes."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from litestar.di import NamedDependency

from servanda.ledger import Ledger
from servanda.views.place import there
from servanda.views.questions import Questions
from servanda.web.settings import Settings

KEPT = 64  # answers
STATE = """SELECT (SELECT max(n) FROM judgement), (SELECT max(n) FROM reading), (SELECT max(n) FROM version),
(SELECT count(*) FROM tombstone), (SELECT count(*) FROM release)"""
Made = TypeVar("Made")


class Desk:
    """A ledger that several threads ask."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._own = threading.local()
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = threading.Lock()

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
        return tuple(self.ledger.file.query(STATE)[0])

    def once(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What `make` makes of the ledger as it is: made again when something was added to it."""
        known = (self.state, key)
        with self._lock:
            if known in self._kept:
                self._kept.move_to_end(known)
                kept: Made = self._kept[known]
                return kept
        made = make()
        with self._lock:
            self._kept[known] = made
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return made


OnDesk = NamedDependency[Desk]
