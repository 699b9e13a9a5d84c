"""The official series of a ledger, and what they say of its figures."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator

from servanda.judge.official import Check, Statistics, is_checked
from servanda.ledger import Ledger
from servanda.model import Entry
from servanda.pipeline.checking import Known, checked

SOME = 1000  # figures whose texts are held at a time


def checks(ledger: Ledger, said: Iterable[Entry], as_of: str | None) -> dict[str, Check]:
    """What the series of a ledger say of its figures, by the ids of statements; nothing where it holds none."""
    if not ledger.has_series():
        return {}
    return {one.entry.statement.id: one for one in checks_of(ledger, said, Statistics(Known(ledger, as_of)))}


def checks_of(ledger: Ledger, said: Iterable[Entry], statistics: Statistics) -> Iterator[Check]:
    """What statistics say of figures of a ledger; the texts of some of them at a time are held."""
    asked = filter(is_checked, said)
    while some := list(itertools.islice(asked, SOME)):
        texts = dict(ledger.texts({one.version.id for one in some}))
        yield from checked(some, statistics, texts)
