"""Names that a noun behind a comma explains: Sea Breeze, the largest exercise in the region."""

from __future__ import annotations

from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import PLACES, Term

Span = tuple[int, int]
LONGEST_NAME = 40  # characters of a country's name
REACH = 70  # characters before a noun in which the comma stands, and before that in which the name does


def apposed(reading: Reading, term: Term) -> Span | None:
    """The capitalised words before a comma that a noun with an article explains; none of a country or an office."""
    begin, _ = reading.sentence(term.start)
    comma = reading.text.rfind(", ", max(begin, term.start - REACH), term.start)
    words = reading.text[comma + 2 : term.start].split() if comma >= 0 else []
    if (
        not words
        or words[0] not in {*reading.language.articles, reading.language.definite}
        or not all(word[0].islower() for word in words)
    ):
        return None
    start, at = comma, comma
    for word in reversed(reading.text[max(begin, comma - REACH) : comma].split()):
        at = reading.text.rfind(word, begin, at)
        if not word[0].isupper() or not word[-1].isalnum() or any(m in word for m in reading.language.suffix_marks):
            break
        start = at
    claimed = reading.within(start, comma, *PLACES, "office", "leader")
    return (start, comma) if start < comma and start > begin and not claimed else None


def explains(reading: Reading, anchor: Span) -> bool:
    """Whether an anchor stands in what explains a country behind a comma: A, its market for a fifth, has …."""
    comma = reading.text.rfind(", ", reading.sentence(anchor[0])[0], anchor[0])
    near = [] if comma < 0 or reading.language.verb_final else reading.within(comma - LONGEST_NAME, comma, *PLACES)
    explained = any(one.end == comma for one in near)
    return explained and not reading.within(comma, anchor[1], "modality", "commitment")
