"""All promises of a pair: goals with their history, each held against figures and against what documents tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from servanda.judge.promises import baseline, ladder, status
from servanda.judge.promises.ladder import Step, Things
from servanda.judge.promises.lineage import Goal, goals
from servanda.judge.promises.results import Measure, Track, tracks
from servanda.judge.promises.status import Aim, Standing
from servanda.judge.promises.target import MONEY, REAL, Ask, Baseline, Scope, asked, number, said_on, same_sides
from servanda.judge.questions.clusters import Judged
from servanda.model import Entry, Observation
from servanda.packs import concepts

SERIES, DOCUMENTS, NOT = "series", "documents", "no"  # by what a promise can be tested
THINGS = ("document.", "project.", "event.")
UNTESTABLE = "untestable"


class Promise(NamedTuple):
    """One goal with everything that is known of it.

    `amount` is the goal made absolute, `own` the side by whose figures it was set, `after` the id of the goal that
    followed and how, `before` the one that it continues.
    `name` is that of a thing, `shown` the step of it that shows the status.
    """

    asks: tuple[Ask, ...]
    testable: str
    status: str
    amount: Decimal | None = None
    unit: str | None = None
    start: Baseline | None = None
    own: str | None = None
    standings: tuple[Standing, ...] = ()
    steps: tuple[Step, ...] = ()
    shown: Step | None = None
    name: str | None = None
    before: tuple[str, str] | None = None
    after: tuple[str, str] | None = None

    @property
    def id(self) -> str:
        """The id of the statement that said it first."""
        return self.asks[0].entry.statement.id

    @property
    def said(self) -> tuple[Entry, ...]:
        """Every pledge of it, in order."""
        return tuple(one.entry for one in self.asks)

    @property
    def dated(self) -> Ask | None:
        """The last pledge that names a date."""
        return next((one for one in reversed(self.asks) if one.by), None)


def promises(
    entries: Iterable[Entry],
    observations: Iterable[Observation],
    judged: Judged,
    today: str,
    scopes: Mapping[str, Scope] = MappingProxyType({}),
) -> list[Promise]:
    """The promises that entries tell of, in the order in which they were first said; each pair's by itself.

    `scopes` is what the words around a statement limit it to, by its id, where they do.
    """
    said: dict[frozenset[str], list[Entry]] = {}
    for entry in entries:
        said.setdefault(frozenset(entry.statement.parties), []).append(entry)
    given: dict[frozenset[str], list[Observation]] = {}
    for one in observations:
        given.setdefault(frozenset(one.parties), []).append(one)
    made = [
        promise
        for sides, known in said.items()
        if any(one.statement.kind == "pledge" for one in known)
        for promise in _of_pair(Known(known, given.get(sides, ()), judged, scopes), today)
    ]
    return sorted(made, key=lambda one: (one.asks[0].day or "9999", one.id))


class Known:
    """What is known of a pair: what entries say, official figures, and the tracks made of both."""

    def __init__(
        self, entries: Sequence[Entry], observations: Sequence[Observation], judged: Judged, scopes: Mapping[str, Scope]
    ) -> None:
        self.entries, self.observations = entries, observations
        self._scopes: dict[Scope, list[Entry]] = {}
        for one in entries:
            self._scopes.setdefault(scopes.get(one.statement.id, frozenset()), []).append(one)
        self._figures: dict[tuple[str, str | None], list[Entry]] = {}
        for said in (one for one in entries if one.statement.kind == "figure" and one.statement.value):
            unit = said.statement.value.unit if said.statement.value else None
            self._figures.setdefault((said.statement.concept, unit), []).append(said)
        self.things = Things(entries, judged)
        self._tracks: dict[Measure, list[Track]] = {}

    def tracks(self, wanted: Measure) -> list[Track]:
        """The results of a measure by each side's figures."""
        if wanted not in self._tracks:
            self._tracks[wanted] = tracks(wanted, self._scopes[wanted.scope], self.observations)
        return self._tracks[wanted]

    def sums(self, ask: Ask) -> Sequence[Entry]:
        """Figures of the measure and the unit of a pledge."""
        return self._figures.get((ask.measure, ask.unit), ())

    def asks(self) -> Iterator[Ask]:
        """What pledges ask for, each with what its document says within its scope."""
        for scope, entries in self._scopes.items():
            beside: dict[str, list[Entry]] = {}
            for one in entries:
                beside.setdefault(one.version.id, []).append(one)
            pledges = (one for one in entries if one.statement.kind == "pledge")
            yield from (asked(one, beside[one.version.id], scope) for one in pledges)

    def unit(self, measure: str) -> str | None:
        """The currency in which a measure is mostly given, for a goal that names none."""
        told = [one.statement.value for one in self.entries if one.statement.concept == measure]
        units = [one.unit for one in (*told, *(one.value for one in self.observations)) if one]
        return next((unit for unit, _ in Counter(units).most_common() if unit and len(unit) == MONEY), None)


