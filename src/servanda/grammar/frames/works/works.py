"""Works beside money: the $5 billion oil line, and what is told of works where a sentence speaks of a cost."""

from __future__ import annotations

import re

from servanda.grammar.clause import cues
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.words.fold import fold
from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import Term

PROJECT = re.compile(r"project\.(?!value|capacity|count|other).*")
MEASURED = frozenset({"project.value", "project.count", "project.capacity"})
BACK, LOOK_BACK = 2, 3  # sentences
DONE, STEM = "completed", 5  # letters that tell a head noun
COUNT_NEAR, PART_NEAR = 20, 8  # the last from a word for what was done to how much of it was
WORKS = frozenset({"route", "ROUTES", "PROJECTS", "HOSPITALS", "SCHOOLS"})
HOLDS_NEAR, HOLDS_WORDS = 80, 8  # characters and words from a word for what a work can do to how much that is
ITS, ITS_NEAR = ("third", "the_country"), 2  # and characters in which a sentence opens
HEAD_NEAR = 48  # characters from beds to their house
PEOPLE = frozenset({"PERSONS", "ENTERPRISES"})
BOTH = frozenset({"both", "parties", "each_other"})
CAPACITY, ABLE = "project.capacity", "project.capacity/able"
AGAIN, CALLED, DONE_NEAR, WHERE = "again", "called", 50, frozenset({"in", "from"})
PASSED, TITLE_WORDS = frozenset({"in", "via"}), 2  # words from a document to what it is about
GIVEN_UP = frozenset({"cancelled"})  # what alone is done from a work, where verbs come last
DONE_THERE = cues.PROJECT_STAGES - {"stalled"}  # lorries come to a halt there, and not it


def able(scene: Scene, anchor: tuple[int, int], sentence: tuple[int, int]) -> bool:
    """Whether words beside an amount say what a work can do: a line that can carry 5 tonnes of oil."""
    reading = scene.reading
    part = cues.between(reading.text, anchor, sentence, ", ")
    beside = (anchor[1], part[1]) if reading.language.verb_final else (part[0], anchor[0])
    verbs = [one for one in reading.within(*beside, "concept") if one.key == ABLE]
    if not verbs or not told(scene, sentence):
        return False
    gap = (anchor[1], verbs[0].start) if reading.language.verb_final else (verbs[-1].end, anchor[0])
    return not reading.atoms_within(*gap)


def holds(scene: Scene, anchor: tuple[int, int], sentence: tuple[int, int]) -> bool:
    """Whether a capacity is told right before an amount, of whatever goods: its capacity is 5 million tonnes of oil."""
    physical = any(one.kind == "quantity" for one in scene.reading.atoms_within(*anchor))
    if scene.reading.language.verb_final or not physical:
        return False
    before = scene.reading.within(max(sentence[0], anchor[0] - HOLDS_NEAR), anchor[0], "concept", "flow")
    at = next((at for at in range(len(before) - 1, -1, -1) if before[at].key == CAPACITY), len(before))
    told = at < len(before) and all(map(is_work, before[at + 1 :]))
    gap = scene.reading.text[before[at].end : anchor[0]] if told else ","
    return "," not in gap and len(gap.split()) <= HOLDS_WORDS


def is_built(term: Term) -> bool:
    """Whether a word names something built."""
    return bool(PROJECT.fullmatch(term.key)) or term.key in WORKS


def beds(scene: Scene, noun: Term) -> bool:
    """Whether beds are those of a house that stands beside them, and tell how much it holds."""
    if noun.key != "BEDS":
        return False
    start, end = scene.sentence(noun.start)
    near = max(start, noun.start - HEAD_NEAR), min(end, noun.end + HEAD_NEAR)
    return any(map(is_built, scene.reading.within(*near, "concept", "noun")))


def told(scene: Scene, sentence: tuple[int, int]) -> bool:
    """Whether a sentence or the one before speaks of works or a contract, so that a cost is the value of one."""
    start, end = sentence
    for _ in range(BACK):
        if start and scene.same_paragraph(start - 1, start):
            start, _ = scene.sentence(start - 1)
    terms = scene.reading.within(start, end, "concept")
    return any(PROJECT.fullmatch(term.key) or term.key == "document.contract" for term in terms) or any(
        term.key == "PROJECTS" for term in scene.reading.within(start, end, "noun")
    )


