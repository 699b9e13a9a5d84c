"""A few people who are known, or who only speak, are no count of people between two sides: the two diplomats said."""

from __future__ import annotations

from servanda.grammar.clause import relative
from servanda.grammar.frames.counts.counts import lowest
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.words.terms import Term
from servanda.model import Atom

OPEN = frozenset({"other", "people.count"})
PERSONS, NATION, SIZE_NEAR = "PERSONS", 100_000, 16  # characters from people to a word for their country
LEADERS = frozenset({"head_of_state", "head_of_government", "foreign_minister", "minister"})
FEW, FEW_FIRMS, FIRMS = 10, 3, "companies.count"
PAPERS = "document.count"
SPOKEN = 12  # characters between those who speak and what says that they do
SAID = frozenset({"said", "according", "this", "about"})
ARTICLE = 6  # characters of an article and a blank


def told_of(scene: Scene, atom: Atom, noun: Term, concept: str) -> bool:
    """Whether a small count is of people who speak, some of others, or by an article of what is known: the three.

    Two or three firms are those that are spoken of.
    """
    if noun.key == PERSONS and sized(scene, atom, noun):
        return True
    if noun.key == PERSONS and lowest(atom) <= FEW_FIRMS and atom.comparator == "=" and _in_office(scene, noun):
        return True
    if concept == FIRMS and noun.cls == "noun" and lowest(atom) <= FEW_FIRMS and atom.comparator == "=":
        return not any(one.key == FIRMS for one in scene.reading.within(atom.start, noun.end + 1, "concept"))
    if concept == PAPERS and lowest(atom) <= FEW and _known(scene, atom) and _do(scene, atom):
        return True
    if concept not in OPEN or lowest(atom) > FEW or atom.comparator != "=":
        return False
    part = scene.reading.within(atom.start - SPOKEN, atom.start, "partitive") if noun.key == PERSONS else []
    return bool(part) or _known(scene, atom) or (noun.key == PERSONS and _speak(scene, atom, noun))


def _in_office(scene: Scene, noun: Term) -> bool:
    """Whether those who are counted are the leaders or ministers of the sides: the two presidents, three ministers."""
    held = scene.reading.within(noun.start, noun.end, "office")
    return any(one.key.partition("/")[0] in LEADERS and one.end >= noun.end for one in held)


def sized(scene: Scene, atom: Atom, noun: Term) -> bool:
    """Whether people are all who live in a country or buy on a market: a country of 5 million people."""
    reading, (start, end) = scene.reading, scene.sentence(atom.start)
    if lowest(atom) < NATION:
        return False
    near = max(start, atom.start - SIZE_NEAR), min(end, noun.end + SIZE_NEAR)
    words = [one for one in reading.within(*near, "sized") if one.start > atom.start or one.end <= atom.start]
    return any(reading.text[min(one.end, noun.end) : max(one.start, atom.start)].count(",") == 0 for one in words)


def _do(scene: Scene, atom: Atom) -> bool:
    """Whether a verb right behind a number tells what so many of them do: the two discussed agreements."""
    reading, at = scene.reading, atom.end + 1
    verbs = reading.within(at, at + 1, "speech", "stage", "concept", "commitment")
    return any(one.cls != "concept" or one.key.startswith("event.") for one in verbs)


def _known(scene: Scene, atom: Atom) -> bool:
    """Whether the definite article stands before a number."""
    article = scene.reading.language.definite
    before = scene.reading.text[max(0, atom.start - ARTICLE) : atom.start].split()
    return bool(article) and bool(before) and before[-1].lower() == article


def _speak(scene: Scene, atom: Atom, noun: Term) -> bool:
    """Whether who is counted says what the sentence tells, right beside it, or as its subject where verbs come last."""
    reading = scene.reading
    start, end = scene.sentence(atom.start)
    if reading.language.verb_final:
        subject = not scene.sides.roles.ending(noun.ending) and not reading.text[start : atom.start].strip()
        last = reading.within(max(noun.end, end - SPOKEN * 2), end, "speech")
        return subject and any(one.key == "said" for one in last)
    before = reading.within(max(start, atom.start - SPOKEN * 2), atom.start, "speech")
    if any(one.key in SAID and atom.start - one.end <= 1 for one in before):
        return True  # said two officials
    behind = _past(scene, noun.end, end)
    return any(one.key == "said" for one in reading.within(behind, min(behind + SPOKEN, end), "speech"))


def _past(scene: Scene, behind: int, end: int) -> int:
    """Where a clause about those who speak ends, if one begins at an offset: two officials, who were not named, …."""
    text = scene.reading.text
    if text[behind : behind + 1] != "," or not relative.opener(scene.reading, behind, end):
        return behind
    return max(behind, text.find(",", behind + 1, end) + 1)
