"""What one country has alone is said of no two sides: its budget, its output, a share of its power."""

from __future__ import annotations

import re

from servanda.grammar.clause import cues, timing
from servanda.grammar.frames.counts.counts import lowest
from servanda.grammar.frames.scene.parties import Parties
from servanda.grammar.frames.scene.scene import Scene

Span = tuple[int, int]
PEOPLE, GIVEN = "people.count", frozenset({"supply.volume", "finance.aid"})
OPEN = frozenset({"other", PEOPLE})
FLOWS = frozenset({"trade.exports", "trade.imports"})
TRADED, LOAN, OWN_DEBT = FLOWS | {"trade.turnover"}, "finance.loan", "debt"
OWNERS = frozenset({"", "of", "source"})  # roles of whose trade it is
ITSELF = "the_country"  # its, the country, it has
TOLD = ("we", "our", "you", "both", "each", "there", "neighbour", "state", "parties", "that", "other", ITSELF, "i")
SPENDING = ("finance.", "project.", "trade.imports", "trade.balance", "trade.tariff", "supply.", "investment.")
OTHERS = ("we", "our", "you", "both", "each", "there", "neighbour", "state", "that", "other", "region", "this", "third")
WHOLES = FLOWS | OPEN | {"trade.growth"}
HOME = "home"  # key of words for what is grown, used or paid at home, of which two sides may tell all the same
SPENT = {"budget": "finance."}  # keys of words for what goes on at home, and what it is not
PRIVATE = "private"  # key of words for what is no business of states: matches, films, polls, accidents
IDLE = OPEN | {"project.capacity", "project.value", "supply.volume", "trade.growth"}
LIVING = (PEOPLE, "project.education")  # what people do or where they learn: study, are trained
SUMS, WORTH = frozenset({"money", "percent"}), frozenset({"money", "quantity"})
BOTH, FEW, BESIDE = 2, 10, 60
WEAK = "/weak"
TRADING = re.compile(r"(trade\.(?!growth)|supply\.)(?!.*/weak)")
LINK, PART_NEAR = 4, 12  # characters of an "of" with its blanks, and from words for a part to its amount


def alone(scene: Scene, concept: str, sides: Parties, span: Span) -> bool:
    """Whether an amount is of one country alone: its budget, output or population."""
    if (concept in IDLE and private(scene, span)) or (concept in WHOLES and _dealt(scene, concept, span)):
        return True
    if sides.named < BOTH and (_grown(scene, concept, span) or _own_sum(scene, sides, span, concept)):
        return True
    given = concept in GIVEN and not sides.named and _beside(scene, span)
    if given or _spent(scene, concept, span) or _budgeted(scene, concept, span) or _kept(scene, concept, sides, span):
        return True
    if concept not in OPEN:
        return False
    if _of_nobody(scene, concept, sides, span) or _of_firms(scene, sides, span) or _of_itself(scene, sides, span):
        return True
    if len(sides.codes) < BOTH and any(0 < lowest(one) <= FEW for one in scene.reading.atoms_within(*span)):
        return True  # three generals of A
    if sides.named >= BOTH:
        return _apart(scene, span) or (concept == "other" and _of_whole(scene, span))
    return _beside(scene, span)


def _beside(scene: Scene, span: Span) -> bool:
    """Whether a word for what one country has alone stands near an amount: 6 million tonnes were reaped."""
    start, stop = cues.between(scene.reading.text, span, scene.sentence(span[0]), ";")
    marks = [one.start for one in scene.reading.within(start, span[0], "count_mark")]  # the number of dead in … was 5
    near = min([max(start, span[0] - BESIDE), *marks]), min(stop, span[1] + BESIDE)
    return any(term.key != "change" for term in scene.reading.within(*near, "domestic"))


def _grown(scene: Scene, concept: str, span: Span) -> bool:
    """Whether a sentence tells of what is grown, used or paid at home, and of no trade: so much maize was harvested."""
    sentence = scene.sentence(span[0])
    weighed = any(one.kind in WORTH for one in scene.reading.atoms_within(*span))  # no tanks that are put together
    told = any(one.key == HOME for one in scene.reading.within(*sentence, "domestic"))
    if concept not in IDLE or not told or not weighed:
        return False
    return not any(TRADING.match(one.key) for one in scene.reading.within(*sentence, "concept"))


