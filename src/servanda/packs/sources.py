"""Sources of statistics, typed: what the columns and codes of their tables mean. A user's mapping file is one too."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

import msgspec

from servanda.errors import PackError
from servanda.packs.load import cached, read_yaml, roots

FIELDS = (  # what a column, a constant or a code may give
    "reporter", "counterpart", "exporter", "importer", "investor", "host", "first", "flow", "concept", "indicator",
    "period", "year", "quarter", "month", "frequency", "value", "multiplier", "scale", "unit", "valuation", "status",
    "vintage", "derivation",
)  # fmt: skip
LEAVE = "leave out"  # a code whose rows are not wanted


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What holds of some rows only: `then` is set where all of `when` is so."""

    when: dict[str, str]
    then: dict[str, str]


class Ask(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a source is asked over the net.

    `url` has `{reporter}` `{counterpart}` `{since}` `{until}` `{year}` in it: with a year, it is asked year by year.
    `codes` says how countries are written, `most` how many rows an answer has at most, `gap` how many seconds lie
    between two requests, `accept` which format is asked for.
    """

    url: str
    codes: str = "alpha3"
    accept: str = ""
    most: int = 0
    gap: float = 1.0
    own: dict[str, str] = {}


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How to read the tables of a source; docs/series.md says what each property means."""

    name: str = ""
    title: str = ""
    licence: str | None = None
    attribution: str | None = None
    home: str = ""
    marks: tuple[str, ...] = ()
    key: str = ""
    columns: dict[str, str] = {}
    optional: tuple[str, ...] = ()
    only: dict[str, tuple[str, ...]] = {}
    constants: dict[str, str] = {}
    codes: dict[str, dict[str, str | dict[str, str]]] = {}
    areas: dict[str, str] = {}
    groups: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()
    missing: tuple[str, ...] = ()
    decimal: str = "."
    thousands: str = ""
    delimiter: str = ""
    encoding: str = "utf-8-sig"
    ask: Ask | None = None
    notes: tuple[str, ...] = ()


def mapping(path: Path) -> Source:
    """The mapping in a file. Raises `PackError` that names file and place."""
    try:
        made: Source = _checked(read_yaml(path, Source), path)
    except OSError as error:
        raise PackError(f"{path}: cannot be read: {error.strerror}") from None
    return made if made.name else msgspec.structs.replace(made, name=path.stem)


@functools.cache
def sources() -> dict[str, Source]:
    """All sources by name: ours, and those in `sources/` of the user's own folder."""
    files = {path.stem: path for root in roots() for path in sorted((root / "sources").glob("*.yaml"))}
    return {name: cached(f"source-{name}", [path], Source, _one) for name, path in sorted(files.items())}


def _one(files: list[Path]) -> Source:
    return mapping(files[0])


def _checked(made: Any, path: Path) -> Any:  # noqa: ANN401 - as it came
    """Names of fields that there are."""
    named = {*made.columns, *made.constants, *made.codes, *(key for rule in made.rules for key in rule.then)}
    named |= {key for codes in made.codes.values() for code in codes.values() if isinstance(code, dict) for key in code}
    wrong = sorted(named - {*FIELDS, *made.columns})
    wrong += sorted(set(made.columns) - set(FIELDS))
    if wrong:
        raise PackError(f"{path}: no such field: {', '.join(dict.fromkeys(wrong))}; there are: {', '.join(FIELDS)}")
    return made
