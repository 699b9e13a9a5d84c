"""PLOVER: a line an event, as `plover.yaml` maps concepts; what is no event, or has no date or actor, is left out."""

from __future__ import annotations

import datetime as dt
import functools
from typing import Any, BinaryIO

import msgspec

from servanda.export import addresses
from servanda.export.harmless import encoded
from servanda.export.source import Source
from servanda.export.things import things
from servanda.model import Period, Statement, Version
from servanda.packs.countries import country_code
from servanda.packs.load import table

CODEBOOK = "PLOVER 0.7"
SHORT = dt.timedelta(days=31)  # the longest period that is the time of an event
AGREE = "AGREE"  # what a promise is
COOPERATION = frozenset({1, 2})  # quad codes
PAST = dt.timedelta(days=366)  # before publication; what ended earlier is history
MULTILATERAL = 3  # parties
Names = tuple[str, ...]


class Category(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A category of events: its quad code and its score."""

    quad: int
    scale: float


class Mapped(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a concept is to PLOVER, see `plover.yaml`."""

    event: str
    intended: str = ""
    mode: Names = ()
    context: Names = ()
    directed: bool = False
    needs: bool = False


class Stages(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Stages of what has happened, and of what is to happen."""

    happened: Names
    intended: Names


class Modalities(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Modalities by what they make of an event."""

    hypothetical: Names
    negation: Names
    intended: Names


class Plover(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`plover.yaml`."""

    categories: dict[str, Category]
    concepts: dict[str, Mapped]
    pledged: dict[str, Names]
    stages: Stages
    modalities: Modalities


@functools.cache
def plover() -> Plover:
    """The mapping."""
    read: Plover = table("plover", Plover)
    return read


def write(source: Source, out: BinaryIO) -> None:
    """An event a line, document by document."""
    same = things(source)
    for told in source.told:
        for one in told.said:
            record = event(one, told.version)
            if record is not None:
                link = {"link": same[one.id]} if one.id in same else {}
                out.write(encoded(record | link | {"coder": source.maker}) + b"\n")


def event(one: Statement, version: Version) -> dict[str, Any] | None:
    """A statement as an event; None where it is none, or lacks a date or an actor that it must have."""
    mapped, intended = _mapped(one), _intended(one)
    when = _when(one, version)
    if mapped is None or intended is None or when is None or not one.parties:
        return None
    category = _category(one, mapped, intended=intended)
    sources, recipients = (one.parties[:1], one.parties[1:]) if mapped.directed else (one.parties, ())
    if mapped.needs and not recipients and category == mapped.event:
        return None
    known = plover().categories[category]
    future = ("future",) if intended and not mapped.intended and category != AGREE else ()
    return {
        "id": one.id,
        **when,
        "source": [_actor(code) for code in sources],
        "recipient": [_actor(code) for code in recipients],
        "event": [category],
        "mode": _modes(mapped, category, one),
        "context": [*mapped.context, *future, *_special(one, version)],
        "quad_code": known.quad,
        "event_scale": known.scale,
        "event_text": [one.quote],
        "text_info": {"start": one.start, "end": one.end},
        "cite_info": _cited(version),
    }


def _category(one: Statement, mapped: Mapped, *, intended: bool) -> str:
    """What has happened, or what is intended; a promise to cooperate in any way is an AGREE."""
    category = mapped.intended if intended and mapped.intended else mapped.event
    promised = one.kind == "pledge" and plover().categories[category].quad in COOPERATION
    return AGREE if promised else category


def _mapped(one: Statement) -> Mapped | None:
    """What the concept is, or the longest beginning of it that is there; a pledge about anything is an intention."""
    pieces = one.concept.split(".")
    for length in range(len(pieces), 0, -1):
        found = plover().concepts.get(".".join(pieces[:length]))
        if found is not None:
            return found
    return Mapped(event=AGREE, context=plover().pledged.get(pieces[0], ())) if one.kind == "pledge" else None


def _intended(one: Statement) -> bool | None:
    """Whether it is still to happen; None where its stage makes it no event, as one that is stalled."""
    known = plover()
    if one.kind == "pledge" or one.modality in known.modalities.intended or one.stage in known.stages.intended:
        return True
    return False if one.stage is None or one.stage in known.stages.happened else None


def _modes(mapped: Mapped, category: str, one: Statement) -> list[str]:
    if category != mapped.event:
        return []
    many = category == "CONSULT" and len(one.parties) >= MULTILATERAL
    return list(dict.fromkeys((*mapped.mode, *(("multilateral",) if many else ()))))


def _special(one: Statement, version: Version) -> list[str]:
    """The special contexts: hypothetical, negation, historical."""
    known = plover().modalities
    found = [name for name in ("hypothetical", "negation") if one.modality in getattr(known, name)]
    end, published = _day(one.period.end if one.period else None), _day(version.published)
    return [*found, *(["historical"] if end and published and published - end > PAST else [])]


def _when(one: Statement, version: Version) -> dict[str, str] | None:
    """The days of the event where they are told, else the day of publication; None without either."""
    days = _days(one.period)
    if days is not None:
        first, last = days
        return {"date": first.isoformat()} | ({"enddate": last.isoformat()} if last > first else {})
    published = _day(version.published)
    return {"date": published.isoformat()} if published else None


def _days(period: Period | None) -> tuple[dt.date, dt.date] | None:
    start, end = (_day(period.start), _day(period.end)) if period else (None, None)
    if start is None or end is None or not dt.timedelta() < end - start <= SHORT:
        return None
    return start, end - dt.timedelta(days=1)


def _day(written: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(written) if written else None
    except ValueError:
        return None


def _actor(code: str) -> dict[str, str]:
    """A country by its code, any other party as an international organisation."""
    return {"code": code} if country_code(code) else {"code": "IGO", "identifier_text": code}


def _cited(version: Version) -> dict[str, str]:
    known = {
        "url": addresses.web(version.url), "title": version.title, "language": (version.language or "")[:2],
        "publication": version.publisher, "license": version.licence, "citation": version.document,
        "codebook": CODEBOOK,
    }  # fmt: skip
    return {name: text for name, text in known.items() if text}
