"""Proper names around a word: capitalised words before and behind it, or words in quotation marks beside it."""

from __future__ import annotations

import functools
import itertools
import operator
import re
from collections.abc import Iterable, Iterator

import msgspec

from servanda.grammar.clause.attributes import located, means
from servanda.grammar.clause.onward import rightwards, words
from servanda.grammar.clause.roles import COUNTED
from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import PLACES, Term
from servanda.packs import glosses

Span = tuple[int, int]
VERBS = ("stage", "modality", "commitment", "deed", "speech")
REACH = 90
MARKS = {"«": "»", "“": "”", "„": "“", '"': '"'}
CLOSING, TALKS = frozenset(MARKS.values()), "event.talks"
BRIDGE = 1
QUOTED = 80
MOST_BEHIND = 5  # words behind the head of a name that belong to it
JOINED = 2  # words before "and", of which one is the first of a name
DONE = ("stage", "modality", "pronoun")
MEASURED = (*DONE, "unit", "currency")  # of words that are not written like names: MW
MOST_SMALL = 3  # small words between a head noun and its name in quotation marks
SHORT, FEWEST_WORDS, MOSTLY = 3, 6, 0.85  # of a headline whose words are capitalised
DASHES = frozenset("-–—")
QUOTES, MARK_NEAR = re.compile('[«»“”„"]'), 3  # the marks, and how far they may stand from what they are beside
ENDS = re.compile(r"[,.;:!?]")
NUMBER = re.compile(r"[ -]?(?:\d{1,2}|I{1,3})\b")


def name_span(reading: Reading, term: Term, after: int = 0) -> Span | None:
    """Span of the proper name that a term is the head of, the term included; None where it has none.

    It begins behind `after`, where the name of a person ends.
    """
    begin, stop = reading.sentence(term.start)
    low = max(begin, after, term.start - REACH)
    near = reading.text[low : term.start].rsplit(None, BRIDGE + 1)[-BRIDGE - 1 :]
    led = any(map(_opens_name, near))  # mostly not
    start = _leftwards(reading, low, term.start) if led else _behind_sides(reading, term.start, low)
    small = not reading.text[term.start : term.start + 1].isupper()
    if small and (start == term.start or (start < term.start and not _unclaimed(reading, start, term.start))):
        return None
    if _headline(reading.text[begin:stop]):
        return None
    end = rightwards(reading, term.end, min(stop, term.end + REACH), placed=not term.key.startswith(TALKS))
    if start == term.start and end == term.end and not _titled(reading.text, term):
        return None
    return start, end


def name_behind(reading: Reading, term: Term) -> Span | None:
    """Span of a term with the capitalised words right behind it, dashes between them included; None without any."""
    _, stop = reading.sentence(term.start)
    end = term.end
    for left, right in words(reading.text, term.end, min(stop, term.end + REACH)):
        word = reading.text[left:right]
        if word[0].isupper() and not word.isupper():
            end = right - len(word) + len(word.rstrip(",.;:!?)”»"))
        if not (word[0].isupper() or word in DASHES) or word[-1] in ",.;:!?)”»":
            break
    return (term.start, end) if end > term.end else None


@functools.lru_cache(maxsize=64)
def _headline(sentence: str) -> bool:
    """Whether nearly all words of a sentence are capitalised: then capitals tell no names."""
    initials = [word[0] for word in sentence.split() if word[0].isalpha() and len(word) > SHORT]
    return len(initials) >= FEWEST_WORDS and sum(map(str.isupper, initials)) >= MOSTLY * len(initials)


def _unclaimed(reading: Reading, start: int, end: int) -> bool:
    """Whether a capitalised word in a span is no country, city or office, and no verb of doing stands there."""
    if reading.within(start, end, "stage"):
        return False
    claimed = [(term.start, term.end) for term in reading.within(start, end, *PLACES, "office")]
    return any(
        (reading.text[left].isupper() and not any(a <= left < b for a, b in claimed))
        or _years(reading.text[left:right])
        for left, right in words(reading.text, start, end)
    )


