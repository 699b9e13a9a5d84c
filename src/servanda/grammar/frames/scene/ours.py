"""Our own side: whom "we", "our country", "you" and "both sides" stand for, and who may be the side left out."""

from __future__ import annotations

from servanda.grammar.clause import cues, states
from servanda.grammar.clause.groups import Group
from servanda.grammar.clause.pairs import BOTH, Pairs
from servanda.grammar.clause.references import OURS
from servanda.grammar.speech.homes import STATE_OFFICES
from servanda.grammar.speech.people import People
from servanda.grammar.speech.reported import Reported
from servanda.grammar.speech.speech import FIGURE, Speeches
from servanda.grammar.words.lazily import lazily
from servanda.grammar.words.lookup import Mention
from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import Term

OPENING = 160  # characters with which a statement opens
PAIR, CODE, NEIGHBOUR = 2, 3, "relation.neighbour"
BESIDE = 14  # characters between "your" and an invitation
OWNERS = {"we": True, "mine": True, "our_country": True, "you": False, "yours": False}  # whether it is our own side
GOALS = frozenset({"to", "in", "from", "with"})  # roles of whom nothing is: a visit to our country
HELD = frozenset({"invite", "travel"})  # flows of what somebody holds: my visit, your invitation


class Own:
    """Whose country "we" is in one document."""

    def __init__(self, reading: Reading, people: People, speeches: Speeches) -> None:
        self.reading = reading
        self.people = people
        self.speeches = speeches
        self._owns: dict[int, str | None] = {}

    def own(self, anchor: tuple[int, int]) -> str | None:
        """The country of "we": the speaker's, else the document's own, or the bloc whose members speak in it."""
        at = anchor[0]
        if at not in self._owns:
            ours = self.signed or (None if self.reading.abroad else self.reading.home)
            self._owns[at] = self.speaks(at) or ours
        return self._owns[at]

    @lazily
    def signed(self) -> str | None:
        """The bloc of a heading whose members speak from the first words on: we, the ministers of the G7, met."""
        first = self.reading.within(0, OPENING, "pronoun") if self.reading.bloc else []
        return self.reading.bloc if any(one.key == "we" for one in first) else None

    def speaks(self, offset: int) -> str | None:
        """The country of whoever speaks at an offset."""
        speech = self.speeches.at(offset)
        return self.people.homes.stands_for(speech.person) if speech and speech.person else None

    def reports(self, offset: int) -> str | None:
        """The country of whoever in office is reported to say what stands somewhere: trade fell, A's premier said."""
        if self.speeches.at(offset):
            return None
        told = Reported(FIGURE, offset, offset)
        said = self.speeches.indirect(self.reading.sentences.at(offset), told)
        return said.country if said and said.office in STATE_OFFICES else None


