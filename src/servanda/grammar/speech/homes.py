"""Which country somebody speaks for: his office's, that of a place beside his name, or the document's own."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from itertools import pairwise

from servanda.grammar.speech import abroad, firms, publishing
from servanda.grammar.speech.above import Above
from servanda.grammar.speech.leanings import Leanings
from servanda.grammar.speech.person import Person
from servanda.grammar.words.fold import fold
from servanda.grammar.words.lazily import lazily
from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import Term

NEAR, TITLE = 70, 110  # characters; TITLE is an office with all that belongs to it
MARGIN = 1.25  # times as often as any other
OFTEN = 4  # mentions of a state in a text about it
OPENING = 500  # characters before a spokesperson in which the ministry is named
HYPHENS = frozenset("-–")
STOPS = frozenset(",;:!?()\n")
STATE_OFFICES = frozenset({
    "head_of_state", "head_of_government", "foreign_minister", "minister", "deputy_minister", "spokesperson",
})  # fmt: skip
LEADERS = frozenset({"head_of_state", "head_of_government"})
ABROAD = frozenset({"ambassador"})
STATES = ("place", "nationality", "capital")


class Homes:
    """The countries of the people in one document, told from everybody with an office."""

    def __init__(self, reading: Reading, offices: list[tuple[Term, Person]]) -> None:
        self.reading = reading
        self.offices = offices
        self.leanings = Leanings(reading)
        self.above = Above([])
        self.words: dict[int, set[str]] = {}  # the countries that each speaks of
        self.apart: dict[int, set[str]] = {}  # the countries with or from which each says that "we" do something
        self._leaders: dict[str | None, set[int]] | None = None  # who leads a country, found anew when more is known
        self._held: set[tuple[str | None, str | None]] | None = None  # offices by country, likewise

    def forget(self) -> None:
        """More is known of somebody."""
        self._leaders = self._held = None

    def _visiting(self, person: Person) -> str | None:
        """Of two sides the one that somebody is of by the visit that he pays."""
        return abroad.visiting(self.reading, (person.start, person.end))

    def hear(self, person: Person | None, span: tuple[int, int]) -> None:
        """Take in of which countries somebody speaks; whoever leads one, or is told to be of this one, may be of it."""
        if person is None or person.country or person.office in LEADERS:
            return
        own = self.reading.within(person.start - NEAR, person.start, "pronoun")
        if not any(one.key == "the_country" for one in own):
            told = self.reading.within(*span, "place", "nationality")
            self.words.setdefault(id(person), set()).update(term.key for term in told)
            own = [one for one in self.reading.within(*span, "pronoun") if one.key == "we"]
            ours = {self.reading.sentence(one.start) for one in own}
            apart = {t.key for t in told if self.reading.sentence(t.start) in ours and self.reading.partner(t)}
            self.apart.setdefault(id(person), set()).update(apart)

    def country_of(self, person: Person) -> str | None:
        """The country that the text gives somebody; for an office without one, that of the document's own side."""
        told = None if person.country else self._titled(person)
        if told or person.country or person.office not in STATE_OFFICES:
            return told or person.country
        ours = None if self.reading.abroad else self.reading.home or self._dominant()
        told = self._visiting(person) or (None if self.reading.home else self._acting(person))
        return told or self._of_another(person, ours) or self._other_side(person)

    def stands_for(self, person: Person) -> str | None:
        """The country that somebody speaks for: that of his office, be it told or only that of whose text it is."""
        return self.home_of(person) if person.office in STATE_OFFICES else person.country

    def home_of(self, person: Person) -> str | None:
        """The country of somebody who speaks: his office's, else that of a place beside his name, else the document's.

        Somebody without an office is looked for where the text names him first.
        """
        if person.country is None and (told := self._titled(person) or self._headed(person)):
            return told
        if person.country is None and person.office in STATE_OFFICES and not self._settled:
            leans = self._visiting(person) or self._of_office(person)
            if leans := leans or self._acting(person) or self._leans(person):
                return leans
        country = self.country_of(person)
        if country or person.office in ABROAD:
            return country or abroad.sent(self.reading, person.start) or self.reading.home or self._dominant()
        start, _ = self.reading.sentence(person.start)
        title = max(start, person.start - TITLE)
        if person.office == "organisation_head" and self.reading.within(title, person.start, "organisation"):
            return country  # it may be one of several states
        if person.office in STATE_OFFICES:
            return (
                self._of_office(person)
                or self._acting(person)
                or self._visiting(person)
                or self._of_another(person, self._ours)
                or self._of_press(person)
            )
        beside = self.reading.within(start, person.start, "city", "capital", "nationality")
        quoted = self.leanings.quoted
        near = [term for term in beside if person.start - term.end < NEAR and not quoted(term.start)]
        if (
            near
            and not person.office
            and self._is_body(person)
            and self.reading.text[near[-1].end : person.start].strip()
        ):
            return self.reading.dateline or self._first(start) or self._ours  # of A's rice, the ministry said
        if near:
            return near[-1].key
        told = self._of_body(person, start) or firms.nation(self.reading, person.start)
        return told or (None if self._settled else self._leans(person)) or self._ours

    @property
    def _settled(self) -> bool:
        """Whether whoever has no country is ours: one side is that of who publishes, or whose language it is."""
        return self.reading.home is not None and self.reading.home in self.reading.dyad

    def _leans(self, person: Person) -> str | None:
        serves = person.office in STATE_OFFICES
        usual = (self.reading.home or self._dominant()) if serves else self._ours
        said = self.apart.get(id(person)) or self.words.get(id(person), set())
        return self.leanings.of((person.start, person.end), said, usual, serves=serves)

    def _acting(self, person: Person) -> str | None:
        """The state that opens the sentence of somebody in office in a clause before him: A refused: the minister."""
        start, end = self.reading.sentence(person.start)
        low = bisect_left(self.offices, start, key=lambda one: one[0].start)
        high = bisect_left(self.offices, end, key=lambda one: one[0].start)
        at = next((term.start for term, one in self.offices[low:high] if one is person), person.start)
        first = next(iter(self.reading.within(start, at, "place", "capital")), None)
        if first is None or self.reading.text[start : first.start].strip() or first.ending:
            return None
        if self.reading.written not in {None, first.key}:
            return None  # CAIRO – … A followed in May, the minister said
        gap = self.reading.text[first.end : at]
        return first.key if any(mark in gap for mark in (":", ";", ", ")) else None

    def _titled(self, person: Person) -> str | None:
        """The country of somebody by the title that stands beside the text."""
        if not self.above.introduced:
            return None
        if self._held is None:
            self._held = {(one.office, one.country) for _, one in self.offices}
        return self.above.country(person, self._held, self.reading.home if self._settled else None)

    def _headed(self, person: Person) -> str | None:
        """The country of somebody in office by a heading: of the seat that it names, or of its first nation.

        Whoever makes a heading names its own nation first: remarks by N. N. at the A–B forum.
        """
        if person.office not in STATE_OFFICES:
            return None
        if self.reading.seated:
            return self.reading.seated
        text = self.reading.text
        end = text.find("\n", person.end, person.end + TITLE)
        if person.start > TITLE or "\n" in text[: person.start] or end < 0:
            return None
        named = self.reading.within(person.end, end, *STATES)
        return next((a.key for a, b in pairwise(named) if text[a.end : b.start] in HYPHENS), None)

    def _of_press(self, person: Person) -> str | None:
        """The country of the last ministry before a spokesperson: the ministry of A denied; he said."""
        if person.office != "spokesperson":
            return None
        for body in reversed(self.reading.within(max(0, person.start - OPENING), person.start, "institution")):
            for term in self.reading.within(body.start - NEAR // 2, body.end + NEAR // 2, "place", "nationality"):
                gap = self.reading.text[min(term.end, body.end) : max(term.start, body.start)]
                if len(gap.split()) <= 1 and STOPS.isdisjoint(gap):
                    return term.key
        return None

    def _of_another(self, person: Person, guess: str | None) -> str | None:
        """The country that somebody is taken to be of; of two sides the other, where his own words tell that.

        Whoever says that A is a good neighbour is of B, and so is who says that "we" have a surplus with A.
        """
        said, dyad = self.words.get(id(person), ()), self.reading.dyad
        if guess not in said or guess not in dyad or guess == self.reading.home:
            return guess
        other = dyad[1] if dyad[0] == guess else dyad[0]
        return other if other not in said or guess in self.apart[id(person)] else guess

    def _is_body(self, person: Person) -> bool:
        """Whether who speaks is an institution, told without a name."""
        return bool(self.reading.within(person.start, person.end, "institution"))

    def _first(self, start: int) -> str | None:
        """The country that a sentence names first, as one who does something."""
        first = next(iter(self.reading.within(start, start + NEAR, *STATES)), None)
        return first.key if first and not self.reading.partner(first) else None

    def office_of(self, person: Person) -> str | None:
        """The office of somebody; of a leader without one that of leaders the text names alone, or his known one."""
        if person.office is None and (named := self.above.named(person)):
            return named.office
        if person.office not in {None, "official"} or not self.reading.within(person.start, person.end, "leader"):
            return person.office
        known = self.reading.incumbent(person.start, person.end)
        if person.office:
            return known or person.office  # the top diplomat Wang Yi
        led = self._told.get(person.country) or (not known and self._led.get(person.country)) or {known}
        return next(iter(led)) if len(led) == 1 else known

    def _of_body(self, person: Person, begin: int) -> str | None:
        """The country in the words between an office and its holder, or before both where verbs come last."""
        at = person.start
        first = bisect_left(self.offices, at - TITLE, key=lambda one: one[0].start)
        last = bisect_left(self.offices, at, key=lambda one: one[0].start)
        if first == last:
            return None
        office = self.offices[last - 1][0]
        if not self.reading.language.verb_final:  # director of the agency for the promotion of exports of A
            places = self.reading.within(office.end, at, "place")
        else:  # of the company "Power Lines of A" the director
            low = max(begin, office.start - NEAR)
            places = [one for one in self.reading.within(low, office.start, *STATES) if not self.reading.partner(one)]
        return places[-1].key if places else None

    @lazily
    def _ours(self) -> str | None:
        """The country of whoever is named without one: our own, the dateline's, the publisher's."""
        if self.reading.abroad:
            return None
        told = self.reading.home or self.reading.dateline or publishing.country(self.reading)
        return told or self._foremost or self._dominant()

    @lazily
    def _foremost(self) -> str | None:
        """The country that a text names most often, its cities counted, and not as one with or to which it is done."""
        terms = self.reading.within(0, len(self.reading.text), *STATES, "city")
        ranked = Counter(term.key for term in terms if not self.reading.partner(term)).most_common(2)
        clear = len(ranked) == 1 or (len(ranked) > 1 and ranked[0][1] >= ranked[1][1] * MARGIN)
        return ranked[0][0] if clear and self.reading.language.home in {"", None, ranked[0][0]} else None

    def worded(self, office: Term) -> str | None:
        """The one country whose office the text names in the same words without its holder."""
        codes = self._alone[0].get(fold(self.reading.text[office.start : office.end]), set())
        return next(iter(codes)) if len(codes) == 1 else None

    @lazily
    def _alone(self) -> tuple[dict[str, set[str]], dict[str | None, set[str]]]:
        """Of which countries the text names an office without its holder: by its folded words, and by what it is."""
        words: dict[str, set[str]] = {}
        keys: dict[str | None, set[str]] = {}
        for term, one in self.offices:
            if not one.name and one.country and not term.key.endswith("/peer"):
                words.setdefault(fold(self.reading.text[term.start : term.end]), set()).add(one.country)
                keys.setdefault(one.office, set()).add(one.country)
        return words, keys

    @lazily
    def _led(self) -> dict[str | None, set[str | None]]:
        """The offices of leaders that the text names without a name, by country."""
        found: dict[str | None, set[str | None]] = {}
        for _, one in self.offices:
            if not one.name and one.office in LEADERS:
                found.setdefault(self.home_of(one), set()).add(one.office)
        return found

    @lazily
    def _told(self) -> dict[str | None, set[str | None]]:
        """The offices of leaders that the text names without a name, by the country that stands beside them."""
        found: dict[str | None, set[str | None]] = {}
        for _, one in self.offices:
            if not one.name and one.country and one.office in LEADERS:
                found.setdefault(one.country, set()).add(one.office)
        return found

    def _of_office(self, person: Person) -> str | None:
        """The one country whose like office the text names without its holder: the Prime Minister of A, then N. N."""
        codes = self._alone[1].get(person.office, set())
        return next(iter(codes)) if len(codes) == 1 else None

    def _dominant(self) -> str | None:
        """The side that needs no naming: who acts in the heading, else who is named again and again."""
        home, own = self.reading.language.home, self.leanings.heads or self.reading.own
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
