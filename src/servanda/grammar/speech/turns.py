"""Turns of a transcript: a name, often with an office, a colon, and what this person says until the next one."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from operator import attrgetter

import msgspec

from servanda.grammar.speech import interviews, shouted
from servanda.grammar.speech.naming import FULL, MOST_WORDS, PARTICLES, is_full
from servanda.grammar.speech.people import People
from servanda.grammar.speech.person import Person
from servanda.grammar.speech.quotations import DASHES, trimmed
from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import Term

MARKS = re.compile('["“”„«»]')
ASKED = re.compile(r"^[ \t]*([^\W\d_])[ \t]+(?=[^\W\d_])", re.MULTILINE)  # Q And what is next?
LABELLED = re.compile(r"^[ \t*]*\w{1,24}(?: \d{1,2})?:", re.MULTILINE)
INITIALS = re.compile(r"(?<![^\W\d_])(?:[^\W\d_]\.[ -]?){1,2}[^\W\d_][\w’'-]+(?: [^\W\d_][\w’'-]+)?$")
REMARK = re.compile(r" ?\([^()]{1,40}\) ?$")  # between a name and its colon: (as translated)
ENDS_OF_SPEECH = ("* * *", "<…>", "***")
CLOSING = ".!?…>"  # ends of sentences
HEADER = 110
FEWEST = 4  # characters
LONG_LINE = 8  # words of a line that ends with a name and a colon
FEW_BEHIND = 3  # words between the name of an office's holder and the colon
DATES_APART = 150
START = attrgetter("start")
MOST_TITLED = 4  # words of a title and a name
DAY = "date"  # which a title ends with, where a year is spoken of in what follows


class Header(msgspec.Struct, frozen=True, gc=False):
    """What stands before the words of a turn: a name, often an office, a colon; a question is nobody's."""

    start: int
    end: int
    person: Person | None
    dash: bool
    answer: bool = False


def turns(reading: Reading, people: People) -> Iterator[tuple[int, int, Person]]:
    """What each person says, without the pointers to other pages that a web page puts between."""
    called = [Header(start, end, who, dash=False) for start, end, who in shouted.turns(reading, people)]
    colons = () if called else re.finditer(":", reading.text)
    headers = called or [h for h in (_header(reading, people, c) for c in colons) if h]
    headers = _answered(reading, people, headers)
    if headers:
        headers = sorted([*headers, *_asked(reading)], key=START)
    brief = all("\n" not in reading.text[one.end : two.start].strip() for one, two in itertools.pairwise(headers))
    for header, following in itertools.zip_longest(headers, headers[1:]):
        end = _end(reading.text, header, following, many=len(headers) > 1)
        if following is None and brief and len(headers) > 1 and not asked(reading):
            end = _left_off(reading, header.end, end)
        for start, stop in _without_asides(reading, header.end, end):
            first, last = trimmed(reading.text, start, stop)
            if header.person and last - first > FEWEST:
                yield first, last, header.person


def asked(reading: Reading) -> bool:
    """Whether a transcript has questions of nobody who is named, as those of reporters are."""
    starts = (line.start() for line in LABELLED.finditer(reading.text))
    labels = (interviews.label(reading, reading.text[at : reading.text.find(":", at)]) for at in starts)
    return any(True for _ in _asked(reading)) or any(kind == "question" for kind in labels)


def _answered(reading: Reading, people: People, headers: list[Header]) -> list[Header]:
    """Headers with the one who answers wherever a label says only that somebody does; none where nobody is named."""
    first = next((header for header in headers if header.answer), None)
    if first is not None:
        who = interviews.interviewee(reading, people, (headers[0].start, first.start))
        headers = [msgspec.structs.replace(one, person=who) if one.answer else one for one in headers]
    return headers if any(header.person for header in headers) else []


def _asked(reading: Reading) -> Iterator[Header]:
    """The headers of questions that a letter alone opens, without a colon."""
    for line in ASKED.finditer(reading.text):
        if line[1].isupper() and reading.scanner.small("turn", line[1]) == "question":
            yield Header(line.start(), line.end(), None, dash=False)


def _header(reading: Reading, people: People, colon: re.Match[str]) -> Header | None:
    """The header that ends at a colon; None where the colon is another one."""
    text = reading.text
    after = text[colon.end() : colon.end() + 40].lstrip()
    if not after or MARKS.match(after) or not (text[colon.end() : colon.end() + 1].isspace() or after[0] == "*"):
        return None
    low = max(0, colon.start() - HEADER + 1)
    line = max(text.rfind("\n", low, colon.start()) + 1, low)
    zone = REMARK.sub("", text[line : colon.start()])
    if kind := interviews.label(reading, zone) if line == 0 or text[line - 1] == "\n" else None:
        return Header(line, colon.end(), None, dash=False, answer=kind == "answer")
    if after[0].islower():
        return None  # X visited A: then three deals were signed
    initials = INITIALS.search(zone)
    dash = after[0] in DASHES
    if initials and zone[initials.start()].isupper():
        start = line + initials.start()
        return Header(start, colon.end(), people.remember((start, line + len(zone)), None, None), dash)
    span = line, line + len(zone)
    whole = _inline(reading, span, remark=len(zone) < colon.start() - line)
    if whole is not None:
        return Header(whole, colon.end(), _whole(people, (whole, span[1])), dash)
    person = _titled(reading, people, span) or _named(reading, people, (line, colon.start()), dash=dash)
    return Header(line, colon.end(), person, dash) if person else None


