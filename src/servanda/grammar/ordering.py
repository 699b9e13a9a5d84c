"""Which side of a statement comes first: roles before the order of the text, that before whom the text speaks for."""

from __future__ import annotations

from servanda.grammar.groups import Group

NONE: frozenset[str] = frozenset()
TRAILS = frozenset({"with", "to", "from", "in"})
LEADS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "out": (frozenset({"from", "source", "by", "inside"}), frozenset({"to", "in", "on"})),
    "in": (frozenset({"to", "in"}), frozenset({"from", "source"})),
    "of": (frozenset({"of", "in"}), frozenset({"with", "to", "from"})),
    "impose": (frozenset({"by", "from"}), frozenset({"to", "on", "in", "source", "with"})),
    "travel": (frozenset({"by"}), frozenset({"to", "in", "from", "with"})),
    "meet": (NONE, TRAILS),
    "": (NONE, TRAILS),
}
PAIR = 2
MUTUAL = frozenset({"", "meet"})


def opposed(one: str, other: str, flow: str) -> bool:
    """Whether two roles are those of the two sides of a flow, not of one and the same side."""
    leads, trails = LEADS[flow]
    return (one in trails and other not in trails) or (one in leads and other not in leads)


def ordered(codes: list[str], chosen: list[Group], groups: list[Group], flow: str, ranked: list[str]) -> list[str]:
    """The codes by their part in the flow, then as they stand, last those that no word names.

    Of a flow the chosen groups tell, and of two with the same part the nearer one, which was chosen first.
    """
    parts: dict[str, int] = {}
    first: dict[str, int] = {}
    for nearness, group in enumerate([*chosen, *groups]):
        part = _part(group, flow)
        for code in group.codes:
            first.setdefault(code, nearness if part < 0 else group.start)
            old = parts.setdefault(code, part)
            parts[code] = min(old, part) if flow in MUTUAL else old or part
    told = {code for group in groups if not group.aside for code in group.codes}
    if len(told.intersection(codes)) < PAIR and not any(parts.get(code) for code in codes):
        return sorted(codes, key=lambda code: (flow not in MUTUAL and code not in told, ranked.index(code)))
    last = max(first.values(), default=0) + 1
    return sorted(codes, key=lambda code: (parts.get(code, 0), first.get(code, last + ranked.index(code))))


def _part(group: Group, flow: str) -> int:
    """-1 for the side that comes first, 1 for the other, 0 where nothing tells."""
    leads, trails = LEADS[flow]
    if group.role in leads:
        return -1
    if group.role in trails:
        return 1
    return -1 if flow == "travel" and group.mentions[-1].how == "person" else 0
