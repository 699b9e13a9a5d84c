"""The side that a clause leaves out because the one before told it: A sold B 5 tonnes, C took 3: of A.

Whoever is named takes the part that one of the two had before; the other one goes on as it was.
"""

from __future__ import annotations

from servanda.grammar.clause.groups import Group
from servanda.grammar.clause.ordering import opposed, receives
from servanda.grammar.words.reading import Reading

PAIR = 2
NATION = "nationality"
NATIONS, TRADES = 1, 2  # places of the signs of a part


def left(reading: Reading, named: Group, before: list[Group], flow: str) -> Group | None:
    """Of the two sides of some groups before another the one whose part that does not take; None where none is left."""
    told = [one for one in before if not one.aside and set(one.codes).isdisjoint(named.codes)]
    if len(told) == 1 == len(told[0].codes) and any(set(one.codes) > set(named.codes) for one in before):
        return told[0]  # A taxed goods of B and C; those of B bear 10 per cent
    if len(told) == 1 == len(told[0].codes) and flow == "out" and opposed(told[0].role, named.role, flow):
        return told[0]  # from A came 5 tonnes, 3 of them to B and 1 to C
    if len(told) != PAIR or any(len(one.codes) > 1 for one in told) or told[0].codes == told[1].codes:
        return None
    if _parallel(reading, named, told):
        return told[1]
    if _part(told[0]) == _part(told[1]):
        return told[1] if _given(reading, told, named) else None  # the output of A, of B, of C
    taken = (
        _alike(told, named, NATIONS)
        or _alike(told, named, TRADES)
        or _same(told, named, bare=not reading.language.verb_final)
        or told[-1]
    )
    return told[taken is told[0]]


def _given(reading: Reading, told: list[Group], named: Group) -> bool:
    """Whether the second of two bare sides gets what the first gives, by the verb right before: A sold B 5 tonnes.

    Each of several that only have an amount has no other side: A makes 5 tonnes, B 3, C 2.
    """
    one, two = told
    if one.role or named.role or named.mentions[-1].how == NATION or not receives(reading, two):
        return False
    gap = reading.text[one.end : two.start]
    return "," not in gap and not reading.atoms_within(one.end, two.start)


def _parallel(reading: Reading, named: Group, told: list[Group]) -> bool:
    """Whether a side is the subject of its own clause where verbs come last, as the first of two was: and C gives 2.

    A word sets it against the first; a verb of getting tells otherwise.
    """
    first, second = told
    bare = not (first.role or named.role) and NATION not in {first.mentions[-1].how, named.mentions[-1].how}
    if not reading.language.verb_final or not bare or second.role != "to":
        return False
    beside = reading.text[named.end :].split(None, 1)[:1] + reading.text[second.end : named.start].split()[-1:]
    got = any(one.key == "get" for one in reading.within(named.end, reading.sentence(named.start)[1], "flow"))
    return not got and any(reading.scanner.small("conjunction", word) == "but" for word in beside)


def _part(group: Group) -> tuple[str, bool, bool]:
    """What tells the part of a group: its role, whether it is a nation, and whether it is told whose trade it is."""
    return group.role, group.mentions[-1].how == NATION, group.trades


def _alike(told: list[Group], named: Group, sign: int) -> Group | None:
    """The one of two that alone is a nation, or none, as a third is: Turkish firms in A, and in B."""
    fits = [one for one in told if _part(one)[sign] == _part(named)[sign]]
    return fits[0] if len(fits) == 1 else None


def _same(told: list[Group], named: Group, *, bare: bool) -> Group | None:
    """The one of two that alone has the role of a third: sales to A rose, those to B fell; none by lacking one."""
    fits = [one for one in told if one.role == named.role and (one.role or bare)]
    return fits[0] if len(fits) == 1 else None
