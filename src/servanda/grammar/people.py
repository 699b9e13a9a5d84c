"""Who is who: offices and names as the text gives them ("Kasım Comart Tokayev, Kazakistan Cumhuriyeti Başkanı")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import itemgetter

import msgspec

from servanda.grammar.fold import fold
from servanda.grammar.reading import Mention, Reading
from servanda.grammar.scan import Term

WORD = re.compile(r"[^\W\d_][\w’'-]*\.?|[^\w\s]|\d+")
NEAR = 70
MOST_WORDS = 5
SHORTEST_STEM = 4
PARTICLES = frozenset({"de", "da", "di", "van", "von", "der", "bin", "ibn", "al", "el", "al-", "la", "bint", "ben"})
NO_NAMES = (
    "place", "nationality", "capital", "organisation", "city", "office", "company", "speech",
)  # fmt: skip
STATE_OFFICES = frozenset({
    "head_of_state", "head_of_government", "foreign_minister", "minister", "deputy_minister", "spokesperson",
})  # fmt: skip
WHERE = ("place", "nationality", "capital", "organisation")


class Person(msgspec.Struct):
    """Somebody named in the document."""

    name: str
    office: str | None
    country: str | None
    start: int
    end: int

    @property
    def stem(self) -> str:
        """The last name without what may be a case ending."""
        last = fold(self.name).split()[-1]
        return last[: max(SHORTEST_STEM, len(last) - 2)]


class People:
    """Everybody in a document, and where each is mentioned."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.known: dict[str, Person] = {}
        self.places: list[tuple[int, int, Person]] = []
        self.offices: list[tuple[Term, Person]] = []
        for office in reading.all("office"):
            self._introduce(office)
        self._find_again()

    def country_of(self, person: Person) -> str | None:
        """The country that the text gives somebody; for an office without one, that of the document's own side."""
        if person.country or person.office not in STATE_OFFICES:
            return person.country
        return self.reading.home or self.reading.own

    def _introduce(self, office: Term) -> None:
        """Somebody who is named beside an office; "/country" offices are ones only with a country beside them."""
        country = self._country(office)
        key, _, condition = office.key.partition("/")
        if condition and country is None:
            return
        span = self._name_after(office) or self._name_before(office)
        if span is None:
            person = Person("", key, country, office.start, office.end)
        else:
            person = self.remember(span, key, country)
        self.offices.append((office, person))

    def remember(self, span: tuple[int, int], office: str | None, country: str | None) -> Person:
        """The person with the name at a span, with what is new about him."""
        name = " ".join(self.reading.text[slice(*span)].split())
        person = Person(name, office, country, *span)
        known = self.known.setdefault(person.stem, person)
        known.office = known.office or office
        known.country = known.country or country
        if _fullness(name) > _fullness(known.name):
            known.name = name
        return known

    def _country(self, office: Term) -> str | None:
        """The country of an office: named just before it or just after it, whichever is nearer."""
        reading = self.reading
        start, end = reading.sentence(office.start)
        before = reading.within(max(start, office.start - NEAR), office.start, *WHERE)
        after = reading.within(office.end, min(end, office.end + NEAR), *WHERE)
        gaps = [(reading.text[place.end : office.start], place.key) for place in before[-1:]]
        gaps += [(reading.text[office.end : place.start], place.key) for place in after[:1]]
        joined = [(len(gap.split()), key) for gap, key in gaps if _joined(gap)]
        return min(joined, key=itemgetter(0))[1] if joined else None

    def _name_after(self, office: Term) -> tuple[int, int] | None:
        reading = self.reading
        at = office.end
        limit = min(len(reading.text), at + NEAR)
        for place in reading.within(at, limit, *WHERE):
            if _joined(reading.text[at : place.start]):
                at = place.end
        gap = re.match(r"[\s,]*", reading.text[at:limit])
        return self.name_at(at + (gap.end() if gap else 0), limit)

    def _name_before(self, office: Term) -> tuple[int, int] | None:
        """A name that stands before a comma and its office ("Name, Country's Office")."""
        reading = self.reading
        start, _ = reading.sentence(office.start)
        zone = reading.text[max(start, office.start - NEAR) : office.start]
        comma = zone.rfind(",")
        if comma < 0:
            return None
        end = office.start - len(zone) + comma
        names = list(self.names(max(start, end - NEAR), end))
        return names[-1] if names and names[-1][1] == end else None

    def name_at(self, start: int, limit: int) -> tuple[int, int] | None:
        """A name that begins exactly here."""
        if not self.reading.text[start : start + 1].isupper():
            return None
        name = next(self.names(start, limit), None)
        return name if name and name[0] == start else None

    def names(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Spans that look like names of people: capitalised words that the lexicon does not claim."""
        reading = self.reading
        taken = [(t.start, t.end) for t in reading.within(start, end, *NO_NAMES)]
        taken += [(a.start, a.end) for a in reading.atoms_within(start, end) if a.kind in {"date", "period"}]
        first = last = begun = -1
        count = 0
        for word in WORD.finditer(reading.text, start, end):
            text = word[0]
            capital = text[0].isupper() and not any(a <= word.start() < b for a, b in taken) and not self._small(text)
            joins = first >= 0 and text.lower() in PARTICLES
            ended = last > 1 and reading.text[last - 1] == "." and count > 0 and last - begun > SHORTEST_STEM
            opens = count > 1 and len(text) == 2 and text[1] == "."  # an initial: another name begins
            follows = first < 0 or not (reading.text[last : word.start()].strip() or ended or opens)
            if (capital or joins) and follows and count < MOST_WORDS:
                first = word.start() if first < 0 else first
                begun, last, count = word.start(), word.end(), count + 1
                continue
            if first >= 0:
                yield from self._trimmed(first, last)
            first, count = (word.start(), 1) if capital else (-1, 0)
            begun, last = word.start(), word.end()
        if first >= 0:
            yield from self._trimmed(first, last)

    def _small(self, word: str) -> bool:
        """Whether a capitalised word is a title or one that is never a name."""
        small = self.reading.scanner.small
        return small("not_name", word) is not None or small("person_title", word) is not None

    def _trimmed(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """A name without what stands behind an apostrophe or a closing dot; not a lone initial or abbreviation."""
        text = self.reading.text[start:end]
        for mark in self.reading.language.suffix_marks:
            at = text.rfind(mark)
            if at > 0 and " " not in text[at:]:
                text = text[:at]
        text = text.rstrip(".-")
        if len(text) > 2 and not text.isupper():
            yield start, start + len(text)

    def _find_again(self) -> None:
        """Every later mention of the people introduced, by last name."""
        folded = " " + fold(self.reading.text)
        for stem, person in self.known.items():
            at = folded.find(" " + stem)
            while at >= 0:
                end = at + 1 + len(stem)
                while end < len(folded) and folded[end] != " ":
                    end += 1
                if end - at - 1 - len(stem) <= 5 and self.reading.text[at].isupper():
                    self.places.append((at, end - 1, person))
                at = folded.find(" " + stem, end - 1)
        self.places.sort(key=lambda place: place[0])

    def within(self, start: int, end: int) -> list[tuple[int, int, Person]]:
        """Mentions of people inside a span."""
        return [place for place in self.places if start <= place[0] < end]

    def mentions(self) -> list[Mention]:
        """People as mentions of their countries."""
        return [
            Mention(start, end, country, "person", "")
            for start, end, person in self.places
            if (country := self.country_of(person))
        ]


def _fullness(name: str) -> tuple[int, int]:
    """Words of a name, and its capitals: with an initial it tells more than without."""
    return len(name.split()), sum(char.isupper() for char in name)


def _joined(gap: str) -> bool:
    """Whether two terms belong together: no punctuation and few words between them."""
    return not any(char in gap for char in ',.;:!?()"«»“”') and len(gap.split()) <= 3
