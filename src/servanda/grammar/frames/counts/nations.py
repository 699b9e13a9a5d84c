"""People counted by where they are from: 650,000 Algerians, the number of Kenyans in the country."""

from __future__ import annotations

from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.words.terms import Term
from servanda.model import Atom

AFTER_NUMBER, OF_NEAR = 48, 8  # the last from "number" to the nation that is counted
FOLK_KEY = "folk"  # key of words for people whose talks and arrests are no business of states
FOLK = frozenset({"PERSONS", "VISITS"})
PUNCTUATION = frozenset('.,;:!?()«»"\n')


def folk(scene: Scene, span: tuple[int, int]) -> list[Term]:
    """The words in a span for people who travel or work for themselves, each behind its nation: Polish farmers."""
    text, told = scene.reading.text, [one for one in scene.reading.within(*span, "pastime") if one.key == FOLK_KEY]
    return [one for one in told if _behind_nation(scene, one) and not text[one.start].isupper()]


def _behind_nation(scene: Scene, term: Term) -> bool:
    """Whether a nation stands right before a word."""
    near = scene.reading.within(term.start - AFTER_NUMBER, term.start, "nationality", "place")
    return bool(near) and near[-1].end == term.start - 1


def people(scene: Scene, end: int) -> Term | None:
    """People by where they are from: 650,000 Algerians."""
    text = scene.reading.text
    for term in scene.reading.within(end, end + AFTER_NUMBER, "nationality", "place"):
        gap = text[end : term.start]
        if not PUNCTUATION.isdisjoint(gap) or len(gap.split()) > 1:
            return None
        if scene.reading.is_people(term) or _of_people(scene, term) or _alone(scene, term):
            return Term(term.start, term.end, "noun", "PERSONS", term.ending)
    return None


def _alone(scene: Scene, term: Term) -> bool:
    """Whether a nation stands without a noun, where its adjective is no noun by its ending: it took in 300 Sudanese."""
    if term.cls != "nationality" or not scene.reading.language.people_endings:
        return False
    if any(one.key not in FOLK for one in scene.reading.within(scene.sentence(term.start)[0], term.start, "noun")):
        return False  # 20 Chinese buses, and 30 French
    behind = scene.reading.text[term.end : term.end + AFTER_NUMBER].split(None, 1)[:1]
    closes = scene.reading.text[term.end : term.end + 1] in {*PUNCTUATION, "\n", ""}
    word = behind[0] if behind and behind[0].islower() else ""
    return closes or scene.reading.scanner.is_small(word) or word in scene.reading.language.common_words


def numbered(scene: Scene, mark: Term) -> bool:
    """Whether the number of people of a nation is told: the number of Kenyans in the country."""
    language = scene.reading.language
    if not language.verb_final:
        behind = scene.reading.within(mark.end, mark.end + OF_NEAR, "nationality", "place")
        return bool(language.people_endings) and bool(behind) and scene.reading.is_people(behind[0])
    near = scene.reading.within(mark.start - AFTER_NUMBER, mark.start, "nationality", "place")
    if not near or mark.start - near[-1].end > 1:
        return False
    return near[-1].ending not in {"", *language.origin_endings} and scene.reading.is_people(near[-1])


def _of_people(scene: Scene, term: Term) -> bool:
    """Whether it is told that people study, work or travel."""
    terms = scene.reading.within(*scene.sentence(term.start), "concept")
    return term.cls == "nationality" and any(one.key == "people.count" for one in terms)


def possessed(scene: Scene, atom: Atom) -> bool:
    """Whether a number word has an ending that is no case, as a part of what was counted has: 25 thousand of them."""
    words = scene.reading.within(atom.start, atom.end, "scale", "number")
    ending = words[-1].ending if words and words[-1].end == atom.end else ""
    if words and not ending and words[-1].cls == "scale" and words[-1].end == atom.end:  # bini
        ends = scene.reading.language.object_endings
        ending = next((one for one in ends if scene.reading.text[atom.start : atom.end].endswith(one)), "")
    return bool(ending) and not scene.sides.roles.ending(ending)


def of_those(scene: Scene, atom: Atom) -> Term | None:
    """The noun of many in the genitive right before a number that is a part of them: öğrencilerin 50'si."""
    reading, text = scene.reading, scene.reading.text
    nouns = reading.within(atom.start - AFTER_NUMBER, atom.start, "noun") if reading.language.verb_final else []
    if not nouns and reading.language.verb_final and _of_nation(scene, atom):
        return Term(atom.start, atom.end, "noun", "PERSONS", "") if possessed(scene, atom) else None
    if not nouns or text[nouns[-1].end : atom.start] != " " or scene.sides.roles.ending(nouns[-1].ending) != "of":
        return None
    word = text[nouns[-1].start : nouns[-1].end]
    many = any(end in nouns[-1].ending or end in word for end in reading.language.plural_endings)
    marked = text[atom.end : atom.end + 1] in {"-", *reading.language.suffix_marks} or possessed(scene, atom)
    return Term(atom.start, atom.end, "noun", nouns[-1].key, "") if many and marked else None


def _of_nation(scene: Scene, atom: Atom) -> bool:
    """Whether people by their nation stand in the genitive right before a number: Ukraynalıların 200 bini."""
    near = scene.reading.within(atom.start - AFTER_NUMBER, atom.start, "nationality")
    beside = bool(near) and scene.reading.text[near[-1].end : atom.start] == " "
    return beside and scene.reading.is_people(near[-1]) and scene.sides.roles.ending(near[-1].ending) == "of"


def of_before(scene: Scene, atom: Atom, near: int) -> bool:
    """Whether words for a part beside a number are of people of whom the sentence before speaks: 130,000 of them."""
    begin, _ = scene.sentence(atom.start)
    start = max(begin, atom.start - near)
    if not begin or not scene.reading.within(start, atom.end + near, "partitive"):
        return False
    before = scene.sentence(begin - 1)
    if not scene.same_paragraph(before[0], begin):
        return False
    if any(one.key not in FOLK for one in scene.reading.within(*before, "noun")):
        return False  # 500 Georgian firms, 150 of them
    return any(map(scene.reading.is_people, scene.reading.within(*before, "nationality", "place")))


def counts(scene: Scene, atom: Atom) -> bool:
    """Whether a number that looks like a year counts, by its noun in the plural right behind: 1989 предприятий."""
    reading, language = scene.reading, scene.reading.language
    near = reading.within(atom.end, atom.end + AFTER_NUMBER, "noun") if not language.verb_final else []
    nouns = [one for one in near if len(reading.text[atom.end : one.start].split()) <= 1]
    before = reading.text[max(0, atom.start - AFTER_NUMBER) : atom.start].split()[-1:]
    led = any(reading.scanner.is_small(word) or word.lower() in language.common_words for word in before)
    cases = (*language.plural_endings, *language.genitive_endings)
    many = any(reading.text.endswith(cases, one.start, one.end) for one in nouns)
    return bool(language.genitive_endings) and many and not led
