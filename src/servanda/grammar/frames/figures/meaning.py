"""What an amount measures: the wording of a concept that fits its unit and stands nearest."""

from __future__ import annotations

import functools

from servanda.grammar.clause import comparing, cues
from servanda.grammar.frames.counts.counts import lowest
from servanda.grammar.frames.figures import apart, percents, rates, rows, senses
from servanda.grammar.frames.scene import going
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.frames.sides import banks
from servanda.grammar.frames.works import ascribed, works
from servanda.grammar.speech.titles import in_title
from servanda.grammar.words.terms import Term
from servanda.model import Atom
from servanda.packs import concepts

Span = tuple[int, int]
GROUPS = {"money": "currency", "percent": "PERCENT"}
SUMS = frozenset({*GROUPS.values(), "physical"})
WORTH = apart.COST  # characters of a wording of worth
BESIDE_PROJECT = 50  # characters
QUOTA, QUOTA_NEAR = "trade.tariff/quota", 24
MOST_BACK = 3  # sentences
POWER = frozenset({"KW", "MW", "GW"})
SUPPLY, EXPORTS, TURNOVER, RANK = "supply.volume", "trade.exports", "trade.turnover", "trade.rank"
UNLIKELY = (frozenset({SUPPLY}), frozenset({"trade.exports"}))  # of two senses of a word, for money and for tonnes
SIZES = frozenset({"KM", "M", "M2", "KM2", "HA", "KW", "MW", "GW"})  # what is built has, and nothing that is sold
SOLD = (SUPPLY, "trade.exports", "trade.imports")
HANDED = frozenset({"give", "get"})
PART_BEFORE = 36  # characters
JOINED = 80  # how much farther a wording is that opens a clause of its own: … of 5 bn and imports of 3 bn
WEAK = cues.WEAK  # a wording that yields to any other of its sentence: a sum may be one of exports
OWN_NEAR = 16  # characters between a wording and an amount of its own
TOUCHING = 4  # characters between an amount and a wording that belongs to it alone
OWN_AMOUNT = 40  # characters from a wording that opens a clause to its amount
FLOWS = frozenset({"T", "M3", "BBL", "KWH", "MWH", "GWH", "TWH"})  # units of what is sold by volume
INVESTED = "investment.cumulative"
LOAN, OTHER, GIVING = "finance.loan", "other", "finance.aid/weak"
GROWTH, TARIFF, BALANCE = rates.GROWTH, rates.TARIFF, "trade.balance"
TRADE_SUMS = frozenset({"trade.turnover", "trade.exports", "trade.imports", "trade.balance", "supply.volume"})
CARRYING = frozenset({*GROUPS, "ordinal"})  # a place among partners is told of trade
MILLION, DUTY_NEAR = 1_000_000, 24  # characters between a large sum and a word for duties
OWN_UNIT = 60  # characters that a word for what an amount itself measures lies behind others
PRICE = 10_000  # money below is a price, not what is traded


def of_amount(scene: Scene, atom: Atom) -> str:
    """The concept of money, a share or a quantity; `other` where no wording fits."""
    atom = comparing.measured(scene.reading, atom)
    sentence = scene.sentence(atom.start)
    group = "size" if atom.unit in SIZES else GROUPS.get(atom.kind, "physical")
    anchor = atom.start, atom.end
    if (
        atom.kind == "money"
        and banks.of_states(scene, sentence)
        and not _nearest_fitting(scene, anchor, sentence, group)
    ):
        return LOAN
    concept = ascribed.of_work(scene, atom) or cue(scene, anchor, sentence, group) or _of_project(scene, atom)
    concept = works.CAPACITY if concept == SUPPLY and works.holds(scene, anchor, sentence) else concept
    if atom.kind == "quantity" and _quota(scene, atom):
        return TARIFF
    if atom.kind == "percent":
        return percents.meant(scene, atom, concept, sentence)
    if concept == TARIFF and atom.kind == "money" and not _told(scene, TARIFF, sentence):
        return OTHER
    if concept == TARIFF and atom.kind == "money" and abs(lowest(atom)) >= MILLION:
        concept = _hit(scene, atom, sentence)
    if concept == SUPPLY and atom.kind == "money" and senses.given(scene, atom):
        return senses.AID
    if concept == SUPPLY and atom.kind == "money":
        sold = _sold(scene, atom, sentence) or _weighed_before(scene, sentence) or _told(scene, EXPORTS, sentence)
        concept = LOAN if banks.of_states(scene, sentence) else EXPORTS if sold else senses.sent(scene, atom, sentence)
    if concept == OTHER and atom.kind == "money" and _told(scene, RANK, sentence) and rows.of_row(scene, atom):
        return INVESTED if _told(scene, INVESTED, sentence) else TURNOVER
    traded = concept in TRADE_SUMS or concept.startswith("investment.")
    if traded and atom.kind == "money" and abs(lowest(atom)) < PRICE:
        return OTHER
    return senses.turned(scene, atom, concept, sentence)


