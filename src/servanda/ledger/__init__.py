"""The store: one SQLite file that is only ever added to. The only place with SQL."""

from __future__ import annotations

from servanda.ledger.store import Ledger, Said, Wanted, reading_id

__all__ = ["Ledger", "Said", "Wanted", "reading_id"]
