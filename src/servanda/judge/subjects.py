"""Documents without a name, known by what they are about: one that was signed, and later was not."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from servanda.judge.clusters import finding
from servanda.judge.measures import ORDER, Said
from servanda.judge.occasions import same_document
from servanda.judge.translated import FIELD, Token, content, translation
from servanda.model import Finding

ACTS = frozenset({"signed", "ratified", "in_force", "adopted"})
MOST = 200  # documents of one pair that are held against each other
FEWEST = 2  # words that tell a subject
WINDOW = 40


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
    sort = one.statement.concept == later.statement.concept
    return done and sort and one.day < later.day and not same_document(one, later)


def _about(one: Said) -> tuple[Token, ...]:
    """The words that tell: those with a known meaning, and capitalised ones behind the first."""
    about = one.statement.about or ""
    told = content(about, one.entry.version.language, fields=True)
    return tuple(token for token in told if token.means or not about.startswith(token.word.written))


def _tells(tokens: Sequence[Token]) -> bool:
    """Whether words say enough of a subject: two at least, and not only of which field it is."""
    return len(tokens) >= FEWEST and any(not key.endswith(FIELD) for one in tokens for key in one.means or {""})
