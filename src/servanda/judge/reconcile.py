"""Statements of many documents side by side: group by group, whatever the order in which they came."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from servanda.judge import figures, goals
from servanda.judge.measures import Said, group_keys, said
from servanda.model import Entry, Finding

Judge = Callable[[Sequence[Said]], Iterator[Finding]]
JUDGES: dict[str, Judge] = {"figure": figures.judged, "pledge": goals.judged}


def reconcile(entries: Iterable[Entry]) -> Iterator[Finding]:
    """What statements of different documents are to each other; each group depends on its own entries only.

    To judge anew what a document touches, give all entries of the groups that its entries belong to (`group_keys`).
    """
    groups: dict[str, dict[str, Entry]] = {}
    for entry in entries:
        for key in group_keys(entry):
            groups.setdefault(key, {})[entry.statement.id] = entry
    for key in sorted(groups):
        group = list(groups[key].values())
        if len(group) > 1:
            yield from _judged(group)


def _judged(group: Sequence[Entry]) -> Iterator[Finding]:
    judge = JUDGES.get(group[0].statement.kind)
    if judge is not None:
        yield from judge(sorted(map(said, group), key=lambda one: one.order))
