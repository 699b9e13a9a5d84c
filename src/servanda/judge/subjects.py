"""Documents without a name, known by what they are about: which are one, one signed on two days, one not signed."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from servanda.judge.clusters import finding
from servanda.judge.measures import EVENT, MONTH, ORDER, Said
from servanda.judge.nouns import is_known, is_side, kinds
from servanda.judge.occasions import OCCASION, homed, joined, moment, same_document
from servanda.judge.translated import FIELD, KIND, Token, every, spoken, translation
from servanda.judge.translated import alike as same
from servanda.model import Finding

ACTS = frozenset({"signed", "ratified", "in_force", "adopted"})
PACTS = frozenset({"document.agreement", "document.treaty"})
MOST = 200  # documents of one pair that are held against each other
FEWEST = 2  # words that tell a subject
WINDOW = 40
DAY = 1
SHORT = 3  # letters of a word that says nothing
ALIKE = 0.8


class Subject(NamedTuple):
    """What a document is about: words that tell it, all meanings of its words, and whether these are all its words."""

    strong: tuple[Token, ...]
    weak: frozenset[str]
    known: bool


def alike(group: Sequence[Said]) -> list[list[Said]]:
    """Documents of one sort on one occasion that are about the same."""
    told = sorted(group, key=ORDER)[:MOST]
    subjects = [_subject(one) for one in told]
    homes = list(range(len(told)))
    for place, later in enumerate(told):
        for before in range(max(0, place - WINDOW), place):
            days = _apart(told[before], later)
            other = _sort(told[before]) == _sort(later) and not same_document(told[before], later)
            if other and days <= OCCASION and _one_subject(subjects[before], subjects[place], days):
                joined(homes, (before, place))
    found: dict[int, list[Said]] = {}
    for place, one in enumerate(told):
        found.setdefault(homed(homes, place), []).append(one)
    return [members for members in found.values() if len(members) > 1]


def _apart(one: Said, other: Said) -> int:
    """Days between two documents; none where one is told of a month in which the other was signed."""
    if any(a.start <= moment(b) < a.end <= a.start + MONTH for a, b in ((one, other), (other, one))):
        return 0
    return abs(moment(one) - moment(other))


def _subject(one: Said) -> Subject:
    language, about = one.entry.version.language, one.statement.about or ""
    told = [token for token in every(about, language) if not _is_paper(token, language)]
    strong = tuple(token for token in _about(one) if not _is_paper(token, language))
    open_ones = (token.word.written for token in told if not token.means and len(token.word.written) > SHORT)
    known = all(is_known(word.lower(), language) or is_side(word, language) for word in open_ones)
    return Subject(strong, frozenset(key for token in told for key in token.means if key != KIND), known)


def _is_paper(token: Token, language: str | None) -> bool:
    """Whether a word names a sort of document."""
    return all(key.endswith(KIND) for key in token.means) and bool(kinds(token.word.written, language))


def _one_subject(one: Subject, other: Subject, days: int) -> bool:
    """Whether two subjects are one: two words that tell it in common; within days all that is said of both."""
    shared = [token for token in one.strong if any(same(token, fellow) >= ALIKE for fellow in other.strong)]
    if len(shared) >= FEWEST and _tells(shared):
        return True
    whole = len(shared) == min(len(one.strong), len(other.strong)) > 0
    sorts = one.weak == other.weak != frozenset() and all(key.endswith(KIND) for key in one.weak)
    return days <= EVENT and (sorts or ((whole or one.weak == other.weak) and one.known and other.known))


def two_days(members: Sequence[Said]) -> Iterator[Finding]:
    """One document, signed on one day by what a text says, and on another by what the next does."""
    told = [one for one in sorted(members, key=ORDER) if one.end - one.start == DAY and one.statement.stage in ACTS]
    for earlier, later in itertools.pairwise(one for one in told if one.statement.modality == "asserted"):
        one, other = _subject(earlier), _subject(later)
        sure = (one.known and other.known) or len(one.strong) >= FEWEST <= len(other.strong)
        if sure and earlier.start != later.start and not same_document(earlier, later):
            yield finding("contradicts", earlier, later, "event_date")


def judged(group: Sequence[Said]) -> Iterator[Finding]:
    """Each document of which a later text denies what an earlier one tells, by the words that say what it is about."""
    told = sorted((one for one in group if one.day and one.statement.stage in ACTS), key=ORDER)[:MOST]
    about = {one.id: _about(one) for one in told}
    for place, later in enumerate(told):
        if later.statement.modality != "denied" or not _tells(about[later.id]):
            continue
        done = (one for one in reversed(told[max(0, place - WINDOW) : place]) if _is_before(one, later))
        same = (
            one for one in done if _tells(about[one.id]) and translation(about[one.id], about[later.id], whole=False)
        )
        yield from (finding("contradicts", one, later, "status", {"polarity"}) for one in itertools.islice(same, 1))


def _is_before(one: Said, later: Said) -> bool:
    """Whether an earlier text tells of what a later one denies, of the same sort of document."""
    done = one.statement.modality == "asserted" and one.statement.stage == later.statement.stage
    return done and _sort(one) == _sort(later) and one.day < later.day and not same_document(one, later)


def _sort(one: Said) -> str:
    """The sort of a document; one language calls an agreement what another calls a treaty."""
    return "pact" if one.statement.concept in PACTS else one.statement.concept


def _about(one: Said) -> tuple[Token, ...]:
    """The words that tell: those with a known meaning, and capitalised ones behind the first."""
    about = one.statement.about or ""
    told = spoken(about, one.entry.version.language)
    return tuple(token for token in told if token.means or not about.startswith(token.word.written))


def _tells(tokens: Sequence[Token]) -> bool:
    """Whether words say enough of a subject: two at least, and not only of which field it is."""
    return len(tokens) >= FEWEST and any(not key.endswith(FIELD) for one in tokens for key in one.means or {""})
