"""Who invites whom: by whose the invitation is, to whom it goes, and who was asked or said yes."""

from __future__ import annotations

from servanda.grammar.clause.groups import Group
from servanda.grammar.frames.events.occasions import GATHERINGS
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.match import Match
from servanda.grammar.words.terms import SEATS, Term

Span = tuple[int, int]
NEAR, OFFICE_NEAR = 30, 30  # characters from an invitation to "you", and from a country to the office of its man
HOST_NEAR = 60  # characters from an invitation to whose it is
THANKS = "thanks"
VISIT = "event.visit"
INVITATION, TAKEN, AGAIN = "event.invitation", "event.invitation/taken", 2  # and sentences to where it is told again
BREAKS = frozenset(".,;:!?()")
MARKED = 3  # characters of an ending behind a mark
STAY = 3  # words from a place to the visit on which somebody is there
FEW = 1  # words between a country and the office of its man
GOALS = frozenset({"to", "in"})
OF = frozenset({None, "of"})
BESIDE = 12  # characters from a gathering to whose or where it is
PLACED = frozenset({*SEATS, "place"})


def codes(scene: Scene, term: Term, found: tuple[str, ...], sentence: Span) -> tuple[str, ...]:
    """The codes of an invitation with the host first, which is the speaker's own where it is to "you"."""
    anchor = (term.start, term.end)
    near = max(sentence[0], anchor[0] - NEAR), min(sentence[1], anchor[1] + NEAR)
    you = any(one.key in {"you", "whom"} for one in scene.reading.within(*near, "pronoun"))
    yours = scene.sides.ours.yours(anchor) or term.key == TAKEN  # thank you for the invitation
    own = scene.sides.ours.speaks(anchor[0]) if you or yours else None
    others = [code for code in scene.sides.pair(anchor[0]) if code != own]
    if own and len(others) == 1:
        return (others[0], own) if yours else (own, others[0])
    first = host(scene, anchor, sentence) or _visited(scene, term, sentence)
    if first in found:
        return tuple(sorted(found, key=first.__ne__))
    groups = [one for one in scene.sides.groups(sentence, anchor) if not set(one.codes).isdisjoint(found)]
    last = _guest(scene, term, groups)
    if last in found:
        return tuple(sorted(found, key=last.__eq__))
    first = _hosting(groups)
    return tuple(sorted(found, key=first.__ne__)) if first in found else found


def parts(scene: Scene, anchor: Span, sentence: Span) -> tuple[Span, ...]:
    """The parts of a sentence without whose gathering somebody is invited to: to the summit of the union, in A."""
    reading = scene.reading
    away: list[Span] = []
    for term in reading.within(*sentence, "concept"):
        if term.key.partition("/")[0] in GATHERINGS:
            for one in scene.sides.groups(sentence, anchor):
                before = 0 <= term.start - one.end <= BESIDE and not _is_object(scene, one)
                behind = 0 <= one.start - term.end <= BESIDE
                whose = behind and not reading.language.verb_final and one.mentions[0].how == "organisation"
                if (before or whose) and BREAKS.isdisjoint(
                    reading.text[min(one.end, term.end) : max(one.start, term.start)]
                ):
                    away.append((one.start, one.end))
    edges = [sentence[0], *(edge for one in sorted(set(away)) for edge in one), sentence[1]]
    return tuple(zip(edges[::2], edges[1::2], strict=True)) if away else ()


def _visited(scene: Scene, term: Term, sentence: Span) -> str | None:
    """Whose an invitation is by the place that it leads to, right behind: accepted an invitation to visit A."""
    reading = scene.reading
    if reading.language.verb_final:
        return None
    end = min(sentence[1], term.end + HOST_NEAR)
    near = [one for one in scene.sides.within(term.end, end) if one.how in PLACED]
    visits = [one for one in reading.within(term.end, end, "concept") if one.key.startswith(VISIT)]
    beside = bool(near and visits) and len(reading.text[term.end : visits[0].start].split()) <= FEW
    return near[0].code if beside and len(reading.text[visits[0].end : near[0].start].split()) <= FEW else None


def _guest(scene: Scene, term: Term, groups: list[Group]) -> str | None:
    """Who is invited: the man to whom an invitation goes, or the subject where it is taken up or told passively."""
    subject = groups[0] if groups and not groups[0].role and groups[0].start < term.start else None
    if subject and _thanked(scene, term):
        return subject.codes[0]
    for group in groups:
        if (group.role == "to" and _of_man(scene, group)) or (not group.role and _asked(scene, group, term)):
            return group.codes[0]
    return subject.codes[0] if subject and term.key == TAKEN else None


def _asked(scene: Scene, group: Group, term: Term) -> bool:
    """Whether somebody of a state before the verb is its object, by the ending of his office or name: A әмірін.

    So is a state by an ending that tells no other part: Hindistan'ı.
    """
    reading, language, end = scene.reading, scene.reading.language, group.end
    ends = (*language.object_endings,) if language.verb_final and end <= term.start else ()
    if ends and _is_object(scene, group):
        return True
    if any(one.how == "person" for one in group.mentions):
        marked = reading.text[end : end + 1] in reading.scanner.marks
        cased = {one for case in language.name_cases for one in case.endings}.intersection(ends)
        return reading.text[: end + MARKED * marked].rstrip().endswith(ends if marked else tuple(cased))
    offices = reading.within(end, min(end + OFFICE_NEAR, term.start), "office") if ends else []
    beside = bool(offices) and BREAKS.isdisjoint(reading.text[end : offices[0].start])
    return beside and any(one.ending.endswith(ends) for one in offices if one.start == offices[0].start)


