"""Who speaks where: turns of a transcript, words in quotation marks, and speech that the narrator reports."""

from __future__ import annotations

from bisect import bisect_right

import msgspec

from servanda.grammar.speech import epithets, reported
from servanda.grammar.speech.acting import acting
from servanda.grammar.speech.asides import Quoted
from servanda.grammar.speech.candidates import CITES
from servanda.grammar.speech.interviews import answers, headed
from servanda.grammar.speech.naming import amid
from servanda.grammar.speech.people import People
from servanda.grammar.speech.person import Person
from servanda.grammar.speech.quotations import ENDS, Marked, quoting, trimmed
from servanda.grammar.speech.saying import Saying
from servanda.grammar.speech.turns import asked, turns
from servanda.grammar.speech.unmarked import quotations
from servanda.grammar.words.cases import nominative
from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import Term
from servanda.model import Speaker

BEFORE, AFTER = 240, 200
FEWEST_WORDS, FEWEST_SAID = 4, 2  # words of a quotation, and of one that a verb of saying follows
FIGURE = "figure"  # a kind that a state may be the source of
OPENING = 3  # characters in which a sentence begins
VERBS = frozenset({"said", "according", "about"})
QUOTING, GOVERNING = frozenset({"quoted", CITES}), frozenset({"according", CITES})  # the last take names in a case
CLOSING, CLOSES, LAST_WORDS = "closing", frozenset(",.;"), 4  # of verbs behind what is said: announced on Friday
DASHED = frozenset({", —", ", –", ", -", "—", "–", "-"})  # what stands between a quotation and its own verb
OWN = 6  # words between a quotation and a verb that also reports what they say
WHOLE = frozenset(".!?…")
ACCOUNT = 70  # characters from words of account to the name that they govern
NEXT = 4  # quotations behind one that are looked through
CALLED = 60  # characters between a verb of calling and what something is called


class Speech(msgspec.Struct, frozen=True, gc=False):
    """Words that somebody says directly."""

    start: int
    end: int
    person: Person | None
    attribution: str
    turn: bool = False


