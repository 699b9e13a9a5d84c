"""Whether a wording near an amount is of another one: it opens a clause, has its own amount, or tells of a part."""

from __future__ import annotations

from servanda.grammar.clause import relative
from servanda.grammar.frames.scene import going
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.frames.works import works
from servanda.grammar.words.terms import Term

OWN_NEAR = 16  # characters between a wording and an amount of its own
OWN_AMOUNT = 40  # characters from a wording that opens a clause to its amount
GOODS, GIVEN = ("supply.", "trade.exports", "trade.imports"), frozenset({"finance.loan", "finance.aid"})
GIVEN_NEAR, SHORT = 40, 3  # characters from what was given to its amount, and of a small word
THAT, SHARE = "that", "trade.share"
COST, GAP = 24, 4  # characters of a wording of worth, and from it to its amount
MEASURED, GIVES = frozenset({"money", "percent"}), "give"
AMOUNTS, MARKS = MEASURED | {"quantity"}, frozenset(",;:")
DASHES, DEFINED = "–—-", 40  # characters from a dash to the wording behind it
Span = tuple[int, int]


def of_another(scene: Scene, anchor: Span, term: Term) -> bool:
    """Whether a wording behind an amount opens what is told of the next one; where verbs come last, another follows."""
    reading = scene.reading
    if not reading.language.verb_final:
        return reading.text[anchor[1] : anchor[1] + 1] == ","
    atoms = reading.atoms_within(term.end, min(scene.sentence(term.start)[1], term.end + OWN_AMOUNT))
    kinds = {atom.kind for atom in reading.atoms_within(anchor[0], anchor[1])}
    following = [atom.start for atom in atoms if atom.kind in kinds]
    if not following or scene.sides.roles.ending(term.ending):
        return False
    tail, comma, _ = reading.text[term.end : following[0]].partition(",")
    return not comma or len(tail.split()) > 1 or "," in reading.text[anchor[1] : term.start]  # sold goods, and bought 5


def made_up(scene: Scene, anchor: Span, group: str) -> Term | None:
    """The flow on which a sum falls by the verb right behind it: of 5 bn in trade, 3 bn fell on exports."""
    near = scene.reading.within(anchor[1], anchor[1] + OWN_AMOUNT, "concept")
    if group != "currency" or scene.reading.language.verb_final or not near or near[0].key != SHARE:
        return None
    flow = next((one for one in near[1:] if one.key in GOODS), None)
    if flow is None or near[0].start - anchor[1] > 1:
        return None
    words = scene.reading.text[near[0].end : flow.start].split()  # but: 3 bn of the total, and imports 2
    joins = any(scene.reading.scanner.small("conjunction", word) for word in words)
    return None if joins or not MARKS.isdisjoint(scene.reading.text[anchor[1] : flow.start]) else flow


def farther(scene: Scene, place: tuple[Span, Span], term: Term, told: tuple[bool, bool, bool]) -> bool:
    """Whether a wording is of another amount, or only joined to what stands before, so that it counts as farther.

    `place` is an amount with its sentence; `told`, whether it is a part, one of a pair, or another follows it.
    """
    (anchor, sentence), (part, paired, another) = place, told
    if (of := defined(scene, term)) is not None:
        return of != anchor[1]
    if paired:
        return not 0 <= term.start - anchor[1] <= 1  # 300 million as a grant, 200 million as a loan
    if term.start > anchor[1]:
        return another or beyond(scene, anchor, term, sentence)  # exports 1 bn, imports 2 bn
    gap = scene.reading.text[term.end : anchor[0]]
    return term.end < anchor[0] and (part or only_joins(scene, gap))  # 8 million for exports and 7 for imports


def defined(scene: Scene, term: Term) -> int | None:
    """The end of the amount that a wording defines behind a dash: 5 bn of it – exports of A, the other 3 – imports."""
    text, low = scene.reading.text, max(0, term.start - DEFINED)
    dash = max(text.rfind(f" {mark} ", low, term.start) for mark in DASHES)
    if dash < 0 or "," in text[dash : term.start]:
        return None
    before = scene.reading.atoms_within(dash - OWN_AMOUNT, dash)
    return before[-1].end if before and before[-1].kind in MEASURED and before[-1].end >= dash - 1 else None


def is_part(scene: Scene, anchor: Span) -> bool:
    """Whether an amount has an ending that is no case, as a part has that is told behind it: 2 bn of it exports."""
    words = scene.reading.within(*anchor, "scale") if scene.reading.language.verb_final else []
    ending = words[-1].ending if words and words[-1].end == anchor[1] else ""
    return bool(ending) and not scene.sides.roles.ending(ending)


def of_part(scene: Scene, start: int, end: int) -> bool:
    """Whether words for a part stand between an amount and a wording: 5 bn, exports among it 2 bn."""
    if not scene.reading.language.verb_final:
        text = scene.reading.text
        parts = [one for one in scene.reading.within(start, end, "partitive") if text[one.start - 2] == ","]
        stop = min(scene.sentence(start)[1], end + OWN_AMOUNT)  # of which A lent 2 bn
        held = scene.reading.atoms_within(parts[0].end, stop) if parts else []
        return any(one.kind in AMOUNTS and MARKS.isdisjoint(text[parts[0].end : one.start]) for one in held)
    return any("," in scene.reading.text[start : one.start] for one in scene.reading.within(start, end, "partitive"))


