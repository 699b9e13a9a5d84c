"""Of which of two sides somebody is by where he is sent or travels: the envoy in A, the visit of President N. to A."""

from __future__ import annotations

from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import Term

NEAR, LEAD, BESIDE = 70, 8, 2  # characters to a visit, before a place with its preposition, and to a visitor
LEADS, GUEST = 40, "/guest"  # characters before an office of a word for a visitor, and the end of its key
VISIT, INSIDE, TOWARDS = "event.visit", ("in",), ("to", "in")
Span = tuple[int, int]


def sent(reading: Reading, at: int, ways: tuple[str, ...] = INSIDE) -> str | None:
    """Of two sides the one that an ambassador is of, by the host in whose towns he is where he is first named, `at`."""
    small = reading.scanner.small
    endings = {end for way in ways for end in reading.language.role_endings.get(way, ())}
    for term in reading.within(*reading.sentence(at), "city", "capital", "place"):
        words = reading.text[max(0, term.start - LEAD) : term.start].split()[-1:]
        inside = any(small("role", word) in ways for word in words) or (term.ending and term.ending in endings)
        if inside and term.key in reading.dyad:
            return _other(reading, term.key)
    return None


def visiting(reading: Reading, named: Span) -> str | None:
    """Of two sides the one that somebody is of whose visit leads to the other, or takes place where that text is from.

    The visit of President N. to A; CAIRO – … during a visit by President N. Another visitor told behind it is not he.
    """
    near = reading.within(named[0] - NEAR, named[1] + NEAR, "concept")
    visits = [one for one in near if one.key.startswith(VISIT)]
    if not visits:
        return None
    host = reading.written if any(_made_by(reading, one, named[0]) for one in visits) else None
    side = sent(reading, named[0], TOWARDS) or (_other(reading, host) if host in reading.dyad else None)
    others = reading.within(visits[0].end, visits[0].end + NEAR, "nationality")
    if reading.language.verb_final:  # the minister met the visiting premier of B
        others += [one for visit in visits for one in reading.within(visit.end, visit.end + BESIDE, "place")]
    return None if any(one.key == side for one in others) else side  # the visit which the B delegation paid to A


def _made_by(reading: Reading, visit: Term, at: int) -> bool:
    """Whether "by" leads from a visit to who makes it: a visit by President N."""
    words = reading.text[visit.end : at].split()[:1]
    return any(reading.scanner.small("role", word) == "by" for word in words)


def _other(reading: Reading, host: str | None) -> str:
    """The side that is not the host."""
    return reading.dyad[1] if reading.dyad[0] == host else reading.dyad[0]


def guest(reading: Reading, office: Term) -> bool:
    """Whether words for an office are those for a visitor, or follow them: the guest, the visiting minister."""
    told = [one for one in reading.within(office.start - LEADS, office.end, "office") if one.key.endswith(GUEST)]
    return bool(told) and not reading.text[told[-1].end : office.start].strip()
