"""Who is who: offices and names as the text gives them ("Kasım Comart Tokayev, Kazakistan Cumhuriyeti Başkanı")."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import chain, islice
from operator import itemgetter

from servanda.grammar.speech import abroad
from servanda.grammar.speech.homes import LEADERS, Homes
from servanda.grammar.speech.naming import KEY, SHARED, Names, alike, capitalised, fullness, is_full
from servanda.grammar.speech.offices import Offices
from servanda.grammar.speech.person import Person
from servanda.grammar.words.cases import bare
from servanda.grammar.words.fold import fold
from servanda.grammar.words.lazily import lazily
from servanda.grammar.words.lookup import Mention
from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import Term

UPPER = "".join(char for char in map(chr, range(0x2000)) if char.isupper())
PLAIN, LONGEST_FAMILY = 2, 4  # words of a plain name; letters of a family name that stands before the given one
UNNAMED = 40  # characters before an office in which a word stands by which its holder is nobody who is named
CASES = ("to", "from", "in", "of", "with")
MOST_ALIKE, MOST_INSERTED = 100, 64  # words, or people, that begin alike, and mentions that are put in place one by one
NAMED_NEAR, NAME_NEAR = 600, 30  # characters before an office in which its holder is named, and of his first names
SAME_OFFICE = 3  # sentences before in which a holder of the very office counts more than one of a like office
MOST_PLACES = 100  # mentions, and offices, that are looked through for the holder of an office
FAMILIES = {
    "minister": frozenset({"minister", "foreign_minister", "deputy_minister"}),
    "any": frozenset({
        "official", "minister", "foreign_minister", "deputy_minister", "ambassador", "spokesperson",
        "organisation_head",
    }),
    "head_of_state": frozenset({"head_of_state", "head_of_government", "organisation_head"}),
}  # fmt: skip
Place = tuple[int, int, Person]


class People:
    """Everybody in a document, and where each is mentioned."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.names = Names(reading)
        self.known: dict[str, list[Person]] = {}
        self._begun: dict[str, list[Person]] = {}  # by their first names
        self.places: list[Place] = []
        self._starts: list[int] = []
        self.offices: list[tuple[Term, Person]] = []
        self._words: dict[str, dict[str, list[tuple[int, int]]]] | None = None
        self._full: dict[str, list[tuple[int, int]]] | None = None
        self._holders: dict[int, Person] = {}
        self.homes = Homes(reading, self.offices)
        self._bare: dict[str, set[str]] = {}  # last names without endings of cases
        introduced = [*(offices := Offices(reading, self.names)).introductions()]
        self.bodies = offices.bodies
        names = (self.reading.text[slice(*span)] for _, _, _, span in introduced if span)
        self._lasts = {fold(name).split()[-1] for name in names if len(name.split()) <= PLAIN}
        for office, key, country, span in introduced:
            person = self.remember(span, key, country) if span else Person("", key, country, office.start, office.end)
            self.offices.append((office, person))
        self._office_starts = [office.start for office, _ in self.offices]

    def remember(self, span: tuple[int, int], office: str | None, country: str | None) -> Person:
        """The person with the name at a span, with what is new about him."""
        name = self._cut(" ".join(self.reading.text[slice(*span)].split()))
        leaders = self.reading.within(*span, "leader")
        if leaders and (leaders[0].start == span[0] or not country):
            country = leaders[0].key  # but who is told to be of a state is no namesake of another's leader
        last = fold(name).split()[-1]
        known = self._known(name, last) or (None if office else self._goes_on(name))
        told = known and (known.office, known.country)
        if known and not self._alike(known.last, last):
            self._place([(*span, known)])  # who is told here by the first words of his name
        if known is None:
            known = Person(name, office, country, *span, last)
            self.known.setdefault(last[:KEY], []).append(known)
            self._begun.setdefault(fold(name).split()[0], []).append(known)
            self._find_again(known)
        if not known.office:
            known.office, known.country = office, known.country or country
        elif known.office == office:
            known.country = known.country or country
        known.last = min(known.last, last, key=len) if self._alike(known.last, last) else known.last
        if name != known.name:
            known.name = max(known.name, name, key=fullness)
        if told != (known.office, known.country):
            self.homes.forget()
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
            if self._alike(person.last, last) and not (
                first and is_full(person.name) and fold(person.name)[0] != first
            ):
                return person
        return None

    def _goes_on(self, name: str) -> Person | None:
        """Somebody whose name is told in full before, here by its first words: Tengku Zafrul (Aziz)."""
        begun = self._begun.get(fold(name).split()[0], [])[:MOST_ALIKE] if is_full(name) else []
        return next((one for one in begun if fold(one.name).startswith(f"{fold(name)} ")), None)

    @lazily
    def _endings(self) -> frozenset[str]:
        """The folded endings of cases that names of the language may have."""
        language = self.reading.language
        ends = chain(*language.role_endings.values(), *(case.endings for case in language.name_cases))
        return frozenset(fold(one) for one in ends if len(one) > 1)

    def _alike(self, one: str, other: str) -> bool:
        """Whether two folded last names are forms of one, also where both have an ending of a case."""
        return alike(one, other) or not self._stems(one).isdisjoint(self._stems(other))

    def _stems(self, last: str) -> set[str]:
        """A folded last name without the endings of cases that it may have; remembered."""
        if last not in self._bare:
            found = {last.removesuffix(end) for end in self._endings if last.endswith(end)}
            self._bare[last] = {stem for stem in found if len(stem) > SHARED}
        return self._bare[last]

    def _find_again(self, person: Person) -> None:
        """Every mention of somebody by his last name."""
        if self._words is None:
            self._words = capitalised(self.reading.text)
        forms = self._words.get(person.last[:KEY], {})
        alike_ones = {
            form: spans for form, spans in islice(forms.items(), MOST_ALIKE) if self._alike(person.last, form)
        }
        found = [(start, end, person) for spans in alike_ones.values() for start, end in spans]
        shortest = min(alike_ones, key=len, default=person.last)
        told = bare(person.last, self.reading.language).intersection(alike_ones) - {person.last}
        if len(shortest) < len(person.last) or told:
            person.last = min(told or {shortest}, key=len)  # the form of the dictionary, or nearest to it
        first = fold(person.name).split()[0]
        if first != person.last and len(first) <= LONGEST_FAMILY:
            spans = self._words.get(first[:KEY], {}).get(first, ())
            found += [(start, end, person) for start, end in spans if not self.names.at(end + 1)]
        self._place(found)

    def _place(self, found: list[Place]) -> None:
        """Take in where people are mentioned."""
        if len(found) > MOST_INSERTED:
            self.places = sorted([*self.places, *found], key=itemgetter(0))
            self._starts = [place[0] for place in self.places]
            return
        for place in found:
            index = bisect_right(self._starts, place[0])
            self._starts.insert(index, place[0])
            self.places.insert(index, place)

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

    def _offices_before(self, offset: int) -> list[tuple[Term, Person]]:
        """The last offices that begin before an offset."""
        at = bisect_left(self._office_starts, offset)
        return self.offices[max(0, at - MOST_PLACES) : at]

    def holder(self, term: Term, person: Person) -> Person:
        """The holder of an office that stands alone: the first in the last sentence with one; else a nameless one."""
        if person.name:
            return person
        if term.start not in self._holders:
            self._holders[term.start] = self._held(term, person)
        return self._holders[term.start]

    def unnamed(self, office: Term) -> bool:
        """Whether whoever holds an office is nobody in particular: a diplomat, two officials, an unnamed envoy."""
        told = self.reading.within(office.start - UNNAMED, office.start, "unnamed")
        gap = self.reading.text[told[-1].end : office.start] if told else ""
        return bool(told) and len(gap.split()) <= PLAIN and not any(mark in gap for mark in ",.;:\n")

    def _held(self, term: Term, person: Person) -> Person:
        if (guest := None if self.unnamed(term) else self._visitor(term)) or self.unnamed(term):
            return guest or self._nameless(term, person)
        vague = term.key.partition("/")[2] == "any"
        family = FAMILIES.get("any" if vague else person.office or "", frozenset({person.office}))
        sentences = self.reading.sentences
        found, latest, mentioned = None, -1, -1
        at = bisect_left(self._starts, term.start)
        own, here = self._own(person, term.start), sentences.at(term.start)
        for start, _, known in reversed(self.places[max(0, at - MOST_PLACES) : at]):
            index, same = sentences.at(start), known.office == person.office
            if found is not None and index != latest and (found.office == person.office or index < here - SAME_OFFICE):
                break
            country = self.homes.country_of(known)
            other = bool(person.country or own) and bool(country) and (person.country or own) != country
            better = found is None or same or (index == latest and found.office != person.office)
            if self.homes.office_of(known) in family and not other and better:
                found, latest, mentioned = known, index, start
        if found is None or found.office != person.office:
            found = self._incumbent(term, person, person.country or own) or found
        like = found is not None and found.office != person.office and person.office in LEADERS
        if like and (told := self._told_so(term, person)):
            return told
        return self._told_before(term, person, mentioned, own) or found or self._nameless(term, person)

    def _visitor(self, term: Term) -> Person | None:
        """Whom "the guest", or "the visiting minister", means: the last who was named and is of another country.

        Other than our own, or than that of the first in office of the sentence which names him: who receives him.
        """
        at = bisect_left(self._starts, term.start) if abroad.guest(self.reading, term) else 0
        before = [known for *_, known in reversed(self.places[max(0, at - MOST_PLACES) : at])]
        led = self.offices_within(self.reading.sentence(before[0].start)[0], before[0].start) if before else []
        host = self.reading.home or (self.homes.country_of(led[0][1]) if led else None)
        return next((one for one in before if host and self.homes.country_of(one) not in {None, host}), None)

    def _incumbent(self, office: Term, person: Person, country: str | None) -> Person | None:
        """A leader named before who is known to hold the very office: Tokayev met B. The President said."""
        for one in reversed(self.reading.within(max(0, office.start - NAMED_NEAR), office.start, "leader")):
            names = [name for name in self.names.within(one.start - NAME_NEAR, one.end) if name[1] >= one.end]
            if names and country in {None, one.key} and self.reading.incumbent(*names[0]) == person.office:
                return self.remember(names[0], person.office, one.key)
        return None

    def _told_before(self, term: Term, person: Person, since: int, own: str | None) -> Person | None:
        """The holder of the same office of a country, told without a name later than anybody named who may be meant."""
        for office, one in reversed(self._offices_before(term.start)):
            if office.start <= since:
                break
            if one.office == person.office and not one.name and one.country and not self.unnamed(office):
                other = bool(person.country or own) and (person.country or own) != one.country
                return None if other else self._nameless(office, one)
        return None

    def _told_so(self, term: Term, person: Person) -> Person | None:
        """The holder of the very office, where only those of like ones have names: the President met the Premier N."""
        before = [one for _, one in self._offices_before(term.start) if one.office == person.office and not one.name]
        lands = {one.country for one in before} - {None} or {self.reading.home}
        if not before or len(lands) > 1 or (person.country and person.country not in lands):
            return None
        return self._nameless(term, Person("", person.office, lands.pop(), term.start, term.end))

    def _nameless(self, term: Term, person: Person) -> Person:
        """The holder of an office by its words alone."""
        roles = self.reading.language.role_endings
        case = term.ending and any(term.ending in roles.get(role, ()) for role in CASES)
        whole = self.reading.text[term.start : term.end]
        name = " ".join((whole.removesuffix(term.ending) if case else whole).split())
        return Person(name, person.office, person.country, term.start, term.end)

    def _own(self, person: Person, before: int) -> str | None:
        """Our own country, where an office without one is that of our own holder, told of before it."""
        home = self.reading.home if person.office in LEADERS and not person.country else None
        if home is None:
            return None
        told = [self.homes.country_of(one) for _, one in self._offices_before(before) if one.office == person.office]
        return home if home in {*told, *(one.key for one in self.reading.within(0, before, "leader"))} else None

    def _definite(self, office: Term, person: Person) -> bool:
        """Whether an office stands alone behind the article, so that its holder was told before: the Sultan."""
        article, start = self.reading.language.definite, office.start - 1
        alone = bool(article) and not person.name and not person.country
        return alone and self.reading.text[max(0, start - len(article)) : start].lower() == article

    def mentions(self) -> list[Mention]:
        """People as mentions of their countries."""
        named = [
            Mention(start, end, country, "person", "")
            for start, end, person in self.places
            if (country := self.homes.country_of(person))
        ]
        told = [
            Mention(term.start, term.end, country, "person", "")
            for term, person in self.offices
            if self._definite(term, person) and (country := self.homes.country_of(self.holder(term, person)))
        ]
        return sorted([*named, *told], key=lambda one: one.start) if told else named
