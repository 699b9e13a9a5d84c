"""Promises that no figure can answer: to sign, open, build. How far the thing has come, as later documents tell it.

A pledge hangs on the thing (project, document, event) that its own document names beside it; what other documents say
of that thing are the steps, from the memorandum to operation. Silence is no evidence: it is `no_data`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from servanda.judge.measures import GOALS
from servanda.judge.names import skeletons
from servanda.judge.namesakes import named_alike
from servanda.judge.promises.status import DISPUTED, FULFILLED, LATE, MISSED, NO_DATA, OFF_PATH, OPEN, WAITING
from servanda.judge.promises.target import REAL, Ask, said_on, same_sides
from servanda.judge.questions.clusters import JOINING, Judged, clusters
from servanda.judge.telling import telling
from servanda.model import Entry, Statement

LADDER = ("memorandum", "agreement", "contract", "finance", "construction", "operation")
DONE = frozenset({"signed", "exchanged", "adopted", "ratified", "in_force"})
RUNGS = {"document.memorandum": "memorandum", "document.contract": "contract"}
STAGES = {"started": "construction", "under_way": "construction", "completed": "operation"}
UNDONE = frozenset({"planned", "construction", "denied"})  # what tells, after a deadline, that it was not kept
FALLEN = frozenset({"stalled", "cancelled"})
MONEY = "finance."
HELD, REACHED = "held", "reported"  # of what has one step only: events, and sums of money
OPENING = "event.opening"
NEAR = 250  # characters between a pledge and the thing that it is about
BESIDE = 120  # characters between a thing and the papers and the money that are its own
SOON = 45  # days after a deadline within which a document is told of
Steps = tuple["Step", ...]


class Step(NamedTuple):
    """Something that was told of a thing: a rung of the ladder, a fall from it, or that it is still ahead."""

    day: str
    name: str
    entry: Entry

    @property
    def rung(self) -> int:
        """How high it is; -1 for what is no rung."""
        return LADDER.index(self.name) if self.name in LADDER else -1


class Things:
    """What entries say of projects, documents and events, by the thing and by the document that says it."""

    def __init__(self, entries: Iterable[Entry], judged: Judged) -> None:
        told = list(entries)
        self.groups = clusters([one for one in told if _is_thing(one.statement)], judged, JOINING | {"updated"})
        self._home = {one.statement.id: at for at, group in enumerate(self.groups) for one in group}
        self._beside: dict[str, list[Entry]] = {}
        for one in told:
            self._beside.setdefault(one.version.id, []).append(one)
        self._called: dict[str, list[Entry]] = {}
        self._papers: dict[str, list[Entry]] = {}
        for one in (member for group in self.groups for member in group):
            self._papers.setdefault(one.statement.concept, []).append(one)
            for word in telling(one.statement.name or "", one.version.language):
                for sound in skeletons(word):
                    self._called.setdefault(sound, []).append(one)

    def home(self, pledge: Entry) -> int | None:
        """The number of the thing that a pledge is about: the nearest that its document names, else one of its name."""
        one = pledge.statement
        beside = [other for other in self._beside.get(pledge.version.id, ()) if _fits(one, other.statement)]
        best = min(beside, key=lambda other: _nearness(one, other.statement), default=None)
        if best is not None and _distance(one, best.statement) <= NEAR:
            return self._home[best.statement.id]
        return self._named(pledge)

    def _named(self, pledge: Entry) -> int | None:
        words = telling(pledge.statement.quote, pledge.version.language)
        sounds = {sound for word in words for sound in skeletons(word)}
        called = [one for sound in sounds for one in self._called.get(sound, ())]
        for one in sorted(called, key=self.at):
            known = telling(one.statement.name or "", one.version.language)
            if _fits(pledge.statement, one.statement) and named_alike(words, known):
                return self.at(one)
        return None

    def at(self, one: Entry) -> int:
        """The number of the thing that an entry tells of."""
        return self._home[one.statement.id]

    def name(self, home: int | None) -> str | None:
        """What a thing is called where it is first named."""
        group = self.groups[home] if home is not None else ()
        return next((one.statement.name for one in group if one.statement.name), None)

    def steps(self, home: int | None, since: str) -> Steps:
        """What was told of a thing from a day on, in order."""
        if home is None:
            return ()
        group = self.groups[home]
        found = {step.entry.statement.id: step for one in group if (step := _step(one)) is not None}
        for one in group:
            for other in self._around(one, home):
                found.setdefault(other.entry.statement.id, other)
        return tuple(sorted((one for one in found.values() if one.day >= since), key=lambda one: one.day))

    def _around(self, one: Entry, home: int) -> Iterator[Step]:
        """Papers and money that are told of beside a thing, and nearer to it than to any other."""
        if one.statement.kind != "project":
            return
        beside = self._beside.get(one.version.id, ())
        projects = [other.statement for other in beside if other.statement.kind == "project"]
        for other in beside:
            said = other.statement
            if said.kind not in {"document", "figure"} or set(said.parties) != set(one.statement.parties):
                continue
            nearest = min(projects, key=lambda project: _distance(project, said))
            if self._home[nearest.id] == home and _distance(nearest, said) <= BESIDE and (step := _step(other)):
                yield step

    def signed(self, ask: Ask) -> Steps:
        """Documents of the sort and sides of a pledge that were signed at its time, where it names none."""
        if not ask.by or not ask.measure.startswith("document."):
            return ()
        made = (_step(one) for one in self._papers.get(ask.measure, ()) if _is_like(ask, one))
        return tuple(step for step in made if step and ask.day < step.day and _days(ask.by, step.day) <= SOON)


def status(asks: Sequence[Ask], steps: Steps, today: str) -> tuple[str, Step | None]:
    """How a promise stands by what is told of its thing, and the step that shows it."""
    by = next((one.by for one in reversed(asks) if one.by), None)
    top = _goal(asks[0])
    done = next((one for one in steps if one.rung >= top >= 0 or (top < 0 and one.name in {HELD, REACHED})), None)
    if done is not None:
        undone = any(step.day > done.day and -1 < step.rung < top and step.name == "construction" for step in steps)
        kept = LATE if by is not None and done.day >= by else FULFILLED
        denied = any(one.name == "denied" and one.day > done.day for one in steps)
        return (DISPUTED if undone or denied else kept), done
    last = steps[-1] if steps else None
    if last is not None and last.name in FALLEN:
        return (MISSED if last.name == "cancelled" else OFF_PATH), last
    if by is not None and today >= by:
        undone_yet = next((one for one in steps if one.day >= by and one.name in UNDONE), None)
        return (MISSED if undone_yet else NO_DATA), undone_yet or last
    return (OPEN if by is None else WAITING), last


def _goal(ask: Ask) -> int:
    """The rung that a promise is kept on; -1 for events, which are held or not."""
    concept = ask.measure
    if concept.startswith("document."):
        return LADDER.index(RUNGS.get(concept, "agreement"))
    return LADDER.index("operation") if concept.startswith("project.") or concept == OPENING else -1


def _step(entry: Entry) -> Step | None:
    """What a statement tells of a thing; None for what is neither done nor undone."""
    one = entry.statement
    name = _name(one)
    if name is None:
        return None
    exact = one.period if one.period and one.period.start and one.kind == "event" else None
    return Step((exact.start if exact else None) or said_on(entry), name, entry)


def _name(one: Statement) -> str | None:
    if one.modality == "denied":
        return "denied"
    if one.kind == "figure":
        return "finance" if one.concept.startswith(MONEY) and one.modality in REAL else None
    if one.modality in GOALS or one.modality == "forecast":
        return "planned"
    if one.kind == "document":
        return RUNGS.get(one.concept, "agreement") if one.stage in DONE else None
    if one.kind == "project":
        return one.stage if one.stage in FALLEN else STAGES.get(one.stage or "")
    return "operation" if one.concept == OPENING else HELD


def _is_thing(one: Statement) -> bool:
    return one.kind in {"project", "document", "event"}


def _fits(pledge: Statement, other: Statement) -> bool:
    """Whether a pledge can be about a thing: of its concept, or a project that is to open."""
    if not _is_thing(other) or set(pledge.parties) != set(other.parties):
        return False
    if other.kind == "document" and other.stage in DONE and other.modality not in GOALS:
        return False
    return other.concept == pledge.concept or (pledge.concept == OPENING and other.kind == "project")


def _is_like(ask: Ask, other: Entry) -> bool:
    one = other.statement
    return one.kind == "document" and one.concept == ask.measure and same_sides(one.concept, one.parties, ask.parties)


def _distance(one: Statement, other: Statement) -> int:
    """Characters between two spans; 0 where they overlap."""
    return max(0, one.start - other.end, other.start - one.end)


def _nearness(pledge: Statement, other: Statement) -> tuple[bool, int]:
    """What is to open is a project, where one is near; the opening itself is as near as can be."""
    far = _distance(pledge, other)
    return (other.kind != "project" or far > NEAR, far)


def _days(one: str, other: str) -> int:
    return (dt.date.fromisoformat(other[:10]) - dt.date.fromisoformat(one)).days
