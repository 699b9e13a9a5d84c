"""What a share or a change is one of: of trade where trade is spoken of; what fell to 40 per cent is a share."""

from __future__ import annotations

from servanda.grammar.frames.counts import goods
from servanda.grammar.frames.scene import going
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.words.terms import Term
from servanda.model import Atom

Span = tuple[int, int]
RATES = frozenset({"trade.share", "trade.growth"})
GOODS = "supply.volume/weak"
SETTLED = "settlement.share"
ENDS = frozenset({"to", "from"})
GROWTH, TARIFF = "trade.growth", "trade.tariff"
NOT_TRADE = (*going.OTHERS, "investment.", "people.", "companies.")
TRADED = ("trade.", "supply.", "settlement.")
TO_NEAR = 24  # characters from "to" to a per cent
MOST_BACK = 3  # sentences
HOME_NEAR = 60  # characters between a change and what it is one of at home: output, the economy


def of_rate(scene: Scene, atom: Atom, concept: str, sentence: Span) -> str:
    """A share or a growth is one of trade only where trade is spoken of; a share that grew to 40 % is a share."""
    terms = scene.reading.within(*sentence, "concept")
    if concept == GROWTH and at_home(scene, atom.start, sentence):
        return "other"
    if not _traded(scene, sentence) or (concept == GROWTH and _of_goods(terms)):
        return concept if _traded_before(scene, sentence) else "other"
    nearest = min((term for term in terms if of_trade(term)), key=lambda term: abs(term.start - atom.start))
    if concept == GROWTH and nearest.key == TARIFF:
        return TARIFF  # duties that fall by a tenth
    if concept == GROWTH and _level(scene, atom):
        return SETTLED if any(term.key == SETTLED for term in terms) else "trade.share"
    shares = [term for term in terms if term.key == "trade.share" and term.end <= atom.start]
    share = bool(shares) and not going.breaks(scene, shares[-1].end, atom.start)
    settled = any(term.key == SETTLED for term in terms) and (share or concept == "trade.share")
    return SETTLED if settled else "trade.share" if share else concept


def _of_goods(terms: list[Term]) -> bool:
    """Whether goods alone are told, whose price may change as well: copper rose by 2 per cent."""
    return all(one.key == GOODS for one in terms if of_trade(one))


def _level(scene: Scene, atom: Atom) -> bool:
    """Whether a per cent is what something fell or rose to, a part of trade: it shrank to 3 per cent of the total."""
    text = scene.reading.text
    if scene.reading.language.verb_final:
        return False
    before = text[max(0, atom.start - TO_NEAR) : atom.start].split()[-1 - (atom.comparator != "=") :]
    return atom.kind == "percent" and any(scene.reading.scanner.small("role", word) in ENDS for word in before)


def at_home(scene: Scene, at: int, sentence: Span) -> bool:
    """Whether what changes is one country's own, no word of trade behind it: its output has dropped by a tenth."""
    begin = max(sentence[0], at - HOME_NEAR)
    home = scene.reading.within(begin, at, "domestic")
    return bool(home) and not any(map(of_trade, scene.reading.within(home[-1].end, at, "concept")))


def _traded(scene: Scene, sentence: Span) -> bool:
    """Whether a sentence speaks of trade."""
    return any(map(of_trade, scene.reading.within(*sentence, "concept")))


def of_trade(term: Term) -> bool:
    """Whether a wording is one of trade, not of a share or change of something."""
    return term.key.startswith(TRADED) and term.key not in goods.SPENT and term.key.partition("/")[0] not in RATES


def _traded_before(scene: Scene, sentence: Span) -> bool:
    """Whether a sentence goes on with one that speaks of trade."""
    for _ in range(MOST_BACK):
        if not going.goes_on(scene, sentence) or going.speaks_of_other(scene, sentence, NOT_TRADE):
            break
        sentence = scene.sentence(sentence[0] - 1)
        if _traded(scene, sentence):
            return True
    led = going.heading(scene, sentence)
    return led is not None and _traded(scene, led)
