"""The part that a country plays in its clause: where from, where to, with whom, or only where."""

from __future__ import annotations

from bisect import bisect_left

from servanda.grammar.clause import citing, giving
from servanda.grammar.clause.attributes import owned, placed
from servanda.grammar.clause.giving import BOUGHT, GIVEN, LINKED, SENT
from servanda.grammar.words.fold import fold
from servanda.grammar.words.lookup import Mention
from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import PLACES, SEATS

ADJECTIVE_GAP, OFFICE_GAP = 14, 30  # characters between a country and its noun, and the office of its man
BEFORE, LONG_BEFORE, BEHIND = 16, 32, 24
BARE, TIMES = frozenset({"", "of"}), frozenset({"date", "period"})
TRADE = frozenset({"trade.turnover", "trade.exports", "trade.imports", "trade.rank"})
CLOSING = frozenset(".,:;!?)*»”")
NAMES = frozenset({"person", "company", "organisation"})
SHORTEST_HEAD, SMALL = 4, 3  # letters of a noun before its case ending, and of a small word
GROWTH = "trade.growth"
MAKERS, COUNTED = frozenset({"ENTERPRISES"}), frozenset({"about", "many"})  # the last is what endings make of numbers
VENUES = (SEATS, frozenset({"in"})), (SEATS | {"place"}, frozenset({"in", "from"}))  # mere places, and of who met
BEYOND = "beyond"  # somebody else who is ranked or compared with: behind A, more than in A


