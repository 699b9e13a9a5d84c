"""A text, or the page at an address, that is read at once and kept nowhere; and what a ledger knows of what it says."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from servanda import pipeline, readers
from servanda.errors import EmptyInput, FetchError, InputError
from servanda.judge import group_keys, placed
from servanda.judge.official import Statistics
from servanda.ledger import Ledger
from servanda.ledger.search import same
from servanda.model import Document, Entry, Finding, Refusal, Statement, Version, judgement, version_of
from servanda.net import Brief, Fetches
from servanda.pipeline.checking import Known, checked
from servanda.readers import Failure, Options, Raw
from servanda.views.held import JUDGED, official_notes
from servanda.views.marks import Notes
from servanda.views.place import now
from servanda.views.reading import Statements
from servanda.wording import say

ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://\S+")  # of any sort; those that are not of the web are refused
LONGEST = 300_000  # characters of a text
CROWD = 3000  # statements of a ledger that are compared with; where there are more, none is
COMPARED = 1500  # statements of a text that are compared with one another; of a text with more, none is
NAMED = 20  # contradictions that are told
PASTED = "the text"


class Against(NamedTuple):
    """What a text says, and what a ledger says otherwise."""

    said: Statement
    entry: Entry
    reason: str


class Fresh(NamedTuple):
    """A text as it was read, with notes on what it says; the versions of a ledger that it is, and what they gainsay."""

    reading: Statements
    notes: Notes
    known: tuple[Version, ...] = ()
    against: tuple[Against, ...] = ()
    crowded: bool = False


def is_address(written: str) -> bool:
    """Whether what somebody wrote is the address of a page, and nothing else."""
    return bool(ADDRESS.fullmatch(written.strip()))


def permitted(written: str, *, writable: bool) -> None:
    """Raise `FetchError` for an address where none may be fetched."""
    if is_address(written) and not writable:
        raise FetchError(say("No address is fetched here; paste the text itself."))


def opened(written: str, options: Options, client: Fetches | None = None) -> Document:
    """The document that a text is, or the first one at an address.

    Raises `FetchError` for a page that is refused or fails, `InputError` for what cannot be read or is too long.
    """
    if is_address(written):
        raw = readers.open_source(written.strip(), options, client or Brief())
    else:
        text = written.replace("\r\n", "\n")  # as forms send the ends of lines
        if not text.strip():
            raise EmptyInput(say("Nothing to read: paste a text, or the address of a page."))
        raw = Raw.of(text.encode("utf-8", "replace"), PASTED, msgspec.structs.replace(options, input="text"))
    found = next(readers.read(raw), None)
    if found is None:
        raise EmptyInput(f"{raw.name}: no text in it")
    if isinstance(found, Failure):
        raise found.error
    if len(found.text) > LONGEST:
        raise InputError(f"{raw.name}: more than {LONGEST} characters; `servanda read` reads texts of any length")
    return found


def read(document: Document, *, refusals: bool = False) -> Statements:
    """What a document says, with what it contradicts in itself, unless it says too much to compare.

    Raises `LanguageError` where no pack reads it.
    """
    found = list(pipeline.statements(document))
    said = [one for one in found if isinstance(one, Statement)]
    contradictions = pipeline.contradictions(document, said) if len(said) <= COMPARED else ()
    inner = (judgement(one, "rule inside", now()) for one in contradictions)
    return Statements(document, [*said, *inner, *(one for one in found if refusals and isinstance(one, Refusal))])


def beside(ledger: Ledger, reading: Statements) -> Fresh:
    """A text beside what a ledger holds: official series, the text itself, and other texts on the same."""
    version = version_of(reading.document)
    entries = [Entry(one, version) for one in reading.found if isinstance(one, Statement)]
    notes: Notes = {}
    if ledger.has_series():
        notes = official_notes(checked(entries, Statistics(Known(ledger)), {version.id: reading.document.text}))
    known = {one.id: one for one in same(ledger, version)}
    made = Fresh(reading, notes, tuple(known.values()))
    groups = {group for entry in entries for group in group_keys(entry)}
    there = list(itertools.islice(ledger.members(groups), CROWD + 1))
    if len(there) > CROWD:
        return made._replace(crowded=True)
    others = {one.statement.id: one for one in there if one.version.id not in known}
    return _compared(made, entries, others, [one for _, one in placed([*entries, *others.values()], groups)])


def _compared(made: Fresh, entries: Iterable[Entry], others: dict[str, Entry], found: Iterable[Finding]) -> Fresh:
    """A text with what is found between it and other texts."""
    own = {one.statement.id: one.statement for one in entries}
    counted: dict[str, Counter[str]] = {}
    against = []
    for one in found:
        here, there = (one.left, one.right) if one.left in own else (one.right, one.left)
        if here in own and there in others:
            counted.setdefault(here, Counter())[say(one.verdict.replace("_", " "))] += 1
            if one.verdict == "contradicts":
                against.append(Against(own[here], others[there], one.reason))
    notes = {name: list(told) for name, told in made.notes.items()}
    for name, verdicts in counted.items():
        told = " · ".join(f"{verdict} {number}" for verdict, number in verdicts.items())
        notes.setdefault(name, []).append((JUDGED, told))
    against.sort(key=lambda one: (one.said.start, one.entry.version.published or ""))
    return made._replace(notes=notes, against=tuple(against[:NAMED]))
