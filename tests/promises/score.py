"""How well pledges are read: who with whom, what is to be reached, by when, and from where it starts.

Each passage names what it holds: `parties`, `pledges` (a `target`, or `times` as much, and the `deadline`, none where
there is none; `2029|2030` where both are right) and the `baseline` with its value and year (`2019/2020` for a year that
begins in one and ends in the other).

    python tests/promises/score.py [--show] [FOLDER]
"""

from __future__ import annotations

import sys
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from servanda import pipeline
from servanda.model import Document, Period, Statement

PASSAGES = Path(__file__).parent / "passages"
SLOTS = ("target", "dyad", "deadline", "baseline", "all")
TRADE = "trade."
Case = dict[str, Any]


def cases(folder: Path = PASSAGES) -> list[Case]:
    """Every passage with its language, which is the name of its file."""
    files = sorted(folder.glob("*.yaml"))
    return [{"language": path.stem} | case for path in files for case in yaml.safe_load(path.read_text("utf-8"))]


def read(case: Case) -> list[Statement]:
    document = Document(id="d", text=case["text"], language=case["language"], published=case["published"])
    return [one for one in pipeline.statements(document) if isinstance(one, Statement)]


def score(folder: Path = PASSAGES) -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]], list[str]]:
    """What is right and what there is, by language and slot; and the misses in words."""
    right: Counter[tuple[str, str]] = Counter()
    asked: Counter[tuple[str, str]] = Counter()
    missed = []
    for case in cases(folder):
        said = read(case)
        for pledge in case["pledges"]:
            slots = _slots(case, pledge, said)
            slots["all"] = all(slots.values())
            for slot, held in slots.items():
                asked[case["language"], slot] += 1
                right[case["language"], slot] += held
            wrong = [slot for slot, held in slots.items() if not held and slot != "all"]
            if wrong:
                missed.append(f"{case['language']} {case['published']} {case['parties']} {pledge}: {', '.join(wrong)}")
                missed += [f"    {case['text']}", *(f"    {_told(one)}" for one in said if one.value)]
    return right, asked, missed


def _slots(case: Case, pledge: Case, said: list[Statement]) -> dict[str, bool]:
    """Which slots of a pledge are right, as the best statement about it has them."""
    candidates = [_pledge(case, pledge, one) for one in said if one.kind == "pledge" and _aims(pledge, one)]
    none = {"target": False, "dyad": False, "deadline": False}
    slots = max(candidates, key=lambda found: sum(found.values()), default=none)
    if "baseline" in case:
        slots["baseline"] = any(_starts(case, one) for one in said)
    return slots


def _pledge(case: Case, pledge: Case, one: Statement) -> dict[str, bool]:
    dyad = set(one.parties) == set(case["parties"])
    return {"target": True, "dyad": dyad, "deadline": _due(pledge.get("deadline"), one.deadline)}


def _aims(pledge: Case, one: Statement) -> bool:
    if one.value is None or not one.concept.startswith(TRADE):
        return False
    wanted = "times" if one.value.unit == "RATIO" else "target"
    return pledge.get(wanted) in {one.value.low, one.value.high}


def _due(wanted: str | None, deadline: Period | None) -> bool:
    """Whether the last day of a deadline is in the year, or month, that is wanted; no dates where none is wanted."""
    end = deadline.end if deadline else None
    if wanted is None or end is None:
        return wanted is None and end is None
    return _last(end).startswith(tuple(wanted.split("|")))


def _starts(case: Case, one: Statement) -> bool:
    """Whether a statement tells where trade stood."""
    baseline = case["baseline"]
    if one.kind != "figure" or one.value is None or baseline["value"] not in {one.value.low, one.value.high}:
        return False
    first, _, last = baseline.get("year", "").partition("/")
    when = one.period
    dated = not first or bool(
        when and when.start and when.end and when.start.startswith(first) and _last(when.end).startswith(last or first)
    )
    return dated and one.concept.startswith(TRADE) and set(one.parties) == set(case["parties"])


def _last(end: str) -> str:
    return (date.fromisoformat(end) - timedelta(days=1)).isoformat()


def _told(one: Statement) -> str:
    when = one.deadline or one.period
    value = one.value and f"{one.value.comparator} {one.value.low} {one.value.high} {one.value.unit}"
    return f"{one.kind} {one.concept} {one.quote!r} {one.parties} {value} {when and (when.text, when.start, when.end)}"


def table(right: Counter[tuple[str, str]], asked: Counter[tuple[str, str]]) -> str:
    """A line a language, and one for all."""
    lines = [f"{'':5}" + "".join(f"{slot:>16}" for slot in SLOTS)]
    for language in [*sorted({language for language, _ in asked}), ""]:
        cells = []
        for slot in SLOTS:
            keys = [key for key in asked if key[1] == slot and language in {key[0], ""}]
            good, of = sum(right[key] for key in keys), sum(asked[key] for key in keys)
            cells.append(f"{good:>4}/{of:<3}{good / max(of, 1):>8.2f}")
        lines.append(f"{language or 'all':5}" + "".join(cells))
    return "\n".join(lines)


if __name__ == "__main__":
    folders = [Path(arg) for arg in sys.argv[1:] if not arg.startswith("-")]
    right, asked, missed = score(*folders)
    if "--show" in sys.argv:
        sys.stdout.write("\n".join([*missed, ""]))
    sys.stdout.write(table(right, asked) + "\n")