def _quota(scene: Scene, atom: Atom) -> bool:
    """Whether a quantity is what a quota holds: a tariff quota of 5,000 tonnes."""
    text = scene.reading.text
    near = scene.reading.within(atom.start - QUOTA_NEAR, atom.end + QUOTA_NEAR, "concept")
    gaps = (text[min(one.end, atom.end) : max(one.start, atom.start)] for one in near if one.key == QUOTA)
    return any("," not in gap for gap in gaps)


def _sold(scene: Scene, atom: Atom, sentence: Span) -> bool:
    """Whether a sentence itself tells of goods sold for money, which is no money sent: they sent 40 million."""
    words = [one for one in scene.reading.within(*sentence, "concept") if one.key.startswith(SUPPLY)]
    worth = scene.reading.within(atom.end, atom.end + 2, "concept")  # 5 million worth of cherries
    after = worth[0].end if worth and worth[0].key == going.WORTH else atom.end
    beside = scene.reading.scanner.small("role", scene.reading.text[after : after + TOUCHING].strip()) == "of"
    nominal = beside or scene.reading.language.verb_final  # the verb is not before it
    told = (one for one in words if nominal or not 0 <= atom.start - one.end <= 1)
    text = scene.reading.text
    return any(", " not in text[min(one.end, atom.end) : max(one.start, atom.start)] for one in told)


def _weighed_before(scene: Scene, sentence: Span) -> bool:
    """Whether money goes on with goods weighed in the sentence before: 2 thousand tonnes went to A. B got 5 million."""
    if _told(scene, SUPPLY, sentence) or not sentence[0] or not scene.same_paragraph(sentence[0] - 1, sentence[0]):
        return False
    before = scene.reading.atoms_within(*scene.sentence(sentence[0] - 1))
    return any(one.kind == "quantity" and one.unit in FLOWS for one in before)


def _told(scene: Scene, concept: str, sentence: Span) -> bool:
    """Whether a sentence itself words a concept."""
    return any(term.key.partition("/")[0] == concept for term in scene.reading.within(*sentence, "concept"))


def _hit(scene: Scene, atom: Atom, sentence: Span) -> str:
    """What a large sum measures where duties are spoken of: they beside it, else the trade that they weigh upon."""
    anchor = atom.start, atom.end
    text = scene.reading.text
    duties = [
        one
        for one in scene.reading.within(*sentence, "concept")
        if one.key == TARIFF and not apart.opens_clause(scene, anchor, one)
    ]
    if any(cues.distance(text, *anchor, one) <= DUTY_NEAR for one in duties):
        return TARIFF
    for _ in range(MOST_BACK):
        fitting = _nearest_fitting(scene, anchor, sentence, GROUPS["money"], shunned=TARIFF)
        if fitting or not going.goes_on(scene, sentence):
            concept = fitting.key.removesuffix(WEAK) if fitting else "other"
            return concept if concept.startswith("trade.") else "other"
        sentence = scene.sentence(sentence[0] - 1)
    return OTHER


