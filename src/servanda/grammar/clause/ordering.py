"""Which side of a statement comes first: roles before the order of the text, that before whom the text speaks for."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from servanda.grammar.clause.groups import Group
from servanda.grammar.words.lookup import Mention
from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import PLACES, SEATS

Span = tuple[int, int]
Within = Callable[[int, int], list[Mention]]  # whom a span names
GIVEN_NEAR = 24  # characters from where a verb of giving begins to whoever gets
GOALS, GOAL_NEAR = frozenset({"to", "in", "for"}), 30
NONE: frozenset[str] = frozenset()
TRAILS = frozenset({"with", "to", "for", "from", "in"})
LEADS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "out": (frozenset({"from", "source", "by", "inside"}), frozenset({"to", "for", "in", "on"})),
    "in": (frozenset({"to", "for", "in"}), frozenset({"from", "source"})),
    "of": (frozenset({"of", "in", "for"}), frozenset({"with", "to", "from"})),
    "impose": (frozenset({"by"}), frozenset({"to", "for", "on", "in", "from", "source", "with"})),
    "invite": (frozenset({"by", "of", "from", "to"}), frozenset({"with"})),
    "travel": (frozenset({"by"}), frozenset({"to", "for", "in", "from", "with"})),
    "meet": (NONE, TRAILS),
    "": (NONE, TRAILS),
}
PAIR = 2
POSSESSED = 4  # characters from a mover to what is his, and from a word of going to its goal
MUTUAL = frozenset({"", "meet"})
NATION, RECEIVING, OWN = "nationality", frozenset({"", "to", "for"}), frozenset({"", "of"})


def trails(group: Group, flow: str) -> bool:
    """Whether a group is the second side of a flow."""
    return group.role in LEADS[flow][1]


def tours(group: Group, flow: str) -> bool:
    """Whether a group is a row of states that somebody tours: he will visit A, B and C."""
    return flow == "travel" and len(group.codes) >= PAIR and all(one.how != "person" for one in group.mentions)


def goal(reading: Reading, group: Group, anchor: tuple[int, int], flow: str) -> bool:
    """Whether a group is the goal of a word of going: right at it, or first behind it: he came on Sunday to A."""
    final = reading.language.verb_final
    gap = anchor[0] - group.end if final else group.start - anchor[1]
    if flow != "travel" or 0 <= gap <= POSSESSED:
        return flow == "travel" and group.role != "of"
    if final or group.role not in GOALS or not 0 <= gap <= GOAL_NEAR:
        return False
    return "," not in reading.text[anchor[1] : group.start] and not reading.within(anchor[1], group.start, *PLACES)


def arrives(first: Group, other: Group, anchor: Span) -> bool:
    """Whether a man, or a nation, right behind a verb is who comes to the place before it: в A прибыла делегация B."""
    if other.mentions[-1].how == "person":
        return True
    nation = not other.role and all(one.how == NATION for one in other.mentions)
    return nation and first.role in GOALS and first.end <= anchor[0]


def faces(group: Group, flow: str) -> bool:
    """Whether a group is the other side of somebody, who need not be named: talks with them, exports to them."""
    return group.role == "with" if flow in MUTUAL else trails(group, flow)


def inside(group: Group, anchor: tuple[int, int], flow: str) -> Group:
    """A group that a counted thing itself names is whose it is: 30 thousand citizens of A; so is A of A sanctions."""
    last = group.mentions[-1]
    if flow == "impose" and not last.ending and last.how != NATION and anchor[0] - group.end == 1:
        return msgspec.structs.replace(group, role="by")
    within = not group.role and anchor[0] < group.start < anchor[1]
    return msgspec.structs.replace(group, role="inside") if within else group


def opposed(one: str, other: str, flow: str) -> bool:
    """Whether two roles are those of the two sides of a flow, not of one and the same side."""
    first, second = LEADS[flow]
    return (one in second and other not in second) or (one in first and other not in first)


def alike(one: Group, other: Group, flow: str) -> bool:
    """Whether both groups give what flows one way: with money from A's banks, firms of B will deliver 5 tractors."""
    return flow == "out" and (one.role, other.role) == ("source", "from") and other.end < one.start


Ranks = dict[str | None, int]  # how likely each country speaks


