"""Works of two sides: what one of them runs, owns or pays for in the land of the other, or what joins both."""

from __future__ import annotations

import itertools

import msgspec

from servanda.grammar.clause import cues
from servanda.grammar.frames.scene.parties import Parties
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.frames.works import works
from servanda.grammar.words.lookup import Mention
from servanda.grammar.words.terms import Term

REACH, SHARED_NEAR, MAKER_NEAR, BESIDE, HOST_NEAR = 90, 30, 50, 24, 60  # characters
PAIR, FEW = 2, 1
SHARED, LINK, BY, HOLD, MAKE = "shared", "link", "by", "hold", "make"
LED = frozenset({"in", "to", "from", "with", "on", "via"})
AWAY = frozenset({"in", "to", "from", "via", "beyond"})
WHERE = frozenset({"in", "from"})
PLACED = frozenset({"in", "between"})
BREAKS, DASHES, NAMED = frozenset(".,;:()"), frozenset("-–—"), 3  # words of a name
KEYS = frozenset({SHARED, LINK, BY, HOLD, MAKE, "has"})
SITE = "/site"
ACTS = frozenset({BY, HOLD, MAKE})
HELD = frozenset({HOLD, "has"})
OWNERS = frozenset({"nationality", "company"})
FAR = {SHARED: SHARED_NEAR, "has": 2}  # how far a word may stand from its work, if not REACH


def joint(scene: Scene, term: Term) -> str | None:
    """What makes a work one of two sides: the key of the word that tells so, or whose it is by its attribute."""
    if scene.reading.language.verb_final and scene.sides.roles.ending(term.ending) in WHERE:
        return None  # at the plant
    if term.key.endswith(SITE) and at(scene, term):
        return None
    begin, end = scene.sentence(term.start)
    near = scene.reading.within(max(begin, term.start - REACH), min(end, term.end + REACH), "joint")
    words = [one for one in near if one.key in KEYS]
    mentions = scene.sides.within(begin, end)
    if not (words or any(_beside(term, one) for one in mentions)):
        return None  # mostly so
    named = [one for one in mentions if not scene.sides.roles.cited(one)]
    told = next((word.key for word in words if _tells(scene, word, term, named)), None)
    return told or ("own" if _attributed(scene, term, named) else None)


def shared_beside(scene: Scene, term: Term) -> bool:
    """Whether a word near a work may tell that it is shared."""
    near = scene.reading.within(term.start - REACH, term.end + REACH, "joint")
    return any(one.key == SHARED for one in near)


def at(scene: Scene, term: Term) -> bool:
    """Whether a small word makes a site only where something happened or who took part, or it speaks: on the bridge."""
    reading, begin = scene.reading, scene.sentence(term.start)[0]
    words = reading.text[begin : term.start].rsplit(None, PAIR)[-PAIR:]
    if any(reading.scanner.small("role", word) in PLACED for word in words):
        return True
    said = reading.within(term.start - BESIDE, term.end + 2, "speech")
    return any(one.start == term.end + 1 or one.end == term.start - 1 for one in said)


def binational(scene: Scene, term: Term) -> bool:
    """Whether a dash joins two sides right before a site, which so is of both, and no place of what happens there."""
    before = scene.sides.within(max(scene.sentence(term.start)[0], term.start - MAKER_NEAR), term.start)[-PAIR:]
    if len(before) < PAIR or before[0].code == before[1].code or at(scene, term):
        return False
    text = scene.reading.text
    gap = text[before[1].end : term.start]
    return text[before[0].end : before[1].start] in DASHES and "," not in gap and len(gap.split()) <= NAMED


def standing(scene: Scene, term: Term) -> str | None:
    """The stage of a work of which only whose it is is told: whoever runs or owns it has it."""
    return "completed" if joint(scene, term) in HELD else None


def _tells(scene: Scene, word: Term, term: Term, named: list[Mention]) -> bool:
    """Whether a word tells of a work, which no other is nearer to, whose it is and in whose land."""
    text = scene.reading.text
    far = cues.distance(text, term.start, term.end, word)
    if far > FAR.get(word.key, REACH):
        return False
    around = scene.reading.within(word.start - far, word.end + far, "concept")
    if any(works.is_work(one) and cues.distance(text, one.start, one.end, word) < far for one in around):
        return False
    if word.key == SHARED:
        return True
    if word.key in {HOLD, MAKE} and not _object(scene, word, term):
        return False
    if len({one.code for one in named}) < PAIR:
        return scene.reading.bilateral and word.key in ACTS and _foreign(scene, word, named)
    return word.key == LINK or _done(scene, word, named)


