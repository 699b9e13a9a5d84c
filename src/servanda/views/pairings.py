"""Two texts side by side, statement by statement: what agrees, what differs and in what, what only one of them has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from servanda.judge import Pairing, compare
from servanda.model import Entry, Statement, version_of
from servanda.views import human
from servanda.views.reading import Statements
from servanda.views.rows import COLUMNS
from servanda.wording import say

WORDS = {"agrees": "agree", "differs": "differ", "only_left": "only left", "only_right": "only right"}


class Compared(NamedTuple):
    """Two documents as they were read, and what their statements are to each other."""

    left: Statements
    right: Statements
    pairings: tuple[Pairing, ...]


def compared(left: Statements, right: Statements) -> Compared:
    """Two documents, aligned."""
    sides = [
        [Entry(one, version_of(reading.document)) for one in reading.found if isinstance(one, Statement)]
        for reading in (left, right)
    ]
    return Compared(left, right, tuple(compare(*sides)))


def facts(one: Statement | None) -> str:
    """What a statement says, in one line."""
    if one is None:
        return ""
    columns = [column.cell(one) for column in COLUMNS[one.kind] if column.title not in {"Doubts", "Concept"}]
    return " · ".join([one.concept, *filter(None, columns)])


def said(one: Statement, slot: str) -> str:
    """What a statement says in a slot that differs."""
    match slot:
        case "value" | "bound" | "unit":
            return human.amount(one.value) if one.value else ""
        case "period" | "deadline":
            return human.when(getattr(one, slot))
        case "speaker":
            return human.who(one.speaker)
        case "parties":
            return human.between(one.parties)
        case "polarity":
            suspect = "suspect" if "polarity_suspect" in one.doubts else "affirmed"
            return say("denied") if one.modality == "denied" else say(suspect)
        case _:
            return say(str(getattr(one, slot)).replace("_", " "))


def differences(pairing: Pairing) -> Iterator[tuple[str, str, str]]:
    """Each slot that differs, with what both sides say: `value`, `27 bn USD`, `28 bn USD`; amounts once."""
    left, right = pairing.left, pairing.right
    if left is None or right is None:
        return
    shown = set()
    for slot in pairing.slots:
        texts = said(left, slot), said(right, slot)
        if texts not in shown:
            shown.add(texts)
            yield slot, *texts


def counts(pairings: Sequence[Pairing]) -> dict[str, int]:
    """How many there are of each verdict."""
    counted = Counter(one.verdict for one in pairings)
    return {verdict: counted[verdict] for verdict in WORDS}
