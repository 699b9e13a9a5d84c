"""Works that money is for which one side gives or lends another: they are of both, whichever of them is named."""

from __future__ import annotations

from bisect import bisect_left

from servanda.grammar.frames.scene import Scene
from servanda.grammar.words.terms import Term

MONEY, PAIR = "finance.", 2
FOR, ON = frozenset({"to", "for"}), "in"  # what money is for, by a preposition; на завод
NEAR = 60  # characters
FEW, BESIDE = 5, 2  # words from a work to the one that says that money is for it, and to its place
BREAKS = frozenset(",;:()")


def givers(scene: Scene, term: Term) -> tuple[str, ...]:
    """Who gives and who receives the money that is for a work of its sentence; nobody where none is told."""
    begin, end = scene.sentence(term.start)
    for one in scene.told[bisect_left(scene.told, (begin,)) :]:
        if one.start >= end:
            break
        if one.concept.startswith(MONEY) and len(one.sides) == PAIR and _is_for(scene, term, one.start):
            return one.sides
    return ()


def stands(scene: Scene, term: Term) -> bool:
    """Whether a place with a capital is told beside a work: a clinic in Cahul, Cahul'daki hastane."""
    reading = scene.reading
    begin, end = scene.sentence(term.start)
    if reading.language.verb_final:
        words = reading.text[max(begin, term.start - NEAR) : term.start].split()[-BESIDE:]
        return any(word[0].isupper() and scene.sides.roles.case(word) == ON for word in words)
    words = reading.text[term.end : min(end, term.end + NEAR)].split()[:BESIDE]
    return len(words) == BESIDE and reading.scanner.small("role", words[0]) == ON and words[1][0].isupper()


def _is_for(scene: Scene, term: Term, money: int) -> bool:
    """Whether a word between a work and money says that it is for that: a loan for a plant."""
    reading = scene.reading
    small = reading.scanner.small
    if not reading.language.verb_final:
        if money > term.start:
            return False
        words = reading.text[max(money, term.start - NEAR) : term.start].split()[-FEW:]
        roles = [small("role", word) for word in words if BREAKS.isdisjoint(word)]
        return len(roles) == len(words) and any(role in FOR or (role == ON and not _articles(scene)) for role in roles)
    gap = reading.text[term.end : min(money, term.end + NEAR)]
    if term.end > money or not BREAKS.isdisjoint(gap):
        return False
    words = gap.split()[:FEW]
    return any(small("role", word) in FOR or scene.sides.roles.case(word) == "to" for word in words)


def _articles(scene: Scene) -> bool:
    """Whether the language has articles, so that "in" leads to no purpose."""
    return bool(scene.reading.language.articles)


def lent(scene: Scene, at: int) -> bool:
    """Whether money, or a word for it, ends right before an offset, where a preposition says what for: кредит на."""
    reading = scene.reading
    begin = max(scene.sentence(at)[0], at - NEAR)
    end = begin + len(reading.text[begin:at].rstrip(" )"))
    told = any(one.key.startswith(MONEY) and one.end == end for one in reading.within(begin, at, "concept"))
    return told or any(one.kind == "money" and one.end == end for one in reading.atoms_within(begin, at))
