"""What bounds a counted number, or announces it, away from its digits: 20 kişiden fazla, the number of trips."""

from __future__ import annotations

import msgspec

from servanda.grammar.atoms.amounts import GOAL
from servanda.grammar.frames.scene import Scene
from servanda.grammar.words.scan import Term
from servanda.model import Atom


def bounded(scene: Scene, atom: Atom, noun: Term) -> Atom:
    """A number with what bounds it behind the noun that it counts: 20 kişiden fazla, 20 адамнан астам."""
    if atom.comparator != "=" or noun.start < atom.end or not isinstance(atom.value, str):
        return atom
    for term in scene.reading.within(noun.end, noun.end + 2, "comparator"):
        sign, *tags = term.key.split("/")
        case = next((tag for tag in tags if tag not in {"after", "verb", "goal"}), "")
        cased = tuple(scene.reading.language.role_endings.get(case, ()))
        if "after" in tags and (not case or scene.reading.text[noun.start : noun.end].endswith(cased)):
            ends = {">": (atom.value, None), "<": (None, atom.value)}.get(sign[0], atom.value)
            ends = atom.value if sign == "<~" else ends
            return msgspec.structs.replace(
                atom, value=ends, comparator=sign, rule=GOAL if "goal" in tags else atom.rule
            )
    return atom


def numbered(scene: Scene, atom: Atom) -> bool:
    """Whether a number without a currency is one of things: the number of trips rose to 1.2 million."""
    begin, _ = scene.sentence(atom.start)
    marks = [one for one in scene.reading.within(begin, atom.start, "count_mark") if one.key == "number"]
    return bool(marks) and not any(one.kind == "money" for one in scene.reading.atoms_within(marks[-1].end, atom.start))
