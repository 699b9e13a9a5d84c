"""Who does an act to whom: by their places around the verb and its object, else by what was told before."""

from __future__ import annotations

from operator import itemgetter
from typing import cast

import msgspec

from servanda.grammar.clause import ordering
from servanda.grammar.clause.groups import Group
from servanda.grammar.clause.references import OURS
from servanda.grammar.frames.acts import accused, aimed, doers, mutual
from servanda.grammar.frames.acts.act import IT, Act
from servanda.grammar.frames.acts.doers import ACCUSE, FAR, OWN, PAIR, gap_words, listed_words
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.words.lookup import Mention
from servanda.grammar.words.terms import SEATS, Term

FACED = frozenset({"with", "to", "on", "for"})  # roles of whoever an act is against
AWAY = frozenset({"from", "in", "of", "source"})  # of whose it is, or where it was
PLACED = frozenset({"in", "from"})
BEHIND, FEW = 6, 8  # words between an object or a verb and a state
NEAR_US = 12  # characters between an act and our own side
BAN, FLOW = "ban", "flow"  # the first, where no object is told, of goods of a nation
RAID, DEMAND, RETURN, PROVOKE, ANSWER, EXPEL = "raid", "demand", "return", "provoke", "answer", "expel"
WHOSE = frozenset({EXPEL, "summon", RAID})  # acts that are done to what is another state's
ON_GOODS = frozenset({"measure", "duty"})
LISTED = "impose", "measure"  # where verbs come last: onto whose list of sanctions somebody is put
COURTS, LAST = frozenset({"suit", "court"}), 5  # what is brought before somebody, who is whom it is against last of all
Span = tuple[int, int]


def sides(scene: Scene, act: Act, last: Act | None) -> Act | None:
    """An act with its sides; None where they are not two, or only guessed for what may be an affair of one state."""
    sentence = scene.sentence(act.verb.start)
    groups = scene.sides.groups(sentence, act.span)
    here = last if last and sentence[0] <= last.verb.start < sentence[1] else None
    both = mutual.sides(scene, act, groups) or _nominal(scene, act, groups)
    if both:
        return msgspec.structs.replace(act, acting=both[:1], facing=both[1:], named=both)
    owner = doers.possessing(scene, act, groups)
    faced = _facing(scene, act, [one for one in groups if one is not owner]) or doers.telling(owner, groups)
    faced = doers.handed(scene, act, groups) or faced
    met = faced.codes if faced else ()
    free = [one for one in groups if not one.aside and set(one.codes).isdisjoint(met)]
    actor = owner or _not_letting_in(scene, act, groups) or doers.acting(scene, act, _behind(scene, free, here))
    actor = actor or doers.saying(scene, act, groups)
    acting = actor.codes if actor else ()
    placed = None if here and doers.posted(scene, act, faced) else _placed(scene, act, faced, actor, free)
    if placed:
        acting, faced = placed
    elif not acting and here and not (faced and set(here.acting) & set(faced.codes)):
        told = act.family == ANSWER or doers.possessing(scene, here, groups)  # A, B'nin kısıtlamasının ardından …
        acting = here.facing if told else here.acting  # and recalled its envoy
    elif not (acting or faced or groups) and last and _goes_on(scene, act, sentence):
        return msgspec.structs.replace(act, acting=last.acting, facing=last.facing)
    elif not (acting or faced or groups) and (he := scene.sides.pairs.he(act.verb.start)) and act.kind in aimed.STATES:
        acting = (he,)
    facing = faced.codes if faced else ()
    named = *acting, *(code for code in facing if code not in acting)
    if not acting and act.family == ACCUSE and not doers.standing(scene, act):
        return None  # a lawmaker accused her
    if not facing:
        facing = _other(scene, act, free, acting, last)
    elif not acting and (act.thing or act.family != BAN):
        acting = _before(scene, act, faced, last)
    facing = tuple(code for code in facing if code not in acting)
    act = msgspec.structs.replace(act, acting=acting, facing=facing, named=named)
    return _between(_borne(scene, act), actor) if acting and facing and named else None


