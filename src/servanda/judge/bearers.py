"""The names that statements give, each with all that is told of its bearer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from servanda.judge.measures import AHEAD, YEARLY, day, days
from servanda.judge.names import Word, words
from servanda.judge.telling import distinct, naming, telling
from servanda.model import Entry

SORTS = {
    "event.forum": "forum", "event.summit": "forum", "event.commission": "forum", "event.exercise": "forum",
    "event.edition": "forum", "document.programme": "programme", "document.action_plan": "programme",
    "document.roadmap": "programme",
}  # fmt: skip


class Name(NamedTuple):
    """A name as it is written; `marks` are offices of a person, editions and years of a thing."""

    sort: str
    written: str
    language: str | None
    words: tuple[Word, ...]
    numbers: frozenset[str]
    countries: frozenset[str]
    marks: frozenset[str]

    @property
    def key(self) -> str:
        """How findings call it."""
        return f"name:{self.sort}:{self.written}"


class Told(NamedTuple):
    """What one statement tells of the bearer of a name."""

    sort: str
    written: str
    countries: frozenset[str]
    marks: frozenset[str]


def gathered(entries: Iterable[Entry]) -> list[Name]:
    """All names, each once, in the order of their keys."""
    told: dict[tuple[str, str], list[tuple[str, Told]]] = {}
    for entry in entries:
        for one in names(entry):
            told.setdefault(one[:2], []).append((entry.version.language or "", one))
    made = [_name(key, tellings) for key, tellings in sorted(told.items())]
    return [one for one in made if one.words or one.marks]


def names(entry: Entry) -> Iterator[Told]:
    """The names in an entry: of its speaker, and of the forum, programme or project that it tells of."""
    one = entry.statement
    if one.speaker and one.speaker.name:
        countries = frozenset([one.speaker.country] if one.speaker.country else [])
        yield Told("person", one.speaker.name, countries, frozenset([one.speaker.office] if one.speaker.office else []))
    sort = "project" if one.kind == "project" else SORTS.get(one.concept)
    if sort and sort != "person":
        marks = frozenset(_marks(entry, sort))
        name = one.name or (one.quote if sort == "programme" and marks else None)
        if name:
            yield Told(sort, name, frozenset(one.parties), marks)


def _name(key: tuple[str, str], tellings: list[tuple[str, Told]]) -> Name:
    sort, written = key
    language = min(language for language, _ in tellings) or None
    found = (
        words(written, language)
        if sort == "person"
        else naming(written, language)
        if sort == "project"
        else telling(written, language)
    )
    countries = frozenset(country for _, one in tellings for country in one.countries)
    marks = frozenset(mark for _, one in tellings for mark in one.marks)
    numbers = distinct(written) if sort == "project" else frozenset()
    return Name(sort, written, language, found, numbers, countries, marks)


def _marks(entry: Entry, sort: str) -> Iterator[str]:
    """What tells a thing without its name: edition and year, or the years of a programme."""
    one = entry.statement
    pair = "-".join(sorted(one.parties))
    year = _year(entry)
    if one.concept == "event.edition" and one.value and year:
        yield f"edition:{pair}:{one.value.low}:{year}"
    if one.kind in {"event", "project"} and (one.kind == "project" or one.modality not in AHEAD) and year:
        yield f"occasion:{pair}:{one.concept}:{_month(entry)}"
    start, end = days(one.period)
    if sort == "programme" and start and end - start > YEARLY:
        yield f"years:{pair}:{start}:{end}"


def _year(entry: Entry) -> str:
    return _month(entry)[:4]


def _month(entry: Entry) -> str:
    period = entry.statement.period
    stated = (period.start if period else None) or entry.version.published
    return stated[:7] if stated and day(stated) else ""