def _inline(reading: Reading, span: tuple[int, int], *, remark: bool) -> int | None:
    """Where a whole name begins that follows a sentence on its line: of a leader, or any before a remark and a colon.

    All of it is written with capitals, but for particles: I thank you. Mohammed bin Zayed (as translated): ….
    """
    zone = reading.text[slice(*span)]
    close = max(zone.rfind(mark) for mark in CLOSING)
    words = zone[close + 1 :].split()
    if (close < 0 and not remark) or not FULL <= len(words) <= MOST_WORDS or not words[0][0].isupper():
        return None
    small = reading.language.name_particles
    if not all(word[0].isupper() or word in small or word in PARTICLES for word in words):
        return None
    start = span[0] + close + 1 + zone[close + 1 :].index(words[0])
    told = reading.within(start, span[1], "leader")
    return start if remark or (told and told[-1].end >= span[1]) else None


def _whole(people: People, span: tuple[int, int]) -> Person:
    """The person of a whole name, with the office that opens it."""
    offices = [(office, person) for office, person in people.offices_within(*span) if person.name]
    return offices[-1][1] if offices else people.remember(span, None, None)


def _titled(reading: Reading, people: People, span: tuple[int, int]) -> Person | None:
    """The person of a header that is a title and a name alone, with the words on the same line: MS. LEAVITT."""
    text, (line, end) = reading.text, span
    words = text[line:end].split()
    if not 1 < len(words) <= MOST_TITLED or text[line - 1 : line] not in {"", "\n"} or "\n" in text[end : end + 2]:
        return None
    if reading.scanner.small("person_title", words[0].rstrip(".")) is None or not all(w[0].isupper() for w in words):
        return None
    start = text.index(words[1], line + len(words[0]))
    return None if reading.within(start, end, "office", "place") else people.remember((start, end), None, None)


def _named(reading: Reading, people: People, span: tuple[int, int], *, dash: bool) -> Person | None:
    """The person whose name and office alone fill a line up to its colon, or whose known name ends at it."""
    line, colon = span
    known = [place for place in people.within(line, colon) if place[1] >= colon - 1]
    zone = reading.text[line:colon]
    words = zone.split()
    said = bool(reading.within(line, colon, "speech"))
    if known and (dash or len(words) > LONG_LINE or (not said and all(word[0].isupper() for word in words))):
        return known[-1][2]
    offices = [(office, person) for office, person in people.offices_within(line, colon) if person.name]
    if offices and zone.count(".") == 0 and not said and not _tells(reading, *offices[-1], colon):
        return offices[-1][1]
    if zone.isupper() and 0 < len(words) <= shouted.MOST_WORDS and reading.text[line - 1 : line] in {"", "\n"}:
        return shouted.person(reading, people, span)
    names = people.names.within(line, colon)
    whole = names and reading.text[slice(*names[0])] == zone.strip() and is_full(zone)
    return people.remember(names[0], None, None) if whole else None


def _tells(reading: Reading, office: Term, person: Person, colon: int) -> bool:
    """Whether a line goes on behind the name to tell what somebody did: Minister X gave the data for ten months."""
    end = person.end if office.end <= person.start < colon else colon
    return len(reading.text[end:colon].split()) > FEW_BEHIND


def _end(text: str, header: Header, following: Header | None, *, many: bool) -> int:
    """Where a turn ends: at the next header; with dashes, at the first paragraph without one."""
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


def _left_off(reading: Reading, start: int, end: int) -> int:
    """Where the last one to speak leaves off: behind his first paragraph, or the last that speaks of us, or of me."""
    first = [one.start for one in reading.within(start, end, "pronoun") if one.key in interviews.FIRST]
    begin = max(trimmed(reading.text, start, end)[0], first[-1] if first else 0)
    stop = reading.text.find("\n", begin, end)
    return stop if stop >= 0 else end


def _without_asides(reading: Reading, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a turn between pointers to other pages: each pointer ends with the last date of its titles."""
    for term in reading.within(start, end, "speech"):
        if term.key != "see_also" or term.start < start:
            continue
        behind = term.end
        for atom in reading.atoms_within(term.end, end):
            if atom.start - behind > DATES_APART:
                break
            if atom.kind == DAY:
                behind = atom.end
        if behind > term.end:
            yield start, term.start
            start = behind
    yield start, end
