"""Figures of trade in tables: what a cell holds, by the label of its row, the head of its column and the caption."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from servanda.grammar.atoms import decimals
from servanda.grammar.atoms.amounts import plain
from servanda.grammar.clause import timing
from servanda.grammar.clause.grid import Grid, Span, grids
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.match import Match, Refused
from servanda.grammar.words import headings
from servanda.grammar.words.lookup import Mention
from servanda.model import Period, Value

SUMS = frozenset({"trade.turnover", "trade.exports", "trade.imports", "trade.balance"})
PARTS = frozenset({"trade.share", "trade.growth"})
PERCENT, PAIR = "PERCENT", 2
CELL = re.compile(r"([-−–+]?)(\d[\d.,  ’']{0,24})(%?)\*{0,2}")
MINUS = ("-", "−", "–")
AMOUNTS = frozenset({"money", "percent", "quantity"})
FORETOLD = frozenset({"forecast", "estimated", "planned", "target"})
LETTERS = re.compile(r" ?([^\W\d_]{1,3})\b")  # of a scale written to the sign of a currency: $m
OTHER = frozenset({"to", "from", "with"})  # roles of the partner of whoever reports


class Label(NamedTuple):
    """What some words say of the cells that they stand over or before."""

    concept: str | None
    states: tuple[Mention, ...]
    unit: str | None
    scale: Decimal | None
    period: Period | None
    modality: str | None
    other: bool  # a unit that no trade is measured in: tonnes

    @property
    def known(self) -> bool:
        """Whether the words say what belongs to a figure of trade; a sort of goods, or firms, are something else."""
        return bool(self.concept or self.states or self.period or self.unit)


def told(scene: Scene, others: Iterable[Match | Refused]) -> list[Match | Refused]:
    """What the cells of tables tell, and what others found outside these: a unit that heads a column is no amount."""
    tables = [*grids(scene.reading.text)]
    found = [match for grid in tables for match in _cells(scene, grid)]
    if not found:
        return [*others]
    cells = {at for match in found for at in range(match.start, match.end)}
    heads = [span for grid in tables for span in (*grid.caption, *grid.header)]
    words = {at for start, end in heads for at in range(start, end)}
    apart = (one for one in others if one.start not in cells and not (one.start in words and _bare(scene, one)))
    return [*found, *apart]


def _bare(scene: Scene, match: Match | Refused) -> bool:
    """Whether words without a figure are taken for an amount."""
    return not any(map(str.isdigit, scene.reading.text[match.start : match.end]))


def _cells(scene: Scene, grid: Grid) -> Iterator[Match]:
    """What the cells of a table tell of the trade of two states."""
    top = (0, max(0, headings.end(scene.reading.text)))
    above = [_label(scene, span) for span in [*grid.caption[::-1], top] if not _tells(scene, span)]
    heads = [_label(scene, span) for span in grid.header]
    partners = any(one.states for one in heads) or any(scene.sides.within(*row[0]) for row in grid.rows)
    for row in grid.rows:
        label = _label(scene, row[0])
        for head, cell in zip(heads[1:], row[1:], strict=True):
            known = head.known and label.known and (not partners or label.states or head.states)
            if known and not (head.other or label.other):
                yield from _figure(scene, cell, [head, label, *above])


def _tells(scene: Scene, span: Span) -> bool:
    """Whether a line above a table is a sentence with an amount of its own, and no caption."""
    amounts = (one for one in scene.reading.atoms_within(*span) if one.kind in AMOUNTS)
    return any(any(map(str.isdigit, one.text)) for one in amounts)


def _label(scene: Scene, span: Span) -> Label:
    """What is said in a span."""
    reading = scene.reading
    keys = [one.key.partition("/")[0] for one in reading.within(*span, "concept")]
    unit, scale = _unit(scene, span)
    return Label(
        concept=next((one for one in keys if one in SUMS | PARTS), None),
        states=tuple({one.code: one for one in scene.sides.within(*span)[::-1] if one.how != "company"}.values())[::-1],
        unit=unit, scale=scale, period=_period(scene, span),
        modality=next((one.key for one in reading.within(*span, "modality") if one.key in FORETOLD), None),
        other=bool(reading.within(*span, "unit")),
    )  # fmt: skip


def _unit(scene: Scene, span: Span) -> tuple[str | None, Decimal | None]:
    """The currency, or per cent, that a label names, and its scale: million dollars, $m, %."""
    reading = scene.reading
    money = reading.within(*span, "currency")
    scales = [one.key for one in reading.within(*span, "scale")]
    letters = LETTERS.match(reading.text, money[0].end, span[1]) if money and not scales else None
    if letters:
        read = reading.scanner.words(letters[1])
        scales = [key for cls, key, size in read if cls == "scale" and size == len(letters[1])]
    unit = money[0].key if money else PERCENT if reading.within(*span, "percent") else None
    return unit, Decimal(scales[0]) if scales else None


def _period(scene: Scene, span: Span) -> Period | None:
    """The time that a label names: a year in figures alone, or any other."""
    atoms = scene.reading.atoms_within(*span)
    told = next((timing.period_of(one) for one in atoms if one.kind in {"period", "date"}), None)
    return told or next(filter(None, map(timing.year, atoms)), None)


def _figure(scene: Scene, cell: Span, labels: list[Label]) -> Iterator[Match]:
    """The figure of a cell; none where its words do not say of what it is, in what, or between whom."""
    held = CELL.fullmatch(scene.reading.text, *cell)
    number = decimals.parse(held[2].strip(), scene.reading.language) if held else None
    concept = next((one.concept for one in labels if one.concept), None)
    unit = PERCENT if held and held[3] else next((one.unit for one in labels if one.unit), None)
    parties = _parties(scene, labels)
    if held is None or number is None or concept is None or unit is None or not parties:
        return
    if (unit == PERCENT) != (concept in PARTS):
        return
    scale = next((one.scale for one in labels if one.scale), None) if unit != PERCENT else None
    amount = plain(number * (scale or 1) * (-1 if held[1] in MINUS else 1))
    yield Match(
        kind="figure", concept=concept, start=cell[0], end=cell[1], parties=parties,
        value=Value(low=amount, high=amount, unit=unit),
        period=next((one.period for one in labels if one.period), None),
        modality=next((one.modality for one in labels if one.modality), "reported"),
        rule=f"{scene.reading.language.code}:table",
    )  # fmt: skip


def _parties(scene: Scene, labels: list[Label]) -> tuple[str, ...]:
    """Who reports, and the partner: of the labels of a cell the states, or the one and whose table it is."""
    head, label, *above = labels
    named = {one.code: one for one in (*label.states, *head.states)}
    if len(named) > PAIR:
        return ()
    if len(named) == PAIR:
        return tuple(sorted(named, key=lambda code: scene.sides.role(named[code]) in OTHER))
    told = next((one.states for one in above if one.states), ())
    if not named:
        return tuple(one.code for one in told) if len(told) == PAIR else ()
    partner = next(iter(named))
    others = [one for one in told if one.code != partner]
    if len(others) == 1:
        first = scene.sides.role(others[0]) not in OTHER
        return (others[0].code, partner) if first else (partner, others[0].code)
    dyad = scene.reading.dyad
    return (dyad[1 - dyad.index(partner)], partner) if not others and partner in dyad else ()
