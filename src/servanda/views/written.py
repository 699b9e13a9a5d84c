"""Pairs, measures, periods and days as people write them on the command line."""

from __future__ import annotations

import datetime as dt

from servanda.errors import WrongUsage
from servanda.judge.questions.scope import Span, span
from servanda.packs.concepts import concepts
from servanda.packs.countries import country_code


def pair(written: str) -> str:
    """`KAZ-RUS` of `KAZ-RUS`, `rus-kaz` or `KZ-RU`; organisations by their initials. Raises `WrongUsage`."""
    ends = sorted(country_code(one) or one.strip().upper() for one in written.split("-"))
    if len(ends) != 2 or not all(one.isalnum() for one in ends) or ends[0] == ends[1]:
        raise WrongUsage(f"{written}: no pair; give two codes of countries or organisations, as KAZ-RUS")
    return "-".join(ends)


def party(written: str) -> str:
    """`KAZ` of `KAZ`, `kz` or `kaz`; an organisation by its initials. Raises `WrongUsage`."""
    code = country_code(written) or written.strip().upper()
    if not code.isalnum():
        raise WrongUsage(f"{written}: no party; give the code of a country or an organisation, as KAZ")
    return code


def concept(written: str) -> str:
    """A concept of the closed list. Raises `WrongUsage`, and names those that are like it."""
    if written in concepts():
        return written
    like = [one for one in concepts() if written.lower() in one]
    told = f"did you mean {', '.join(like)}?" if like else f"there are: {', '.join(concepts())}"
    raise WrongUsage(f"{written}: no such concept; {told}")


def period(written: str | None) -> Span | None:
    """A period as `span` reads it. Raises `WrongUsage`."""
    try:
        return span(written) if written else None
    except ValueError:
        raise WrongUsage(f"{written}: no period; give 2023, 2023-05, 2023-Q1, 2023-H1 or 2020..2023") from None


def date(written: str) -> str:
    """A day. Raises `WrongUsage`."""
    try:
        return dt.date.fromisoformat(written).isoformat()
    except ValueError:
        raise WrongUsage(f"{written}: no such day; give it as 2024-11-28") from None
