"""Who gives and who gets: the order of the sides of what flows one way, by the verb, the debt and the figure before."""

from __future__ import annotations

import msgspec

from servanda.grammar.clause import cues
from servanda.grammar.frames.counts import goods
from servanda.grammar.frames.figures import bestowed, debts, duties, folk, stakes, traded
from servanda.grammar.frames.figures.moving import MARK_NEAR, Span, moved, named_in, own_flow, sells
from servanda.grammar.frames.scene.parties import Parties
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.words.lookup import Mention
from servanda.grammar.words.terms import SEATS, Term
from servanda.packs import concepts
from servanda.packs.lands import lands

LOAN, AID, SUPPLY, EXPORTS, IMPORTS = "finance.loan", "finance.aid", "supply.volume", "trade.exports", "trade.imports"
PEOPLE, GROWTH = "people.count", "trade.growth"
DUTIES = {"trade.tariff": duties.laid, "trade.balance": duties.balanced}
BOTH, BESIDE = 2, 60  # characters from an amount to a verb of getting
SOURCES, FOR = frozenset({"from", "source", "by"}), frozenset({"to", "for"})
ONE_WAY = ("supply.", "finance.")  # what seldom flows both ways in one text
COUNTED = frozenset({"number", "quantity", "range"})
GIVEN = (*ONE_WAY, "investment.", "other")
FIRM_NEAR = 24  # characters from a nation in the name of a firm to its verb
MOST_PLANNED = 5  # words of a plan between who buys and the verb
OWN_NEAR, BUYERS = 14, "get/named"  # characters from a country to its exports; nouns for who gets what is sold
MOST_BOUND, GETS = 3, "get/of"  # words from a participle to its amount; one whose subject gets that


def directed(scene: Scene, sides: Parties, span: Span, sentence: Span, concept: str) -> Parties:
    """Sides in the order in which what is counted flows: from who gives, sells or comes, to who gets or is host."""
    if concept == SUPPLY:
        sides = _bought(scene, sides, span, sentence)
    elif concept in {LOAN, AID}:
        sides = bestowed.given(scene, sides, span, sentence)
        sides = debts.of_bank(scene, sides, sentence) if concept == LOAN else sides
        sides = debts.owed(scene, sides, span, sentence, lent=concept == LOAN)
        sides = debts.guaranteed(scene, sides, span, sentence) if concept == LOAN else sides
    elif concept == PEOPLE:
        sides = folk.numbered(scene, folk.moving(scene, sides, span, sentence), span, sentence)
    elif concept == GROWTH:
        sides = traded.changed(scene, folk.numbered(scene, sides, span, sentence), span, sentence)
    elif concept in DUTIES:
        sides = DUTIES[concept](scene, sides, span, sentence)
    elif concept in {EXPORTS, IMPORTS}:
        sides = _sold(scene, sides, sentence, concept)
        sides = _bought_in(scene, sides, span, sentence) if concept == IMPORTS else sides
    elif concept == "other":
        sides = stakes.held(scene, _whose(scene, sides, span, sentence), span, sentence)
    if concept.startswith(GIVEN):
        sides = _lent(scene, _given(scene, sides, span, sentence), span, sentence)
    if concept.startswith(ONE_WAY):
        sides = _got(scene, sides, span, sentence)
    return _as_before(scene, _by_body(scene, sides, sentence, concept), span, sentence, concept)


def _by_body(scene: Scene, sides: Parties, sentence: Span, concept: str) -> Parties:
    """Sides of which no words tell who gives, the body of states first: the EU and A agreed on 5 million in grants."""
    givers = (lands().lenders | lands().donors).intersection(sides.codes)
    if not concept.startswith("finance.") or len(sides.codes) != BOTH or len(givers) != 1:
        return sides
    told = givers & {one.code for one in scene.sides.within(*sentence)} or givers & lands().donors
    return sides if sides.named >= BOTH and told else moved(sides, *givers, first=True)


def _got(scene: Scene, sides: Parties, span: Span, sentence: Span) -> Parties:
    """Sides with the subject of a verb of getting last, as it is who gets: A receives 5 MW from the plants in B."""
    if len(sides.codes) == BOTH and (buyer := _buyer(scene, sides, span, sentence)):
        return moved(sides, buyer)
    near = max(sentence[0], span[0] - BESIDE), min(sentence[1], span[1] + BESIDE)
    verbs = [term for term in scene.reading.within(*near, "flow") if term.key == "get"]
    if not verbs or len(sides.codes) != BOTH:
        return sides
    before = verbs[0].start if not scene.reading.language.verb_final else span[0]
    subjects = [one for one in named_in(scene, sides, (sentence[0], before)) if not scene.sides.role(one)]
    subjects = [one for one in subjects if one.how != "nationality"]
    return moved(sides, subjects[-1].code) if subjects else sides


