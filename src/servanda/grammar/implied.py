"""What a number counts that names nothing itself: 52 thousand tourists came, a year before 21 thousand."""

from __future__ import annotations

from servanda.grammar import counts, meaning
from servanda.grammar.scene import Scene
from servanda.model import Atom

FEWEST = 1000  # smaller numbers without a noun may be anything
MILLIONS = 1_000_000  # a number so large is of the quantity before it whatever follows: 21 billion came from A
REACH = 200
AMOUNTS = frozenset({"money", "percent", "quantity", "number"})
CLOSING = frozenset(",.;:)?!\n")
GOING_ON = ("modality", "role", "conjunction", "concept")


def of(scene: Scene, atom: Atom) -> tuple[str, str | None] | None:
    """Unit and concept that a bare number takes over from the amount before it; no concept where it has none."""
    alone = _alone(scene, atom)
    if not large(atom, FEWEST if alone else MILLIONS):
        return None
    begin = scene.sentence(atom.start)[0]
    if begin and scene.same_paragraph(begin - 1, begin):
        begin = scene.sentence(begin - 1)[0]
    near = scene.reading.atoms_within(max(begin, atom.start - REACH), atom.start)
    before = [one for one in near if one.kind in AMOUNTS]
    while before and _implied_itself(scene, before[-1]):
        before.pop()  # 21 billion came from A, 11 billion from B
    if not before:
        return None
    prior = before[-1]
    if prior.kind == "quantity" and prior.unit:
        return prior.unit, meaning.of_amount(scene, prior)
    same = prior.start >= scene.sentence(atom.start)[0]
    noun = counts.counted(scene, prior) if same and prior.kind == "number" and alone else None
    return (noun.key, None) if noun and noun.key != counts.UNKNOWN else None


def _implied_itself(scene: Scene, atom: Atom) -> bool:
    """Whether a number is in millions and counts nothing that is known."""
    if atom.kind != "number" or not large(atom, MILLIONS):
        return False
    noun = counts.counted(scene, atom)
    return noun is None or noun.key == counts.UNKNOWN


def large(atom: Atom, least: int) -> bool:
    """Whether a number is so large that it is no label, day or page."""
    return isinstance(atom.value, str) and float(atom.value) >= least


def _alone(scene: Scene, atom: Atom) -> bool:
    """Whether no word that might be a noun follows a number."""
    text = scene.reading.text
    rest = text[atom.end : atom.end + REACH].lstrip(" \u00a0")
    if not rest.strip() or rest[0] in CLOSING or text[atom.end - 1] == ".":
        return True
    start = text.index(rest[0], atom.end)
    word = rest.split(maxsplit=1)[0]
    known = any(term.start == start for term in scene.reading.within(start, start + 1, *GOING_ON))
    return known or scene.reading.scanner.small("role", word) is not None