def in_relative(scene: Scene, anchor: Span, term: Term) -> bool:
    """Whether a wording stands in a clause with its own amount, behind which one is promised or given.

    A, whose trade with B was 5 bn, promised 2 bn; but not: promised to bring it to 7 bn.
    """
    reading = scene.reading
    if reading.language.verb_final or term.end >= anchor[0]:
        return False
    comma = reading.text.rfind(relative.COMMA, scene.sentence(term.start)[0], term.start)
    if comma < 0 or relative.opener(reading, comma, term.start) is None:
        return False
    close = reading.text.find(relative.COMMA, term.end, anchor[0])
    if close < 0 or not any(one.kind in MEASURED for one in reading.atoms_within(term.end, close)):
        return False
    given = any(one.key == GIVES for one in reading.within(close, anchor[0], "flow"))
    told = given or bool(reading.within(close, anchor[0], "commitment"))
    return told and not reading.within(close, anchor[0], "change")


def only_joins(scene: Scene, gap: str) -> bool:
    """Whether nothing but an "and" stands between a wording and an amount."""
    words = gap.split()
    return len(words) == 1 and scene.reading.scanner.small("conjunction", words[0]) == "and"


def opens_clause(scene: Scene, anchor: Span, term: Term) -> bool:
    """Whether a wording behind an amount opens a clause of its own: … of 5 bn and imports of 3 bn."""
    if scene.reading.within(anchor[1], term.start, "conditional") and not scene.reading.language.verb_final:
        return True  # 5 bn if duties are removed
    words = scene.reading.text[anchor[1] : term.start].split()
    if words and scene.reading.scanner.small("conjunction", words[0]) == THAT:
        return False  # the 5 bn that A sells
    last = words[-1:] if not scene.reading.language.verb_final else []
    return any(going.joins(scene, word) for word in (*words[:2], *last))


def after_semicolon(scene: Scene, anchor: Span, term: Term, sentence: Span) -> bool:
    """Whether a wording stands behind a semicolon, with money or a share of its own: it was 5 bn; the surplus 3 bn."""
    if term.start < anchor[1] or ";" not in scene.reading.text[anchor[1] : term.start]:
        return False
    return any(one.kind in MEASURED for one in scene.reading.atoms_within(term.end, sentence[1]))


def paired(scene: Scene, anchor: Span) -> bool:
    """Whether each of two amounts has its wording right behind it, where verbs come last: 3 bn of aid 2 bn of loans."""
    reading = scene.reading
    if not reading.language.verb_final:
        return False
    before = [one for one in reading.within(anchor[0] - OWN_AMOUNT, anchor[0], "concept") if anchor[0] - one.end <= 1]
    behind = reading.within(anchor[1], anchor[1] + 2, "concept")
    if not before or not behind:
        return False
    amounts = reading.atoms_within(before[0].start - OWN_AMOUNT, before[0].start)
    return bool(amounts) and amounts[-1].kind in MEASURED and before[0].start - amounts[-1].end <= 1


def beyond(scene: Scene, anchor: Span, term: Term, sentence: Span) -> bool:
    """Whether a wording behind an amount opens a clause, has an amount of its own, or tells what money is for."""
    return opens_clause(scene, anchor, term) or owned(scene, term) or _for_goods(scene, anchor, term, sentence)


def _for_goods(scene: Scene, anchor: Span, term: Term, sentence: Span) -> bool:
    """Whether a wording of goods tells what money lent or given before it is for: they lent 5 bn for oil supplies."""
    reading = scene.reading
    if reading.language.verb_final or not term.key.startswith(GOODS):
        return False
    first = reading.text[anchor[1] : term.start].split(None, 1)[:1]
    led = bool(first) and (len(first[0]) <= SHORT or reading.scanner.small("role", first[0]) is not None)
    near = reading.within(max(sentence[0], anchor[0] - GIVEN_NEAR), anchor[0], "concept")
    return led and any(one.key in GIVEN and "," not in reading.text[one.end : anchor[0]] for one in near)


def owned(scene: Scene, term: Term) -> bool:
    """Whether an amount of its own stands right behind a wording, where amounts do: 5 bn, with a deficit of 3 bn."""
    reading = scene.reading
    behind = [] if reading.language.verb_final else reading.atoms_within(term.end, term.end + OWN_NEAR)
    if not behind or behind[0].kind not in MEASURED:
        return False
    gap = reading.text[term.end : behind[0].start]
    return "," not in gap and not any(going.joins(scene, word) for word in gap.split())


def costs(scene: Scene, near: Term, far_off: Term, anchor: Span) -> bool:
    """Whether worth before money is that of a work, the other wording in another clause: its cost is 5 bn, …."""
    if near.key != going.WORTH or near.end > anchor[0] or near.end <= far_off.start < anchor[0]:
        return False
    text, final = scene.reading.text, scene.reading.language.verb_final
    if final and 0 <= far_off.start - anchor[1] <= 1:
        return False  # for its building, a loan of 5 bn, where the noun follows its amount
    if far_off.start >= anchor[1] and near.end >= anchor[0] - GAP and _right_behind(scene, near):
        return True  # a road with a cost of 5 bn will cut the time of deliveries
    if final and 0 <= anchor[0] - near.end <= 1 and far_off.start > anchor[1] + COST:
        return works.told(scene, scene.sentence(anchor[0]))  # the line whose cost is put at 5 bn is built on credit
    apart_by = text[anchor[1] : far_off.start] if far_off.start >= anchor[1] else text[far_off.end : near.start]
    return (", " in apart_by or ";" in apart_by) and works.told(scene, scene.sentence(anchor[0]))


def _right_behind(scene: Scene, worth: Term) -> bool:
    """Whether a work stands shortly before a word of worth."""
    near = scene.reading.within(worth.start - COST, worth.start, "concept")
    return any(works.PROJECT.fullmatch(one.key) for one in near)
