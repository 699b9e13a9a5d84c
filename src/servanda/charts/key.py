"""Below the plot: what the signs mean, then targets and statements in one or two columns, then the notes."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from servanda.charts.layers import (
    EDGE,
    INK,
    LETTER,
    PAPER,
    SHADE,
    SMALL,
    SOFT,
    WIDTH,
    Sign,
    Spec,
    Text,
    fitting,
    signs,
    texts,
)
from servanda.charts.plan import AXIS, LEADING, Entry, Plan, columns, depth, goals, notes, statements
from servanda.wording import percent, say

INDENT = 22  # of the words of an entry, behind its mark
GAP = 14  # between two signs of the legend


def key(plan: Plan) -> Iterator[Spec]:
    """The layers of the key."""
    left, top = EDGE - plan.frame.left, plan.frame.height + AXIS
    shown, words = _legend(plan, left, top)
    first, said = top + LEADING + 4, statements(plan.measure)
    words += _entries(goals(plan.measure), 1, left, first)
    words += _entries(said, columns(said), left, first + LEADING * len(plan.measure.targets))
    below = top + LEADING * (depth(plan.measure) + 1) + 10
    words += [Text(left, below + LEADING * at, line, SMALL, SOFT) for at, line in enumerate(notes(plan.measure))]
    yield from signs(shown)
    yield from texts(words)


def _entries(some: Sequence[Entry], many: int, left: float, top: float) -> list[Text]:
    """Entries from top to bottom, column by column."""
    room, deep = (WIDTH - 2 * EDGE) / many, math.ceil(len(some) / many)
    words = []
    for number, (mark, text) in enumerate(some):
        x, y = left + room * (number // deep), top + LEADING * (number % deep)
        words.append(Text(x + GAP, y, mark, SMALL, INK, bold=True, align="right"))
        words.append(Text(x + INDENT, y, fitting(text, room - INDENT - 4, SMALL), SMALL, INK))
    return words


def _legend(plan: Plan, left: float, top: float) -> tuple[list[Sign], list[Text]]:
    """What signs mean, of those that are there."""
    chart = plan.measure
    forecast = say("forecast, %(share)s interval", share=percent("80"))
    wanted = [
        (any(not point.firm for line in chart.lines for point in line.points), "circle", SOFT, PAPER, say("estimate")),
        (bool(chart.said), "diamond", SOFT, PAPER, say("stated by people")),
        (bool(chart.targets), "stroke", INK, INK, say("target, up to its deadline")),
        (any(line.fan for line in chart.lines), "square", SHADE, SHADE, forecast),
    ]
    shown, words, x = [], [], left
    for there, shape, stroke, fill, name in wanted:
        if there:
            shown.append(Sign(x + 8, top - 4, shape, stroke, fill))
            words.append(Text(x + INDENT, top, name, SMALL, SOFT))
            x += INDENT + len(name) * SMALL * LETTER + GAP
    return shown, words
