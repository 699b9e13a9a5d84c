"""The part of a sentence that an amount belongs to: between semicolons, or between commas in a row of amounts."""

from __future__ import annotations

from servanda.grammar.clause import cues
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.words.lookup import Mention
from servanda.grammar.words.reading import Reading

Span = tuple[int, int]
BRACKET = 40  # characters of a country's name before an amount in brackets
FEWEST, SEVERAL = 2, 3  # countries in a sentence that deals amounts out to them
SKIPPED = 1  # parts between that name nobody and have no amount: the bureau reports
PARTNERS = frozenset({"to", "from"})  # roles of with whom somebody trades
AMOUNTS = frozenset({"money", "percent", "quantity", "number", "range"})


def own(scene: Scene, anchor: Span, sentence: Span) -> tuple[Span, ...]:
    """The parts of a sentence that name whom an amount is about; none where that is all of it."""
    passed = _passed(scene, anchor, sentence)
    if passed is None:
        return _named(scene, anchor, sentence)
    head = _headed(scene, passed, sentence)
    return (passed, head) if head else (passed,)


def _named(scene: Scene, anchor: Span, sentence: Span) -> tuple[Span, ...]:
    """The parts of a sentence that name whom an amount is about; none where that is all of it.

    It is the clause between semicolons where it names anybody, and in a row that deals amounts out to several countries
    the part between commas, with whoever heads the row: A bought 21 bn from B, 11 bn from C and 7 bn from D.
    """
    text = scene.reading.text
    if inside := _bracketed(scene, anchor, sentence):
        return inside
    clause = cues.between(text, anchor, sentence, ";")
    mentions = scene.sides.within(*clause)
    whole: tuple[Span, ...] = () if clause == sentence or not mentions else (clause,)
    if whole and _codes(scene, clause) < FEWEST == _codes(scene, sentence) and not _rowed(scene, sentence):
        whole = ()  # A is B's largest creditor; B owes it 29 bn
    if clause != sentence and not mentions:
        clause, mentions = sentence, scene.sides.within(*sentence)
    codes = {mention.code for mention in mentions}
    if len(codes) < FEWEST:
        return whole
    part = _half(scene, cues.between(text, anchor, clause, ", "), anchor)
    both = part != clause and _codes(scene, part) == FEWEST and _amounts(scene.reading, part) > 0
    if both and _dealt(scene, part, clause):
        return (part,)  # both directions: A put 13 bn into B, and B 20 bn into A
    if len(codes) >= SEVERAL and (noun := _apposed(scene, part)):
        return noun, part
    strangers = codes.isdisjoint((scene.reading.home, *scene.reading.dyad))
    if len(codes) < SEVERAL - strangers:
        return whole
    if _amounts(scene.reading, part) != 1 or not 0 < _codes(scene, part) < SEVERAL or not _dealt(scene, part, clause):
        return whole
    heads = cues.between(text, (mentions[0].start, mentions[0].end), clause, ", ")
    dealt = scene.reading.within(*part, "partitive")  # A sold 5 bn, a third of which to B
    alone = _amounts(scene.reading, heads) == 1 and _codes(scene, heads) == 1 and not dealt
    head = _leading(scene, heads, part)
    return (part,) if alone or scene.sides.role(head) == "from" else (part, (head.start, head.end))


def _leading(scene: Scene, heads: Span, part: Span) -> Mention:
    """Who heads a row: the one told most in the text, of those that have not the part of a partner in it.

    Trade of A with B was 5 bn, with C 3 bn.
    """
    told, role = scene.sides.within(*heads), scene.sides.role
    partners = {role(one) for one in scene.sides.within(*part)} - {""}
    apart = [one for one in told if role(one) not in partners]
    return max(apart or told, key=lambda mention: scene.reading.weights[mention.code])


def _bracketed(scene: Scene, anchor: Span, sentence: Span) -> tuple[Span, ...]:
    """The part of an amount in brackets behind a country, with whose it is: the partners of A are B (22 %) and C."""
    opened = scene.reading.text.rfind("(", sentence[0], anchor[0])
    if opened < 0 or ")" in scene.reading.text[opened : anchor[0]] or _codes(scene, sentence) <= 1:
        return ()
    beside = [one for one in scene.sides.within(opened - BRACKET, opened) if one.end >= opened - 1]
    if not beside:
        return ()
    told = scene.sides.within(sentence[0], beside[-1].start)
    owner = _owner(scene, told, sentence)
    part = beside[-1].start, anchor[1]  # most came from A (41 thousand) and B (10 thousand)
    return (part, owner) if owner else (part,)


