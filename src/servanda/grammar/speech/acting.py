"""Verbs of saying that tell an act: she concluded a visit, they declared him unwanted."""

from __future__ import annotations

from servanda.grammar.speech.candidates import ADJACENT, BESIDE
from servanda.grammar.speech.handing import handed
from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import Term

CALL = "event.call"
BY_ITSELF = "/alone"  # an act that needs no object
SAID_BEFORE = frozenset('»”",–—-')  # what stands between what is said and its verb


def acting(reading: Reading, verb: Term) -> bool:
    """Whether a verb of saying tells an act by what stands behind it: she concluded a visit, they concluded talks.

    Where there are no articles the object of an act follows at once; what is said has marks or a small word before it.
    """
    language, text = reading.language, reading.text
    if language.verb_final:
        return _declares(reading, verb) or handed(reading, verb)
    if any(one.key.startswith(CALL) for one in reading.within(verb.end, verb.end + 2, "concept")):
        return True  # говорил по телефону с
    if not reading.within(verb.start, verb.start + 1, "stage"):
        return False
    words = text[verb.end : verb.end + ADJACENT * 2].split(None, 1)[:1]
    if language.articles:
        return any(word in {*language.articles, language.definite} for word in words)
    told = text[max(0, verb.start - ADJACENT) : verb.start].rstrip()[-1:] in SAID_BEFORE
    small, behind = reading.scanner, words[0] if words and text[verb.end] == " " else ""
    bare = behind.isalpha() and (not small.is_small(behind) or small.small("role", behind) == "with")
    return bare and not told


def _declares(reading: Reading, verb: Term) -> bool:
    """Whether a verb makes somebody what an act by itself calls him, right before it: istenmeyen kişi ilan etti."""
    acts = reading.within(verb.start - BESIDE, verb.end, "act")
    alone = (one for one in acts if one.key.endswith(BY_ITSELF) and one.start < verb.start)
    return any(not any(map(str.isalnum, reading.text[one.end : verb.start])) for one in alone)
