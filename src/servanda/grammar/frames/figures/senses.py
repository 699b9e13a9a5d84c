"""What a wording of a concept means by another word of its sentence: a debt let go is aid, a border is no work."""

from __future__ import annotations

from servanda.grammar.clause import cues
from servanda.grammar.clause.attributes import LENGTHS
from servanda.grammar.frames.counts import goods
from servanda.grammar.frames.figures import stakes
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.frames.sides import banks
from servanda.grammar.frames.works import ascribed, works
from servanda.model import Atom

Span = tuple[int, int]
LOAN, AID, OTHER = "finance.loan", "finance.aid", "other"
SUM, STOCK = "investment.cumulative", "investment.stock"
SUPPLY, TRADED = "supply.volume", frozenset({"trade.exports", "trade.imports"})
SOLD = TRADED | {SUPPLY}
VALUE, DEALT = "project.value", TRADED | {OTHER}
PAID = DEALT | {AID}
FLOWS, HANDED_NEAR = frozenset({"T", "M3", "BBL", "KWH", "MWH", "GWH", "TWH"}), 14
GOODS, TOUCHING = ("supply.", "trade.", "project."), 4  # and characters from money to the verb that it is sent by
FORGIVEN_NEAR = 60  # characters between a debt and a verb that lets it go
GIVER_NEAR = 30  # characters from money to the state that it comes from


def turned(scene: Scene, atom: Atom, concept: str, sentence: Span) -> str:
    """What an amount measures, by its concept and what else its sentence tells of."""
    if concept == AID and banks.lends(scene, atom, sentence):
        return LOAN
    if concept == LOAN and _forgiven(scene, atom, sentence):
        return AID
    flows = concept == works.CAPACITY and atom.unit in FLOWS and _handed(scene, atom)
    if flows or (atom.kind == "quantity" and concept in TRADED):
        return SUPPLY  # goods by weight flow, whoever sells or buys them
    if atom.kind == "money" and (price := _priced(scene, atom, concept, sentence)):
        return price
    if atom.kind == "money" and concept == OTHER and _received(scene, atom, sentence):
        return AID
    if concept == works.CAPACITY and _border(scene, atom, sentence):
        return OTHER
    return STOCK if concept == SUM and _stock(scene, atom, sentence) else concept


def sent(scene: Scene, atom: Atom, sentence: Span) -> str:
    """What money that no goods are sold for is, where it is sent or received: aid, where its one weak word is beside.

    They received 50 million from A; but not: 50 million worth of deliveries.
    """
    told = [one for one in scene.reading.within(*sentence, "concept") if one.key.startswith(GOODS)]
    beside = len(told) == 1 and told[0].key.endswith(cues.WEAK)
    near = beside and cues.distance(scene.reading.text, atom.start, atom.end, told[0]) <= TOUCHING
    return AID if near else SUPPLY


def given(scene: Scene, atom: Atom) -> bool:
    """Whether money itself is what a verb right behind it gives, where verbs come last: 5 milyar dolar daha verecek."""
    reading = scene.reading
    near = (atom.end, atom.end + HANDED_NEAR) if reading.language.verb_final else (0, 0)
    verbs = [one for one in reading.within(*near, "flow") if one.key == "give"]
    if not verbs or atom.text.endswith(tuple(reading.language.attribute_endings)):
        return False
    if stakes.priced(scene, (atom.start, atom.end), scene.sentence(atom.start)):
        return False  # 60 per cent of the shares for 5 million
    gap = atom.end, verbs[0].start
    return len(reading.text[slice(*gap)].split()) <= 1 and not reading.within(*gap, "noun", "concept")


def _priced(scene: Scene, atom: Atom, concept: str, sentence: Span) -> str:
    """What money is that is the price of a paper or of goods: 5 bn for 42 jets, paid for power; empty for other."""
    if (concept in DEALT or concept == SUPPLY) and ascribed.of_paper(scene, atom):
        return VALUE
    if concept in PAID | {SUPPLY} and stakes.priced(scene, (atom.start, atom.end), sentence):
        return OTHER
    if (concept in DEALT and goods.paid(scene, atom, sentence)) or (concept in PAID and goods.payment(scene, sentence)):
        return SUPPLY
    sold = concept == VALUE and not ascribed.of_paper(scene, atom) and _sold_at(scene, atom, sentence)
    return SUPPLY if sold else ""


def _sold_at(scene: Scene, atom: Atom, sentence: Span) -> bool:
    """Whether what something costs is the price of counted arms, and of no work: 24 jets, worth 5 bn, from B."""
    told = scene.reading.within(*sentence, "concept")
    return goods.paid(scene, atom, sentence) and not any(works.PROJECT.fullmatch(one.key) for one in told)


def _handed(scene: Scene, atom: Atom) -> bool:
    """Whether a verb of giving or getting stands right at a quantity, whatever works are told of: it ceded 23 TWh."""
    final = scene.reading.language.verb_final
    near = (atom.end, atom.end + HANDED_NEAR) if final else (atom.start - HANDED_NEAR, atom.start)
    return any(one.key in {"give", "get"} for one in scene.reading.within(*near, "flow"))


def _received(scene: Scene, atom: Atom, sentence: Span) -> bool:
    """Whether money is what somebody gets from a state, told by no word for what it is: it gets 5 bn a year from A."""
    reading = scene.reading
    verbs = [one for one in reading.within(sentence[0], atom.start, "flow") if one.key == "get"]
    behind = scene.sides.within(atom.end, min(sentence[1], atom.end + GIVER_NEAR))[:1]
    if reading.language.verb_final or not verbs or not behind or behind[0].how == "company":
        return False
    if "," in reading.text[atom.end : behind[0].start] or scene.sides.role(behind[0]) != "from":
        return False
    row = any(one.kind == "money" for one in reading.atoms_within(verbs[-1].end, atom.start))  # 5 mn from A, 4 from B
    bound = reading.within(verbs[-1].end, atom.start, "comparator")
    if not row and (reading.text[(bound[-1] if bound else verbs[-1]).end : atom.start].strip()):
        return False
    return not any(one.cls == "noun" or one.key in SOLD for one in reading.within(*sentence, "concept", "noun"))


def _stock(scene: Scene, atom: Atom, sentence: Span) -> bool:
    """Whether investment is what was accumulated, by a word of its clause: A's accumulated investment in B."""
    part = cues.between(scene.reading.text, (atom.start, atom.end), sentence, ", ")
    return any(one.key == STOCK for one in scene.reading.within(*part, "concept"))


def _forgiven(scene: Scene, atom: Atom, sentence: Span) -> bool:
    """Whether a verb near a debt lets it go: A wrote off 5 million of B's debt."""
    near = max(sentence[0], atom.start - FORGIVEN_NEAR), min(sentence[1], atom.end + FORGIVEN_NEAR)
    return any(one.key == "forgive" for one in scene.reading.within(*near, "flow"))


def _border(scene: Scene, atom: Atom, sentence: Span) -> bool:
    """Whether a sentence tells how long a border is, and of no work."""
    if atom.unit not in LENGTHS or not any(one.key == "border" for one in scene.reading.within(*sentence, "object")):
        return False
    return not any(works.PROJECT.fullmatch(one.key) for one in scene.reading.within(*sentence, "concept"))
