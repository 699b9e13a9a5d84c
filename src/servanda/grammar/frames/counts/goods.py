"""Counted goods and what is paid for them: what two sides hand over, and vehicles that only move about."""

from __future__ import annotations

from servanda.grammar.frames.counts.counts import lowest
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.words.terms import Term
from servanda.model import Atom

Span = tuple[int, int]
SUPPLY, OTHER, EXERCISE = "supply.volume", "other", "event.exercise"
GIVEN = frozenset({"give", "get"})
HANDED = (SUPPLY, "trade.", "document.contract", "project.defence")
GROWTH, FIRMS, SANCTION = "trade.growth", "ENTERPRISES", "event.sanction"
SPENT = frozenset({"trade.imports/weak", "trade.exports/weak"})  # who spends money may do so for anything
PAPERS = ("document.agreement", "document.memorandum")  # for so many of something
HEAVY = frozenset({"HOWITZERS", "LAUNCHERS", "TANKS"})  # arms that two sides only tell of when they are sold
MOVING = frozenset({"AIRCRAFT", "BOATS", "DRONES", "HELICOPTERS", "SHIPS", "SUBMARINES", "VEHICLES"})
ARMS = HEAVY | MOVING | {"MISSILES", "ROCKETS"}
GOODS = ARMS | {"BOTTLES", "DOSES", "LOCOMOTIVES", "TRAINS", "UNITS", "WAGONS"}
FEW = 10
PAY, PRICE, PAID_NEAR, LINK = "pay", "price", 30, 4  # characters behind "for" to what is paid for; between the two
FOR, COUNTED_NEAR = 24, 24  # characters between a document and what it is for, and up to a noun from its number


def supplied(scene: Scene, atom: Atom, noun: Term) -> bool:
    """Whether counted goods are ones sold or handed over: of such a thing their sentence or the one before speaks.

    Tanks and howitzers are, unless they take part in an exercise.
    """
    if noun.key not in GOODS or noun.cls != "noun":
        return False
    start, end = scene.sentence(atom.start)
    told = scene.reading.within(start, end, "concept")
    if any(one.key.startswith(EXERCISE) for one in told):
        return False
    if any(one.key in HEAVY for one in scene.reading.within(start, end, "noun")):
        return True
    if bought(scene, (noun.start, noun.end), (start, end)):
        return True
    if any(one.key.startswith(PAPERS) and 0 < _gap(one, (atom.start, noun.end)) <= FOR for one in told):
        return True  # an agreement on 12 helicopters
    start = scene.sentence(start - 1)[0] if start and scene.same_paragraph(start - 1, start) else start
    given = any(term.key.partition("/")[0] in GIVEN for term in scene.reading.within(start, end, "flow"))
    return given or any(_handed(term.key) for term in scene.reading.within(start, end, "concept"))


def _handed(key: str) -> bool:
    """Whether a wording tells that something is sold or handed over, not that it grew or that money is spent."""
    return key.startswith(HANDED) and not key.startswith(GROWTH) and key not in SPENT


def punished(scene: Scene, noun: Term) -> bool:
    """Whether firms are counted as those that sanctions are laid on, wherever they are: sanctions on 30 firms."""
    told = scene.reading.within(*scene.sentence(noun.start), "concept") if noun.key == FIRMS else []
    return any(one.key.startswith(SANCTION) for one in told)


def idle(atom: Atom, noun: Term, concept: str) -> bool:
    """Whether a few aircraft, ships or cars that nobody sells only move about: two helicopters crossed the border."""
    return concept == OTHER and noun.key in MOVING and lowest(atom) <= FEW


def paid(scene: Scene, atom: Atom, sentence: Span) -> bool:
    """Whether money is what counted arms of its sentence cost: 42 jets for 8 bn euros."""
    return any(supplied(scene, atom, noun) for noun in numbered(scene, sentence))


def payment(scene: Scene, sentence: Span) -> Term | None:
    """The verb of a sentence by which money is paid for goods: A will pay B 5 bn for 12 jets."""
    if not any(_priced(scene, link, sentence) for link in _terms(scene, sentence, PRICE)):
        return None
    return next(iter(_terms(scene, sentence, PAY)), None)


def bought(scene: Scene, goods: Span, sentence: Span) -> bool:
    """Whether goods are what money is paid for."""
    links = _terms(scene, sentence, PRICE) if _terms(scene, sentence, PAY) else []
    return any(_spanned(scene, link, goods) for link in links)


def _terms(scene: Scene, sentence: Span, key: str) -> list[Term]:
    """The words of a flow in a sentence."""
    return [one for one in scene.reading.within(*sentence, "flow") if one.key == key]


def _priced(scene: Scene, link: Term, sentence: Span) -> bool:
    """Whether goods stand beside the word that money is paid for them by."""
    near = max(sentence[0], link.start - PAID_NEAR), min(sentence[1], link.end + PAID_NEAR)
    things = scene.reading.within(*near, "noun", "concept")
    things = [one for one in things if one.key in GOODS or one.key.startswith(SUPPLY)]
    return any(_spanned(scene, link, (one.start, one.end)) for one in things)


def _spanned(scene: Scene, link: Term, goods: Span) -> bool:
    """Whether a word for a price leads to goods: for 12 jets; right behind them where verbs come last."""
    if scene.reading.language.verb_final:
        return 0 <= link.start - goods[1] <= LINK
    gap = scene.reading.text[link.end : goods[0]]
    return link.end < goods[0] <= link.end + PAID_NEAR and "," not in gap


def numbered(scene: Scene, span: Span) -> list[Term]:
    """The words for arms in a span that a number counts."""
    return [one for one in scene.reading.within(*span, "noun") if one.key in ARMS and _counted(scene, one)]


def _counted(scene: Scene, noun: Term) -> bool:
    """Whether a number stands before a noun."""
    return any(one.kind == "number" for one in scene.reading.atoms_within(noun.start - COUNTED_NEAR, noun.start))


def _gap(one: Term, span: Span) -> int:
    """Characters between a word and a span."""
    return max(one.start - span[1], span[0] - one.end)
