"""The names that statements give, each with all that is told of its bearer."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from servanda.judge.measures import AHEAD, YEARLY, day, days
from servanda.judge.names import Word, words
from servanda.judge.telling import Distinct, distinct, naming, telling
from servanda.judge.translated import Token, content, every
from servanda.model import Bearer, Entry

SORTS = {
    "event.forum": "forum", "event.summit": "forum", "event.commission": "forum", "event.exercise": "forum",
    "event.edition": "forum", "document.programme": "programme", "document.action_plan": "programme",
    "document.roadmap": "programme",
}  # fmt: skip

LONGEST = 6  # words by which a programme without a name is called


class Name(NamedTuple):
    """A name as it is written; `marks` are offices of a person, editions and years of a thing.

    `words` are those by which spellings of a name meet, `content` those by which translations do.
    """

    sort: str
    written: str
    language: str | None
    words: tuple[Word, ...]
    content: tuple[Token, ...]
    numbers: Distinct
    countries: frozenset[str]
    marks: frozenset[str]

    @property
    def key(self) -> str:
        """How findings call it."""
        return f"name:{self.sort}:{self.written}"


def bearers(entries: Iterable[Entry]) -> dict[str, Bearer]:
    """All that is told of the bearers of names, by name."""
    told: dict[str, list[Bearer]] = {}
    for entry in entries:
        for one in names(entry):
            told.setdefault(one.name, []).append(one)
    return {name: merged(tellings) for name, tellings in told.items()}


def merged(tellings: Sequence[Bearer]) -> Bearer:
    """What several tell of the bearer of one name."""
    countries = {country for one in tellings for country in one.countries}
    marks = {mark for one in tellings for mark in one.marks}
    return Bearer(
        name=tellings[0].name,
        language=min(one.language for one in tellings),
        countries=tuple(sorted(countries)),
        marks=tuple(sorted(marks)),
    )


def gathered(entries: Iterable[Entry]) -> list[Name]:
    """All names, each once, in their order."""
    made = [named(one) for _, one in sorted(bearers(entries).items())]
    return [one for one in made if one.words or one.content or one.marks]


def names(entry: Entry) -> Iterator[Bearer]:
    """What an entry tells of the bearers of names: of who speaks or is named, and of the forum or project in it."""
    one, language = entry.statement, entry.version.language or ""
    for person in (one.speaker, *one.people):
        if person and person.name:
            yield Bearer(
                name=f"name:person:{person.name}", language=language, countries=_one(person.country),
                marks=_one(person.office),
            )  # fmt: skip
    sort = "project" if one.kind == "project" else SORTS.get(one.concept)
    if sort:
        marks = tuple(sorted(set(_marks(entry, sort))))
        name = one.name
        if not name and sort == "programme":
            name = _called(entry) or (one.quote if marks else None)
        if name:
            parties = tuple(sorted(set(one.parties)))
            yield Bearer(name=f"name:{sort}:{name}", language=language, countries=parties, marks=marks)


def _called(entry: Entry) -> str:
    """What a programme without a name is called by: the words on what it is, from the first that tells."""
    about, language = entry.statement.about or "", entry.version.language
    first = next((token.word.written for token in every(about, language) if token.means), "")
    if not first or not content(about, language, fields=True):
        return ""
    name = about[about.index(first) :].rstrip(".,;:!?") if first in about else ""
    return name if len(name.split()) <= LONGEST and not any(map(str.isdigit, name)) else ""


def _one(told: str | None) -> tuple[str, ...]:
    return (told,) if told else ()


@functools.lru_cache(1 << 13)
def named(bearer: Bearer) -> Name:
    """A name with the words that it is compared by."""
    sort, written, language = bearer.sort, bearer.written, bearer.language or None
    found = (
        words(written, language)
        if sort == "person"
        else naming(written, language)
        if sort == "project"
        else telling(written, language)
    )
    numbers = distinct(written if sort == "project" else "")
    telling_ones = () if sort == "person" else content(written, language, fields=sort != "project")
    told = frozenset(bearer.countries), frozenset(bearer.marks)
    return Name(sort, written, language, found, telling_ones, numbers, *told)


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
