"""Which countries a statement is about, and which comes first."""

from __future__ import annotations

from operator import attrgetter

import msgspec

from servanda.grammar.clause import compounds, extent, ordering
from servanda.grammar.clause.groups import Group, Groups, kept, opening, unnamed
from servanda.grammar.clause.heads import head, led, told_of
from servanda.grammar.clause.named import Named
from servanda.grammar.clause.nearness import NEAR, Nearness
from servanda.grammar.clause.ordering import MUTUAL, POSSESSED, between, faces, goal, inside, opposed, ordered
from servanda.grammar.clause.pairs import Pairs
from servanda.grammar.clause.references import References
from servanda.grammar.clause.roles import BEYOND, Roles
from servanda.grammar.frames.scene import gapped
from servanda.grammar.frames.scene.ours import PAIR, Ours, Own, with_meant
from servanda.grammar.speech.people import People
from servanda.grammar.speech.speech import Speeches
from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import SEATS

Span = tuple[int, int]
MOST = 8  # parties of one statement
ONE_WAY = frozenset({"out", "in"})  # flows whose direction a sentence before may tell
MOVER, SEAT = frozenset({"", "of"}), "capital"
PARALLEL = frozenset({"to", "from"})  # cases of sides that each have the same other one
PAST = frozenset({BEYOND, "via"})  # roles of who is compared with, or only gone through


class Parties(msgspec.Struct, frozen=True, gc=False):
    """Two sides (or one, or several), how many of them the sentence names, and what is doubtful about them."""

    codes: tuple[str, ...]
    named: int
    doubts: tuple[str, ...] = ()


