"""The key facts of a pair in a few points, each with the numbers of what it rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from servanda.judge.official.check import FITS
from servanda.judge.promises import Promise
from servanda.judge.promises.results import Measure, tracks
from servanda.judge.promises.status import UNDECIDED
from servanda.judge.questions.answer import Cell, Measured
from servanda.judge.questions.clusters import clusters
from servanda.judge.questions.events import MEETINGS
from servanda.judge.questions.moments import Group, exact, order, parties, since
from servanda.judge.questions.pledges import pledges
from servanda.judge.questions.scope import dated, day
from servanda.model import Entry
from servanda.views import human
from servanda.views.drawn import unit_of
from servanda.views.phrasing import phrase
from servanda.views.report.known import Known
from servanda.views.report.model import Paragraph, Points, Run, Section, Words
from servanda.views.report.notes import Notes, called, state
from servanda.views.report.promises import chances
from servanda.wording import count, numeral, say, spoken

TURNOVER = "trade.turnover"
HAPPENED = frozenset({"reported", "asserted"})
NEXT = 3  # goals ahead that are named


def summary(known: Known, notes: Notes) -> Section:
    """The key facts; every number stands in the ledger."""
    items = [
        one
        for part in (_relations, _trade, _pledges, _met, _documents, _checks, _contradictions, _doubts)
        for one in part(known, notes)
    ]
    if not known.entries:
        told = say("Nothing is said of %(pair)s.", pair=known.code)
        return Section("summary", say("Summary"), (Paragraph((Run(told),)),))
    return Section("summary", say("Summary"), (Points(tuple(items)),))


def _relations(known: Known, notes: Notes) -> Iterator[Words]:
    told = [one for one in known.entries if one.statement.kind == "relation" and one.statement.modality in HAPPENED]
    if told:
        last = max(clusters(told, known.judged), key=order)
        grade = Cell(f"{called(last[0].statement.concept)}, {_on(last)}", tuple(last))
        yield notes.woven(
            say("%(relations)s: last told as %(grade)s."), relations=_strong(say("Relations")), grade=grade
        )


def _trade(known: Known, notes: Notes) -> Iterator[Words]:
    """The last year of each side's series, and the last that was stated."""
    unit = unit_of(TURNOVER, known.entries, known.observations)
    wanted = Measure(TURNOVER, known.pair, unit)
    found = [track for track in tracks(wanted, (), known.observations) if track.last]
    if found:
        told: Words = ()
        for track in found:
            if (last := track.last) is not None:
                note = "" if last.counts else f"({say(last.status)})"
                amount = Cell(Measured(amount=f"{last.amount:f}", unit=unit, note=note), (), last.cells)
                of = {"year": str(last.year), "country": known.name(track.reporter)}
                piece = say("%(amount)s in %(year)s by the statistics of %(country)s")
                told += (*notes.words("; " if told else ": "), *notes.woven(piece, amount=amount, **of))
        yield (_strong(say("Trade turnover")), *told, *notes.words("."))
    stated = [one for track in tracks(wanted, known.entries, ()) for one in track.results if one.whole]
    if stated:
        last = max(stated, key=lambda one: (one.year, day(one.told[-1])))
        entry = last.told[-1]
        by = human.who(entry.statement.speaker) or entry.version.publisher or entry.version.source
        amount = Cell(entry.statement.value, (entry,))
        yield notes.woven(
            say("%(trade)s: %(amount)s for %(year)s, by %(who)s, %(date)s."), trade=_strong(say("Trade as stated")),
            amount=amount, year=str(last.year), who=by, date=dated(entry),
        )  # fmt: skip


def _pledges(known: Known, notes: Notes) -> Iterator[Words]:
    if not known.promised:
        return
    counts = Counter(one.status for one in known.promised)
    told = spoken().listed([state(say(one.replace("_", " ")), number) for one, number in counts.most_common()])
    number = Run(count("%(num)s pledge", "%(num)s pledges", len(known.promised)), to="pledges")
    lead = _strong(say("Pledges"))
    yield notes.woven(say("%(pledges)s: %(number)s, of which %(states)s."), pledges=lead, number=number, states=told)
    ahead = [one for one in known.promised if one.status in UNDECIDED and one.amount is not None and one.dated]
    ahead = [one for one in ahead if one.dated and one.dated.year and one.dated.year >= int(known.today[:4])]
    for one in sorted(ahead, key=_year)[:NEXT]:
        yield _goal(one, notes)