def _of_itself(scene: Scene, sides: Parties, span: Span) -> bool:
    """Whether a sentence names nobody and tells what the country has that was told before: it has built 12 prisons."""
    sentence = scene.sentence(span[0])
    if sides.named >= BOTH or scene.sides.within(*sentence) or scene.reading.within(*sentence, "joint"):
        return False
    if any(one.key.startswith(LIVING) for one in scene.reading.within(*sentence, "concept", "deed")):
        return False
    told = [one.key for one in scene.reading.within(*sentence, "pronoun")]
    return any(key.startswith(ITSELF) for key in told) and not any(key.startswith(OTHERS) for key in told)


def _own_sum(scene: Scene, sides: Parties, span: Span, concept: str) -> bool:
    """Whether one country sells or buys something to or from nobody who is told, or borrows it on the markets."""
    if concept == LOAN:
        return bool(sides.doubts) and _own_debt(scene, span)
    return concept in TRADED and _unpartnered(scene, sides, span, concept)


def _dealt(scene: Scene, concept: str, span: Span) -> bool:
    """Whether an amount is a whole of which somebody has a part: exports of 5 bn last year, of which A took a third.

    Nor are tourists of two sides, led by those of B and of C.
    """
    begin, end = scene.sentence(span[0])
    part = next(iter(scene.reading.within(span[1], min(end, span[1] + BESIDE), "partitive", "listed")), None)
    if part is None or scene.reading.within(max(begin, span[0] - PART_NEAR), span[0], "partitive"):
        return False  # of it 5 bn are exports of A, the other 3 bn came from B
    if any(
        one.kind in WORTH and one.unit_stated for one in scene.reading.atoms_within(span[1], part.start)
    ):
        return False
    before = {one.code for one in scene.sides.within(begin, part.start)}
    if concept == PEOPLE and not before and _summed(scene, span):
        return False
    behind = {one.code for one in scene.sides.within(part.end, min(end, part.end + BESIDE))}
    least = part.start - span[1] > LINK and (scene.reading.bilateral or concept not in OPEN)
    return least <= len(before) < BOTH and bool(behind - before)


