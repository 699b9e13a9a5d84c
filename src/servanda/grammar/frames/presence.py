"""Who is named without speaking: received, appointed, seated at a table; each stands by the nearest statement."""

from __future__ import annotations

from bisect import bisect_left

import msgspec

from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.match import Match, Refused
from servanda.grammar.speech.person import Person
from servanda.grammar.words.fold import fold
from servanda.model import Speaker

NAMED = "named"
FULL = 2  # words of a name


def present(scene: Scene, found: list[Match | Refused]) -> list[Match | Refused]:
    """Matches by place, each with those that are named beside it, have an office and say nothing in the text."""
    places = [index for index, match in enumerate(found) if isinstance(match, Match)]
    beside: dict[int, list[Speaker]] = {}
    starts = [found[index].start for index in places]
    for start, person in _silent(scene, found) if places else ():
        after = bisect_left(starts, start)
        near = min(places[max(0, after - 1) : after + 1], key=lambda index: abs(found[index].start - start))
        speaker = scene.speeches.speaker(person, NAMED)
        if speaker:
            beside.setdefault(near, []).append(speaker)
    for index, people in beside.items():
        found[index] = msgspec.structs.replace(found[index], people=tuple(people))
    return found


def _silent(scene: Scene, found: list[Match | Refused]) -> list[tuple[int, Person]]:
    """Everybody with a full name and an office who speaks nowhere in the text, by the first mention."""
    spoken = {
        fold(match.speaker.name).split()[-1]
        for match in found
        if isinstance(match, Match) and match.speaker and match.speaker.name
    }
    first: dict[int, tuple[int, Person]] = {}
    for start, _, person in scene.people.places:
        if person.office and len(person.name.split()) >= FULL and fold(person.name).split()[-1] not in spoken:
            first.setdefault(id(person), (start, person))
    return list(first.values())
