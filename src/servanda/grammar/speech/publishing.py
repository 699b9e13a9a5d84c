"""Who publishes a text, by the body that its title or its first sentence opens with."""

from __future__ import annotations

from servanda.grammar.words.reading import Reading

OPENING, MOST_BODIES = 500, 4  # characters in which a text may name the body that publishes it, of the first few
TITLE = 110  # characters of a body with all that belongs to it
STOPS = frozenset(",;:!?()\n")


def country(reading: Reading) -> str | None:
    """The country of the body that publishes a text: the Ministry of Transport of the Republic of A reports.

    A title that stands beside the text may name a body with its seat: press briefing, Department of Trade, Manila.
    """
    return reading.seated or _opening(reading)


def _opening(reading: Reading) -> str | None:
    """The country of the body that a text opens with."""
    text = reading.text
    for body in reading.within(0, OPENING, "institution")[:MOST_BODIES]:
        start, end = reading.sentence(body.start)
        for term in reading.within(start, min(end, body.start + TITLE), "place", "nationality"):
            first, last = min(body.start, term.start), max(body.start, term.start)
            opens = not text[start:first].strip() and STOPS.isdisjoint(text[first:last])
            if opens and not reading.within(first, last, "speech", "stage", "modality"):
                return term.key
    return None