class Roles:
    """Roles of the mentions of one document, each found once."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._known: dict[Mention, str] = {}
        self._endings = {fold(one): role for role, ends in reading.language.role_endings.items() for one in ends}
        self._owned = tuple(map(fold, reading.language.owned_endings))
        self._of_ending: dict[str, str] = {"": ""}
        told = reading.all("concept", "ranked", "superlative")
        self._trades = [one for one in told if one.cls != "concept" or one.key.partition("/")[0] in TRADE]
        self._trade_starts = [term.start for term in self._trades]

    def of(self, mention: Mention) -> str:
        """What an ending, a small word or the noun behind it makes a mention: source, to, from, in, of, with, by."""
        if (role := self._known.get(mention)) is None:
            role = self._known[mention] = placed(self.reading, mention, self._found(mention))
        return role

    def told(self, mention: Mention, role: str) -> Mention:
        """A mention whose own word says what role it has: thither."""
        self._known[mention] = role
        return mention

    def venues(self, mentions: tuple[Mention, ...], flow: str) -> bool:
        """Whether capitals or cities, or the countries of a meeting, only say where something took place.

        A city tells of the country that it is named with: in A's city of B. Nobody invites by where he says so.
        """
        if flow == "invite":
            return all(self.of(mention) == "in" for mention in mentions)
        if flow == "meet" and len(mentions) > 1 and len({one.code for one in mentions}) == 1:
            seats = any(one.how in SEATS for one in mentions)
            outer = mentions[-1] if self.reading.language.verb_final else mentions[0]
            return seats and all(one.how != "person" for one in mentions) and self.of(outer) == "in"
        places, where = VENUES[flow == "meet"]
        return mentions[0].how in places and all(one.how in places and self.of(one) in where for one in mentions)

    def trades(self, mention: Mention) -> bool:
        """Whether a word for trade stands beside a country: its exports, the trade of."""
        start, end = mention.start, mention.end
        first = bisect_left(self._trade_starts, start - BEFORE * 2)
        for term in self._trades[first : bisect_left(self._trade_starts, end + ADJECTIVE_GAP)]:
            if term.start >= end or self._behind_trade(mention, term.end):
                return True
        return False

    def _behind_trade(self, mention: Mention, end: int) -> bool:
        """Whether a country stands right behind its trade, as it may where verbs do not come last: exports of A."""
        near = not self.reading.language.verb_final and 0 <= mention.start - end <= LINKED
        plain = ":" not in self.reading.text[end : mention.start]  # its partners: A, B
        return near and plain and self.of(mention) in BARE

    def cited(self, mention: Mention) -> bool:
        """Whether a country or person is only named as the one who says so: according to Ankara."""
        return citing.cited(self.reading, mention)

    def _found(self, mention: Mention) -> str:
        reading = self.reading
        if self.buys(mention):
            return "to"
        told = self.ending(mention.ending)
        if reading.language.verb_final and self._ranked(mention.end):
            return BEYOND
        if told:
            noun = owned(self.reading, mention, self._owned) if told == "of" else ""
            if noun and self.reading.scanner.small("role", noun) == "by":
                return "by"  # with the money of A
            return (told == "of" and (self._office(mention.end)[0] or self.case(noun))) or told
        if bare := "to" if self._receives(mention) else self._bare(mention):
            return self._before(mention) or bare
        names = reading.within(mention.start - BEFORE, mention.start + 1, "company")
        if mention.how == "nationality" and not any(mention.start < one.end for one in names):
            told = self._sends(mention)
            if told:
                return told
        if reading.language.verb_final:
            return self._behind(mention)
        return self._before(mention)

    def _sends(self, mention: Mention) -> str:
        """What the noun behind a nation makes it: a source (Kenyan exports), a receiver (a loan for Kenyan firms)."""
        reading, final = self.reading, self.reading.language.verb_final
        words = reading.text[mention.end : mention.end + BEHIND].split()[:1]
        if final and (self._apart(mention) or (words and self.case(words[0].strip(",.;")) == "with")):
            return ""  # trade with Uzbek firms
        near = reading.within(mention.end, mention.end + ADJECTIVE_GAP, "concept")
        behind = [one for one in near if not self._articled(mention.end, one.start)]
        if any(one.key == BOUGHT for one in near) and self.firm(mention):
            return ""
        makers = reading.within(mention.end, mention.end + ADJECTIVE_GAP, "noun")
        if final and makers and self.ending(makers[0].ending) == "to":
            return ""  # Türk şirketine
        sent = any(one.key.startswith(SENT) for one in behind) and not makers
        before = "" if final else self._preposition(mention.start)[0]
        led = not sent and before == "to"
        beside = any(one.start == mention.end + 1 and one.key.startswith(SENT) for one in behind)  # gave Kenyan loans
        if not final and (led or (not beside and giving.handed(reading, mention.start))):
            return "to"
        given = any(one.key.startswith(GIVEN) and one.key != GROWTH for one in behind) or (
            before != "in" and any(one.key in MAKERS for one in makers)
        )  # invests in the Kenyan plant
        return "source" if given or (not final and giving.given(reading, mention.start)) else ""

    def firm(self, mention: Mention) -> bool:
        """Whether a nation is only part of the name of a firm, by the capital behind: Indian Oil bought it."""
        at = mention.end + 1
        known = self.reading.within(at, at + 1, "place", "nationality", "office", "person_title")
        capital = self.reading.text[at - 1 : at] == " " and self.reading.text[at : at + 1].isupper() and not known
        return capital and mention.how == "nationality" and not self.reading.language.verb_final

    def _apart(self, mention: Mention) -> bool:
        """Whether a country stands beside a noun that is nobody's by its case: Қытай көмірге тыйым салды."""
        named = not mention.ending and self.reading.within(mention.start, mention.start + 1, "place")
        words = self.reading.text[mention.end : mention.end + BEHIND].split()[:1]
        word = words[0].strip(",.;:") if named and self._owned and words else ""
        return bool(word and self.case(word)) and not fold(word).endswith(self._owned)

    def _articled(self, start: int, end: int) -> bool:
        """Whether an article stands in a span: they grant the Kenyan Party a loan."""
        return not set(self.reading.language.articles).isdisjoint(self.reading.text[start:end].split())

    def _receives(self, mention: Mention) -> bool:
        """Whether a country, or the noun that it is an adjective of, has an ending that makes it a receiver."""
        endings = self.reading.language.receiving_endings
        if not endings or mention.how in NAMES or self.reading.language.verb_final:
            return False
        if mention.ending.endswith(endings) or mention.how != "nationality":
            return mention.ending.endswith(endings)
        head = self.reading.text[mention.end : mention.end + BEHIND * 2].split()[:1]
        return bool(head) and len(head[0]) > SHORTEST_HEAD and head[0].strip(",.;:").endswith(endings)

    def _bare(self, mention: Mention) -> str:
        """What the case of a name makes it where no small word or row leads to it: Кубе, the receiver; Кубой, by it."""
        cases = self.reading.language.bare_endings
        before = self.reading.text[max(0, mention.start - BEFORE) : mention.start].split()[-1:] if cases else []
        if mention.how in NAMES or mention.how == "nationality" or (before and not self._apart_from(before[0])):
            return ""
        return next((role for role, endings in cases.items() if mention.ending in endings), "")

    def _apart_from(self, word: str) -> bool:
        """Whether a word leads to nothing behind it, nor is of one row with it."""
        return len(word) > SMALL and word[-1] != "," and word.lower() not in self.reading.language.common_words

    def buys(self, mention: Mention) -> bool:
        """Whether a word for buying stands right behind a country: A's purchases of oil, Chinese imports of oil."""
        near = self.reading.within(mention.end, mention.end + LINKED, "concept")
        if self.reading.language.verb_final or not near or near[0].key != BOUGHT:
            return False
        word = self.reading.text[near[0].end : near[0].end + LINKED].split(None, 1)[:1]
        of = bool(word) and self.reading.scanner.small("role", word[0]) == "of"
        return of or self.reading.text[mention.end : mention.end + 1] in self.reading.language.suffix_marks

    def _ranked(self, end: int) -> bool:
        """Whether the word right behind a country sets it apart: after A, apart from A."""
        marked = self.reading.text[end : end + 1] in self.reading.language.suffix_marks
        words = self.reading.text[end : end + BEHIND].split(None, 1 + marked)[marked : 1 + marked]
        return bool(words) and self.reading.scanner.small("role", words[0].strip(",.;")) == BEYOND

    def ending(self, ending: str) -> str:
        """The role that an ending tells; the longest case ending that closes it decides."""
        role = self._of_ending.get(ending)
        if role is None:
            cases = (ending[cut:] for cut in range(len(ending)))
            role = next((self._endings[case] for case in cases if case in self._endings), "")
            role = self._of_ending[ending] = "" if role in COUNTED else role
        return role

    def _before(self, mention: Mention) -> str:
        """The preposition of a country, or of the office that is named with it: with the President of Armenia."""
        role, start = self._preposition(mention.start)
        if not role and self._yielded(mention.start):
            return BEYOND
        if role in BARE and mention.how == "organisation" and giving.lends(self.reading, mention.start):
            return "source"
        if role in BARE:
            told = self.reading.within(start - OFFICE_GAP * 2, mention.start, "office")
            offices = [one for one in told if not self.reading.within(one.start, one.start + 1, "organisation")]
            if offices and self._joined(offices[-1].end, start):
                return self._preposition(offices[-1].start)[0]
        return role

    def _yielded(self, at: int) -> bool:
        """Whether a place is left to whoever stands behind it: уступив первое место Дании."""
        places = [one for one in self.reading.atoms_within(at - BEFORE * 2, at) if one.kind == "ordinal"]
        if not places or len(self.reading.text[places[-1].end : at].split()) != 1:
            return False
        return self._preposition(places[-1].start)[0] == BEYOND

    def _preposition(self, at: int) -> tuple[str, int]:
        """The preposition among the two words before an offset, and where it begins."""
        text = self.reading.text
        low = max(0, at - LONG_BEFORE)
        while low and low < at and not text[low - 1].isspace():
            low += 1  # no end of a longer word is taken for a preposition
        small, language, words = self.reading.scanner.small, self.reading.language, text[low:at].split()
        words, start = [word for word in words[-3:] if small("conjunction", word) != "both"], at
        for back, word in enumerate(reversed(words[-2:]), start=2):
            role, start = small("role", word), text.rindex(word, low, start)
            before = words[-back] if len(words) >= back else ""
            if role == "of" and small("role", before) == BEYOND:
                role = BEYOND  # instead of A
            if role == "to" and before and before.lower() in {*language.articles, language.definite}:
                break  # the visiting A minister
            if small("conjunction", word) == "which":
                break  # the attack in which A
            if role:
                bounds = self.reading.within(start - BEFORE, start + 1, "comparator")
                if any(one.start <= start < one.end for one in bounds) and self.reading.atoms_within(start, at):
                    break  # more than 500 A
                if any(one.kind in TIMES for one in self.reading.atoms_within(start, at)):
                    break  # in May A, on Monday A
                return ("", at) if self.reading.within(start + len(word), at, *PLACES, "act") else (role, start)
            if word[-1] in CLOSING:
                break
        return "", at

    def _behind(self, mention: Mention) -> str:
        """The postposition or the ending of what stands behind a country: its office, the name of its man."""
        reading = self.reading
        role, end = self._office(mention.end)
        if role:
            return role
        words = reading.text[end : end + BEHIND].split()[:2]
        if reading.within(end + 1, end + 2, *PLACES, "pronoun"):
            words = []  # A through B: of B; A to its neighbour
        for word in words:
            told = reading.scanner.small("role", word.strip(",.;"))
            if told and not (told == BEYOND and word is not words[0]):
                return "between" if told == "with" and self._between(end) else told
            if not word[:1].isalpha() or word[-1] in ",.;":
                break
        other = reading.within(end, end + 2, *PLACES, "leader") or reading.atoms_within(end, end + 2)  # A in May
        beside = words and end == mention.end and reading.text[end] == " " and not other
        return self._lent(mention, words[0]) if beside and words[0][0].isalpha() else ""

    def _lent(self, mention: Mention, word: str) -> str:
        """The role that a country has from the noun that it stands before, which is its own by its ending.

        A nation is an attribute of any noun; a country beside one that is nobody's is only next to it.
        """
        role = self.case(word)
        free = not self._owned or mention.how == "nationality" or role in {"", "with"}
        owned = free or fold(word.strip(",.;:")).endswith(self._owned)
        return role if owned else ""

    def _office(self, end: int) -> tuple[str, int]:
        """The role that the office behind a country has, and where the words of both end."""
        for term in self.reading.within(end, end + OFFICE_GAP, "office"):
            others = self.reading.within(end, term.start + 1, *PLACES)  # A's debt to the fund
            if self._joined(end, term.start) and not any(one.key or one.start < term.start for one in others):
                if role := self.ending(term.ending):
                    return role, term.end
                end = term.end
        return "", end

    def _between(self, at: int) -> bool:
        """Whether "with" goes on to "between" in a few words: A with its creditors between."""
        words = self.reading.text[at : at + BEHIND * 2].split()[1:]
        return any(self.reading.scanner.small("role", word.strip(",.;")) == "between" for word in words)

    def case(self, word: str) -> str:
        """The role that the case ending of a word tells, where that is a clear one."""
        folded = fold(word) if word[:1].isalpha() else ""  # in 2006 is no noun
        for cut in range(SHORTEST_HEAD, len(folded) - 1):
            if folded[cut:] in self._endings:
                role = self._endings[folded[cut:]]
                return "" if role in COUNTED else role
        return ""

    def _joined(self, start: int, end: int) -> bool:
        gap = self.reading.text[start:end]
        return not any(char in gap for char in ",.;:!?()") and len(gap.split()) <= 2
