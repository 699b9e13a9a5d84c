"""Relations: a declared grade between two named sides."""

from __future__ import annotations

import msgspec

from servanda.grammar.clause import cues, denying
from servanda.grammar.clause.attributes import plural
from servanda.grammar.frames.scene.parties import Parties
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.frames.sides import adjoining
from servanda.grammar.match import Match
from servanda.grammar.words.terms import Term

BESIDE, HEADING, HEAD_NEAR = 30, 20, 14
SIDES_NEAR = 80
SHORTEST_HEADING, GRADE_GAP = 3, 60
COUNT_NEAR, BOTH_NEAR = 12, 40  # characters from a number, or a word for both sides, to a grade
ABOUT_NEAR = 70
RAISED, RAISED_BEFORE = 120, 50  # characters between a verb of raising and its grade
BREAKS = frozenset(".,;:!?()–—")
UPGRADE, ALLY, NEIGHBOUR, PARTNER = "relation.upgrade", "relation.ally", "relation.neighbour", "relation.partner"
PAIR = 2
GRADES = ("relation.strategic_partner", "relation.ally", "relation.partner")


def relation(scene: Scene, term: Term, concept: str) -> Match | None:
    """A declared grade of relations between two named sides."""
    sentence = scene.sentence(term.start)
    verb, term = term, (_grade(scene, term) or term) if term.key.endswith("/grade") else term
    if (
        _is_title(scene, term)
        or (concept == PARTNER and _by_means(scene, term))
        or (concept != UPGRADE and _of_document(scene, term))
    ):
        return None
    sides = scene.sides.holder((term.start, term.end), sentence)
    least = 0 if scene.reading.bilateral else 1 if scene.reading.dyad else 2
    if len(sides.codes) < 2 or sides.named < least:
        return None
    inside = {mention.code for mention in scene.sides.within(term.start, term.end)}
    if inside:  # a NATO ally: the ally of somebody, not of the alliance
        around = (*sides.codes, *(one.code for one in scene.sides.within(*sentence)), *scene.sides.pair(term.start))
        codes = dict.fromkeys(code for code in around if code not in inside)
        sides = msgspec.structs.replace(sides, codes=tuple(codes)[:2])
    sides = _for_whom(scene, term, _several(scene, term, _without_bodies(scene, term, sides)))
    if concept == NEIGHBOUR:
        if sides.named < PAIR and plural(scene.reading, term):
            return None  # some of our neighbours
        sides = adjoining.bordering(scene, term, sides)
    bodies = {mention.code for mention in scene.sides.within(*sentence) if mention.how == "organisation"} - inside
    if len(sides.codes) < 2:
        return None
    if concept == ALLY and not bodies.isdisjoint(sides.codes):
        states = tuple(dict.fromkeys(one.code for one in scene.sides.within(*sentence) if one.code not in bodies))
        beside = any(one.code in bodies for one in scene.sides.within(term.start - BESIDE, term.end + BESIDE))
        if len(states) != PAIR or not beside:
            return None  # the members of an alliance, not a grade between two
        sides = msgspec.structs.replace(sides, codes=states)
    planned = concept == UPGRADE and cues.modality(scene.reading, (verb.start, verb.end), sentence) == "planned"
    modality = "planned" if planned else "denied" if _denied(scene, term) else "asserted"
    return scene.match(kind="relation", concept=concept, span=(term.start, term.end), sides=sides, modality=modality)


def _denied(scene: Scene, term: Term) -> bool:
    """Whether a verb with its "not" stands before a grade in its clause: не является союзником."""
    reading = scene.reading
    near = reading.within(max(scene.sentence(term.start)[0], term.start - BOTH_NEAR), term.start, "modality")
    verbs = [one for one in near if one.key == denying.MERE]
    return bool(verbs) and BREAKS.isdisjoint(reading.text[verbs[-1].end : term.start])


