"""Entries that say one thing: joined by what was judged the same, restated or updated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from servanda.judge.questions.scope import day
from servanda.model import Entry, Judgement

JOINING = frozenset({"same", "restated"})
Judged = Mapping[str, Sequence[Judgement]]


def clusters(entries: Iterable[Entry], judged: Judged, joining: frozenset[str] = JOINING) -> list[tuple[Entry, ...]]:
    """Groups of entries, each by day, joined by judgements of the verdicts in `joining`; in order of their first."""
    by_id = {entry.statement.id: entry for entry in entries}
    root = {one: one for one in by_id}
    for judgement in (judgement for one in by_id for judgement in judged.get(one, ())):
        if judgement.verdict in joining and judgement.left in root and judgement.right in root:
            root[_top(root, judgement.left)] = _top(root, judgement.right)
    groups: dict[str, list[Entry]] = {}
    for one, entry in by_id.items():
        groups.setdefault(_top(root, one), []).append(entry)
    ordered = (tuple(sorted(group, key=_order)) for group in groups.values())
    return sorted(ordered, key=lambda group: _order(group[0]))


def _top(root: dict[str, str], one: str) -> str:
    """The representative of a cluster; the way to it is halved for the next time."""
    while root[one] != one:
        root[one] = root[root[one]]
        one = root[one]
    return one


def _order(entry: Entry) -> tuple[str, str, int, str]:
    statement = entry.statement
    return (day(entry), statement.document, statement.start, statement.id)