def _borne(scene: Scene, act: Act) -> Act:
    """An act with the nation first by whose measure the subject is struck: A was hit with B sanctions."""
    if act.thing is None or act.thing.start < act.verb.end or scene.reading.language.verb_final:
        return act
    last = scene.reading.text[act.verb.start : act.verb.end].rsplit(None, 1)[-1]
    near = [one for one in scene.sides.within(act.verb.end, act.thing.start) if one.how == "nationality"]
    borne = scene.reading.scanner.small("role", last) == "with" and len(near) == 1 and near[0].code in act.facing
    return msgspec.structs.replace(act, acting=act.facing, facing=act.acting) if borne else act


def _not_letting_in(scene: Scene, act: Act, groups: list[Group]) -> Group | None:
    """Who keeps goods out, where only their way in is told."""
    on_goods = act.family == BAN or act.kind in ON_GOODS
    return ordering.let_in(groups) if on_goods and not scene.reading.language.verb_final else None


def _between(act: Act, actor: Group | None) -> Act | None:
    """An act with whom it angered first; None where whoever gives something back is no state: a Norwegian writer."""
    if act.family == RETURN and actor and all(one.how == "nationality" for one in actor.mentions):
        return None
    return msgspec.structs.replace(act, acting=act.facing, facing=act.acting) if act.family == PROVOKE else act


def _nominal(scene: Scene, act: Act, groups: list[Group]) -> tuple[str, ...]:
    """Whose act it is and against whom, where verbs come last and a noun tells it: A'nın B malını yasaklaması."""
    before = [one for one in groups if one.end <= act.span[0]]
    if act.thing is None or len(before) != PAIR or not scene.reading.language.verb_final:
        return ()
    one, other = before
    owned = one.role == "of" and other.role in {"", "source", "with"} and len({*one.codes, *other.codes}) == PAIR
    town = one.mentions[-1].how in SEATS or other.mentions[-1].how in SEATS
    text = scene.reading.text
    near = gap_words(text, one.end, other.start) <= 1 and gap_words(text, other.end, act.span[0]) <= OWN
    return (*one.codes, *other.codes) if owned and near and not town else ()


def _placed(
    scene: Scene, act: Act, faced: Group | None, actor: Group | None, groups: list[Group]
) -> tuple[tuple[str, ...], Group | None] | None:
    """Who acts and against whom, by the town in which something is: the host, or who gives up what he has there.

    The mission of A in B was stormed: by B; the envoy of A was recalled, its mission in B was closed: by A.
    """
    if faced is None:
        return None
    seat = _seat(scene, act, groups)
    free = actor is None or actor is seat
    noted = act.family == doers.FILE and not scene.reading.language.verb_final  # his envoy there was handed a note
    if (act.family in WHOSE or noted) and seat and free:
        return seat.codes, faced
    if act.family == RAID and actor is None and faced.role in PLACED:
        return faced.codes, None
    return (faced.codes, seat) if free and act.own and _owns(act, faced) else None


def _seat(scene: Scene, act: Act, groups: list[Group]) -> Group | None:
    """The one town or state in which an envoy or a mission is: in B; B'deki, or right before the word for the town."""
    thing, text = act.thing, scene.reading.text
    seats = [one for one in groups if all(each.how in SEATS for each in one.mentions)]
    beside = [one for one in seats if thing and not one.role and text[one.end : thing.start] == " "]
    states = [one for one in groups if one.role == "in" and act.family == EXPEL and one.mentions[0].how == "place"]
    found = [one for one in seats if one.role in PLACED] or states or beside
    return found[0] if len(found) == 1 else None


def _goes_on(scene: Scene, act: Act, sentence: Span) -> bool:
    """Whether a sentence that names nobody goes on with whoever acted before: he also broke off relations."""
    told = any(one.key == "third" for one in scene.reading.within(sentence[0], act.verb.start, "pronoun"))
    return act.kind in aimed.STATES and (told or scene.reading.language.verb_final)


