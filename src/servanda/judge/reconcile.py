"""Statements of many documents side by side: group by group, whatever the order in which they came."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from servanda.judge import alike, figures, goals, meetings, subjects, things, works
from servanda.judge.measures import ORDER, Said, first_common, group_keys, said
from servanda.model import Entry, Finding

Judge = Callable[[Sequence[Said]], Iterator[Finding]]
JUDGES: dict[str, Judge] = {
    "amount": alike.judged, "figure": figures.judged, "pledge": goals.judged, "meeting": meetings.judged,
    "document": things.judged, "event": things.judged, "project": works.judged, "relation": things.judged,
    "subject": subjects.judged,
}  # fmt: skip


def is_group(key: str) -> bool:
    """Whether a key is that of a group in which entries are judged."""
    return key.split(" ", 1)[0] in JUDGES


def reconcile(entries: Iterable[Entry], keys: Collection[str] | None = None) -> Iterator[Finding]:
    """What statements of different documents are to each other; each group depends on its own entries only."""
    return (one for _, one in placed(entries, keys))


def placed(entries: Iterable[Entry], keys: Collection[str] | None = None) -> Iterator[tuple[str, Finding]]:
    """Findings, each with the group in which it is found: the first that its two entries share.

    To judge anew what a document touches, give all entries of the groups that its entries belong to (`group_keys`), and
    those groups as `keys`. A finding that stood between two entries falls if its group was judged again and no longer
    gives it.
    """
    groups: dict[str, dict[str, Entry]] = {}
    homes: dict[str, tuple[str, ...]] = {}
    for entry in entries:
        own = group_keys(entry)
        homes[entry.statement.id] = own
        for key in own:
            if keys is None or key in keys:
                groups.setdefault(key, {})[entry.statement.id] = entry
    for key in sorted(groups):
        judge = JUDGES.get(key.split(" ", 1)[0])
        if judge is not None and len(groups[key]) > 1:
            found = judge(sorted(map(said, groups[key].values()), key=ORDER))
            yield from ((key, one) for one in found if first_common(homes[one.left], homes[one.right]) == key)
