"""Where relative clauses open: behind a comma, by a word for which or who, with a preposition or without."""

from __future__ import annotations

from servanda.grammar.words.reading import Reading

COMMA = ", "
WHICH, IN = "which", "in"
HELD = ("event.", "document.")  # what a clause right behind it tells more of
OPENING, SET_OFF = 40, 2  # characters of the words that open a clause, and commas of what is set off behind them
TIMED, PAIR = 3, 2  # words behind a time up to the verb that it is of, and that verb where nothing parts them
Span = tuple[int, int]


def opening(reading: Reading, start: int, end: int) -> int:
    """Where the last part behind a comma in a span begins, with its comma, if it is a relative clause; else -1.

    Words set off by commas right behind what opens the clause are part of it: A, which, as they say, exports 5 tonnes.
    """
    comma = reading.text.rfind(COMMA, start, end)
    if comma >= 0 and opener(reading, comma, end):
        return comma
    for _ in range(SET_OFF):
        comma = reading.text.rfind(COMMA, start, comma) if comma > start else -1
        opened = opener(reading, comma, end) if comma >= 0 else None
        if opened:
            at = reading.text.index(opened[0], comma) + len(opened[0])
            return comma if reading.text[at : at + 1] == "," else -1
    return -1


def opener(reading: Reading, comma: int, end: int) -> tuple[str, str] | None:
    """The word that opens a relative clause behind a comma, and the role that its preposition gives it: to which."""
    words = [word.rstrip(",") for word in reading.text[comma + 1 : min(end, comma + OPENING)].split(None, 2)[:2]]
    if words and reading.scanner.small("conjunction", words[0]) == WHICH:
        place = reading.scanner.small("role", words[0]) == IN  # where
        return words[0], IN if place else ""
    role = reading.scanner.small("role", words[0]) if len(words) > 1 else None
    return (words[1], role) if role and reading.scanner.small("conjunction", words[1]) == WHICH else None


def of_attribute(reading: Reading, time: str, verb: int, begin: int) -> bool:
    """Whether a time is one of a verb that only tells more of a noun before another verb, where verbs come last.

    It will lift the ban that it imposed in January.
    """
    endings = reading.language.relative_endings
    at = reading.text.find(time, begin, verb) if endings else -1
    if at < 0:
        return False
    words = reading.text[at + len(time) : verb].split()[: TIMED + 1]
    return any(word.endswith(endings) for word in words[:-1])


def away(reading: Reading, time: Span, anchor: Span) -> bool:
    """Whether a time is one of a clause that only tells more of another noun: the summit, which opens on 4 March.

    Where verbs come last, it stands before a verb of the past or the future that is an attribute.
    """
    text, language = reading.text, reading.language
    if reading.atoms_within(*anchor):
        return False  # an amount may be of either
    if language.verb_final:
        words = text[time[1] : anchor[0]].split() if time[1] < anchor[0] else []
        ends = (*language.relative_endings, *language.participle_endings)
        at = next((at for at, word in enumerate(words[:PAIR]) if word.endswith(ends)), None)
        return bool(ends) and at is not None and len(words) - at > TIMED
    comma = opening(reading, anchor[1], time[0]) if anchor[1] < time[0] else -1
    told = reading.within(max(anchor[1], comma - OPENING), comma, "concept") if comma >= 0 else []
    return any(one.end == comma and one.key.startswith(HELD) for one in told) and "," not in text[comma + 1 : time[0]]
