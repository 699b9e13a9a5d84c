"""One measure of a pair as a picture: official series, what was stated, what was aimed at, and how it may go on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from servanda.charts import Band, Line, Measure, Point, Said, Target
from servanda.forecast import Known, interval, known
from servanda.judge.official import paths
from servanda.judge.promises import Promise
from servanda.judge.promises.results import Measure as Wanted
from servanda.judge.promises.results import Result, Track, tracks
from servanda.judge.promises.status import is_fresh
from servanda.judge.promises.target import same_sides
from servanda.model import Entry, Observation, Value
from servanda.views import human
from servanda.wording import percent, say, spoken

AHEAD, FARTHEST = 5, 10  # years that are foretold where no goal asks for more, and the most
MOST = 10  # statements, and targets, of which a picture has room
ODD = {"duplicate": "as the year before", "conflict": "given twice", "wild": "beyond belief", "zero": "zero"}
MONEY = 3  # letters of the code of a currency


class Stated(NamedTuple):
    """A figure of a year as it was stated last; `line` is the number of the speaker's own line."""

    year: int
    low: float
    high: float
    amount: str
    entry: Entry
    line: int | None


class Found(NamedTuple):
    """What there is to draw of a measure, before it is told in a language: `odd` are years to leave out, and why."""

    asked: Drawn
    unit: str
    lines: tuple[Line, ...]
    said: tuple[Stated, ...]
    aims: tuple[Promise, ...]
    sources: tuple[str, ...] = ()
    odd: tuple[tuple[str, str], ...] = ()

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not (self.lines or self.said or self.aims)


class Drawn(NamedTuple):
    """What is drawn: the measure, its two sides in their order, and the day as of which."""

    concept: str
    parties: tuple[str, str]
    today: str


def found(
    asked: Drawn, entries: Sequence[Entry], observations: Sequence[Observation], promised: Iterable[Promise]
) -> Found:
    """What there is to draw of one measure, in the unit that most figures have."""
    unit = unit_of(asked.concept, entries, observations)
    wanted = Wanted(asked.concept, asked.parties, unit)
    official = tracks(wanted, (), observations)
    sides = [track.reporter for track in official]
    aims = [
        one
        for one in promised
        if one.asks[0].measure == asked.concept
        and same_sides(asked.concept, one.asks[0].parties, asked.parties)
        and one.unit == unit
        and one.amount is not None
    ]
    last = max((year for track in official for year in track.official), default=0)
    until = max((one.dated.year for one in aims if one.dated and one.dated.year), default=0)
    until = max(last + AHEAD, min(last + FARTHEST, until))
    said = [_stated(track, one, sides) for track in tracks(wanted, entries, ()) for one in track.results if one.whole]
    said.sort(key=lambda one: (one.year, one.low, one.entry.version.published or "", one.entry.statement.id))
    sources = tuple(sorted({one.cell.series.partition(":")[0] for one in observations}))
    lines = tuple(_line(track, asked.today, until) for track in official)
    return Found(asked, unit, lines, tuple(said), tuple(aims), sources, _odd(asked, unit, observations))


def told(one: Found) -> Measure:
    """The same in words, in the language that is spoken."""
    asked, concept = one.asked, one.asked.concept.replace(".", " ").replace("_", " ")
    return Measure(
        title=f"{' – '.join(asked.parties)}: {say(concept)}",
        subtitle=say("%(unit)s a year, as of %(date)s", unit=one.unit, date=asked.today), unit=one.unit,
        lines=one.lines, said=tuple(map(_said, one.said[-MOST:])), targets=tuple(map(target, one.aims[-MOST:])),
        notes=tuple(_notes(one)),
    )  # fmt: skip


def unit_of(concept: str, entries: Iterable[Entry], observations: Iterable[Observation]) -> str:
    """The currency of most official figures, else of most statements."""
    family = concept.partition(".")[0]
    official = Counter(one.value.unit for one in observations if one.concept.startswith(family))
    values = (one.statement.value for one in entries if one.statement.concept == concept)
    told = Counter(value.unit for value in values if value)
    ranked = [one for one, _ in (*official.most_common(), *told.most_common())]
    return next((one for one in ranked if one and len(one) == MONEY), next((one for one in ranked if one), ""))


