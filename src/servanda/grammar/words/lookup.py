"""What is looked up in a document while it is read: terms and atoms by offset, sentences, countries named."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from operator import attrgetter

import msgspec

from servanda.grammar.words import headings
from servanda.grammar.words.converted import once
from servanda.grammar.words.lazily import lazily
from servanda.grammar.words.namesakes import another
from servanda.grammar.words.scan import Scanner
from servanda.grammar.words.sentences import Sentences
from servanda.grammar.words.terms import BEHIND_ALL, PLACES, Term, Terms
from servanda.model import Atom, Document

START = attrgetter("start")
LEADER, TOWN, NAME, STATE = "leader", "city", "name", "state/"
HOW = {LEADER: "person"}
OF, NOUN = 4, 24  # characters of "of" before initials, and of a noun behind
DOING = ("speech", "stage", "modality", "commitment", "flow")  # classes of verbs
DATELINE = re.compile(
    r"(?: ?/ ?\w+(?: \w+)?)?(?:, [^\n.;:()]{3,16}(?: \([^()\n]+\))? [-–—] |,? ?(?:\([^()\n]+\))? ?(?:[-–—] |, \d))"
)


class Mention(msgspec.Struct, frozen=True, gc=False):
    """A country or organisation at a place of the text; `how` is the class of its term; a leader is a `person`."""

    start: int
    end: int
    code: str
    how: str
    ending: str


class Lookup:
    """One document under way. Everything is found once and looked up by offset."""

    def __init__(self, document: Document, text: str, scanner: Scanner, found: tuple[Terms, list[Atom]]) -> None:
        self.document = document
        self.text = text
        self.scanner, self.language = scanner, scanner.language
        self.terms, self.atoms = found[0], once(text, *found)
        self._asked: dict[tuple[str, ...], tuple[list[int], list[Term]]] = {}
        self._atom_starts = [*map(START, self.atoms), BEHIND_ALL]
        self._last = (0, 0)  # the sentence that was asked for last

    @lazily
    def sentences(self) -> Sentences:
        """Sentences, found when first asked for; where the text was written is one of its own."""
        at = self.written_at
        opening = DATELINE.match(self.text, at.end) if at else None
        return Sentences(self.text, self.language, opening.end() if opening and opening[0][-1] == " " else 0)

    @lazily
    def written_at(self) -> Term | None:
        """The place that a first line opens with, where the text was written: the first word of "ROME (Agency) – "."""
        for term in self.within(0, headings.LONGEST * 2, "capital", "city"):
            opens = self.text[term.start - 1 : term.start] in {"", "\n"}
            if opens and DATELINE.match(self.text, term.end):
                return term
        return None

    def sentence(self, offset: int) -> tuple[int, int]:
        """Span of the sentence that holds an offset; mostly that of the offset before."""
        start, end = self._last
        if not start <= offset < end:
            sentences = self.sentences
            self._last = sentences.spans[bisect_right(sentences.starts, offset) - 1]
        return self._last

    def within(self, start: int, end: int, *classes: str) -> list[Term]:
        """Terms of some classes that begin inside a span, by start."""
        starts, terms = self._asked.get(classes) or self._of(classes)
        first = bisect_left(starts, start)
        if starts[first] >= end:
            return []  # mostly so
        return terms[first : bisect_left(starts, end, first)]

    def _of(self, classes: tuple[str, ...]) -> tuple[list[int], list[Term]]:
        """All terms of some classes with their starts, put together once."""
        starts, terms = self.terms.told(classes)
        if LEADER in classes:
            terms = [self._state(term) for term in terms if term.cls != LEADER or self._is_leader(term)]
            starts = [*map(START, terms), BEHIND_ALL]
        found = self._asked[classes] = starts, terms
        return found

    def all(self, *classes: str) -> list[Term]:
        """Every term of some classes."""
        return (self._asked.get(classes) or self._of(classes))[1]

    def _is_leader(self, term: Term) -> bool:
        """Whether a leader's name is not somebody else's, nor half of one: Holm-Rasmussen; two may meet: A-B talks."""
        at, (starts, terms), before = term.start, self._leaders, self.text[max(term.start - 2, 0) : term.start]
        half = before[1:] == "-" and before[0].isalpha() and terms[bisect_left(starts, at) - 1].end != at - 1
        return not half and not another(self.text, self.terms, term)

    def _state(self, term: Term) -> Term:
        """A term with the state alone of the key of a leader."""
        code, slash, _ = term.key.partition("/")
        return msgspec.structs.replace(term, key=code) if slash and term.cls == LEADER else term

    def incumbent(self, start: int, end: int) -> str | None:
        """The office by which a leader named in a span is known."""
        starts, terms = self._leaders
        leaders = terms[bisect_left(starts, start) : bisect_left(starts, end)]
        return next((office for one in leaders if (office := one.key.partition("/")[2])), None)

    @lazily
    def _leaders(self) -> tuple[list[int], list[Term]]:
        """Leaders as the lexicon has them, and their starts."""
        return self.terms.told((LEADER,))

    def atoms_within(self, start: int, end: int) -> list[Atom]:
        """Atoms that begin inside a span."""
        starts = self._atom_starts
        first = bisect_left(starts, start)
        if starts[first] >= end:
            return []
        return self.atoms[first : bisect_left(starts, end, first)]

    @lazily
    def mentions(self) -> list[Mention]:
        """Countries and organisations by name, by start; people are added by `people`."""
        terms = *self._of((*PLACES,))[1], *self.all(LEADER), *self.all("company")
        found = [Mention(term.start, term.end, term.key, self._how(term), term.ending) for term in terms if term.key]
        found.sort(key=START)
        inside = set(self._christening())
        return [one for one in found if one.start not in inside] if inside else found

    def _christening(self) -> Iterator[int]:
        """Where places begin that are within the name of a work: the Baku–Tbilisi–Ceyhan line, the Lobito Corridor.

        A name that tells its partners leaves no place beside them; one that does not, leaves countries. A state told
        by what it is names no other: the North American country.
        """
        for term in self.all("pronoun"):
            if term.key.startswith(STATE):
                yield from (one.start for one in self.within(term.start, term.end, *PLACES) if one.end < term.end)
        for term in self.all("concept"):
            _, slash, mark = term.key.partition("/")
            if slash and (mark == NAME or mark[-1:].isupper()):
                hidden = (TOWN,) if mark == NAME else (*PLACES,)
                yield from (one.start for one in self.within(term.start, term.end, *hidden))

    def _how(self, term: Term) -> str:
        """The class of a term; a leader is a person, and whoever is from a country is one of its people."""
        if term.cls == "place" and term.ending.startswith(self.language.origin_endings):
            return "nationality"
        return "nationality" if term.cls == "place" and self._attribute(term) else HOW.get(term.cls, term.cls)

    def _attribute(self, term: Term) -> bool:
        """Whether initials that take an article stand between "of" and a noun without one: 3 tons of U.S. gas."""
        text, small = self.text, self.scanner
        if not self.language.articles or not text[term.start : term.end].replace(".", "").isupper():
            return False  # mostly so
        before = text[max(0, term.start - OF) : term.start].split()[-1:]
        behind = text[term.end + 1 : term.end + NOUN].split(None, 1)[:1] if text[term.end : term.end + 1] == " " else []
        if not (before and behind and behind[0][:1].isalpha()) or small.small("role", before[0]) != "of":
            return False
        return not (small.is_small(behind[0]) or self.within(term.end, term.end + 2, *DOING))

    def is_people(self, term: Term) -> bool:
        """Whether a nationality names people, not what is theirs: two hundred Poles, but not two hundred Polish."""
        if self.language.people_endings:
            return self.text[term.start : term.end].lower().endswith(self.language.people_endings)
        return self._how(term) == "nationality"
