"""The work that was told before: of construction, of "it" beside an act, of the facility; and what is but a draft."""

from __future__ import annotations

from operator import attrgetter

import msgspec

from servanda.grammar.clause import cues
from servanda.grammar.frames.pledges import nominal
from servanda.grammar.frames.pledges.plainly import led
from servanda.grammar.frames.scene.parties import Parties
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.frames.works import works
from servanda.grammar.words.terms import Term
from servanda.packs import Language

OTHER, STUDY = "other", "other/study"
DONE = "/done"  # what is done to a work: its completion
WORKS = frozenset({"works", STUDY, f"works{DONE}"})
THIRD, BECOMES = "third", cues.PROJECT_STAGES | {"event.opening"}
VISIT = "event.visit.other/to"
ACT_NEAR = 16  # characters from a word of plans to what becomes of a work
PAIR, INNER = 2, 5  # and words from a side to the verb of its inner clause
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
    """What a word for any work is of: the work told before, by which it is meant; a study may stand for itself.

    A word that opens its sentence may go on about the paragraph before, in a text about two sides.
    """
    opens = scene.reading.bilateral and not scene.reading.text[scene.sentence(word.start)[0] : word.start].strip()
    told = works.told_before(scene, word, apart=opens and word.key != STUDY)
    own = OTHER if word.key == STUDY else ""
    return told.key.partition("/")[0] if told else own


def named(scene: Scene, word: Term) -> Term | None:
    """A word for any work as one of the work told before; none where none was."""
    about = concept(scene, word)
    done = DONE if word.key.endswith(DONE) else ""
    return msgspec.structs.replace(word, key=about + done) if about else None


def it(scene: Scene, verb: Term) -> Term | None:
    """The pronoun that opens a sentence right before a verb, of the work that the one before tells: it is to open.

    Where verbs come last, more may stand between, but nobody else.
    """
    final = scene.reading.language.verb_final
    pronoun = nominal.opening(scene, verb, THIRD if final else nominal.IT)
    if pronoun is None:
        return None
    if not (_alone(scene, pronoun, verb) if final else not scene.reading.text[pronoun.end : verb.start].strip()):
        return None
    near = (verb.start - ACT_NEAR, verb.end) if final else (verb.start, verb.end + ACT_NEAR)
    if not any(one.key.partition("/")[0] in BECOMES for one in scene.reading.within(*near, "stage", "concept")):
        return None  # it is to raise trade
    told = works.told_before(scene, pronoun)
    back = scene.sentence(scene.sentence(pronoun.start)[0] - 1)[0]
    return msgspec.structs.replace(pronoun, key=told.key.partition("/")[0]) if told and told.start >= back else None


def _alone(scene: Scene, pronoun: Term, verb: Term) -> bool:
    """Whether a pronoun in no case is all that a verb may be told of."""
    bare = not scene.sides.roles.case(scene.reading.text[pronoun.start : pronoun.end])
    others = scene.sides.within(pronoun.end, verb.start) or scene.people.offices_within(pronoun.end, verb.start)
    return bare and not others


def travels(scene: Scene, verb: Term, outcome: Term) -> bool:
    """Whether a word of plans leads to a verb of travelling, not to a work: will arrive to inspect the plant."""
    if verb.cls == "commitment" or not outcome.key.startswith("project."):
        return False
    return any(one.key == VISIT for one in scene.reading.within(verb.start, verb.end + 2, "concept"))


def of_document(scene: Scene, outcome: Term) -> bool:
    """Whether a work is only whose a document before it is: the accord of A and the university is due to end."""
    text = scene.reading.text
    before = scene.reading.within(scene.sentence(outcome.start)[0], outcome.start, "concept")
    papers = [one for one in before if one.key.startswith("document.")]
    gap = text[papers[-1].end : outcome.start] if papers else ","
    return "," not in gap and any(scene.reading.scanner.small("role", word) for word in gap.split())


def of_builder(scene: Scene, verb: Term, sides: Parties, work: Term) -> Parties:
    """The sides of a work: as they were told with it, where its own sentence names none; else whoever acts first."""
    sides = outer(scene, verb, sides)
    told = None if sides.named else works.told_before(scene, min(verb, work, key=attrgetter("start")))
    if told is None or told.key.partition("/")[0] != work.key.partition("/")[0]:
        return led(scene, verb, sides) if sides.named == 1 else sides
    return of(scene, told) or sides


def outer(scene: Scene, verb: Term, sides: Parties) -> Parties:
    """The sides of a work without whoever does what only tells more of it, where verbs come last: a plant B pays for.

    These stand in the genitive before a verb of the past or the future that is not the one that closes the clause.
    """
    language, text = scene.reading.language, scene.reading.text
    sentence = scene.sentence(verb.start)
    groups = [one for one in scene.sides.groups(sentence, (verb.start, verb.end)) if one.end <= verb.start]
    inner = [one for one in groups if one.role == "of" and _inner(language, text[one.end : verb.start].split()[:INNER])]
    codes = {code for one in inner for code in one.codes}
    outer = [code for one in groups if one not in inner for code in one.codes]
    if not language.verb_final or codes.isdisjoint(sides.codes) or len({*outer}) < PAIR:
        return sides
    edges = [sentence[0], *(edge for one in inner for edge in (one.start, one.end)), sentence[1]]
    return scene.sides.of((verb.start, verb.end), sentence, "", tuple(zip(edges[::2], edges[1::2], strict=True)))


def _inner(language: Language, words: list[str]) -> bool:
    """Whether one of some words is a verb that only tells more of a noun behind it."""
    ends = (*language.relative_endings, *language.participle_endings)
    return any(word.endswith(ends) or any(one in word for one in language.coming_endings) for word in words[:-1])
