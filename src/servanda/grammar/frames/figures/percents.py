"""What stands right beside a per cent makes of it a change (+12%), or a part of trade (73 % of exports)."""

from __future__ import annotations

import functools

from servanda.grammar.frames.figures import rates, rows, stakes
from servanda.grammar.frames.scene import going
from servanda.grammar.frames.scene.scene import Scene
from servanda.model import Atom

SIGNS = frozenset("+-\u2212\u2013")
BEFORE, BEHIND, OF_NEAR = 36, 24, 4  # characters to a word for trade, and to an "of"
Span = tuple[int, int]
OTHER, SHARE, TARIFF = "other", "trade.share", rates.TARIFF
LAY, LAID = "impose", 60  # characters from a verb of laying a duty to how much
GOODS, MONEY = "supply.volume/weak", "finance."
LAID_AT, MOST_LED, BREAKS = frozenset({"with", "in"}), 4, frozenset(".,;:()")  # and words from "with" or "at" to it
LAID_ON = frozenset({"other", "trade.share", "trade.exports", "trade.imports", "supply.volume"})
OPENING = 8  # characters of the word that a sentence opens with
PART_NEAR = 16  # characters between a per cent and "of which"
AMOUNTS = frozenset({"money", "quantity", "number", "percent"})
WORTH = frozenset({"money", "quantity"})
WHOLES = frozenset({"trade.turnover", "trade.exports", "trade.imports"})


def meant(scene: Scene, atom: Atom, concept: str, sentence: Span) -> str:
    """What a per cent measures by what stands beside it, where its nearest wording has a concept."""
    if concept == SHARE and stakes.is_stake(scene, (atom.start, atom.end), sentence):
        return SHARE if _ranks(scene, atom, sentence) else OTHER
    if concept in LAID_ON and _imposed(scene, atom, sentence):
        return TARIFF
    grown = concept == rates.GROWTH and (_possessed(scene, atom) if scene.reading.language.verb_final else True)
    led = concept == TARIFF or grown
    if (led or concept == OTHER) and of_trade(scene, atom, of=led):
        return SHARE  # 99 per cent of exports enter free of duty, 85 per cent of exports end up there
    terms = {one.key for one in scene.reading.within(*sentence, "concept")}
    if concept == SHARE and rates.SETTLED in terms:
        return rates.SETTLED  # the share of payments in rupees
    changed = signed(scene, atom) and (concept == OTHER or bracketed(scene, atom))
    concept = rates.GROWTH if changed else concept
    if concept == OTHER and "trade.rank" in terms and (_of_partner(scene, atom) or rows.of_sum(scene, atom)):
        return SHARE
    if concept == OTHER:
        return SHARE if _of_whole(scene, atom, sentence) else _of_before(scene, atom, sentence)
    if concept not in rates.RATES:
        return concept
    told = rates.of_rate(scene, atom, concept, sentence)
    return concept if changed and told == SHARE else told


def _ranks(scene: Scene, atom: Atom, sentence: Span) -> bool:
    """Whether a share right behind a per cent is that of a partner who is given a place: with 5 per cent the sixth."""
    told = scene.reading.within(atom.end, atom.end + 2, "concept")
    ranked = scene.reading.within(atom.end, sentence[1], "ranked")
    return bool(ranked) and any(one.key == SHARE for one in told)


def _of_before(scene: Scene, atom: Atom, sentence: Span) -> str:
    """What a per cent measures whose sentence only goes on: duties were raised. From 34 they went to 72 per cent."""
    spoken = [one for one in scene.reading.within(*sentence, "concept", "domestic") if not one.key.endswith(GOODS)]
    if not going.goes_on(scene, sentence) or any(not one.key.startswith(rates.GROWTH) for one in spoken):
        return OTHER
    before = {one.key for one in scene.reading.within(*scene.sentence(sentence[0] - 1), "concept")}
    if SHARE in before:
        return SHARE if _of_partner(scene, atom) else OTHER  # behind it come A (9 %) and B (8 %)
    return TARIFF if TARIFF in before and not before & WHOLES else OTHER


