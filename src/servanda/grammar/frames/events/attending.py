"""Who takes part in an event, where its sentence tells more of it than which countries it names."""

from __future__ import annotations

import msgspec

from servanda.grammar.clause.groups import Group
from servanda.grammar.clause.ordering import POSSESSED, arrives, goal
from servanda.grammar.frames.events import faced, inviting, means, occasions, signs
from servanda.grammar.frames.scene.ours import PAIR
from servanda.grammar.frames.scene.parties import Parties
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.match import Match
from servanda.grammar.words.terms import Term
from servanda.packs import concepts

Span = tuple[int, int]
HEADS = ("head_of_state", "head_of_government")
WHOM_NEAR = 60  # characters from a verb to whoever is received
VISIT, INFERRED, AIMED = "event.visit.", ("party_inferred",), frozenset({"", "to"})  # and roles of whoever is visited
SUMMIT, BESIDE, BETWEEN = "event.summit", 24, 1  # and characters and words between a summit and whose it is
NAMED = frozenset({"place", "organisation", "capital"})
BREAKS = frozenset(".,;:!?()")
LIST_GAP, FEWEST_LISTED = 70, 2
DISCUSS, IMPOSE = "/two", "impose"
TIMES, NEAR_CALL = frozenset({"date", "period"}), 6  # and sentences from a call to what it was about


def sides(scene: Scene, term: Term, concept: str, sentence: Span) -> Parties:
    """The parties of an event: of a visit whoever comes first, of an invitation whoever invites."""
    anchor, flow = (term.start, term.end), concepts()[concept].flow
    whole = gathered(scene, term, concept)
    if whole:
        return Parties((whole,), 1)
    own = conjunct(scene, term, sentence)
    parts: tuple[Span, ...] = () if own == sentence else (own,)
    if flow in {"meet", "invite"}:
        parts = (_parts if flow == "meet" else inviting.parts)(scene, anchor, sentence)
    if flow == IMPOSE:
        parts = faced.first(scene, anchor, sentence) or parts
    if topics := _talkers(scene, term, sentence):
        parts = topics
    parts = (means.of_guests(scene, anchor, sentence) if flow == "meet" else ()) or parts
    found = occasions.without(scene, scene.sides.of(anchor, sentence, flow, parts), parts, sentence)
    if flow == "meet" and found.named < PAIR:
        found = _unnamed(scene, _ours(scene, found, anchor, sentence), anchor, sentence)
    if len(found.codes) < PAIR:
        return found
    if flow == IMPOSE:
        found = faced.laid(scene, anchor, found)
        told = faced.by_whom(scene, anchor, sentence) or faced.in_town(scene, anchor, sentence)
        return msgspec.structs.replace(found, codes=told or found.codes)
    if flow == "invite":
        return msgspec.structs.replace(found, codes=inviting.codes(scene, term, found.codes, sentence))
    if term.key == "event.visit.other/whom":
        return _welcomed(scene, term, found)
    return _visited(scene, term, found, sentence) if flow == "travel" else found


def _parts(scene: Scene, anchor: Span, sentence: Span) -> tuple[Span, ...]:
    """The parts of a sentence without who is only spoken of at a meeting, or brings it about; none where that is all.

    A and B held talks on C, mediated by D.
    """
    reading, final = scene.reading, scene.reading.language.verb_final
    away: list[Group] = []
    for term in reading.within(*sentence, "topic"):
        groups = scene.sides.groups(sentence, anchor)
        if term.key in occasions.WHERE:
            start, end = occasions.margin(scene, term)
            beyond = [] if start <= anchor[0] < end else groups  # whoever holds the talks during which …
            away += [one for one in beyond if start <= one.start < end and one not in away]
            continue
        beside = (one for one in (reversed(groups) if final else groups) if _touches(scene, one, term))
        away += [one for one in beside if one not in away][:1]
    spans = sorted((one.start, one.end) for one in away)
    edges = [sentence[0], *(edge for one in spans for edge in one), sentence[1]]
    return tuple(zip(edges[::2], edges[1::2], strict=True)) if away else ()


