"""By whom and by what means something was done: two spoke by telephone, armed forces trained, teams met."""

from __future__ import annotations

from servanda.grammar.frames.counts import nations
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.words.lookup import Mention
from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import Term

VOTED = frozenset({"vote", "watch"})  # an election, and what those who observe do
SENT = ("event.invitation", "event.call")
SAID_NEAR, FORCES_NEAR, DRAWN_NEAR, COUNTED_NEAR, ADMITTED, PAIR = 24, 110, 40, 16, 40, 2  # characters
HOSTING, HOSTED_NEAR, WHOM = "event.visit.other/whom", 36, 20  # characters to a meeting that is hosted, and of the verb
MEETINGS = ("event.talks", "event.summit", "event.forum", "event.commission", "event.exercise")
CASE_GAP, PLACE_GAP = 5, 2  # from a place to the verb that it stands right before


def by_phone(scene: Scene, term: Term) -> bool:
    """Whether people of two sides spoke over a wire, not somebody who told the press by telephone."""
    reading = scene.reading
    begin, end = scene.sentence(term.start)
    said = reading.within(max(begin, term.start - SAID_NEAR), min(end, term.end + SAID_NEAR), "speech")
    if any(one.key == "said" and not _of_talking(scene, one) for one in said):
        return False
    people = [one for one in scene.sides.within(begin, end) if one.how == "person"]
    known = len(people) + len(reading.within(begin, end, "office"))
    quoted = any(begin <= one.start < end for one in scene.speeches.all)
    return known >= (PAIR if quoted else 1)


def sent(scene: Scene, span: tuple[int, int]) -> bool:
    """Whether what is received in a span is an invitation or a call, and nobody."""
    return any(one.key.startswith(SENT) for one in scene.reading.within(*span, "concept"))


def _of_talking(scene: Scene, said: Term) -> bool:
    """Whether a verb of saying may also be one of talking with somebody, by "with" or "to" right behind it."""
    words = scene.reading.text[said.end : said.end + SAID_NEAR].split()
    return any(scene.reading.scanner.small("role", word) in {"with", "to"} for word in words[:1])


def of_forces(scene: Scene, term: Term) -> bool:
    """Whether armed forces of two sides are told of near a word that may also be one of sport or school."""
    begin, end = scene.sentence(term.start)
    near = max(begin, term.start - FORCES_NEAR), min(end, term.end + FORCES_NEAR)
    sides = {code for group in scene.sides.groups((begin, end), (term.start, term.end)) for code in group.codes}
    return len(sides) >= PAIR and bool(scene.reading.within(*near, "forces"))


def forces_moved(scene: Scene, term: Term) -> bool:
    """Whether armed forces of a state left another, told right at the verb, and no figure tells how many they were."""
    begin, end = scene.sentence(term.start)
    text, final = scene.reading.text, scene.reading.language.verb_final
    groups = scene.sides.groups((begin, end), (term.start, term.end))
    before = [one for one in groups if one.end <= term.start]
    if final:
        left = [one for one in before[-1:] if one.role == "from" and not text[one.end : term.start].split()[1:]]
    else:
        left = [one for one in groups if one.start >= term.end and not text[term.end : one.start].split()[1:]][:1]
    start = left[0].start if left and final else term.start
    who = {code for one in before if one.start < start for code in one.codes}
    counted = any(atom.kind == "number" for atom in scene.reading.atoms_within(begin, start))
    forces = scene.reading.within(begin, start, "forces")
    return bool(left and forces) and not counted and len(who) == 1 and who.isdisjoint(left[0].codes)


def forces_drawn(scene: Scene, term: Term) -> bool:
    """Whether a state took its armed forces out of another, and no figure tells how many: A withdrew its men from B."""
    begin, end = scene.sentence(term.start)
    final = scene.reading.language.verb_final
    near = (max(begin, term.start - DRAWN_NEAR), term.start) if final else (term.end, min(end, term.end + DRAWN_NEAR))
    counted = any(atom.kind == "number" for atom in scene.reading.atoms_within(*near))
    if counted or not scene.reading.within(*near, "forces"):
        return False
    groups = scene.sides.groups((begin, end), (term.start, term.end))
    left = {code for one in groups if one.role == "from" for code in one.codes}
    who = {code for one in groups if not one.role and one.end <= term.start for code in one.codes}
    return len(left) == len(who) == 1 and who.isdisjoint(left)


def observed(scene: Scene, term: Term) -> bool:
    """Whether those who observe something are told beside an election, which no state or body holds for itself."""
    sentence = scene.sentence(term.start)
    if not VOTED.issubset(one.key for one in scene.reading.within(*sentence, "flow")):
        return False  # observers say that the vote in A means little to B
    counted = any(one.kind == "number" for one in scene.reading.atoms_within(term.start - COUNTED_NEAR, term.start))
    return not counted and len({one.code for one in scene.sides.within(*sentence)}) >= PAIR


