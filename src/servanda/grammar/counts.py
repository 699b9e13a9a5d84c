"""Counts: a bare number with the noun that it counts."""

from __future__ import annotations

import re

from servanda.grammar.scan import PLACES, Term
from servanda.grammar.scene import Scene
from servanda.model import Atom

AFTER_NUMBER = 48
MOST_BETWEEN = 3
AFTER_NATION = 16
PUNCTUATION = frozenset('.,;:!?()«»"')
LABEL = frozenset("/#№-_")
OPENS = frozenset(".!?:;,»”)")
WORD = re.compile(r"[ \u00a0\n]([^\W\d_]{4,})(?![-’'])")
RATIO = "RATIO"
UNKNOWN = "UNITS"  # a noun outside the lexicon
TAKEN = (
    *PLACES, "time_unit", "currency", "unit", "scale", "number", "month", "comparator", "percent", "fraction",
)  # fmt: skip


def counted(scene: Scene, atom: Atom) -> Term | None:
    """The noun that a bare number counts, as a term; its key is the unit."""
    if atom.value in {"0", "1"} or _of_sides(scene, atom) or _is_label(scene, atom):
        return None
    found = _behind(scene, atom) or _people(scene, atom)
    return found or _before(scene, atom) or _unknown(scene, atom)


def _of_sides(scene: Scene, atom: Atom) -> bool:
    """Whether a number is part of words for both sides: the two countries."""
    words = scene.reading.within(atom.start - 12, atom.end, "pronoun")
    return any(term.start <= atom.start < term.end for term in words)


def _behind(scene: Scene, atom: Atom) -> Term | None:
    """The counted noun behind a number, with few words and no punctuation between."""
    text = scene.reading.text
    if text[atom.end - 1] == "." and text[atom.end : atom.end + 2].strip()[:1].isupper():
        return None  # an abbreviation that ends its sentence
    found = None
    for noun in scene.reading.within(atom.end, atom.end + AFTER_NUMBER, "noun"):
        gap = text[atom.end : noun.start]
        if PUNCTUATION.isdisjoint(gap) and len(gap.split()) <= MOST_BETWEEN and _unbroken(scene, atom.end, noun.start):
            found = noun
        if found is None or found is not noun or noun.key != UNKNOWN:
            break  # forty pieces of aircraft are aircraft
    return found


def _unbroken(scene: Scene, start: int, end: int) -> bool:
    """Whether no other number stands between, but for one of a model behind a name: six Boeing 787 aircraft."""
    words = (scene.reading.text[start : atom.start].split() for atom in scene.reading.atoms_within(start, end))
    return all(before and before[-1][0].isupper() for before in words)


def _people(scene: Scene, atom: Atom) -> Term | None:
    """People by their country alone, where it is told that they study, work or travel: 40 Kazakhs work there."""
    near = scene.reading.within(atom.end, atom.end + AFTER_NATION, "nationality")
    gap = scene.reading.text[atom.end : near[0].start] if near else ""
    if not near or len(gap.split()) > 1 or not PUNCTUATION.isdisjoint(gap):
        return None
    told = any(term.key == "people.count" for term in scene.reading.within(*scene.sentence(atom.start), "concept"))
    return Term(near[0].start, near[0].end, "noun", "PERSONS", "") if told else None


def _before(scene: Scene, atom: Atom) -> Term | None:
    """The noun of "the number of companies has reached 4,000": it stands before, behind a word of counting."""
    sentence = scene.sentence(atom.start)
    marks = scene.reading.within(sentence[0], atom.start, "count_mark")
    if not marks:
        return _right_before(scene, atom)
    nouns = [noun for noun in scene.reading.within(sentence[0], atom.start, "noun") if noun.key != RATIO]
    if nouns:
        return min(nouns, key=lambda noun: abs(noun.start - marks[-1].start))
    named = scene.reading.within(marks[-1].start - AFTER_NATION, marks[-1].start, "nationality", "place")
    told = [one for one in scene.reading.within(*sentence, "concept") if one.key == "people.count"]
    return Term(atom.start, atom.end, "noun", "PERSONS", "") if named or told else None


def _right_before(scene: Scene, atom: Atom) -> Term | None:
    """The noun of a number that has its case ending: the visitors 52 thousand-FROM exceeded."""
    if not _declined(scene, atom):
        return None
    near = scene.reading.within(atom.start - AFTER_NUMBER, atom.start, "noun")
    beside = near and near[-1].key != RATIO and not scene.reading.text[near[-1].end : atom.start].strip()
    return Term(atom.start, atom.end, "noun", near[-1].key, "") if beside else None


def _unknown(scene: Scene, atom: Atom) -> Term | None:
    """A plain word right behind a number in digits that the lexicon does not know as a noun."""
    if not scene.reading.text[atom.start].isdigit() or _declined(scene, atom):
        return None
    word = WORD.match(scene.reading.text, atom.end)
    if word is None or not word[1].islower() or scene.reading.within(word.start(1), word.end(1), *TAKEN):
        return None
    if word[1] in scene.reading.language.common_words:
        return None
    return Term(word.start(1), word.end(1), "noun", UNKNOWN, "")


def _declined(scene: Scene, atom: Atom) -> bool:
    """Whether a number word has a case ending of its own, so that it stands before a verb and counts nothing there."""
    if not scene.reading.language.verb_final:
        return False
    words = scene.reading.within(atom.start, atom.end, "scale", "number")
    return bool(words) and words[-1].end == atom.end and bool(scene.sides.roles.ending(words[-1].ending))


def _is_label(scene: Scene, atom: Atom) -> bool:
    """Whether a number is part of a name or path ("Nord Stream 2", "07/"), not a count."""
    text = scene.reading.text
    before = text[max(0, atom.start - 24) : atom.start]
    if before[-1:] in LABEL:
        return True
    word = before.split()[-1] if before.split() else ""
    if any(place.end >= atom.start - len(word) for place in scene.reading.within(atom.start - 40, atom.start, *PLACES)):
        return False  # the name of a country is no label
    if word[:1].isupper() and word in scene.reading.language.abbreviations:
        return True  # No. 2
    first = len(text[scene.sentence(atom.start)[0] : atom.start].split()) == 1
    opens = first or not before.strip() or before.rstrip()[-1] in OPENS
    named = len(word) > 1 and word[0].isupper() and not word.partition("-")[0].isupper()
    return named and not opens and text[atom.start].isdigit()
