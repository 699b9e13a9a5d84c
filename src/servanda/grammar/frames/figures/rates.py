"""What a share or a change is one of: of trade where trade is spoken of; what fell to 40 per cent is a share."""

from __future__ import annotations

import itertools

from servanda.grammar.clause import parted
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
GROWTH, SHARE, TARIFF = "trade.growth", "trade.share", "trade.tariff"
NOT_TRADE = (*going.OTHERS, "investment.", "people.", "companies.")
TRADED = ("trade.", "supply.", "settlement.")
TO_NEAR = 24  # characters from "to" to a per cent
MOST_BACK = 3  # sentences
PAIR_NEAR = 32  # characters between two per cent of which one becomes the other
HOME_NEAR = 60  # characters between a change and what it is one of at home: output, the economy


def of_rate(scene: Scene, atom: Atom, concept: str, sentence: Span) -> str:
    """A share or a growth is one of trade only where trade is spoken of; a share that grew to 40 % is a share."""
    terms = scene.reading.within(*sentence, "concept")
    if concept == GROWTH and at_home(scene, atom.start, sentence):
        return "other"
    if concept == GROWTH and _level(scene, atom) and any(one.key == SHARE for one in terms if one.end <= atom.start):
        concept = SHARE
    if not _traded(scene, sentence) or (concept == GROWTH and _of_goods(terms)):
        return concept if _traded_before(scene, sentence) else "other"
    nearest = min((term for term in terms if of_trade(term)), key=lambda term: abs(term.start - atom.start))
    if concept == GROWTH and nearest.key == TARIFF:
        return TARIFF  # duties that fall by a tenth
    if concept == GROWTH and _level(scene, atom):
        return SETTLED if any(term.key == SETTLED for term in terms) else SHARE
    shares = [term for term in terms if term.key == SHARE and term.end <= atom.start]
    share = bool(shares) and not going.breaks(scene, shares[-1].end, atom.start)
    settled = any(term.key == SETTLED for term in terms) and (share or concept == SHARE)
    return SETTLED if settled else SHARE if share else concept


def _of_goods(terms: list[Term]) -> bool:
    """Whether goods alone are told, whose price may change as well: copper rose by 2 per cent."""
    return all(one.key == GOODS for one in terms if of_trade(one))


def _level(scene: Scene, atom: Atom) -> bool:
    """Whether a per cent is what something fell or rose to, a part of trade: it shrank to 3 per cent of the total."""
    text = scene.reading.text
    if scene.reading.language.verb_final:
        return _between(scene, atom)
    before = text[max(0, atom.start - TO_NEAR) : atom.start].split()[-1 - (atom.comparator != "=") :]
    return atom.kind == "percent" and any(scene.reading.scanner.small("role", word) in ENDS for word in before)


def _between(scene: Scene, atom: Atom) -> bool:
    """Whether a per cent is one of two by their cases, from which to which something went: 14'ten 12'ye indi.

    A growth may go so as well: artış 14'ten 12'ye indi.
    """
    reading, begin = scene.reading, scene.sentence(atom.start)[0]
    near = [one for one in reading.atoms_within(atom.start - PAIR_NEAR, atom.end + PAIR_NEAR) if one.kind == atom.kind]
    pairs = ((one, other) for one, other in itertools.pairwise(near) if atom in {one, other})
    cased = any(parted.in_case(reading, a.end, "from") and parted.in_case(reading, b.end, "to") for a, b in pairs)
    told = cased and reading.within(max(begin, reading.text.rfind(", ", 0, near[0].start)), near[0].start, "concept")
    return cased and not any(one.key == GROWTH for one in told or ())


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
