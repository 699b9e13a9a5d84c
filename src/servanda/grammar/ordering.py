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
MUTUAL = frozenset({"", "meet"})


def opposed(one: str, other: str, flow: str) -> bool:
    """Whether two roles are those of the two sides of a flow, not of one and the same side."""
    leads, trails = LEADS[flow]
    return (one in trails and other not in trails) or (one in leads and other not in leads)


def ordered(codes: list[str], groups: list[Group], flow: str, ranked: list[str]) -> list[str]:
    """The codes by their part in the flow, then as they stand, last those that no word names.

    `groups` are those of the sentence, the chosen ones first.
    """
    leads, trails = LEADS[flow]
    parts: dict[str, int] = {}
    first: dict[str, int] = {}
    for group in groups:
        part = -1 if group.role in leads else 1 if group.role in trails else 0
        for code in group.codes:
            first.setdefault(code, group.start)
            old = parts.setdefault(code, part)
            parts[code] = min(old, part) if flow in MUTUAL or part < 0 else (old or part)
    missing = [code for code in codes if code not in first]
    if missing and flow in MUTUAL and not any(parts.get(code) for code in codes):
        return [code for code in ranked if code in codes]
    last = max(first.values(), default=0) + 1
    return sorted(codes, key=lambda code: (parts.get(code, 0), first.get(code, last + ranked.index(code))))
