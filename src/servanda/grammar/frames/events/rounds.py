"""Talks that are told by no word for them alone: two states discuss something, the next round is due in A."""

from __future__ import annotations

from servanda.grammar.clause import cues, denying
from servanda.grammar.clause.groups import Group
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.words.terms import Term

NEAR, PAIR, BACK = 70, 2, 6  # characters to whoever talks, and sentences back to talks that have rounds
MEANT = frozenset({"both", "parties"})
BREAKS = frozenset(".;:!?()\n")
STOPS = frozenset(".,;:!?()«»“”\n")
BARE = frozenset({"", "between"})
TALKS = ("event.talks", "event.commission")


def of_both(scene: Scene, term: Term) -> bool:
    """Whether a body is that of two states which stand right behind its word: the committee of A and B."""
    reading = scene.reading
    if reading.language.verb_final:
        return False
    sides = [one for one in scene.sides.within(term.end, term.end + NEAR) if one.how == "place"][:PAIR]
    if len(sides) < PAIR or sides[0].code == sides[1].code:
        return False
    small = reading.scanner.small
    led, gap = reading.text[term.end : sides[0].start].split(), reading.text[sides[0].end : sides[1].start].split()
    joined = len(gap) == 1 and small("conjunction", gap[0]) == "and"
    return joined and all(small("role", word) == "of" for word in led)


def states_talk(scene: Scene, term: Term) -> bool:
    """Whether two states are who talks: A and B are discussing it, A negotiates with B, the sides discuss it."""
    sentence = scene.sentence(term.start)
    groups = [one for one in scene.sides.groups(sentence, (term.start, term.end)) if _joined(scene, one.end, term)]
    who = [one for one in groups if one.end <= term.start and not one.aside]
    who = [one for one in who if _stately(scene, one)]
    if any(one.role in BARE and len(one.codes) >= PAIR for one in who[-1:]):
        return True
    if any(not one.role for one in who) and any(one.role == "with" for one in groups):
        return True
    said = [one for one in scene.reading.within(sentence[0], term.start, "pronoun") if one.key in MEANT]
    return not who and bool(said) and _joined(scene, said[-1].end, term)


def _stately(scene: Scene, group: Group) -> bool:
    """Whether a group is states, or people in office or a body of theirs, and no farmers of A and B."""
    reading = scene.reading
    if all(one.how == "nationality" for one in group.mentions):
        return False
    begin, _ = scene.sentence(group.start)
    word = reading.text[begin : group.start].split()[-1:]
    if reading.language.verb_final or not word or not word[0].isalpha():
        return True
    if reading.within(group.start - len(word[0]) - 1, group.start, "office", "institution"):
        return True
    return reading.scanner.is_small(word[0].lower()) or word[0].lower() in reading.language.common_words


def _joined(scene: Scene, end: int, term: Term) -> bool:
    """Whether what ends at an offset stands near a verb, in its clause."""
    gap = scene.reading.text[min(end, term.end) : max(end, term.start)]
    return len(gap) <= NEAR and BREAKS.isdisjoint(gap)


def of_talks(scene: Scene, term: Term) -> bool:
    """Whether a round is one of talks: its sentence tells of them, or some before did and this one will be held.

    In a text about two sides these talks may be those that it opens with.
    """
    reading = scene.reading
    begin, end = scene.sentence(term.start)
    word = reading.text[term.end : term.end + NEAR].split(None, 1)[:1]
    if word and reading.scanner.small("role", word[0]) == "of" and not reading.language.verb_final:
        return False  # a round of talks is told by these
    if any(one.key.startswith(TALKS[0]) and one.start != term.start for one in reading.within(begin, end, "concept")):
        return True
    held = any(one.key in {cues.HELD, denying.NOT_HELD, "planned"} for one in reading.within(begin, end, "modality"))
    at = reading.sentences.at(term.start)
    back = 0 if reading.bilateral else reading.sentences.spans[max(0, at - BACK)][0]
    before = reading.within(back, begin, "concept") if held else []
    return any(one.key.startswith(TALKS) for one in before)


def with_others(scene: Scene, term: Term) -> bool:
    """Whether who is met with is told and is no state or its man: a meeting with winemakers, gazetecilerle görüşme."""
    reading, text = scene.reading, scene.reading.text
    begin, end = scene.sentence(term.start)
    if reading.language.verb_final:
        words = text[begin : term.start].split()[-1:]
        start, stop = term.start - len(words[0]) - 1 if words else term.start, term.start
        met = bool(words) and words[0].islower() and scene.sides.roles.case(words[0]) == "with"
    else:
        start, far = term.end, min(end, term.end + NEAR)
        stop = next((at for at in range(start, far) if text[at] in STOPS), far)
        met = _led_to(scene, term, text[start:far].split())
    near = reading.within(start - NEAR, stop, "office", "institution", "pronoun", "object", "organisation")
    known = [one for one in near if one.end > start]
    told = scene.sides.within(start, stop)
    told = told if reading.language.verb_final else [one for one in told if scene.sides.role(one) != "in"]
    return met and not known and not told and not reading.atoms_within(start, stop)


def _led_to(scene: Scene, term: Term, behind: list[str]) -> bool:
    """Whether a "with" right behind a meeting, or that ends its words, leads to a small word: met with students."""
    small, words = scene.reading.scanner.small, scene.reading.text[term.start : term.end].split()
    inside = small("role", words[-1]) == "with"
    whom = behind[:1] if inside else behind[1:2] if behind and small("role", behind[0]) == "with" else []
    return any(word.islower() or (word.isupper() and words[-1].isupper()) for word in whom)
