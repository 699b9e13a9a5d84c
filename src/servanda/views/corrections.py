"""Corrections as they are written on the command line: `value=27e9 unit=USD period=2023`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal, InvalidOperation
from typing import Any

import msgspec

from servanda.errors import WrongUsage
from servanda.model import COMPARATORS, KINDS, MODALITIES, Period, Statement, Value, statement_id
from servanda.packs.concepts import concepts
from servanda.views.written import concept, period

NOTHING = Value(low=None, high=None, unit=None)
RANGE = ".."


def corrected(wrong: Statement, changes: Iterable[str]) -> Statement:
    """The statement with its changes and its new id. Raises `WrongUsage` for a field or value that cannot be."""
    fields = msgspec.structs.asdict(wrong)
    for change in changes:
        field, mark, written = change.partition("=")
        if not mark or field not in FIELDS:
            raise WrongUsage(f"{change}: no correction; give FIELD=VALUE, where FIELD is one of {', '.join(FIELDS)}")
        fields |= FIELDS[field](written.strip(), fields)
    if fields["kind"] not in concepts()[fields["concept"]].kinds:
        raise WrongUsage(f"a {fields['kind']} cannot be of {fields['concept']}; correct kind or concept too")
    fields["rule"] = "corrected"
    fields["id"] = statement_id(fields)
    return Statement(**fields)


def _concept(written: str, _: dict[str, Any]) -> dict[str, Any]:
    return {"concept": concept(written)}


def _of(field: str, known: tuple[str, ...]) -> Callable[[str, dict[str, Any]], dict[str, Any]]:
    """A field that has one of a few values."""

    def read(written: str, _: dict[str, Any]) -> dict[str, Any]:
        if written not in known:
            raise WrongUsage(f"{field}={written}: there is no such {field}; there are: {', '.join(known)}")
        return {field: written}

    return read


def _text(field: str) -> Callable[[str, dict[str, Any]], dict[str, Any]]:
    return lambda written, _: {field: written or None}


def _parties(written: str, _: dict[str, Any]) -> dict[str, Any]:
    codes = tuple(code.strip().upper() for code in written.split(",") if code.strip())
    if not all(code.isalnum() for code in codes):
        raise WrongUsage(f"parties={written}: give codes, with commas between them: KAZ,RUS")
    return {"parties": codes}


def _value(written: str, fields: dict[str, Any]) -> dict[str, Any]:
    low, _, high = written.partition(RANGE)
    ends = [_number(low), _number(high) if high else _number(low)]
    comparator = "range" if high else "="
    return {"value": msgspec.structs.replace(_known(fields), low=ends[0], high=ends[1], comparator=comparator)}


def _number(written: str) -> str:
    try:
        number = Decimal(written)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise WrongUsage(f"value={written}: no number; give 27000000000, 27e9 or 26e9{RANGE}27e9")
    return f"{number.normalize():f}"


def _unit(written: str, fields: dict[str, Any]) -> dict[str, Any]:
    return {"value": msgspec.structs.replace(_known(fields), unit=written.upper() or None, unit_stated=True)}


def _comparator(written: str, fields: dict[str, Any]) -> dict[str, Any]:
    _of("comparator", COMPARATORS)(written, fields)
    value = _known(fields)
    low, high = value.low or value.high, value.high or value.low
    ends = {">": (low, None), ">=": (low, None), "<": (None, high), "<=": (None, high)}.get(written, (low, high))
    return {"value": msgspec.structs.replace(value, low=ends[0], high=ends[1], comparator=written)}


def _known(fields: dict[str, Any]) -> Value:
    value: Value | None = fields["value"]
    return value or NOTHING


def _time(field: str) -> Callable[[str, dict[str, Any]], dict[str, Any]]:
    """A period or deadline: written as in questions, or empty for none."""

    def read(written: str, _: dict[str, Any]) -> dict[str, Any]:
        span = period(written)
        if span is None:
            return {field: None}
        return {field: Period(text=written, start=span.start, end=span.end or None, basis="stated")}

    return read


FIELDS: dict[str, Callable[[str, dict[str, Any]], dict[str, Any]]] = {
    "kind": _of("kind", KINDS), "concept": _concept, "name": _text("name"), "parties": _parties, "value": _value,
    "unit": _unit, "comparator": _comparator, "period": _time("period"), "deadline": _time("deadline"),
    "modality": _of("modality", MODALITIES), "stage": _text("stage"),
}  # fmt: skip