def _foreign(scene: Scene, word: Term, named: list[Mention]) -> bool:
    """Whether whoever alone is named in a text about two is told by his nation: Turkish firms run the port."""
    return any(one.how == "nationality" for one in named) and _done(scene, word, named)


def _object(scene: Scene, word: Term, term: Term) -> bool:
    """Whether a work may be the object of a verb: no comma parts them but one before "which", nor a preposition."""
    reading = scene.reading
    gap = reading.text[word.end : term.start] if word.end <= term.start else reading.text[term.end : word.start]
    if "," in gap:
        behind = gap.rpartition(",")[2].split()[:1]
        return bool(behind) and reading.scanner.small("conjunction", behind[0]) == "which"
    if reading.language.verb_final or word.end > term.start:
        return True
    placed = [one.end for one in scene.sides.within(word.end, term.start)]  # it keeps in B a base
    words = reading.text[placed[-1] if placed else word.end : term.start].split()
    return not any(reading.scanner.small("role", one) in LED for one in words)


def _done(scene: Scene, word: Term, named: list[Mention]) -> bool:
    """Whether a side does what a word tells: behind "by", before a verb that comes last, else as its subject."""
    if word.key == BY:
        final = scene.reading.language.verb_final
        gaps = ((word.start - one.end if final else one.start - word.end) for one in named)
        return any(0 <= gap <= MAKER_NEAR for gap in gaps)
    free = not (scene.reading.language.verb_final or scene.reading.language.articles)
    doers = [one for one in named if (one.start < word.start or free) and scene.sides.role(one) not in AWAY]
    return any(one.how != "person" for one in doers)


def _beside(term: Term, one: Mention) -> bool:
    """Whether a nation or a company stands right before a work."""
    return 0 < term.start - one.end <= BESIDE and one.how in OWNERS


def _attributed(scene: Scene, term: Term, named: list[Mention]) -> bool:
    """Whether a nation stands right before a work as whose it is, and another behind or before as where: in B."""
    before = [one for one in named if _beside(term, one)]
    if not before or not BREAKS.isdisjoint(scene.reading.text[before[-1].end : term.start]):
        return False
    if len(scene.reading.text[before[-1].end : term.start].split()) > FEW:
        return False
    near = itertools.takewhile(lambda one: one.start - term.end <= HOST_NEAR, named)
    hosts = (one for one in near if one.code != before[-1].code and before[-1].start - one.end <= HOST_NEAR)
    return any(scene.sides.role(one) == "in" for one in hosts)


def last(scene: Scene, sides: Parties, sentence: tuple[int, int]) -> Parties:
    """The two sides of a work, last the one in whose land it is by a place of its, where verbs come last.

    A'nın B kentinde C'nin kurduğu fabrika: of C and A.
    """
    if len(sides.codes) != PAIR or not scene.reading.language.verb_final:
        return sides
    named = [one for one in scene.sides.within(*sentence) if one.code in sides.codes]
    hosts = {one.code for one in named if _is_land(scene, one)}
    if hosts != {sides.codes[0]} or any(scene.sides.role(one) == "in" for one in named if one.code not in hosts):
        return sides
    return msgspec.structs.replace(sides, codes=sides.codes[::-1])


def _is_land(scene: Scene, one: Mention) -> bool:
    """Whether a country in the genitive has a place right behind it in which something is: A'nın kuzeyinde."""
    roles, reading = scene.sides.roles, scene.reading
    if one.how != "place" or roles.of(one) != "of":
        return False
    nearest = next((other.start for other in scene.sides.within(one.end, one.end + HOST_NEAR)), one.end + HOST_NEAR)
    for word in reading.text[one.end : nearest].split()[1 : FEW + NAMED + 1]:
        bare = word.rstrip(".,;:")
        cut = max(bare.rfind(mark) for mark in reading.language.suffix_marks)
        if (roles.ending(bare[cut + 1 :]) if cut > 0 else roles.case(bare)) == "in":
            return True
        if bare != word:
            return False
    return False