def _behind(scene: Scene, groups: list[Group], here: Act | None) -> list[Group]:
    """The groups behind the act that was told before in a sentence, without whom that is against, right behind it."""
    if here is None:
        return groups
    end, text = here.span[1], scene.reading.text
    later = [one for one in groups if one.start >= end]
    faced = bool(later) and bool(set(later[0].codes) & set(here.facing)) and gap_words(text, end, later[0].start) <= 1
    return later[1:] if faced else later


def _facing(scene: Scene, act: Act, groups: list[Group]) -> Group | None:
    """Whom an act is against: whose its object is, or with, to, on or from whom."""
    rank = accused.near if act.thing is None else _rank
    ranked = []
    for group in groups:
        told = rank(scene, act, group) if group.role != "by" else None
        if told is not None:
            court = (act.kind in COURTS or _judge(act, group)) and group.mentions[0].how == "organisation"
            against = act.kind == "measure" and group.role == "on"  # A's sanctions on B
            ranked.append((told[0] + LAST * court - against * LAST, told[1], group))
    if act.family == ACCUSE and scene.reading.language.verb_final:
        ranked = [one for one in ranked if not _struck(scene, one[2], groups)]
    if act.family == DEMAND and groups and not groups[0].role:
        ranked = [one for one in ranked if one[2].codes != groups[0].codes]  # A asked B to leave A's town
    best = min(ranked, key=itemgetter(0, 1)) if ranked else None
    if best is None or (best[0] >= LAST and best[2].role in PLACED | {"to", ""} and not _judge(act, best[2])):
        return None
    return best[2]


def _judge(act: Act, group: Group) -> bool:
    """Whether a group may be whom somebody only turns to with what another did: A, B'yi C'ye şikayet etti."""
    return act.family == ACCUSE and act.thing is None and group.role == "to"


def _struck(scene: Scene, group: Group, groups: list[Group]) -> bool:
    """Whether a group is only whom another did it to, or what it wrote of, which is protested: A'nın B raporunu."""
    text, before = scene.reading.text, [one for one in groups if one.end <= group.start and one.role == "of"]
    return group.role in {"", "to", "in"} and bool(before) and gap_words(text, before[-1].end, group.start) <= 1


def _rank(scene: Scene, act: Act, group: Group) -> tuple[int, int] | None:
    """How likely an act is against a group, the lowest most; None where it is not."""
    thing, text, final = cast(Term, act.thing), scene.reading.text, scene.reading.language.verb_final
    before = [one for one in group.mentions if one.end <= thing.start]
    if not before:
        if final or act.span[1] > group.start >= act.verb.start > thing.end:
            return None
        if not group.role and act.kind in ON_GOODS and thing.end <= group.start and group.end <= act.verb.start:
            return None  # the ban that A imposed
        after = max(thing.end, act.span[1]) if group.start >= act.span[1] else thing.end
        row = group.role in AWAY and act.kind == FLOW
        words = listed_words(scene, after, group.start) if row else gap_words(text, after, group.start)
        beside = group.role in AWAY or words <= 1 or group.mentions[0].how == "nationality"
        rank = 1 if group.role in FACED else 2 if beside else 4 if words <= OWN and not group.role else 0
        return (rank, words) if rank and words <= BEHIND else None
    one = before[-1]
    words = gap_words(text, one.end, thing.start)
    if final:
        return _owner(scene, act, group, one, words)
    if act.verb.start < one.start:
        return 0, words
    away = (3, words) if group.role in FACED and words <= FEW else None
    if act.verb.start < thing.start:
        return away
    possessed = words <= 1 and text[one.end : one.end + 1] in scene.reading.language.suffix_marks
    owned = possessed or (words <= OWN and (one.how == "nationality" or group.role == "of"))
    return (0, words) if owned else away


