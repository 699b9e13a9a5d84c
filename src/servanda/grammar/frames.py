"""From terms and atoms to matches: figures, things, quotes."""

from __future__ import annotations

from collections.abc import Iterator

from servanda.grammar import figures, things
from servanda.grammar.match import Match, Refused
from servanda.grammar.reading import Reading
from servanda.grammar.scene import Scene
from servanda.grammar.speech import speaker


def find(reading: Reading) -> list[Match | Refused]:
    """Everything that a document says, by place."""
    if not (reading.terms or reading.atoms):
        return []
    scene = Scene(reading)
    found: list[Match | Refused] = [*figures.find(scene), *things.find(scene), *_quotes(scene)]
    found.sort(key=lambda match: (match.start, match.end))
    return found


def _quotes(scene: Scene) -> Iterator[Match]:
    """Words attributed to a speaker."""
    for speech in scene.speeches.all:
        country = speech.person.country if speech.person else None
        yield Match(
            kind="quote", concept="quote", start=speech.start, end=speech.end, parties=(country,) if country else (),
            modality="asserted", speaker=speaker(speech.person, speech.attribution),
            rule=f"{scene.reading.language.code}:quote",
        )  # fmt: skip
