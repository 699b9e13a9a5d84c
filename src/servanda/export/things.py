"""Which statements say one thing, by the judgements on them."""

from __future__ import annotations

from servanda.export.source import Source

JOINING = ("same", "restated")
NAMES = "name:"  # begins the ends of a match of names


def things(source: Source, joining: tuple[str, ...] = JOINING) -> dict[str, str]:
    """The ids of statements that were judged to say what others say → the least id of those that do."""
    root: dict[str, str] = {}
    for judgement in (one for verdict in joining for one in source.judged(verdict)):
        if not judgement.left.startswith(NAMES) and judgement.right:
            ends = sorted((_top(root, judgement.left), _top(root, judgement.right)))
            root[ends[1]] = ends[0]
    return {one: _top(root, one) for one in list(root)}


def _top(root: dict[str, str], one: str) -> str:
    """The representative so far; the way to it is halved for the next time."""
    root.setdefault(one, one)
    while root[one] != one:
        root[one] = root[root[one]]
        one = root[one]
    return one
