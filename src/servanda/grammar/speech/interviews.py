"""Interviews: what somebody answers where no name stands before each answer."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from itertools import groupby, pairwise

from servanda.grammar.clause.attributes import plural
from servanda.grammar.speech.naming import is_full
from servanda.grammar.speech.people import People
from servanda.grammar.speech.person import Person
from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import Term

DASHED = re.compile(r"^[ \t]*[-–—][ \t]*(?=\S)[^\n]+", re.MULTILINE)
ASKED = re.compile(r"^(?![ \t]*[-–—])[^\n?]{8,300}\?[ \t]*$", re.MULTILINE)
LINE = re.compile(r"\S[^\n]*")
LABEL = re.compile(r"\w{1,24}(?: \d{1,2})?$")
CLOSING = ' \t»”")'
CLOSED = frozenset('.!?…:;,»”"')  # what ends a line that is no heading
FEWEST, FEWEST_PLAIN = 2, 3  # questions that make an interview; where no dash opens them
LONGEST_HEADING, MOST_OPENING = 240, 4  # characters of a heading, and the first words that say it heads a speech
MOST_SAID = 8  # verbs of saying in a speech; more are a report of it
MOST_LINES, GREETED = 3, frozenset("!,:.")  # lines in which somebody is greeted, and their last characters
SHORT = 100  # characters of a question without its mark
SECOND = frozenset({"you", "yours", "whom"})
FIRST = frozenset({"we", "i", "our_country", "mine"})
Answer = tuple[int, int, Person]
Span = tuple[int, int]


def label(reading: Reading, words: str) -> str | None:
    """What the word before a colon says of a turn: question, or answer; None where it is no such word."""
    bare = words.strip(" \t*")
    return reading.scanner.small("turn", bare.split()[0]) if LABEL.match(bare) else None


def interviewee(reading: Reading, people: People, first: Span) -> Person | None:
    """Who answers: the first in the words before the first question with the office that this names, or with any.

    Somebody without an office holds the one that the heading has without a name: a talk with the Dutch ambassador.
    """
    start, end = first
    asked = {person.office for _, person in people.offices_within(start, end) if not person.name}
    led = [person for _, person in people.offices_within(0, start) if person.name]
    known = [person for _, _, person in people.within(0, start)]
    if led or known:
        return next((one for one in led if one.office in asked), (led or known)[0])
    full = (name for name in people.names.within(0, start) if is_full(reading.text[slice(*name)]))
    name, above = next(full, None), people.homes.above.alone
    if name is None:
        return above
    heading = [one for _, one in people.offices_within(0, reading.text.find("\n", 0, start)) if one.office]
    holder = heading[0] if heading else above
    return people.remember(name, *((holder.office, holder.country) if holder else (None, None)))


def answers(reading: Reading, people: People) -> Iterator[Answer]:
    """Every answer of an interview whose questions open with a dash, or are paragraphs of their own."""
    spans = _dashed(reading.text) or _plain(reading)
    if not spans:
        yield from _address(reading, people)
        return
    first, found = spans
    person = interviewee(reading, people, first)
    if person is not None:
        yield from ((start, end, person) for start, end in found)


def _address(reading: Reading, people: People) -> Iterator[Answer]:
    """All that stands below each heading that says whose speech it is, where that speaks of us, or greets listeners."""
    heads = [*_heads(reading, people)] or [*_titled(reading, people)]
    for (_, end, person), following in itertools.zip_longest(heads, heads[1:]):
        stop = following[0] if following else len(reading.text)
        first = [one for one in reading.within(end, stop, "pronoun") if one.key in FIRST]
        own = len(first) + FEWEST * _greets(reading, end)
        if own >= FEWEST and not reading.within(end, stop, "speech")[MOST_SAID:]:
            yield end, stop, person


def _titled(reading: Reading, people: People) -> Iterator[tuple[int, int, Person]]:
    """What stands before a text, of no length, where the title beside it says whose speech it is."""
    title, led = reading.above, people.homes.above.offices
    if title and led and _says_whose(title, title.text) and not _of_several(title, led):
        yield 0, 0, next((person for _, person in led if person.last), led[0][1])


def _heads(reading: Reading, people: People) -> Iterator[tuple[int, int, Person]]:
    """The first line of a text, and each short one without a stop, where it says whose speech it heads."""
    text = reading.text
    for line in LINE.finditer(text):
        start, end = line.span()
        first = not text[:start].strip()
        longest = LONGEST_HEADING if first else SHORT
        closed = end == len(text) or (not first and line[0].rstrip()[-1] in CLOSED)
        if end - start > longest or closed or not _says_whose(reading, line[0]):
            continue
        led = people.offices_within(start, end)
        if led and _of_several(reading, led):
            continue
        known = [person for _, person in led if person.name] or [person for _, _, person in people.within(start, end)]
        person = known[0] if known else people.holder(*led[0]) if led else None
        if person is not None:
            yield start, end, person


def _says_whose(reading: Reading, line: str) -> bool:
    """Whether a line says whose speech it heads: remarks by, выступление; in any of its words where verbs come last."""
    words = [word.strip(".,:;()") for word in line.split()]
    told = words if reading.language.verb_final else words[:MOST_OPENING]
    return any(reading.scanner.small("turn", word) == "address" for word in told)


def _of_several(reading: Reading, led: list[tuple[Term, Person]]) -> bool:
    """Whether a heading is of a statement of two ministers: by its first office, or "and" between the first two."""
    if len(led) < FEWEST or plural(reading, led[0][0]):
        return plural(reading, led[0][0])
    (first, person), (second, _) = led[:FEWEST]
    gap = reading.text[max(first.end, person.end if person.start < second.start else 0) : second.start]
    return any(reading.scanner.small("conjunction", word) == "and" for word in gap.split())


def headed(reading: Reading, offset: int) -> bool:
    """Whether the words that open a line say whose speech it is, who is named at an offset: выступление N. N."""
    line = reading.text.rfind("\n", 0, offset) + 1
    words = reading.text[line:offset].split()[:MOST_OPENING] if offset - line < LONGEST_HEADING else []
    return any(reading.scanner.small("turn", word) == "address" for word in words)


def _greets(reading: Reading, start: int) -> bool:
    """Whether one of the first lines behind a heading is a greeting: Dear Prime Minister, Ladies and gentlemen."""
    lines = itertools.islice(LINE.finditer(reading.text, start, start + LONGEST_HEADING), MOST_LINES)
    openings = (line[0].strip(" –—-").split() or [""] for line in lines if line[0].rstrip()[-1:] in GREETED)
    return any(reading.scanner.small("turn", words[0].strip(".,:;()")) == "greeting" for words in openings)


def _dashed(text: str) -> tuple[Span, list[Span]] | None:
    """The first question, and the answers, where dashes open the questions, or both."""
    lines = [line.span() for line in DASHED.finditer(text)] if text.count("?") >= FEWEST else []
    asks = [text[slice(*line)].rstrip(CLOSING).endswith("?") for line in lines]
    if sum(asks) < FEWEST:
        return None
    behind = [(one[1], two[0]) for one, two in pairwise([*lines, (_paragraph(text, lines[-1][1]), 0)])]
    told = [bool(text[slice(*span)].strip()) for span in behind]
    if sum(itertools.compress(told, asks)) * 2 > sum(asks):  # a dash before questions alone, with their mark or without
        whole = [*itertools.compress(behind, told)]
        return (lines[0], whole) if len(whole) >= FEWEST else None
    found, at = [], 0
    for asked, run in groupby(asks):
        count = len([*run])
        if at == 0 and not asked and count % 2:
            return None
        # questions without their mark are the even ones of those before the first, and the odd ones out between two
        step = 2 if at == 0 or count % 2 else 1
        found += [] if asked else [lines[index] for index in range(at + (at == 0), at + count, step)]
        at += count
    starts = [line[0] for line in lines]
    follows = dict(zip(starts, [*starts[1:], lines[-1][1]], strict=True))
    return (lines[0], [(start, follows[start]) for start, _ in found]) if len(found) >= FEWEST else None


def _plain(reading: Reading) -> tuple[Span, list[Span]] | None:
    """The first question, and the answers, where questions are paragraphs and those between speak of us, or of me."""
    text = reading.text
    lines = [line.span() for line in ASKED.finditer(text)] if text.count("?") >= FEWEST_PLAIN else []
    if len(lines) < FEWEST_PLAIN:
        return None
    between = [(one[1], two[0]) for one, two in pairwise([*lines, (_paragraph(text, lines[-1][1]), 0)])]
    found = [answer for span in between for answer in _parted(text, span)]
    own = [_speaks(reading, span, FIRST) for span in found]
    told = all(text[slice(*span)].strip() for span in found)
    if not told or sum(own) * 2 < len(own):
        return None
    opening = [*_lines(text, (0, lines[0][0]))][-2:]
    if len(opening) == 2 and _speaks(reading, opening[0], SECOND) and _speaks(reading, opening[1], FIRST):
        return opening[0], [opening[1], *found]  # the first question has no mark
    return lines[0], found


def _speaks(reading: Reading, span: Span, keys: frozenset[str]) -> bool:
    """Whether pronouns of some sort stand in a span."""
    return any(one.key in keys for one in reading.within(*span, "pronoun"))


def _parted(text: str, answer: Span) -> list[Span]:
    """An answer, or the answers that it holds with short questions without a mark between them."""
    lines = [*_lines(text, answer)]
    sizes = [end - start for start, end in lines]
    asked = all(
        sizes[at] <= SHORT and 2 * sizes[at] < min(sizes[at - 1], sizes[at + 1]) for at in range(1, len(lines) - 1, 2)
    )
    return lines[::2] if len(lines) % 2 and len(lines) > 1 and asked else [answer]


def _lines(text: str, span: Span) -> Iterator[Span]:
    """The lines of a span that are not blank."""
    for line in LINE.finditer(text, *span):
        yield line.span()


def _paragraph(text: str, at: int) -> int:
    """Where the paragraph behind an offset ends."""
    found = LINE.search(text, at)
    return found.end() if found else len(text)
