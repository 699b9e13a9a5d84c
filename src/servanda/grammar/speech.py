"""Who speaks where: turns of a transcript, words in quotation marks, and speech that the narrator reports."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right

import msgspec

from servanda.grammar.people import People, Person
from servanda.grammar.reading import Reading
from servanda.grammar.scan import Term
from servanda.model import Speaker

MARKS = re.compile('["“”„«»]')
INITIALS = re.compile(r"(?:[^\W\d_]\.[ \u00a0]?){1,2}[^\W\d_][\w’'-]+(?: [^\W\d_][\w’'-]+)?$")
REMARK = re.compile(r"[ \u00a0]?\([^()]{1,40}\)[ \u00a0]?$")  # between a name and its colon: (as translated)
DASHES = "-–—"
ENDS_OF_SPEECH = ("* * *", "<…>", "***")
HEADER = 110
LONGEST = 4000
BEFORE, AFTER = 240, 200
FAR_BACK = 900
FEWEST_WORDS = 4
FEWEST_CARRIED = 8


class Speech(msgspec.Struct, frozen=True):
    """Words that somebody says directly."""

    start: int
    end: int
    person: Person | None
    attribution: str


class Header(msgspec.Struct, frozen=True):
    """What stands before the words of a turn: a name, often an office, a colon."""

    start: int
    end: int
    person: Person
    dash: bool


class Speeches:
    """All direct speech of a document, and the speaker at any place of it."""

    def __init__(self, reading: Reading, people: People) -> None:
        self.reading = reading
        self.people = people
        self.said = reading.all("speech")
        turns = self._turns()
        spans = [(turn.start, turn.end) for turn in turns]
        quotes = [q for q in self._quotes() if not any(start <= q.start < end for start, end in spans)]
        self.all = sorted([*turns, *quotes], key=lambda speech: speech.start)
        self._starts = [speech.start for speech in self.all]

    def at(self, offset: int) -> Speech | None:
        """The direct speech that holds an offset."""
        index = bisect_right(self._starts, offset) - 1
        return self.all[index] if index >= 0 and offset < self.all[index].end else None

    def _turns(self) -> list[Speech]:
        headers = [h for h in map(self._header, re.finditer(":", self.reading.text)) if h]
        found = []
        for header, following in itertools.zip_longest(headers, headers[1:]):
            end = self._turn_end(header, following, many=len(headers) > 1)
            start, end = _trim(self.reading.text, header.end, end)
            if end - start > FEWEST_WORDS:
                found.append(Speech(start, end, header.person, "direct"))
        return found

    def _header(self, colon: re.Match[str]) -> Header | None:
        """The header that ends at a colon; None where the colon is another one."""
        text = self.reading.text
        after = text[colon.end() : colon.end() + 40].lstrip()
        if not after or MARKS.match(after) or not (text[colon.end() : colon.end() + 1].isspace() or after[0] == "*"):
            return None
        line = max(text.rfind("\n", 0, colon.start()), colon.start() - HEADER) + 1
        zone = REMARK.sub("", text[line : colon.start()])
        initials = INITIALS.search(zone)
        dash = after[0] in DASHES
        if initials and zone[initials.start()].isupper():
            start = line + initials.start()
            name = start, line + len(zone)
            return Header(start, colon.end(), self.people.remember(name, None, None), dash)
        person = self._named(line, colon.start(), dash)
        return Header(line, colon.end(), person, dash) if person else None

    def _named(self, line: int, colon: int, dash: bool) -> Person | None:  # noqa: FBT001 - a property of the header
        """The person whose name and office alone fill a line up to its colon, or whose known name ends at it."""
        known = [place for place in self.people.within(line, colon) if place[1] >= colon - 1]
        zone = self.reading.text[line:colon]
        if known and (dash or zone.strip() == self.reading.text[known[-1][0] : known[-1][1]] or len(zone.split()) > 8):
            return known[-1][2]
        offices = [(term, person) for term, person in self.people.offices if line <= term.start < colon and person.name]
        if offices and zone.count(".") == 0 and not self.reading.within(line, colon, "speech"):
            return offices[-1][1]
        return None

    def _turn_end(self, header: Header, following: Header | None, *, many: bool) -> int:
        """Where a turn ends: at the next header; with dashes, at the first paragraph without one."""
        text = self.reading.text
        limit = following.start if following else len(text)
        if not header.dash and many:
            marks = (text.find(mark, header.end, limit) for mark in ENDS_OF_SPEECH)
            return min((at for at in marks if at >= 0), default=limit)
        at = header.end
        while (at := text.find("\n", at + 2, limit)) >= 0:
            rest = text[at : at + 40].strip()
            if rest and not (header.dash and rest[0] in DASHES):
                return at
        return limit

    def _quotes(self) -> list[Speech]:
        found: list[Speech] = []
        for start, end in self._marked():
            inner = _trim(self.reading.text, start + 1, end)
            words = len(self.reading.text[slice(*inner)].split())
            if words < FEWEST_WORDS:
                continue
            person, attributed = self._attributed(start, min(end + 1, len(self.reading.text)))
            if attributed:
                found.append(Speech(*inner, person, "direct"))
            elif found and words >= FEWEST_CARRIED and self._goes_on(found[-1].end, start):
                found.append(Speech(*inner, found[-1].person, "carried"))
        return found

    def _marked(self) -> list[tuple[int, int]]:
        """Spans between quotation marks, the marks themselves at both ends; an open one ends with its paragraph."""
        text = self.reading.text
        spans: list[tuple[int, int]] = []
        begin, nested = -1, 0
        for mark in MARKS.finditer(text):
            at = mark.start()
            free = not text[at - 1 : at].isalnum() and text[at + 1 : at + 2].strip() != ""
            opens = mark[0] in "“„«" or (mark[0] == '"' and free)
            if begin >= 0 and ("\n\n" in text[begin : min(at, begin + LONGEST)] or at - begin > LONGEST):
                stop = text.find("\n", begin, begin + LONGEST)
                spans.append((begin, stop if stop >= 0 else min(begin + LONGEST, at)))
                begin = -1
            if begin < 0:
                begin, nested = (at if opens and mark[0] not in "”»" else -1), 0
            elif mark[0] == '"' == text[begin] and free and text[at - 1 : at] == "(":
                nested += 1
            elif nested and mark[0] == '"':
                nested -= 1
            elif mark[0] in '”»"' or (mark[0] == "“" and text[begin] == "„"):
                spans.append((begin, at))
                begin = -1
        return spans

    def _attributed(self, start: int, end: int) -> tuple[Person | None, bool]:
        """Who says the words between the marks at [start, end), and whether anybody is said to."""
        text = self.reading.text
        stop = _line_end(text, end, end + AFTER)
        tail = min(stop, max(end, self._sentence_end(end, stop)))
        begin = max(text.rfind("\n", 0, start) + 1, start - BEFORE, self.reading.sentence(start)[0])
        after, before = self._said(end, tail), self._said(begin, start)
        colon = text[max(0, start - 3) : start].rstrip().endswith(":")
        if after:
            return self._person(end, tail, after[0]) or self._person(begin, start, None) or self._last(start), True
        if before or colon:
            return self._person(begin, start, before[-1] if before else None) or self._last(start), True
        return None, False

    def _sentence_end(self, at: int, stop: int) -> int:
        sentences = self.reading.sentences
        index = sentences.at(at)
        end = sentences.span(index)[1]
        return sentences.span(index + 1)[1] if end <= at + 1 and index + 1 < len(sentences) else min(end, stop)

    def _said(self, start: int, end: int) -> list[Term]:
        return [term for term in self.reading.within(start, end, "speech") if term.key != "name"]

    def _person(self, start: int, end: int, said: Term | None) -> Person | None:
        """The person in a span nearest to the verb of saying: by name, else by office alone."""
        near = said.start if said else end
        text = self.reading.text
        known = self.people.within(start, end)
        spans: dict[tuple[int, int], Person | None] = {(first, last): person for first, last, person in known}
        for name in self.people.names(start, end):
            met = any(first < name[1] and name[0] < last for first, last in spans)
            if not met and (" " in text[slice(*name)] or said):
                spans[name] = None
        if spans:
            span = min(spans, key=lambda one: min(abs(one[0] - near), abs(one[1] - near)))
            return spans[span] or self.people.remember(span, None, None)
        offices = [(term, person) for term, person in self.people.offices if start <= term.start < end]
        if offices:
            return self._holder(*min(offices, key=lambda pair: abs(pair[0].start - near)))
        return None

    def _last(self, offset: int) -> Person | None:
        """Whoever was mentioned last before an offset, not farther back than the paragraph before."""
        earlier = [place for place in self.people.places if offset - FAR_BACK < place[0] < offset]
        return earlier[-1][2] if earlier else None

    def _holder(self, term: Term, person: Person) -> Person:
        """Whoever was last introduced with an office that is now named alone."""
        for known in reversed(list(self.people.known.values())):
            if known.office == term.key and known.start < term.start:
                return known
        name = self.reading.text[term.start : term.end]
        return Person(name, term.key, person.country, term.start, term.end)

    def _goes_on(self, end: int, start: int) -> bool:
        """Whether only a line break and marks stand between two quotations."""
        return start - end < 8 and not any(char.isalnum() for char in self.reading.text[end:start])

    def indirect(self, start: int, end: int) -> Speaker | None:
        """The speaker whom the narrator reports in a sentence."""
        said = [t for t in self._said(start, end) if self.at(t.start) is None]
        if not said:
            return None
        person = self._reported(start, end, said[0])
        return self.speaker(person, "indirect")

    def _reported(self, start: int, end: int, said: Term) -> Person | None:
        known = self.people.within(start, end)
        if known:
            return min(known, key=lambda place: abs(place[0] - said.start))[2]
        offices = [(term, person) for term, person in self.people.offices if start <= term.start < end]
        if offices:
            return self._holder(*offices[0])
        pronouns = [t for t in self.reading.within(start, end, "pronoun") if t.key == "third"]
        return self._last(start) if pronouns else None

    def speaker(self, person: Person | None, attribution: str) -> Speaker | None:
        """A person as the speaker of a statement."""
        if person is None:
            return None
        country = self.people.country_of(person)
        return Speaker(name=person.name, office=person.office, country=country, attribution=attribution)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without blank space, dashes and asterisks at its ends."""
    while start < end and (text[start].isspace() or text[start] in DASHES or text[start] in "*>"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "*>“«"):
        end -= 1
    return start, end


def _line_end(text: str, at: int, limit: int) -> int:
    stop = text.find("\n", at, limit)
    return stop if stop >= 0 else min(limit, len(text))
