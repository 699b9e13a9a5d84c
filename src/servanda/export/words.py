"""What a statement says, in one line for people who read an export by eye."""

from __future__ import annotations

from servanda.model import Period, Statement, Value


def line(one: Statement) -> str:
    """`trade turnover · KAZ – TUR · 6400000000 USD · 2024-01-01/2025-01-01 · reported`."""
    said = one.stage or one.modality
    period, deadline = dates(one.period), dates(one.deadline)
    parts = (
        one.concept.replace(".", " ").replace("_", " "), one.name, " – ".join(one.parties), amount(one.value), period,
        deadline and f"until {deadline}", said.replace("_", " "),
    )  # fmt: skip
    return " · ".join(part for part in parts if part)


def amount(value: Value | None) -> str:
    """A value with its bounds and unit."""
    if value is None:
        return ""
    ends = list(dict.fromkeys(one for one in (value.low, value.high) if one))
    sign = "" if value.comparator in {"=", "range"} else f"{value.comparator} "
    return f"{sign}{'–'.join(ends)} {value.unit or ''}".strip()


def dates(period: Period | None) -> str:
    """The days of a period, half-open as they are kept; its words where they are not known."""
    if period is None:
        return ""
    return f"{period.start or '..'}/{period.end or '..'}" if period.start or period.end else period.text
