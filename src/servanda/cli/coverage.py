"""What each language pack covers: forms by area, and whether it reads statements or numbers and times alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from servanda.packs import Pack

AREAS = {
    "numbers": (
        "number", "scale", "fraction", "denominator", "point", "over", "minus", "ordinal", "ordinal_suffix",
        "collective",
    ),
    "money": ("currency", "percent", "unit", "comparator", "range", "elision"),
    "dates": (
        "month", "weekday", "time_unit", "relative", "deictic", "ago", "part", "deadline", "time_link", "vague_time",
        "holiday", "decade",
    ),
    "places": ("place", "nationality", "capital", "city", "organisation"),
    "people": ("office", "pronoun", "person_title", "not_name", "speech", "company"),
    "concepts": ("concept", "noun", "count_mark", "flow", "project", "name_mark"),
    "grammar": (
        "role", "negation", "modality", "stage", "commitment", "conditional", "conjunction", "polarity", "idiom",
    ),
}  # fmt: skip
BASIC = frozenset({"numbers", "money", "dates"})


class Coverage(NamedTuple):
    """One line of `servanda languages`. `level` is full (reads statements) or basic (numbers, money and dates)."""

    code: str
    name: str
    script: str
    forms: dict[str, int]
    level: str


def coverage(pack: Pack) -> Coverage:
    """Count the forms of a pack by area."""
    area_of = {cls: area for area, classes in AREAS.items() for cls in classes}
    counted = Counter(area_of[entry.cls] for entry in pack.entries)
    forms = {area: counted[area] for area in AREAS}
    level = "full" if all(forms.values()) else "basic"
    language = pack.language
    return Coverage(language.code, f"{language.english} · {language.name}", language.script, forms, level)


def table(covered: Iterable[Coverage]) -> Iterator[str]:
    """Lines of plain text, columns aligned."""
    rows = [["code", "language", "script", *AREAS, "level"]]
    rows += [[one.code, one.name, one.script, *map(str, one.forms.values()), one.level] for one in covered]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [
            cell.rjust(width) if title in AREAS else cell.ljust(width)
            for title, cell, width in zip(rows[0], row, widths, strict=True)
        ]
        yield "  ".join(cells).rstrip()