def _of_whole(scene: Scene, atom: Atom, sentence: Span) -> bool:
    """Whether a per cent is one of the trade told before it: A exported goods for 5 bn, 70 per cent of which to B.

    Or one of what its sentence opens with: of A's exports, B took 12 per cent.
    """
    reading = scene.reading
    opens = reading.text[sentence[0] : sentence[0] + OPENING].split(None, 1)[:1]
    if any(reading.scanner.small("role", word.lower()) == "of" for word in opens):
        return any(one.key in WHOLES for one in reading.within(sentence[0], atom.start, "concept"))
    near = reading.within(max(sentence[0], atom.start - PART_NEAR), atom.end + PART_NEAR, "partitive")
    parts = [one for one in near if len(reading.text[min(one.end, atom.end) : max(one.start, atom.start)].split()) <= 1]
    if not parts:
        return False
    first = min(parts[0].start, atom.start)
    worth = [one for one in reading.atoms_within(sentence[0], first) if one.kind in AMOUNTS]
    whole = any(one.key in WHOLES for one in reading.within(sentence[0], first, "concept"))
    return whole and bool(worth) and worth[-1].kind in WORTH


def _imposed(scene: Scene, atom: Atom, sentence: Span) -> bool:
    """Whether a per cent is what a verb lays on a state or its goods: hit A with 25 per cent, put 10 per cent on B."""
    reading = scene.reading
    if reading.language.verb_final:
        return False
    verbs = [one for one in reading.within(max(sentence[0], atom.start - LAID), atom.start, "flow") if one.key == LAY]
    gap = reading.text[verbs[-1].end : atom.start] if verbs else ""
    if not verbs or not BREAKS.isdisjoint(gap):
        return False
    small = functools.partial(reading.scanner.small, "role")
    head = reading.text[atom.end : atom.end + BEHIND].split(None, 1)[:1]
    if head and small(head[0]) == "on":
        lent = reading.within(atom.end, atom.end + BEHIND, "concept")
        plain = not any(one.key.startswith(MONEY) for one in lent) and "of" not in map(small, gap.split())
        return plain and bool(scene.sides.within(atom.end, min(sentence[1], atom.end + BEHIND)))
    between = scene.sides.within(verbs[-1].end, atom.start)
    traded = any(one.key in WHOLES for one in reading.within(sentence[0], verbs[-1].start, "concept"))
    words = reading.text[between[-1].end if between else verbs[-1].end : atom.start].split()
    led = any(small(word) in LAID_AT for word in words[-MOST_LED:])
    return led and (bool(between) or traded)


def _possessed(scene: Scene, atom: Atom) -> bool:
    """Whether a per cent has an ending that is no case, so that it is of what stands before: импорттың 97 пайызы."""
    words = scene.reading.within(atom.start, atom.end, "percent")
    ending = words[-1].ending if words and words[-1].end == atom.end else ""
    return bool(ending) and not scene.sides.roles.ending(ending)


def _of_partner(scene: Scene, atom: Atom) -> bool:
    """Whether a per cent stands in brackets behind one of the partners listed: its main partners are A (22 %), B."""
    if scene.reading.text[max(0, atom.start - 1)] != "(":
        return False
    return any(one.end >= atom.start - 2 for one in scene.sides.within(atom.start - BEHIND, atom.start))


def signed(scene: Scene, atom: Atom) -> bool:
    """Whether a plus or minus stands at a percentage in brackets or behind a comma: (+12%)."""
    text = scene.reading.text
    return text[atom.start] in SIGNS or text[max(0, atom.start - 1) : atom.start] in {"+", "\u2212"}


def bracketed(scene: Scene, atom: Atom) -> bool:
    """Whether a bracket opens right before an amount and its sign."""
    return "(" in scene.reading.text[max(0, atom.start - 2) : atom.start + 1]


def of_trade(scene: Scene, atom: Atom, *, of: bool = False) -> bool:
    """Whether a per cent is one of exports, imports or trade, which stand beside it; `of` where that word must lead.

    99 per cent of exports are free of duty, but not a 25 per cent duty on imports.
    """
    reading = scene.reading
    if reading.language.verb_final:
        beside = reading.within(atom.start - BEFORE, atom.start, "concept")
        beside = [term for term in beside if scene.sides.roles.ending(term.ending) == "of"]
    else:
        word = reading.text[atom.end : atom.end + OF_NEAR].split(None, 1)[:1]
        led = bool(word) and reading.scanner.small("role", word[0]) == "of"
        beside = reading.within(atom.end, atom.end + (BEFORE if led else BEHIND), "concept") if led or not of else []
    return any(
        term.key in WHOLES and "," not in reading.text[min(term.end, atom.end) : max(term.start, atom.start)]
        for term in beside
    )
