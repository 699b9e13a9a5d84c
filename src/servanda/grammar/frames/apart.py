"""Whether a wording near an amount is of another one: it opens a clause, has its own amount, or tells of a part."""

from __future__ import annotations

from servanda.grammar.frames import going
from servanda.grammar.frames.scene import Scene
from servanda.grammar.words.scan import Term

OWN_NEAR = 16  # characters between a wording and an amount of its own
OWN_AMOUNT = 40  # characters from a wording that opens a clause to its amount
MEASURED = frozenset({"money", "percent"})
Span = tuple[int, int]


def of_another(scene: Scene, anchor: Span, term: Term) -> bool:
    """Whether a wording behind an amount opens what is told of the next one; where verbs come last, another follows."""
    reading = scene.reading
    if not reading.language.verb_final:
        return reading.text[anchor[1]] == ","
    atoms = reading.atoms_within(term.end, min(scene.sentence(term.start)[1], term.end + OWN_AMOUNT))
    kinds = {atom.kind for atom in reading.atoms_within(anchor[0], anchor[1])}
    return any(atom.kind in kinds for atom in atoms) and not scene.sides.roles.ending(term.ending)


def is_part(scene: Scene, anchor: Span) -> bool:
    """Whether an amount has an ending that is no case, as a part has that is told behind it: 2 bn of it exports."""
    words = scene.reading.within(*anchor, "scale") if scene.reading.language.verb_final else []
    ending = words[-1].ending if words and words[-1].end == anchor[1] else ""
    return bool(ending) and not scene.sides.roles.ending(ending)


def of_part(scene: Scene, start: int, end: int) -> bool:
    """Whether words for a part stand between an amount and a wording: 5 bn, exports among it 2 bn."""
    if not scene.reading.language.verb_final:
        return False
    return any("," in scene.reading.text[start : one.start] for one in scene.reading.within(start, end, "partitive"))


def only_joins(scene: Scene, gap: str) -> bool:
    """Whether nothing but an "and" stands between a wording and an amount."""
    words = gap.split()
    return len(words) == 1 and scene.reading.scanner.small("conjunction", words[0]) == "and"


def opens_clause(scene: Scene, anchor: Span, term: Term) -> bool:
    """Whether a wording behind an amount opens a clause of its own: … of 5 bn and imports of 3 bn."""
    if scene.reading.within(anchor[1], term.start, "conditional") and not scene.reading.language.verb_final:
        return True  # 5 bn if duties are removed
    words = scene.reading.text[anchor[1] : term.start].split()
    last = words[-1:] if not scene.reading.language.verb_final else []
    return any(going.joins(scene, word) for word in (*words[:2], *last))


def owned(scene: Scene, term: Term) -> bool:
    """Whether an amount of its own stands right behind a wording, where amounts do: 5 bn, with a deficit of 3 bn."""
    reading = scene.reading
    behind = [] if reading.language.verb_final else reading.atoms_within(term.end, term.end + OWN_NEAR)
    if not behind or behind[0].kind not in MEASURED:
        return False
    gap = reading.text[term.end : behind[0].start]
    return "," not in gap and not any(going.joins(scene, word) for word in gap.split())
