"""Countries that stand together: "A, B and C", "the presidents of A and of B", "firms of A and B"."""

from __future__ import annotations

import re

import msgspec

from servanda.grammar.clause import relative
from servanda.grammar.clause.roles import Roles
from servanda.grammar.words.lookup import Mention
from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import SEATS, Term

TOGETHER, PAIR = 4, 2  # words between two adjectives that stand together
MOST_NOUN, MOST_BETWEEN = 3, 8  # words of a noun behind a country, and between two whose men stand together
LONGEST_GAP, LONGEST_AND = 80, 12
DASHES = frozenset("-–—/")
ROUTE_NEAR, BLANKS = 60, 3  # characters between a country and the word for a route, and with nothing between
OPENING = re.compile(r"[()]")
NAMES = 2  # first names between a country and the last name of its man
MARKS = re.compile("[,.;:!?]")
ROUTE, EVENT, SANCTION = "route", "event.", "event.sanction"
DEALT = 14  # characters from a country to its amount
NAMERS = frozenset({"nationality", "company"})


class Group(msgspec.Struct, frozen=True, gc=False):
    """Countries that play one part together; often it is only one."""

    mentions: tuple[Mention, ...]
    codes: tuple[str, ...]  # each country once, as they stand
    role: str
    trades: bool  # beside a word for its trade
    aside: bool  # in brackets, on the way, or only named as the one who says so
    clause: tuple[int, int] | None = None  # the relative clause that it stands in: A, which borders on B, …
    route: tuple[int, int] | None = None  # the route or line that it is part of the name of: the A–B–C corridor
    measure: bool = False  # only whose measure did something: hit by the sanctions of A

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.mentions[0].start

    @property
    def end(self) -> int:
        """Where the last of its mentions ends."""
        return self.mentions[-1].end