class Ours:
    """What pronouns mean in one document."""

    def __init__(self, own: Own, pairs: Pairs) -> None:
        self.reading, self.own, self.speaks, self._whose = own.reading, own.own, own.speaks, own
        self.pairs = pairs

    @property
    def hub(self) -> str | None:
        """The country that a text surveys with others."""
        return self.pairs.hub

    def implied(self, anchor: tuple[int, int], sentence: tuple[int, int]) -> list[str]:
        """Countries that pronouns stand for: we, our country, you, both sides, the three countries."""
        terms = self.reading.within(sentence[0], sentence[1], "pronoun")
        own = self.own(anchor) if terms else None
        codes: list[str] = []
        number = next((int(term.key) for term in terms if term.key.isdigit()), 0)
        if several := self.pairs.several(anchor[0], number) if number else ():
            return [*several]  # the leaders of the three countries
        for term in terms:
            if term.key in OURS and own:
                codes.append(own)
            elif term.key in {"both", "parties", "each_other", "you"}:
                pair = self._both(term, own) if term.key == BOTH else self.pairs.topic(anchor[0])
                codes += [code for code in pair if term.key != "you" or code != own]
        return codes

    def _both(self, term: Term, own: str | None) -> tuple[str, ...]:
        """Whom a word for both sides means, who have a border if it calls them neighbours."""
        pair = self.pairs.both(term.start, own)
        beside = any(one.key == NEIGHBOUR for one in self.reading.within(term.start, term.end, "concept"))
        return states.bordering(self.reading, self.pairs.named.within, term.start, pair) if beside else pair

    def spoken(self, groups: list[Group], anchor: tuple[int, int], sentence: tuple[int, int]) -> list[Group]:
        """Groups of a sentence, none behind the part of an anchor that itself means both sides and names nobody before.

        Trade between the two countries came to 5 bn, a tenth of the 50 bn that A sells to C.
        """
        if not groups or groups[0].start < anchor[1]:
            return groups  # mostly so
        part = cues.between(self.reading.text, anchor, sentence, ", ")
        told = [one for one in self.reading.within(*part, "pronoun") if one.key == BOTH and one.start < anchor[1]]
        both = self._both(told[-1], None) if told else ()
        near = [one for one in groups if one.start < part[1]]
        others = {code for one in groups[len(near) :] for code in one.codes}.difference(both)
        apart = bool(others) or self.reading.language.verb_final  # 5 bn, of which 3 bn are B's exports
        return near if len(both) == PAIR and apart else groups

    def owned(self, codes: list[str], anchor: tuple[int, int], flow: str) -> list[str]:
        """Whose visit or invitation it is where "my" or "your" stands beside it."""
        if flow not in HELD or len(codes) != PAIR:
            return codes
        near = self.reading.within(anchor[0] - BESIDE, anchor[1], "pronoun")
        role = self.pairs.role
        away = {one.start for one in near if role(Mention(one.start, one.end, "", "we", one.ending)) in GOALS}
        keys = [term.key for term in near if term.key in OWNERS and term.start not in away]
        yours = self.yours(anchor)
        own = self.own(anchor) if keys or yours else None
        if own not in codes:
            return codes
        other = codes[codes[0] == own]
        return [own, other] if not yours and OWNERS[keys[-1]] else [other, own]

    def yours(self, anchor: tuple[int, int]) -> bool:
        """Whether the noun itself tells by its ending that it is that of whoever is addressed: davetiniz."""
        told = [one.ending for one in self.reading.within(*anchor, "concept")]
        return any(one in ending for ending in told for one in self.reading.language.your_endings)

    def others(self, offset: int) -> tuple[str | None, ...]:
        """Who may be the other side of a country that is none of the sides known: likely ones first."""
        pairs = self.pairs
        spoken, before = self.speaks(offset), pairs.before(offset) or pairs.he(offset) or pairs.lead(offset)
        before = self.hub or self._whose.reports(offset) or before
        if self.reading.many:
            return (spoken, before, self.reading.bloc or self.reading.subject)
        if self._whose.signed:
            return (spoken, before)
        if (reading := self.reading).abroad:
            return (spoken, before, *reading.dyad)
        named = reading.weights[reading.document.publisher_country or ""] > 0
        ours = named or not reading.dyad or reading.home in reading.dyad
        told = (before, reading.bloc, reading.written, reading.subject, reading.own)
        if self._of_others:
            return (spoken, before, reading.bloc, reading.written, *reading.dyad)
        return (spoken, reading.home, *told) if ours else (spoken, *told, reading.home)

    @lazily
    def _of_others(self) -> bool:
        """Whether a text of several other states names its own nowhere, by no name of a leader or word for it."""
        reading = self.reading
        own, states = reading.home, [code for code in reading.weights if len(code) == CODE]
        if own is None or own in reading.weights or len(states) <= PAIR:
            return False
        leaders = any(one.key.partition("/")[0] == own for one in reading.all("leader"))
        return not leaders and not any(one.key in OURS for one in reading.all("pronoun"))

    def ranked(self, offset: int, codes: list[str]) -> dict[str | None, int]:
        """How likely each country speaks, first whoever does, unless one of the sides is whom the text speaks for."""
        own = None if {self.reading.home, self.reading.narrator}.intersection(codes) else self.speaks(offset)
        ranks = self._ranks if self._stands_out.issubset(codes) else self._leading
        if ranks is self._ranks and any(one.key == BOTH for one in self._pronouns(offset)):
            ranks = self._together
        return {**ranks, own: -1} if own else ranks

    def _pronouns(self, offset: int) -> list[Term]:
        """The pronouns of the sentence at an offset."""
        return self.reading.within(*self.reading.sentence(offset), "pronoun")

    @lazily
    def _stands_out(self) -> frozenset[str]:
        """The two sides of the document."""
        return frozenset(self.pairs.dyad)

    @lazily
    def _leading(self) -> dict[str | None, int]:
        """How likely each country speaks: the publisher's first, then the language's own."""
        reading = self.reading
        leads = dict.fromkeys([reading.home, reading.narrator, *self.pairs.joined, reading.written])
        return {code: rank for rank, code in enumerate(leads)}

    @lazily
    def _ranks(self) -> dict[str | None, int]:
        """The same, then the two sides of the document."""
        return {code: rank for rank, code in enumerate(dict.fromkeys([*self._leading, *self.pairs.dyad]))}

    @lazily
    def _together(self) -> dict[str | None, int]:
        """The same, the two sides as the first sentence of both names them: the two countries."""
        told = [*self._leading, *self.pairs.together, *self.pairs.dyad]
        return {code: rank for rank, code in enumerate(dict.fromkeys(told))}


def with_meant(codes: list[str], implied: list[str], dyad: tuple[str, ...]) -> list[str]:
    """A side with those that pronouns stand for; both of these, where it is neither: the two leaders; a bank pays.

    They are the two sides of the document, where it is one of these.
    """
    third = len(implied) >= PAIR and bool(codes) and codes[0] not in implied
    if third and codes[0] in dyad:
        return [*dyad]
    return implied if third or len(implied) > PAIR else [*dict.fromkeys([*codes, *implied])][:PAIR]
