"""The examples of the language folders: read them, and say what they miss. The format: docs/languages.md."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import yaml

import servanda
from servanda import packs

DATA = Path(str(servanda.__file__)).parent / "data" / "languages"

Pattern = dict[str, Any]


class Example(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A text with what it must give. Patterns are partial: only the fields they name are compared."""

    text: str
    language: str
    published: str | None = None
    publisher_country: str | None = None
    title: str | None = None
    atoms: list[Pattern] | None = None
    statements: list[Pattern] | None = None
    unwanted: list[Pattern] = []
    none: bool = False
    fails: str = ""

    def __post_init__(self) -> None:
        if not (self.statements or self.unwanted or self.none or self.atoms is not None):
            raise ValueError(f"this example expects nothing: {self.text!r}")


def examples() -> dict[str, Example]:
    """Every example of every language, by language and number."""
    found = {}
    for code in packs.available():
        path = DATA / code / "examples.yaml"
        if path.is_file():
            raw = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader) or []  # noqa: S506 - strings only
            for number, one in enumerate(raw, 1):
                found[f"{code}-{number}"] = msgspec.convert({"language": code} | one, Example, strict=False)
    return found


def fits(pattern: object, found: object) -> bool:
    """Whether what was found has all that a pattern names; `null` in a pattern is nothing."""
    if isinstance(pattern, dict):
        return isinstance(found, dict) and all(fits(one, found.get(key)) for key, one in pattern.items())
    if isinstance(pattern, list):
        return isinstance(found, list | tuple) and len(pattern) == len(found) and all(map(fits, pattern, found))
    return pattern == ("null" if found is None else str(found))


def unanswered(patterns: list[Pattern], found: list[Pattern]) -> list[Pattern]:
    """The patterns that nothing answers; one thing found answers one pattern. The most exact patterns choose first."""
    left, missed = list(found), []
    for pattern in sorted(patterns, key=lambda one: -len(str(one))):
        answer = next((one for one in left if fits(pattern, one)), None)
        if answer is None:
            missed.append(pattern)
        else:
            left.remove(answer)
    return missed
