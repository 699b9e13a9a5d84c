"""What an act is done to: the word for it behind its verb, or before it, and whether the verb governs it."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection

from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import Term

PACTS = ("treaty", "agreement", "contract", "protocol", "memorandum")
CONCEPTS = {
    **dict.fromkeys((f"document.{one}" for one in PACTS), "pact"),
    "finance.": "aid", "supply.": "flow", "trade.tariff": "duty", "trade.": "flow",
    "event.sanction": "measure",
}  # fmt: skip
FLOW, HEADS = "flow", frozenset({"ENTERPRISES", "PERSONS", "AREAS"})
FILE, DEMAND, EXPEL, PAIR = "file", "demand", "expel", 2
IMPOSED = frozenset({"measure", "duty"})
FEW_BESIDE = 1  # words between a verb and the object that it describes
REACH, WORDS, FEW = 70, 6, 5  # characters and words between a verb and its object behind it, or before it
BREAKS, WORD = frozenset(".;:!?()«»“”\n,"), re.compile(r"\w+")
SUIT, THITHER, MEN = "suit", frozenset({"court", "list"}), frozenset({"envoy", "staff"})
TIMES = frozenset({"date", "period"})
BESIDE, NATION_NEAR, ASKED_NEAR, NEXT = 24, 24, 60, 1  # characters


def of(scene: Scene, verb: Term, takes: Collection[str]) -> tuple[Term | None, str]:
    """What a verb does something to, and of which sort it is: behind the verb, or before it."""
    reading = scene.reading
    begin, stop = scene.sentence(verb.start)
    inside = reading.within(verb.start, verb.end, "object")
    for one in inside:
        if one.key in takes and one.end - one.start < verb.end - verb.start:
            return one, one.key  # border closure
    if not reading.language.verb_final:
        near = reading.within(verb.end, min(stop, verb.end + REACH), "object", "concept")
        if SUIT in takes:
            near = [one for one in near if one.key not in MEN]  # handed the envoy a note
        told, kind = _behind([one for one in near if not _describes(reading, one)])
        if told and kind in takes:
            return (told, kind) if _governs(scene, verb, told) else (None, "")
        if told and _governs(scene, verb, told):
            return None, ""  # it cut tariffs under the deal
    before = reading.within(max(begin, verb.start - REACH), verb.start, "object", "concept")
    for one in sorted(before, key=lambda one: (one.start, -len(one.ending)), reverse=True):
        kind = _kind(one)
        if kind in takes and one.end <= verb.start and not _describes(reading, one):
            return (one, kind) if _precedes(scene, one, verb) or _opens(scene, one, begin) else (None, "")
    return _described(scene, verb, takes) if reading.language.verb_final else (None, "")


def _describes(reading: Reading, thing: Term) -> bool:
    """Whether goods only tell what firm, people or places are meant: the oil workers, among the maize fields."""
    if _kind(thing) != FLOW or reading.text[thing.end : thing.end + 1] != " ":
        return False
    heads = reading.within(thing.end + 1, thing.end + 2, "noun", "institution")
    return any(one.cls == "institution" or one.key in HEADS for one in heads)


def _opens(scene: Scene, thing: Term, begin: int) -> bool:
    """Whether somebody who opens a sentence is set off by a comma, where verbs come last: A's envoy, …, was called."""
    reading = scene.reading
    if not reading.language.verb_final or thing.key not in MEN or len(reading.text[begin : thing.start].split()) > FEW:
        return False
    word = reading.text[thing.end : thing.end + BESIDE].split(maxsplit=1)[:1]
    return bool(word) and word[0].endswith(",") and reading.text[thing.end] in {",", *reading.language.suffix_marks}


def _described(scene: Scene, verb: Term, takes: Collection[str]) -> tuple[Term | None, str]:
    """The object right behind a verb that is its attribute, where verbs come last: the taxes that A imposed."""
    for one in scene.reading.within(verb.end + 1, verb.end + BESIDE, "object", "concept"):
        if (kind := _kind(one)) in takes and kind in IMPOSED:
            return (one, kind) if _joined(scene.reading.text[verb.end : one.start], FEW_BESIDE) else (None, "")
    return None, ""


