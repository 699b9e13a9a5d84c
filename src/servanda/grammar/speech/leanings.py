"""Of which country somebody is whom the text gives none, by whose turn it is, where he speaks and of whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from servanda.grammar.words import headings
from servanda.grammar.words.lazily import lazily
from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import Term

TURN, SPOKE, WRITTEN, OTHER, HOME, OFTEN, ALWAYS = 3, 3, 2, 3, 2, 1, 3  # what each sign counts
NAMED, LEAD = ("place", "capital", "nationality", "leader", "organisation"), 6  # words before the subject of a sentence
BACK, BEHIND = 3, 60  # sentences before in which it may have been told, and characters behind in which he speaks
TOWNS = ("capital",)
SENT = frozenset({"envoy", "staff"})  # who is in another state than his own
HYPHENS = frozenset("-–")
INSIDE = 8  # characters before a town in which its preposition stands


class Leanings:
    """Weighs what a reader weighs who meets a minister without his country."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.quoted: Callable[[int], bool] = lambda _: False

    def of(self, span: tuple[int, int], said: set[str], usual: str | None, *, serves: bool) -> str | None:
        """The country that most speaks for; None where two are level. `said` are those that he speaks of.

        Whoever serves no state may be anybody whom the text asks: for him the usual country counts as much as any sign.
        """
        reading, votes = self.reading, Counter[str]()
        signs = [
            (self._turn(span[0]), TURN),
            (self._here(span), SPOKE),
            (reading.written, WRITTEN),
            (reading.home if self._domestic else None, HOME),
            (usual, OFTEN if serves else ALWAYS),
        ]
        for code, count in signs:
            if code:
                votes[code] += count
        if len(said) == 1:
            votes.subtract(dict.fromkeys(said, OTHER))
            votes.update(code for code in reading.dyad if code not in said and said.issubset(reading.dyad))
        (best, most), (_, second) = (*votes.most_common(2), ("", 0), ("", 0))[:2]
        return best if most > max(second, 0) else None

    @property
    def _domestic(self) -> bool:
        """Whether our own country is named as often as one of the two sides, or half as often."""
        reading = self.reading
        return not reading.dyad or reading.weights[reading.home or ""] * 2 >= reading.weights[reading.dyad[1]]

    def _turn(self, at: int) -> str | None:
        """Whose turn it is: of the last sentence before that has a country as its subject; of his own, behind a colon.

        His own sentence mostly has as its subject of whom he speaks.
        """
        sentences = self.reading.sentences
        index = sentences.at(at)
        for back in range(min(BACK, index) + 1):
            start, end = sentences.spans[index - back]
            if not back and (seat := self._opening(start, at)):
                return seat
            subject = self._subject(start, min(end, at))
            if subject is not None and (back or ":" in self.reading.text[subject.end : at]):
                return subject.key
        return None

    def _subject(self, start: int, end: int) -> Term | None:
        """The country that a sentence names first, as who acts or whose it is, outside quotation marks."""
        named = [one for one in self.reading.within(start, end, *NAMED) if not self.quoted(one.start)]
        first = named[0] if named else None
        if first is None or first.cls == "organisation" or (self._led(first) and not self._seated(start, named)):
            return None
        lead = self.reading.text[start : first.start].split()
        if any(one.key in SENT for one in self.reading.within(start, first.start, "object")):
            return None  # the envoy of A was summoned
        return first if len(lead) <= (LEAD if first.cls != "nationality" else 1) else None

    def _seated(self, start: int, named: list[Term]) -> bool:
        """Whether a government does something by its capital, where verbs need no subject: in A they denied it."""
        lead = self.reading.text[start : named[0].start].split()
        alone = len(named) == 1 and named[0].cls in TOWNS and not self.reading.language.articles
        offices = self.reading.within(*self.reading.sentence(start), "office")
        return alone and not offices and len(lead) <= 1 and self._inside(named[0])

    def _led(self, place: Term) -> bool:
        """Whether a place is only where, with whom or to whom something is done."""
        return self.reading.partner(place) or self._inside(place)

    def _inside(self, place: Term) -> bool:
        """Whether something is done in a place, by the case of its word or by the preposition before it."""
        reading = self.reading
        if place.ending and place.ending in reading.language.role_endings.get("in", ()):
            return True
        words = reading.text[max(0, place.start - INSIDE) : place.start].split()[-1:]
        return any(reading.scanner.small("role", word) == "in" for word in words)

    def _here(self, span: tuple[int, int]) -> str | None:
        """The country in whose capital somebody speaks, beside his verb: told reporters in A."""
        reading = self.reading
        begin, end = reading.sentence(span[0])
        for term in reading.within(span[1], min(end, span[1] + BEHIND), *TOWNS):
            if self._inside(term) and not self.quoted(term.start):
                return term.key
        return self._opening(begin, span[0])

    def _opening(self, start: int, end: int) -> str | None:
        """The country in whose capital something is said, which opens its sentence: in A the minister told."""
        opens = self.reading.within(start, min(end, start + INSIDE), *TOWNS)
        return next((one.key for one in opens if self._inside(one) and not self.quoted(one.start)), None)

    @lazily
    def heads(self) -> str | None:
        """The state that opens the heading, or its seat of government, as whoever acts there: A expels envoys of B."""
        reading, above = self.reading, self.reading.above
        own = self._acting(reading, max(headings.end(reading.text), 0))
        return own or (self._acting(above, len(above.text)) if above else None)

    def _acting(self, head: Reading, top: int) -> str | None:
        """The side that opens a heading."""
        first = next(iter(head.within(0, top, "place", "capital")), None)
        if first is None or first.key not in self.reading.dyad or first.ending or head.partner(first):
            return None
        joined = head.text[first.end : first.end + 1] in HYPHENS  # A–B trade: neither acts
        return None if joined or head.text[: first.start].strip() else first.key