def quoted(reading: Reading, term: Term) -> Span | None:
    """Words in quotation marks directly before or behind a term, the marks included."""
    text = reading.text
    behind = text[term.end : term.end + 3].lstrip()
    if behind[:1] in MARKS:
        start = text.index(behind[0], term.end)
        end = text.find(MARKS[behind[0]], start + 1, start + QUOTED)
        return (start, end + 1) if end > start else None
    before = text[max(0, term.start - 2) : term.start].rstrip()
    if before[-1:] not in CLOSING:
        return None
    for opening, closing in MARKS.items():
        if before.endswith(closing):
            end = text.rindex(closing, 0, term.start)
            start = text.rfind(opening, max(0, end - QUOTED), end)
            if start >= 0:
                return start, end + 1
    return None


def marked_name(reading: Reading, term: Term) -> Span | None:
    """Words in quotation marks beside a head noun, or beside the small words around it: «Name» main pipeline."""
    begin, stop = reading.sentence(term.start)
    if not QUOTES.search(reading.text, max(0, begin - MARK_NEAR), max(stop, term.end) + MARK_NEAR):
        return None  # mostly so
    marked = quoted(reading, term)
    before = itertools.islice(_backwards(reading.text, begin, term.start), MOST_SMALL)
    following = words(reading.text, term.end, stop) if not reading.language.verb_final else iter(())
    behind = itertools.islice(following, MOST_SMALL)
    start, end = term.start, term.end
    for left, _ in _small(reading.text, before):
        if reading.within(left, left + 1, *VERBS):
            break  # «Name» carries out the project
        start = left if not marked else start
        marked = marked or quoted(reading, msgspec.structs.replace(term, start=start))
    for _, right in _small(reading.text, behind):
        end = right
        marked = marked or quoted(reading, msgspec.structs.replace(term, start=end, end=end))
    return marked if marked and reading.text[marked[0] + 1].isupper() else None