def _behind(found: list[Term]) -> tuple[Term | None, str]:
    """The first object of some terms, or the last of those that stand right beside one another: export restrictions."""
    head, sort = None, ""
    for one in found:
        kind = _kind(one)
        if head is not None and one.start > head.end + NEXT:
            break
        if kind and (head is None or one.end > head.end):
            head, sort = one, kind
    return head, sort


def _precedes(scene: Scene, thing: Term, verb: Term) -> bool:
    """Whether an object stands before its verb: where verbs do not come last, with states and small words between.

    The flights to A were halted; but not a border trade forum that ended.
    """
    reading = scene.reading
    gap = reading.text[thing.end : verb.start]
    led = [] if reading.language.verb_final else gap.replace(",", " ", 1).split(maxsplit=1)
    if len(led) == PAIR and reading.scanner.small("conjunction", led[0]) == "which":
        return _joined(led[1], FEW) and bool(
            scene.sides.within(thing.end, verb.start)
        )  # the sanctions, which A imposed
    if gap == ", " and _kind(thing) in IMPOSED and not reading.language.verb_final:
        behind = reading.text.find(",", verb.end, reading.sentence(verb.start)[1])
        return bool(scene.sides.within(verb.end, behind))  # the sanctions, imposed by A on B, are
    if not _joined(gap, FEW) or reading.language.verb_final:
        return _joined(gap, FEW)
    small, words = reading.scanner.small, gap.lower().split()
    states = scene.sides.within(thing.end, verb.start) or reading.within(thing.end, verb.start, "pronoun")
    if len(states) < PAIR and any(small("conjunction", word) for word in words):
        return False
    if reading.language.articles and _is_for(reading, thing):
        return False  # a channel for trade with A is shelved
    if verb.key.startswith(EXPEL):
        return True  # the diplomats were given two days to leave
    plain = all(word in reading.language.common_words or small("role", word) for word in words)
    if reading.language.articles:  # the accord ended by itself; it was ended; but a deal aimed at ending something
        last = words[-1] if words and not small("role", words[-1]) else ""
        return last in reading.language.common_words and (plain or bool(states))
    return plain or bool(states)


def _is_for(reading: Reading, thing: Term) -> bool:
    """Whether a word is only what another is for, by the preposition before it."""
    before = reading.text[reading.sentence(thing.start)[0] : thing.start].split()[-1:]
    return bool(before) and reading.scanner.small("role", before[0]) == "to"


def _governs(scene: Scene, verb: Term, thing: Term) -> bool:
    """Whether a verb does something to what is named behind it, and not only near it: it closed schools by the border.

    Between both stand a state, a time and words that tell more of the object, but no other object.
    """
    reading = scene.reading
    gap = reading.text[verb.end : thing.start]
    words = gap.split()
    if not _joined(gap, WORDS):
        return False
    articles = {reading.language.definite, *reading.language.articles}
    told = [at for at, word in enumerate(words) if word in articles]
    if told and told[-1] >= PAIR and not verb.key.startswith(FILE):
        return False
    led = [word.start() for word in WORD.finditer(gap) if reading.scanner.small("role", word[0]) not in {None, "of"}]
    if not led:
        return True
    begin = verb.end if thing.key in THITHER else verb.end + led[-1]  # took A to the court
    times = any(one.kind in TIMES for one in reading.atoms_within(begin, thing.start))
    return times or bool(scene.sides.within(begin, thing.start) or reading.within(begin, thing.start, "pronoun"))


def _kind(term: Term) -> str:
    """The sort of objects that a word is of."""
    return term.key if term.cls == "object" else _kind_of(term.key)


@functools.cache
def _kind_of(key: str) -> str:
    """The sort of objects that a wording of a concept is of."""
    return next((kind for concept, kind in CONCEPTS.items() if key.startswith(concept)), "")


def _joined(gap: str, most: int) -> bool:
    """Whether nothing but a few words stands in a gap."""
    return BREAKS.isdisjoint(gap) and len(gap.split()) <= most


