"""Tell in which language a text is written, as a whole or paragraph by paragraph.

Evidence of three kinds is added up: frequent words, letters that a language lacks or cannot do without, and where
these two do not decide, a statistical detector. Languages without a pack count too: a neighbour is named, not taken for
a language that is read.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from servanda.packs import available
from servanda.packs.alphabets import alphabets

LONG = 200  # characters from which the fast detector is sure
GLANCE = 120  # characters of a paragraph that are looked at first
WINDOW = 250  # characters read at the beginning, the middle and the end of a text
LINE = re.compile(r"[^\r\n]+")
WORD = re.compile(r"[^\W\d_]+(?:[ʻ-][^\W\d_]+)*")
QUOTED = re.compile(r"[«“„\"][^«»“”„\"\n]{1,40}[»”“\"]")  # a name or a few words, which may be in another language
APOSTROPHES = "'’ʼ‘`´"
MARK_SHARE = 0.006  # how much of a text each telling letter of an alphabet makes up, at least
LEAST_MARKS = 1.5  # at most so much is lost for want of telling letters
FOREIGN = 1.5  # what a word with a letter from outside the alphabet costs
HAS_PACK = 0.4
ASCII = frozenset("abcdefghijklmnopqrstuvwxyz")
LEAST_MARKS_SEEN = 2  # different ones, since a name from elsewhere may bring in one
FEW_LATIN = 10  # different Latin letters that names bring into a paragraph of another script
SURE, UNSURE = 2.0, 0.7  # the detector's weight
MARGIN = 3.0  # words and letters alone decide with such a lead, where one word in `FREQUENT` is a frequent one
FREQUENT = 8
ENOUGH = 3  # words outside quotation marks that tell the language
SHORTEST = 24  # letters of a paragraph that may differ from its neighbours


class Stretch(NamedTuple):
    """A part of a text in one language; None where none can be told. Stretches tile the text."""

    start: int
    end: int
    language: str | None


class Tables(NamedTuple):
    """Alphabets turned round for look-ups; what depends on it is by script first."""

    words: dict[str, tuple[float, tuple[str, ...]]]  # word → weight, and the languages that have it
    bonus: dict[str, float]  # language → what it starts with
    letters: dict[str, dict[str, frozenset[str]]]  # language → its letters
    shared: dict[str, frozenset[str]]  # the letters that all have
    lacking: dict[str, dict[str, tuple[str, ...]]]  # letter → languages without it
    marks: dict[str, dict[str, frozenset[str]]]  # language → letters beyond ASCII that not nearly all have


@functools.cache
def tables() -> Tables:
    """Made once from the alphabets."""
    words: dict[str, list[str]] = {}
    letters: dict[str, dict[str, frozenset[str]]] = {}
    for code, alphabet in alphabets().items():
        for word in {lowered(word) for word in alphabet.words}:
            words.setdefault(word, []).append(code)
        own = frozenset(lowered(alphabet.letters) + "ʻ-")
        letters.setdefault(alphabet.script, {})[code] = own | ASCII if alphabet.script == "Latn" else own
    every = frozenset[str]().union(*(own for peers in letters.values() for own in peers.values()))
    packs = available()
    return Tables(
        {word: (1 / len(codes), tuple(codes)) for word, codes in words.items()},
        {code: HAS_PACK if code in packs else 0.0 for code in alphabets()},
        letters,
        {script: frozenset.intersection(*peers.values()) for script, peers in letters.items()},
        {script: without(peers, every) for script, peers in letters.items()},
        {script: marks_of(peers) for script, peers in letters.items()},
    )


def without(peers: dict[str, frozenset[str]], every: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """For each letter of the script the languages that lack it; Latin letters stand in texts of any script."""
    here = every if all(own >= ASCII for own in peers.values()) else every - ASCII
    return {char: tuple(code for code, own in peers.items() if char not in own) for char in here}


def marks_of(peers: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """For each language the letters beyond ASCII that not nearly all alphabets of the script have."""
    count = Counter(char for own in peers.values() for char in own if not char.isascii())
    most = 0.7 * len(peers)
    found = {code: frozenset(char for char in own if 0 < count[char] < most) for code, own in peers.items()}
    return {code: marks for code, marks in found.items() if marks}


def lowered(text: str) -> str:
    """Lower case with one kind of apostrophe."""
    for char in APOSTROPHES:
        text = text.replace(char, "ʻ")
    return text.replace("İ", "i").lower()


def identify(text: str) -> str | None:
    """The BCP 47 code of a text's language, with its script where that is not the usual one (`uz-Cyrl`).

    None where the text has too few words to tell. The code may have no pack.
    """
    sample = text if len(text) <= 3 * WINDOW else windows(text)
    words = words_of(sample)
    if not words:
        return None
    script = script_of(words)
    scores = evidence(words, script)
    first, second = lead(scores)
    if first[0] - second[0] < MARGIN or first[0] * FREQUENT < len(words):
        add_detected(scores, sample, script)
        first, second = lead(scores)
    return first[1] if first[0] > second[0] else None


def words_of(text: str) -> list[str]:
    """The words in lower case, without those in quotation marks where enough are left."""
    words = WORD.findall(lowered(QUOTED.sub(" ", text)))
    return words if len(words) >= ENOUGH else WORD.findall(lowered(text))


def windows(text: str) -> str:
    """The beginning, the middle and the end of a long text, cut at word ends where there are any near."""
    middle = len(text) // 2
    parts = text[:WINDOW], text[middle : middle + WINDOW], text[-WINDOW:]
    return " ".join(part.partition(" ")[2] or part for part in parts)


def script_of(words: list[str]) -> str:
    """Cyrl where a third of the words are: Latin names stand in Cyrillic texts, not the other way round."""
    cyrillic = sum("\u0400" <= word[0] <= "\u052f" for word in words)
    return "Cyrl" if cyrillic * 3 >= len(words) else "Latn"


def evidence(words: list[str], script: str) -> dict[str, float]:
    """What words and letters say for each language of the script."""
    known = tables()
    here = known.letters.get(script, {})
    scores = {code: known.bonus[code] for code in here}
    unknown: list[str] = []
    for word in words:
        hit = known.words.get(word)
        if hit is None:
            unknown.append(word)
            continue
        for code in hit[1]:
            if code in scores:
                scores[code] += hit[0]
    weigh_letters(scores, script, "".join(unknown))
    return scores


def weigh_letters(scores: dict[str, float], script: str, text: str) -> None:
    """Take off for letters that a language does not have, and for telling letters that are not there."""
    known = tables()
    letters = frozenset(text)
    lacking = known.lacking[script]
    for char in letters - known.shared[script]:
        without = lacking.get(char)
        if without:
            cost = FOREIGN * text.count(char)
            for code in without:
                scores[code] -= cost
    least = len(text) * MARK_SHARE
    for code, marks in known.marks[script].items():
        if marks.isdisjoint(letters):
            scores[code] -= min(LEAST_MARKS, least * len(marks))


def lead(scores: dict[str, float]) -> tuple[tuple[float, str | None], tuple[float, str | None]]:
    """The best two with their scores."""
    ranked: list[tuple[float, str | None]] = [(score, code) for code, score in scores.items()]
    ranked.sort(key=lambda one: one[0], reverse=True)
    ranked += [(-99.0, None), (-99.0, None)]
    return ranked[0], ranked[1]


def add_detected(scores: dict[str, float], sample: str, script: str) -> None:
    """Add what a statistical detector says."""
    code, sure = detected(sample)
    if code is None:
        return
    if code not in scores and f"{code}-{script}" in scores:
        code = f"{code}-{script}"
    known = code in scores
    scores[code] = scores.get(code, 0.0) + (SURE if sure and (known or len(sample) >= LONG) else UNSURE)


def detected(sample: str) -> tuple[str | None, bool]:
    """Code and whether it is sure, of the detector that suits the length."""
    if len(sample) >= LONG:
        from resiliparse.parse.lang import detect_fast  # noqa: PLC0415 - loaded only where words do not decide

        code = detect_fast(sample)[0]
        return (None, False) if code == "unknown" else (code, True)
    import pycld2  # noqa: PLC0415 - likewise

    try:
        sure, _, details = pycld2.detect(sample.encode("utf-8", "ignore"), bestEffort=True)
    except pycld2.error:
        return None, False
    code = details[0][1]
    return (None, False) if code == "un" else (code, sure)


def paragraphs(text: str) -> Iterator[Stretch]:
    """The text in stretches of one language each; a short or doubtful paragraph goes with the one before it."""
    main = identify(text)
    start, current = 0, None
    for line in LINE.finditer(text):
        code = of_paragraph(line[0], main)
        if code is None or code == current:
            continue
        if current is not None:
            yield Stretch(start, line.start(), current)
            start = line.start()
        current = code
    yield Stretch(start, len(text), current or main)


def of_paragraph(text: str, main: str | None) -> str | None:
    """The language of a paragraph: that of the whole text unless it clearly differs; None where it is too short."""
    characters = frozenset(lowered(text[:GLANCE]))
    if main is not None and fits(characters, main):
        return main
    words = words_of(text[:WINDOW])
    if sum(map(len, words)) < SHORTEST:
        return None
    if main is not None and reads(words, frozenset("".join(words)), main):
        return main
    script = script_of(words)
    scores = evidence(words, script)
    first, second = lead(scores)
    if first[1] != main and first[0] - second[0] < MARGIN:
        add_detected(scores, text[:WINDOW], script)
        first, second = lead(scores)
    return first[1] if first[1] == main or first[0] - second[0] > MARGIN / 3 else None


class Fit(NamedTuple):
    """What a paragraph in a language is like: no letter is `foreign`, some are `marks`, some `words`.

    `marks` is None where letters cannot tell the language from that of another pack.
    """

    foreign: frozenset[str]
    marks: frozenset[str] | None
    latin: int
    words: frozenset[str]


@functools.cache
def fit(language: str) -> Fit | None:
    """Made once for the language of a text; None for one whose letters are not known."""
    known = tables()
    here = next((peers for peers in known.letters.values() if language in peers), None)
    if here is None:
        return None
    own = here[language]
    others = [code for code in here if code != language and known.bonus[code]]
    marks = own.difference(*(here[code] for code in others if written_with(own, code)), "ʻ-")
    every = frozenset[str]().union(*(peer for peers in known.letters.values() for peer in peers.values()))
    words = frozenset(word for word, (weight, codes) in known.words.items() if language in codes and weight >= 0.5)
    return Fit(every - own - ASCII, marks or None, len(ASCII) if own >= ASCII else FEW_LATIN, words)


def written_with(letters: frozenset[str], code: str) -> bool:
    """Whether most words of a language can be written with these letters."""
    words = alphabets()[code].words
    return sum(letters.issuperset(lowered(word)) for word in words) >= 0.9 * len(words)


def fits(characters: frozenset[str], language: str) -> bool:
    """Whether the letters of a paragraph leave no doubt that it is in the language of its text; cheap."""
    wanted = fit(language)
    return (
        wanted is not None
        and wanted.marks is not None
        and wanted.foreign.isdisjoint(characters)
        and len(wanted.marks & characters) >= LEAST_MARKS_SEEN
        and len(ASCII & characters) <= wanted.latin
    )


def reads(words: list[str], characters: frozenset[str], language: str) -> bool:
    """Likewise by frequent words of its own, where letters alone do not tell."""
    wanted = fit(language)
    return (
        wanted is not None
        and wanted.foreign.isdisjoint(characters)
        and sum(map(wanted.words.__contains__, words)) * FREQUENT >= len(words)
    )