def _is_object(scene: Scene, group: Group) -> bool:
    """Whether a state stands in a case that gives it no other part, where verbs come last: Hindistan'ı."""
    last = group.mentions[-1]
    return scene.reading.language.verb_final and last.how in PLACED and bool(last.ending) and not group.role


def _thanked(scene: Scene, term: Term) -> bool:
    """Whether an invitation is what somebody is thanked for."""
    final = scene.reading.language.verb_final
    near = (term.start, term.end + NEAR) if final else (term.start - HOST_NEAR, term.start)
    return any(one.key == THANKS for one in scene.reading.within(*near, "flow"))


def _hosting(groups: list[Group]) -> str | None:
    """Who invites: he by whom or from whom it is, else the place to which, else the subject."""
    for roles in ({"by", "from", "source"}, {"to"}):
        for group in groups:
            if group.role in roles and (group.role != "to" or group.mentions[-1].how in PLACED):
                return group.codes[0]
    return groups[0].codes[0] if groups and not groups[0].role else None


def _of_man(scene: Scene, group: Group) -> bool:
    """Whether what an invitation goes to is somebody, by his name or with his office beside it, and not a place."""
    one = next((one for one in group.mentions if scene.sides.role(one) == "to"), group.mentions[0])
    if one.how == "person" or (one.how == "nationality" and not scene.reading.language.verb_final):
        return True  # to port operators of A
    text, final, small = scene.reading.text, scene.reading.language.verb_final, scene.reading.scanner.small
    behind = scene.reading.within(one.end, one.end + OFFICE_NEAR, "office")
    before = [] if final else scene.reading.within(one.start - OFFICE_NEAR, one.start, "office")
    gaps = [*(text[one.end : office.start] for office in behind), *(text[office.end : one.start] for office in before)]
    beside = [gap.split() for gap in gaps if BREAKS.isdisjoint(gap)]
    return any(len(words) <= FEW and all(small("role", word) in OF for word in words) for words in beside)


def host(scene: Scene, anchor: Span, sentence: Span) -> str | None:
    """Whose an invitation is, where verbs come last: by the genitive before it, or ours by its ending: шақыруымыз."""
    if not scene.reading.language.verb_final:
        return _behind(scene, anchor)
    if any(own in scene.reading.text[slice(*anchor)] for own in scene.reading.language.own_endings):
        return scene.sides.ours.own(anchor)
    before = scene.sides.within(sentence[0], anchor[0])
    word = scene.reading.text[max(0, anchor[0] - NEAR) : anchor[0]].split()[-1:]
    if not word or scene.sides.roles.case(word[0]) != "of":
        return None
    offices = scene.reading.within(max(sentence[0], anchor[0] - NEAR), anchor[0], "office")
    ours = any(own in word[0] for own in scene.reading.language.own_endings)  # our minister's
    if ours or (not before and offices and not offices[-1].key.endswith("/peer")):
        return scene.sides.ours.own(anchor)
    return before[-1].code if before else None


def _behind(scene: Scene, anchor: Span) -> str | None:
    """Whose an invitation is by what stands behind, where it opens with a preposition: at the invitation of A."""
    reading = scene.reading
    opens = reading.text[slice(*anchor)].split()[0]
    near = scene.sides.within(anchor[1], anchor[1] + HOST_NEAR) if reading.scanner.is_small(opens) else []
    if not near or not BREAKS.isdisjoint(reading.text[anchor[1] : near[0].start]):
        return None
    offices = reading.within(anchor[1], near[0].start, "office")
    return near[0].code if len(offices) <= 1 else None  # at the invitation of the king, the emir of A


def hosted(scene: Scene, visit: Term, sentence: Span, found: tuple[str, ...]) -> str | None:
    """Whoever invited a visitor, and so is visited, unless the visit goes to the other: at B's invitation A came.

    Or it is where somebody is on a visit that is told right behind the place: находящийся в A с официальным визитом.
    """
    where = _where(scene, visit)
    if where in found:
        return where
    told = [one for one in scene.sides.within(*sentence) if one.how in PLACED and scene.sides.role(one) in GOALS]
    goals = {one.code for one in told}.intersection(found)
    for one in scene.reading.within(*sentence, "concept"):
        asked = host(scene, (one.start, one.end), sentence) if one.key == INVITATION else None
        if asked in found and (not goals or asked in goals):
            return asked
    return None


def _where(scene: Scene, visit: Term) -> str | None:
    """The place before a visit on which somebody is there, with few words between; none where verbs come last."""
    near = scene.sides.within(visit.start - OFFICE_NEAR * 2, visit.start)
    if scene.reading.language.verb_final or not near or near[-1].how not in PLACED:
        return None
    gap = scene.reading.text[near[-1].end : visit.start]
    led = [scene.reading.scanner.small("role", word) for word in gap.split()[:1]] == ["with"]
    inside = scene.sides.role(near[-1]) == "in" and led and len(gap.split()) <= STAY
    return near[-1].code if inside and BREAKS.isdisjoint(gap) else None


def again(scene: Scene, term: Term, told: Match | None) -> bool:
    """Whether an invitation is the one told right before, where no sides are named: the invitation was accepted."""
    if told is None or not term.key.startswith(INVITATION):
        return False
    if scene.sentence(told.start) == scene.sentence(term.start) and not scene.sides.within(told.end, term.start):
        return True  # thank you for the invitation, an invitation to come in May
    if scene.speeches.at(term.start):
        return False
    at, sentence = scene.reading.sentences.at, scene.sentence(term.start)
    near = 0 < at(term.start) - at(told.start) <= AGAIN
    return near and not scene.sides.within(*sentence) and scene.same_paragraph(told.start, term.start)
