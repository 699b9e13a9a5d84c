"""The work that was told before: of construction, of "it" beside an act, of the facility; and what is but a draft."""

from __future__ import annotations

import msgspec

from servanda.grammar.frames.pledges.plainly import led
from servanda.grammar.frames.scene.parties import Parties
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.frames.works import works
from servanda.grammar.words.terms import Term

OTHER, STUDY = "other", "other/study"
WORKS = frozenset({"works", STUDY})
BESIDE = 6  # characters between an act and the word that stands for its object


def meant(scene: Scene, verb: Term, act: Term) -> Term | None:
    """The work told before that a word stands for beside an act, or before its verb: to complete it by September."""
    reading = scene.reading
    behind = reading.within(act.end, act.end + BESIDE, "pronoun", "joint")
    before = reading.within(verb.start - BESIDE, verb.start, "pronoun")
    stands = any(one.key in {works.AGAIN, "it"} for one in behind) or any(one.key == "third" for one in before)
    told = works.told_before(scene, verb) if stands and act.key.startswith("project.") else None
    return msgspec.structs.replace(told, key=told.key.partition("/")[0]) if told else None


def of(scene: Scene, told: Term) -> Parties | None:
    """The sides of a work as its own sentence names them; none where it does not."""
    found = scene.sides.of((told.start, told.end), scene.sentence(told.start))
    return found if found.named and len(found.codes) > 1 else None


def draft(scene: Scene, word: Term) -> bool:
    """Whether a word for any work beside a document is one for its draft."""
    return any(
        one.key.startswith("document.") and not (one.start < word.end and word.start < one.end)
        for one in scene.reading.within(word.start - 2, word.end + 2, "concept")
    )


def concept(scene: Scene, word: Term) -> str:
    """What a word for any work is of: the work told before, by which it is meant; a study may stand for itself."""
    told = works.told_before(scene, word)
    own = OTHER if word.key == STUDY else ""
    return told.key.partition("/")[0] if told else own


def of_builder(scene: Scene, verb: Term, sides: Parties, work: str) -> Parties:
    """The sides of a work: as they were told with it, where its own sentence names none; else whoever acts first."""
    told = None if sides.named else works.told_before(scene, verb)
    if told is None or told.key.partition("/")[0] != work.partition("/")[0]:
        return led(scene, verb, sides) if sides.named == 1 else sides
    return of(scene, told) or sides
