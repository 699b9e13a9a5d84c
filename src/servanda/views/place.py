"""Where the ledger is, and what time it is: what the commands of a ledger share."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import platformdirs

from servanda.errors import LedgerError, WrongUsage
from servanda.ledger import Ledger

CLOCK = "SERVANDA_CLOCK"


def there(place: Path | None) -> Ledger:
    """The ledger at a place, by default the user's own. Raises `LedgerError` where there is none."""
    path = place or default()
    if not path.exists():
        raise LedgerError(f"{path}: no ledger there; `servanda ingest` makes one, --ledger names another")
    return Ledger(path)


def default() -> Path:
    """The ledger in the user's data folder."""
    return platformdirs.user_data_path("servanda") / "servanda.ledger"


def now() -> str:
    """The time that is written down: UTC to the second; `$SERVANDA_CLOCK` sets it, so that a record can be made again.

    Raises `WrongUsage` where it is set to what is no time.
    """
    given = os.environ.get(CLOCK)
    try:
        at = dt.datetime.fromisoformat(given) if given else dt.datetime.now(tz=dt.UTC)
    except ValueError:
        raise WrongUsage(f"{CLOCK}={given}: no ISO time (2025-01-31T12:00:00+00:00)") from None
    if at.tzinfo is None:
        at = at.replace(tzinfo=dt.UTC)
    return at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