def ordered(codes: list[str], chosen: list[Group], groups: list[Group], flow: str, ranks: Ranks) -> list[str]:
    """The codes by their part in the flow, then as they stand, last those that no word names.

    Of a flow the chosen groups tell, and of two with the same part the nearer one, which was chosen first.
    """
    mutual, lowest = flow in MUTUAL, len(ranks)
    parts: dict[str, int] = {}
    first: dict[str, int] = {}
    subject = groups[0].codes if groups and not groups[0].role and not groups[0].aside else ()
    for nearness, group in enumerate([*chosen, *groups]):
        told = _part(group, flow)
        for code in group.codes:
            part = 0 if mutual and code in subject else told  # A met B's president, who came to A
            if code not in first:
                own = code in subject and (part >= 0 or flow == "travel")  # of two men, he who opens the sentence goes
                at = _earliest(groups, code, group) if mutual and group.mentions[-1].how == "person" else group.start
                first[code] = (-1 if own else nearness) if part < 0 else groups[0].start if own else at
                parts[code] = part
            elif not mutual and not parts[code] and not (part > 0 and (code in subject or part in parts.values())):
                parts[code] = part  # A's exports; imports from B: B alone is who sells there
    named = {code for group in groups if not group.aside for code in group.codes}
    if len(named.intersection(codes)) < PAIR and not any(map(parts.get, codes)):
        said = named - {one.code for group in groups for one in group.mentions if one.how == "we"} if mutual else named
        return sorted(codes, key=lambda code: (code not in said, ranks.get(code, lowest)))
    last = max(first.values(), default=0) + 1
    return sorted(codes, key=lambda code: (parts.get(code, 0), first.get(code, last + ranks.get(code, lowest))))


def _earliest(groups: list[Group], code: str, man: Group) -> int:
    """Where the land of a man is first named before him, which so comes first: the envoy of A to B, X, opened it."""
    lands = (one for one in groups if one.codes == (code,) and one.role == "of" and one.mentions[-1].ending)
    return min((one.start for one in lands if not one.aside), default=man.start)


def _part(group: Group, flow: str) -> int:
    """Below 0 for the side that comes first, above 0 for the other, 0 where nothing tells."""
    leads, _ = LEADS[flow]
    if flow == "of" and group.trades and not trails(group, flow):
        return -2
    if group.role in leads:
        return -1 - (flow == "out" and group.role == "source")  # A's investments, approved by B
    if trails(group, flow):
        return 1 + (not flow and group.role == "with")  # for A, trade with B
    if flow == "travel" and group.mentions[-1].how in SEATS:
        return 1  # a capital does not travel: it is visited
    return -1 if flow == "travel" and any(one.how == "person" for one in group.mentions) else 0


def receives(reading: Reading, group: Group) -> bool:
    """Whether a verb of giving stands right before a bare side, which so gets what follows: A sold B 5 tonnes."""
    if group.role not in RECEIVING or reading.language.verb_final:
        return False
    verbs = reading.within(group.start - GIVEN_NEAR, group.start, "concept", "flow")
    return bool(verbs) and reading.text[verbs[-1].end : group.start] == " "


def opener(reading: Reading, near: Group, others: list[Group], facing: Group, anchor: Span) -> Group | None:
    """Who opens a clause about a receiver, rather than a nation behind an amount: A lends B 3 bn backed by C's gold.

    Nor is it where a thing is for which somebody is given an amount: A gave B 3 bn for its mission in C.
    """
    final = reading.language.verb_final
    if near.role not in RECEIVING or (facing.start < anchor[1] and not final):
        return None
    given = not final and near.start < anchor[0] and receives(reading, near)
    if not given and any(one.how != NATION for one in facing.mentions):
        return None
    first = min(near.start, facing.start, anchor[0])
    before = (one for one in others if one.end <= first and one.role in OWN and not one.aside)
    return next((one for one in before if any(mention.how != NATION for mention in one.mentions)), None)


def let_in(groups: list[Group]) -> Group | None:
    """Who does not let another's goods in, where only where they go is told: a ban on Lithuanian apples in Belarus."""
    states = [one for one in groups if any(each.how != NATION for each in one.mentions)]
    goods = [one for one in groups if one not in states and not one.aside]
    there = [one for one in states if one.role == "in" and len(one.codes) == 1]
    return there[0] if len(states) == len(there) == len(goods) == 1 else None


def between(reading: Reading, within: Within, anchor: Span, near: list[Group]) -> Group | None:
    """The sides that "between" joins right at an anchor: the agreement between A and B, whoever speaks of it."""
    both = next((one for one in near if one.role == "between" and len(one.codes) >= PAIR), None)
    if both is None:
        return None
    ahead = both.start > anchor[1]
    if ahead and (reading.language.verb_final or within(anchor[1], both.start)):
        return None  # the call of A with B, at which that spoke of the war between C and D
    gap = reading.text[anchor[1] : both.start] if ahead else reading.text[both.end : anchor[0]]
    return both if "," not in gap else None
