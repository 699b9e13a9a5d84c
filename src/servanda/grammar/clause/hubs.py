"""Which country a text surveys with many others: the one it opens with, that counts, or whose trade it tells of."""

from __future__ import annotations

from servanda.grammar.words.reading import CODE, MANY, Reading

SOLD = frozenset({"trade.exports", "trade.imports", "supply.volume"})
OPENING, BESIDE = 2, 20  # sentences: the heading and what follows; characters from a country to a word for trade
COUNTED = 6  # sentences in which a text tells whose figures it goes by


def hub(reading: Reading) -> str | None:
    """The country that a text surveys with others: its heading and first sentence name it, one of them alone.

    Or they name its office of statistics.
    """
    ours = reading.language.home
    if len(reading.weights) < MANY or (reading.bilateral and (ours in reading.dyad or not reading.weights[ours])):
        return None
    if _sells(reading):
        return ours
    if reading.bilateral:
        return None
    spans = _opened_with(reading)
    counts = {one.key for one in reading.within(0, reading.sentences.spans[:COUNTED][-1][1], "statistics")}
    states = [key for key in counts if len(key) == CODE and key.isupper()]
    if len(states) == 1:
        return states[0]
    opened = [{one.code for one in reading.mentions if start <= one.start < end} for start, end in spans]
    if not opened[0]:
        return _opening(reading, opened)
    both = set.intersection(*(one for one in opened if one))
    if len(both) != 1 or both not in opened:
        return None
    return reading.bloc if both == {reading.written} and reading.bloc else both.pop()  # a bloc meets in A


def _opened_with(reading: Reading) -> list[tuple[int, int]]:
    """The heading and the first sentence below it, which is no line that only tells who wrote where."""
    heading, *below = reading.sentences.spans[:COUNTED]
    lines = (reading.text[start:end].rstrip() for start, end in below)
    first = next((span for span, line in zip(below, lines, strict=True) if line and not line[-1].isalnum()), None)
    return [heading, first] if first else [heading, *below[:1]]


def _opening(reading: Reading, opened: list[set[str]]) -> str | None:
    """The one country of whose sales a text tells first, under a heading that names nobody."""
    if len(opened) < OPENING or len(opened[1]) != 1:
        return None
    told = reading.within(*_opened_with(reading)[1], "concept")
    return opened[1].pop() if any(one.key.partition("/")[0] in SOLD for one in told) else None


def _sells(reading: Reading) -> bool:
    """Whether a text tells what goes to others, where verbs come last, and of nobody's trade but that of its own.

    Whom it names most often is one of these others, or its own country.
    """
    home = reading.language.home
    if not (reading.language.verb_final and home) or (reading.dyad and not reading.weights[home]):
        return False
    endings = reading.language.role_endings
    cases = {one for ends in endings.values() for one in ends}
    cased = {*endings.get("to", ()), *endings.get("from", ())}
    others: set[str] = set()
    for one in reading.mentions:
        behind = reading.within(one.end, one.end + BESIDE, "concept") if one.ending else []
        if not behind or behind[0].key.partition("/")[0] not in SOLD:
            continue
        if one.ending in cased:
            others.add(one.code)
        elif one.ending in endings.get("of", ()) and behind[0].ending and behind[0].ending not in cases:
            return False  # A's exports
    most = reading.salience.most_common(1)[0][0] if reading.salience else ""
    return len(others) > 1 and home not in others and most in {home, *others}
