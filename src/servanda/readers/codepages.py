"""Which code page a text was written in, by the language that its reading in each looks like."""

from __future__ import annotations

import functools
import math
import re
from collections import Counter

from servanda.packs import available
from servanda.packs.alphabets import alphabets

CODE_PAGES = {  # with the logarithm of how likely each is before anything is read
    "windows-1251": 0.0,
    "windows-1254": 0.0,
    "windows-1252": 0.0,
    "koi8-r": -1.0,
    "kz1048": -1.0,
    "ptcp154": -3.0,
    "koi8-u": -3.0,
    "cp866": -3.0,
    "cp857": -3.0,
    "iso8859-5": -3.0,
    "iso8859-9": -1.0,
    "mac-cyrillic": -5.0,
}
RUN = re.compile(r"[^\W\d_]+")
INSIDE = re.compile(r"(?<=[^\W\d_])[^\w\s\x00-\x7f’‘–—\xad](?=[^\W\d_])")  # a symbol within a word
BEYOND = re.compile(r"[^\x00-\x7f]")
PUNCTUATION = frozenset("«»“”„‘’–—…№€₺£°§•·½¼¾²³×±©®™\u00a0\u00ad")
# natural logarithms of how likely a thing is in a text
STRANGE_LETTER = -9.0
MARK = -4.0
STRANGE_MARK = -10.0
IMPOSSIBLE = -14.0
TWO_SCRIPTS = -8.0  # per word
ODD_CASE = -3.0  # per word
ALL_CAPITALS = -1.0  # per word
FREQUENT = 2.0  # per word
IMPLAUSIBLE = -6.0  # per character: no language that is known
NO_PACK = -2.0
STRAY = -5.0  # per letter of another script in a text that is mostly ASCII
MOSTLY, NEARLY_ALL = 3, 20  # times as many ASCII letters as other bytes
FEW = 5  # bytes beyond ASCII, too few for statistics
WESTERN = "windows-1252"
DECLARED = 0.7  # per character: how much worse the declared encoding may look


def best(sample: bytes, declared: str | None) -> str:
    """The code page in which the bytes read best; the declared encoding where it is not clearly worse."""
    scores = {name: score(sample, name) for name in CODE_PAGES}
    found = max(scores, key=lambda name: scores[name])
    if declared is not None and scores.get(declared, score(sample, declared)) > scores[found] - DECLARED:
        return declared
    if scores[found] < IMPLAUSIBLE:
        few = sum(byte > 127 for byte in sample) < FEW
        western = ascii_letters(sample, MOSTLY if few else NEARLY_ALL)
        return WESTERN if western else statistical(sample) or found
    return found


def ascii_letters(sample: bytes, times: int) -> bool:
    """Whether so many times more letters are ASCII than bytes are not: English, with a foreign name here and there."""
    letters = sum(65 <= byte <= 90 or 97 <= byte <= 122 for byte in sample)
    return letters >= times * sum(byte > 127 for byte in sample)


def statistical(sample: bytes) -> str | None:
    """What charset-normalizer says: for languages whose letters are not known here."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - rarely needed

    match = from_bytes(sample).best()
    return None if match is None else match.encoding


def score(sample: bytes, encoding: str) -> float:
    """How much a reading looks like a language: mean log-likelihood of its characters beyond ASCII."""
    text = sample.decode(encoding, "replace")
    beyond = Counter(BEYOND.findall(text))
    total = sum(beyond.values())
    if not total:
        return 0.0
    letters = {char: count for char, count in beyond.items() if char.isalpha()}
    marks = sum(count * of_mark(char) for char, count in beyond.items() if not char.isalpha())
    words = [word for word in RUN.findall(text) if not word.isascii()]
    torn = TWO_SCRIPTS * len(INSIDE.findall(text))
    prior = CODE_PAGES.get(encoding, 0.0)
    if ascii_letters(sample, MOSTLY):
        torn += STRAY * sum(count for char, count in letters.items() if char > "\u0250")
    return (prior + torn + marks + of_letters(letters) + sum(map(of_word, words))) / total


def of_mark(char: str) -> float:
    """A character that is no letter."""
    if char in PUNCTUATION:
        return MARK
    return IMPOSSIBLE if char == "\ufffd" or not char.isprintable() else STRANGE_MARK


def of_letters(letters: dict[str, int]) -> float:
    """Letters as the language writes them that explains them best."""
    folded: Counter[str] = Counter()
    for char, count in letters.items():
        folded[char.replace("İ", "i").lower()] += count
    return max(
        prior + sum(count * known.get(char, STRANGE_LETTER) for char, count in folded.items())
        for prior, known in frequencies()
    )


def of_word(word: str) -> float:
    """Case, script and whether the word is a frequent one."""
    folded = word.replace("İ", "i").lower()
    likely = FREQUENT if folded in frequent_words() else 0.0
    if any(char < "\u0250" for char in word) and any(char > "\u0400" for char in word):
        return TWO_SCRIPTS
    if word[1:] != folded[1:]:
        likely += ALL_CAPITALS if word.isupper() else ODD_CASE
    return likely


@functools.cache
def frequent_words() -> frozenset[str]:
    """The frequent words of all languages that are not ASCII."""
    return frozenset(word for one in alphabets().values() for word in one.words if not word.isascii())


@functools.cache
def frequencies() -> tuple[tuple[float, dict[str, float]], ...]:
    """For each language how likely it is, and its letters, counted in its frequent words."""
    made = []
    packs = available()
    for code, alphabet in alphabets().items():
        counts = Counter("".join(alphabet.words)) + Counter(alphabet.letters)
        total = sum(counts.values())
        known = {char: math.log(count / total) for char, count in counts.items()}
        made.append((0.0 if code in packs else NO_PACK, known))
    return tuple(made)