def _for_whom(scene: Scene, term: Term, sides: Parties) -> Parties:
    """The sides with whoever opens the sentence as the one to whom the other is a partner: Для Ганы Чили – партнер."""
    begin = scene.sentence(term.start)[0]
    first = next(iter(scene.sides.within(begin, term.start)), None)
    opens = first is not None and len(scene.reading.text[begin : first.start].split()) == 1
    if first is None or not opens or scene.sides.role(first) != "to" or first.code not in sides.codes:
        return sides
    codes = (first.code, *(code for code in sides.codes if code != first.code))
    return msgspec.structs.replace(sides, codes=codes)


def _several(scene: Scene, term: Term, sides: Parties) -> Parties:
    """The holder with as many partners as are counted and named, or with both sides: its two allies, A and B."""
    reading = scene.reading
    begin, end = scene.sentence(term.start)
    numbers = [one.value for one in reading.atoms_within(max(begin, term.start - COUNT_NEAR), term.start)]
    near = reading.within(max(begin, term.start - BOTH_NEAR), term.start, "pronoun")
    both = next((one for one in near if one.key == "both"), None)
    before = [one for one in scene.sides.within(both.end if both else begin, term.start) if one.how != "organisation"]
    if both and not before:
        pair = scene.sides.pair(term.start)  # A and B, freed of C, and the two nations are partners
        return msgspec.structs.replace(sides, codes=pair) if len(pair) == PAIR else sides
    if not before or not (numbers or both):
        return _listed_behind(scene, term, sides, before[-1].code) if before else sides
    holder = before[-1].code
    named = reading.dyad if both else [one.code for one in scene.sides.within(begin, end)]
    others = dict.fromkeys(code for code in named if code != holder)
    if (both and holder not in reading.dyad) or numbers[-1:] == [str(len(others))]:
        return msgspec.structs.replace(sides, codes=(holder, *others))
    return sides


def _listed_behind(scene: Scene, term: Term, sides: Parties, holder: str) -> Parties:
    """The sides with all who are named together right behind a grade as partners of one: its neighbours A and B."""
    groups = scene.sides.groups(scene.sentence(term.start), (term.start, term.end))
    named = next((one for one in groups if one.start == term.end + 1 and len(one.codes) >= PAIR), None)
    if named is None or holder in named.codes or scene.reading.language.verb_final:
        return sides
    return msgspec.structs.replace(sides, codes=(holder, *named.codes))


def raised(scene: Scene, term: Term) -> bool:
    """Whether a verb of raising goes with a grade: raised to an alliance."""
    return _grade(scene, term) is not None


def at_grade(scene: Scene, start: int) -> bool:
    """Whether a grade stands at an offset: then an upgrade is told there by the grade to which it leads."""
    return any(one.key.startswith(GRADES) for one in scene.reading.within(start, start + 1, "concept"))


def goals(scene: Scene, upgrade: Match) -> list[int]:
    """Where the grades stand to which an upgrade leads, if other words tell the upgrade: elevated their ties to …."""
    grades = _grades(scene, upgrade.start, upgrade.start, upgrade.end)
    return [one.start for one in (grades if scene.reading.language.verb_final else grades[-1:])]


def _grade(scene: Scene, verb: Term) -> Term | None:
    """The last grade behind a verb of raising, or the one right before it where verbs come last."""
    return _last_grade(scene, verb.start, verb.end, verb.start)


def _last_grade(scene: Scene, start: int, ahead: int, back: int) -> Term | None:
    """The last grade ahead, or as far back as may be from a start where verbs come last."""
    return next(reversed(_grades(scene, start, ahead, back)), None)


def _grades(scene: Scene, start: int, ahead: int, back: int) -> list[Term]:
    """The grades ahead, or as far back as may be from a start where verbs come last."""
    begin, end = scene.sentence(start)
    final = scene.reading.language.verb_final
    span = (max(begin, start - RAISED_BEFORE), back) if final else (ahead, min(end, ahead + RAISED))
    return [one for one in scene.reading.within(*span, "concept") if one.key.startswith(GRADES)]


