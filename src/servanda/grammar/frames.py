"""From terms and atoms to matches: figures, things, quotes."""

from __future__ import annotations

from collections.abc import Iterator

from servanda.grammar import figures, pledges, things
from servanda.grammar.match import Match, Refused
from servanda.grammar.reading import Reading
from servanda.grammar.scene import Scene
from servanda.grammar.speech import Speech

LONGEST_ADDRESS = 600  # characters in which one other country named is the one spoken of


def find(reading: Reading) -> list[Match | Refused]:
    """Everything that a document says, by place."""
    if not (reading.terms or reading.atoms):
        return []
    scene = Scene(reading)
    found: list[Match | Refused] = [*figures.find(scene), *things.find(scene), *pledges.find(scene), *_quotes(scene)]
    signed = (things.signing(scene, match) for match in found if isinstance(match, Match))
    found += [match for match in signed if match]
    found.sort(key=lambda match: (match.start, match.end))
    return found


def _quotes(scene: Scene) -> Iterator[Match]:
    """Words attributed to a speaker."""
    for speech in scene.speeches.all:
        yield Match(
            kind="quote", concept="quote", start=speech.start, end=speech.end, parties=_sides(scene, speech),
            modality="asserted", speaker=scene.speaker(speech.start),
            rule=f"{scene.reading.language.code}:quote",
        )  # fmt: skip


def _sides(scene: Scene, speech: Speech) -> tuple[str, ...]:
    """The speaker's country and the one other that his words name; nothing where it is not clear which is meant.

    A turn of a transcript names many, and addresses whoever sits there.
    """
    if speech.turn:
        return ()
    own = scene.people.country_of(speech.person) if speech.person else None
    named = scene.sides.within(speech.start, speech.end)
    others = dict.fromkeys(mention.code for mention in named if mention.code != own)
    return (own, *others) if own and len(others) == 1 and speech.end - speech.start < LONGEST_ADDRESS else ()
