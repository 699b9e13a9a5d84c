"""States and seats of government that say something in the place of a person: Moscow stressed, in A they say."""

from __future__ import annotations

from collections.abc import Callable

from servanda.grammar.speech.candidates import ADJACENT, BESIDE
from servanda.grammar.speech.people import People
from servanda.grammar.speech.person import Person
from servanda.grammar.words.fold import fold
from servanda.grammar.words.lazily import lazily
from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import Term

SEAT_NEAR = 14  # characters between a state or seat of government and its verb
HEADS, LED = ("office", "institution", "concept", "noun", "company"), 4  # and words before a state in its clause
BULLETS = " \n\t•*–—-"
STATES, PLACES = ("place", "capital"), ("place", "capital", "nationality", "city", "organisation")


class Seats:
    """The states of one document as those who say something; `quoted` tells whether a place is in quotation marks."""

    def __init__(self, reading: Reading, people: People, quoted: Callable[[int], bool]) -> None:
        self.reading, self.people, self.quoted = reading, people, quoted
        self.final = reading.language.verb_final

    def speaking(self, span: tuple[int, int], verb: Term) -> Person | None:
        """A state or its capital as the one who says something: Moscow stressed; A, which called it so."""
        for term in self.reading.within(*span, *STATES):
            start, end = term.start, term.end
            if start <= verb.start < end or self.quoted(start):
                continue  # the United States
            if (end <= verb.start and self._opens(term)) if self.final else self._acts(term, verb):
                name = self._cited(term)
                return Person(name, None, term.key, start, end, fold(name))
        return None

    def labelling(self, quotation: int) -> Person | None:
        """A state or its capital that a colon behind makes the one who says a quotation: Cairo: "We shall see"."""
        reading, text = self.reading, self.reading.text
        for term in reading.within(quotation - BESIDE, quotation, *STATES):
            opens = not text[reading.sentence(term.start)[0] : term.start].strip(BULLETS)
            if opens and text[term.end : quotation].strip() == ":":
                return Person(text[term.start : term.end], None, term.key, term.start, term.end, fold(term.key))
        return None

    def _cited(self, state: Term) -> str:
        """The name of a state or capital, in a form without an ending of a case where the text has one."""
        named = self._plain.get((state.cls, state.key), state) if state.ending else state
        return self.reading.text[named.start : named.end]

    @lazily
    def _plain(self) -> dict[tuple[str, str], Term]:
        """The last mention of each state or capital in a form without an ending."""
        return {(one.cls, one.key): one for one in self.reading.all(*STATES) if not one.ending}

    def _opens(self, state: Term) -> bool:
        """Whether a state by itself opens its sentence where verbs come last, in no case, as no part of a name."""
        text, behind, small = self.reading.text, state.end + 1, self.reading.scanner.small
        joint = text[behind : behind + BESIDE].split()[:1]
        if any(small("role", one) == "with" or small("conjunction", one) == "and" for one in joint):
            return False  # A and B; A with B
        alone = not text[behind : behind + 1].isupper() or bool(self.reading.within(behind, behind + 1, *PLACES))
        return alone and not state.ending and not text[self.reading.sentence(state.start)[0] : state.start].strip()

    def _acts(self, state: Term, verb: Term) -> bool:
        """Whether a state is the subject of a verb by what stands before it and between: no preposition, no noun.

        Where verbs need no subject, "in A they say" tells as much, before the verb or right behind it.
        """
        text, small = self.reading.text, self.reading.scanner.small
        before = text[max(0, state.start - ADJACENT) : state.start].split()[-1:]
        role = small("role", before[0]) if before else None
        free = not self.reading.language.articles
        if state.start >= verb.end:
            if self._led(verb):
                return False  # the minister promised A
            lead = text[verb.end : state.start].split()
            closes = free or text[state.end : state.end + 1] in {".", ",", "\n", ""}
            return (not lead and closes) or (lead == before and role == "in" and free)
        gap = text[state.end : verb.start]
        words = gap.lstrip(",").split()
        if gap[:1] == ",":
            return len(words) == 1 and small("conjunction", words[0]) == "which"
        start = self.reading.sentence(state.start)[0]
        opens = text[start : state.start].split() == before
        if role is not None and not (role == "in" and opens and free):
            return False
        ending = state.ending if self.reading.language.suffix_marks else ""
        if ending or len(gap) > SEAT_NEAR or len(words) > 1 or any(mark in gap for mark in ",;:."):
            return False
        led = text[start : state.start].rpartition(", ")[2]
        nouns = self.reading.within(state.start - len(led), state.start, *HEADS)
        return len(led.split()) <= LED and not nouns  # the minister of A said

    def _led(self, verb: Term) -> bool:
        """Whether somebody in office opens the clause of a verb, and so is its subject."""
        start = self.reading.sentence(verb.start)[0]
        before = self.reading.text[start : verb.start]
        begin = start + max(before.rfind(mark) for mark in ",;:—–»”") + 1
        return bool(self.people.within(begin, verb.start) or self.people.offices_within(begin, verb.start))

    def acts(self, person: Person) -> bool:
        """Whether somebody who says something is a state or its capital, which acts by what it says of its deeds."""
        states = self.reading.within(person.start, person.start + 1, *STATES)
        return any((one.start, one.end) == (person.start, person.end) for one in states)
