"""Amounts told in a row, each right beside a partner of its own: to A ($5m), B ($3m), C ($2m); 5 from A, 3 from B."""

from __future__ import annotations

import msgspec

from servanda.grammar.frames.counts import counts
from servanda.grammar.frames.figures import values
from servanda.grammar.frames.figures.measured import UNCOUNTED, Measure
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.match import Match, Refused
from servanda.grammar.words.lookup import Mention
from servanda.model import Atom

NEAR, PAIR = 28, 2  # characters between a partner and its amount
MARKS, BETWEEN = frozenset({"", "(", ":", "–", "—", "-"}), " \n,;)"  # what may stand there, and between two of a row
TRADE = "trade."
COUNTING = frozenset({"number", "range"})
Span = tuple[int, int]


class Row(msgspec.Struct, frozen=True, gc=False):
    """An amount with the partner beside it; `form` is how they stand: what is between, and which comes first."""

    start: int
    end: int
    partner: Mention
    form: tuple[str, str, bool]


class Rows:
    """The amount before, with its partner, where the next one may go on in a row."""

    def __init__(self) -> None:
        self.row: Row | None = None
        self.kind = ""  # of its amount
        self.made: Match | None = None

    def under(self, scene: Scene, measure: Measure, made: Match | Refused) -> Match | Refused:
        """A figure as one of the row that the figure before it began: the same of another partner."""
        row, before, first = _row(scene, measure.span), self.row, self.made
        if row and before and first and _goes_on(scene, before, row) and _unit(first) == measure.unit:
            codes = tuple(row.partner.code if one == before.partner.code else one for one in first.parties)
            if row.partner.code not in first.parties:
                made = msgspec.structs.replace(
                    first, start=measure.span[0], end=measure.span[1], value=values.value_of(scene, measure),
                    parties=codes, doubts=tuple(dict.fromkeys((*first.doubts, "party_inferred"))),
                )  # fmt: skip
        made = _headed(scene, row, made) if row and isinstance(made, Match) else made
        self.row, self.kind = row, measure.atom.kind
        opens = isinstance(made, Match) and row and len(made.parties) == PAIR and row.partner.code in made.parties
        self.made = made if opens and isinstance(made, Match) else None
        return made


    def counted(self, scene: Scene, atom: Atom) -> Measure | None:
        """A number without a noun as one that goes on with the row before: 40 soldiers to A, 30 to B."""
        row = _row(scene, (atom.start, atom.end)) if self.row and self.made and counts.countable(scene, atom) else None
        if row is None or self.row is None or self.made is None or not _goes_on(scene, self.row, row):
            return None
        unit, span = _unit(self.made), (atom.start, atom.end)
        plain = self.kind in COUNTING and unit not in UNCOUNTED
        return Measure(atom, span, self.made.concept, unit, stated=False) if plain else None


def _headed(scene: Scene, row: Row, made: Match) -> Match:
    """A figure of trade with but the partner of its row, and the one country told before: suppliers of A: B (5 t)."""
    begin = scene.sentence(row.start)[0]
    before = {one.code for one in scene.sides.within(begin, row.start) if one.how != "person"}
    if len(before) != 1 or made.parties != (row.partner.code,) or not made.concept.startswith(TRADE):
        return made
    return msgspec.structs.replace(made, parties=(*before, row.partner.code))


def _unit(match: Match) -> str | None:
    return match.value.unit if match.value else None


def _row(scene: Scene, span: Span) -> Row | None:
    """The partner right beside an amount: before it with a mark at most between, or behind it with one small word."""
    text, (begin, end) = scene.reading.text, scene.sentence(span[0])
    before = scene.sides.within(max(begin, span[0] - NEAR), span[0])
    if before and (gap := text[before[-1].end : span[0]].strip()) in MARKS:
        one = before[-1]
        return Row(one.start, span[1], one, (gap, scene.sides.role(one) if not gap else "", True))
    behind = scene.sides.within(span[1], min(end, span[1] + NEAR))
    words = text[span[1] : behind[0].start].split() if behind else []
    role = scene.reading.scanner.small("role", words[0]) if len(words) == 1 else None
    return Row(span[0], behind[0].end, behind[0], ("", role, False)) if role else None


def _goes_on(scene: Scene, one: Row, two: Row) -> bool:
    """Whether two rows stand right behind one another, alike and with an "and" or a mark at most between."""
    if one.form != two.form or scene.sentence(one.start) != scene.sentence(two.start):
        return False
    words = scene.reading.text[one.end : two.start].strip(BETWEEN).split()
    return not words or [scene.reading.scanner.small("conjunction", word) for word in words] == ["and"]
