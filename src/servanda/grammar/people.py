"""Who is who: offices and names as the text gives them ("Kasım Comart Tokayev, Kazakistan Cumhuriyeti Başkanı")."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import islice
from operator import itemgetter

import msgspec

from servanda.grammar.fold import fold
from servanda.grammar.naming import Names, is_full
from servanda.grammar.offices import Offices
from servanda.grammar.reading import Mention, Reading
from servanda.grammar.scan import Term

UPPER = "".join(char for char in map(chr, range(0x2000)) if char.isupper())
CAPITALISED = re.compile(rf"[{UPPER}](?<!\w.)\w*")
NEAR, TITLE = 70, 110  # characters; TITLE is an office with all that belongs to it
PLAIN = 2  # words of a name that is no more than first and last name
KEY = 3  # letters by which people are looked up
SHARED, SHORT = 4, 3  # letters that two forms of a name share; of a short name, which must stay whole
LONGEST_FAMILY = 4  # letters of a family name that stands before the given one
LONGEST_CASE = 4  # letters of a case ending
OFTEN = 4  # mentions of a state in a text about it
MOST_ALIKE = 100  # words, or people, with the same beginning that are looked through
MOST_INSERTED = 64  # mentions of somebody that are put in place one by one
MOST_PLACES = 100  # mentions that are looked through for the holder of an office
STATE_OFFICES = frozenset({
    "head_of_state", "head_of_government", "foreign_minister", "minister", "deputy_minister", "spokesperson",
})  # fmt: skip
LEADERS = frozenset({"head_of_state", "head_of_government"})
ABROAD = frozenset({"ambassador", "organisation_head"})
FAMILIES = {
    "minister": frozenset({"minister", "foreign_minister", "deputy_minister"}),
    "any": frozenset({
        "official", "minister", "foreign_minister", "deputy_minister", "ambassador", "spokesperson",
        "organisation_head",
    }),
    "head_of_state": frozenset({"head_of_state", "head_of_government", "organisation_head"}),
}  # fmt: skip


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
        self._words: dict[str, dict[str, list[tuple[int, int]]]] | None = None
        self._full: dict[str, list[tuple[int, int]]] | None = None
        self._holders: dict[int, Person] = {}
        self._nameless: dict[str | None, set[str]] | None = None  # of which countries the text names an office alone
        self._leaders: dict[str | None, set[int]] | None = None  # who leads a country, found anew when more is known
        offices = Offices(reading, self.names)
        introduced = list(offices.introductions())
        self.bodies = offices.bodies
        names = (self.reading.text[slice(*span)] for _, _, _, span in introduced if span)
        self._lasts = {fold(name).split()[-1] for name in names if len(name.split()) <= PLAIN}
        for office, key, country, span in introduced:
            person = self.remember(span, key, country) if span else Person("", key, country, office.start, office.end)
            self.offices.append((office, person))
        self._office_starts = [office.start for office, _ in self.offices]

    def country_of(self, person: Person) -> str | None:
        """The country that the text gives somebody; for an office without one, that of the document's own side."""
        if person.country or person.office not in STATE_OFFICES:
            return person.country
        ours = None if self.reading.abroad else self.reading.home or self._dominant()
        return ours or self._other_side(person)

    def _ours(self) -> str | None:
        """The country of whoever is named without one: our own, that of the dateline, the one named far more often."""
        reading = self.reading
        return None if reading.abroad else reading.home or reading.dateline or self._dominant()

    def _of_office(self, person: Person) -> str | None:
        """The one country whose like office the text names without its holder: the Prime Minister of A, then N. N."""
        if self._nameless is None:
            self._nameless = {}
            for _, one in self.offices:
                if not one.name and one.country:
                    self._nameless.setdefault(one.office, set()).add(one.country)
        codes = self._nameless.get(person.office, set())
        return next(iter(codes)) if len(codes) == 1 else None

    def _dominant(self) -> str | None:
        """The side that needs no naming: in the language of another state only one that is named again and again."""
        home, own = self.reading.language.home, self.reading.own
        return own if own and (home in {"", None, own} or self.reading.weights[own] >= OFTEN) else None

    def _other_side(self, person: Person) -> str | None:
        """Of the two sides of a document, the one whose like office somebody else holds not."""
        if person.office not in LEADERS:
            return None
        if self._leaders is None:
            self._leaders = {}
            for _, one in self.offices:
                if one.name and one.office in LEADERS:
                    self._leaders.setdefault(one.country, set()).add(id(one))
        left = [code for code in self.reading.dyad if not self._leaders.get(code, set()) - {id(person)}]
        return left[0] if len(left) == 1 else None

    def home_of(self, person: Person) -> str | None:
        """The country of somebody who speaks: his office's, else that of a place beside his name, else the document's.

        Somebody without an office is looked for where the text names him first.
        """
        country = self.country_of(person)
        if country or person.office in ABROAD:
            return country
        if person.office in STATE_OFFICES:
            return self._of_office(person) or self._ours()
        start, _ = self.reading.sentence(person.start)
        beside = self.reading.within(start, person.start, "city", "capital", "nationality")
        near = [term for term in beside if person.start - term.end < NEAR]
        if near:
            return near[-1].key
        offices = self.offices_within(person.start - TITLE, person.start)
        if offices:  # director of the agency for the promotion of exports of A
            places = self.reading.within(offices[-1][0].end, person.start, "place")
            if places:
                return places[-1].key
        return self._ours()

    def remember(self, span: tuple[int, int], office: str | None, country: str | None) -> Person:
        """The person with the name at a span, with what is new about him."""
        name = self._cut(" ".join(self.reading.text[slice(*span)].split()))
        leaders = self.reading.within(*span, "leader") if country is None else []
        country = leaders[0].key if leaders else country
        last = fold(name).split()[-1]
        known = self._known(name, last)
        self._leaders = None
        if known is None:
            known = Person(name, office, country, *span, last)
            self.known.setdefault(last[:KEY], []).append(known)
            self._find_again(known)
        if not known.office:
            known.office, known.country = office, known.country or country
        elif known.office == office:
            known.country = known.country or country
        known.last = min(known.last, last, key=len)
        if name != known.name:
            known.name = max(known.name, name, key=_fullness)
        return known

    def _cut(self, name: str) -> str:
        """A name without the words behind a last name that a plainer name of the document ends with."""
        words = name.split()
        for count, word in enumerate(words[:-1], 1):
            if len(words) > PLAIN and fold(word) in self._lasts:
                return " ".join(words[:count])
        return name

    def _known(self, name: str, last: str) -> Person | None:
        """Somebody with this last name, and with no other first name."""
        first = fold(name)[0] if is_full(name) else ""
        for person in self.known.get(last[:KEY], [])[:MOST_ALIKE]:
            if alike(person.last, last) and not (first and is_full(person.name) and fold(person.name)[0] != first):
                return person
        return None

    def _find_again(self, person: Person) -> None:
        """Every mention of somebody by his last name."""
        if self._words is None:
            self._words = self._capitalised()
        forms = self._words.get(person.last[:KEY], {})
        alike_ones = {form: spans for form, spans in islice(forms.items(), MOST_ALIKE) if alike(person.last, form)}
        found = [(start, end, person) for spans in alike_ones.values() for start, end in spans]
        shortest = min(alike_ones, key=len, default=person.last)
        if len(shortest) < len(person.last):
            person.last = shortest  # the form of the dictionary, or nearest to it
        first = fold(person.name).split()[0]
        if first != person.last and len(first) <= LONGEST_FAMILY:
            spans = self._words.get(first[:KEY], {}).get(first, ())
            found += [(start, end, person) for start, end in spans if not self.names.at(end + 1)]
        if len(found) > MOST_INSERTED:
            self.places = sorted([*self.places, *found], key=itemgetter(0))
            self._starts = [place[0] for place in self.places]
            return
        for place in found:
            index = bisect_right(self._starts, place[0])
            self._starts.insert(index, place[0])
            self.places.insert(index, place)

    def _capitalised(self) -> dict[str, dict[str, list[tuple[int, int]]]]:
        """Where the capitalised words of the text stand, by how they begin and by their folded form."""
        found: dict[str, dict[str, list[tuple[int, int]]]] = {}
        for word in CAPITALISED.finditer(self.reading.text):
            form = fold(word[0])
            found.setdefault(form[:KEY], {}).setdefault(form, []).append(word.span())
        return found

    def within(self, start: int, end: int) -> list[Place]:
        """Mentions of people that begin inside a span."""
        return self.places[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def full(self, span: tuple[int, int]) -> tuple[int, int] | None:
        """The last full name before a span that ends with its word."""
        last = fold(self.reading.text[slice(*span)])
        if self._full is None:
            self._full = {}
            for name in self.names.all:
                words = self.reading.text[slice(*name)].split()
                if len(words) > 1:
                    self._full.setdefault(fold(words[-1])[:KEY], []).append(name)
        for name in reversed(self._full.get(last[:KEY], [])):
            if name[0] < span[0] and alike(fold(self.reading.text[slice(*name)].split()[-1]), last):
                return name
        return None

    def offices_within(self, start: int, end: int) -> list[tuple[Term, Person]]:
        """Offices that begin inside a span, each with its holder, who may be nameless."""
        return self.offices[bisect_left(self._office_starts, start) : bisect_left(self._office_starts, end)]

    def holder(self, term: Term, person: Person) -> Person:
        """The holder of an office that stands alone: the first in the last sentence with one; else a nameless one."""
        if person.name:
            return person
        if term.start not in self._holders:
            self._holders[term.start] = self._held(term, person)
        return self._holders[term.start]

    def _held(self, term: Term, person: Person) -> Person:
        vague = term.key.partition("/")[2] == "any"
        family = FAMILIES.get("any" if vague else person.office or "", frozenset({person.office}))
        sentences = self.reading.sentences
        found, latest = None, -1
        at = bisect_left(self._starts, term.start)
        own = self._own(person, term.start)
        for start, _, known in reversed(self.places[max(0, at - MOST_PLACES) : at]):
            if found is not None and sentences.at(start) != latest:
                break
            country = self.country_of(known)
            other = bool(person.country or own) and bool(country) and (person.country or own) != country
            better = found is None or known.office == person.office or found.office != person.office
            if known.office in family and not other and better:
                found, latest = known, sentences.at(start)
        if found is not None:
            return found
        name = " ".join(self.reading.text[term.start : term.end].split())
        return Person(name, person.office, person.country, term.start, term.end)

    def _own(self, person: Person, before: int) -> str | None:
        """Our own country, where an office without one is that of our own holder, told of before it."""
        home = self.reading.home if person.office in LEADERS and not person.country else None
        if home is None:
            return None
        told = (one for _, one in self.offices_within(0, before) if one.office == person.office)
        return home if any(self.country_of(one) == home for one in told) else None

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
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if long.startswith(short):
        return len(short) >= SHORT and len(long) - len(short) <= LONGEST_CASE
    return len(short) > SHARED and long.startswith(short[:-1]) and len(long) - len(short) < LONGEST_CASE


def _fullness(name: str) -> tuple[int, int, int]:
    """Words of a name, its capitals, and how short it is: with an initial it tells more, with an ending less."""
    return len(name.split()), sum(char.isupper() for char in name), -len(name)
