"""Statements against official series: what texts limit, joined with what statistics say."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from servanda.errors import LanguageError
from servanda.grammar.words.scan import scanner
from servanda.grammar.words.scopes import measure, scope
from servanda.judge.official import Check, Statistics, check, is_checked
from servanda.judge.official.stated import DERIVED
from servanda.ledger import Ledger
from servanda.model import Document, Entry, Observation, Statement, version_of
from servanda.packs import load
from servanda.pipeline import statements
from servanda.readers.language import paragraphs

SOME = 1000  # figures whose texts are held at a time
LIMITED = "trade."  # concepts whose amounts may be of a part of trade only


class Known(NamedTuple):
    """The series of a ledger as they were known on a day."""

    ledger: Ledger
    as_of: str | None = None

    def observations(
        self, parties: Collection[str], concepts: Collection[str], since: str | None = None, until: str | None = None
    ) -> list[Observation]:
        """Those of two parties, or of all pairs of one."""
        return self.ledger.observations(parties, concepts, since, until, self.as_of)

    def rates(self, units: Collection[str], since: str | None = None, until: str | None = None) -> list[Observation]:
        """Rates of exchange."""
        return self.ledger.rates(units, since, until, self.as_of)


def checked(entries: Iterable[Entry], statistics: Statistics, texts: Mapping[str, str]) -> Iterator[Check]:
    """Each figure that statistics can be asked for, against them; `texts` by the ids of versions, as far as known."""
    asked = [one for one in entries if is_checked(one)]
    years = [int(date[:4]) for one in asked for date in _dates(one)]
    if years:
        statistics.look(min(years), max(years))
    for entry in asked:
        text = texts.get(entry.version.id, "")
        yield check(entry, statistics, _scope(entry, text) if text else ())


def _dates(entry: Entry) -> list[str]:
    """Where the period of a figure begins and ends; of one without, when it was told."""
    period = entry.statement.period
    told = (period.start, period.end) if period and (period.start or period.end) else (entry.version.published,)
    return [date for date in told if date]


def document_checked(document: Document, statistics: Statistics) -> tuple[list[Entry], list[Check]]:
    """What a document says, and its figures against statistics. Raises `LanguageError` where no pack reads it."""
    version = version_of(document)
    said = [Entry(one, version) for one in statements(document) if isinstance(one, Statement)]
    return said, list(checked(said, statistics, {version.id: document.text}))


def limitable(entry: Entry) -> bool:
    """Whether it is an amount of trade, which may be of a part only."""
    return entry.statement.value is not None and entry.statement.concept.startswith(LIMITED)


def limits(entries: Iterable[Entry], texts: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """What the words around figures and pledges of trade limit them to, by the ids of statements that are limited."""
    found = {one.statement.id: _scope(one, texts[one.version.id]) for one in entries if one.version.id in texts}
    return {one: scope for one, scope in found.items() if scope}


def _scope(entry: Entry, text: str) -> frozenset[str]:
    """What the words around a figure of trade limit it to."""
    one = entry.statement
    if not one.concept.startswith(LIMITED):
        return frozenset()
    language = entry.version.language or _spoken(text, one.start)
    if language is None or not _is_read(language):
        return frozenset()
    place = one.start, one.end, scanner(language)
    named = measure(text, *place) if one.concept in DERIVED else None
    return scope(text, *place) | ({named} if named else set())


def _is_read(language: str) -> bool:
    """Whether there is a pack; `load` remembers packs, and looks into the folders only for those that there are not."""
    try:
        load(language)
    except LanguageError:
        return False
    return True


def _spoken(text: str, place: int) -> str | None:
    """The language of the paragraph in which a place lies."""
    return next((part.language for part in paragraphs(text) if part.start <= place < part.end), None)


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
