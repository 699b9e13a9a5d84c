"""Rows of numbers of which only the last has the noun that all of them count."""

from __future__ import annotations

from servanda.grammar.frames.counts.counts import behind, countable
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.words.terms import Term
from servanda.model import Atom

ROW = 160  # characters of a row of numbers


def rowed(scene: Scene, atom: Atom) -> Term | None:
    """The noun that only the last of a row of numbers has: 312 thousand from A, 71 thousand people from B."""
    reading = scene.reading
    if not reading.language.verb_final or not countable(scene, atom):
        return None
    end = atom.end
    for one in reading.atoms_within(end, min(scene.sentence(end)[1], end + ROW)):
        if one.kind not in {"number", "range"}:
            continue
        words = reading.text[end : one.start].split(maxsplit=1)
        joined = words and (words[0] == "," or reading.scanner.small("conjunction", words[0]) == "and")
        if not joined and reading.text[end : end + 1] != ",":
            return None
        if not scene.sides.within(end, one.start):
            return None
        noun = behind(scene, one.end)
        if noun:
            return Term(atom.start, atom.end, "noun", noun.key, "")
        end = one.end
    return None
