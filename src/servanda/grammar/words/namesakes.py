"""Names that several countries share: the one that the text also names by its own name is meant, else the first.

So too of leaders who have stood for two, first for a state, then for an organisation: the label before the name tells.
And who bears a leader's name in another office of another state is somebody else: Chad's premier N. N.
"""

from __future__ import annotations

import msgspec

from servanda.grammar.words.terms import PLACES, Term, Terms

SEVERAL, LEADER = "|", "leader"
SHARING = PLACES | {LEADER}
TOUCHING, FIRST_NAMES = 4, 30  # characters between a state and its office, and from the later of them to a last name
LABEL, MOST = 40, 6  # characters between a label and the name behind it, and terms among them: Dutch premier N. N.


def settled(terms: list[Term]) -> list[Term]:
    """Terms with one country each: in a text about the Republic of the Congo, Congo is that one, not the other."""
    shared = [place for place, one in enumerate(terms) if one.cls in SHARING and SEVERAL in one.key]
    if not shared:
        return terms  # mostly so
    named = {one.key for one in terms if one.cls in PLACES}
    labels = _labels(terms, shared)
    found = [*terms]
    for place in shared:
        first, *others = keys = terms[place].key.split(SEVERAL)
        told = labels.get(terms[place].key)
        meant = next((key for key in others if _code(key) in named and _code(first) not in named), first)
        meant = next((key for key in keys if _code(key) == told), meant)
        found[place] = msgspec.structs.replace(terms[place], key=meant)
    return found


def another(text: str, terms: Terms, leader: Term) -> bool:
    """Whether an office with its state stands right before the name of a leader, and neither is his."""
    code, slash, known = leader.key.partition("/")
    office = terms.last(leader.start, "office") if slash else None
    if office is None or office.key.partition("/")[0] == known:
        return False
    state = terms.last(leader.start, "place", "nationality")
    if state is None or state.key == code:
        return False
    first, last = (state, office) if state.start < office.start else (office, state)
    gap = text[last.end : leader.start].strip()
    beside = last.start - first.end <= TOUCHING and len(gap) <= FIRST_NAMES
    return beside and all(word[0].isupper() and word.isalpha() for word in gap.split())


def _labels(terms: list[Term], shared: list[int]) -> dict[str, str]:
    """For whom leaders stand where a text first introduces them: Dutch premier N. N., NATO chief N. N."""
    found: dict[str, str] = {}
    for place in shared:
        leader = terms[place]
        if leader.cls == LEADER and leader.key not in found:
            codes = {_code(key) for key in leader.key.split(SEVERAL)}
            near = (one for one in reversed(terms[max(0, place - MOST) : place]) if leader.start - one.end < LABEL)
            label = next((one.key for one in near if one.cls in PLACES and one.key in codes), None)
            if label:
                found[leader.key] = label
    return found


def _code(key: str) -> str:
    """The state or organisation of a key, without the office of a leader."""
    return key.partition("/")[0]
