"""The state that a text goes on about, for which "its" and "the country" stand where their sentence names no other."""

from __future__ import annotations

from collections.abc import Collection

from servanda.grammar.clause import states
from servanda.grammar.clause.named import Named
from servanda.grammar.clause.roles import Roles
from servanda.grammar.words.fold import fold
from servanda.grammar.words.lookup import Mention
from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import Term

SUBJECT = "the_country/it"  # with its verb: it exports
MEANT = frozenset({"the_country", "the_country/bare", SUBJECT})
IT, GIVEN = "it", "the_country/to"
BESIDE = ("concept", "noun", "domestic", "institution", "object")  # whose they are where no article tells one from many
MOST = 3  # states of a sentence that may be about one of them
BACK = 5  # sentences before in which that state is looked for
OWNERS = frozenset({"of", "between"})  # roles of whose government does something
LOOSE = frozenset({"nationality", "company"})  # what names a state only as an attribute
SHORT = 4  # letters of a word whose last one is no case
LONGEST, NEXT = 30, 2  # characters of a noun before the word for whose it is, and to one behind
TOLD = ("there", GIVEN)  # words that tell the role themselves


class Centers:
    """Whom each sentence of one document goes on about."""

    def __init__(self, reading: Reading, named: Named, roles: Roles) -> None:
        self.reading = reading
        self.roles = roles
        self.within = named.within
        self._ranked: dict[int, tuple[str, ...]] = {}

    def of(self, offset: int, others: Collection[str]) -> str | None:
        """The state that the sentences before an offset are about, none of some others: B lent A 5 bn; its exports.

        A sentence that itself goes on about whoever was told before comes after the one that told: A grows coal. It
        sold B 5 tonnes. C pays for its railway.
        """
        sentences = self.reading.sentences
        here, seen, left = sentences.at(offset), {*others}, ""
        for index in range(here - 1, max(here - BACK, 0) - 1, -1):
            codes = [code for code in self._of_sentence(index) if code not in seen]
            if not codes:
                continue
            if len(codes) > MOST:
                break  # A, B, C and D joined
            if not self._goes_on(index):
                return codes[0]
            seen.update(codes)
            left = left or codes[0]
        return left or None

    def doer(self, offset: int, own: str | None) -> str | None:
        """The state that does something in the sentence before an offset, if that does not name our own."""
        sentences = self.reading.sentences
        here = sentences.at(offset)
        before = self.told(sentences.spans[here - 1]) if here else []
        for one in before if own not in {one.code for one in before} else ():
            if one.how not in LOOSE and one.how != "organisation" and not self.roles.of(one):
                return one.code
        return None

    def told(self, sentence: tuple[int, int]) -> list[Mention]:
        """Whom a span names, and the states that it tells by what they are."""
        kinds = [one for one in self.reading.within(*sentence, "pronoun") if one.key.startswith(states.STATE)]
        meant = ((one, states.of_kind(self.reading, self.states, one)) for one in kinds)
        return [*self.within(*sentence), *(self.place(one, code) for one, code in meant if code)]

    def states(self, start: int, end: int) -> list[Mention]:
        """The countries that are named in a span."""
        return [one for one in self.within(start, end) if one.how != "organisation"]

    def place(self, term: Term, code: str) -> Mention:
        """The last word of some as a country, in the case that its ending tells where endings do: елге, bu ülkeye."""
        start = max(term.start, self.reading.text.rfind(" ", term.start, term.end) + 1)
        word = fold(self.reading.text[start : term.end]) if self.reading.language.verb_final else ""
        if len(word) <= SHORT and self.roles.ending(word[-2:]) == self.roles.ending(word[-1:]):
            word = word and " "  # ülke is no ülk with a case
        if not word and term.key.startswith(states.ALL):
            start = term.start  # right behind its preposition: to the island nation
        end = self.reading.text.find(" ", term.start) if term.key == SUBJECT else term.end
        mention = Mention(start if end == term.end else term.start, end, code, "place", word or term.ending)
        role = term.key.partition("/")[2] if term.key.startswith(TOLD) else ""
        return self.roles.told(mention, role) if role else mention

    def unbound(self, sentence: tuple[int, int]) -> Term | None:
        """The first word of a sentence for the state it goes on about, where no name stands before it."""
        for term in self.reading.within(sentence[0], sentence[1], "pronoun"):
            if term.key == IT:
                return None  # it has closed its airspace
            if term.key in MEANT and self._alone(term):
                told = self.told((sentence[0], term.start))
                bound = [one for one in told if not (self.roles.cited(one) or self._compounded(one))]
                return None if bound else term
        return None

    def _compounded(self, mention: Mention) -> bool:
        """Whether a country is only the first half of an adjective, for which no "its" stands: A-held debt."""
        text, end = self.reading.text, mention.end
        return text[end : end + 1] == "-" and text[end + 1 : end + 2].islower()

    def _alone(self, term: Term) -> bool:
        """Whether a word means one state, not several: beside what is its own where its form may be that of many."""
        reading = self.reading
        if reading.language.articles or reading.language.verb_final:
            return True
        near = reading.within(term.start - LONGEST, term.end + NEXT, *BESIDE)
        return any(one.end == term.start - 1 or one.start == term.end + 1 for one in near)

    def _goes_on(self, index: int) -> bool:
        """Whether a sentence is about whoever was told before it: its exports; it sold; B lent it."""
        begin, end = self.reading.sentences.spans[index]
        told = self.reading.within(begin, end, "pronoun")
        opens = any(one.key == GIVEN or (one.key == IT and one.start < begin + NEXT) for one in told)
        return opens or self.unbound((begin, end)) is not None

    def _of_sentence(self, index: int) -> tuple[str, ...]:
        """The states of a sentence, whoever does something first, then whose government does, last mere attributes."""
        if index not in self._ranked:
            told = self.told(self.reading.sentences.spans[index])
            ranked = sorted(told, key=self._rank)
            self._ranked[index] = tuple(dict.fromkeys([one.code for one in ranked if one.how != "organisation"]))
        return self._ranked[index]

    def _rank(self, mention: Mention) -> tuple[bool, bool, int, int]:
        role = self.roles.of(mention)
        part = 0 if not role else 1 if role in OWNERS else 2
        return self.roles.cited(mention), mention.how in LOOSE, part, mention.start
