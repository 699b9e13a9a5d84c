"""Whom a verb of saying belongs to: a name, an office, a pronoun, or whoever spoke last."""

from __future__ import annotations

from collections.abc import Callable
from operator import itemgetter

from servanda.grammar.fold import fold
from servanda.grammar.naming import is_full
from servanda.grammar.people import People, Person
from servanda.grammar.reading import Reading
from servanda.grammar.scan import Term

FAR_BACK = 900
BESIDE = 20  # characters between a verb and its pronoun, or a name of one word
OBLIQUE = 60  # what an ending, or a place behind the verb, counts in characters
Zone = tuple[int, int, int, int]  # before a quotation and behind it
Candidate = tuple[int, Person | tuple[int, int] | None]  # how far; None is whoever spoke last


class Saying:
    """Finds speakers in one document; it is told of each as the text goes on."""

    def __init__(self, reading: Reading, people: People, quoted: Callable[[int], bool]) -> None:
        self.reading = reading
        self.people = people
        self.quoted = quoted
        self.final = reading.language.verb_final
        self._last: Person | None = None
        self._when = -FAR_BACK

    def heard(self, person: Person, offset: int) -> None:
        """Remember who spoke last, and where."""
        if offset >= self._when:
            self._last, self._when = person, offset

    def speaker(self, verb: Term | None, zone: Zone, quotation: tuple[int, int]) -> Person | None:
        """Who says a quotation: named on the side of the verb, else on the other, else whoever spoke last."""
        before, behind = zone[:2], zone[2:]
        anchor = (verb.start, verb.end) if verb else quotation
        if verb is not None and verb.start >= behind[0]:
            sides = [(behind, anchor), (before, (quotation[0], quotation[0]))]
        else:
            sides = [(before, (quotation[0], quotation[0]) if self.final else anchor), (behind, quotation)][:1]
        for span, near in sides:
            found = self._nearest(span, near, verb)
            if found is not None:
                return self._person(found[1], quotation[0])
        return self._previous(quotation[0])

    def reporter(self, verb: Term, sentence: tuple[int, int]) -> Person | None:
        """Who says what a sentence reports."""
        found = self._nearest(sentence, (verb.start, verb.end), verb)
        return self._person(found[1], verb.start) if found is not None else None

    def _person(self, found: Person | tuple[int, int] | None, offset: int) -> Person | None:
        if found is None:
            return self._previous(offset)
        return found if isinstance(found, Person) else self.people.remember(found, None, None)

    def _nearest(self, span: tuple[int, int], near: tuple[int, int], verb: Term | None) -> Candidate | None:
        """Whoever is nearest to the verb in a span, or to the quotation where there is no verb."""
        found: list[Candidate] = []
        held: list[tuple[int, int]] = []
        for start, end, person in self.people.within(*span):
            held.append((start, end))
            if not self.quoted(start):
                found.append((self._far((start, end), near) + self._oblique(start, end, person, verb), person))
        for term, person in self.people.offices_within(*span):
            if not self.quoted(term.start):
                found.append((self._far((term.start, term.end), near), self.people.holder(term, person)))
        for name in self.people.names.within(*span):
            if self.quoted(name[0]) or any(first < name[1] and name[0] < last for first, last in held):
                continue
            far = self._far(name, near)
            if is_full(self.reading.text[slice(*name)]) or (verb and far <= 1):
                found.append((far + (0 if verb else BESIDE), name))
        if verb is not None:
            found += self._pronouns(span, verb)
        return min(found, key=lambda one: one[0], default=None)

    def _pronouns(self, span: tuple[int, int], verb: Term) -> list[Candidate]:
        """Pronouns of the third person beside a verb or inside it ("in his words")."""
        low, high = max(span[0], verb.start - BESIDE), min(span[1], verb.end + BESIDE)
        text = self.reading.text
        found: list[Candidate] = []
        for term in self.reading.within(low, high, "pronoun"):
            if term.key != "third" or self.quoted(term.start):
                continue
            inside = verb.start <= term.start < verb.end
            gap = text[term.end : verb.start] if term.end <= verb.start else text[verb.end : term.start]
            if inside or not any(mark in gap for mark in ",;:.\n"):
                found.append((-1 if inside else len(gap.strip()), None))
        return found

    def _far(self, span: tuple[int, int], near: tuple[int, int]) -> int:
        """Characters between two spans; what stands behind a verb is farther than what stands before it."""
        start, end = span
        if end <= near[0]:
            gap = self.reading.text[end : near[0]]
            return len(gap) + 8 * gap.count(",")
        gap = self.reading.text[near[1] : start] if start > near[1] else ""
        return len(gap) + 8 * gap.count(",") + (OBLIQUE if len(gap) > 1 and self.final else 0)

    def _oblique(self, start: int, end: int, person: Person, verb: Term | None) -> int:
        """What a case ending counts, where the verb asks for none."""
        text = self.reading.text
        if verb is not None and verb.key == "according":
            return 0
        marked = text[end : end + 1] in self.reading.language.suffix_marks and text[end + 1 : end + 2].isalpha()
        return OBLIQUE if marked or len(fold(text[start:end])) > len(person.last) else 0

    def _previous(self, offset: int) -> Person | None:
        """Whoever spoke last, unless a later sentence begins with somebody else."""
        sentences = self.reading.sentences
        index = sentences.at(offset)
        heard = sentences.at(self._when) if self._last is not None and self._when <= offset else -1
        earlier = self._mentioned(max(0, offset - FAR_BACK), offset)
        if earlier:
            latest = sentences.at(earlier[-1][0])
            first = next(person for start, person in earlier if sentences.at(start) == latest)
            if latest > heard and (heard < 0 or index - heard > 1):
                return first
        return self._last if heard >= 0 and offset - self._when < FAR_BACK else None

    def _mentioned(self, start: int, end: int) -> list[tuple[int, Person]]:
        """People named in a span outside quotation marks, or meant by their office alone, by place."""
        found = [(at, person) for at, _, person in self.people.within(start, end)]
        offices = self.people.offices_within(start, end)
        found += [(term.start, self.people.holder(term, one)) for term, one in offices if not one.name]
        return sorted((one for one in found if not self.quoted(one[0])), key=itemgetter(0))
