"""Corrections as they are written on the command line: `value=27e9 unit=USD period=2023`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

import msgspec

from servanda.errors import WrongUsage
from servanda.judge.questions.scope import span
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
    return _made(fields)


class Checked(NamedTuple):
    """A form that was filled in: the right statement, or what is wrong with which field."""

    right: Statement | None
    errors: dict[str, str]


def spelled(said: Statement) -> dict[str, str]:
    """What a statement says, as a person would write it in a correction."""
    value = said.value or NOTHING
    low, high = value.low or value.high or "", value.high or value.low or ""
    return {
        "kind": said.kind, "concept": said.concept, "name": said.name or "", "parties": ",".join(said.parties),
        "value": low if low == high else f"{low}{RANGE}{high}", "unit": value.unit or "",
        "comparator": value.comparator if said.value else "", "period": _dates(said.period),
        "deadline": _dates(said.deadline), "modality": said.modality, "stage": said.stage or "",
    }  # fmt: skip


def checked(wrong: Statement, form: Mapping[str, str]) -> Checked:
    """The statement that a form makes of a wrong one: what was changed in it is read, the rest stays as it is."""
    known = spelled(wrong)
    told = {field: form[field].strip() for field in FIELDS if field in form}
    new = {field for field, written in told.items() if written != known[field]}
    if "value" in new and RANGE not in told["value"] and told.get("comparator") not in {None, "", "range"}:
        new.add("comparator")
    errors: dict[str, str] = {}
    fields = msgspec.structs.asdict(wrong)
    for field in (one for one in FIELDS if one in new):
        try:
            fields |= FIELDS[field](told[field], fields)
        except WrongUsage as error:
            errors[field] = str(error)
    if errors or not new:
        return Checked(None, errors)
    try:
        return Checked(_made(fields), {})
    except WrongUsage as error:
        amount = {"value", "unit", "comparator"} & new
        return Checked(None, {"value" if amount else "kind" if "kind" in new else "concept": str(error)})


def _dates(period: Period | None) -> str:
    """A period as it is written in questions: `2023`, `2023-05`, `2023-Q1`, else its first and last day."""
    if period is None or not (period.start or period.end):
        return ""
    if period.start is None:
        return ""
    if period.end is None:
        return f"{period.start}{RANGE}"
    year, month = period.start[:4], int(period.start[5:7])
    units = (year, f"{year}-H{(month + 5) // 6}", f"{year}-Q{(month + 2) // 3}", period.start[:7], period.start)
    for unit in units:
        if span(unit) == (period.start, period.end):
            return unit
    last = dt.date.fromisoformat(period.end) - dt.timedelta(days=1)
    return f"{period.start}{RANGE}{last}"


def _made(fields: dict[str, Any]) -> Statement:
    """A corrected statement of its fields. Raises `WrongUsage` where kind and concept do not fit."""
    if fields["kind"] not in concepts()[fields["concept"]].kinds:
        raise WrongUsage(f"a {fields['kind']} cannot be of {fields['concept']}; correct kind or concept too")
    if fields["value"] and fields["value"].low is None and fields["value"].high is None:
        raise WrongUsage("a unit or a bound needs an amount; give a value too")
    fields |= {"rule": "corrected", "id": statement_id(fields)}
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
    if not written:
        return {"value": None}
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