def _without_bodies(scene: Scene, term: Term, sides: Parties) -> Parties:
    """The sides of a relation without organisations in which they only meet, those of the text where none are left."""
    named = [one for one in scene.sides.within(*scene.sentence(term.start)) if one.how == "organisation"]
    met = {one.code for one in named if scene.sides.role(one) == "in"}
    if met.isdisjoint(sides.codes):
        return sides
    told = (one.code for one in scene.sides.within(*scene.sentence(term.start)))
    codes = dict.fromkeys(code for code in (*sides.codes, *told, *scene.sides.pair(term.start)) if code not in met)
    return msgspec.structs.replace(sides, codes=tuple(codes)[:2])


def between(scene: Scene, term: Term) -> bool:
    """Whether a partnership is said to be one between sides that stand beside it."""
    beside = scene.sides.within(term.start - SIDES_NEAR, term.end + BESIDE)
    return any(scene.sides.role(mention) == "between" for mention in beside)


def _of_document(scene: Scene, term: Term) -> bool:
    """Whether a grade is what a document beside it is about: the treaty of alliance, of friendship and partnership."""
    if _listed(scene, term):
        return True
    around = scene.reading.within(term.start - 2 * HEAD_NEAR, term.end + HEAD_NEAR, "concept")
    return any(
        one.key.startswith("document.") and cues.distance(scene.reading.text, term.start, term.end, one) <= HEAD_NEAR
        for one in around
        if scene.reading.language.verb_final or one.end != term.start - 1  # a treaty ally
    )


def _listed(scene: Scene, term: Term) -> bool:
    """Whether a document stands before a grade that is one of the things it is about, joined by commas and "and"."""
    reading = scene.reading
    near = reading.within(max(scene.sentence(term.start)[0], term.start - ABOUT_NEAR), term.start, "concept")
    pacts = [one for one in near if one.key.startswith("document.")]
    if not pacts or reading.language.verb_final:
        return False
    words = reading.text[pacts[-1].end : term.start].split()
    led = len(words) > 1 and len(words[0]) <= SHORTEST_HEADING and words[0].isalpha()  # of, on
    return led and all(word.islower() for word in words) and not reading.within(pacts[-1].end, term.start, "stage")


def second(scene: Scene, term: Term) -> bool:
    """Whether a grade is joined to the one before it: "our neighbour and ally" is one relation."""
    if not term.key.startswith("relation."):
        return False
    before = scene.reading.within(term.start - GRADE_GAP, term.start, "concept")
    grades = [one for one in before if one.key.startswith("relation.") and one.end <= term.start]
    words = scene.reading.text[grades[-1].end : term.start].split() if grades else []
    return any(scene.reading.scanner.small("conjunction", word) == "and" for word in words[:2])


def _by_means(scene: Scene, term: Term) -> bool:
    """Whether a partnership is only how something was done, by its case: built in partnership, ortaklığıyla."""
    return scene.reading.language.verb_final and scene.sides.roles.ending(term.ending) == "with"


def _is_title(scene: Scene, term: Term) -> bool:
    """Whether a word is one of a longer name ("the Strategic Partnership Council") or of a heading in capitals."""
    text = scene.reading.text
    behind = text[term.end : term.end + 2]
    capital = text[term.start].isupper() and behind[:1] == " " and behind[1:].isupper()
    longer = capital and not scene.sides.within(term.end, term.end + 2)
    before = text[max(0, term.start - HEADING) : term.start].split()
    if text[term.start].isupper() and " " not in text[term.start : term.end] and before:
        longer = longer or (before[-1][0].isupper() and before[-1].isalpha())
    return longer or (term.end - term.start > SHORTEST_HEADING and text[term.start : term.end].isupper())
