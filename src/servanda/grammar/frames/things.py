"""Documents and relations: a wording of the concept, its sides, its stage; with events and projects."""

from __future__ import annotations

from collections.abc import Iterator

from servanda.grammar.frames import relations
from servanda.grammar.frames.acts import acts
from servanda.grammar.frames.counts import domestic
from servanda.grammar.frames.documents import documents
from servanda.grammar.frames.events import events, telling
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.frames.works import projects
from servanda.grammar.match import Match
from servanda.grammar.words.terms import Term
from servanda.packs import concepts

OWN_WORDS, UPGRADE = 5, "relation.upgrade"
ARTICLE_NEAR = 6  # characters
GRADES = frozenset({"relation.strategic_partner", "relation.ally"})


def find(scene: Scene) -> Iterator[Match]:
    """Statements without an amount, each concept once for the same sides and name."""
    happened = list(events.find(scene))
    held = [match for match in happened if match.kind == "pledge"]
    done = [one for one in acts.find(scene) if not any(_same_words(one, match) for match in held)]
    yield from done
    yield from (match for match in happened if not acts.again(scene, done, match))
    works = (one for one in projects.find(scene) if one.name or not any(_same_words(act, one) for act in done))
    works = (one for one in works if one.name or not _asked(scene, one))  # a crossing that is closed
    yield from (one for one in works if one.stage or not domestic.private(scene, scene.sentence(one.start)))
    found: dict[tuple[object, ...], tuple[Match, int]] = {}
    spoken: set[tuple[str, frozenset[str]]] = set()
    for term in scene.reading.all("concept"):
        if not term.key.startswith(OPENINGS) or relations.second(scene, term):
            continue
        concept, _, sign = term.key.partition("/")
        kind, _, _ = concept.partition(".")
        if concept not in concepts() or kind not in concepts()[concept].kinds:
            continue
        asked = ASKED.get(sign, documents.acted)
        told = not sign or sign.isupper() or asked(scene, term)
        match = READERS[kind](scene, term, concept) if told else None
        if match is None or (match.name is None and documents.asked(scene, term)):
            continue
        if _called(scene, term, match) and (concept, frozenset(match.parties)) in spoken:
            continue
        spoken.add((concept, frozenset(match.parties)))
        key, worth = (
            (*_key(match, sign), documents.listed(scene, term), documents.which(scene, term, match)),
            _worth(scene, match),
        )
        if key not in found or worth > found[key][1]:
            found[key] = match, worth
    yield from _graded(scene, [match for match, _ in found.values()])


def _same_words(act: Match, match: Match) -> bool:
    """Whether an act is in the words of a promise or a work: they agreed to resume talks; A closed the crossing."""
    return act.start < match.end and match.start < act.end


def _graded(scene: Scene, found: list[Match]) -> Iterator[Match]:
    """Documents, and relations without the grade that an upgrade or a higher grade of the same sides tells."""
    upgrades = [one for one in found if one.concept == UPGRADE]
    places = {one.start for one in upgrades}
    planned = [one for one in upgrades if one.modality == "planned" and not relations.at_grade(scene, one.start)]
    raised = {scene.sentence(one.start) for one in planned}
    places.update(goal for one in upgrades for goal in relations.goals(scene, one))
    graded = {frozenset(match.parties) for match in found if match.concept in GRADES}
    for match in found:
        grade = match.concept.startswith("relation.") and match.concept != UPGRADE
        if grade and (match.start in places or scene.sentence(match.start) in raised):
            continue  # the grade to which relations are raised
        own = match.kind == "relation" and scene.speeches.at(match.start) is not None  # said, not only told
        if match.concept != "relation.partner" or own or frozenset(match.parties) not in graded:
            yield match


def _asked(scene: Scene, match: Match) -> bool:
    """Whether a sentence is a question, which tells of nothing that it does not name."""
    return scene.reading.text[slice(*scene.sentence(match.start))].rstrip().endswith("?")


def _called(scene: Scene, term: Term, match: Match) -> bool:
    """Whether a document is one told before, by its sort alone with a capital and the article: the Agreement."""
    text = scene.reading.text
    before = text[max(0, term.start - ARTICLE_NEAR) : term.start].split()[-1:]
    alone = match.kind == "document" and match.name is None and text[term.start].isupper()
    return alone and any(word.lower() == scene.reading.language.definite for word in before)


def _key(match: Match, sign: str) -> tuple[object, ...]:
    """What makes two mentions one thing: their sides, name and stage; a treaty known with its sides has one name."""
    stage = (match.stage, match.modality == "denied") if match.kind == "document" else None
    return match.concept, frozenset(match.parties), sign if sign.isupper() else match.name, stage


def _worth(scene: Scene, match: Match) -> int:
    """How much a mention tells: of a document with both sides, of a relation with sides and in somebody's own words."""
    if match.kind == "document":
        return telling.told(scene, match)
    named = {mention.code for mention in scene.sides.within(*scene.sentence(match.start))}
    return OWN_WORDS * (scene.speeches.at(match.start) is not None) + len(named.intersection(match.parties))


READERS = {"document": documents.document, "relation": relations.relation}
ASKED = {"between": relations.between, "grade": relations.raised}
OPENINGS = tuple(f"{kind}." for kind in READERS)