class Speeches:
    """All direct speech of a document, what is reported of others, and the speaker at any place."""

    def __init__(self, reading: Reading, people: People) -> None:
        self.reading = reading
        self.people = people
        told = [*turns(reading, people)] or [
            (*trimmed(reading.text, *span), who) for *span, who in answers(reading, people)
        ]
        found = [Speech(start, end, person, "direct", turn=True) for start, end, person in told]
        self.asked = bool(found) and asked(reading)  # whether some of the turns only answer
        self._turn_starts = [turn.start for turn in found]
        self._turns = found
        self.spans = [span for span in quotations(reading) if self._turn(span.start) is None]
        marks = Quoted(reading, self.spans)
        self._asides, self._quoted = marks.asides, marks.hold
        people.homes.leanings.quoted = marks.hold
        self.saying = Saying(reading, people, marks.hold)
        self._waiting: list[tuple[int, int]] = []  # paragraphs of a quotation whose speaker is told at its end
        self._used: set[int] = set()  # verbs that belong to a quotation
        self.reports: dict[int, list[tuple[Term, Person | None]]] = {}
        self.all = sorted([*found, *self._read()], key=lambda speech: speech.start)
        self._starts = [speech.start for speech in self.all]
        for speech in self.all:
            people.homes.hear(speech.person, (speech.start, speech.end))
        self._speakers: dict[tuple[int, str], Speaker] = {}  # by who they are: all of them are held as long

    def at(self, offset: int) -> Speech | None:
        """The direct speech that holds an offset."""
        index = bisect_right(self._starts, offset) - 1
        return self.all[index] if index >= 0 and offset < self.all[index].end else None

    def _turn(self, offset: int) -> Speech | None:
        index = bisect_right(self._turn_starts, offset) - 1
        return self._turns[index] if index >= 0 and offset < self._turns[index].end else None

    def _read(self) -> list[Speech]:
        """Quotations and reports in the order of the text: who spoke last is who goes on."""
        acts: list[tuple[int, int]] = [(span.start, index) for index, span in enumerate(self.spans)]
        said = [*filter(self._says, self.reading.all("speech"))]
        acts += [(term.start, -1 - index) for index, term in enumerate(said)]
        found: list[Speech] = []
        about = 0  # the end of "this was said by": the verb inside it is no other one
        for start, index in sorted(acts):
            if index >= 0:
                self._quotation(index, found)
            elif not self._quoted(start) and self._turn(start) is None and start >= about:
                verb = said[-1 - index]
                verb = msgspec.structs.replace(verb, key="said") if verb.key == CLOSING else verb
                if verb.key == "said" and self._of_before(verb):
                    verb = msgspec.structs.replace(verb, key="about")
                about = verb.end if verb.key == "about" else 0
                if start not in self._used:
                    self._report(verb)
        return found

    def _says(self, term: Term) -> bool:
        """Whether a word is a verb of saying here; some are only where they close their sentence: ..., she promised."""
        if term.key != CLOSING:
            return term.key in VERBS and not acting(self.reading, term) and not amid(self.reading.text, term)
        start, end = self.reading.sentence(term.start)
        tail = self.reading.text[term.end : end]
        closes = tail[:1] in CLOSES or len(tail.split()) <= LAST_WORDS
        return closes and self.reading.text.rfind(",", start, term.start) >= 0

    def _of_before(self, verb: Term) -> bool:
        """Whether a sentence opens with words for what the one before it says: about this the minister told."""
        begin = self.reading.sentence(verb.start)[0]
        return any(one.key == "this" for one in self.reading.within(begin, begin + OPENING, "speech"))

    def _report(self, verb: Term) -> None:
        """What the narrator reports with a verb of saying outside quotation marks."""
        sentence = self.reading.sentence(verb.start)
        person = self.saying.reporter(verb, sentence)
        index = self.reading.sentences.at(verb.start)
        if verb.key != "about":
            self.reports.setdefault(index, []).append((verb, person))
        elif index:
            self.reports.setdefault(index - 1, []).append((verb, person))
        if person is not None:
            self.saying.heard(person, verb.start)

    def _quotation(self, index: int, found: list[Speech]) -> None:
        span = self.spans[index]
        inner = trimmed(self.reading.text, *span.inner)
        words = len(self.reading.text[slice(*inner)].split())
        if words < FEWEST_SAID:
            return
        verb, zone = self._attributed(index)
        called = self._called(span, inner)
        if called is not None:
            begin, end = self.reading.sentence(span.start)
            verb, zone = called, zone or (begin, span.start, span.end, max(span.end, min(end, span.end + CALLED)))
        elif words < FEWEST_WORDS and not epithets.is_said(self.reading, (span, inner), verb):
            return
        if zone is not None and not epithets.is_title(self.reading, (span, inner), verb):
            person = self.saying.speaker(verb, zone, (span.start, span.end))
            doubtful = called or (verb is None and words < FEWEST_WORDS)  # the name of a play: "A Wind."
            if doubtful and not (person or self.reading.within(*self.reading.sentence(span.start), "capital")):
                return
            if verb is not None and len(self.reading.text[span.end : verb.start].split()) < OWN:
                self._used.add(verb.start)
            found += [Speech(*part, person, "direct") for part in (*self._led_up(index), *self._parts(index, inner))]
        elif found and words >= FEWEST_WORDS and self._goes_on(found[-1].end, index):
            person, sentences = found[-1].person, self.reading.sentences
            near = sentences.paragraph[sentences.at(found[-1].end)] == sentences.paragraph[sentences.at(span.start)]
            found.append(Speech(*inner, person, "direct" if near else "carried"))
        elif words >= FEWEST_WORDS and (person := self._reporter_before(span)) is not None:
            found.append(Speech(*inner, person, "carried"))
        else:
            self._waiting = [*self._led_up(index), inner] if span.end == span.inner[1] else []
            return
        self._waiting = []
        if person is not None:
            self.saying.heard(person, span.end)

    def _led_up(self, index: int) -> list[tuple[int, int]]:
        """The paragraphs right before a quotation that open a mark and close none: whoever says it said them too."""
        before = self._waiting[-1][1] if self._waiting else 0
        gap = self.reading.text[before : self.spans[index].start]
        return self._waiting if before and not any(map(str.isalnum, gap)) else []

    def _parts(self, index: int, inner: tuple[int, int]) -> list[tuple[int, int]]:
        """A quotation before and behind the aside between dashes that breaks it; else whole."""
        aside = self._asides.get(index)
        if aside is None:
            return [inner]
        return [trimmed(self.reading.text, inner[0], aside[0]), trimmed(self.reading.text, aside[1] + 1, inner[1])]

    def _attributed(self, index: int) -> tuple[Term | None, tuple[int, int, int, int] | None]:
        """The verb of saying of a quotation, and the text before and behind it in which its speaker may be named."""
        text, span = self.reading.text, self.spans[index]
        aside = self._asides.get(index)
        if aside is not None:
            return self._said(*aside)[0], (aside[0], *aside[:1], *aside)
        begin = max(span.start - BEFORE, self.reading.sentence(span.start)[0])
        begin = max(begin, text.rfind("\n", begin, span.start) + 1)
        if index:
            begin = max(begin, min(self.spans[index - 1].end, span.start))
        stop = _line_end(text, span.end, span.end + AFTER)
        stop = min(stop, max(span.end, self._sentence_end(span.end, stop)))
        following = next((one for one in self.spans[index + 1 : index + NEXT] if not self._titles(one)), None)
        if following is not None:
            stop = max(span.end, min(stop, following.start))
        zone = begin, span.start, span.end, stop
        before, after = self._said(begin, span.start), self._said(span.end, stop)
        colon = text[max(0, span.start - 3) : span.start].rstrip().endswith(":")
        if colon and before and not (after and text[span.end : after[0].start].strip() in DASHED):
            return before[-1], zone
        if after and before and text[span.inner[0]].islower() and not self.reading.language.verb_final:
            index, last = self.reading.sentences.at(span.start), self.reading.sentences.at(after[0].start)
            after = after if index == last else []  # the verb of the next sentence
        if after or (after := self._quoting(span)):
            return after[0], zone
        if before or colon or self.saying.beside(span.start):
            return (before[-1] if before else None), zone
        return None, self.saying.signed(span.end, stop)

    def _titles(self, span: Marked) -> bool:
        """Whether one or two words with a capital in quotation marks are a name: told the «Herald»."""
        words = self.reading.text[slice(*span.inner)]
        return 0 < len(words.split()) < FEWEST_SAID + 1 and words[0].isupper() and words[-1] not in ENDS

    def _quoting(self, span: Marked) -> list[Term]:
        """The word that quotes a whole sentence before it, whatever the verb behind may be."""
        told = quoting(self.reading, span)
        return [] if any(one.key == "called" for one in told) else [one for one in told if one.key in QUOTING][:1]

    def _sentence_end(self, at: int, stop: int) -> int:
        sentences = self.reading.sentences
        index = sentences.at(at)
        end = sentences.spans[index][1]
        return sentences.spans[index + 1][1] if end <= at + 1 and index + 1 < len(sentences) else min(end, stop)

    def _said(self, start: int, end: int) -> list[Term]:
        verbs = filter(self._says, self.reading.within(start, end, "speech"))
        return [one for one in verbs if not self._quoted(one.start)]

    def _called(self, span: Marked, inner: tuple[int, int]) -> Term | None:
        """The verb beside a few words in small letters by which somebody calls something so."""
        if not epithets.opens(self.reading, inner):
            return None
        begin, end = self.reading.sentence(span.start)
        near = self.reading.within(max(begin, span.start - CALLED), min(end, span.end + CALLED), "speech")
        return next((term for term in near if term.key == "called" and not self._quoted(term.start)), None)

    def _goes_on(self, end: int, index: int) -> bool:
        """Whether a quotation follows another one as its continuation: only an attribution stands between."""
        text, span = self.reading.text, self.spans[index]
        between = text[end : span.start]
        if not any(char.isalnum() for char in between):
            return len(between) < 8
        sentences = self.reading.sentences
        near = sentences.at(span.start) - sentences.at(end) <= 2
        return self._alone(span) and near and bool(self._said(end, span.start))

    def _alone(self, span: Marked) -> bool:
        """Whether a quotation is whole sentences that stand by themselves."""
        text, start = self.reading.text, self.reading.sentence(span.start)[0]
        whole = text[span.inner[1] - 1 : span.inner[1]] in WHOLE or text[span.end : span.end + 1] in WHOLE
        return whole and not text[start : span.start].strip() and text[span.inner[0]].isupper()

    def _reporter_before(self, span: Marked) -> Person | None:
        """Whose speech the sentence before a quotation reports, where that stands alone: A said so. "We agreed"."""
        index = self.reading.sentences.at(span.start)
        told = self.reports.get(index - 1, ()) if self._alone(span) else ()
        return next((person for _, person in reversed(told) if person is not None), None)

    def indirect(self, index: int, told: reported.Reported | None = None) -> Speaker | None:
        """The speaker whom the narrator reports in a sentence, of something told in it; quotations use up their verbs.

        A state is the source of figures; of a deed, which is not a figure, it is the doer: A announced an embargo.
        """
        final, said = self.reading.language.verb_final, []
        for verb, person in self.reports.get(index, ()):
            used = verb.start in self._used and verb.key != "according"
            if person is None or (used and (told is None or final)):
                continue
            if told and told.kind != FIGURE and verb.key != "according" and self.saying.seats.acts(person):
                continue
            if told is None or reported.governs(self.reading, verb, told):
                said.append((verb, person))
        said = reported.clause(self.reading, said, told) if told else said
        if not said:
            return None
        return self.speaker(said[0][1] if final or told is None else reported.nearest(said, told), "indirect")

    def speaker(self, person: Person | None, attribution: str) -> Speaker | None:
        """A person as the speaker of a statement."""
        if person is None:
            return None
        known = self._speakers.get((id(person), attribution))
        if known is None:
            known = self._speakers[id(person), attribution] = self._speaker(person, attribution)
        return known

    def _speaker(self, person: Person, attribution: str) -> Speaker:
        country = self.people.homes.home_of(person)
        told = self.reading.within(person.start - ACCOUNT, person.start, "speech")
        led = next((one for one in told if one.start == told[-1].start and one.key in GOVERNING), None)
        bodies = self.reading.within(person.start, person.end, "place", "nationality", "institution", "organisation")
        cited = led is not None and not bodies and "," not in self.reading.text[led.end : person.start]
        account = cited or (not self.reading.language.verb_final and headed(self.reading, person.start))
        name = nominative(person.name, person.last, self.reading.language, account=account)
        return Speaker(name=name, office=self.people.homes.office_of(person), country=country, attribution=attribution)


def _line_end(text: str, at: int, limit: int) -> int:
    stop = text.find("\n", at, limit)
    return stop if stop >= 0 else min(limit, len(text))