class Sides:
    """Finds the parties of statements in one document."""

    def __init__(self, reading: Reading, people: People, speeches: Speeches) -> None:
        self.reading = reading
        self.people = people
        self.speeches = speeches
        self.roles = Roles(reading)
        self.role = self.roles.of
        at = reading.written_at  # where a text was written is no side of it: ROME, ROME/PARIS
        towns = {at.start, at.end + 1} if at else set[int]()
        named = Named([*(one for one in reading.mentions if one.start not in towns), *people.mentions()])
        self.within = named.within
        self._groups = Groups(reading, self.roles)
        references, own = References(reading, named, self.roles), Own(reading, people, speeches)
        self._references = references
        self.pairs = Pairs(reading, named, self._groups, lambda span: references.of(span, own.own(span)))
        self.pair = self.pairs.topic
        self.ours = Ours(own, self.pairs)
        self._grouped: dict[tuple[int, int, str | None], list[Group]] = {}
        self._near = Nearness(reading)

    def of(
        self, anchor: tuple[int, int], sentence: tuple[int, int], flow: str = "", parts: tuple[Span, ...] = ()
    ) -> Parties:
        """The parties of a statement at an anchor; `flow` is that of its concept, `parts` where alone they stand."""
        groups = self.ours.spoken(unnamed(self.groups(sentence, anchor), anchor), anchor, sentence)
        groups = [one for one in groups if not (self._passing(one, anchor, flow) or _told_aside(one, anchor, flow))]
        groups = compounds.closed(self.reading, groups, anchor, flow)
        clause = head(self.reading, self.within, anchor, sentence)
        groups = told_of(self.reading, groups, clause, anchor) if clause else groups
        groups = kept(groups, parts) if parts else groups
        near = groups if clause else extent.reached(self.reading, groups, anchor, sentence)
        if near is not groups and not self._enough(_codes(near), anchor[0]):
            near = groups
        chosen, away = self._chosen(anchor, near, flow)
        apart = flow in ONE_WAY and len(chosen) > 1  # gas of a town of A for one of B
        codes = _codes(chosen) if apart else self._along(_codes(chosen), chosen, anchor)
        if len(codes) < PAIR:
            codes = with_meant(codes, [*dict.fromkeys(self.ours.implied(anchor, sentence))], self.reading.dyad)
        named = len(codes)
        if len(chosen) == 1 and named >= PAIR:
            codes += self._facing(chosen[0], anchor, flow)
        left = None
        if len(codes) < PAIR and not (len(chosen) == 1 and chosen[0].role == "between"):
            codes = self._completed(codes, anchor)
            if away and len(codes) < PAIR:
                codes += [code for code in _codes(away) if code not in codes]
            left = self._gapped(chosen[0], sentence, flow) if len(codes) < PAIR and named and chosen else None
            codes += left.codes if left else self._goes_on(anchor[0], codes)
        doubts: tuple[str, ...] = ("party_inferred",) if len(codes) > named else ()
        codes = codes[:MOST]
        if len(codes) > 1 and not (len(codes) > PAIR and not chosen):  # several told before stay as they stood
            said = self._quoted(anchor[0], sentence, groups if self.reading.language.verb_final else near)
            chosen = [inside(group, anchor, flow) for group in chosen if group in said]
            chosen += [left] if left else []
            told = self._told_before(anchor, codes) if flow in ONE_WAY and not named else []
            codes = ordered(codes, chosen, told or said, flow, self.ours.ranked(anchor[0], codes))
        codes = led(codes, clause, flow)
        if flow == "travel" and clause:
            codes = [clause.code, *(code for code in codes if code != clause.code)][:PAIR]
        return Parties(tuple(self.ours.owned(codes, anchor, flow)), named, doubts)

    def _enough(self, codes: list[str], offset: int) -> bool:
        """Whether some countries are both sides, or the words before tell the other."""
        return len(codes) >= PAIR or bool(self.pair(offset) or self._goes_on(offset, codes))

    def _goes_on(self, offset: int, codes: list[str]) -> tuple[str, ...]:
        """Whom the sentences before an offset are about, beside a country that lacks another side."""
        center = self._references.centers.of(offset, codes) if len(codes) < PAIR else None
        return (center,) if center and codes else ()

    def _along(self, codes: list[str], chosen: list[Group], anchor: Span) -> list[str]:
        """Two countries of which only towns are named, with the others with whom they stood together before.

        A, B and C signed the project: the line from a town of A to one of B is of all three.
        """
        towns = len(codes) == PAIR and all(one.how == "city" for group in chosen for one in group.mentions)
        return [*self.pairs.wider(anchor[0], codes)] or codes if towns else codes

    def _told_before(self, anchor: Span, codes: list[str]) -> list[Group]:
        """The groups of the sentence before, or of the heading, where it names all of some codes."""
        heading = self.groups(self.reading.sentences.spans[0], anchor)
        told = not self.reading.language.verb_final and any(one.role for one in heading)
        before = self._sentence_before(anchor[0]), heading if told else []
        named = (unnamed(groups, anchor) for groups in before)
        return next((one for one in named if {code for group in one for code in group.codes}.issuperset(codes)), [])

    def _sentence_before(self, offset: int) -> list[Group]:
        """The groups of the sentence before the one at an offset, in the same paragraph."""
        sentences, here = self.reading.sentences, self.reading.sentences.at(offset)
        alone = not here or sentences.paragraph[here - 1] != sentences.paragraph[here]
        return [] if alone else self.groups(sentences.spans[here - 1], (offset, offset))

    def _gapped(self, one: Group, sentence: Span, flow: str) -> Group | None:
        """The side that the clause or the sentence before told, and the one of a group leaves out."""
        here = [group for group in self.groups(sentence, (one.start, one.end)) if group.start < one.start]
        return gapped.left(self.reading, one, here or self._sentence_before(one.start), flow)

    def groups(self, sentence: tuple[int, int], anchor: tuple[int, int]) -> list[Group]:
        """The mentions of a sentence, those that stand together as one; found once for each speaker in it."""
        own = self.ours.own(anchor)
        found = self._grouped.get((*sentence, own))
        if found is None:
            mentions = self.within(sentence[0], sentence[1])
            if stood := self._references.of(sentence, own):
                mentions = sorted([*mentions, *stood], key=attrgetter("start"))
            found = self._grouped[*sentence, own] = self._groups.of(mentions)
        return found

    def opens(self, sentence: tuple[int, int]) -> bool:
        """Whether a side opens a sentence as its subject, and so is whoever does what it says."""
        first = next(iter(self.within(*sentence)), None)
        if first is None or any(char.isalnum() for char in self.reading.text[sentence[0] : first.start]):
            return False
        return first.how != "nationality" and not self.role(first)

    def holder(self, anchor: tuple[int, int], sentence: tuple[int, int]) -> Parties:
        """The parties of a declared relation: whoever says "our partner" comes first."""
        around = (sentence[0], anchor[0]), (anchor[1], sentence[1])  # its neighbour is none of the two who are
        sides = self.of(anchor, sentence, parts=around)
        own = self.ours.own(anchor)
        ending = [one.code for one in self._references.of(anchor, own)]  # where an ending of the noun says whose it is
        ours = [code for code in (*ending, *self.ours.implied(anchor, sentence)) if code in sides.codes]
        if not ours:
            return sides
        codes = (ours[0], *(code for code in sides.codes if code != ours[0]))
        return msgspec.structs.replace(sides, codes=codes)

    def _facing(self, chosen: Group, anchor: tuple[int, int], flow: str) -> list[str]:
        """Our own side where the text names several that stand together on the other: talks with A and B."""
        if len(chosen.codes) < PAIR or not faces(chosen, flow):
            return []
        own = self.ours.own(anchor) or self.reading.own
        return [own] if own and own not in chosen.codes else []

    def partners(self, sides: Parties, span: tuple[int, int]) -> Parties:
        """The partners known for a project that a span names; where only one is known, with another of the sides."""
        signs = (term.key.partition("/")[2] for term in self.reading.within(*span, "concept"))
        known = tuple(next(filter(str.isupper, signs), "").split())
        if not known:
            return sides
        others = tuple(code for code in sides.codes if code not in known)
        return msgspec.structs.replace(sides, codes=known if len(known) > 1 else (*known, *others[:1]), doubts=())

    def _chosen(self, anchor: tuple[int, int], groups: list[Group], flow: str) -> tuple[list[Group], list[Group]]:
        """The nearest groups that make two sides, and those that only say where or are compared with.

        A flow asks for two roles.
        """
        past = (one for one in groups if one.role in PAST or self.roles.venues(one.mentions, flow))
        away = [one for one in past if not goal(self.reading, one, anchor, flow)]
        near = [group for group in groups if group not in away] if away else groups
        if away and not near and away[0].role == BEYOND and self.reading.language.verb_final:
            near = [opening(away[0])]
        away = [group for group in away if group.role != BEYOND]
        if len(near) < PAIR:
            return near, away
        near = sorted(near, key=lambda one: self._near.far(one, anchor))
        if flow in MUTUAL and (both := between(self.reading, self.within, anchor, near)):
            return [both], away
        chosen, codes = [near[0]], set(near[0].codes)
        others = [group for group in near[1:] if self._shares(near[0], group, anchor)]
        others = [one for one in others if not ordering.alike(near[0], one, flow)]
        facing = [group for group in others if opposed(near[0].role, group.role, flow)]
        second = facing or others
        if second and flow in ONE_WAY and (own := ordering.opener(self.reading, near[0], others, second[0], anchor)):
            return [near[0], own], away
        if own := self._goer(near[0], groups[0], others, anchor, flow):
            return [near[0], own], away  # A's trip to B; else whoever opens the sentence goes on: to A, and to B
        alone = facing and (len(facing[0].codes) == 1 or (near[0].role, facing[0].role) == ("with", ""))
        if facing and (len(codes) < PAIR or (alone and near[0].role != "between")):
            return [near[0], facing[0]], away
        for group in others:
            if len(codes) >= PAIR:
                break
            chosen.append(group)
            codes.update(group.codes)
        if len(codes) > PAIR and len(chosen) == 1 and flow in ONE_WAY:
            chosen += self._giver(near[0], others)
        return chosen, away

    def _goer(self, near: Group, first: Group, others: list[Group], anchor: Span, flow: str) -> Group | None:
        """Who goes to the nearest, or lays a duty on it, right before an anchor or as the first of the sentence."""
        mover = flow == "travel" or (flow == "impose" and self.reading.language.verb_final and not first.role)
        faced = ordering.trails(near, flow) or ordering.tours(near, flow)
        if not mover or not (faced or goal(self.reading, near, anchor, flow)):
            return None
        own = next((one for one in others if 0 <= anchor[0] - one.end <= POSSESSED), first)
        return own if own in others and own.role in MOVER else None

    def _giver(self, several: Group, others: list[Group]) -> list[Group]:
        """The one side that gives or gets what several do on the other: we will send A, B and C 5 tonnes each."""
        alone = (one for one in others if len(one.codes) == 1 and not one.aside)
        side = next((one for one in alone if one.role != several.role or one.start < several.start), None)
        return [side] if side else []

    def _shares(self, first: Group, group: Group, anchor: tuple[int, int]) -> bool:
        """Whether a group may be the other side: no source of news, nor of another amount (5 from A, 3 from B)."""
        if set(first.codes).issuperset(group.codes) or self.roles.cited(group.mentions[-1]):
            return False
        if not self._near.and_splits and group.role == first.role and group.role in PARALLEL:
            return False  # exports to A rose, those to B fell
        return not self._alike(first, group, anchor) and (
            group.role != first.role or not self._near.taken(group, anchor)
        )

    def _alike(self, first: Group, group: Group, anchor: Span) -> bool:
        """Whether a clause before does for a group what an amount's does for the first: while A lends, B sells."""
        measured = bool(self.reading.atoms_within(anchor[0] - NEAR, anchor[1]))
        if not measured or {*group.codes, *first.codes}.issubset(self.pair(anchor[0])):
            return False
        return extent.parted(self.reading, group, first, self.reading.sentence(anchor[0]))

    def _quoted(self, offset: int, sentence: Span, groups: list[Group]) -> list[Group]:
        """Groups of the words that somebody says directly, without those that lead up to them; else all."""
        speech = self.speeches.at(offset)
        if speech is None or speech.start <= sentence[0]:
            return groups
        return [group for group in groups if speech.start <= group.start < speech.end]

    def _passing(self, group: Group, anchor: Span, flow: str) -> bool:
        """Whether a text about two sides names only a town of a third, once: wheat from its port may come this way.

        Nor is whoever only lays a measure on one of them a side of what else is told.
        """
        reading = self.reading
        first = group.mentions[0].how
        if not reading.bilateral or group.measure:
            return group.measure and flow != "impose"
        if group.role == "with" or first not in SEATS or goal(reading, group, anchor, flow):
            return False  # mostly so
        outside = not set(group.codes) & set(reading.dyad)
        towns = all(one.how in SEATS for one in group.mentions)
        if not group.role and first == SEAT:
            return False  # B's capital gave A 5 million
        return outside and towns and all(reading.weights[code] == 1 for code in group.codes)

    def _completed(self, codes: list[str], anchor: tuple[int, int]) -> list[str]:
        """One or no country, completed by the speaker's own, the paragraph's or the document's sides."""
        pair = self.pair(anchor[0])
        if not codes and len(pair) == 1:
            codes, pair = [*pair], ()
        if not codes:
            return [*(pair or (self.reading.dyad if self.reading.abroad else filter(None, [self.reading.own])))]
        (code,) = codes
        if code in pair and len(pair) > 1:
            return [code, *(other for other in pair if other != code)]
        return [code, *[other for other in self.ours.others(anchor[0]) if other and other != code][:1]]


def _told_aside(group: Group, anchor: Span, flow: str) -> bool:
    """Whether a group of a flow stands in a relative clause that its anchor does not: A, which borders B, sold 5 t."""
    clause = group.clause
    return flow in ONE_WAY and clause is not None and not clause[0] <= anchor[0] < clause[1]


def _codes(groups: list[Group]) -> list[str]:
    """The countries of some groups, each once."""
    return [*dict.fromkeys([code for group in groups for code in group.codes])]
