"""What the sentences before are about: the two sides, the one side, or the man of whom a sentence goes on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from operator import attrgetter

from servanda.grammar.clause import hubs
from servanda.grammar.clause.groups import Group, Groups
from servanda.grammar.clause.named import Named
from servanda.grammar.clause.sections import Sections
from servanda.grammar.words import headings
from servanda.grammar.words.lazily import lazily
from servanda.grammar.words.lookup import Mention
from servanda.grammar.words.reading import CODE, Reading
from servanda.grammar.words.terms import SEATS

PAIR, LOOK_BACK = 2, 12  # and sentences
FACING, SOURCES = frozenset({"with", "to"}), frozenset({"from", "on"})  # roles of the partner in a heading
BOTH, MET = "both", ("event.talks", "event.summit", "event.signing")
MEANT = frozenset({BOTH, "parties", "each_other"})
SUBJECTS = frozenset({"", "of", "between"})  # roles of several that a sentence is about


class Pairs:
    """Who one document speaks of where a sentence does not name them."""

    def __init__(
        self, reading: Reading, named: Named, groups: Groups, meant: Callable[[tuple[int, int]], list[Mention]]
    ) -> None:
        self.reading = reading
        self.named = named
        self.role = groups.roles.of
        self.groups = groups
        self.meant = meant  # whom the words of a span without names stand for
        self._all: dict[int, list[Mention]] = {}
        self.sections = Sections(reading, named)
        self._pairs: dict[int, tuple[str, ...]] = {}

    @lazily
    def dyad(self) -> tuple[str, ...]:
        """The two sides as the heading joins them (A and B), or its partner last: the trade of B with A."""
        dyad, top = self.reading.dyad, max(headings.end(self.reading.text), 0)
        named = [one for one in self.named.within(0, top) if one.code in dyad]
        codes = tuple(dict.fromkeys(one.code for one in named))  # duties on A
        facing = {one.code for one in named if self.role(one) in (FACING | SOURCES if len(codes) == 1 else FACING)}
        if len(facing) == 1:
            return tuple(sorted(dyad, key=facing.__contains__))
        return codes if len(codes) == PAIR and all(self.role(one) in SUBJECTS for one in named) else dyad

    @lazily
    def _headed(self) -> frozenset[str]:
        """The two sides of the document where its heading names these: two others are only told of in passing."""
        sides = frozenset(self.reading.dyad)
        return sides if sides == self.reading.headed else frozenset()

    @lazily
    def hub(self) -> str | None:
        """The country that a text surveys with others, found when first asked for."""
        return hubs.hub(self.reading)

    @lazily
    def joined(self) -> tuple[str, ...]:
        """The two sides as they first stand together: the trade between A and B."""
        sides = {*self.reading.dyad}
        for start, end in self.reading.sentences.spans[:LOOK_BACK]:
            named = [one for one in self.named.within(start, end) if one.code in sides]
            if len({one.code for one in named}) == PAIR:
                told = any(self.role(one) == "between" for one in named)
                return tuple(dict.fromkeys(one.code for one in named)) if told else ()
        return ()

    @lazily
    def together(self) -> tuple[str, ...]:
        """The two sides as the first sentence that names both does; none where no sentence near the beginning does."""
        sides = {*self.reading.dyad}
        for start, end in self.reading.sentences.spans[:LOOK_BACK]:
            codes = dict.fromkeys(one.code for one in self.named.within(start, end) if one.code in sides)
            if len(codes) == PAIR:
                return tuple(codes)
        return ()

    def both(self, offset: int, own: str | None) -> tuple[str, ...]:
        """Whom "the two countries" means: of several the two that were named last, in another paragraph as well.

        Or it is whoever says so, and the one who was named last: our two countries.
        """
        sentences = self.reading.sentences
        here = sentences.at(offset)
        if self.reading.bilateral or (here and sentences.paragraph[here - 1] == sentences.paragraph[here]):
            told = self.topic(offset)
            before = self.named.within(*sentences.before(here))
            firms = {one.code for one in before if one.how == "company"}
            if self.reading.bilateral and firms.intersection(told):
                return self.dyad
            bodies = {one.code for one in before if one.how == "organisation"}.intersection(told)
            if self.reading.bilateral or (told and (not bodies or bodies.issubset(self.reading.dyad))):
                return told
        for index in range(here - 1, max(here - LOOK_BACK, 0) - 1, -1):
            named = self.named.within(*sentences.spans[index])
            codes = tuple(dict.fromkeys(one.code for one in named if one.how != "organisation"))
            if self._resumes(sentences.spans[index]):
                continue
            if len(codes) == PAIR and {one.code for one in self.named.within(*sentences.spans[here])} - {*codes}:
                break  # in the capital of A the ministers of the two countries met
            if len(codes) == PAIR and (not self._headed or self._stand(named, codes)):
                return codes
            if own and len(codes) == 1 and own != codes[0]:
                return own, codes[0]
            if len(codes) > PAIR:
                break
        return self.topic(offset)

    def _stand(self, named: list[Mention], codes: tuple[str, ...]) -> bool:
        """Whether two are both sides of the heading, or stand together: A and B, but not A, whose oil goes to B."""
        whole = any(set(one.codes).issuperset(codes) for one in self.groups.of(named))
        return whole or self._headed.issubset(codes)

    def topic(self, offset: int) -> tuple[str, ...]:
        """The two sides that the words before are about, whoever the document is about."""
        here = self.reading.sentences.at(offset)
        if here not in self._pairs:
            self._pairs[here] = self._earlier(here)
        return self._pairs[here]

    def _earlier(self, here: int) -> tuple[str, ...]:
        """The two sides that the nearest sentence before one names, in its paragraph; else those of the document.

        In a text about two sides only the sentence right before may bring others in.
        """
        sentences = self.reading.sentences
        back = 1 if self.reading.bilateral else LOOK_BACK
        stranger: set[str] = set()
        alone: tuple[str, ...] = ()
        for index in range(here - 1, max(here - LOOK_BACK, 0) - 1, -1):
            if sentences.paragraph[index] != sentences.paragraph[here] or (here - index > back and not stranger):
                break
            codes = () if self._resumes(sentences.spans[index]) else self._about(sentences.spans[index])
            if len(codes) >= PAIR and stranger.issubset(codes):
                return codes
            stranger = {*codes} if len(codes) == 1 and codes[0] not in self.reading.dyad else set()
            if index == here - 1 and stranger and not self._counts(sentences.spans[index]):
                alone = codes
        subject = self.hub or self.reading.subject
        if alone and subject and subject not in alone and not self.reading.bilateral:
            return (subject, *alone)
        return self._of_paragraph(here) or self._of_section(here) or self.dyad or self._with_home

    @lazily
    def _with_home(self) -> tuple[str, ...]:
        """Our own side and the only other that the document names at all."""
        others = [code for code in self.reading.weights if code != self.reading.home]
        return (self.reading.home, others[0]) if self.reading.home and len(others) == 1 else ()

    def _of_section(self, here: int) -> tuple[str, ...]:
        """Whom the heading or question above a sentence names, if not only the document's two; one stands with "we"."""
        asked = self.sections.asked(here)
        return () if {*asked}.issubset(self.reading.dyad) else asked

    def _of_paragraph(self, here: int) -> tuple[str, ...]:
        """The only two that a paragraph names before a sentence, if one of them alone is of the document's two."""
        sentences, dyad = self.reading.sentences, self.reading.dyad
        codes: dict[str, None] = {}
        for index in range(here - 1, max(here - LOOK_BACK, 0) - 1, -1):
            if sentences.paragraph[index] != sentences.paragraph[here]:
                break
            named = [] if self._resumes(sentences.spans[index]) else self._told(sentences.spans[index])
            codes |= dict.fromkeys(one.code for one in named if one.how != "nationality")
        told = tuple(codes) if len(codes) == PAIR and len({*codes} & {*dyad}) == 1 else ()
        return tuple(sorted(told, key=lambda code: code not in dyad))

    def _resumes(self, sentence: tuple[int, int]) -> bool:
        """Whether a sentence means both sides that were told before, and names others only behind: the two sides …."""
        both = next((one for one in self.reading.within(*sentence, "pronoun") if one.key == BOTH), None)
        named = self.named.within(*sentence) if both else []
        return both is not None and bool(named) and "," in self.reading.text[both.end + 2 : named[0].start]

    def _counts(self, sentence: tuple[int, int]) -> bool:
        """Whether a sentence means others beside whom it names: A reconciles the two sides."""
        terms = self.reading.within(*sentence, "pronoun")
        return any(one.key in MEANT or one.key.isdigit() for one in terms)

    def _about(self, sentence: tuple[int, int]) -> tuple[str, ...]:
        """Whom a sentence is about: the two that it names, or those that stand together first; the one; else nobody.

        The railways of A, B and C signed it in D: the next sentence goes on about these three.
        """
        told = self._told(sentence)
        passed = {one.code for one in told if self.role(one) == "via"}  # gas for A goes through B
        named = [one for one in told if one.code not in passed and not self._venue(one, sentence)]
        codes = tuple(dict.fromkeys(mention.code for mention in named))
        if len(codes) > PAIR:  # A asked the court to rule, which B does not accept: of A and B
            sides = (one.code for one in named if one.how != "organisation" or one.code in self.reading.dyad)
            states = tuple(dict.fromkeys(sides))
            codes = states if len(states) == PAIR else codes
        if len(codes) == PAIR and all(mention.how == "city" for mention in named):
            return self.wider(sentence[0], codes) or codes
        if len(codes) <= PAIR:
            return codes
        counted = any(one.key == str(len(codes)) for one in self.reading.within(*sentence, "pronoun"))
        return codes if counted else self._together(self.groups.of(named))  # of the three countries

    def _venue(self, one: Mention, sentence: tuple[int, int]) -> bool:
        """Whether a town is only where others met: the second round was held in Istanbul."""
        met = (term.key.startswith(MET) for term in self.reading.within(*sentence, "concept"))
        return one.how in SEATS and self.role(one) == "in" and any(met)

    def _told(self, sentence: tuple[int, int]) -> list[Mention]:
        """Whom a sentence names, and whom its words for us and for a country that was named before stand for."""
        if sentence[0] not in self._all:
            told = [*self.named.within(sentence[0], sentence[1]), *self.meant(sentence)]
            self._all[sentence[0]] = sorted(told, key=attrgetter("start"))
        return self._all[sentence[0]]

    def _together(self, groups: list[Group]) -> tuple[str, ...]:
        """The first of some groups that is not only where something took place, if several stand together in it."""
        seats = (one for one in groups if not all(mention.how in SEATS for mention in one.mentions))
        first = next(seats, None)
        told = first is not None and len(first.codes) >= PAIR and first.role in SUBJECTS
        return first.codes if told and first else ()

    def several(self, offset: int, number: int) -> tuple[str, ...]:
        """The so many countries that a word counts without their names: the three countries.

        The sentence before names so many, or the nearest one that names so many together; else they stand out in the
        document.
        """
        sentences = self.reading.sentences
        here = sentences.at(offset)
        near = [one.code for one in self.named.within(*sentences.before(here))]
        if len(set(near)) == number:
            return tuple(dict.fromkeys(near))
        starts, codes = self._counted.get(number, ([], []))
        index = bisect_left(starts, sentences.starts[here]) - 1
        return codes[index] if index >= 0 else self._standing_out(number)

    def wider(self, offset: int, codes: Iterable[str]) -> tuple[str, ...]:
        """The last more than two that stood together before an offset, some being among them; nobody where none did."""
        found: tuple[int, tuple[str, ...]] = (-1, ())
        for starts, groups in self._counted.values():
            index = bisect_left(starts, offset) - 1
            if index >= 0 and {*codes}.issubset(groups[index]):
                found = max(found, (starts[index], groups[index]))
        return found[1]

    @lazily
    def _counted(self) -> dict[int, tuple[list[int], list[tuple[str, ...]]]]:
        """More than two countries that stand together in a sentence, by how many they are, with where it begins."""
        found: dict[int, tuple[list[int], list[tuple[str, ...]]]] = {}
        for start, end in self.reading.sentences.spans:
            for one in self.groups.of([one for one in self.named.within(start, end) if one.how != "organisation"]):
                if len(one.codes) > PAIR and one.role in SUBJECTS:
                    starts, codes = found.setdefault(len(one.codes), ([], []))
                    starts.append(start)
                    codes.append(one.codes)
        return found

    def _standing_out(self, number: int) -> tuple[str, ...]:
        """The so many countries that a document names more often than any other; nobody where no so many do."""
        ranked = [one for one in self.reading.salience.most_common() if len(one[0]) == CODE]
        least = ranked[number - 1][1] if len(ranked) >= number else 0
        beyond = ranked[number][1] if len(ranked) > number else 0
        told = {code for code, _ in ranked[:number]} if least > max(beyond, 1) else ()
        return tuple(code for code in self.reading.weights if code in told)

    def before(self, offset: int) -> str | None:
        """The one country that the sentence before names, in the same paragraph."""
        sentences = self.reading.sentences
        here = sentences.at(offset)
        if not here or sentences.paragraph[here - 1] != sentences.paragraph[here]:
            return None
        codes = {mention.code for mention in self._told(sentences.spans[here - 1])}
        if len(codes) > 1:
            codes = codes.intersection(self.reading.dyad)  # B is the creditor of A; the bank lends it more
        return codes.pop() if len(codes) == 1 else None

    def lead(self, offset: int) -> str | None:
        """The one state that the first sentence of a paragraph names before a later one: whom that is about."""
        sentences = self.reading.sentences
        here = first = sentences.at(offset)
        while first and sentences.paragraph[first - 1] == sentences.paragraph[here] and here - first < LOOK_BACK:
            first -= 1
        named = self.named.within(*sentences.spans[first]) if first < here else []
        codes = {one.code for one in named}
        return codes.pop() if len(codes) == 1 else None

    def he(self, offset: int) -> str | None:
        """The side that opens the sentence before, where this one goes on about it or its man: later he met B."""
        sentences = self.reading.sentences
        here = sentences.at(offset)
        begin, end = sentences.spans[here]
        told = any(
            one.key == "third" or (one.key == "it" and one.start <= begin + 1)
            for one in self.reading.within(begin, end, "pronoun")
        )
        if not told or not here or sentences.paragraph[here - 1] != sentences.paragraph[here]:
            return None
        first = next(iter(self.named.within(*sentences.spans[here - 1])), None)
        return first.code if first and not self.role(first) else None