def of_pastime(scene: Scene, term: Term) -> bool:
    """Whether a sentence is of sport, the arts or travel, and names nobody in office: two teams met, a tour of A."""
    sentence = scene.sentence(term.start)
    told = [one for one in scene.reading.within(*sentence, "pastime") if one.key != nations.FOLK_KEY]
    told = told or nations.folk(scene, sentence)
    held = (one for one in scene.reading.within(*sentence, "office") if not one.key.endswith("/head"))  # no mere club
    if not told or any(held):
        return False
    return all(one.how != "person" for one in scene.sides.within(*sentence))


def unmet(reading: Reading, term: Term) -> bool:
    """Whether a word of meeting is only part of a promise (kurmak için el sıkıştı), or admits what is told before.

    olduğunu kabul etti: he received nobody.
    """
    language = reading.language
    before = reading.text[max(0, term.start - ADMITTED) : term.start].split()[-1:]
    told = bool(before) and before[0].endswith((*language.finite_endings, *language.planning_endings))
    if term.key.endswith("/whom") and told:
        return True
    near = reading.within(term.start - ADMITTED, term.start, "commitment")
    return language.verb_final and any(one.end >= term.end for one in near)


def placed(scene: Scene, place: Mention, term: Term) -> bool:
    """Whether a place stands right before a verb where verbs come last, in its case or with the verb as its ending."""
    gap = scene.reading.text[place.end : term.start]
    cased = scene.sides.role(place) == "in" and len(gap.split()) <= 1 and "," not in gap
    return (cased and len(gap) <= CASE_GAP) or (bool(gap.strip()) and len(gap) <= PLACE_GAP)


def alone(scene: Scene, sentence: tuple[int, int]) -> str | None:
    """The one organisation of a sentence that names no state but where it met: the leaders of the union met in B."""
    told = [(scene.sides.role(one), one) for one in scene.sides.within(*sentence)]
    where = {("of", one.code) for role, one in told if role == "in"}  # in the capital of A, in B
    named = [one for role, one in told if one.how == "person" or (role != "in" and (role, one.code) not in where)]
    codes = {one.code for one in named}
    return codes.pop() if len(codes) == 1 and all(one.how == "organisation" for one in named) else None


def hosted_meeting(scene: Scene, verb: Term) -> bool:
    """Whether what a verb of hosting has right behind it is a meeting of others, not a guest: hosted a meeting of."""
    reading = scene.reading
    near = reading.within(verb.end, verb.end + HOSTED_NEAR, "concept") if not reading.language.verb_final else []
    met = next((one for one in near if one.key.startswith(MEETINGS)), None)
    if met is None or scene.sides.within(verb.end, met.start):
        return False
    return not reading.within(verb.end, met.start, "office", "object")


def of_guests(scene: Scene, anchor: tuple[int, int], sentence: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    """The part of a sentence that tells who meets where another only hosts them: A hosted talks between B and C."""
    verbs = scene.reading.within(max(sentence[0], anchor[0] - HOSTED_NEAR - WHOM), anchor[0], "concept")
    hosts = [one for one in verbs if one.key == HOSTING and hosted_meeting(scene, one)]
    behind = [one for one in scene.sides.groups(sentence, anchor) if one.start >= anchor[1]] if hosts else []
    guests = {code for one in behind if one.role in {"between", "of", ""} for code in one.codes}
    return ((anchor[0], sentence[1]),) if len(guests) >= PAIR else ()


def received(scene: Scene, term: Term) -> bool:
    """Whether somebody was received by somebody, both in office: the minister was received by the king, no law."""
    begin, end = scene.sentence(term.start)
    reading, final = scene.reading, scene.reading.language.verb_final
    spans: tuple[tuple[int, int], ...] = ((begin, term.start),) if final else ((begin, term.start), (term.end, end))
    if scene.sides.pairs.he(term.start) is not None:
        spans = spans[1:]  # of whom the sentence before tells
    for span in spans:
        people = {one.code for one in scene.sides.within(*span) if one.how == "person"}
        if len(people) + len(reading.within(*span, "office")) < (PAIR if final else 1):
            return False
    return True


def named(scene: Scene, term: Term) -> bool:
    """Whether a capitalised word that is no country or office stands right before: the Cobra Gold exercise."""
    reading = scene.reading
    begin, _ = scene.sentence(term.start)
    word = reading.text[begin : term.start].split()[-1:]
    start = term.start - 1 - len(word[0]) if word else begin
    if reading.language.verb_final or start <= begin or not word[0][0].isupper() or not word[0].isalpha():
        return False
    return not reading.within(start, term.start, "office", "institution", "pronoun") and not scene.sides.within(
        start, term.start
    )
