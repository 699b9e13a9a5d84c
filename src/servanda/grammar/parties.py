"""Which countries a statement is about, and which comes first."""

from __future__ import annotations

from bisect import bisect_left

import msgspec

from servanda.grammar.people import People
from servanda.grammar.reading import Mention, Reading
from servanda.grammar.speech import Speeches

PAIR = 2
TOGETHER = 4  # words between two sides that stand together
ADJECTIVE_GAP = 14
LEADS = {
    "out": (frozenset({"from", "source"}), frozenset({"to", "in"})),
    "in": (frozenset({"to", "in"}), frozenset({"from", "source"})),
    "of": (frozenset({"of"}), frozenset({"with"})),
}


class Parties(msgspec.Struct, frozen=True):
    """Two sides (or one), how many of them the sentence names, and what is doubtful about them."""

    codes: tuple[str, ...]
    named: int
    doubts: tuple[str, ...] = ()


class Sides:
    """Finds the parties of statements in one document."""

    def __init__(self, reading: Reading, people: People, speeches: Speeches) -> None:
        self.reading = reading
        self.people = people
        self.speeches = speeches
        self.mentions = sorted([*reading.mentions, *people.mentions()], key=lambda mention: mention.start)
        self._starts = [mention.start for mention in self.mentions]

    def within(self, start: int, end: int) -> list[Mention]:
        """Mentions that begin inside a span."""
        return self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def of(self, anchor: tuple[int, int], sentence: tuple[int, int], flow: str = "") -> Parties:
        """The parties of a statement at an anchor; `flow` is out, in or empty, see `order`."""
        found = self._nearest(anchor, self.within(*sentence))
        implied = self._implied(anchor, sentence)
        codes = list(dict.fromkeys(mention.code for mention in found))
        named = len(codes)
        doubts: tuple[str, ...] = ()
        for code in implied:
            if len(codes) < 2 and code not in codes:
                codes.append(code)
                named += 1
        if len(codes) < 2:
            filled = self._completed(codes, anchor)
            if len(filled) > len(codes):
                doubts = ("party_inferred",)
            codes = filled
        pair = codes[: 3 if self._together(found) else 2]
        return Parties(tuple(self.order(pair, found, anchor, flow)), named, doubts)

    def _together(self, found: list[Mention]) -> bool:
        """Whether two of three countries stand together as one side: "firms of A and B in C"."""
        joined = [mention for mention in found if mention.how == "nationality"]
        if len(found) != len(joined) + 1 or len(joined) != PAIR:
            return False
        one, two = sorted(joined, key=lambda mention: mention.start)
        words = self.reading.text[one.end : two.start].split()
        small = self.reading.scanner.small
        return len(words) <= TOGETHER and any(small("conjunction", word) == "and" for word in words)

    def holder(self, anchor: tuple[int, int], sentence: tuple[int, int]) -> Parties:
        """The parties of a declared relation: whoever says "our partner" comes first."""
        sides = self.of(anchor, sentence)
        ours = [code for code in self._implied(anchor, sentence) if code in sides.codes]
        if not ours:
            return sides
        codes = (ours[0], *(code for code in sides.codes if code != ours[0]))
        return msgspec.structs.replace(sides, codes=codes)

    def _nearest(self, anchor: tuple[int, int], mentions: list[Mention]) -> list[Mention]:
        """One mention a country, the nearest to the anchor first."""
        start, end = anchor
        text = self.reading.text

        def far(mention: Mention) -> int:
            left, right = (mention.end, start) if mention.start < start else (end, mention.start)
            gap = text[left:right] if left < right else ""
            return len(gap) + 25 * gap.count(",") + 60 * gap.count(";")

        best: dict[str, Mention] = {}
        for mention in sorted(mentions, key=far):
            best.setdefault(mention.code, mention)
        return list(best.values())

    def _implied(self, anchor: tuple[int, int], sentence: tuple[int, int]) -> list[str]:
        """Countries that pronouns stand for: we, our country, you, both sides."""
        speech = self.speeches.at(anchor[0])
        own = (self.people.country_of(speech.person) if speech and speech.person else None) or self.reading.home
        codes: list[str] = []
        for term in self.reading.within(*sentence, "pronoun"):
            if term.key in {"we", "our_country"} and own:
                codes.append(own)
            elif term.key in {"both", "parties", "each_other", "you"}:
                pair = self.pair(anchor[0])
                codes += [code for code in pair if term.key != "you" or code != own]
        return codes

    def pair(self, offset: int) -> tuple[str, ...]:
        """The two sides that an earlier sentence of the paragraph names, else those of the document."""
        sentences = self.reading.sentences
        index = sentences.at(offset)
        paragraph = sentences.paragraph[index]
        while index >= 0 and sentences.paragraph[index] == paragraph:
            codes = tuple(dict.fromkeys(mention.code for mention in self.within(*sentences.span(index))))
            if len(codes) == 2 and index < sentences.at(offset):
                return codes
            index -= 1
        return self.reading.dyad

    def _completed(self, codes: list[str], anchor: tuple[int, int]) -> list[str]:
        """One or no country, completed by the speaker's own, the paragraph's or the document's sides."""
        speech = self.speeches.at(anchor[0])
        own = self.people.country_of(speech.person) if speech and speech.person else None
        pair = self.pair(anchor[0])
        if not codes:
            return list(pair) or ([self.reading.own] if self.reading.own else [])
        (code,) = codes
        if code in pair:
            return [code, *(other for other in pair if other != code)]
        for other in (own, self.reading.home, *self.reading.dyad[:1]):
            if other and other != code:
                return [code, other]
        return codes

    def order(self, codes: list[str], mentions: list[Mention], anchor: tuple[int, int], flow: str) -> list[str]:
        """Put the side first that gives (flow out), receives (in) or owns (of); else as they stand in the text."""
        place = {mention.code: mention for mention in mentions}
        codes = sorted(codes, key=lambda code: place[code].start if code in place else len(self.reading.text))
        if not flow or len(codes) < 2:
            return codes
        first, second, *others = codes
        roles = [self.role(place[code]) if code in place else "" for code in codes]
        leads, trails = LEADS[flow]
        if roles[0] == roles[1] == "source":
            swap = abs(place[second].start - anchor[0]) < abs(place[first].start - anchor[0])
        else:
            swap = (roles[0] in trails and roles[1] not in trails) or (roles[1] in leads and roles[0] not in leads)
        return [second, first, *others] if swap else codes

    def role(self, mention: Mention) -> str:
        """The part that a word after it, a case ending or a preposition gives a country: source, to, from, in, of."""
        reading = self.reading
        if mention.how == "nationality" and reading.within(mention.end, mention.end + ADJECTIVE_GAP, "concept"):
            return "source"
        for role, endings in reading.language.role_endings.items():
            if mention.ending and mention.ending in endings:
                return role
        for word in reversed(reading.text[max(0, mention.start - 16) : mention.start].split()[-2:]):
            before = reading.scanner.small("role", word)
            if before:
                return before
        return ""