def _buyer(scene: Scene, sides: Parties, span: Span, sentence: Span) -> str | None:
    """The last of the buyers whom a word for them names before an amount: the main buyers were A (5 tonnes), B (3)."""
    nouns = [term for term in scene.reading.within(sentence[0], span[0], "flow") if term.key == BUYERS]
    if not nouns or scene.reading.language.verb_final:
        return None
    named = [one for one in named_in(scene, sides, (nouns[0].end, span[0])) if not scene.sides.role(one)]
    return named[-1].code if named else None


def _given(scene: Scene, sides: Parties, span: Span, sentence: Span) -> Parties:
    """Sides with the subject first where verbs come last and the other is only an attribute: for B's schools A gave 5.

    The subject stands bare before its amount, where whoever gets it would have a case of his own.
    """
    money = any(one.kind == "money" for one in scene.reading.atoms_within(*span))
    if not money or len(sides.codes) != BOTH or sides.named < BOTH or not scene.reading.language.verb_final:
        return sides
    tellers = {one.start for group in scene.sides.groups(sentence, span) if group.aside for one in group.mentions}
    named = [one for one in named_in(scene, sides, (sentence[0], span[0])) if one.start not in tellers]
    bare = {one.code for one in named if one.how != "nationality" and not scene.sides.role(one) and not one.ending}
    attributes = {one.code for one in named if one.how == "nationality" and not own_flow(scene, one)} - bare
    return moved(sides, *bare, first=True) if len(bare) == 1 and attributes else sides


def _lent(scene: Scene, sides: Parties, span: Span, sentence: Span) -> Parties:
    """Sides with the subject first of a verb that makes an amount its attribute: A said of the 5 bn that B had lent.

    It stands in the genitive, where verbs come last; whose verb tells that he gets it comes last.
    """
    reading, endings = scene.reading, scene.reading.language.relative_endings
    if not endings or len(sides.codes) != BOTH or sides.named < BOTH:
        return sides
    before = reading.text[sentence[0] : span[0]]
    words = before.rpartition(",")[2].split()[-MOST_BOUND:]
    verb = next((word for word in reversed(words) if word.endswith(endings)), None)
    at = sentence[0] + before.rindex(verb) if verb else sentence[0]
    owners = [one for one in named_in(scene, sides, (sentence[0], at)) if scene.sides.role(one) == "of"]
    if not owners or "," in reading.text[owners[-1].end : at]:
        return sides
    gets = any(one.key == GETS for one in reading.within(at - BESIDE, at + 1, "flow") if one.end > at)
    rest = named_in(scene, sides, (owners[-1].end, at))
    sources = not gets and any(scene.sides.role(one) == "from" for one in rest)
    return moved(sides, owners[-1].code, first=not (gets or sources))


def _sold(scene: Scene, sides: Parties, sentence: Span, flow: str) -> Parties:
    """Sides with whose exports they are first, whoever is named beside: A's exports were 5 bn, imports from B 3 bn."""
    if flow == IMPORTS and not scene.reading.language.verb_final:
        return sides
    holders = [one for one in named_in(scene, sides, sentence) if sells(scene, one, flow)]
    if len(sides.codes) != BOTH or len({one.code for one in holders}) != 1:
        return sides
    return moved(sides, holders[0].code, first=True)


def _bought_in(scene: Scene, sides: Parties, span: Span, sentence: Span) -> Parties:
    """Sides with whoever buys in another country first, or its goods: A bought goods in B for 5 bn, 5 bn in B's oil."""
    if scene.reading.language.verb_final or len(sides.codes) != BOTH or sides.named < BOTH:
        return sides
    named = [one for one in named_in(scene, sides, (sentence[0], span[0])) if one.how != "nationality"]
    seller = {one.code for one in named if scene.sides.role(one) == "in"} or _worth_in(scene, sides, span, sentence)
    buyer = {one.code for one in named if not scene.sides.role(one)} - seller
    return moved(sides, *buyer, first=True) if len(buyer) == len(seller) == 1 else sides