def cue(scene: Scene, anchor: Span, sentence: Span, group: str) -> str | None:
    """The concept of the nearest wording whose units fit; from the sentence before where this one has none."""
    if group != GROUPS["money"] and works.able(scene, anchor, sentence):
        return works.CAPACITY
    best = apart.made_up(scene, anchor, group) or _nearest_fitting(scene, anchor, sentence, group)
    if best and apart.after_semicolon(scene, anchor, best, sentence):
        best = None
    if best and best.key == BALANCE and group == GROUPS["money"] and _goal_beside(scene, anchor):
        best = _nearest_fitting(scene, anchor, sentence, group, shunned=BALANCE)
    if best and best.key == "trade.turnover" and best.end <= anchor[0]:
        best = _balance(scene, best, anchor, sentence) or best
    if best and best.key == GIVING and banks.lent_before(scene, sentence):
        return LOAN
    idle = best is not None and best.key == going.WORTH and not works.told(scene, sentence)
    if idle and going.resumes(scene, sentence):
        best, idle = None, False  # this sum
    it = best is not None and best.start >= anchor[1] and going.led_by_pronoun(scene, anchor, sentence)
    if group in {"currency", "physical"} and (best is None or it or _of_next(scene, anchor, best)):
        best = _carried(scene, anchor, sentence, group, led=it) or best
    if idle:
        best = None
    if best is None and group in SUMS and not going.built(scene, sentence):
        led = going.heading(scene, sentence)
        best = _nearest_fitting(scene, anchor, led, group) if led else None
    return best.key.removesuffix(WEAK) if best else None


def _goal_beside(scene: Scene, anchor: Span) -> bool:
    """Whether an amount is a goal by the word right behind it, as no deficit is: the 5 bn goal."""
    near = scene.reading.within(anchor[1], anchor[1] + OWN_NEAR, "modality")
    return any(one.key == "target" for one in near)


def _of_next(scene: Scene, anchor: Span, best: Term) -> bool:
    """Whether a wording opens a clause with an amount of its own: it rose to 5 bn, and investments to 2 bn."""
    reading = scene.reading
    if best.start < anchor[1] or reading.language.verb_final or not going.breaks(scene, anchor[1], best.start):
        return False
    return any(atom.kind in GROUPS for atom in reading.atoms_within(best.end, best.end + OWN_AMOUNT))


def _balance(scene: Scene, trade: Term, anchor: Span, sentence: Span) -> Term | None:
    """The wording of a balance that leads to one of trade, no amount between: the surplus in trade with A was 5 bn."""
    before = [one for one in scene.reading.within(sentence[0], trade.start, "concept") if one.key == BALANCE]
    if not before or scene.reading.language.verb_final:
        return None
    gap, atoms = scene.reading.text[before[-1].end : anchor[0]], scene.reading.atoms_within(before[-1].end, anchor[0])
    amounts = any(atom.kind == "money" or (atom.kind in GROUPS and atom.start < trade.start) for atom in atoms)
    return None if amounts or "," in gap or ";" in gap else before[-1]  # it grew by 5 per cent and came to 5 bn


def priced(scene: Scene, offset: int) -> bool:
    """Whether a word of worth stands right before an offset, so that money follows: goods worth 3 million."""
    near = scene.reading.within(offset - WORTH, offset, "concept")
    return any(one.key.startswith("project.value") and offset - one.end <= 1 for one in near)


def _of_project(scene: Scene, atom: Atom) -> str:
    """Money beside a pipeline or plant is its value, a quantity its capacity.

    Tonnes, barrels and the like that two sides share are what flows between them.
    """
    sentence = scene.sentence(atom.start)
    stop = min(sentence[1], atom.end + BESIDE_PROJECT)  # no work of the next sentence
    around = scene.reading.within(atom.start - BESIDE_PROJECT, stop, "concept")
    project = any(works.PROJECT.fullmatch(term.key) for term in around) or ascribed.christened(scene, atom)
    if atom.unit in POWER:
        told = () if project else scene.reading.within(*sentence, "concept", "flow")
        sold = any(term.key.startswith(SOLD) or term.key in HANDED for term in told)
        return SUPPLY if sold or _traded(scene, atom, around) else "project.capacity"
    behind = scene.reading.within(atom.end, atom.end + PART_BEFORE, "noun") if scene.reading.language.verb_final else []
    before = scene.reading.within(max(sentence[0], atom.start - BESIDE_PROJECT), atom.start, "noun")
    project = project or (atom.kind == "money" and any(one.key == "PROJECTS" for one in (*before, *behind)))
    if atom.kind != "percent" and project:
        return "project.value" if atom.kind == "money" else "project.capacity"
    clause = cues.between(scene.reading.text, (atom.start, atom.end), sentence, ";")
    if atom.kind == "quantity" and atom.unit in FLOWS and not scene.reading.within(*clause, "domestic"):
        return SUPPLY
    return OTHER


