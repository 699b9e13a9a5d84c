"""What is exported: documents with what they say, as they come, and what is thought of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from servanda.model import Cell, Entry, Judgement, Statement, Version


class Told(NamedTuple):
    """One document as it was read, with what it says. `text` is None where it was taken down.

    `readers` are those whose readings this is: programs by their version, people as `user NAME`.
    """

    version: Version
    text: str | None
    said: tuple[Statement, ...]
    readers: tuple[str, ...] = ()

    def entries(self) -> Iterator[Entry]:
        """What is said, each with the version that says it."""
        return (Entry(one, self.version) for one in self.said)


class Official(NamedTuple):
    """What one official series says of a figure; `cells` are where. `ratio` is the stated amount by this one."""

    side: str | None
    amount: str
    unit: str
    status: str
    source: str
    vintage: str | None
    cells: tuple[Cell, ...]
    ratio: float | None = None


class Review(NamedTuple):
    """A statement set against official series: verdict and reason as `servanda check` gives them, and what they say."""

    statement: Statement
    verdict: str
    reason: str
    numbers: tuple[Official, ...]
    causes: tuple[str, ...] = ()


def unreviewed(told: Told) -> Iterable[Review]:  # noqa: ARG001 - the shape of a source's `reviewed`
    """No reviews: where there are no official series."""
    return ()


def unjudged(verdict: str) -> Iterable[Judgement]:  # noqa: ARG001 - the shape of a source's `judged`
    """No judgements: of documents that are in no ledger."""
    return ()


class Source(NamedTuple):
    """Documents, which come once and one at a time.

    `judged` gives the judgements of a verdict that stand, `reviewed` what official series say of a document's figures.
    `title` says what this is, as `KAZ-RUS as of 2025-01-01`; `maker` which Servanda made it.
    """

    told: Iterable[Told]
    judged: Callable[[str], Iterable[Judgement]] = unjudged
    title: str = "statements"
    maker: str = "servanda"
    reviewed: Callable[[Told], Iterable[Review]] = unreviewed