def _talkers(scene: Scene, term: Term, sentence: Span) -> tuple[Span, ...]:
    """The part of a sentence before a verb of discussing, and whom it is done with: they discussed A's war on B."""
    if scene.reading.language.verb_final or not discusses(scene, term):
        return ()
    behind = [one for one in scene.sides.groups(sentence, (term.start, term.end)) if one.start >= term.end]
    met = [(one.start, one.end) for one in behind if one.role in {"with", "in"}]
    return ((sentence[0], term.end), *met) if len(met) < len(behind) else ()


def _ours(scene: Scene, found: Parties, anchor: Span, sentence: Span) -> Parties:
    """The sides of a meeting with our own first, where an ending makes an office ours and another side is named."""
    endings = scene.reading.language.own_endings
    offices = scene.reading.within(*sentence, "office") if endings else []
    ours = any(end in one.ending for one in offices for end in endings)  # our minister
    own = (scene.sides.ours.own(anchor) or scene.reading.home) if ours else None
    groups = scene.sides.groups(sentence, anchor) if own else []
    met = [code for one in groups if one.role != "in" for code in one.codes if code != own]
    return msgspec.structs.replace(found, codes=(own, met[0])) if own and met else found


def _unnamed(scene: Scene, found: Parties, anchor: Span, sentence: Span) -> Parties:
    """The sides of a meeting with whoever opens its sentence by his office alone first: the minister met A's envoy."""
    named = scene.sides.within(*sentence)
    stop = min(named[0].start if named else anchor[0], anchor[0])
    offices = scene.reading.within(sentence[0], stop, "office")
    final = scene.reading.language.verb_final
    if not offices or not named or (offices[0].ending if final else named[0].start < anchor[0]):
        return found
    told = {one.code for one in named}
    return msgspec.structs.replace(found, codes=tuple(sorted(found.codes, key=told.__contains__)))


def dated(scene: Scene, term: Term, sentence: Span) -> Span:
    """The part of a sentence that tells of one of two visits where it has a time of its own; else all of it."""
    part = conjunct(scene, term, sentence, least=1)
    times = any(one.kind in TIMES for one in scene.reading.atoms_within(*part))
    return part if times or discusses(scene, term) else sentence


def conjunct(scene: Scene, term: Term, sentence: Span, least: int = PAIR) -> Span:
    """The part of a sentence that tells of one of two visits: A's to B in April and B's to A in June.

    "And" stands between, and each part names so many sides at least.
    """
    if discusses(scene, term):
        return _discussing(scene, term, sentence)
    if not term.key.startswith(VISIT):
        return sentence
    visits = [one for one in scene.reading.within(*sentence, "concept") if one.key.startswith(VISIT)]
    before = [one for one in visits if one.end <= term.start]
    behind = [one for one in visits if one.start >= term.end]
    final, (begin, end) = scene.reading.language.verb_final, sentence
    if before and (joint := _joint(scene, before[-1].end, term.start)):
        begin = before[-1].end if final else joint
    if behind and (joint := _joint(scene, term.end, behind[0].start)):
        end = term.end if final else joint
    sides = {one.code for one in scene.sides.within(begin, end)}
    return (begin, end) if len(sides) >= least else sentence


def discusses(scene: Scene, term: Term) -> bool:
    """Whether a word is a verb of discussing."""
    words = scene.reading.within(term.start, term.start + 1, "concept")
    return any(one.key.endswith(DISCUSS) for one in words)


def of_call(scene: Scene, term: Term, match: Match, call: Match | None) -> bool:
    """Whether what two sides discuss is only told of the call before: they spoke by phone. They discussed trade."""
    there = scene.reading.language.verb_final and scene.sides.roles.ending(term.ending) == "in"  # görüşmede
    if call is None or {*call.parties} != {*match.parties} or not (there or discusses(scene, term)):
        return False
    at = scene.reading.sentences.at
    return at(match.start) - at(call.start) <= NEAR_CALL and match.period in {None, call.period}


