"""Everything that the frames of a document share: its reading, people, speeches and sides."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Any, NamedTuple

import msgspec

from servanda.grammar.atoms import currencies
from servanda.grammar.clause import joined, settling
from servanda.grammar.clause.lists import Lists
from servanda.grammar.frames.scene.parties import Parties, Sides
from servanda.grammar.match import Match
from servanda.grammar.speech.above import Above
from servanda.grammar.speech.people import People
from servanda.grammar.speech.reported import Reported
from servanda.grammar.speech.speech import FIGURE, Speeches
from servanda.grammar.words.lazily import lazily
from servanda.grammar.words.lookup import LEADER
from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import Term
from servanda.model import Speaker

MUTUAL = frozenset({
    "trade.turnover", "document.count", "event.edition", "relation.age", "companies.count", "project.count",
})  # fmt: skip
TRADE = frozenset({"trade.turnover", "trade.exports", "trade.imports"})
CLOSING = 5  # words behind an account that closes its sentence
PASSING = frozenset({None, "expert"})  # offices of those whose account does not go on
SERVICES, BEHIND = "services", 24  # a scope beyond goods; characters behind an amount in which it is told
PAIR, NEAR_PERSON = 2, 90  # characters in which a name may begin behind a person


class Told(NamedTuple):
    """A figure of two sides that was told: where it stands, and whether words name both."""

    start: int
    sides: tuple[str, ...]
    concept: str
    sure: bool


class Scene:
    """One document with all that was found out about who is in it and who speaks."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.sentence = reading.sentence
        self.counting: dict[int, bool] = {}  # whether the numbers that begin at an offset may count something
        self.people = People(reading)
        if reading.above:
            above = People(reading.above)
            self.people.homes.above = Above([(term, above.holder(term, one)) for term, one in above.offices])
        self.speeches = Speeches(reading, self.people)
        self.sides = Sides(reading, self.people, self.speeches)
        self.told: list[Told] = []
        self.orders: dict[tuple[str, frozenset[str]], tuple[str, ...]] = {}  # which of two sides came first, by concept

    @lazily
    def lists(self) -> Lists:
        """The lists of the document, found when first asked for."""
        return Lists(self.reading)

    @lazily
    def treaty(self) -> bool:
        """Whether the document is a treaty, which says by what name it calls its sides."""
        return any(term.key == "signatories" for term in self.reading.all("pronoun"))

    def same_paragraph(self, one: int, other: int) -> bool:
        """Whether two offsets lie in one paragraph."""
        sentences = self.reading.sentences
        return sentences.paragraph[sentences.at(one)] == sentences.paragraph[sentences.at(other)]

    def near_sentence(self, one: int, other: int) -> bool:
        """Whether two offsets lie in one sentence or the next, in one paragraph."""
        at = self.reading.sentences.at
        return at(other) - at(one) <= 1 and self.same_paragraph(one, other)

    def behind_person(self, at: int) -> int:
        """Where the name of the last person right before an offset ends, or of a leader; 0 where there is none near."""
        named = (end for _, end, _ in self.people.within(at - NEAR_PERSON, at))
        known = (one.end for one in self.reading.within(at - NEAR_PERSON, at, LEADER))
        return max((*named, *known), default=0)

    def in_title(self, offset: int) -> bool:
        """Whether an offset lies where the text repeats the title of its document."""
        index = bisect_right(self._titles, offset) - 1
        return index >= 0 and offset < self._titles[index] + len((self.reading.document.title or "").strip())

    @lazily
    def _titles(self) -> list[int]:
        """Where the text repeats the title of its document."""
        title = (self.reading.document.title or "").strip()
        return [found.start() for found in re.finditer(re.escape(title), self.reading.text)] if title else []

    def relevant(self, sides: Parties, concept: str) -> bool:
        """Whether a figure is one about two sides: both named, or one named in a text about the two.

        In a text that names several countries one side is enough where the figure has a concept; a sentence that names
        nobody speaks of both in one about two sides, or of several whom the one before is about.
        """
        if len(sides.codes) < PAIR:
            return len(sides.codes) > 0 and concept != "other" and len(self.reading.weights) > 1
        if concept == "other":
            return sides.named >= PAIR or self.reading.bilateral
        told = sides.named > 0 or len(sides.codes) > PAIR
        return told or concept in MUTUAL or bool(self.reading.dyad)

    def speaker(self, offset: int, told: Reported | None = None) -> Speaker | None:
        """Who says what stands here: in direct speech, reported, or carried from an earlier sentence."""
        speech = self.speeches.at(offset)
        if speech is not None:
            return self.speeches.speaker(speech.person, speech.attribution)
        index = self.reading.sentences.at(offset)
        own = self.speeches.indirect(index, told or Reported(FIGURE, offset, offset))
        if own is not None or index in self.speeches.reports:
            return own
        return self._carried[index]

    @lazily
    def _carried(self) -> list[Speaker | None]:
        """Whom each sentence has from an earlier one: an "according to him" holds till somebody else speaks.

        What an institution tells, or somebody who is asked, holds for the next sentence alone, where it leads its own.
        """
        sentences = self.reading.sentences
        told = [term for term in self.reading.all("speech") if term.key == "according"]
        telling = {sentences.at(term.start): self._leads(term) for term in told}
        carried: list[Speaker | None] = []
        paragraph, said = 0, None
        for index, number in enumerate(sentences.paragraph):
            said = said if number == paragraph else None
            carried.append(said)
            now = self.speeches.indirect(index) if said or index in telling else None
            if index in telling:
                goes_on = now and (telling[index] or now.office not in PASSING)
                said = msgspec.structs.replace(now, attribution="carried") if now and goes_on else None
            elif said and (said.office in PASSING or (now and now.name != said.name)):
                said = None
            paragraph = number
        return carried

    def _leads(self, account: Term) -> bool:
        """Whether an account leads its sentence, and does not close it: according to A, …; not …, according to A."""
        start, end = self.reading.sentence(account.start)
        text = self.reading.text
        return "," not in text[start : account.start] and len(text[account.end : end].split()) > CLOSING

    def _told_by(self, said: Speaker | None, sides: Parties, sentence: tuple[int, int], concept: str) -> Parties:
        """The sides of what both share, the speaker's own first where the sentence names neither: our two countries."""
        codes = sides.codes
        if concept not in MUTUAL or said is None or said.attribution == "direct" or said.country not in codes[1:]:
            return sides
        if any(one.how != "person" and one.code in codes for one in self.sides.within(*sentence)):
            return sides
        own = (said.country, *(code for code in codes if code != said.country))
        return msgspec.structs.replace(sides, codes=own)

    def match(self, *, span: tuple[int, int], sides: Parties, **fields: Any) -> Match:  # noqa: ANN401 - fields of Match
        """A match at a span with its speaker and its doubts."""
        said, sentence = self.speaker(span[0], Reported(fields["kind"], *span)), self.sentence(span[0])
        sides = self._told_by(said, sides, sentence, fields["concept"])
        for field in ("period", "deadline"):
            if fields.get(field):
                told = settling.settled(self.reading, fields[field], fields["modality"], sentence)
                told = joined.days(self.reading, told, sentence) if fields["kind"] == "event" else told
                fields[field] = settling.onward(self.reading, told, sentence)
        doubts = [*sides.doubts]
        value, period = fields.get("value"), fields.get("deadline") or fields.get("period")
        if value is not None and not value.unit_stated:
            doubts.append("currency_inherited")
        elif value is not None and currencies.ambiguous(self.reading, span, sentence):
            doubts.append("unit_ambiguous")
        if said is not None and said.attribution == "carried":
            doubts.append("speaker_carried")
        if period is not None and period.basis == "unresolved":
            doubts.append("period_unresolved")
        doubts += [t.key for t in self.reading.within(sentence[0], sentence[1], "polarity")]
        if value is not None and fields["concept"] in TRADE:
            scopes = self.reading.within(sentence[0], span[1] + BEHIND, "scope")
            doubts += [one.key for one in scopes if one.key == SERVICES]
        rule = f"{self.reading.language.code}:{fields['kind']}.{fields['concept']}"
        unique = tuple(dict.fromkeys(doubts)) if doubts else ()
        return Match(start=span[0], end=span[1], parties=sides.codes, speaker=said, doubts=unique, rule=rule, **fields)