class Groups:
    """Groups of the mentions of a span."""

    def __init__(self, reading: Reading, roles: Roles) -> None:
        self.reading = reading
        self.roles = roles
        self.verb_final = reading.language.verb_final

    def of(self, mentions: list[Mention]) -> list[Group]:
        """The mentions, grouped, by place."""
        if not mentions:
            return []
        chains: list[list[Mention]] = []
        links: list[list[str]] = []
        for mention in mentions:
            link = self._link(chains[-1][-1], mention) if chains else ""
            if (
                link
                and self.reading.text[chains[-1][-1].end : mention.start].strip() not in DASHES
                and self._route([mention])
            ):
                link = ""  # A and B on the C–D route
            if link == "comma" and not links[-1] and self._seat(chains[-1][-1], mention):
                link = ""
            if link == "and" and not links[-1] and self._parts(chains[-1][-1], mention):
                link = ""
            again = self.verb_final and any(one.code == mention.code for one in chains[-1]) if chains else False
            if link == "comma" and links[-1][-1:] == ["and"] and not again:
                link = ""  # with A and B, firms of C …
            if link and self.verb_final and links[-1] == ["comma"] and self._dashed(chains[-1][-1], mention):
                chains.append([chains[-1].pop()])  # A, B-C tatbikatı yüzünden …
                links[-1].pop()
                links.append([])
            if link:
                chains[-1].append(mention)
                links[-1].append(link)
            else:
                chains.append([mention])
                links.append([])
        depth = self._asides(mentions[0].start, mentions[-1].end)
        last = self.reading.text.find(",", mentions[-1].end, mentions[-1].end + LONGEST_GAP) + 1
        inner = [] if self.verb_final else self._clauses(mentions[0].end, max(last, mentions[-1].start))
        return [
            self._group(part, depth, inner)
            for chain, how in zip(chains, links, strict=True)
            for part in ([chain] if self._whole(chain, how) else [[one] for one in chain])
        ]

    def _dashed(self, one: Mention, two: Mention) -> bool:
        """Whether a dash makes two countries one word."""
        return self.reading.text[one.end : two.start] in DASHES

    def _whole(self, chain: list[Mention], how: list[str]) -> bool:
        """Whether the mentions of a chain stand together, as two with nothing but a comma between do not."""
        return "and" in how or how.count("comma") != 1 or self._others(chain)

    def _others(self, chain: list[Mention]) -> bool:
        """Whether a list is closed by others without names: from A, B and other makers."""
        end = chain[-1].end
        word = self.reading.text[end : end + LONGEST_AND].split(None, 1)[:1]
        beside = self.reading.text[end : end + 1] == " "
        beside = beside and not self.verb_final
        return beside and bool(word) and self.reading.scanner.small("conjunction", word[0]) == "and"

    def _group(self, mentions: list[Mention], asides: list[tuple[int, int]], inner: list[tuple[int, int]]) -> Group:
        roles, start = self.roles, mentions[0].start
        codes = tuple(dict.fromkeys([mention.code for mention in mentions]))
        role = ""
        outer = mentions[-1].code if self.verb_final else mentions[0].code
        for mention in reversed(mentions) if self.verb_final else mentions:
            if mention is not mentions[0] and mention.how in SEATS and not self.verb_final:
                continue  # A received B's man in its capital
            role = role or (roles.of(mention) if mention.code == outer else "")
        if role == "of" and self.verb_final and any(roles.of(one) == "in" for one in mentions if one.code == outer):
            role = "in"  # Tacikistan'daki Rogun barajının
        aside = _holding(asides, start) is not None or role == "via" or roles.cited(mentions[-1])
        measure = role in {"by", "of"} and self._measure(mentions[-1])
        clause = _holding(inner, start)
        route = self._route(mentions)
        trades = any(map(roles.trades, mentions))
        return Group(tuple(mentions), codes, role, trades, aside, clause, route, measure)

    def _measure(self, mention: Mention) -> bool:
        """Whether a country is only whose measure did something: a plant of A was hit by EU sanctions."""
        near = self.reading.within(mention.end, mention.end + BLANKS, "concept")
        return not self.verb_final and any(one.key.startswith(SANCTION) for one in near)

    def _route(self, mentions: list[Mention]) -> tuple[int, int] | None:
        """The name of a route that countries are part of, with the word for it: the A–B route, дорога А – Б."""
        text, first, last = self.reading.text, mentions[0], mentions[-1]
        if first.how == "nationality" and not self.reading.within(first.start, first.start + 1, "place"):
            return None  # the A-B railway of two nations
        behind = text[first.end : first.end + BLANKS].strip()[:1]
        if behind not in DASHES and text[max(0, first.start - BLANKS) : first.start].strip()[-1:] not in DASHES:
            return None
        for head in self._heads(last.end, last.end + ROUTE_NEAR):
            return None if MARKS.search(text, last.end, head.start) else (first.start, head.end)
        before = self._heads(first.start - ROUTE_NEAR, first.start)
        beside = before and first.start - before[-1].end <= BLANKS
        return (before[-1].start, last.end) if beside else None

    def _heads(self, start: int, end: int) -> list[Term]:
        """Words for routes in a span."""
        return [one for one in self.reading.within(start, end, "name_mark") if one.key == ROUTE]

    def _clauses(self, start: int, end: int) -> list[tuple[int, int]]:
        """Relative clauses between two commas."""
        text = self.reading.text
        spans: list[tuple[int, int]] = []
        at = text.find(", ", start, end)
        while at >= 0:
            behind = text.find(",", at + 2, end)
            if behind < 0:
                break
            if relative.opener(self.reading, at, behind):
                spans.append((at, behind))
            at = behind if text[behind + 1 : behind + 2] == " " else text.find(", ", behind + 1, end)
        return spans

    def _asides(self, start: int, end: int) -> list[tuple[int, int]]:
        """What stands in round brackets."""
        spans: list[tuple[int, int]] = []
        opened = self.reading.text.find("(", max(0, start - LONGEST_GAP), end)
        if opened < 0:
            return spans
        for mark in OPENING.finditer(self.reading.text, opened, end):
            if mark[0] == "(":
                opened = mark.start()
            elif opened >= 0:
                spans.append((opened, mark.start()))
                opened = -1
        if opened >= 0:
            spans.append((opened, end))
        return spans

    def _link(self, one: Mention, two: Mention) -> str:
        """How two mentions are joined: and, comma, same (the same country again); empty where they are not."""
        if two.start <= one.end:
            return "same" if two.code == one.code else "and" if two.start == one.end else ""
        if two.start - one.end > LONGEST_GAP:
            return ""
        gap = self.reading.text[one.end : two.start]
        words = gap.split()
        if len(words) > MOST_BETWEEN:
            return ""
        if gap.strip() in DASHES:
            apart = one.how != "city" and two.how != "city" and not self._told_of(one, gap, two)
            return "same" if one.code == two.code else "and" if apart else ""  # Berlin – Germany said
        small = self.reading.scanner.small
        joins = [at for at, word in enumerate(words) if small("conjunction", word.strip(",")) == "and"]
        comma, led = "," in gap, self._with(one, gap, two)
        if not (joins or comma or led or one.code == two.code):
            return ""
        rest = 0 if joins and self._again(words, joins[0], two) else self._rest(one.end, two.start, words)
        if one.code == two.code:
            between = self.reading.within(one.end, two.start, "concept", "speech", "stage")
            happens = any(term.cls != "concept" or term.key.startswith(EVENT) for term in between)
            apart = happens or (one.how == "person" and two.how in SEATS)  # in its capital its leader held talks
            rest += MOST_BETWEEN * apart
            return "same" if rest <= NAMES and not joins and gap.isprintable() and not MARKS.search(gap) else ""
        if led or (rest == 0 and (joins or comma)):
            return "and" if joins or led else "comma"
        adjectives = {one.how, two.how} <= NAMERS and len(words) <= TOGETHER
        counted = adjectives and self.reading.atoms_within(one.end, two.start)  # 5 firms of A and 3 of B
        return "and" if adjectives and joins and not comma and not counted else ""

    def _parts(self, one: Mention, two: Mention) -> bool:
        """Whether ", and" alone between two opens a clause, as two are not listed so: with A, and B's firms.

        So it does where the second alone has an amount right behind it: gives 5 bn to A, and B another 3 bn.
        """
        gap = self.reading.text[one.end : two.start]
        if gap[:1] != "," or len(gap.split()) != PAIR or self.verb_final:
            return False
        behind = self.reading.atoms_within(two.end, two.end + DEALT)
        dealt = bool(behind) and len(self.reading.text[two.end : behind[0].start].split()) <= 1
        return two.how == "nationality" or dealt

    def _seat(self, one: Mention, two: Mention) -> bool:
        """Whether a town before a comma is only where countries behind it did something: in Geneva, A and B signed."""
        towns = one.how in SEATS and two.how not in SEATS
        return towns and not self.verb_final and self.roles.of(one) == "in"

    def _told_of(self, one: Mention, gap: str, two: Mention) -> bool:
        """Whether a dash stands for "is", where verbs come last: A – B's first partner."""
        return self.verb_final and gap[0] == " " and not one.ending and self.roles.ending(two.ending) == "of"

    def _with(self, one: Mention, gap: str, two: Mention) -> bool:
        """Whether a country in the case of company stands right before another, where verbs come last: A'yla B'nin."""
        alone = self.verb_final and gap.strip(self.reading.language.suffix_marks + " ") == one.ending != ""
        ending = self.roles.ending
        return alone and ending(one.ending) == "with" and ending(two.ending) in {"", "of"} and one.code != two.code

    def _again(self, words: list[str], join: int, two: Mention) -> bool:
        """Whether the noun behind one country stands behind the other too: the navy of A and that of B."""
        behind = self.reading.text[two.end : two.end + LONGEST_GAP].split(None, MOST_NOUN)[:MOST_NOUN]
        plain = 0 < join <= MOST_NOUN and all(map(str.isalpha, words[:join]))
        return self.verb_final and plain and words[join - 1] in behind

    def _rest(self, start: int, end: int, words: list[str]) -> int:
        """Words of a gap that are neither small ones nor an office."""
        small, links = self.reading.scanner.small, self.reading.language.name_links
        offices = self.reading.within(start, end, "office", "person_title")
        taken = sum(len(self.reading.text[term.start : term.end].split()) for term in offices)
        rest = 0
        for word in words:
            bare = word.strip(",.’'\"“”«»()")
            joins = small("conjunction", bare) == "and" or small("role", bare) in {"of", "between"}
            rest += bool(bare) and not joins and bare.lower() not in links
        return max(0, rest - taken)