def _discussing(scene: Scene, term: Term, sentence: Span) -> Span:
    """A sentence up to a verb of discussing where that is of another event, whose time behind it is its own."""
    behind = scene.reading.within(term.end, sentence[1], "concept")
    other = any(one.key.startswith("event.") and one.start >= term.end for one in behind)
    if not other or scene.reading.language.verb_final:
        return sentence
    beside = [one.end for one in scene.reading.atoms_within(term.end, term.end + BESIDE) if one.kind in TIMES]
    return sentence[0], max([term.end, *beside[:1]])


def _joint(scene: Scene, start: int, end: int) -> int | None:
    """Where the last "and" of a span stands; none where there is none."""
    at = end
    for word in reversed(scene.reading.text[start:end].split()):
        at = scene.reading.text.rfind(word, start, at)
        if scene.reading.scanner.small("conjunction", word) == "and":
            return at
    return None


def _touches(scene: Scene, group: Group, term: Term) -> bool:
    """Whether a group of countries stands right behind a word, or before it where verbs come last."""
    text, marks = scene.reading.text, scene.reading.language.suffix_marks
    if any(one.how not in NAMED for one in group.mentions):
        return False
    if not scene.reading.language.verb_final:
        gap = text[term.end : group.start] if term.end < group.start else "."
        owner = text[group.end : group.end + 1] in marks  # on the initiative of A: on A's initiative
        return not owner and len(gap) <= BESIDE and len(gap.split()) <= BETWEEN and BREAKS.isdisjoint(gap)
    gap = text[group.end : term.start] if group.end <= term.start else "."
    if gap[:1] in marks:
        gap = gap.partition(" ")[2]
    return len(gap) <= BESIDE and not gap.strip()


def gathered(scene: Scene, term: Term, concept: str) -> str | None:
    """The organisation whose summit it is, by its name right beside the word: the summit of the union, its summit."""
    if concept != SUMMIT or signs.paired(scene, term):
        return None
    text, near = scene.reading.text, scene.sides.within(term.start - BESIDE, term.end + BESIDE)
    for one in near:
        gap = text[one.end : term.start] if one.start < term.start else text[term.end : one.start]
        ahead = one.start < term.start or not scene.reading.language.verb_final
        if one.how == "organisation" and ahead and len(gap.split()) <= BETWEEN and not BREAKS.intersection(gap):
            return one.code
    return means.alone(scene, scene.sentence(term.start))


def of_leaders(scene: Scene, term: Term) -> bool:
    """Whether the heads of the states of an organisation meet, whose summit it is: leaders of the union met in B."""
    offices = scene.reading.within(*scene.sentence(term.start), "office")
    heads = any(one.key.startswith(HEADS) and one.start < term.end for one in offices)
    return heads and gathered(scene, term, SUMMIT) is not None


def _welcomed(scene: Scene, term: Term, found: Parties) -> Parties:
    """The sides of a visit told by who receives: whoever is named next to the verb, as its object, comes first."""
    final = scene.reading.language.verb_final
    near = scene.sides.within(*((term.start - WHOM_NEAR, term.start) if final else (term.end, term.end + WHOM_NEAR)))
    guests = [one.code for one in (reversed(near) if final else near) if one.code in found.codes]
    if not guests:
        return found
    return msgspec.structs.replace(found, codes=tuple(sorted(found.codes, key=lambda code: code != guests[0])))


