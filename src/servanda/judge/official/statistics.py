"""Where official figures come from: whatever answers for observations, asked once for each pair."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Protocol

from servanda.judge.official.paths import Table
from servanda.judge.official.rates import Rate, rate
from servanda.model import Observation

CONCEPTS = (
    "trade.turnover", "trade.exports", "trade.imports", "trade.balance", "investment.stock", "investment.inflow",
    "investment.cumulative", "companies.count", "people.count", "supply.volume", "settlement.share",
)  # fmt: skip
TRADE = ("trade.turnover", "trade.exports", "trade.imports")
AROUND = 4  # years before and after those that are asked about
WORLD = "WLD"  # the partner of totals


class Source(Protocol):
    """What gives observations: a ledger, or a list of them."""

    def observations(
        self, parties: Collection[str], concepts: Collection[str], since: str | None = None, until: str | None = None
    ) -> Sequence[Observation]:
        """Those of two parties, or of all pairs of one; of every reporter and period, or within two dates."""

    def rates(
        self, units: Collection[str], since: str | None = None, until: str | None = None
    ) -> Sequence[Observation]:
        """Exchange rates, average and end of period, of units like KZT/USD."""


class Statistics:
    """A source that remembers what it was asked."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._years: tuple[int, int] | None = None
        self._tables: dict[frozenset[str], Table] = {}
        self._whole: dict[frozenset[str], Table] = {}
        self._partners: dict[tuple[str, str, str], dict[str, Table]] = {}
        self._rates: dict[tuple[str, str, str, str, bool], Rate | None] = {}

    def look(self, first: int, last: int) -> None:
        """Years that will be asked about: from now on tables have those, with some around, and no others."""
        known = self._years or (first, last)
        wider = min(first, known[0]), max(last, known[1])
        if wider != self._years:
            self._years = wider
            self._tables.clear()

    def table(self, parties: Collection[str]) -> Table:
        """What series say of a pair in the years that are looked at; without any, all."""
        if self._years is None:
            return self.whole(parties)
        pair = frozenset(parties)
        if pair not in self._tables:
            since, until = (f"{year:04}-01-01" for year in (self._years[0] - AROUND, self._years[1] + AROUND + 1))
            self._tables[pair] = Table(self._source.observations(sorted(pair), CONCEPTS, since, until))
        return self._tables[pair]

    def whole(self, parties: Collection[str]) -> Table:
        """All that series say of a pair."""
        pair = frozenset(parties)
        if pair not in self._whole:
            self._whole[pair] = Table(self._source.observations(sorted(pair), CONCEPTS))
        return self._whole[pair]

    def partners(self, country: str, start: str, end: str) -> dict[str, Table]:
        """What series say of the trade of a country in a period, by partner; the world is one of them."""
        key = country, start, end
        if key not in self._partners:
            given: dict[str, list[Observation]] = {}
            for one in self._source.observations((country,), TRADE, start, end):
                for partner in {*one.parties} - {country}:
                    given.setdefault(partner, []).append(one)
            self._partners[key] = {partner: Table(seen) for partner, seen in given.items()}
        return self._partners[key]

    def rate(self, units: tuple[str, str], start: str, end: str, *, stock: bool) -> Rate | None:
        """What one of a currency was worth in another: on average over a period, for a position at its end."""
        key = (*units, start, end, stock)
        if key not in self._rates:
            self._rates[key] = rate(self._source.rates, units, (start, end), stock=stock)
        return self._rates[key]
