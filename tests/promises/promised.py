"""Statements and series made up for tests: pledges, figures, and what two reporters say."""

import itertools

from servanda.model import Cell, Entry, Observation, Period, Statement, Value, Version

COUNT = itertools.count()
PAIR = ("KAZ", "TUR")
BN = 10**9


def statement(document, kind, concept, **fields):
    number = next(COUNT)
    quote = fields.pop("quote", f"words {number}")
    start = fields.pop("start", number * 1000)
    return Statement(
        id=f"{number:08x}", document=document, kind=kind, concept=concept, start=start, end=start + len(quote),
        quote=quote, modality=fields.pop("modality", "asserted"), rule="test", **{"parties": PAIR, **fields},
    )  # fmt: skip


def entry(day, kind, concept="trade.turnover", country=None, document=None, **fields):
    name = document or f"doc-{next(COUNT)}"
    version = Version(
        id=f"v-{name}", document=name, source=name, text_hash="", published=day, publisher_country=country,
        language="en",
    )  # fmt: skip
    return Entry(statement(name, kind, concept, **fields), version)


def amount(number, unit="USD", comparator="="):
    return Value(low=str(int(number)), high=str(int(number)), unit=unit, comparator=comparator)


def by(year):
    return Period(text=f"by {year}", start=None, end=f"{year + 1}-01-01", basis="stated")


def in_year(year):
    return Period(text=str(year), start=f"{year}-01-01", end=f"{year + 1}-01-01", basis="stated")


def pledge(day, bn, until=None, **fields):
    return entry(
        day, "pledge", value=amount(bn * BN), deadline=by(until) if until else None, modality="target", **fields
    )  # fmt: skip


def figure(day, bn, year, **fields):
    given = {"value": amount(bn * BN), "period": in_year(year), "modality": "reported", **fields}
    return entry(day, "figure", **given)


def series(reporter, years, *, status="reported", sides=PAIR):
    """Exports and imports of a reporter that make the turnover of each year, in billions; each half of it."""
    own = reporter or sides[0]
    parties = (own, next(one for one in sides if one != own))
    return [
        Observation(
            id=f"{reporter}-{flow}-{year}", document="file", concept=f"trade.{flow}",
            cell=Cell(series=f"made:{reporter}.{flow}.{'.'.join(parties)}.{status}", row=row), parties=parties,
            reporter=reporter, value=amount(bn * BN / 2), period=in_year(year), status=status,
        )
        for row, (year, bn) in enumerate(years.items(), 1)
        for flow in ("exports", "imports")
    ]  # fmt: skip