def _owner(scene: Scene, told: list[Mention], sentence: Span) -> Span | None:
    """Whose partners are told with their amounts in brackets: the partners of A; A, which trades more with B (5 bn)."""
    owners = [one for one in told if scene.sides.role(one) == "of"] or (told[:1] if scene.sides.opens(sentence) else [])
    return (owners[0].start, owners[0].end) if owners else None


def _half(scene: Scene, part: Span, anchor: Span) -> Span:
    """The half of two amounts with a country each that "and" joins, closing a row: 11 bn from C and 7 bn from D."""
    reading = scene.reading
    amounts = [atom for atom in reading.atoms_within(*part) if atom.kind in AMOUNTS]
    if len(amounts) != FEWEST or _codes(scene, part) != FEWEST:
        return part
    at = amounts[0].end
    for word in reading.text[at : amounts[1].start].split():
        at = reading.text.index(word, at)
        if reading.scanner.small("conjunction", word) == "and":
            halves = (part[0], at), (at, part[1])
            return halves[anchor[0] >= at] if all(_codes(scene, one) == 1 for one in halves) else part
        at += len(word)
    return part


def _apposed(scene: Scene, part: Span) -> Span | None:
    """The country right before the comma of a part with an amount that names nobody: and A, having bought 5 tonnes."""
    reading = scene.reading
    words = reading.text[part[0] : part[1]].split(None, 1)
    led = bool(words) and any(reading.scanner.small(kind, words[0]) for kind in ("conjunction", "role"))
    if led or reading.language.verb_final or _codes(scene, part) or not _amounts(reading, part):
        return None  # whose, which
    near = scene.sides.within(part[0] - BRACKET, part[0])
    told = [one for one in near if 0 <= part[0] - one.end <= len(", ") and one.how != "nationality"]
    return (told[-1].start, told[-1].end) if told else None


def _rowed(scene: Scene, sentence: Span) -> bool:
    """Whether every part of a sentence between semicolons has an amount of its own: 5 t went to A; B got 3 t."""
    text, start = scene.reading.text, sentence[0]
    while start < sentence[1]:
        end = text.find(";", start, sentence[1])
        end = sentence[1] if end < 0 else end
        if not _amounts(scene.reading, (start, end)):
            return False
        start = end + 1
    return True


def _passed(scene: Scene, anchor: Span, clause: Span) -> Span | None:
    """The part before or behind the verb of "while" that ends a clause of its own, where verbs come last.

    Both parts name somebody and have an amount: exports to A rose to 5 bn, while those to B fell to 3 bn.
    """
    reading = scene.reading
    if not reading.language.verb_final:
        return None
    verbs = reading.within(*clause, "converb")
    if len(verbs) != 1:
        return None
    parts = (clause[0], verbs[0].end), (verbs[0].end, clause[1])
    if not all(_amounts(reading, part) and _codes(scene, part) for part in parts):
        return None
    return parts[anchor[0] >= verbs[0].end]


def _headed(scene: Scene, part: Span, sentence: Span) -> Span | None:
    """Whose trade the part behind a verb of "while" goes on with that names a partner alone.

    While A's exports to B fell, those to C rose.
    """
    here, before = scene.sides.within(*part), scene.sides.within(sentence[0], part[0])
    owners = [one for one in before if scene.sides.role(one) == "of"]
    partners = {one.code for one in here}
    if {scene.sides.role(one) for one in here} - PARTNERS or len({one.code for one in owners}) != 1:
        return None
    return None if owners[0].code in partners else (owners[0].start, owners[0].end)


def _codes(scene: Scene, part: Span) -> int:
    return len({mention.code for mention in scene.sides.within(*part)})


def _amounts(reading: Reading, part: Span) -> int:
    places = not reading.language.verb_final  # A holds the second place, B the third
    return sum(atom.kind in AMOUNTS or (places and atom.kind == "ordinal") for atom in reading.atoms_within(*part))


def _dealt(scene: Scene, part: Span, clause: Span) -> bool:
    """Whether the part before or behind deals out an amount too."""
    text = scene.reading.text
    near: list[Span] = []
    for step in (-1, 1):
        other: Span | None = part
        for _ in range(SKIPPED + 1):
            at = (other[0] - 2 if step < 0 else other[1] + 2) if other else -1
            other = cues.between(text, (at, at), clause, ", ") if clause[0] <= at < clause[1] else None
            if other is None or _amounts(scene.reading, other) or _codes(scene, other):
                break
        near += [other] if other else []
    return any(_amounts(scene.reading, one) and _codes(scene, one) for one in near)
