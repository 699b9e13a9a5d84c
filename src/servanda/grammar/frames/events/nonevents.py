"""Whether a word for an event tells of none: part of another, beside another, people who are counted, sport."""

from __future__ import annotations

from servanda.grammar.clause.attributes import plural
from servanda.grammar.clause.denying import DENIALS
from servanda.grammar.frames.events import means, occasions, opened, rounds, signs
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import Term

OPENING, TALKS, VISIT = "event.opening", "event.talks", "event.visit.other"
MEETINGS = frozenset({TALKS, "event.call"})
GATHERINGS = frozenset({"event.forum", "event.summit"})
SUPPOSED, SAID_NEAR, FEW = "suppose", 30, 2  # characters and words from a verb of saying to whom it is said
BREAKS = frozenset(",.;:!?()")
ABOUT_WORDS = 5  # words from a paper to the talks that it is about
DEMAND, DEMANDED_NEAR, MOST = "demand", 60, 3  # characters and words from what is asked for to the verb of asking
BARE = frozenset({"event.dispute"})  # what states do as well as people
STANDING = frozenset({"both", "parties", "each_other", "our_country", "that_country", "we", "neighbour"})
STATES = "state/"
SERVANTS = frozenset({"official", "expert"})
PAIR, LANDS = 2, frozenset({"place", "nationality"})  # words before an office
COUNTED = frozenset({"number", "quantity", "percent", "money"})
NAMING = frozenset({None, "that"})  # what a verb of asking may lead to: that B ends
AT = frozenset({"in", "from", "with"})  # cases of where somebody asks for something
UNASKED = ("event.dispute", "event.invitation")  # no wishes of others
STATELY = (VISIT, *MEETINGS, "event.summit", "event.invitation", "event.signing", "event.exercise")


def idle(scene: Scene, term: Term, concept: str) -> bool:
    """Whether a word tells of no event by what stands beside it: part of another, a body, people who are counted."""
    if (concept == OPENING or term.key.endswith("/pair")) and opened.of_event(scene, term):
        return True
    if concept == OPENING and (
        opened.of_document(scene, term) or opened.of_credit(scene, term) or opened.thought_of(scene, term)
    ):
        return True
    if concept == TALKS and (
        rounds.with_others(scene, term) or _of_paper(scene, term) or _found_there(scene, term)
    ):
        return True
    if concept in MEETINGS and (_elsewhere(scene, term, concept) or means.unmet(scene.reading, term)):
        return True
    if concept == VISIT and (opened.of_many(scene, term) or _of_goods(scene, term)):
        return True
    if concept in BARE and _of_nobody(scene, term):
        return True
    if signs.counted(scene, term) or signs.headed(scene, term, concept) or signs.unattached(scene, term, concept):
        return True
    return (not concept.startswith(UNASKED) and _demanded(scene, term)) or _unreal(scene, term, concept)


def _of_goods(scene: Scene, term: Term) -> bool:
    """Whether it is goods that go somewhere, told right before the verb: a fifth of its exports, or 5,000, go to A."""
    before = scene.reading.atoms_within(term.start - SAID_NEAR, term.start)
    if before and before[-1].end == term.start - 1:
        return before[-1].kind in COUNTED
    near = scene.reading.within(term.start - SAID_NEAR, term.start, "concept")
    sold = near[-1] if near and near[-1].key.startswith("trade.") else None
    return sold is not None and len(scene.reading.text[sold.end : term.start].split()) <= 1


def _found_there(scene: Scene, term: Term) -> bool:
    """Whether several states are only where something is met with, where verbs come last: a plant met in A and B."""
    if not scene.reading.language.verb_final:
        return False
    groups = scene.sides.groups(scene.sentence(term.start), (term.start, term.end))
    there = [one for one in groups if one.role == "in" and len(one.codes) > 1]
    return len(groups) == len(there) == 1 and all(one.how in LANDS for one in there[0].mentions)


