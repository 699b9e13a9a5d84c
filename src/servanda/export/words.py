"""What a statement says, in one line for people who read an export by eye."""

from __future__ import annotations

from servanda.frame import amount, dates
from servanda.model import Statement


def line(one: Statement) -> str:
    """`trade turnover · KAZ – TUR · 6400000000 USD · 2024-01-01/2025-01-01 · reported`."""
    said = one.stage or one.modality
    period, deadline = dates(one.period), dates(one.deadline)
    parts = (
        one.concept.replace(".", " ").replace("_", " "), one.name, " – ".join(one.parties), amount(one.value), period,
        deadline and f"until {deadline}", said.replace("_", " "),
    )  # fmt: skip
    return " · ".join(part for part in parts if part)