def told_before(scene: Scene, word: Term, *, apart: bool = False) -> Term | None:
    """The last work that stands before a word in its sentence, else in the sentences before, in its paragraph.

    Of the paragraph before, which a blank line parts from its own, only with `apart`.
    """
    index = scene.reading.sentences.at(word.start)
    begin, _ = scene.sentence(word.start)
    for back in range(min(index, BACK + apart) + 1):
        span = scene.reading.sentences.spans[index - back] if back else (begin, word.start)
        told = [one for one in scene.reading.within(*span, "concept") if is_work(one) and one.end <= span[1]]
        if not (apart or scene.same_paragraph(span[0], word.start)):
            return None
        if told:
            return told[-1]
    return None


def of_before(scene: Scene, begin: int) -> bool:
    """Whether a sentence goes on about a work that the one before names, by its first word: its length is 523 km."""
    opens = scene.reading.within(begin, begin + ITS_NEAR, "pronoun")
    if not any(one.key.startswith(ITS) for one in opens) or not begin or not scene.same_paragraph(begin - 1, begin):
        return False
    return any(map(is_work, scene.reading.within(*scene.sentence(begin - 1), "concept")))


def is_work(term: Term) -> bool:
    """Whether a wording is one of a work that may be built or opened."""
    concept, _, sign = term.key.partition("/")
    return term.key.startswith("project.") and concept not in MEASURED and sign != CALLED


def field(scene: Scene, term: Term) -> str:
    """The field of a project that is told of by its name, by the work that its sentence says it is: Elmed, a cable.

    Else by the work that its paragraph last told of, or by the arms of which its sentence or the next one tells.
    """
    reading, at = scene.reading, scene.reading.sentences.at(term.start)
    told = [one for one in reading.within(*scene.sentence(term.start), "concept") if is_work(one)]
    near = min(told, key=lambda one: abs(one.start - term.start), default=None) or told_before(scene, term)
    if near is None:
        around = (reading.sentences.spans[index] for index in (at, at + 1) if index < len(reading.sentences))
        made = (one for span in around for one in reading.within(*span, "project"))
        near = next((one for one in made if scene.same_paragraph(one.start, term.start)), None)
    return near.key.partition("/")[0] if near else "project.other"


def of_budget(scene: Scene, sentence: tuple[int, int]) -> bool:
    """Whether a state pays for works at home of its budget, and its sentence names no other."""
    paid = any(one.key == "budget" for one in scene.reading.within(*sentence, "domestic"))
    return paid and len({one.code for one in scene.sides.within(*sentence)}) <= 1


def where(scene: Scene, term: Term, span: tuple[int, int]) -> bool:
    """Whether a work is only where or by what way something happened, and nothing was done to it: through the port."""
    case = scene.sides.roles.ending(term.ending) if scene.reading.language.verb_final else ""
    whole = min(span[0], term.start), max(span[1], term.end)
    if not (_by_way(scene, whole) or _titles(scene, whole) or case in WHERE):
        return False
    return not done(scene, term, GIVEN_UP if case == "from" else DONE_THERE if case == "in" else cues.PROJECT_STAGES)


def done(scene: Scene, term: Term, among: frozenset[str] = cues.PROJECT_STAGES) -> bool:
    """Whether something is done to a work between the commas around it."""
    begin, end = cues.between(scene.reading.text, (term.start, term.end), scene.sentence(term.start), ",")
    near = max(begin, term.start - DONE_NEAR), min(end, term.end + DONE_NEAR)
    return cues.stage(scene.reading, (term.start, term.end), near, among) is not None


def _titles(scene: Scene, span: tuple[int, int]) -> bool:
    """Whether a name only tells what a document beside it is about: the memorandum on X, X mutabakatı."""
    reading = scene.reading
    if reading.language.verb_final:
        beside = reading.within(span[1], span[1] + 3, "concept")
    else:
        near = reading.within(max(scene.sentence(span[0])[0], span[0] - COUNT_NEAR * 2), span[0], "concept")
        gap = reading.text[near[-1].end : span[0]] if near else ","
        beside = near[-1:] if "," not in gap and len(gap.split()) <= TITLE_WORDS else []
    return any(one.key.startswith("document.") for one in beside)


def _by_way(scene: Scene, span: tuple[int, int]) -> bool:
    """Whether a small word beside a name makes it only the place or way of what is told, which has no case there."""
    reading, (begin, end) = scene.reading, scene.sentence(span[0])
    if reading.language.verb_final:
        words = reading.text[span[1] : min(end, span[1] + COUNT_NEAR)].split()[:2]
    else:
        words = reading.text[begin : span[0]].split()[-2:]
        at = span[0]
        for word in reversed(words):
            at = reading.text.rindex(word, begin, at)
            if _lent(scene, at):
                return False  # the rest of a loan for the tunnel
    return any(reading.scanner.small("role", word) in PASSED for word in words)


