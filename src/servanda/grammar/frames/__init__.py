"""From terms and atoms to matches: figures, things, quotes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from servanda.grammar.frames import things
from servanda.grammar.frames.documents import documents
from servanda.grammar.frames.events import occasions
from servanda.grammar.frames.figures import figures, ranks, ratios, tables
from servanda.grammar.frames.figures.statistics import Statistics
from servanda.grammar.frames.pledges import pledges
from servanda.grammar.frames.presence import present
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.match import Match, Refused
from servanda.grammar.speech.quotations import trimmed
from servanda.grammar.speech.speech import Speech
from servanda.grammar.words.reading import Reading

BRIEF = 15  # words of a quotation that is about the one country it names; twice as many if about "the two countries"
SHORTEST_REPEAT = 25  # characters of a line that is a sentence or a title, and no label
MOST_REPEATS = 50
ACTED, CLOSERS = frozenset({"event", "pledge"}), " \n\t»”\"')*"
WORK, OPENING = "project.", "event.opening"
SUPPLY, OTHER, BESIDE = "supply.volume", "event.other", 2  # characters from a verb to what is counted behind it
TOLD = (WORK, "event.")
REAL = frozenset({"under_way", "started", "stalled"})  # stages of a work that is more than promised
Span = tuple[int, int]
MUTUAL = frozenset({"both", "each_other"})
VAGUE = frozenset({OTHER, "event.other"})


def find(reading: Reading) -> list[Match | Refused]:
    """Everything that a document says, by place."""
    if not (reading.terms or reading.atoms):
        return []
    scene = Scene(reading)
    ranked = [*ranks.find(scene)]  # beside which figures may name but one side
    found = tables.told(scene, (*figures.find(scene), *ranked, *ratios.find(scene)))
    if reading.all("statistics"):
        statistics = Statistics(scene)
        found = [statistics.mark(match) if isinstance(match, Match) else match for match in found]
    found += [*pledges.find(scene, found), *_quotes(scene)]
    promised = _promises(scene, found)
    found += [match for match in things.find(scene) if not _promised(scene, match, promised)]
    promised = _promises(scene, found)
    found = [match for match in found if not (isinstance(match, Match) and _vaguer(scene, match, promised))]
    found = _signed(scene, found)
    found = [match for match in dict.fromkeys(found) if not _asked(scene, match)]
    found.sort(key=lambda match: (match.start, match.end))
    again = repeats(reading.text)
    return present(scene, [one for one in found if not any(start <= one.start < end for start, end in again)])


def _promises(scene: Scene, found: list[Match | Refused]) -> dict[Span, list[Match]]:
    """The pledges of each sentence."""
    promised: dict[Span, list[Match]] = {}
    for match in found:
        if isinstance(match, Match) and match.kind == "pledge":
            promised.setdefault(scene.sentence(match.start), []).append(match)
    return promised


def repeats(text: str) -> list[tuple[int, int]]:
    """Spans of the lines that say again what an earlier line said word for word, as a title printed twice does."""
    seen: set[str] = set()
    found: list[tuple[int, int]] = []
    start = 0
    for line in text.splitlines(keepends=True):
        said = line.strip()
        if len(said) >= SHORTEST_REPEAT and said in seen:
            found.append((start, start + len(line)))
        seen.add(said)
        start += len(line)
    return found[:MOST_REPEATS]


def _asked(scene: Scene, match: Match | Refused) -> bool:
    """Whether an event to come or a pledge is only what a question (will you meet him?) is about."""
    if not isinstance(match, Match) or match.kind not in ACTED or match.modality == "asserted":
        return False
    return scene.reading.text[slice(*scene.sentence(match.start))].rstrip(CLOSERS)[-1:] == "?"


def _promised(scene: Scene, match: Match, promised: Mapping[Span, list[Match]]) -> bool:
    """Whether a thing is what a pledge of its sentence tells, in its very words or by its concept."""
    told = promised.get(scene.sentence(match.start), ())
    return any(_same_act(scene, match, one) or _tells(one, match) for one in told)


def _vaguer(scene: Scene, match: Match, promised: Mapping[Span, list[Match]]) -> bool:
    """Whether a promise of no concept holds another one of the same sides that has one: agreed that they would meet."""
    if match.kind != "pledge" or match.concept not in VAGUE or match.value:
        return False
    within = (one for one in promised[scene.sentence(match.start)] if match.start <= one.start and one.end <= match.end)
    return any(one.concept not in VAGUE and set(one.parties) == set(match.parties) for one in within)


def _same_act(scene: Scene, match: Match, promise: Match) -> bool:
    """Whether an event is in the very words of a promise of the same sides, and no place of it: will waive tariffs."""
    overlap = match.start < promise.end and promise.start < match.end
    planned = match.kind == "event" and match.modality == "planned" and not occasions.gathers_there(scene, match)
    return overlap and planned and set(match.parties) == set(promise.parties)


def _tells(promise: Match, match: Match) -> bool:
    """Whether a promise tells the event or the work that it is about, or the opening of the work that it promises.

    A work without a name is told by the pledge that brings it about, and once, unless it is built by now.
    """
    if promise.concept == SUPPLY and promise.value and match.concept == OTHER:
        return match.modality == "planned" and 0 <= promise.start - match.end <= BESIDE  # to hand over two batteries
    if not promise.concept.startswith(TOLD):
        return False
    if match.concept == OPENING and match.modality == "planned":
        return promise.concept == OPENING or promise.concept.startswith(WORK)
    name = match.name or "" if match.kind == "project" else ""
    if promise.concept == OPENING and name[:1].islower():  # the flights between A and B
        return match.start < promise.end and promise.start < match.end
    return promise.concept == match.concept and not (name or (match.kind == "project" and match.stage in REAL))


def _signed(scene: Scene, found: list[Match | Refused]) -> list[Match | Refused]:
    """With the signings of counted documents, each of which also tells the event whose words overlap its own."""
    made = [one for match in found if isinstance(match, Match) and (one := documents.signing(scene, match))]
    told: dict[int, list[Match]] = {}  # by their sentences
    for one in made:
        told.setdefault(scene.sentence(one.start)[0], []).append(one)

    def again(match: Match | Refused) -> bool:
        if not isinstance(match, Match) or match.kind != "event":
            return False
        near = told.get(scene.sentence(match.start)[0], ())
        return any(match.concept == one.concept and match.start < one.end and one.start < match.end for one in near)

    return [*(match for match in found if not again(match)), *made] if made else found


def _quotes(scene: Scene) -> Iterator[Match]:
    """Words attributed to a speaker; of turns among questions only those that speak of a state.

    A text that is all one speech, as its title says, is no quotation in itself.
    """
    whole = trimmed(scene.reading.text, 0, len(scene.reading.text))
    for speech in scene.speeches.all:
        if (speech.start, speech.end) == whole:
            continue
        if speech.turn and scene.speeches.asked and not scene.sides.within(speech.start, speech.end):
            continue
        if scene.speaker(speech.start) is None and not scene.sides.within(*_around(scene, speech)):
            continue  # somebody who is nobody in particular, of no state: a taxi driver grumbled
        suspect = dict.fromkeys(term.key for term in scene.reading.within(speech.start, speech.end, "polarity"))
        carried = ("speaker_carried",) if speech.attribution == "carried" else ()
        yield Match(
            kind="quote", concept="quote", start=speech.start, end=speech.end, parties=_sides(scene, speech),
            modality="asserted", speaker=scene.speaker(speech.start), doubts=(*carried, *suspect),
            rule=f"{scene.reading.language.code}:quote",
        )  # fmt: skip


def _around(scene: Scene, speech: Speech) -> Span:
    """The sentences from the one in which words begin to the one in which they end."""
    return scene.sentence(speech.start)[0], scene.sentence(speech.end)[1]


def _sides(scene: Scene, speech: Speech) -> tuple[str, ...]:
    """The speaker's country and the one that his words are about; nothing where that is not clear.

    A turn of a transcript names many, and addresses whoever sits there.
    """
    if speech.turn:
        return ()
    own = scene.people.homes.country_of(speech.person) if speech.person else None
    named = scene.sides.within(speech.start, speech.end)
    others = dict.fromkeys(mention.code for mention in named if mention.code != own)
    words = len(scene.reading.text[speech.start : speech.end].split())
    mutual = any(t.key in MUTUAL for t in scene.reading.within(speech.start, speech.end, "pronoun"))
    alone = mutual and all(mention.code != own for mention in named)
    clear = words <= BRIEF or (alone and words <= 2 * BRIEF)
    return (own, *others) if own and clear and len(others) == 1 else ()
