"""Countries that a sentence means without their names: we, that country, in the country, its neighbour, the bloc."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from servanda.grammar.clause import states
from servanda.grammar.clause.centers import GIVEN, LOOSE, Centers
from servanda.grammar.clause.named import Named
from servanda.grammar.clause.roles import BEYOND, Roles
from servanda.grammar.words.fold import fold
from servanda.grammar.words.lazily import lazily
from servanda.grammar.words.lookup import Mention
from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import Term

OWNED = ("office", "concept", "noun", "institution")  # what may have an ending that says whose it is
OURS = frozenset({"we", "we/to", "our_country"})
VERBS = ("modality", "stage", "deed", "commitment", "lift")
THAT, THERE, BLOC, HIS = "that_country", "there", "the_bloc", "his_country"
UNION = "union/"  # what may mean an organisation by the land of its members: union/EU
BACK = 3  # sentences before in which a country is looked for that is meant by "there"
WITH, FEW = "with", 2  # role of whom somebody who is told of trades with
SUBJECTS = frozenset({"", "of", "between"})  # roles of whose neighbour one is
COUNTED = frozenset({"number", "ordinal", "range"})


class References:
    """Whom words for a country stand for, each as a mention where it stands."""

    def __init__(self, reading: Reading, named: Named, roles: Roles) -> None:
        self.reading = reading
        self.within = named.within
        self.roles, self.cited = roles, roles.cited
        self.centers = Centers(reading, named, roles)

    def of(self, sentence: tuple[int, int], own: str | None) -> list[Mention]:
        """The mentions that the pronouns of a sentence are; `own` is the country of whoever says "we"."""
        found = [*self._owned(sentence, own), *self._done(sentence, own)] if own else []
        for term in self.reading.within(sentence[0], sentence[1], "pronoun"):
            if term.key in OURS and own:
                found.append(self._us(term, own))
            elif term.key in {THAT, GIVEN} or term.key.startswith(THERE):
                ours = {one.code for one in found if one.how == "we"}
                code = self._last(term.start, own) if term.key == THAT else self._spoken_of(term, sentence, ours)
                found += [self.centers.place(term, code)] if code else []
            elif code := self._meant(term, own, [*self.centers.states(sentence[0], term.start), *found]):
                found.append(self.centers.place(term, code))
        return [*found, *self._gone_on(sentence, found)]

    def _us(self, term: Term, own: str) -> Mention:
        """Our side where a word for us stands, in the case that its form may tell: нам."""
        mention, role = Mention(term.start, term.end, own, "we", term.ending), term.key.partition("/")[2]
        return self.roles.told(mention, role) if role else mention

    def _done(self, sentence: tuple[int, int], own: str) -> Iterator[Mention]:
        """Who does what a verb tells whose form says that we do it, where it needs no subject: поставляем газ."""
        ends = (*self.reading.language.morphology.persons.values(),)
        for term in self.reading.within(*sentence, *VERBS) if ends else ():
            word = self.reading.text[term.start : term.end].split(None, 1)[0]
            if fold(word).endswith(ends):
                yield Mention(term.start, term.start + len(word), own, "we", "")

    def _gone_on(self, sentence: tuple[int, int], found: list[Mention]) -> Iterator[Mention]:
        """The state for which the first "its" of a sentence stands that has no name before it."""
        term = self.centers.unbound(sentence)
        if term is None or any(one.start < term.end for one in found):
            return
        others = {one.code for one in (*self.within(*sentence), *found)}
        if code := self.centers.of(term.start, others):
            yield self.centers.place(term, code)

    def _meant(self, term: Term, own: str | None, told: list[Mention]) -> str | None:
        """Whom a word for a country or a union means: the bloc, the kingdom, its neighbour; `told` stand before it."""
        if term.key == BLOC:
            return self._body(term.start)
        if term.key == HIS:
            return self._of_man(term.start)
        if term.key.startswith(UNION):
            union, body = term.key.removeprefix(UNION), self.reading.within(term.start, term.start + 1, "organisation")
            return union if union in self.reading.dyad and not body else None  # European firms, where the EU is a side
        if term.key.startswith(states.STATE):
            return states.of_kind(self.reading, self.centers.states, term)
        if term.key != states.NEIGHBOUR:
            return None
        subject = self._subject(sorted(told, key=attrgetter("start")))
        owner = subject or self.centers.doer(term.start, own) or own or self.centers.of(term.start, ())
        return states.neighbour(self.reading, self.centers.states, term, owner)

    def _of_man(self, offset: int) -> str | None:
        """The state of the last man named before an offset, in its sentence or the one before: his country."""
        sentences = self.reading.sentences
        start, _ = sentences.before(sentences.at(offset))
        men = [one.code for one in self.within(start, offset) if one.how == "person"]
        return men[-1] if men else None

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

    @lazily
    def _first(self) -> tuple[str | None, int]:
        """The organisation that a document names first, and where it names another one."""
        bodies = [one for one in self.within(0, len(self.reading.text)) if one.how == "organisation"]
        first = bodies[0].code if bodies else None
        return first, next((one.start for one in bodies if one.code != first), len(self.reading.text))

    def _owned(self, sentence: tuple[int, int], own: str) -> Iterator[Mention]:
        """Whose a thing is by an ending of its noun: ticaretimiz is the trade of whoever says so."""
        endings = self.reading.language.own_endings
        for term in self.reading.within(*sentence, *OWNED) if endings else ():
            if term.ending and any(one in term.ending for one in endings):
                yield Mention(term.end, term.end, own, "we", "")

    def _last(self, offset: int, own: str | None) -> str | None:
        """The country that opens the sentence before the one at an offset and is not ours; rather one of the dyad.

        Nor is it one that its own sentence names: A owes B much; B's firms in this country; this country's firms in B.
        Where that leaves none it is the one named there before.
        """
        sentences = self.reading.sentences
        here = sentences.at(offset)
        start, end = sentences.before(here)
        told = self.centers.states(start, min(end, offset))
        begin, stop = sentences.spans[here]
        said = self.centers.states(begin, offset) if start < begin else []
        led = [one.code for one in said if not self.cited(one)]
        named = {own or "", *(one.code for one in self.centers.states(offset, stop))}
        others = [one.code for one in told if one.code not in {*named, *led} and self.roles.of(one) != BEYOND]
        first = next((code for code in others if code in self.reading.dyad), others[0] if others else None)
        rest = [code for code in led if told and code not in named][-1:]
        return first or self.centers.of(offset, {*named, *led}) or next(iter(rest), None)

    def _spoken_of(self, term: Term, sentence: tuple[int, int], ours: set[str]) -> str | None:
        """Whom "in the country" means: the one that was spoken of before and is not told of in its sentence.

        By data of A, 5 thousand live in the country: A. A trades with B. Firms of A put 5 bn into the country: into B.
        Where its sentence tells of two, it is as likely one of these.
        """
        if self._number(term.start):
            return None  # in 60 countries
        here = (one for one in self.centers.told(sentence) if one.how != "organisation" and not self.cited(one))
        others = ours.union(one.code for one in here)
        if term.key == GIVEN:
            return self.centers.of(term.start, others) if len(others) == 1 else None  # B lent it 5 bn
        sources = {one.code for one in self.centers.states(sentence[0], term.start)} - others
        if len(sources) == 1:
            return sources.pop()
        if len(others) > 1:
            return None
        codes = self._before(term.start, others)
        if len(codes) < FEW or not (center := self.centers.of(term.start, others)):
            return codes.pop() if len(codes) == 1 else None
        partner = len(codes) == FEW and self.roles.of(self.centers.place(term, center)) == WITH
        return next(iter(codes - {center}), None) if partner else center

    def _before(self, offset: int, others: set[str]) -> set[str]:
        """The states but some others that the nearest sentence of a paragraph names that names any, rather by name."""
        sentences = self.reading.sentences
        here, loose = sentences.at(offset), set[str]()
        for index in range(here - 1, max(here - BACK, 0) - 1, -1):
            if sentences.paragraph[index] != sentences.paragraph[here]:
                break
            before = self.centers.states(*sentences.spans[index])
            told = [one for one in before if one.code not in others and not (one.how == "person" and self.cited(one))]
            if codes := {one.code for one in told if one.how not in LOOSE}:
                return codes
            loose = loose or {one.code for one in told}
        return loose

    def _number(self, offset: int) -> bool:
        """Whether a number ends right before an offset."""
        near = self.reading.atoms_within(offset - 24, offset)
        return any(one.kind in COUNTED and one.end >= offset - 1 for one in near)
