"""Documents counted on one occasion: announced, signed, and of which kinds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from servanda.judge.between import WINDOW, between
from servanda.judge.clusters import clusters, finding, linked
from servanda.judge.measures import AHEAD, EVENT, ORDER, Said
from servanda.judge.nouns import kinds
from servanda.judge.occasions import occasions, ordered, same_document
from servanda.model import Finding

Cluster = list[Said]


def judged(group: Sequence[Said]) -> Iterator[Finding]:
    """What is found among the counts of one pair."""
    for occasion in occasions(group, EVENT):
        announced = _clusters(one for one in occasion if _awaited(one))
        signed = _clusters(one for one in occasion if not _awaited(one))
        for phase in (announced, signed):
            for place, cluster in enumerate(phase):
                yield from linked(cluster)
                yield from _differing(phase[max(0, place - WINDOW) : place], cluster)
        yield from _carried_out(announced, signed)


def _clusters(counts: Iterator[Said]) -> list[Cluster]:
    """Equal counts, those of one kind together; counts of documents of any kind join those of a kind."""
    found: list[Cluster] = []
    for cluster in clusters(counts):
        by_kind: dict[frozenset[str], Cluster] = {}
        for one in cluster:
            by_kind.setdefault(_kinds(one), []).append(one)
        whole = by_kind.pop(frozenset(), [])
        parts = list(by_kind.values()) or [[]]
        found.extend(sorted(part + (whole if place == 0 else []), key=ORDER) for place, part in enumerate(parts))
    return sorted(found, key=lambda cluster: cluster[0].order)


def _differing(before: Sequence[Cluster], cluster: Cluster) -> Iterator[Finding]:
    """A count after those that differ from it: of other kinds, or a contradiction."""
    for earlier in before:
        if _named(earlier) == _named(cluster):
            verdict = between(earlier, cluster)
        elif same_document(earlier[0], cluster[0]):
            verdict = None
        else:
            verdict = finding("differs_in_scope", *ordered(earlier[0], cluster[0]), "scope", {"scope"})
        if verdict is not None:
            yield verdict


def _carried_out(announced: Sequence[Cluster], signed: Sequence[Cluster]) -> Iterator[Finding]:
    """What was to be signed, and what was."""
    for before in announced[:WINDOW]:
        for after in signed[:WINDOW]:
            if not _named(before) or not _named(after) or _named(before) & _named(after):
                yield finding("updated", *ordered(before[0], after[0]), "ex_post", {"ex_ante"})


def _named(cluster: Cluster) -> frozenset[str]:
    """The kinds that a count names: all that its statements name."""
    return frozenset(kind for one in cluster for kind in _kinds(one))


def _kinds(one: Said) -> frozenset[str]:
    return kinds(one.statement.quote, one.entry.version.language)


def _awaited(one: Said) -> bool:
    """Whether documents are counted that are still to be signed."""
    return one.statement.modality in AHEAD or one.statement.stage == "announced"