def _of_paper(scene: Scene, term: Term) -> bool:
    """Whether talks are only part of a verb that brings a paper about, or what a paper is about.

    To conclude negotiations on a protocol; a memorandum on regular consultations.
    """
    near = scene.reading.within(term.start - DEMANDED_NEAR // 2, term.start, "deed")
    if any(one.key.startswith("document.") and one.end > term.end for one in near):
        return True
    papers = scene.reading.within(max(scene.sentence(term.start)[0], term.start - DEMANDED_NEAR), term.start, "concept")
    return any(one.key.startswith("document.") and _about(scene, one, term) for one in papers)


def _about(scene: Scene, paper: Term, term: Term) -> bool:
    """Whether a paper leads to talks by "on" and few words, and these are not to be held by it."""
    reading, gap = scene.reading, scene.reading.text[paper.end : term.start]
    words = gap.split()
    if reading.language.verb_final or not words or len(words) > ABOUT_WORDS or not BREAKS.isdisjoint(gap):
        return False
    if any(reading.scanner.small("conjunction", word) for word in words):
        return False  # signed a memorandum on trade and began talks
    on = any(one.key == "about" for one in reading.within(paper.end, paper.end + len(words[0]) + 2, "topic"))
    return on and not reading.within(paper.end, term.start, "holding", "modality")


def _of_nobody(scene: Scene, term: Term) -> bool:
    """Whether a sentence in which somebody quarrels or calls names no side, nor anybody who may stand for one."""
    reading, sentence = scene.reading, scene.sentence(term.start)
    if scene.sides.within(*sentence) or reading.within(*sentence, "institution"):
        return False
    return not any(one.key in STANDING or one.key.startswith(STATES) for one in reading.within(*sentence, "pronoun"))


def _demanded(scene: Scene, term: Term) -> bool:
    """Whether an event is only what somebody asks for: A urged B to hold talks, called for sanctions on C."""
    reading = scene.reading
    if reading.language.verb_final:
        near = reading.within(term.end, term.end + DEMANDED_NEAR // 2, "act")
        asking = (one for one in near if one.key == DEMAND and not _invites(reading, one))
        gaps = (reading.text[term.end : one.start] for one in asking)
        whole = scene.sides.roles.ending(term.ending) not in AT
        return whole and any(len(gap.split()) <= FEW and BREAKS.isdisjoint(gap) for gap in gaps)
    near = reading.within(max(scene.sentence(term.start)[0], term.start - DEMANDED_NEAR), term.start, "act")
    return any(one.key == DEMAND and _leads(scene, one, term) for one in near)


def _of_ministers(scene: Scene, term: Term) -> bool:
    """Whether ministers meet of whom nobody tells whose they are, as those of a union do: ministers met in Brussels.

    Negotiators and experts in a text about two states are those of both.
    """
    reading, sentence = scene.reading, scene.sentence(term.start)
    offices = reading.within(*sentence, "office") if reading.language.articles else []
    if len(offices) != 1 or not plural(reading, offices[0]) or offices[0].start > term.start:
        return False
    if reading.bilateral and offices[0].key.partition("/")[0] in SERVANTS:
        return False
    before = reading.text[sentence[0] : offices[0].start].split()
    told = [one for one in scene.sides.within(*sentence) if scene.sides.role(one) != "in" or one.code in reading.dyad]
    led = any(word.lower() == reading.language.definite for word in before[-PAIR:])
    counted = reading.within(*sentence, "pronoun") or reading.atoms_within(sentence[0], offices[0].end)
    return not (told or led or counted)


def _invites(reading: Reading, verb: Term) -> bool:
    """Whether a verb of asking may as well be one of inviting."""
    near = reading.within(verb.start - SAID_NEAR, verb.end, "concept")
    return any(one.key.startswith(UNASKED) and one.end > verb.start for one in near)


def _leads(scene: Scene, asked: Term, term: Term) -> bool:
    """Whether a verb of asking leads to an event: by "to" right before that, or few words on, and by no place."""
    reading, gap = scene.reading, scene.reading.text[asked.end : term.start]
    if not BREAKS.isdisjoint(gap) or reading.within(asked.end, term.start, "topic"):
        return False
    if any(one.key in DENIALS for one in reading.within(asked.start, asked.end, "modality")):
        return False  # refused to meet
    words, small = gap.split(), reading.scanner.small
    roles = {small("role", word) for word in words} - {None, "to"}
    if roles - ({"from"} if not reading.language.articles else set()):  # A demanded of B that
        return False
    joins = [small("conjunction", word) for word in words]
    if any(joins[1:]) or not NAMING.issuperset(joins[:1]):
        return False
    return len(words) <= MOST or small("role", words[-1]) == "to"


def _elsewhere(scene: Scene, term: Term, concept: str) -> bool:
    """Whether a meeting is one of a gathering or body, or only beside what something else took place."""
    if concept == TALKS and _of_ministers(scene, term):
        return True
    return signs.of_other(scene, term, concept) or occasions.marginal(scene, term.start, term.end)


def _unreal(scene: Scene, term: Term, concept: str) -> bool:
    """Whether a sentence is of sport or the arts, only thinks something up, or names before whom somebody speaks."""
    if any(one.key == SUPPOSED for one in scene.reading.within(*scene.sentence(term.start), "conditional")):
        return True
    pastime = concept.startswith(STATELY) and means.of_pastime(scene, term)
    return pastime or (concept in GATHERINGS and _told(scene, term))


def _told(scene: Scene, term: Term) -> bool:
    """Whether a gathering is only before whom somebody speaks, right behind the verb: he told a forum in A."""
    before = scene.reading.within(term.start - SAID_NEAR, term.start, "speech")
    if scene.reading.language.verb_final or not before or before[-1].key != "said" or signs.paired(scene, term):
        return False
    verb, gap = scene.reading.text[before[-1].start], scene.reading.text[before[-1].end : term.start]
    held = scene.reading.within(before[-1].end, term.start, "modality")
    return verb.islower() and not held and BREAKS.isdisjoint(gap) and len(gap.split()) <= FEW
