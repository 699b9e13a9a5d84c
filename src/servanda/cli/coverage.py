"""What each language pack covers: forms by area, concepts that have words, and what it can therefore read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from servanda.packs import Pack, concepts

AREAS = {
    "numbers": (
        "number", "scale", "fraction", "denominator", "point", "over", "minus", "ordinal", "ordinal_suffix",
        "collective",
    ),
    "money": (
        "currency", "money", "numbered", "declared", "percent", "unit", "subunit", "comparator", "level", "age",
        "range", "elision", "converted",
    ),
    "dates": (
        "month", "weekday", "time_unit", "relative", "deictic", "ago", "part", "deadline", "time_link", "vague_time",
        "holiday", "clock", "decade", "same_period", "told_period", "compared", "shifted", "anniversary",
    ),
    "places": ("place", "nationality", "capital", "city", "organisation"),
    "people": (
        "office", "institution", "assembly", "pronoun", "person_title", "not_name", "speech", "turn", "leader",
        "company", "statistics", "unnamed", "quoting", "hearsay",
    ),
    "concepts": (
        "concept", "noun", "count_mark", "sized", "partitive", "listed", "scope", "resumption", "change", "ranked",
        "superlative", "multiple", "portion", "domestic", "flow", "project", "name_mark", "outcome", "object", "forces",
        "pastime",
    ),
    "grammar": (
        "role", "topic", "negation", "modality", "stage", "joint", "commitment", "deed", "holding", "act", "lift",
        "conditional", "conjunction", "converb", "polarity", "idiom", "dated", "usual",
    ),
}  # fmt: skip
NAMING = frozenset({"concept", "project"})  # classes whose keys are concepts
FULL = 0.75  # of all concepts have words of their own; the rest follow from others
LEGEND = """\
Word forms by area; "worded" counts the concepts that have words of their own. A full pack reads statements; a partial
one reads those whose words it has; a basic one reads numbers, money, percent and dates. Your own words and languages:
docs/languages.md."""


class Coverage(NamedTuple):
    """One line of `servanda languages`; its `level` is full, partial (concepts lack words) or basic (no statements)."""

    code: str
    name: str
    script: str
    forms: dict[str, int]
    worded: int
    level: str


def coverage(pack: Pack) -> Coverage:
    """Count the forms of a pack by area, and the concepts that they word."""
    area_of = {cls: area for area, classes in AREAS.items() for cls in classes}
    counted = Counter(area_of[entry.cls] for entry in pack.entries)
    forms = {area: counted[area] for area in AREAS}
    keys = {entry.key.partition("/")[0] for entry in pack.entries if entry.cls in NAMING}
    worded = len(keys & concepts().keys())
    enough = worded >= FULL * len(concepts())
    level = "basic" if not all(forms.values()) else "full" if enough else "partial"
    language = pack.language
    return Coverage(language.code, f"{language.english} · {language.name}", language.script, forms, worded, level)


def table(covered: Iterable[Coverage]) -> Iterator[str]:
    """Lines of plain text, columns aligned."""
    rows = [["code", "language", "script", *AREAS, "worded", "level"]]
    for one in covered:
        worded = f"{one.worded} of {len(concepts())}"
        rows.append([one.code, one.name, one.script, *map(str, one.forms.values()), worded, one.level])
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [
            cell.rjust(width) if title in {*AREAS, "worded"} else cell.ljust(width)
            for title, cell, width in zip(rows[0], row, widths, strict=True)
        ]
        yield "  ".join(cells).rstrip()