def _worth_in(scene: Scene, sides: Parties, span: Span, sentence: Span) -> set[str]:
    """Whose goods are told right behind their sum: 5 bn in A's oil; but not 5 tonnes to A, by one word in Russian."""
    text, small, marks = scene.reading.text, scene.reading.scanner.small, scene.reading.language.possessive_marks
    behind = named_in(scene, sides, (span[1], min(sentence[1], span[1] + OWN_NEAR)))[:1]
    owning = [one for one in behind if one.how == "nationality" or text.startswith(marks, one.end)]
    return {one.code for one in owning if small("role", text[span[1] : one.start].strip()) == "in"}


def _whose(scene: Scene, sides: Parties, span: Span, sentence: Span) -> Parties:
    """Sides with whose money or goods are spoken of in a clause first: A's loan at 2 per cent covers half of it.

    What is counted comes from somebody as well, but no part of a whole: they will take 16 helicopters from A.
    """
    part = cues.between(scene.reading.text, span, sentence, ", ")
    named = named_in(scene, sides, part)
    givers = {one.code for one in named if scene.sides.role(one) == "source"}
    if not givers and any(one.kind in COUNTED for one in scene.reading.atoms_within(*span)):
        givers = {one.code for one in named if scene.sides.role(one) == "from" and one.how not in SEATS}
    if len(sides.codes) != BOTH or len(givers) != 1:
        return sides
    return moved(sides, *givers, first=True)


def _bought(scene: Scene, sides: Parties, span: Span, sentence: Span) -> Parties:
    """Sides with the one that a sentence names last, where goods come to it: A has ordered 96 helicopters."""
    if len(sides.codes) != BOTH:
        return sides
    if payer := _payer(scene, sides, sentence):
        return moved(sides, payer)
    if sides.named >= BOTH:
        buyers = _places(scene, sides, span, sentence)
        buyers = buyers or {one.code for one in named_in(scene, sides, sentence) if _buys(scene, one)}
        if len(buyers) == 1:
            return moved(sides, *buyers)
        sellers = set[str]() if scene.reading.language.verb_final else _worth_in(scene, sides, span, sentence)
        return moved(sides, *sellers, first=True) if sellers else sides
    terms = scene.reading.within(*sentence, "concept")
    tellers = {one.start for group in scene.sides.groups(sentence, span) if group.aside for one in group.mentions}
    named = [one for one in named_in(scene, sides, sentence) if one.start not in tellers]
    told = {mention.code for mention in named}
    if len(told) != 1 or not any(term.key == "trade.imports" for term in terms):
        return sides
    if any(scene.sides.role(mention) in SOURCES for mention in named):
        return sides  # bought from A
    return moved(sides, named[0].code)


def _places(scene: Scene, sides: Parties, span: Span, sentence: Span) -> set[str]:
    """Who orders goods by a noun of buying, none being told for whom: A made a purchase of 5 jets."""
    reading = scene.reading
    part = cues.between(reading.text, span, sentence, ", ")
    words = [one for one in reading.within(part[0], span[0], "concept") if one.key == IMPORTS and _noun(scene, one)]
    named = [one for one in named_in(scene, sides, part) if one.how != "nationality"]
    if by := {one.code for one in named if words and one.start > span[1] and scene.sides.role(one) == "by"}:
        return by  # the purchase of 5 by B
    words = words or _talked(scene, span, named)
    if not words or any(scene.sides.role(one) in FOR for one in named):
        return set()
    return {one.code for one in named if one.start < words[-1].start and not scene.sides.role(one)}


def _talked(scene: Scene, span: Span, named: list[Mention]) -> list[Term]:
    """The verb of buying behind whom somebody deals with: A is in talks with B to import 5 tonnes."""
    dealt = [one.end for one in named if scene.sides.role(one) == "with"]
    verbs = scene.reading.within(dealt[-1], span[0], "concept") if dealt else []
    return [one for one in verbs if one.key == IMPORTS]


def _noun(scene: Scene, term: Term) -> bool:
    """Whether a word for buying is a noun, by the "of" behind it."""
    behind = scene.reading.text[term.end : term.end + MARK_NEAR].split(None, 1)[:1]
    word = scene.reading.text[term.start : term.end].rsplit(None, 1)[-1]
    return any(scene.reading.scanner.small("role", one) == "of" for one in (word, *behind))