def _of_pair(known: Known, today: str) -> Iterator[Promise]:
    asks = list(known.asks())
    for goal in goals(one for one in asks if one.numeric):
        yield _counted(goal, known, today) if _is_counted(goal) else _told(goal.asks, known, today)
    yield from (_told(group, known, today) for group in _by_thing(asks, known.things))


def _is_counted(goal: Goal) -> bool:
    """Whether figures of its measure can tell if it was kept: not where they may count something else."""
    found = concepts().get(goal.measure)
    return found is not None and not found.loose


def _counted(goal: Goal, known: Known, today: str) -> Promise:
    """A goal held against the figures of each side."""
    first = goal.asks[0]
    unit = next((one.unit for one in goal.asks if one.unit), None) or known.unit(goal.measure)
    found = known.tracks(Measure(goal.measure, first.parties, unit or "", first.scope))
    start = baseline.baseline(goal, found)
    own = baseline.own_side(goal, start, found)
    amount = baseline.absolute(goal, start)
    by = SERIES if concepts()[goal.measure].mirrored and not first.scope else DOCUMENTS
    promise = Promise(
        tuple(goal.asks), by, status.OPEN, amount, unit, start, own,
        before=_beside(goal.before), after=_beside(goal.after),
    )  # fmt: skip
    if amount is None:
        return promise._replace(status=status.NO_DATA if goal.by else status.OPEN)
    over = f"{goal.year + 1}-01-01" if goal.year else None  # a year is judged when it is over
    aim = Aim(first.day, amount, over, goal.year, first.down)
    standings = tuple(status.standing(aim, track, today) for track in found)
    verdict = status.together(standings, aim, own, today)
    if goal.replaced and verdict in status.UNDECIDED:
        verdict = status.SUPERSEDED
    return promise._replace(status=verdict, standings=standings)


def _told(asks: Sequence[Ask], known: Known, today: str) -> Promise:
    """A promise of which documents alone can tell how far it has come."""
    first, things = asks[0], known.things
    home = next((at for one in asks if (at := things.home(one.entry)) is not None), None)
    steps = _paid(first, known.sums(first)) if first.numeric else things.steps(home, first.day) or things.signed(first)
    promise = Promise(tuple(asks), DOCUMENTS, "", first.amount, first.unit, steps=steps)
    if not first.numeric and not first.measure.startswith(THINGS):
        return promise._replace(testable=NOT, status=UNTESTABLE)
    verdict, shown = ladder.status(asks, steps, today)
    return promise._replace(status=verdict, shown=shown, name=things.name(home))


def _by_thing(asks: Iterable[Ask], things: Things) -> list[list[Ask]]:
    """Pledges without an amount, by the thing that they are about; those for different years are different ones."""
    found: list[list[Ask]] = []
    homes: dict[int, list[list[Ask]]] = {}
    for one in sorted((one for one in asks if not one.numeric), key=lambda one: one.day or "9999"):
        home = things.home(one.entry)
        own = homes.setdefault(home, []) if home is not None else []
        group = next((group for group in own if _one_year(group, one)), None)
        if group is None:
            group = []
            own.append(group)
            found.append(group)
        group.append(one)
    return found


def _one_year(group: Iterable[Ask], ask: Ask) -> bool:
    years = {one.year for one in group if one.year}
    return not years or ask.year is None or ask.year in years


def _paid(ask: Ask, known: Iterable[Entry]) -> tuple[Step, ...]:
    """Where a sum that was promised is reported later."""
    return tuple(
        Step(said_on(one), ladder.REACHED, one)
        for one in known
        if one.statement.modality in REAL
        and number(one.statement.value) == ask.amount
        and same_sides(ask.measure, one.statement.parties, ask.parties)
        and said_on(one) > ask.day
    )


def _beside(link: tuple[str, Goal] | None) -> tuple[str, str] | None:
    return (link[0], link[1].id) if link else None
