"""The other side of a figure that names only one: that of the figure right before, beside which it is told."""

from __future__ import annotations

from bisect import bisect_left

import msgspec

from servanda.grammar.clause import cues
from servanda.grammar.clause.ordering import LEADS
from servanda.grammar.clause.roles import BEYOND
from servanda.grammar.frames.scene.parties import Parties
from servanda.grammar.frames.scene.scene import Scene, Told
from servanda.grammar.words.lookup import Mention
from servanda.packs import concepts

Span = tuple[int, int]
PAIR, PEOPLE = 2, "people.count"
HOST = "host"  # of verbs of those who take people in: A's people live in B, C hosts 5 thousand
SHARE, GIVEN = "trade.share", frozenset({"finance.aid", "finance.loan"})
RANK = "trade.rank"
PARTNERED = frozenset({RANK, SHARE})  # whose partner comes last
OWNER, BESIDE, NATION = "of", 8, "nationality"  # role of whose trade it is; characters to a noun behind a side
AMONG = "between"  # role of those among whom somebody is ranked


def sides(scene: Scene, found: Parties, span: Span, sentence: Span, concept: str) -> Parties:
    """Sides of which one alone is named, with the other of the figure before, in whose part the named one stands.

    A sent B 5 t of wheat; a ship for C has 3 t on board. Last year 2 thousand of A's people went to B; from C went 4.
    """
    if (same := _registered(scene, found, span, sentence, concept)) is not None:
        return same
    near = _before(scene, span, concept)
    told = bool(near) and (near[0].sure or near[0].start >= sentence[0])
    if told and (other := _partner(scene, span, sentence, concept, near[0])):
        return _put(found, other)
    named = {one.code for one in scene.sides.within(*sentence)}.intersection(found.codes)
    if found.named == 1 and len(named) == 1 and (found.doubts or len(found.codes) == 1):
        (one,) = named
        before = [told for told in near if one not in told.sides]
        at = _part(scene, one, sentence, concept, before) if before else None
        if at is not None:
            return _put(found, (one, before[0].sides[1]) if at == 0 else (before[0].sides[0], one))
    return _kept(found, near[0]) if near and near[0].sure and found.doubts else found


def _put(found: Parties, codes: tuple[str, ...]) -> Parties:
    """The sides of a figure told before, with another for one of them."""
    return msgspec.structs.replace(found, codes=codes, named=max(found.named, 1), doubts=("party_inferred",))


def _kept(found: Parties, told: Told) -> Parties:
    """Sides of which one was told before, which keeps its place: B took 5 people of A, C took 3."""
    kept = [one for one in found.codes if one in told.sides]
    others = [one for one in found.codes if one not in told.sides]
    if len(found.codes) != PAIR or len(kept) != 1:
        return found
    return msgspec.structs.replace(found, codes=tuple(one if one in kept else others[0] for one in told.sides))


def protagonist(scene: Scene, found: Parties, span: Span) -> Parties:
    """Sides of which one was guessed as the only one named before, with whom that was told of: A is poor. B lent 5 bn.

    C pays 3 bn for its gas: C and A, not C and B. Two more partners of one country are no partners of each other.
    """
    index = bisect_left(scene.told, (span[0],))
    before = scene.told[index - 1] if index and found.named == 1 and found.doubts and len(found.codes) == PAIR else None
    if before is None or before.sure or before.start >= (begin := scene.sentence(span[0])[0]):
        return found
    last = scene.sentence(before.start)
    named = {one.code for one in scene.sides.within(begin, scene.sentence(span[0])[1])}
    told = {one.code for one in scene.sides.within(*last)}
    guessed = [one for one in found.codes if one not in named and one in told.intersection(before.sides)]
    meant = [one for one in before.sides if one not in told and one not in found.codes]
    if len(guessed) != 1 or len(meant) != 1 or not scene.near_sentence(before.start, span[0]):
        return found
    return _put(found, tuple(meant[0] if one in guessed else one for one in found.codes))


def _partner(scene: Scene, span: Span, sentence: Span, concept: str, told: Told) -> tuple[str, ...]:
    """Sides of a share or rank whose part of a sentence names one partner: on A fall 62 % of B's trade, on C 9."""
    if concept not in PARTNERED:
        return ()
    part = cues.between(scene.reading.text, span, sentence, ";")
    part = cues.between(scene.reading.text, span, part, ", ") if told.start >= sentence[0] else sentence
    part = _inside(scene, part, span)
    here = [one for one in scene.sides.within(*part) if scene.sides.role(one) != AMONG]
    if here and concept == RANK and all(scene.sides.role(one) == BEYOND for one in here):
        return told.sides  # B's share is 3 per cent, the fifth place after C and D
    named = {one.code for one in here}
    if len(named) != 1 or named.issubset(told.sides) or told.start >= part[0]:
        return ()
    if any(_shares(scene, one) for one in here):
        return (told.sides[0], *named)
    at = _alike(scene, here, told)
    if at is None and any(scene.sides.role(one) == OWNER for one in here):
        return ()
    return (*named, told.sides[1]) if at == 0 else (told.sides[0], *named)