def _payer(scene: Scene, sides: Parties, sentence: Span) -> str | None:
    """Who pays for goods: the one before the verb who gets no money: A will pay B 5 bn for 12 jets."""
    verb = goods.payment(scene, sentence)
    named = named_in(scene, sides, (sentence[0], verb.start)) if verb else []
    bare = {one.code for one in named if not scene.sides.role(one) and one.how != "nationality"}
    return bare.pop() if len(bare) == 1 else None


def _buys(scene: Scene, mention: Mention) -> bool:
    """Whether a word for buying has a country right beside it as who does: oil that A buys, bought by A."""
    text, role = scene.reading.text, scene.sides.role(mention)
    nation = mention.how == "nationality"
    makers = _makers(scene, mention) if nation else 0
    idle = (nation and not (makers or scene.sides.roles.firm(mention))) or (role in SOURCES - {"by"} and not makers)
    if idle or scene.reading.language.verb_final:
        return False
    before = scene.reading.within(mention.start - BESIDE, mention.start, "concept")
    led = text[before[-1].end : mention.start].split() if before and before[-1].key == "trade.imports" else ["", ""]
    behind = _verb(scene, makers or mention.end, named=nation and not makers) or _planned(scene, mention)
    buys = bool(behind) and behind[0].key == "trade.imports" and (makers > 0 or role in {"", "by"})
    return buys or led == [] or (len(led) == 1 and role == "by")


def _makers(scene: Scene, mention: Mention) -> int:
    """Where the word for firms right behind a nation ends, who may do something: Kenyan companies intend to buy."""
    behind = scene.reading.within(mention.end, mention.end + MARK_NEAR, "noun")
    return next((one.end for one in behind if one.key == "ENTERPRISES"), 0)


def _verb(scene: Scene, end: int, *, named: bool) -> list[Term]:
    """The word right behind a country, or behind "has" or the rest of a firm's name: Indian Oil has bought it."""
    words = scene.reading.within(end, end + FIRM_NEAR, "concept")[:1]
    gap = scene.reading.text[end : words[0].start].split() if words else [","]
    common = scene.reading.language.common_words
    name = [word for word in gap if word[0].isupper() and word.isalpha()]
    beside = words and words[0].start - end <= MARK_NEAR and not named
    return words if beside or (len(name) >= named and all(word in name or word in common for word in gap)) else []


def _planned(scene: Scene, mention: Mention) -> list[Term]:
    """The verb that a country has behind a few words of plans or promises: A has agreed to purchase."""
    stop = mention.end + BESIDE
    verbs = scene.reading.within(mention.end, stop, "concept")
    plans = scene.reading.within(mention.end, stop, "modality", "commitment")
    gap = scene.reading.text[mention.end : verbs[0].start] if verbs else ","
    led = "," not in gap and len(gap.split()) <= MOST_PLANNED and any(one.start < verbs[0].start for one in plans)
    return verbs[:1] if led and not scene.sides.within(mention.end, verbs[0].start) else []


def _bracketed(scene: Scene, span: Span, sentence: Span) -> bool:
    """Whether an amount stands in brackets that name no state, right behind another, and so is of the same."""
    text = scene.reading.text
    opening = text.rfind("(", sentence[0], span[0])
    closing = text.find(")", span[1], sentence[1])
    inside = opening >= 0 and closing > 0 and ")" not in text[opening : span[0]]
    before = scene.reading.atoms_within(span[0] - BESIDE, opening) if inside else []
    return bool(before) and opening - before[-1].end <= 1 and not scene.sides.within(opening, closing)


def _as_before(scene: Scene, sides: Parties, span: Span, sentence: Span, concept: str) -> Parties:
    """Sides in the order of the last figure of their sort, where no words name both: 5 bn to A, then 3 bn more."""
    if len(sides.codes) != BOTH or not concepts()[concept].flow:
        return sides
    key = concept, frozenset(sides.codes)
    one_way = concept.startswith(ONE_WAY)
    if key in scene.orders and _bracketed(scene, span, sentence):
        return msgspec.structs.replace(sides, codes=scene.orders[key])  # a share of 5 % (3 % a year before)
    if sides.named < BOTH and key in scene.orders and (one_way or not sides.named):
        told = named_in(scene, sides, sentence) if sides.named else []
        ours = any(one.how == "we" for group in scene.sides.groups(sentence, span) for one in group.mentions)
        if ours or any(map(scene.sides.role, told)) or (told and scene.sides.opens(sentence)):
            return sides
        return msgspec.structs.replace(sides, codes=scene.orders[key])
    if sides.named >= BOTH:
        scene.orders[key] = sides.codes
    return sides