def _visited(scene: Scene, term: Term, found: Parties, sentence: Span) -> Parties:
    """The sides of a visit: he of whom the sentence before told goes to the goal; last whoever stands right at a verb.

    Where verbs come last, that is the man before it: A's ambassador visited B's minister; else the place behind it.
    """
    final, anchor = scene.reading.language.verb_final, (term.start, term.end)
    if host := inviting.hosted(scene, term, sentence, found.codes):
        return msgspec.structs.replace(found, codes=tuple(sorted(found.codes, key=host.__eq__)))
    groups = scene.sides.groups(sentence, anchor)
    guests = (one.codes[0] for one in groups if final and one.start > anchor[0] and _led(scene, anchor[0], one.start))
    if (guest := next(guests, None)) in found.codes:
        return msgspec.structs.replace(found, codes=tuple(sorted(found.codes, key=guest.__ne__)))
    gone = None if final else _gone(scene, groups, anchor, sentence)
    if gone:
        return msgspec.structs.replace(found, codes=gone, named=1, doubts=INFERRED)
    whom = _whom(groups, anchor) if final else next((one for one in groups[1:] if one.start - anchor[1] == 1), None)
    if whom is None or whom.role not in AIMED or (not final and arrives(groups[0], whom, anchor)):
        return found
    return msgspec.structs.replace(found, codes=tuple(sorted(found.codes, key=whom.codes.__contains__)))


def _led(scene: Scene, start: int, at: int) -> bool:
    """Whether a participle leads from a visit to whoever stands behind it: A'da ziyarette bulunan B Bakanı."""
    reading, gap = scene.reading, scene.reading.text[start:at]
    word, man = gap.split()[-1], reading.within(at, at + WHOM_NEAR, "office")
    past = word.endswith(reading.language.relative_endings) and bool(man)
    return "," not in gap and (past or reading.scanner.small("conjunction", word) == "which")


def _whom(groups: list[Group], anchor: Span) -> Group | None:
    """Whom a verb that comes last has as its object right before it: a place in a case, or a man where none is a goal.

    A's king, who visited B; A's ambassador visited B's minister.
    """
    for at, one in enumerate(groups):
        if 0 < anchor[0] - one.end <= POSSESSED:
            man = at > 0 and one.mentions[-1].how == "person" and all(other.role != "to" for other in groups[:at])
            place = one.mentions[-1].how != "person" and bool(one.mentions[-1].ending)
            return one if (man and not one.role) or place else None
    return None


def _gone(scene: Scene, groups: list[Group], anchor: Span, sentence: Span) -> tuple[str, ...]:
    """Whoever the sentence before told of, and the goal, where only "he" is named before a verb of going."""
    he = any(one.key == "third" for one in scene.reading.within(sentence[0], anchor[0], "pronoun"))
    if not he or not groups or groups[0].start < anchor[0]:
        return ()
    to = next((one for one in groups if goal(scene.reading, one, anchor, "travel")), None)
    who = scene.sides.pairs.he(anchor[0])
    return (who, to.codes[0]) if who and to and len(to.codes) == 1 and who != to.codes[0] else ()


def listed(scene: Scene, term: Term, match: Match) -> list[Match]:
    """One meeting each with people in office who are listed: "with the President of A, the Minister of B and …"."""
    if scene.reading.language.verb_final or not match.parties:
        return [match]
    begin, stop = scene.sentence(term.start)
    end, met = term.end, dict[str, Term]()
    for office, person in scene.people.offices_within(term.end, stop):
        if person.country and office.start - end <= LIST_GAP:
            met.setdefault(person.country, office)
            end = office.end
    groups = scene.sides.groups((begin, stop), (term.start, term.end))
    if set(met).issuperset(match.parties) and not any(one.role == "with" for one in groups):
        return [match]  # they met one another
    before = [mention.code for mention in scene.sides.within(begin, term.start)]
    own = next((code for code in (*before, *match.parties, scene.reading.own) if code and code not in met), None)
    if own is None or len(met) < FEWEST_LISTED:
        return [match]
    first, *others = met.items()
    found = [msgspec.structs.replace(match, parties=(own, first[0]))]
    for code, office in others:
        found.append(msgspec.structs.replace(match, start=office.start, end=office.end, parties=(own, code)))
    return found