def _owner(scene: Scene, act: Act, group: Group, one: Mention, words: int) -> tuple[int, int] | None:
    """The rank of a group before an object where verbs come last: whose it is, where it is, or with or to whom."""
    role = scene.sides.role(one) if len(group.codes) == 1 else group.role
    begin, _ = scene.sentence(one.start)
    begin = max(begin, scene.reading.text.rfind(";", begin, one.start))
    after = any(not scene.sides.role(other) for other in scene.sides.within(begin, group.start))
    near = words <= (OWN if act.kind in ON_GOODS and after else 0)  # A has lifted its ban on poultry of B
    bare = near and not role and (act.family in WHOSE or (act.kind not in COURTS and after))
    its = one.how == "nationality" and not scene.sides.within(one.end, cast(Term, act.thing).start)  # no B between
    if role == "of" and words <= OWN and (act.family, act.kind) == LISTED:
        return None  # put on A's list, joined the measures of A
    if words <= OWN and (its or role == "of" or bare):
        return int(one.how in SEATS and role != "of"), words  # A's Warsaw ambassador is A's
    if (group.role in FACED or (act.kind in COURTS and one.ending and not role)) and words < FAR:
        return 1, words
    if role in AWAY and act.kind == FLOW:
        words = listed_words(scene, one.end, cast(Term, act.thing).start)
    return (2, words) if role in AWAY and words <= BEHIND else None


def _owns(act: Act, group: Group) -> bool:
    """Whether a group is whose the object of an act is, by a word before it."""
    thing = act.thing
    behind = thing is not None and 0 <= group.start - thing.end <= 1  # the embassy of A, where that is no word
    return thing is not None and (behind or group.start < thing.start) and group.role not in FACED | PLACED


def _other(scene: Scene, act: Act, groups: list[Group], acting: tuple[str, ...], last: Act | None) -> tuple[str, ...]:
    """Whom an act is against where no word beside it says so: the one of the act before, of its clause, its text."""
    if act.family == ACCUSE and not act.verb.key.endswith(IT):
        return ()  # who is accused is told
    start, end = act.span
    text = scene.reading.text
    us = any(one.key in OURS for one in scene.reading.within(start - NEAR_US, end + NEAR_US, "pronoun"))
    own = scene.sides.ours.own(act.span) if us else None
    if own and own not in acting:
        return (own,)  # expelled three of our diplomats
    others = [one for one in groups if not set(one.codes) & set(acting)]
    if act.kind in COURTS:
        others = [one for one in others if one.mentions[0].how != "organisation" and one.role not in PLACED]
    near = {one.codes for one in others if gap_words(text, min(end, one.start), max(start, one.mentions[-1].end)) < FAR}
    near = near or {one.codes for one in others if one.start > end and scene.reading.within(end, one.start, "listed")}
    if len(near) == 1:
        return near.pop()
    told = {code for one in others for code in one.codes}
    if last and (act.kind in COURTS or not told or told & {*last.acting, *last.facing}):
        return last.acting if set(last.facing) & set(acting) else last.facing  # in return B recalled its envoy
    if len(told) == 1 and act.kind in aimed.STATES | COURTS:
        return (told.pop(),)
    return aimed.other_of_two(scene, act, acting)


def _before(scene: Scene, act: Act, faced: Group | None, last: Act | None) -> tuple[str, ...]:
    """Who acts where no word of the sentence says so: whoever acted before, or the other of the two sides.

    What goes on in a state may be its own affair: pumping in A was halted.
    """
    facing = faced.codes if faced else ()
    if last:
        return last.facing if set(last.acting) & set(facing) else last.acting
    placed = faced is None or (faced.role in PLACED and scene.reading.language.verb_final)
    if placed and act.kind not in aimed.STATES:
        return ()
    pair = scene.sides.pair(act.verb.start)
    if len(pair) == PAIR and set(facing) & set(pair):
        return tuple(code for code in pair if code not in facing)[:1]
    return tuple(code for code in scene.sides.ours.others(act.verb.start) if code and code not in facing)[:1]