def _summed(scene: Scene, span: Span) -> bool:
    """Whether parts told behind a whole, each of another state, make it up: 14 thousand, 9 of them of A and 5 of B."""
    end = scene.sentence(span[0])[1]
    words = scene.reading.within(span[1], min(end, span[1] + PART_NEAR), "partitive")
    parts = [one for one in scene.reading.atoms_within(words[0].end, end) if one.kind == "number"] if words else []
    if len(parts) < BOTH:
        return False
    codes = {one.code for one in scene.sides.within(words[0].end, min(end, parts[-1].end + BESIDE // 2))}
    whole = next((lowest(one) for one in scene.reading.atoms_within(*span)), 0)
    return len(codes) == len(parts) and whole <= sum(map(lowest, parts)) <= whole * 2


def _unpartnered(scene: Scene, sides: Parties, span: Span, concept: str) -> bool:
    """Whether a text about several countries tells what one of them sells or buys, and to or from nobody."""
    hub = scene.sides.ours.hub
    if concept not in FLOWS or not sides.doubts or not sides.named or (scene.reading.dyad and not hub):
        return False
    told = scene.sides.within(*scene.sentence(span[0]))
    if hub and any(one.code != hub for one in told):
        return False
    told = [one for one in told if one.code in sides.codes]
    return bool(told) and all(scene.sides.role(one) in OWNERS for one in told)


def _own_debt(scene: Scene, span: Span) -> bool:
    """Whether a country borrows from nobody who is told: it issued bonds of 5 bn."""
    near = cues.between(scene.reading.text, span, scene.sentence(span[0]), ", ")
    return any(term.key == OWN_DEBT for term in scene.reading.within(*near, "domestic"))


def _of_nobody(scene: Scene, concept: str, sides: Parties, span: Span) -> bool:
    """Whether people or things are counted in a sentence that names no side, and goes on with none: 32 were hurt.

    Students, tourists or jobs, and a part of those who were counted before, are of the sides told before.
    """
    reading, (start, end) = scene.reading, scene.sentence(span[0])
    if sides.named or any(atom.kind in SUMS for atom in reading.atoms_within(*span)) or _summed(scene, span):
        return False
    if concept != PEOPLE and not reading.text[span[0]].isdigit():
        return False  # half of the sum told before
    if reading.within(start, end, "pronoun") or any(
        one.key.startswith(LIVING) for one in reading.within(start, end, "concept", "deed")
    ):
        return False
    first = next((atom.end for atom in reading.atoms_within(start, end) if atom.kind in timing.AMOUNTS), start)
    return not reading.within(start, first + LINK, "partitive", "count_mark")


def _spent(scene: Scene, concept: str, span: Span) -> bool:
    """Whether money is only spent, and no word or state of its sentence tells of trade: the city will spend 5 bn."""
    if any(one.how != "person" for one in scene.sides.within(*scene.sentence(span[0]))):
        return False
    told = {one.key for one in scene.reading.within(*scene.sentence(span[0]), "concept")}
    return concept in FLOWS and f"{concept}{WEAK}" in told and not any(map(TRADING.match, told))


def _budgeted(scene: Scene, concept: str, span: Span) -> bool:
    """Whether a sentence that names nobody, or only where it is, tells of a budget: 5 bn was set aside for schools.

    A word of that which is part of a wording of the concept tells nothing: budget support.
    """
    if concept in OPEN or not concept.startswith(SPENDING):
        return False
    begin, end = scene.sentence(span[0])
    named = [one for one in scene.sides.within(begin, end) if one.how != "person"]
    if any(scene.sides.role(one) != "in" for one in named) or len({one.code for one in named}) >= BOTH:
        return False
    if any(one.key.startswith(TOLD) for one in scene.reading.within(begin, end, "pronoun")):
        return False
    wordings = scene.reading.within(begin, end, "concept")
    near = max(begin, span[0] - BESIDE), min(end, span[1] + BESIDE)
    own = [one for one in scene.reading.within(*near, "domestic") if one.key in {"", PRIVATE}]
    return any(not any(it.start <= one.start and one.end < it.end for it in wordings) for one in own)


def _kept(scene: Scene, concept: str, sides: Parties, span: Span) -> bool:
    """Whether a state spends of its budget, and its sentence names no other: 5 bn for new roads."""
    sentence = scene.sentence(span[0])
    told = [one for one in scene.reading.within(*sentence, "domestic") if one.key in SPENT]
    if not told or sides.named >= BOTH or len({one.code for one in scene.sides.within(*sentence)}) >= BOTH:
        return False
    return any(concept.startswith(SPENT[one.key]) for one in told)


def _of_firms(scene: Scene, sides: Parties, span: Span) -> bool:
    """Whether firms alone stand for the sides of an amount, whose own business it is: they sold 21 per cent of it."""
    told = [one for one in scene.sides.within(*scene.sentence(span[0])) if one.code in sides.codes]
    return len({one.code for one in told}) >= BOTH and all(one.how == "company" for one in told)


def private(scene: Scene, span: Span) -> bool:
    """Whether a sentence tells of what is no business of states: who won a match, what a ticket costs."""
    return any(one.key == PRIVATE for one in scene.reading.within(*scene.sentence(span[0]), "domestic"))


def _of_whole(scene: Scene, span: Span) -> bool:
    """Whether a share is one of what a country has alone, by the words beside it: 90 per cent of A's power mix."""
    reading = scene.reading
    led = (
        reading.language.verb_final
        or reading.scanner.small("role", reading.text[span[1] : span[1] + LINK].strip()) == "of"
    )
    if not led or not any(atom.kind == "percent" for atom in reading.atoms_within(*span)):
        return False
    start, stop = cues.between(reading.text, span, scene.sentence(span[0]), ", ")
    near = max(start, span[0] - BESIDE), min(stop, span[1] + BESIDE)
    own = any(term.key != "change" for term in reading.within(*near, "domestic"))
    told = scene.sides.within(start, stop)
    shared = any(one.how == "organisation" for one in told)  # the alliance's budget
    return own and not shared and len({one.code for one in told}) < BOTH


def _apart(scene: Scene, span: Span) -> bool:
    """Whether two countries are only set side by side, each with what is its own: in A live 20 million, in B 5."""
    sentence = scene.sentence(span[0])
    part = cues.between(scene.reading.text, span, sentence, ", ")
    told = scene.sides.within(*part)
    beyond = [*scene.sides.within(sentence[0], part[0]), *scene.sides.within(part[1], sentence[1])]
    if part == sentence or len({one.code for one in told}) != 1 or told[0].code in {one.code for one in beyond}:
        return False
    if _of_ours(scene, (span[0], sentence[1])):
        return False
    amounts = sum(atom.kind in timing.AMOUNTS for atom in scene.reading.atoms_within(*sentence))
    if amounts > 1 and any(term.key != "change" for term in scene.reading.within(*sentence, "domestic")):
        return True
    return all(scene.sides.role(one) == "in" and one.how in {"place", "capital"} for one in (*told, *beyond))


def _of_ours(scene: Scene, span: Span) -> bool:
    """Whether the first people told in a span are ours by an ending of their noun: in A live 8, in B 3 of our men."""
    endings, text = scene.reading.language.own_endings, scene.reading.text
    people = [one for one in scene.reading.within(*span, "noun") if one.key == "PERSONS"][:1] if endings else []
    return any(end in text[one.start : one.end] for one in people for end in endings)