def _small(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """The words of small letters at the beginning of some."""
    return itertools.takewhile(lambda span: text[slice(*span)].isalpha() and text[slice(*span)].islower(), spans)


def numbered(reading: Reading, term: Term) -> Span:
    """A term that is a name by itself, with the number behind it ("Nord Stream 2"), but no amount: 2 bn."""
    behind = NUMBER.match(reading.text, term.end)
    if behind and any(one.end > behind.end() for one in reading.atoms_within(term.end, behind.end())):
        return term.start, term.end
    return term.start, behind.end() if behind else term.end


def bare(text: str, span: Span) -> str:
    """A name as written, on one line and without its quotation marks."""
    return " ".join(text[slice(*span)].split()).strip('«»“”„"')


def _titled(text: str, term: Term) -> bool:
    """Whether a term of several words is a title ("Joint Declaration"): its first and last are capitalised."""
    words = text[term.start : term.end].split()
    return len(words) > 1 and words[0][0].isupper() and words[-1][0].isupper()


def _leftwards(reading: Reading, begin: int, end: int) -> int:
    """Where the capitalised words before an offset begin; one small word may stand between two of them."""
    text = reading.text
    start, skipped, taken = end, 0, 0
    for left, right in _backwards(text, begin, end):
        word = text[left:right]
        opens = not text[begin:left].strip()
        if start == right + 1 and _joins(reading, begin, left, start):
            continue
        if (
            reading.scanner.small("conjunction", word) is not None
            or word[-1] in ",;:!?()."
            or any(mark in word for mark in reading.language.suffix_marks)
        ):
            break
        if opens and not text[end : end + 1].isupper():
            start = left if taken and start == right + 1 and means(reading, word) else start
            break
        dashed = text[right : right + 3].strip() in DASHES  # the A – B forum
        if skipped and not dashed and "-" not in word and reading.within(left, right, *PLACES):
            break  # "between A and B Trade Agreement": a side, not the opening of the name
        if reading.within(left, left + 1, *(DONE if word.istitle() else MEASURED)):
            break  # what was done with it: the signed Joint Declaration
        if _cased(reading, left, right) or located(reading, word):
            break
        if _opens_name(word) and not (word[0].isupper() and opens and (taken > 1 or skipped)):
            start, skipped, taken = left, 0, taken + 1
        elif skipped < BRIDGE and not opens and not reading.within(left, left + 1, "speech"):
            skipped += 1  # no verb: A and B signed the Joint Declaration
        else:
            break
    return _behind_sides(reading, start, begin)


def _joins(reading: Reading, begin: int, left: int, start: int) -> bool:
    """Whether "and" before a name stands between two words of it: Steppe and Lake Forum; not between sides or men."""
    if reading.scanner.small("conjunction", reading.text[left : start - 1]) != "and":
        return False
    before = [*itertools.islice(_backwards(reading.text, begin, left), JOINED)]
    if len(before) < JOINED:
        return False
    first, last = before[0]
    plain = reading.text[first].isupper() and reading.text[last - 1].isalpha() and reading.text[start].isupper()
    return plain and not reading.within(first, start + 1, *PLACES, "office", "city", "capital", "company", "leader")


def _behind_sides(reading: Reading, start: int, begin: int) -> int:
    """Where a name begins whose first word is the second of two sides: A and B Trade Agreement."""
    side = next(iter(reading.within(start, start + 1, *PLACES)), None)
    before = next(_backwards(reading.text, begin, start), None) if side else None
    if side is None or before is None or reading.text[side.end : side.end + 1] != " ":
        return start
    word = reading.text[slice(*before)]
    if reading.scanner.small("role", word):
        return side.end + 1  # in A the Name
    if reading.scanner.small("conjunction", word) != "and":
        return start
    first = [one for one in reading.within(begin, before[0], *PLACES) if before[0] - one.end <= 1]
    return side.end + 1 if first else start


def name_of_series(reading: Reading, term: Term, after: int = 0) -> Span | None:
    """The name of a forum: words in quotation marks beside it that do not only name the sides, else those around it."""
    marked = marked_name(reading, term)
    if marked and not reading.within(*marked, "place", "nationality"):
        return marked
    name, behind = name_span(reading, term, after), name_of_words(reading, term)
    return (name[0], max(name[1], behind[1])) if name and behind else name or behind


def name_of_words(reading: Reading, term: Term) -> Span | None:
    """A capitalised term with the small words behind it that names are made of: Форум регионов; no opening word."""
    begin, stop = reading.sentence(term.start)
    language = reading.language
    if language.articles or language.verb_final or not reading.text[term.start].isupper():
        return None
    if not reading.text[begin : term.start].strip():
        return None
    behind = itertools.takewhile(str.isalpha, ENDS.split(reading.text[term.end : stop], 1)[0].split())
    near = list(itertools.islice(behind, MOST_BEHIND))
    senses = glosses(language.code).senses(near)
    linked = [len(word) < SHORT and any(senses[at + 1 :][:1]) for at, word in enumerate(near)]
    known = itertools.takewhile(bool, map(operator.or_, map(bool, senses), linked))
    end = term.end
    for _, word in zip(known, near, strict=False):
        end = reading.text.index(word, end) + len(word)
    return (term.start, end) if end > term.end or " " in reading.text[term.start : end] else None


def called(reading: Reading, span: Span, term: Term) -> str:
    """A name as written, but without the case ending that its head closes with: the Forumuna is the Forumu."""
    name = bare(reading.text, span)
    if span[1] != term.end:
        return name
    cases = [one for role, ends in reading.language.role_endings.items() if role not in COUNTED for one in ends]
    longest = max((one for one in cases if term.ending.endswith(one)), key=len, default="")
    return name.removesuffix(longest)


def _cased(reading: Reading, left: int, right: int) -> bool:
    """Whether a word closes the name of a country in a case of its own: agreements with A, the forum of A and B."""
    places = [one for one in reading.within(left - REACH // 2, right, *PLACES) if one.end == right and one.ending]
    cases = reading.language.role_endings
    return any(one.ending in cases.get(role, ()) for one in places for role in ("of", "with", "to", "from", "in"))


def _opens_name(word: str) -> bool:
    """Whether a word may be one of a name before its head: a capitalised one, or a span of years."""
    return word[0].isupper() or _years(word)


def _years(word: str) -> bool:
    """Whether a word is a span of years ("2021-2025")."""
    return len(word) == 9 and word[:4].isdigit() and word[-4:].isdigit()


def _backwards(text: str, start: int, end: int) -> Iterator[Span]:
    """Spans of the words between blanks, the last one first."""
    for word in reversed(text[start:end].split()):
        left = text.rindex(word, start, end)
        yield left, left + len(word)
        end = left
