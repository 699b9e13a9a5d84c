"""Countries that a sentence means without their names: we, that country, in the country, its neighbour, the bloc."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from operator import attrgetter

from servanda.grammar.clause import states
from servanda.grammar.clause.named import Named
from servanda.grammar.clause.roles import BEYOND, Roles
from servanda.grammar.words.fold import fold
from servanda.grammar.words.reading import Mention, Reading
from servanda.grammar.words.terms import Term

OWNED = ("office", "concept", "noun", "institution")  # what may have an ending that says whose it is
OURS = frozenset({"we", "our_country"})
THAT, THERE, BLOC = "that_country", "there", "the_bloc"
BACK = 3  # sentences before in which a country is looked for that is meant by "there"
SUBJECTS = frozenset({"", "of", "between"})  # roles of whose neighbour one is
COUNTED = frozenset({"number", "ordinal", "range"})


class References:
    """Whom words for a country stand for, each as a mention where it stands."""

    def __init__(self, reading: Reading, named: Named, roles: Roles) -> None:
        self.reading = reading
        self.within = named.within
        self.roles, self.cited = roles, roles.cited

    def of(self, sentence: tuple[int, int], own: str | None) -> list[Mention]:
        """The mentions that the pronouns of a sentence are; `own` is the country of whoever says "we"."""
        found = [*self._owned(sentence, own)] if own else []
        for term in self.reading.within(*sentence, "pronoun"):
            if term.key in OURS and own:
                found.append(Mention(term.start, term.end, own, "we", term.ending))
            elif term.key == THAT or term.key.startswith(THERE):
                code = self._last(term.start, own) if term.key == THAT else self._spoken_of(term, sentence)
                found += [self._place(term, code)] if code else []
            elif code := self._meant(term, own, [*self._states(sentence[0], term.start), *found]):
                found.append(self._place(term, code))
        return found

    def _meant(self, term: Term, own: str | None, told: list[Mention]) -> str | None:
        """Whom a word for a country or a union means: the bloc, the kingdom, its neighbour; `told` stand before it."""
        if term.key == BLOC:
            return self._body(term.start)
        if term.key.startswith(states.STATE):
            return states.of_kind(self.reading, self._states, term)
        if term.key != states.NEIGHBOUR:
            return None
        subject = self._subject(sorted(told, key=attrgetter("start")))
        return states.neighbour(self.reading, self._states, term, subject or own)

    def _subject(self, told: list[Mention]) -> str | None:
        """The last of some states that does something or has something: A helped B, and C helped its neighbour."""
        roles = [self.roles.of(one) for one in told]
        doers = [at for at, role in enumerate(roles) if not role and "between" not in roles[max(0, at - 1) : at]]
        owners = doers or [at for at, role in enumerate(roles) if role in SUBJECTS]
        at = owners[-1] if doers else next(iter(owners), 0)
        return told[at].code if told else None

    def _body(self, offset: int) -> str | None:
        """The organisation that was named last before an offset, or the only one that was named at all: the bloc."""
        sentences = self.reading.sentences
        start, _ = sentences.spans[max(0, sentences.at(offset) - BACK)]
        near = [one.code for one in self.within(start, offset) if one.how == "organisation"]
        first, until = self._first
        return near[-1] if near else first if offset < until else None

    @functools.cached_property
    def _first(self) -> tuple[str | None, int]:
        """The organisation that a document names first, and where it names another one."""
        bodies = [one for one in self.within(0, len(self.reading.text)) if one.how == "organisation"]
        first = bodies[0].code if bodies else None
        return first, next((one.start for one in bodies if one.code != first), len(self.reading.text))

    def _owned(self, sentence: tuple[int, int], own: str) -> Iterator[Mention]:
        """Whose a thing is by an ending of its noun: ticaretimiz is the trade of whoever says so."""
        endings = self.reading.language.own_endings
        for term in self.reading.within(*sentence, *OWNED) if endings else ():
            if any(one in term.ending for one in endings):
                yield Mention(term.end, term.end, own, "we", "")

    def _place(self, term: Term, code: str) -> Mention:
        """The last word of some as a country, in the case that its ending tells where endings do: елге, bu ülkeye."""
        start = max(term.start, self.reading.text.rfind(" ", term.start, term.end) + 1)
        word = fold(self.reading.text[start : term.end]) if self.reading.language.verb_final else ""
        if not word and term.key.startswith(states.ALL):
            start = term.start  # right behind its preposition: to the island nation
        mention = Mention(start, term.end, code, "place", word or term.ending)
        role = term.key.partition("/")[2] if term.key.startswith(THERE) else ""
        return self.roles.told(mention, role) if role else mention

    def _last(self, offset: int, own: str | None) -> str | None:
        """The country that opens the sentence before the one at an offset and is not ours; rather one of the dyad."""
        sentences = self.reading.sentences
        start, end = sentences.before(sentences.at(offset))
        told = self._states(start, min(end, offset))
        others = [one.code for one in told if one.code != own and self.roles.of(one) != BEYOND]
        return next((code for code in others if code in self.reading.dyad), others[0] if others else None)

    def _spoken_of(self, term: Term, sentence: tuple[int, int]) -> str | None:
        """Whom "in the country" means: the one that was spoken of before and is not told of in its sentence.

        By data of A, 5 thousand live in the country: A. A trades with B. Firms of A put 5 bn into the country: into B.
        Where its sentence tells of two, it is as likely one of these.
        """
        if self._number(term.start):
            return None  # in 60 countries
        others = {one.code for one in self._states(*sentence) if not self.cited(one)}
        sources = {one.code for one in self._states(sentence[0], term.start)} - others
        if len(sources) == 1:
            return sources.pop()
        if len(others) > 1:
            return None
        sentences = self.reading.sentences
        here = sentences.at(term.start)
        for index in range(here - 1, max(here - BACK, 0) - 1, -1):
            if sentences.paragraph[index] != sentences.paragraph[here]:
                return None
            before = self._states(*sentences.spans[index])
            codes = {one.code for one in before if not (one.how == "person" and self.cited(one))} - others
            if codes:
                return codes.pop() if len(codes) == 1 else None
        return None

    def _number(self, offset: int) -> bool:
        """Whether a number ends right before an offset."""
        near = self.reading.atoms_within(offset - 24, offset)
        return any(one.kind in COUNTED and one.end >= offset - 1 for one in near)

    def _states(self, start: int, end: int) -> list[Mention]:
        """The countries that are named in a span."""
        return [one for one in self.within(start, end) if one.how != "organisation"]