def of_nation(scene: Scene, verb: Term, *, people: bool) -> bool:
    """Whether people or goods of a nation are what a verb is done to: expelled six Canadians, bans Thai rice."""
    reading, final = scene.reading, scene.reading.language.verb_final
    near = [
        one
        for one in _nations(scene, verb)
        if people or one.cls == "nationality" or (final and not one.ending and verb.start - one.end <= NATION_NEAR)
    ]
    return any(reading.is_people(one) or not people for one in near)


def of_citizens(scene: Scene, verb: Term) -> bool:
    """Whether people of a nation, its men or its ships are what a verb is done to: detained two Kosovo officers.

    Of so many as are told in figures only their number is.
    """
    reading = scene.reading
    for one in _nations(scene, verb):
        stop = verb.start if reading.language.verb_final else one.end + NATION_NEAR
        counted = reading.atoms_within(one.start - BESIDE, one.start)
        if any(reading.text[atom.start].isdigit() and atom.end - atom.start > 1 for atom in counted):
            return False
        beside = [each for each in reading.within(one.end, stop, "noun", "object", "forces") if each.start >= one.end]
        beside = [each for each in beside if not _given_to(scene, each)]
        men = [each for each in beside if each.cls == "forces" or each.key in {"PERSONS", "vessel", *MEN}]
        if any(_joined(reading.text[one.end : each.start], 1) for each in men):
            return True
        alone = not reading.language.verb_final or not reading.text[one.end : verb.start].strip()
        if reading.is_people(one) and alone and (reading.language.people_endings or reading.language.verb_final):
            return True
    return False


def _given_to(scene: Scene, men: Term) -> bool:
    """Whether men stand in the case of those to whom something is given or refused: halted visas to citizens of A."""
    ends = scene.reading.language.role_endings.get("to", ()) if scene.reading.language.verb_final else ()
    return bool(ends) and men.ending.endswith(tuple(ends))


def _nations(scene: Scene, verb: Term) -> list[Term]:
    """The nations right beside a verb: behind it, or before it where verbs come last."""
    reading = scene.reading
    final = reading.language.verb_final
    span = (verb.start - 2 * NATION_NEAR, verb.start) if final else (verb.end, verb.end + NATION_NEAR)
    near = reading.within(*span, "nationality", "place")
    gaps = (reading.text[min(one.end, verb.end) : max(one.start, verb.start)] for one in near)
    return [one for one, gap in zip(near, gaps, strict=True) if BREAKS.isdisjoint(gap) and not _from(scene, gap)]


def _from(scene: Scene, gap: str) -> bool:
    """Whether a word between a verb and a nation says whence: the people deported from A are not A's."""
    return any(scene.reading.scanner.small("role", word) == "from" for word in gap.split())


def is_noun(scene: Scene, verb: Term) -> bool:
    """Whether a word is a noun here, as an "of" right behind tells: the loose ends of a debt."""
    reading = scene.reading
    if reading.language.verb_final:
        return False
    word = WORD.search(reading.text, verb.end, verb.end + BESIDE)
    return word is not None and reading.scanner.small("role", word[0]) == "of"


def asked(scene: Scene, verb: Term) -> bool:
    """Whether somebody else is asked to do it: A urged B to lift the ban; yasağı kaldırmasını istedi."""
    reading = scene.reading
    if reading.language.verb_final:
        near = reading.within(verb.end, verb.end + BESIDE, "act")
        gaps = [reading.text[verb.end : one.start] for one in near if one.key == DEMAND]
        return any(len(gap.split()) == 0 for gap in gaps)
    near = reading.within(verb.start - ASKED_NEAR, verb.start, "act")
    spans = [(one.end, verb.start) for one in near if one.key == DEMAND]
    spans = [span for span in spans if BREAKS.isdisjoint(reading.text[slice(*span)])]
    return any(scene.sides.within(*span) or _whoever(scene, reading.text[slice(*span)].split()) for span in spans)


def _whoever(scene: Scene, words: list[str]) -> bool:
    """Whether some words tell who is asked, and that he is asked to do it: urged all sides to end it."""
    return len(words) >= PAIR and scene.reading.scanner.small("role", words[-1]) == "to"
