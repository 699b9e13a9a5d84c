"""Which names are one: persons, forums, programmes and projects in all their spellings."""

from __future__ import annotations

from collections.abc import Iterable

from servanda.judge.questions.answer import Answer, Cell, Row, Table
from servanda.model import Judgement

COLUMNS = ("what", "names", "matched by", "least score", "ids")
NAME = "name:"
SHORT = 8  # characters of an id


def names(matches: Iterable[Judgement], question: str, wanted: str = "") -> Answer:
    """Every bearer of several names, with what joins them; those only that have `wanted` in a name."""
    rows = [
        _row(group, joined)
        for group, joined in _groups(matches)
        if not wanted or any(wanted.casefold() in written(one).casefold() for one in group)
    ]
    return Answer(question, (Table("names of one bearer", COLUMNS, tuple(rows), empty="No names were matched."),))


def written(name: str) -> str:
    """The name as it is written, out of the end of a match."""
    return name.split(":", 2)[2]


def sort(name: str) -> str:
    """What bears a name: person, forum, programme or project."""
    return name.split(":", 2)[1]


def _groups(matches: Iterable[Judgement]) -> list[tuple[list[str], list[Judgement]]]:
    """Names that matches join, and these matches."""
    home: dict[str, list[str]] = {}
    joined: dict[int, list[Judgement]] = {}
    for match in matches:
        left, right = home.setdefault(match.left, [match.left]), home.setdefault(match.right, [match.right])
        known = joined.pop(id(left), []) + (joined.pop(id(right), []) if right is not left else []) + [match]
        if right is not left:
            left += right
            home |= dict.fromkeys(right, left)
        joined[id(left)] = known
    groups = {id(group): group for group in home.values()}
    made = [(sorted(group), joined[number]) for number, group in groups.items()]
    return sorted(made, key=lambda pair: pair[0])


def _row(group: list[str], joined: list[Judgement]) -> Row:
    scores = [code.removeprefix("score:") for one in joined for code in one.explanations if code.startswith("score:")]
    return (
        Cell(sort(group[0])), Cell(", ".join(map(written, group))),
        Cell(", ".join(sorted({one.reason for one in joined}))), Cell(min(scores, default=None)),
        Cell(" ".join(one.id[:SHORT] for one in joined)),
    )  # fmt: skip
