"""Who is who: offices and names as the text gives them ("Kasım Comart Tokayev, Kazakistan Cumhuriyeti Başkanı")."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

import msgspec

from servanda.grammar.fold import fold
from servanda.grammar.naming import Names, is_full
from servanda.grammar.reading import Mention, Reading
from servanda.grammar.scan import Term

UPPER = "".join(char for char in map(chr, range(0x2000)) if char.isupper())
CAPITALISED = re.compile(rf"(?<!\w)[{UPPER}]\w*")
NEAR = 70
KEY = 3  # letters by which people are looked up
SHARED, SHORT = 4, 3  # letters that two forms of a name share; of a short name, which must stay whole
LONGEST_FAMILY = 4  # letters of a family name that stands before the given one
LONGEST_CASE = 4  # letters of a case ending
MOST_BETWEEN = 3  # words between a country and its office
STATE_OFFICES = frozenset({
    "head_of_state", "head_of_government", "foreign_minister", "minister", "deputy_minister", "spokesperson",
})  # fmt: skip
FAMILIES = {
    "minister": frozenset({"minister", "foreign_minister", "deputy_minister"}),
    "official": frozenset({
        "official", "minister", "foreign_minister", "deputy_minister", "ambassador", "spokesperson",
        "organisation_head",
    }),
    "head_of_state": frozenset({"head_of_state", "head_of_government", "organisation_head"}),
}  # fmt: skip
WHERE = ("place", "nationality", "capital", "organisation")
BLANKS = " ,\n\u00a0"
BREAKS = frozenset(',.;:!?()"«»“”')


class Person(msgspec.Struct):
    """Somebody in the document: `name` is the fullest form of the name, `last` the shortest form of the last name."""

    name: str
    office: str | None
    country: str | None
    start: int
    end: int
    last: str = ""


Place = tuple[int, int, Person]


class People:
    """Everybody in a document, and where each is mentioned."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.names = Names(reading)
        self.known: dict[str, list[Person]] = {}
        self.places: list[Place] = []
        self._starts: list[int] = []
        self.offices: list[tuple[Term, Person]] = []
        self._words: dict[str, list[tuple[int, int]]] | None = None
        for office in reading.all("office"):
            self._introduce(office)
        self._office_starts = [office.start for office, _ in self.offices]

    def country_of(self, person: Person) -> str | None:
        """The country that the text gives somebody; for an office without one, that of the document's own side."""
        if person.country or person.office not in STATE_OFFICES:
            return person.country
        return self.reading.home or self.reading.own

    def _introduce(self, office: Term) -> None:
        """Somebody beside an office; "/country" ones only with a country there, "/name" ones with a name."""
        country = self._country(office)
        key, _, condition = office.key.partition("/")
        span = self._name_after(office) or self._name_before(office)
        if (condition == "country" and country is None) or (condition == "name" and span is None):
            return
        if span is None:
            person = Person("", key, country, office.start, office.end)
        else:
            person = self.remember(span, key, country)
        self.offices.append((office, person))

    def remember(self, span: tuple[int, int], office: str | None, country: str | None) -> Person:
        """The person with the name at a span, with what is new about him."""
        name = self._cut(" ".join(self.reading.text[slice(*span)].split()))
        leaders = self.reading.within(*span, "leader") if country is None else []
        country = leaders[0].key if leaders else country
        last = fold(name).split()[-1]
        known = self._known(name, last)
        if known is None:
            known = Person(name, office, country, *span, last)
            self.known.setdefault(last[:KEY], []).append(known)
            self._find_again(known)
        if not known.office:
            known.office, known.country = office, known.country or country
        elif known.office == office:
            known.country = known.country or country
        known.last = min(known.last, last, key=len)
        known.name = max(known.name, name, key=_fullness)
        return known

    def _cut(self, name: str) -> str:
        """A name without the words behind the last name of somebody known already."""
        words = name.split()
        for count, word in enumerate(words[:-1], 1):
            folded = fold(word)
            if any(person.last == folded for person in self.known.get(folded[:KEY], ())):
                return " ".join(words[:count])
        return name

    def _known(self, name: str, last: str) -> Person | None:
        """Somebody with this last name, and with no other first name."""
        first = fold(name)[0] if is_full(name) else ""
        for person in self.known.get(last[:KEY], ()):
            if alike(person.last, last) and not (first and is_full(person.name) and fold(person.name)[0] != first):
                return person
        return None

    def _country(self, office: Term) -> str | None:
        """The country of an office: named just before it or just after it, the nearer of the two."""
        reading = self.reading
        start, end = reading.sentence(office.start)
        before = reading.within(max(start, office.start - NEAR), office.start, *WHERE)
        after = reading.within(office.end, min(end, office.end + NEAR), *WHERE)
        left = _between(reading.text[before[-1].end : office.start]) if before else None
        if left and reading.within(before[-1].end, office.start, "concept", "modality", "stage"):
            left = None  # a verb between: "X of A met President Y of B"
        right = _between(reading.text[office.end : after[0].start]) if after else None
        if right and self._beyond(office.end, after[0].start):
            right = None
        if left is not None and (right is None or left <= right):
            return before[-1].key
        if right is not None:
            return after[0].key
        theirs = [t for t in reading.within(office.start - NEAR, office.start, "pronoun") if t.key == "the_country"]
        if theirs and _between(reading.text[theirs[-1].end : office.start]) is not None:
            return next((term.key for term in reading.within(start, office.start, *WHERE)), None)
        return None

    def _name_after(self, office: Term) -> tuple[int, int] | None:
        """A name behind an office ("President N. N. of X"), or behind its country ("President of X, N. N.")."""
        reading = self.reading
        at = office.end
        limit = min(len(reading.text), at + NEAR)
        for place in reading.within(at, limit, *WHERE):
            between = reading.text[at : place.start]
            if _between(between) is not None and not self._named(at, between):
                at = place.end
        gap = len(reading.text[at:limit]) - len(reading.text[at:limit].lstrip(BLANKS))
        span = self.names.at(at + gap, limit)
        apart = span is not None and "," in reading.text[at : at + gap]
        return None if apart and span and reading.text[span[1] : span[1] + 1] != "," else span

    def _beyond(self, at: int, place: int) -> bool:
        """Whether a country stands behind the name of who holds the office, and no "of" leads to it."""
        gap = self.reading.text[at:place]
        link = self.reading.scanner.small("role", gap.split()[-1])
        return self._named(at, gap) and link != "of"

    def _named(self, at: int, gap: str) -> bool:
        """Whether a gap before a country opens with a name: a full one, or one that a small word follows."""
        bare = gap.lstrip(BLANKS)
        span = self.names.at(at + len(gap) - len(bare), at + len(gap))
        if span is None or "," in gap:
            return False
        return is_full(self.reading.text[slice(*span)]) or self.reading.text[span[1] : at + len(gap)].strip().islower()

    def _name_before(self, office: Term) -> tuple[int, int] | None:
        """A name that stands before a comma and its office ("Name, Country's Office")."""
        reading = self.reading
        start, _ = reading.sentence(office.start)
        zone = reading.text[max(start, office.start - NEAR) : office.start]
        comma = zone.rfind(",")
        if comma < 0:
            return None
        end = office.start - len(zone) + comma
        names = list(self.names.within(max(start, end - NEAR), end))
        return names[-1] if names and names[-1][1] == end else None

    def _find_again(self, person: Person) -> None:
        """Every mention of somebody by his last name."""
        if self._words is None:
            self._words = {}
            for word in CAPITALISED.finditer(self.reading.text):
                self._words.setdefault(fold(word[0][:KEY]), []).append(word.span())
        text = self.reading.text
        found = [
            (start, end, person)
            for start, end in self._words.get(person.last[:KEY], ())
            if alike(person.last, fold(text[start:end]))
        ]
        first = fold(person.name).split()[0]
        if first != person.last and len(first) <= LONGEST_FAMILY:
            found += [
                (start, end, person)
                for start, end in self._words.get(first[:KEY], ())
                if fold(text[start:end]) == first and not text[end + 1 : end + 2].isupper()
            ]
        self.places = sorted([*self.places, *found], key=lambda place: place[0])
        self._starts = [place[0] for place in self.places]

    def within(self, start: int, end: int) -> list[Place]:
        """Mentions of people that begin inside a span."""
        return self.places[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def offices_within(self, start: int, end: int) -> list[tuple[Term, Person]]:
        """Offices that begin inside a span, each with its holder, who may be nameless."""
        return self.offices[bisect_left(self._office_starts, start) : bisect_left(self._office_starts, end)]

    def holder(self, term: Term, person: Person) -> Person:
        """The holder of an office that stands alone: the first in the last sentence with one; else a nameless one."""
        if person.name:
            return person
        family = FAMILIES.get(person.office or "", frozenset({person.office}))
        sentences = self.reading.sentences
        found, latest = None, -1
        for start, _, known in self._before(term.start):
            if found is not None and sentences.at(start) != latest:
                break
            other = bool(person.country and known.country and person.country != known.country)
            if known.office in family and not other:
                found, latest = known, sentences.at(start)
        if found is not None:
            return found
        name = " ".join(self.reading.text[term.start : term.end].split())
        return Person(name, person.office, person.country, term.start, term.end)

    def _before(self, offset: int) -> Iterator[Place]:
        """Mentions before an offset, the last first."""
        return reversed(self.places[: bisect_left(self._starts, offset)])

    def mentions(self) -> list[Mention]:
        """People as mentions of their countries."""
        return [
            Mention(start, end, country, "person", "")
            for start, end, person in self.places
            if (country := self.country_of(person))
        ]


def alike(one: str, other: str) -> bool:
    """Whether two folded last names are forms of one, case endings aside."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    same = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    whole = same == len(short) and same >= SHORT
    return (whole or (same >= SHARED and same >= len(short) - 1)) and len(long) - same <= LONGEST_CASE


def _fullness(name: str) -> tuple[int, int, int]:
    """Words of a name, its capitals, and how short it is: with an initial it tells more, with an ending less."""
    return len(name.split()), sum(char.isupper() for char in name), -len(name)


def _between(gap: str) -> int | None:
    """How many words stand between two terms; None where they do not belong together: a mark or too many words."""
    if BREAKS.intersection(gap):
        return None
    words = len(gap.split())
    return words if words <= MOST_BETWEEN else None