def _holding(spans: list[tuple[int, int]], offset: int) -> tuple[int, int] | None:
    """The first of some spans that holds an offset."""
    for start, end in spans:
        if start <= offset < end:
            return start, end
    return None


def unnamed(groups: list[Group], anchor: tuple[int, int]) -> list[Group]:
    """Groups without those that are only part of the name of a route which an anchor is no part of."""
    if all(group.route is None for group in groups):
        return groups
    own = [one for one in groups if one.route is None or (one.route[0] < anchor[1] and anchor[0] < one.route[1])]
    return own or groups


def opening(group: Group) -> Group:
    """The first of several that stand together, as the subject that is ranked among the others: A, behind B and C."""
    return msgspec.structs.replace(group, mentions=group.mentions[:1], codes=group.codes[:1], role="")


def kept(groups: list[Group], parts: tuple[tuple[int, int], ...]) -> list[Group]:
    """Groups that stand in some parts; one that begins before, or between whom something is, with those of it there.

    Trade between A and B came to 5 bn, with C only to 2 bn.
    """
    found: list[Group] = []
    for group in groups:
        told = tuple(one for one in group.mentions if any(start <= one.start < end for start, end in parts))
        begun = bool(told) and told[0] is not group.mentions[0] and len(group.codes) <= PAIR
        if told and (group.role == "between" or begun):
            codes = tuple(dict.fromkeys([one.code for one in told]))
            found.append(msgspec.structs.replace(group, mentions=told, codes=codes))
        elif told:
            found.append(group)
    return found
