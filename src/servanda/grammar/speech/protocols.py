"""Turns of a protocol: a name in capitals, at first with an office in brackets, a full stop, and what is said."""

from __future__ import annotations

import re
from collections.abc import Iterator

from servanda.grammar.speech.homes import Person
from servanda.grammar.speech.people import People

WORD = r"[^\W\d_][^\W\d_’'-]+"
LINE = re.compile(
    rf"^[ \t*]*((?:[^\W\d_]\. ?){{0,2}}{WORD}(?:[ -]{WORD}){{0,3}})(?: ?\(([^()\n]{{2,60}})\))?\.[ \t]+(?=[^\W\d_])",
    re.MULTILINE,
)
FEWEST = 3  # such lines in a protocol
Turn = tuple[int, int, Person | None]  # where the words before a speech begin and end, and whose it is


def turns(text: str, people: People) -> list[Turn]:
    """The beginning of every speech, if there are enough of them; where nobody is known, it is nobody's."""
    lines = [line for line in LINE.finditer(text) if line[1].isupper()]
    found = [(line.start(), line.end(), _speaker(people, line)) for line in lines]
    known = [person for *_, person in found if person]
    return found if len(found) >= FEWEST and len(known) * 2 > len(found) else []


def _speaker(people: People, line: re.Match[str]) -> Person | None:
    """Whoever is named by initials, with the office in brackets behind; else the holder of the office itself."""
    span = line.span(1)
    if "." in line[1]:
        office = next(_offices(people, line.span(2)), None) if line[2] else None
        return people.remember(span, *((office.office, office.country) if office else (None, None)))
    return next(_offices(people, span), None)


def _offices(people: People, span: tuple[int, int]) -> Iterator[Person]:
    """Those who hold the offices of a span."""
    for term, person in people.offices_within(*span):
        yield people.holder(term, person)
