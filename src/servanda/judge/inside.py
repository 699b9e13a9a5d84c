"""Contradictions inside one document: each two statements of it that cannot both be so, with what may explain them."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator

from servanda.judge.adding import parts, spent, sums
from servanda.judge.counts import counts, listings, values
from servanda.judge.dates import dated
from servanda.judge.editions import editions
from servanda.judge.growth import growths
from servanda.judge.shares import shares
from servanda.judge.spans import dates, periods
from servanda.judge.statuses import statuses
from servanda.judge.told import Marked, Told, told
from servanda.model import Entry, Finding

Check = Callable[[Told], Iterator[Finding]]


def claims(document: Told) -> Iterator[Finding]:
    """The date that a document bears, where it tells of what happened only later."""
    found = dated(Entry(one, document.version) for one in document.statements).findings()
    yield from itertools.islice(found, 1)


CHECKS: tuple[Check, ...] = (
    counts, listings, values, sums, parts, spent, growths, shares, editions, periods, dates, statuses, claims,
)  # fmt: skip


def inside(entries: Iterable[Entry], marked: Marked) -> Iterator[Finding]:
    """What the entries of one version contradict among themselves; `marked` is its text as the reader saw it."""
    document = told(entries, marked)
    if document is None:
        return
    seen: set[tuple[str, str]] = set()
    for check in CHECKS:
        for finding in check(document):
            if (finding.left, finding.right) not in seen:
                seen.add((finding.left, finding.right))
                yield finding
