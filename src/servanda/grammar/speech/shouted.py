"""Headers in capitals: an office with a name before a colon, and the turns of a chamber, before a stop or a dash."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from servanda.grammar.speech.people import People
from servanda.grammar.speech.person import Person
from servanda.grammar.speech.quotations import trimmed
from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import Term

MOST_WORDS = 6  # of a header in capitals
FEWEST = 2  # headers that make the record of a chamber
MEMBER = re.compile(  # C.D. SMITH (Minister of Health). – THE SPEAKER. – MINISTER OF TRADE JOHN SMITH (York) –
    r"^[ \t]*((?:[^\W\d_]{1,3}\. ?){0,2}[^\W\d_][\w’'-]+(?: [^\W\d_][\w’'-]+){0,5}(?: [^\W\d_]\.){0,2})"
    r"( ?\([^()\n]{1,80}\))?(?:\.| ?[–—])[ \t]+(?=[\w«“\"])",
    re.MULTILINE,
)
OF_A_CHAMBER = "official"  # who is no more than the head of something, where the chamber itself is not named
Turn = tuple[int, int, Person]
Span = tuple[int, int]


def turns(reading: Reading, people: People) -> list[Turn]:
    """The headers of a record whose turns open with a name in capitals before a stop, or a dash, instead of a colon."""
    lines = [*filter(None, (_called_up(reading, line) for line in MEMBER.finditer(reading.text)))]
    if len([known for *_, known in lines if known]) < FEWEST:
        return []
    return [(line.start(), line.end(), _member(reading, people, line, name)) for line, name, _ in lines]


def _called_up(reading: Reading, line: re.Match[str]) -> tuple[re.Match[str], Span, bool] | None:
    """A header, the name in it, and whether initials, a title or an office tell that; no town of a dateline."""
    start, end = line.span(1)
    words, small = line[1].split(), reading.scanner.small
    led = words[0].lower() == reading.language.definite
    titled = len(words) > 1 and small("person_title", words[0].rstrip(".")) is not None
    name = words[led or titled :]
    shouted = [*takewhile(str.isupper, name)]
    rest = name[len(shouted) :]
    if not shouted or (rest and small("role", rest[0]) != "of"):
        return None
    first = reading.text.index(shouted[0], start)
    last = reading.text.rindex(shouted[-1], first, end) + len(shouted[-1])
    known = titled or "." in shouted[0] or any(_offices(reading, line.span(part)) for part in (1, 2))
    if not known and reading.within(first, last, "place", "capital", "city"):
        return None
    return line, (first, last), known


def _member(reading: Reading, people: People, line: re.Match[str], name: Span) -> Person:
    """Whoever opens a turn, with the office that stands before his name, or behind it in brackets."""
    told = _offices(reading, name)
    if told:
        return person(reading, people, name) or _chair(people, told[0])
    return people.remember(name, *next(_ranks(people, line.span(2)), (None, None)))


def _offices(reading: Reading, span: Span) -> list[Term]:
    """Words for offices in a header, or in the brackets behind its name."""
    return reading.within(*span, "office") if span[0] >= 0 else []


def _ranks(people: People, span: Span) -> Iterator[tuple[str | None, str | None]]:
    """The office that brackets behind a name tell, and its country."""
    for term, one in people.offices_within(*span):
        yield one.office, one.country or people.homes.worded(term)


def _chair(people: People, office: Term) -> Person:
    """Whoever has the chair, told by that alone."""
    key, _, condition = office.key.partition("/")
    return people.remember((office.start, office.end), OF_A_CHAMBER if condition else key, None)


def person(reading: Reading, people: People, span: Span) -> Person | None:
    """The person of a header in capitals: an office, and behind it a name that other places need not know."""
    offices = people.offices_within(*span)
    if not offices:
        return _called(reading, people, span)
    term, holder = offices[-1]
    start, end = trimmed(reading.text, term.end, span[1])
    if start < end:
        return people.remember((start, end), holder.office, holder.country or people.homes.worded(term))
    return people.holder(term, holder)


def _called(reading: Reading, people: People, span: Span) -> Person | None:
    """The person of a header in capitals whose office is one only beside a name, or with an article: THE SECRETARY."""
    last = next((one for one in reversed(reading.within(*span, "office")) if one.key.endswith("/name")), None)
    if last is None:
        return None
    start, end = trimmed(reading.text, last.end, span[1])
    office = (reading.incumbent(start, end) if start < end else None) or last.key.partition("/")[0]
    return people.remember((start, end) if start < end else (last.start, last.end), office, None)
