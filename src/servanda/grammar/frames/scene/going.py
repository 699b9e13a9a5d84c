"""Whether a sentence goes on with the one before it, and where a clause ends."""

from __future__ import annotations

from servanda.grammar.frames.scene.scene import Scene

Span = tuple[int, int]
MOST_LED, MOST_WORDS = 8, 4  # sentences below a heading that it tells of, and its words
MOST_APART = 3  # words between a thing and what is told of it: where it is
QUESTION, ANSWERED, CLOSERS = 8, 2, "»”\"')*_ \n\t"
COMMA, LONGEST, PAIR = ", ", 40, 2  # and characters of an "and" and the word behind it
OTHERS = ("project.", "finance.", "supply.")
WORTH = "project.value/weak"  # the sum, the worth
THINGS = frozenset({"it", "they", "this", "third"})
OPENING, MOST_BETWEEN = 2, 8  # characters from where a sentence begins, and words from a pronoun to its amount


def goes_on(scene: Scene, sentence: Span) -> bool:
    """Whether a sentence goes on with the one before: in its paragraph, or as a line of its own that names nobody.

    The answer to a question does in any case.
    """
    begin, text = sentence[0], scene.reading.text
    if not begin or scene.same_paragraph(begin - 1, begin):
        return bool(begin)
    if text[max(0, begin - QUESTION) : begin].rstrip(CLOSERS).endswith("?"):
        return True  # an answer
    alone = sentence[1] >= len(text) or not scene.same_paragraph(begin, sentence[1])
    return alone and not scene.in_title(begin - 1) and not scene.sides.within(*sentence)


def before(scene: Scene, sentence: Span) -> Span:
    """The sentence before one, past the blanks between a question and its answer."""
    begin, text = sentence[0], scene.reading.text
    return scene.sentence(begin - 1 - (text[begin - 1].isspace() and text[begin - ANSWERED : begin - 1] == "?"))


def built(scene: Scene, sentence: Span) -> bool:
    """Whether a sentence speaks of a work, a loan or supplies, not merely of what something is worth."""
    terms = scene.reading.within(*sentence, "concept")
    return any(term.key.startswith(OTHERS) and not term.key.endswith("/weak") for term in terms)


def heading(scene: Scene, sentence: Span) -> Span | None:
    """The heading of a few words over the paragraph of a sentence, without a figure: "Goods exports"."""
    sentences = scene.reading.sentences
    index = sentences.at(sentence[0])
    first = next((at for at in range(index, max(index - MOST_LED, 0), -1) if _parts(scene, at)), 0)
    if not first or (first > 1 and not _parts(scene, first - 1)):
        return None
    start, end = sentences.spans[first - 1]
    words = scene.reading.text[start:end].split()
    bare = bool(words) and len(words) <= MOST_WORDS and words[-1][-1].isalnum()
    return (start, end) if bare and not scene.reading.atoms_within(start, end) else None


def _parts(scene: Scene, index: int) -> bool:
    """Whether a paragraph begins with a sentence."""
    paragraph = scene.reading.sentences.paragraph
    return paragraph[index] != paragraph[index - 1]


def breaks(scene: Scene, start: int, end: int) -> bool:
    """Whether a clause ends between two offsets."""
    gap = scene.reading.text[start:end]
    return ";" in gap or ("," in gap and any(joins(scene, word) for word in gap.split()))


def clause(scene: Scene, anchor: Span) -> Span:
    """The part of a sentence around an anchor between commas with an "and" that open a clause: , and B has opened."""
    begin, end = scene.sentence(anchor[0])
    text = scene.reading.text
    before = text.rfind(COMMA, begin, anchor[0])
    while before >= 0 and not _opens(scene, before + 2):
        before = text.rfind(COMMA, begin, before)
    behind = text.find(COMMA, anchor[1], end)
    while behind >= 0 and not _opens(scene, behind + 2):
        behind = text.find(COMMA, behind + 2, end)
    return begin if before < 0 else before + 2, end if behind < 0 else behind


def described(scene: Scene, anchor: Span) -> Span:
    """The clause of a thing with the one of a "which" right behind it that tells of it: the plant, which A builds."""
    begin, stop = clause(scene, anchor)
    text, end = scene.reading.text, scene.sentence(anchor[0])[1]
    word = text[stop : stop + LONGEST].removeprefix(COMMA).split(None, 1)[:1]
    which = text.startswith(COMMA, stop) or text.startswith(COMMA, stop - len(COMMA))
    if not (which and word and scene.reading.scanner.small("conjunction", word[0]) == "which"):
        return begin, stop
    if len(text[anchor[1] : stop].split()) > MOST_APART:
        return begin, stop
    behind = text.find(COMMA, stop + len(COMMA), end)
    return begin, end if behind < 0 else behind


def _opens(scene: Scene, at: int) -> bool:
    """Whether an "and" stands at an offset and behind it no more of a list, but a verb or who does something."""
    reading = scene.reading
    words = reading.text[at : at + LONGEST].split(None, 2)[:2]
    if reading.language.verb_final or len(words) < PAIR or not joins(scene, words[0]):
        return False
    start = reading.text.index(words[1], at + len(words[0]))
    if words[1] in {*reading.language.articles, reading.language.definite} or reading.atoms_within(start, start + 1):
        return False
    return not reading.within(start, start + 1, "concept", "noun")


def joins(scene: Scene, word: str) -> bool:
    """Whether a word joins clauses."""
    return scene.reading.scanner.small("conjunction", word) is not None


def speaks_of_other(scene: Scene, sentence: Span, subjects: tuple[str, ...] = OTHERS) -> bool:
    """Whether a sentence has a subject of its own, so that nothing carries over from the one before."""
    terms = scene.reading.within(*sentence, "concept")
    own = [term for term in terms if term.key.startswith(subjects)]
    return any(term.key != WORTH for term in own) or (bool(own) and not resumes(scene, sentence))


def resumes(scene: Scene, sentence: Span) -> bool:
    """Whether a sentence says by a word that its amount is the one of which the one before spoke: this sum."""
    return bool(scene.reading.within(*sentence, "resumption"))


def led_by_pronoun(scene: Scene, anchor: Span, sentence: Span) -> bool:
    """Whether a pronoun alone is the subject of an amount, and so stands for what was told before: it stood at 5 bn."""
    reading, (begin, _) = scene.reading, sentence
    if reading.language.verb_final:
        return False  # where verbs need no subject
    opens = next(iter(reading.within(begin, begin + OPENING, "pronoun")), None)
    if opens is None or opens.key not in THINGS or len(reading.text[begin : anchor[0]].split()) > MOST_BETWEEN:
        return False
    told = (one for one in reading.within(begin, anchor[0], "concept", "place") if not one.key.startswith("event."))
    return "," not in reading.text[begin : anchor[0]] and not any(told)
