"""A statement against official series: a verdict with the numbers of both sides, and what may explain it.

A stated figure is accepted where it lies among the numbers of both sides in all their valuations, as far as its
rounding reaches. Only reports count: an estimate is shown, and never stands for a side; a side without a row has said
nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from servanda.judge.official import causes
from servanda.judge.official.numbers import Number, numbers, within
from servanda.judge.official.points import Days
from servanda.judge.official.stated import DERIVED, Stated, at_date, stated
from servanda.judge.official.statistics import TRADE, Statistics
from servanda.model import Entry, Finding

FITS = ("matches_both", "matches_reporter", "matches_partner")
GOODS = frozenset({"goods"})
BACK = 5  # years before it was told of which a figure without a period may be


class Check(NamedTuple):
    """An entry, the verdict, a code of its reason, what series say, and codes of what may explain the difference.

    `own` is the side whose figure it is, `partner` the other one; None where there are no two sides. `covered` tells,
    where series say nothing of the period, of what time they are; `meant` is from where to where the stated amount
    reaches by the grain of its digits and its bounds.
    """

    entry: Entry
    verdict: str
    reason: str
    own: str | None = None
    partner: str | None = None
    numbers: tuple[Number, ...] = ()
    causes: tuple[str, ...] = ()
    covered: Days | None = None
    meant: tuple[float, float] | None = None

    def of(self, side: str | None) -> list[Number]:
        """The numbers of a side; None for those of neither."""
        known = {self.own, self.partner}
        return [one for one in self.numbers if (one.side == side if side else one.side not in known)]

    def finding(self) -> Finding | None:
        """The judgement that this is: `right` is the first cell of the number that it rests on; None without any."""
        best = max(self.numbers, key=lambda one: (one.counts, one.fits), default=None)
        if best is None or not best.cells:
            return None
        right = f"{best.cells[0].series}#{best.cells[0].row}"
        return Finding(
            verdict=self.verdict, left=self.entry.statement.id, right=right, reason=self.reason,
            explanations=self.causes,
        )  # fmt: skip


def check(entry: Entry, statistics: Statistics, scope: Collection[str] = ()) -> Check:
    """What series say of a figure; `scope` are codes of what it is limited to.

    Such as services or non_oil, and for growth and shares the measure that they are of (trade.exports).
    """
    said = stated(entry)
    if isinstance(said, str):
        return Check(entry, "not_comparable", said)
    said = said._replace(of=next((one for one in TRADE if one in scope), ""))
    if said.days is None:
        return _undated(said, statistics)
    days = at_date(said.days) if said.stock else said.days
    ways = list(numbers(said, days, statistics))
    judged = [(_verdict(said, found), found) for found in ways]
    (verdict, reason), found = next((one for one in judged if one[0][0] in FITS), judged[0])
    if not found:
        (verdict, reason), found = next((one for one in judged if one[1]), judged[0])
    covered = None if found else causes.covered(said, statistics)
    if covered:
        reason = "few_partners" if said.concept == "trade.rank" else "not_covered"
    other = sorted({*scope} - GOODS - {*TRADE})
    if other and verdict != "no_data":
        verdict, reason = "not_comparable", f"scope:{other[0]}"
    told, meant = _causes(said, verdict, found, statistics), (said.amount.low, said.amount.high)
    return Check(entry, verdict, reason, said.own, said.partner, tuple(found), told, covered, meant)


def _verdict(said: Stated, found: Sequence[Number]) -> tuple[str, str]:
    if not found:
        return "no_data", "no_series"
    counted = [one for one in found if one.counts]
    if not counted:
        return _uncounted(said, found)
    own, other = (_reaches(said, [one for one in counted if one.side == side]) for side in (said.own, said.partner))
    if own or other:
        verdict = "matches_both" if own and other else "matches_reporter" if own else "matches_partner"
        return verdict, "rounded"
    if _reaches(said, counted):
        return "between", "range"
    ratios = [one.ratio for one in counted if one.ratio]
    if any(abs(ratio - 1) <= causes.NEAR for ratio in ratios):
        return "outside", "near"
    return "outside", "above" if all(ratio > 1 for ratio in ratios) else "below"


def _uncounted(said: Stated, found: Sequence[Number]) -> tuple[str, str]:
    """Where nothing counts: no rate of exchange, another measure, or estimates."""
    reported = [one for one in found if one.status == "reported"]
    if reported and all(one.ratio is None for one in reported):
        return "not_comparable", "no_rate" if any(one.unit != said.unit for one in reported) else "no_amount"
    if reported:
        return "not_comparable", "other_measure"
    return "estimates_only", "estimate"


def _reaches(said: Stated, counted: Sequence[Number]) -> bool:
    """Whether what was stated lies in the range of some numbers."""
    amounts = [abs(one.here) for one in counted]
    return bool(amounts) and within(said, min(amounts), max(amounts))


def _causes(said: Stated, verdict: str, found: Sequence[Number], statistics: Statistics) -> tuple[str, ...]:
    days = said.days
    if days is None:
        return ()
    told = list(causes.notes(said, found, days, statistics))
    if said.concept in DERIVED:
        told += [f"measure:{one}" for one in {one.measure for one in found} - {"trade.turnover"}]
    counted = [one for one in found if one.counts]
    if verdict not in {"matches_both", "no_data"}:
        told += causes.between_sides(said, counted, days)
    if verdict == "outside":
        told += causes.of_outside(said, counted, days, statistics)
    return tuple(dict.fromkeys(told))


def _undated(said: Stated, statistics: Statistics) -> Check:
    """A figure without a period is compared with none; the years that it would fit are named."""
    published = said.entry.version.published
    last = int(published[:4]) if published else None
    told: list[str] = []
    if last is not None:
        fitting = (year for year in range(last, last - BACK, -1) if causes.fits_year(said, year, statistics))
        told = [f"year:{year}" for year in fitting]
    return Check(said.entry, "not_comparable", said.why, said.own, said.partner, (), tuple(told))
