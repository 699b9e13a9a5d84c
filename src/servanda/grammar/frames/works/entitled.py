"""Names of works that stand apart from their heads: the ends of a line, words that a head explains or is called by."""

from __future__ import annotations

import re

from servanda.grammar.clause.attributes import located
from servanda.grammar.clause.names import MARKS as QUOTES
from servanda.grammar.clause.names import name_behind
from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import Term
from servanda.packs import glosses
from servanda.packs.capitals import CAPITAL, CAPITALISED

DASH = re.compile("[-–—]")
PLACE_NEAR, NAME_NEAR, PAIR = 24, 60, 2
ROUTES = ("project.transport", "project.energy")
PROJECT, LETTERS = "project.other", 4  # and the fewest capitals that are a name
NO_NAMES = ("institution", "noun", "unit", "object")
SIDES = ("place", "nationality", "organisation")
KNOWN = (
    "place", "nationality", "capital", "city", "organisation", "company", "leader", "office", "concept", "not_name",
)  # fmt: skip
PLACE = rf"{CAPITALISED}(?: {CAPITALISED})?"
ENDS = re.compile(rf"(?<!\w)({CAPITALISED}(?: ?[–—-] ?{CAPITALISED})+(?: {CAPITALISED})?) $")
BOTH = re.compile(rf" (\w+) ({PLACE}) (\w+) ({PLACE})")
BETWEEN = re.compile(rf"(?<!\w)({PLACE}) (\w+) ({PLACE}) (\w+) $")
WORD = rf"{CAPITAL}[\w-]*"
MARKS = frozenset(",.;:()«»“”")
BARE, CALLED = re.compile(rf"(?<!\w)({WORD}(?: {WORD}){{0,2}}) $"), "called"
CAPITALS = re.compile(r"[A-Z][\w-]*(?: [A-Z][\w-]*)*")
APPOSED = re.compile(r"(?<!^)(?<=[a-z] )([A-Z][\w-]*(?: [A-Z][\w-]*)*), (?:an?|the) (?:[\w-]+ ){0,4}$")
OPENING = re.compile(rf"({WORD}(?: {WORD}){{1,2}}), (?:\w+ ){{0,5}}$")
CLOSING = re.compile(rf"(?: \w+){{0,3}},? ({WORD}(?: {WORD}){{1,2}})(?=[,.;’'])")
Span = tuple[int, int]


def of_other(reading: Reading, marked: Span, term: Term) -> bool:
    """Whether words in quotation marks name a company, or whoever a preposition parts from a work."""
    if reading.within(*marked, "company"):
        return True
    gap = reading.text[marked[1] : term.start] if marked[1] <= term.start else ""
    return any(reading.scanner.small("role", word) for word in gap.split())


def inside(reading: Reading, term: Term) -> bool:
    """Whether a word is one of a name in quotation marks that the word project leads: the project «Blue Corridor»."""
    text, begin = reading.text, reading.sentence(term.start)[0]
    opening = max(text.rfind(mark, begin, term.start) for mark in QUOTES)
    if opening < 0 or QUOTES[text[opening]] in text[opening + 1 : term.start]:
        return False
    heads = reading.within(max(begin, opening - PLACE_NEAR), opening, "name_mark")
    return any(one.key == "project" and one.end == opening - 1 for one in heads)


def route(reading: Reading, term: Term) -> Span | None:
    """The name of what leads from one place to another: the A–B railway, the railway between A and B."""
    if not term.key.startswith(ROUTES):
        return None
    begin, stop = reading.sentence(term.start)
    near = max(begin, term.start - PLACE_NEAR * 2), term.start
    before = ENDS.search(reading.text, *near) if DASH.search(reading.text, *near) else None
    if before and before.end() == term.start and not any(located(reading, one) for one in before[1].split()):
        return None if reading.within(*before.span(1), *SIDES) else (before.start(1), term.end)
    final = reading.language.verb_final
    between = BETWEEN.search(reading.text, max(begin, term.start - NAME_NEAR), term.start) if final else None
    if between and _joined(reading, between):
        return None if reading.within(*between.span(), *SIDES) else (between.start(), term.end)
    behind = BOTH.match(reading.text, term.end, min(stop, term.end + NAME_NEAR))
    if behind and _leads(reading, behind):
        return None if reading.within(*behind.span(), *SIDES) else (term.start, behind.end())
    named = name_behind(reading, term)
    return named if named and DASH.search(reading.text, *named) and not reading.within(*named, *SIDES) else None


