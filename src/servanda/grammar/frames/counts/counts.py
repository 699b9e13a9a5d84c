"""Counts: a bare number with the noun that it counts."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

from servanda.grammar.atoms.amounts import CHANGED
from servanda.grammar.clause import labels
from servanda.grammar.clause.attributes import of_others
from servanda.grammar.frames.counts import nations
from servanda.grammar.frames.counts.nations import AFTER_NUMBER, PUNCTUATION
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.words.fold import fold
from servanda.grammar.words.terms import PLACES, Term
from servanda.model import Atom

MOST_BETWEEN, AFTER_NATION = 3, 16
DASHES = frozenset("-–—")
RATIO, BOTH, UNKNOWN = "RATIO", "both", "UNITS"  # the last is a noun outside the lexicon
AGAIN = re.compile(r" \([\d., ]+\)")  # a number in words with its digits
TAIL = re.compile(r"((?:['’-][^\W\d_]{1,4})?)(?: ([^\W\d_]+)([.,;)])?)?")  # the case of a number, and the next word
DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}")  # U.S.
NAMED = re.compile(r"[«“\"][^«»“”\"]{1,30}[»”\"]")  # 250 «Abrams» tanks
OPENED = '«“"'  # before a name in marks: three «Bayraktars»
PLURAL = re.compile(r"[^\W\d_]{1,3}\b")
HYPHENED = re.compile(r"-[^\W\d_]{3,}")
YEAR = re.compile(r"(?:19|20)\d\d")
PARTITIVE_NEAR = 24
STATES, FEW_STATES = "COUNTRIES", 5
BOUND_NEAR, BESIDE_END, SMALL, LARGE = 8, 16, 100, 1000
GOING_ON = ("modality", "comparator", "role", "conjunction", "concept", "stage")
WITHIN = frozenset({None, "of"})  # roles that may stand between a number and its noun
MOVED = frozenset({"to", "from", "with"})
VISITS, TOLD, PEOPLE, LIVING = "VISITS", "told", "people", "people.count"  # verbs that count people; what they do


def counted(scene: Scene, atom: Atom) -> Term | None:
    """The noun that a bare number counts, as a term; its key is the unit."""
    if atom.value in {"0", "1"} or lowest(atom) < 1 or not countable(scene, atom):
        return None
    end = past(scene, atom)
    if scene.reading.language.verb_final and atom.comparator == "=" and nations.possessed(scene, atom):
        part = parted(scene, atom)
        if part or scene.reading.text[end : end + 3].strip() in DASHES:
            return part
    folk, noun = nations.people(scene, end), behind(scene, end)
    if folk and noun and (noun.key == VISITS or scene.reading.within(folk.end, noun.start, "place", "capital")):
        noun = folk  # 52 thousand Iraqis to A a visit paid, 6 million Germans visited it
    noun = noun or folk or _before(scene, atom) or _moved(scene, atom) or nations.of_those(scene, atom)
    few = noun is not None and noun.key == STATES and lowest(atom) <= FEW_STATES
    return None if few else noun  # the three countries are the sides themselves


def past(scene: Scene, atom: Atom) -> int:
    """Where what a number counts may begin: behind its digits in brackets, and behind a bound."""
    again = AGAIN.match(scene.reading.text, atom.end)
    if again:
        return again.end()
    if atom.comparator == "=":
        return atom.end
    near = scene.reading.within(atom.end, atom.end + BOUND_NEAR, "comparator")
    return near[0].end if near else atom.end


def countable(scene: Scene, atom: Atom) -> bool:
    """Whether a number may count: it is no year, no label, and no part of words for both sides; found out once."""
    if atom.start not in scene.counting:
        named = (_is_year(atom) and not nations.counts(scene, atom)) or _modelled(scene, atom) or _of_sides(scene, atom)
        scene.counting[atom.start] = not (named or labels.is_label(scene.reading, atom))
    return scene.counting[atom.start]


def repeats(scene: Scene, atom: Atom) -> bool:
    """Whether a number in brackets says in digits what stands before them in words: ninety-six (96) helicopters."""
    text = scene.reading.text
    if text[max(atom.start - 1, 0)] != "(" or text[atom.end : atom.end + 1] != ")":
        return False
    return any(one.end == atom.start - 2 and one.value == atom.value for one in _just_before(scene, atom))


def _just_before(scene: Scene, atom: Atom) -> list[Atom]:
    """The atoms shortly before another."""
    return scene.reading.atoms_within(atom.start - AFTER_NUMBER, atom.start)


def elided(scene: Scene, atom: Atom) -> bool:
    """Whether a number stands without a noun, so that it counts what was counted before: 117 of them were built.

    Small numbers must stand beside "of them".
    """
    if not countable(scene, atom):
        return False
    start = max(scene.sentence(atom.start)[0], atom.start - PARTITIVE_NEAR)
    if scene.reading.within(start, atom.end + PARTITIVE_NEAR, "partitive"):
        return alone(scene, atom, part=True)
    return lowest(atom) >= SMALL and alone(scene, atom)


def alone(scene: Scene, atom: Atom, *, part: bool = False) -> bool:
    """Whether no word that might be a noun follows a number; beside "of them" none is looked for."""
    text, language = scene.reading.text, scene.reading.language
    if text[atom.end : atom.end + 1] in {"", "\n"}:
        return True  # the last word of its paragraph
    if _closes(text, atom.end):
        return part or _opens(scene, atom.end + 1)
    if part:
        return not of_others(scene.reading, atom.end)
    tail = TAIL.match(text, atom.end)
    if tail is None or tail[2] is None or tail[1]:
        return True
    start = tail.start(2)
    if language.verb_final and (tail[3] or scene.reading.within(start, start + 1, *PLACES)):
        return True  # a verb; 7 billion of it from A
    behind, small = scene.reading.within(start, start + 1, *GOING_ON), scene.reading.scanner.is_small(tail[2])
    going = any(one.key == LIVING for one in behind) or (lowest(atom) >= LARGE and (bool(behind) or small))
    return going or tail[2].lower() in language.common_words


def _opens(scene: Scene, at: int) -> bool:
    """Whether a known word opens a sentence at an offset: an unknown one may be a noun behind an abbreviation."""
    word = scene.reading.text[at : at + AFTER_NUMBER].split(maxsplit=1)[0].lower()
    known = scene.reading.scanner.is_small(word) or word in scene.reading.language.common_words
    return known or bool(scene.reading.within(at, at + 1, *PLACES, "pronoun", "office"))


def parted(scene: Scene, atom: Atom) -> Term | None:
    """The noun of the sentence that a part is told of: tanks on order, 180 of them; of 180 tanks, 117."""
    sentence = scene.sentence(atom.start)
    nouns = scene.reading.within(sentence[0], atom.start, "noun")
    if not nouns and countable(scene, atom) and nations.of_before(scene, atom, PARTITIVE_NEAR):
        return Term(atom.start, atom.end, "noun", "PERSONS", "") if alone(scene, atom, part=True) else None
    if not nouns or nouns[-1].key == RATIO or atom.value in {"0", "1"} or not countable(scene, atom):
        return None
    counted = [noun for noun in nouns if _numbered(scene, noun)]
    nouns = counted or nouns  # 312 students at universities, 187 of them
    start = max(sentence[0], atom.start - PARTITIVE_NEAR)
    part = scene.reading.within(start, atom.end + PARTITIVE_NEAR, "partitive")
    beside = scene.reading.text[nouns[-1].end : atom.start] == " " and not scene.reading.language.verb_final
    told = bool(part) or (beside and bool(scene.reading.atoms_within(nouns[-1].start - AFTER_NUMBER, nouns[-1].start)))
    return Term(atom.start, atom.end, "noun", nouns[-1].key, "") if told and alone(scene, atom, part=True) else None


def _numbered(scene: Scene, noun: Term) -> bool:
    """Whether a number stands before a noun, and so counts it."""
    before = scene.reading.atoms_within(noun.start - AFTER_NUMBER, noun.start)
    numbers = [one for one in before if one.kind == "number"]
    if not numbers or scene.reading.language.verb_final:
        return False
    return behind(scene, numbers[-1].end) == noun


def lowest(atom: Atom) -> Decimal:
    """The lower bound of a number, or what bounds it from above."""
    value = atom.value if isinstance(atom.value, str) else next(filter(None, atom.value or ()), None)
    return Decimal(value or 0)


def _closes(text: str, end: int) -> bool:
    """Whether a number that ends with a dot ends its sentence too: it rose to 20 bn."""
    return text[end - 1 : end] == "." and text[end : end + 3].lstrip()[:1].isupper()


def _modelled(scene: Scene, atom: Atom) -> bool:
    """Whether letters are written to the digits of a number, which so names a model: some of them 777s, the 212CD."""
    text, language = scene.reading.text, scene.reading.language
    letters = PLURAL.match(text, atom.end) if text[atom.end - 1].isdigit() else None
    plain = letters is None or letters[0].islower() or language.verb_final
    return letters is not None and (letters[0] in language.plural_endings or not plain)


def _is_year(atom: Atom) -> bool:
    return atom.comparator == "=" and YEAR.fullmatch(atom.text) is not None


def _of_sides(scene: Scene, atom: Atom) -> bool:
    """Whether a number is part of words for both sides: the two countries."""
    words = scene.reading.within(atom.start - 12, atom.end, "pronoun")
    return any(term.start <= atom.start < term.end for term in words)


def behind(scene: Scene, end: int) -> Term | None:
    """The counted noun behind a number, with few words and no punctuation or preposition between."""
    text = scene.reading.text
    if _closes(text, end):
        return None
    found = None
    for noun in scene.reading.within(end, end + AFTER_NUMBER, "noun"):
        if found is not None and found.key != UNKNOWN and text[found.end : noun.start] != " ":
            break
        gap = NAMED.sub("", DOTTED.sub("", text[end : noun.start])).rstrip(OPENED)
        if HYPHENED.match(gap):
            break  # the 80-летие of a city
        if not PUNCTUATION.isdisjoint(gap) or len(gap.split()) > MOST_BETWEEN:
            break
        if _unbroken(scene, end, noun.start):
            found = noun
        open_ended = noun.key == UNKNOWN or text[noun.start].isupper()
        if found is not noun or not open_ended or scene.sides.roles.ending(noun.ending):
            break  # forty pieces of aircraft are aircraft, two Patriot batteries batteries
    return found


def _unbroken(scene: Scene, start: int, end: int) -> bool:
    """Whether no other number stands between, but for one of a model (six Boeing 787 aircraft), and no "and a"."""
    small, gap = scene.reading.scanner.small, scene.reading.text[start:end].split()
    beside = any(two in scene.reading.language.articles and small("conjunction", one) for one, two in pairwise(gap))
    if beside or any(small("role", word) not in WITHIN for word in gap):
        return False
    text, others = scene.reading.text, scene.reading.atoms_within(start, end)
    counted = (atom for atom in others if not text[atom.end : atom.end + 1].isalpha())  # six 212CD boats
    words = (text[start : atom.start].split() for atom in counted)
    return all(before and before[-1][0].isupper() for before in words)


def _before(scene: Scene, atom: Atom) -> Term | None:
    """The noun of "the number of companies has reached 4,000": it stands before, behind a word of counting."""
    sentence = scene.sentence(atom.start)
    near = scene.reading.within(sentence[0], atom.start, "count_mark")
    if near and near[-1].key == PEOPLE:
        return _kept(scene, near[-1], atom)
    marks = [one for one in near if one.key != PEOPLE]
    if not marks:
        return _right_before(scene, atom)
    if renumbered(scene, atom):
        return None
    nouns = [one for one in scene.reading.within(sentence[0], atom.start, "noun") if one.key != RATIO]
    pairs = [one for one in scene.reading.within(sentence[0], atom.start, "pronoun") if one.key == BOTH]
    nouns = [one for one in nouns if not any(pair.start <= one.start < pair.end for pair in (*pairs, marks[-1]))]
    named = scene.reading.within(marks[-1].start - AFTER_NATION, marks[-1].start, "nationality", "place")
    persons = Term(atom.start, atom.end, "noun", "PERSONS", "")
    if own := _next(scene, marks[-1], atom, nouns):
        return own
    if nations.numbered(scene, marks[-1]):
        return persons
    if nouns:
        behind_it = [one for one in nouns if one.start >= marks[-1].end and not scene.reading.language.verb_final]
        return behind_it[0] if behind_it else min(nouns, key=lambda noun: abs(noun.start - marks[-1].start))
    told = [one for one in scene.reading.within(*sentence, "concept") if one.key == "people.count"]
    serving = scene.reading.within(sentence[0], marks[-1].start, "forces")
    return persons if named or told or serving else None


def _next(scene: Scene, mark: Term, atom: Atom, nouns: list[Term]) -> Term | None:
    """The noun of the next clause, behind a number that has its own: students number 300, and flights 12 a week."""
    comma = scene.reading.text.rfind(", ", mark.end, atom.start) if scene.reading.language.verb_final else -1
    counted = comma >= 0 and any(one.kind == "number" for one in scene.reading.atoms_within(mark.end, comma))
    return next((one for one in nouns if counted and one.start > comma), None)


def renumbered(scene: Scene, atom: Atom) -> bool:
    """Whether a number tells anew how many they are who were counted before: their number."""
    marks = scene.reading.within(scene.sentence(atom.start)[0], atom.start, "count_mark")
    return bool(marks) and marks[-1].key == TOLD


def _kept(scene: Scene, verb: Term, atom: Atom) -> Term | None:
    """The people whom a verb counts without a noun: it employs 10,000 in A."""
    gap = scene.reading.text[verb.end : atom.start].strip()
    bound = scene.reading.within(verb.end, atom.start, "comparator")
    beside = not gap or (bool(bound) and len(gap) <= bound[-1].end - bound[0].start)
    people = beside and lowest(atom) >= SMALL and alone(scene, atom)
    return Term(atom.start, atom.end, "noun", "PERSONS", "") if people else None


def _moved(scene: Scene, atom: Atom) -> Term | None:
    """The noun of what went from one number to another: behind the second of them, else the last one before both."""
    if atom.rule != CHANGED:
        return None
    ends = [one for one in scene.reading.atoms_within(atom.end, atom.end + BESIDE_END) if one.rule == CHANGED]
    noun = behind(scene, ends[0].end) or nations.people(scene, ends[0].end) if ends else None
    if noun is None:
        nouns = scene.reading.within(scene.sentence(atom.start)[0], atom.start, "noun")
        noun = next((one for one in reversed(nouns) if one.key != RATIO), None)
    return Term(atom.start, atom.end, "noun", noun.key, "") if noun else None


def _right_before(scene: Scene, atom: Atom) -> Term | None:
    """The noun of a number that has its case ending: the visitors 52 thousand-FROM exceeded."""
    if not declined(scene, atom):
        return None
    near = scene.reading.within(atom.start - AFTER_NUMBER, atom.start, "noun")
    if near and near[-1].key != RATIO and not scene.reading.text[near[-1].end : atom.start].strip():
        return Term(atom.start, atom.end, "noun", near[-1].key, "")
    named = scene.reading.within(atom.start - AFTER_NUMBER, atom.start, "nationality", "place")
    nation = named and scene.reading.is_people(named[-1]) and scene.reading.text[named[-1].end : atom.start] == " "
    return Term(atom.start, atom.end, "noun", "PERSONS", "") if nation else None


def declined(scene: Scene, atom: Atom) -> bool:
    """Whether a number word has a case ending of its own, so that it stands before a verb and counts nothing there."""
    if not scene.reading.language.verb_final:
        return False
    words = scene.reading.within(atom.start, atom.end, "scale", "number")
    if not words or words[-1].end != atom.end:
        return False
    word, roles = scene.reading.text[words[-1].start : atom.end], scene.sides.roles
    return bool(roles.ending(words[-1].ending)) or roles.ending(fold(word)) in MOVED