def _line(track: Track, today: str, until: int) -> Line:
    """One side's series, and how it may go on up to the last goal."""
    points = tuple(Point(one.year, float(one.amount), one.counts) for one in track.results if one.whole)
    official = {year: float(amount) for year, amount in track.official.items() if amount > 0}
    if not official or not is_fresh(max(official), today):
        return Line(track.reporter, points)
    past = known(official, max(official))
    return Line(track.reporter, points, _fan(past, until) if past.enough else ())


def _fan(past: Known, until: int) -> tuple[Band, ...]:
    return tuple(Band(year, *interval(past, year - past.year)) for year in range(past.year + 1, until + 1))


def _stated(track: Track, one: Result, sides: Sequence[str]) -> Stated:
    """The last that a side, or documents, stated of a year."""
    own = sides.index(track.reporter) if track.reporter in sides else None
    low, high = _ends(one.told[-1].statement.value, float(one.amount))
    return Stated(one.year, low, high, str(one.amount), one.told[-1], own)


def _said(one: Stated) -> Said:
    statement, version = one.entry.statement, one.entry.version
    text = human.amount(statement.value) if statement.value else one.amount
    by = human.who(statement.speaker) or version.publisher or version.document
    words = " · ".join(filter(None, (f"{one.year}: {text}", version.published, by)))
    return Said(one.year, one.low, one.high, words, one.line)


def _ends(value: Value | None, amount: float) -> tuple[float, float]:
    if value is None or value.low is None or value.high is None:
        return amount, amount
    return float(value.low), float(value.high)


def target(one: Promise) -> Target:
    """A goal since the year in which it was first said, in words with how it stands."""
    first, until = one.asks[0], one.dated.year if one.dated else None
    amount = human.rounded(str(one.amount), one.unit)
    goal = say("%(amount)s by %(year)s", amount=amount, year=until) if until else amount
    when = [first.day[:7], f"×{len(one.asks)}" if len(one.asks) > 1 else ""]
    status = say(one.status.replace("_", " ")) + _chances(one)
    text = " · ".join(filter(None, (goal, " ".join(filter(None, when)), status)))
    since = int(first.day[:4]) if first.day else (until or 0)
    return Target(since, until, float(one.amount or 0), text)


def _chances(one: Promise) -> str:
    """The chance to reach a goal in time, by each side's figures."""
    chances = [
        f"{of.track.reporter} {percent(f'{of.outlook.reached * 100:.0f}')}"
        for of in one.standings
        if of.outlook is not None and of.outlook.reached is not None
    ]
    return say(", chance by %(sides)s", sides=spoken().listed(chances)) if chances else ""


def _odd(asked: Drawn, unit: str, observations: Sequence[Observation]) -> tuple[tuple[str, str], ...]:
    """The years that series give and nobody should use, by whose series it is, each with the code of what is odd."""
    found = {
        (f"{path.reporter or path.source} {one.start[:4]}", one.code): None
        for path in paths(observations, asked.concept, asked.parties)
        for one in path.anomalies
        if path.unit == unit and one.code in ODD
    }
    return tuple(found)


def _notes(one: Found) -> Iterator[str]:
    """What has to be known of the picture: where its series are from, and what it leaves out."""
    yield (
        say("Series: %(sources)s.", sources=", ".join(one.sources))
        if one.sources
        else say("No official series in the ledger.")
    )
    if one.odd:
        yield say("Left out: %(years)s.", years=", ".join(f"{year} ({say(ODD[code])})" for year, code in one.odd))
    if one.lines and not any(line.fan for line in one.lines):
        yield say("No forecast: no series of 12 years or more that ends at most 3 years ago.")
    if max(len(one.said), len(one.aims)) > MOST:
        counts = {"most": MOST, "said": len(one.said), "goals": len(one.aims)}
        yield say("The last %(most)s of %(said)s statements and %(goals)s goals.", **counts)