def _traded(scene: Scene, atom: Atom, around: list[Term]) -> bool:
    """Whether a verb of selling or buying stands right at power, whatever works follow: to buy 5 MW from the plant."""
    if scene.reading.language.verb_final:
        return False
    got = scene.reading.within(atom.start - OWN_NEAR, atom.start, "flow")
    near = [term for term in around if term.end <= atom.start and term.key.startswith(SOLD)]
    return any(term.key == "get" for term in got) or (bool(near) and atom.start - near[-1].end <= OWN_NEAR)


def _carried(scene: Scene, anchor: Span, sentence: Span, group: str, *, led: bool) -> Term | None:
    """The wording of a sentence before, as long as those between only go on with amounts, or are `led` by a pronoun."""
    for _ in range(MOST_BACK):
        if not going.goes_on(scene, sentence) or (not led and going.speaks_of_other(scene, sentence)):
            return None
        led = False
        sentence = going.before(scene, sentence)
        best = _nearest_fitting(scene, anchor, sentence, group)
        if best and best.key.startswith(SUPPLY) and group == GROUPS["money"]:
            other = _nearest_fitting(scene, anchor, sentence, group, shunned=best.key)  # exports, led by shipments
            best = other or (None if best.key.endswith(WEAK) else best)
        if best or not any(atom.kind in CARRYING for atom in scene.reading.atoms_within(*sentence)):
            return best
    return None


def _nearest_fitting(scene: Scene, anchor: Span, sentence: Span, group: str, *, shunned: str = "") -> Term | None:
    """The nearest wording whose units fit; a weak one only where there is no other."""
    text = scene.reading.text
    part, paired = apart.is_part(scene, anchor), apart.paired(scene, anchor)
    best: dict[bool, tuple[int, Term]] = {}
    for term in scene.reading.within(*sentence, "concept"):
        fits, weak = _fits(term.key, group)
        fits = fits and not (term.key == TARIFF and scene.reading.within(term.start, term.start + 1, "statistics"))
        if not fits or term.key == shunned or (term.start > anchor[1] and apart.of_part(scene, anchor[1], term.start)):
            continue
        if term.key == GROWTH and scene.reading.language.verb_final and comparing.bounds(scene.reading, anchor, term):
            continue
        another = term.start > anchor[1] and bool(best) and not part and apart.of_another(scene, anchor, term)
        if apart.in_relative(scene, anchor, term):
            continue
        far = cues.distance(text, *anchor, term) + (term.key in UNLIKELY[group == "physical"])
        far += OWN_UNIT * (anchor[0] < term.start < anchor[1])  # 5 barrels
        far += JOINED * apart.farther(scene, (anchor, sentence), term, (part, paired, another))
        if (weak not in best or far < best[weak][0]) and not in_title(scene.reading, term):
            best[weak] = far, term
    near, far_off = best.get(True), best.get(False)
    if near and far_off and near[0] <= TOUCHING and near[1].key == "trade.turnover/weak" and far_off[0] > OWN_NEAR:
        return near[1]  # 4 bn euros of trade, of which exports made up 2 bn
    if near and far_off and _in_clause(scene, near[1], far_off[1], anchor):
        return near[1]  # imports rose by 5 per cent, and A sold goods for 96 million
    if near and far_off and group == GROUPS["money"] and apart.costs(scene, near[1], far_off[1], anchor):
        return near[1]
    found = far_off or near
    return found[1] if found else None


def _in_clause(scene: Scene, near: Term, far_off: Term, anchor: Span) -> bool:
    """Whether of two wordings before an amount only the first named stands in its clause."""
    if scene.reading.language.verb_final or far_off.end > near.start or near.end > anchor[0]:
        return False
    gap = scene.reading.text[far_off.end : near.start]
    return any(going.joins(scene, part.split(" ", 1)[0]) for part in gap.split(", ")[1:])


@functools.cache
def _fits(key: str, group: str) -> tuple[bool, bool]:
    """Whether amounts of a group are measured by what a wording means, and whether it yields to any other wording.

    What goods are spoken of tells nothing about a count; but tonnes are tonnes of them.
    """
    weak = key.endswith(WEAK)
    concept = concepts().get(key.removesuffix(WEAK))
    fits = (
        concept is not None
        and (group in concept.units or (key == OTHER and group in SUMS))
        and not (weak and group not in SUMS)
    )
    return fits, weak and group == "currency"