def acronym(reading: Reading, start: int, term: Term) -> bool:
    """Whether letters before a head are a name: the ELMED cable, the GCAP project; short ones tell what it is for."""
    letters = reading.text[start : term.start].strip()
    headed = term.key.startswith((*ROUTES, PROJECT)) and not term.key.endswith("/site")
    return headed and len(letters) >= LETTERS and not reading.within(start, term.start, *KNOWN, *NO_NAMES)


def _joined(reading: Reading, ends: re.Match[str]) -> bool:
    """Whether words before a head are two ends of a line, where verbs come last: between A and B."""
    small = reading.scanner.small
    linked = small("conjunction", ends[2]) == "and" or small("role", ends[2]) == "with"
    return linked and small("role", ends[4]) == "between"


def _leads(reading: Reading, ends: re.Match[str]) -> bool:
    """Whether words behind a head are two ends of a line: between A and B, from A to B."""
    first = reading.scanner.small("role", ends[1])
    return first == "between" or (first == "from" and len(ends[3]) <= PAIR and ends[3].islower())


def apposed(reading: Reading, term: Term) -> Span | None:
    """A name that a head explains ("Gilavar, a 240 MW wind farm"), or that is told behind it ("a centre called X")."""
    begin, stop = reading.sentence(term.start)
    worded = _worded(reading, term) or _told_before(reading, term)
    if worded or not reading.language.articles:
        return worded
    before = APPOSED.search(reading.text, max(begin, term.start - NAME_NEAR), term.start)
    behind = CAPITALS.match(reading.text, _called(reading, term, stop), stop)
    found = before.span(1) if before else behind.span() if behind else None
    return found if found and not reading.within(*found, *KNOWN) else None


def _told_before(reading: Reading, term: Term) -> Span | None:
    """The name by which a head is called before it, where verbs come last: a mill that is called White Anchor."""
    begin, _ = reading.sentence(term.start)
    near = reading.within(max(begin, term.start - NAME_NEAR), term.start, "name_mark")
    mark = next((one for one in reversed(near) if one.key == CALLED), None)
    if mark is None or any(char in MARKS for char in reading.text[mark.end : term.start]):
        return None
    found = BARE.search(reading.text, max(begin, mark.start - NAME_NEAR), mark.start)
    return found.span(1) if found and not reading.within(*found.span(1), *KNOWN) else None


def _called(reading: Reading, term: Term, stop: int) -> int:
    """Where the words behind a head begin that are its name; the end of the sentence where it is not called by one."""
    said = reading.within(term.end, min(stop, term.end + 2), "speech")
    return said[0].end + 1 if said and said[0].key == "called" else stop


def _worded(reading: Reading, term: Term) -> Span | None:
    """A name made of words of the language, apart from its head: White Thread, a mill in A; a mill, White Thread."""
    begin, stop = reading.sentence(term.start)
    near = max(begin, term.start - NAME_NEAR), term.start
    before = (
        OPENING.search(reading.text, *near) if reading.language.articles and "," in reading.text[slice(*near)] else None
    )
    behind = CLOSING.match(reading.text, term.end, min(stop, term.end + NAME_NEAR))
    for found in (before, behind):
        if found and not reading.within(*found.span(1), *KNOWN) and _tell(reading, found[1].split()):
            apart = "," in reading.text[term.end : found.start(1)]
            if found is before or apart != reading.language.verb_final:
                return found.span(1)
    return None


def _tell(reading: Reading, words: list[str]) -> bool:
    """Whether all of some words mean something that names are made of, and not only what sort of thing it is."""
    told = glosses(reading.language.code).senses(words)
    return all(any(not key.endswith(("/kind", "/field")) for key in means) for means in told)
