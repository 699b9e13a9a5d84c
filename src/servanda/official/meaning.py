"""What is so of all rows of a series: its parties in the order of its concept, its unit, and how it is multiplied."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from servanda.packs import concepts
from servanda.packs.countries import party
from servanda.packs.sources import LEAVE, Rule, Source
from servanda.tables import STATUSES, WORLD, Series

RATES = frozenset({"exchange.average", "exchange.end"})
FLOWS = {
    "export": "trade.exports", "exports": "trade.exports", "x": "trade.exports", "import": "trade.imports",
    "imports": "trade.imports", "m": "trade.imports", "turnover": "trade.turnover", "balance": "trade.balance",
}  # fmt: skip
PARTIES = ("reporter", "counterpart", "exporter", "importer", "investor", "host")
ENDS = (("exporter", "importer"), ("investor", "host"))
UNIT = re.compile(r"[A-Z][A-Z0-9_]*(/[A-Z]{3})?")
NONE = "no concept"
BRACED = re.compile(r"\{([^{}]+)\}")


class Wrong(ValueError):  # noqa: N818 - reads as what it is
    """What is wrong with a row, and what to do."""


class Meaning(NamedTuple):
    """A series, what its amounts are multiplied with, and the status of those that say none themselves."""

    series: Series
    factor: Decimal
    status: str


def ruled(rules: Iterable[Rule], told: Mapping[str, str], when: str) -> dict[str, str]:
    """What the rules of a mapping set."""
    found: dict[str, str] = {}
    there = {**told, "period": when}
    for rule in rules:
        if all(_is(field, wanted, there.get(field, "")) for field, wanted in rule.when.items()):
            found |= rule.then
    return found


def _is(field: str, wanted: str, there: str) -> bool:
    """Whether a field is as a rule wants it: one of `a|b`, or a period in `2022..2024`."""
    if field == "period" and ".." in wanted:
        first, _, last = wanted.partition("..")
        return first <= there[: len(first)] and (not last or there[: len(last)] <= last)
    return there in wanted.split("|")


def made(told: Mapping[str, str], source: Source, cell: Callable[[str], str]) -> Meaning | None:
    """The series of a row; None where it is of a group of countries, or of a country with itself.

    `cell` gives the text of a column by its name. Raises `Wrong`.
    """
    if LEAVE in told.values():
        return None
    concept = _concept(told)
    parties, reporter = _parties(told, concept, source)
    if parties is None or (concept not in RATES and len(set(parties)) != 2):
        return None
    unit = BRACED.sub(lambda found: cell(found[1]), told.get("unit", ""))
    if not UNIT.fullmatch(unit):
        raise Wrong(f"unit {unit!r} is no code; the mapping gives it (USD, T, KZT/USD) as a column or a constant")
    status = told.get("status", "reported")
    if status not in STATUSES:
        raise Wrong(f"status {status!r}: there are {', '.join(STATUSES)}")
    series = Series(
        source=source.name, concept=concept, parties=parties, reporter=reporter, unit=unit,
        frequency=told["frequency"], valuation=told.get("valuation") or None, indicator=_indicator(told, cell),
    )  # fmt: skip
    return Meaning(series, _factor(told), status)


def _concept(told: Mapping[str, str]) -> str:
    flow = told.get("flow", "")
    concept = told.get("concept") or FLOWS.get(flow.lower(), "")
    if concept in RATES or concept in concepts():
        return concept
    if not concept and flow:
        raise Wrong(f"flow {flow!r} has no meaning; give it one under `codes` of the mapping")
    raise Wrong(f"{concept or NONE}: the mapping has to give one of the list, as a constant or by a code of flow")


def _parties(told: Mapping[str, str], concept: str, source: Source) -> tuple[tuple[str, ...] | None, str | None]:
    """The parties in the order of the concept, None where one is a group; and whose statistics it is."""
    named = {field: _party(field, told[field], source) for field in PARTIES if told.get(field)}
    reporter = named.get("reporter")
    if concept in RATES:
        return (), reporter
    for one, other in ENDS:
        if one in named and other in named:
            ends = (named[one], named[other])
            ends = ends[::-1] if concept == "trade.imports" else ends
            return (None if "" in ends else tuple(map(str, ends))), reporter
    if "reporter" not in named or "counterpart" not in named:
        raise Wrong("it names no two countries; the mapping needs reporter and counterpart, or exporter and importer")
    ends = (named["reporter"], named["counterpart"])
    if told.get("first") == "counterpart":
        ends = ends[::-1]
    return (None if "" in ends else ends), reporter


def _party(field: str, written: str, source: Source) -> str:
    """The code of a party; empty for a group of countries."""
    if written in source.areas:
        return source.areas[written]
    if written.upper() in (WORLD, "WORLD"):
        return WORLD
    if any(re.fullmatch(group, written) for group in source.groups):
        return ""
    found = party(written)
    if found is None:
        raise Wrong(f"{field} {written!r} is no country; say which one under `areas` of the mapping, or among `groups`")
    return found


def _factor(told: Mapping[str, str]) -> Decimal:
    """What amounts are multiplied with: a number, or a power of ten."""
    written, power = told.get("multiplier") or "1", told.get("scale") or "0"
    try:
        return Decimal(written) * Decimal(10) ** int(power)
    except (InvalidOperation, ValueError):
        raise Wrong(f"multiplier {written!r} or scale {power!r} is no number") from None


def _indicator(told: Mapping[str, str], cell: Callable[[str], str]) -> str | None:
    return BRACED.sub(lambda found: cell(found[1]), told.get("indicator", "")) or None
