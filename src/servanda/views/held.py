"""A document of a ledger as it is shown: one of its versions with what it says, and the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from servanda import pipeline
from servanda.errors import LedgerError, WrongUsage
from servanda.judge.official import Check
from servanda.judge.official.wording import causes, official, verdict
from servanda.judge.questions.checks import NO_SERIES
from servanda.ledger import Ledger, Tombstone
from servanda.ledger.takedown import standing
from servanda.model import Document, Judgement, Refusal, Statement, Version
from servanda.pipeline.checking import checks
from servanda.views.marks import Notes
from servanda.views.phrasing import measured, phrase
from servanda.views.reading import Statements
from servanda.wording import say

LONGEST = 400_000  # characters of a text that is read again to show what was refused
OFFICIAL, JUDGED = "Official", "Judged"


class Held(NamedTuple):
    """A version that is shown, the newest first of all that are versions of it, and its text or its tombstone."""

    version: Version
    versions: tuple[Version, ...]
    document: Document | None
    stone: Tombstone | None

    @property
    def newer(self) -> Version | None:
        """The newest version of the same source, where this one is older."""
        same = [one for one in self.versions if one.source == self.version.source]
        return same[0] if same and same[0].id != self.version.id else None


def held(ledger: Ledger, document: str, version: str | None = None) -> Held:
    """A document by its id, its address or the id of a version: the newest with a text, unless a version is named.

    Raises `LedgerError` where there is none.
    """
    versions = _related(ledger, document)
    if not versions:
        raise LedgerError(f"{document}: no such document in the ledger")
    named = version or (document if any(one.id == document for one in versions) else None)
    own = [one for one in versions if document in {one.document, one.source, one.id}]
    wanted = [one for one in versions if one.id == named] if named else own
    if not wanted:
        raise LedgerError(f"{document}: no version {named} of it in the ledger")
    texts = ((one, ledger.document(one)) for one in wanted)
    shown, text = next(((one, text) for one, text in texts if text), (wanted[0], None))
    return Held(shown, versions, text, None if text else standing(ledger, shown.id))


def _related(ledger: Ledger, document: str) -> tuple[Version, ...]:
    """The versions of a document, and of whatever they are versions of; the newest first."""
    own = list(ledger.versions(document))
    ends = {end for one in own for end in (one.document, one.source)}
    found = {one.id: one for end in ends for one in ledger.versions(end)}
    return tuple(sorted(found.values(), key=_age, reverse=True))


def _age(one: Version) -> tuple[str, str, str]:
    accessed = one.accessed or ""
    return one.published or accessed[:10], accessed, one.id


def said(ledger: Ledger, held: Held) -> Statements:
    """What the shown version says, each thing once, with the judgements that stand on it."""
    assert held.document is not None  # noqa: S101 - whoever asks has looked
    found = {one.statement.id: one.statement for one in ledger.current([held.version.id])}
    judged = {one.id: one for one in ledger.judgements(found)}
    return Statements(held.document, [*found.values(), *judged.values()])


def refused(document: Document) -> list[Refusal]:
    """What is found in a text and refused, read again. Raises `WrongUsage` where it is too long for that."""
    if len(document.text) > LONGEST:
        raise WrongUsage(f"a text of more than {LONGEST} characters is not read again; `servanda read --refusals` does")
    return [one for one in pipeline.statements(document) if isinstance(one, Refusal)]


def thought(ledger: Ledger, held: Held, reading: Statements) -> Notes:
    """What official series and other documents say of each statement, by its id."""
    entries = list(ledger.current([held.version.id]))
    notes = official_notes(checks(ledger, entries, None).values())
    for name, told in _judged(reading).items():
        notes.setdefault(name, []).append((JUDGED, told))
    return notes


def official_notes(found: Iterable[Check]) -> Notes:
    """`matches both: KAZ 27.79 bn USD · RUS 28.47 bn USD` for each figure that a series speaks of."""
    told = {one.entry.statement.id: one for one in found if one.reason != NO_SERIES}
    return {name: [(OFFICIAL, _official(one))] for name, one in told.items()}


def _official(one: Check) -> str:
    told, numbers = phrase(verdict(one)), "; ".join(filter(None, (measured(official(one)), phrase(causes(one)))))
    return f"{told} ({numbers})" if numbers else told


def _judged(reading: Statements) -> dict[str, str]:
    """`same 3 · contradicts 1`: how often a statement is judged with those of other documents, by its id."""
    own = {one.id for one in reading.found if isinstance(one, Statement)}
    counted: dict[str, Counter[str]] = {}
    for one in reading.found:
        if isinstance(one, Judgement) and one.right and not {one.left, one.right} <= own:
            for end in {one.left, one.right} & own:
                counted.setdefault(end, Counter())[say(one.verdict.replace("_", " "))] += 1
    return {end: " · ".join(f"{verdict} {number}" for verdict, number in told.items()) for end, told in counted.items()}