def _lent(scene: Scene, at: int) -> bool:
    """Whether money, or a word for it, ends right before an offset, where a preposition says what for: кредит на."""
    reading = scene.reading
    begin = max(scene.sentence(at)[0], at - DONE_NEAR)
    end = begin + len(reading.text[begin:at].rstrip(" )"))
    told = any(one.key.startswith("finance.") and one.end == end for one in reading.within(begin, at, "concept"))
    return told or any(one.kind == "money" and one.end == end for one in reading.atoms_within(begin, at))


def counted(scene: Scene, term: Term) -> bool:
    """Whether a number above one counts works, not beds or storeys of one: not the 250-bed hospital."""
    reading = scene.reading
    told = reading.within(term.start - 2 * COUNT_NEAR, term.start, "joint", "nationality")
    start = told[0].start if told and "," not in reading.text[told[0].start : term.start] else term.start
    begin = max(scene.sentence(term.start)[0], start - COUNT_NEAR)  # 300 Indo-Kenyan joint ventures
    atoms = [one for one in reading.atoms_within(begin, term.start) if one.kind == "number"]
    if not atoms or atoms[-1].value == "1":
        return False
    behind = reading.text[atoms[-1].end : term.start].split(maxsplit=1)[:1]  # 300-ге жуық зауыт
    if behind and behind[0].startswith("-") and not scene.sides.roles.ending(behind[0][1:]):
        return False
    return all(one.end > term.start for one in reading.within(atoms[-1].end, term.start, "noun"))


def again(scene: Scene, term: Term) -> bool:
    """Whether a work is the one that its paragraph has told before, by its bare noun: the plant will open next year.

    A word for any work, the facility, is one told before whatever that was.
    """
    reading = scene.reading
    begin, _ = scene.sentence(term.start)
    before = reading.text[begin : term.start].rpartition(";")[2].split()
    bare = (
        [word.lower() for word in before[-1:]] == [reading.language.definite]
        if reading.language.articles
        else not before
    )
    if not bare:
        return False
    return alike_before(scene, term, of_any=generic(reading, term))


def generic(reading: Reading, term: Term) -> bool:
    """Whether a word may mean any work that was told before: the facility."""
    return any(one.key == AGAIN for one in reading.within(term.start, term.start + 1, "joint"))


def alike_before(scene: Scene, term: Term, *, of_any: bool = False) -> bool:
    """Whether its paragraph has told a work of the same sort not long before, or of any where its word is generic."""
    reading = scene.reading
    here = reading.sentences.at(term.start)
    for index in range(here, max(here - LOOK_BACK, 0) - 1, -1):
        start, end = reading.sentences.spans[index]
        if not scene.same_paragraph(start, term.start):
            break
        heads = (one for one in reading.within(start, min(end, term.start), "concept") if is_work(one))
        if any(of_any or _alike(reading.text, one, term) for one in heads):
            return True
    return False


def of_both(scene: Scene, sentence: tuple[int, int]) -> bool:
    """Whether a sentence speaks of both sides without naming them: the two governments."""
    return any(one.key in BOTH for one in scene.reading.within(sentence[0], sentence[1], "pronoun"))


def attributive(scene: Scene, term: Term) -> bool:
    """Whether a work only tells which body, post or people the next word means: the railway ministry, plant workers."""
    reading = scene.reading
    if any(one.end > term.end and one.key in PEOPLE for one in reading.within(term.start, term.start + 1, "noun")):
        return True  # service members
    if term.ending or not (reading.language.verb_final or reading.language.articles):
        return False
    behind = reading.within(term.end, term.end + 2, "institution", "office", "noun")
    return reading.text[term.end : term.end + 1] == " " and any(
        one.cls != "noun" or (one.key in PEOPLE and (one.ending or reading.language.articles)) for one in behind
    )


def _alike(text: str, one: Term, other: Term) -> bool:
    """Whether two words for works have one head noun, but for their endings or a word written in one with it."""
    first, second = (fold(text[term.start : term.end]).split()[-1] for term in (one, other))
    return first[:STEM] == second[:STEM] or (len(second) >= STEM and second[:STEM] in first)


def in_part(scene: Scene, clause: tuple[int, int]) -> bool:
    """Whether a percentage right behind the word for what was done says that it was so in part: built to 80%."""
    done = [one for one in scene.reading.within(*clause, "stage") if one.key == DONE]
    parts = [one for one in scene.reading.atoms_within(*clause) if one.kind == "percent" and one.value != "100"]
    return any(0 <= part.start - one.end <= PART_NEAR for one in done for part in parts)
