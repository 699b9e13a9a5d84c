"""The store: one SQLite file that is only ever added to. The only place with SQL."""

from __future__ import annotations

from servanda.ledger.check import faults
from servanda.ledger.exchange import exported, take
from servanda.ledger.queries import Wanted
from servanda.ledger.review import Target, amend, history, target
from servanda.ledger.store import Ledger, Said, reading_id
from servanda.ledger.takedown import Tombstone, laid, stone

__all__ = [
    "Ledger", "Said", "Target", "Tombstone", "Wanted", "amend", "exported", "faults", "history", "laid", "reading_id",
    "stone", "take", "target",
]  # fmt: skip
