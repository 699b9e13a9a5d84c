"""Works that money is for which one side gives another, or whose worth is told of two: they are of both."""

from __future__ import annotations

import itertools
from bisect import bisect_left

from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.frames.works import works
from servanda.grammar.words.terms import Term

MONEY, PAIR = "finance.", 2
WORTH = frozenset({"project.value", "project.capacity"})
FOR, ON = frozenset({"to", "for"}), "in"  # what money is for, by a preposition; на завод
NEAR = 60  # characters
COMPOUND = 30  # characters of a work that is told by more than one word
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


def told(scene: Scene, sentence: tuple[int, int]) -> bool:
    """Whether a sentence tells a figure of two sides."""
    at = bisect_left(scene.told, (sentence[0],))
    return at < len(scene.told) and scene.told[at].start < sentence[1]


def priced(scene: Scene, term: Term) -> tuple[str, ...]:
    """The two sides of whose work a sentence tells the worth or size, where no other work is nearer; else nobody."""
    begin, end = sentence = scene.sentence(term.start)
    if not told(scene, sentence) or _again(scene, term) or works.generic(scene.reading, term):
        return ()
    for one in scene.told[bisect_left(scene.told, (begin,)) :]:
        if one.start >= end:
            break
        if one.concept in WORTH and len(one.sides) == PAIR and _nearest(scene, term, one.start, sentence):
            return one.sides
    return ()


def _again(scene: Scene, term: Term) -> bool:
    """Whether a work of the same sort was told before, and no article tells another one."""
    concept = term.key.partition("/")[0]
    earlier = itertools.takewhile(lambda one: one.start < term.start - COMPOUND, scene.reading.all("concept"))
    return any(one.key.partition("/")[0] == concept for one in earlier) and not _new(scene, term)


def _new(scene: Scene, term: Term) -> bool:
    """Whether an article tells a work that was not told before: a 300 km gas duct."""
    before = scene.reading.text[scene.sentence(term.start)[0] : term.start].split()[-FEW:]
    return any(word.lower() in scene.reading.language.articles for word in before)


def _nearest(scene: Scene, term: Term, at: int, sentence: tuple[int, int]) -> bool:
    """Whether an offset is near a work, and no other work of the sentence nearer."""
    starts = (one.start for one in scene.reading.within(*sentence, "concept") if works.is_work(one))
    return min((abs(start - at) for start in starts), default=0) == abs(term.start - at) <= NEAR


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
