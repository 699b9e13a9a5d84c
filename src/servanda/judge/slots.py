"""What two statements say of one thing, slot by slot: numbers exactly, the rest as far as both say it."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from servanda.model import Period, Statement, Value
from servanda.packs import concepts

SUSPECT = "polarity_suspect"
AMOUNTS = frozenset({"figure", "pledge"})
GIVEN = frozenset({"reported", "asserted"})  # which are one but for amounts
Said = Callable[[Statement], object]


def numbers(value: Value | None) -> tuple[Decimal | None, Decimal | None] | None:
    """Both ends of a value, exactly; the way in which they are written plays no part."""
    if value is None:
        return None
    return tuple(None if end is None else Decimal(end) for end in (value.low, value.high))  # type: ignore[return-value]


def _bound(one: Statement) -> object:
    return one.value.comparator if one.value else None


def _unit(one: Statement) -> object:
    return one.value.unit if one.value else None


def _parties(one: Statement) -> object:
    """In their order only where it carries direction."""
    concept = concepts().get(one.concept)
    directed = concept is not None and concept.flow not in {"", "meet"}
    return (one.parties if directed else frozenset(one.parties)) or None


def _polarity(one: Statement) -> object:
    return "denied" if one.modality == "denied" else SUSPECT if SUSPECT in one.doubts else "plain"


def _modality(one: Statement) -> object:
    return "given" if one.modality in GIVEN and one.kind not in AMOUNTS else one.modality


def _days(period: Period | None) -> object:
    if period is None:
        return None
    return (period.start, period.end) if period.start or period.end else None


def _speaker(one: Statement) -> object:
    return (one.speaker.country or one.speaker.name) if one.speaker else None


SLOTS: dict[str, Said] = {
    "concept": lambda one: one.concept,
    "value": lambda one: numbers(one.value),
    "bound": _bound,
    "unit": _unit,
    "parties": _parties,
    "period": lambda one: _days(one.period),
    "deadline": lambda one: _days(one.deadline),
    "polarity": _polarity,
    "modality": _modality,
    "stage": lambda one: one.stage,
    "speaker": _speaker,
}


def differing(left: Statement, right: Statement) -> tuple[str, ...]:
    """Slots in which both say something, and not the same."""
    return tuple(name for name, said in SLOTS.items() if _unlike(said(left), said(right)))


def missing(left: Statement, right: Statement) -> tuple[str, ...]:
    """Slots that only one of them fills."""
    return tuple(name for name, said in SLOTS.items() if (said(left) is None) != (said(right) is None))


def _unlike(left: object, right: object) -> bool:
    return left is not None and right is not None and left != right