def _goal(one: Promise, notes: Notes) -> Words:
    """A goal ahead: until when, how it stands, its last result and its chance."""
    row = dict(zip(*_line(one), strict=True))
    chance = chances(one)
    told = notes.woven(
        say("%(goal)s: %(promise)s by %(date)s, said %(said)s: %(status)s"), goal=_strong(say("A goal ahead")),
        promise=row["promise"], date=f"{row['until'].value}", said=f"{row['said'].value}", status=row["status"],
    )  # fmt: skip
    if row["latest"].value:
        told += (*notes.words("; "), *notes.woven(say("last result %(amount)s"), amount=row["latest"]))
    if chance:
        told += notes.words("; ", say("chance to reach it in time by the figures of %(chances)s", chances=chance))
    return (*told, *notes.words("."))


def _line(one: Promise) -> tuple[tuple[str, ...], tuple[Cell, ...]]:
    (table,) = pledges((one,), "").tables
    return table.columns, table.rows[0]


def _year(one: Promise) -> int:
    return (one.dated and one.dated.year) or 0


def _met(known: Known, notes: Notes) -> Iterator[Words]:
    """The last meeting, and the next that is planned."""
    met = clusters((one for one in known.entries if one.statement.concept in MEETINGS), known.judged)
    past = [one for one in met if one[-1].statement.modality in HAPPENED and order(one)[0] <= known.today]
    over = [one for one in past if exact(one) or one[0].version.published]
    if over:
        yield notes.words(_strong(say("Last meeting")), ": ", _meeting(max(over, key=order)), ".")
    ahead = [one for one in met if (found := exact(one)) and _start(found) > known.today]
    if ahead:
        yield notes.words(_strong(say("Next meeting")), ": ", _meeting(min(ahead, key=order)), ".")


def _start(entry: Entry) -> str:
    period = entry.statement.period
    return (period.start if period else None) or ""


def _meeting(group: Group) -> Cell:
    return Cell(f"{called(group[0].statement.concept)}, {parties(group[0])}, {_on(group)}", tuple(group))


def _on(group: Group) -> str:
    """When something happened, or when it was told."""
    found = exact(group)
    period = found.statement.period if found else None
    return human.dates(period.start, period.end) if period else phrase(since(group))


def _documents(known: Known, notes: Notes) -> Iterator[Words]:
    named = clusters((one for one in known.entries if one.statement.kind == "document"), known.judged)
    if named:
        last = max(named, key=lambda group: group[0].version.published or "")
        first = last[0].statement
        told = f"{first.name or called(first.concept)}, {say((first.stage or first.modality).replace('_', ' '))}"
        number = Run(count("%(num)s document", "%(num)s documents", len(named)), to="documents")
        yield notes.woven(
            say("%(documents)s: %(number)s named; the last %(name)s."), documents=_strong(say("Documents")),
            number=number, name=Cell(f"{told}, {phrase(since(last))}", tuple(last)),
        )  # fmt: skip


def _checks(known: Known, notes: Notes) -> Iterator[Words]:
    judged = Counter(one.verdict for one in known.checks.values() if one.numbers)
    agreed = sum(judged[one] for one in FITS)
    told = [(agreed, say("agree with the statistics of a side")), (judged["between"], say("between both"))]
    told += [(judged["outside"], say("outside")), (judged["estimates_only"], say("beside estimates only"))]
    told += [(judged["not_comparable"], say("not comparable"))]
    if judged:
        figures = Run(count("%(num)s stated figure", "%(num)s stated figures", judged.total()), to="checks")
        states = ", ".join(state(what, number) for number, what in told if number)
        lead = _strong(say("Checks"))
        words = say("%(checks)s: %(number)s beside official series: %(states)s.")
        yield notes.woven(words, checks=lead, number=figures, states=states)


def _contradictions(known: Known, notes: Notes) -> Iterator[Words]:
    ids = {one.statement.id for one in known.entries}
    found = {
        one.id
        for ends in known.judged.values()
        for one in ends
        if one.verdict == "contradicts" and {one.left, one.right} <= ids
    }
    if found:
        number = Run(count("%(num)s contradiction", "%(num)s contradictions", len(found)), to="contradictions")
        words = say("%(contradictions)s: %(number)s between documents or inside one.")
        yield notes.woven(words, contradictions=_strong(say("Contradictions")), number=number)


def _doubts(known: Known, notes: Notes) -> Iterator[Words]:
    doubted = _count(known.entries)
    if doubted:
        yield notes.woven(
            say("%(doubts)s: %(number)s of %(statements)s carry a doubt of the reader; %(reading)s."),
            doubts=_strong(say("Doubts")), number=numeral(f"{doubted:,}"),
            statements=count("%(num)s statement", "%(num)s statements", len(known.entries)),
            reading=Run(say("what that means"), to="reading"),
        )  # fmt: skip


def _count(entries: Iterable[Entry]) -> int:
    return sum(bool(one.statement.doubts) for one in entries)


def _strong(words: str) -> Run:
    return Run(words, strong=True)
