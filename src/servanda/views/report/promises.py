"""The pledges of a pair: those that are open, those that have ended, and when each was said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from servanda.judge.promises import Promise
from servanda.judge.promises.status import UNDECIDED
from servanda.judge.questions.answer import Cell, Row, Table
from servanda.judge.questions.history import goal
from servanda.judge.questions.moments import wording
from servanda.judge.questions.pledges import BRIEF, pledges
from servanda.views.promised import is_open
from servanda.views.report.known import Known
from servanda.views.report.model import Block, Paragraph, Section
from servanda.views.report.notes import Notes, Shape
from servanda.wording import percent, say

SHOWN = {
    "id": "Id", "promise": "Pledge", "until": "Until", "said": "Said", "latest": "Last result", "need": "Needs a year",
    "has": "Has had", "chance": "Chance", "status": "Status",
}  # fmt: skip
HISTORY = ("id", "on", "who", "words", "goal", "until")
HISTORY_SHOWN = {"id": "Id", "on": "On", "who": "By", "words": "Words", "goal": "Goal", "until": "Until"}
MEANS = {
    "fulfilled": "reached in time",
    "fulfilled_late": "reached, but after its date",
    "missed": "its date has passed, and no side's figures reached it in time",
    "disputed": "one side's figures reach it, the other's do not",
    "no_data": "its date has passed, and nothing tells what came of it",
    "on_path": "still ahead, and the paces of the last 3 and of the last 5 years both lead there in time",
    "off_path": "still ahead, and neither pace leads there in time",
    "not_yet_due": "still ahead, and the paces disagree or are not known",
    "open": "without a date, and not reached",
    "superseded": "another goal has taken its place",
    "untestable": "nothing that could be looked up",
}


def pledged(known: Known, notes: Notes) -> Section:
    """Open and ended pledges with status, path and chance, and their history."""
    return Section("pledges", say("Pledges"), tuple(_blocks(known, notes)))


def _blocks(known: Known, notes: Notes) -> Iterator[Block]:
    if not known.promised:
        yield Paragraph(notes.words(say("No pledge is known.")))
        return
    whole = known.command("pledges PAIR --full")
    for caption, wanted in ((say("Open pledges"), True), (say("Ended pledges"), False)):
        some = [one for one in known.promised if is_open(one) == wanted]
        if some:
            (table,) = pledges(some, "").tables
            yield notes.grid(_by_all(table, some), Shape(caption, SHOWN, whole, note=_pace() if wanted else ""))
    yield Paragraph(notes.words(_legend(known.promised)), note=True)
    yield notes.grid(_history(known.promised), Shape(say("When they were said"), HISTORY_SHOWN, whole))


def _by_all(table: Table, promised: Sequence[Promise]) -> Table:
    """The chances by the figures of every side, and in years where there is no deadline."""
    at = table.columns.index("chance")
    rows = [
        (*row[:at], Cell(chances(one) or row[at].value), *row[at + 1 :])
        for row, one in zip(table.rows, promised, strict=True)
    ]
    return table._replace(rows=tuple(rows))


def _pace() -> str:
    return say(
        "Needs a year: growth to the goal. Has had: growth a year of the last 5. Chance: to reach it "
        "in time, by whose figures, never told as below %(low)s or above %(high)s; in years (y), how "
        "long it takes at that pace; ?: too few data.",
        low=percent("2"),
        high=percent("98"),
    )


def chances(promise: Promise) -> str:
    """How likely a goal is reached in time, by the figures of each side: `KAZ 21 %, TUR 36 %`."""
    if promise.status not in UNDECIDED:
        return ""
    told = ((one.track.reporter, one.outlook.reached) for one in promise.standings if one.outlook is not None)
    found = ((name, percent(f"{chance * 100:.0f}")) for name, chance in told if chance is not None)
    return ", ".join(f"{name} {chance}".replace(" ", "\u00a0") for name, chance in found)


def _legend(promised: Sequence[Promise]) -> str:
    """What the statuses mean, of those that are there."""
    there = {one.status for one in promised}
    told = [f"{say(status.replace('_', ' '))}: {say(means)}" for status, means in MEANS.items() if status in there]
    return f"{'; '.join(told)}."


def _history(promised: Sequence[Promise]) -> Table:
    """Each time that a pledge was said."""
    rows = [(one.day, _said(promise, at)) for promise in promised for at, one in enumerate(promise.asks)]
    return Table("", HISTORY, tuple(row for _, row in sorted(rows, key=lambda pair: pair[0])))


def _said(promise: Promise, at: int) -> Row:
    ask = promise.asks[at]
    entry = ask.entry
    return (
        Cell(promise.id[:BRIEF]), Cell(ask.day or say("undated")),
        Cell(entry.statement.speaker or entry.version.publisher),
        Cell(wording(entry), (entry,)), Cell(goal(ask)), Cell(entry.statement.deadline),
    )  # fmt: skip