def _inside(scene: Scene, part: Span, span: Span) -> Span:
    """A part of a sentence, cut to the bracket that opens in it before an amount and names somebody: (A – 15, …)."""
    opened = scene.reading.text.rfind("(", part[0], span[0])
    named = opened >= 0 and scene.sides.within(opened, span[0])
    return (opened, part[1]) if named and ")" not in scene.reading.text[opened : span[0]] else part


def _registered(scene: Scene, found: Parties, span: Span, sentence: Span, concept: str) -> Parties | None:
    """Sides of people whom an organisation only registers or counts: 131 thousand of A live in B, the UN keeps 67."""
    bodies = {one.code for one in scene.sides.within(*sentence) if one.how == "organisation"}
    if concept != PEOPLE or bodies.isdisjoint(found.codes):
        return None
    before = [told for told in _before(scene, span, concept) if bodies.isdisjoint(told.sides)]
    if not before or not {*found.codes}.issubset(bodies.union(before[0].sides)):
        return None
    return msgspec.structs.replace(found, codes=before[0].sides, doubts=("party_inferred",))


def _before(scene: Scene, span: Span, concept: str) -> list[Told]:
    """The last two figures of a sort, the nearer first, if that stands in this sentence or the last."""
    index = bisect_left(scene.told, (span[0],))
    alike = PARTNERED if concept in PARTNERED else {concept}
    near = [one for one in scene.told[max(0, index - PAIR) : index] if one.concept in alike]
    return near[::-1] if near and scene.near_sentence(near[-1].start, span[0]) else []


def _part(scene: Scene, one: str, sentence: Span, concept: str, before: list[Told]) -> int | None:
    """Whether a side comes first (0) or last (1): by its case or small word beside a figure whose words name both.

    Else it is whoever changed from one figure to the next, or gives as the first did.
    """
    told = before[0]
    here = [mention for mention in scene.sides.within(*sentence) if mention.code == one]
    roles = {scene.sides.role(mention) for mention in here}
    leads, trails = LEADS[concepts()[concept].flow]
    if roles & (leads | trails):
        return (1 if roles & trails else 0) if told.sure else None
    if concept == PEOPLE and told.sure and any(one.key == HOST for one in scene.reading.within(*sentence, "flow")):
        return 1
    if concept == PEOPLE and told.sure and _acts(scene, here) and _counted(scene, told):
        return 1  # A expelled 5 thousand of C's people and B 3
    same = [at for at in range(PAIR) if len(before) == PAIR and told.sides[at] == before[1].sides[at]]
    if len(same) == 1:
        return 1 - same[0]
    return 0 if told.sure and concept in GIVEN and _opens(scene, here, told) else None


def _acts(scene: Scene, here: list[Mention]) -> bool:
    """Whether a side that is no nation stands bare, as whoever does something does, where verbs do not come last."""
    bare = any(not scene.sides.role(one) and one.how != NATION for one in here)
    return bare and not scene.reading.language.verb_final


def _counted(scene: Scene, told: Told) -> bool:
    """Whether the first side of a figure is only the nation of those counted, and the last one does something."""
    before = scene.sides.within(*scene.sentence(told.start))
    hows = {one.how for one in before if one.code == told.sides[0]}
    return hows == {NATION} and _acts(scene, [one for one in before if one.code == told.sides[1]])


def _shares(scene: Scene, mention: Mention) -> bool:
    """Whether a word for a share stands right behind a side, whose it is: B's share."""
    return any(one.key == SHARE for one in scene.reading.within(mention.end, mention.end + BESIDE, "concept"))


def _alike(scene: Scene, here: list[Mention], told: Told) -> int | None:
    """Which of two sides a third stands for by its role: on A fall 62 %, on C 9."""
    before = scene.sides.within(*scene.sentence(told.start))
    roles = {scene.sides.role(one) for one in here} - {""}
    same = [
        at for at, side in enumerate(told.sides) if any(m.code == side and scene.sides.role(m) in roles for m in before)
    ]
    return same[0] if len(same) == 1 else None


def _opens(scene: Scene, here: list[Mention], told: Told) -> bool:
    """Whether a giver opens its clause, as the one before did: A gave B 5 million, C gave 3."""
    before = scene.sides.within(*scene.sentence(told.start))
    part = cues.between(scene.reading.text, (here[0].start, here[0].end), scene.sentence(here[0].start), ", ")
    first = scene.sides.within(*part)[0]
    return (
        before[0].code == told.sides[0] and before[0].how != NATION and first == here[0] and not scene.sides.role(first)
    )
