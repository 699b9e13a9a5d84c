"""Who does an act: by the words around its verb, or whoever tells of it."""

from __future__ import annotations

from servanda.grammar.clause import relative
from servanda.grammar.clause.groups import Group
from servanda.grammar.clause.roles import BEYOND
from servanda.grammar.frames.acts.act import Act
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.words.terms import SEATS

ACTING, OTHERS = frozenset({"", "by"}), frozenset({"after", "which", "that", "but"})  # and what opens a clause
ACCUSE, FILE = "accuse", "file"
FACED = frozenset({"with", "to"})  # roles of whom an act is against
PRIVATE = frozenset({"official", "expert", "other", "company_head"})  # offices of whom no state speaks by
ENVOY = "ambassador"
PAIR, OWN, FAR = 2, 3, 99  # words between a state and its object, and more than any limit
BREAKS, ROW_BREAKS = frozenset(";:()\n,"), frozenset(";:()\n")
MOST_LISTED, BODY_NEAR = 6, 60  # commas in a row of goods, and characters from an institution to whose it is
BEHIND = 40  # characters behind a state in which its own noun stands


def acting(scene: Scene, act: Act, groups: list[Group]) -> Group | None:
    """Who acts: whoever an act is done by, or right before its verb, or the nearest before that has no other part."""
    by = next((one for one in groups if one.role == "by" and _agent(scene, act, one)), None)
    by = by or _teller(scene, act, groups)
    if by:
        return by
    reading, final = scene.reading, scene.reading.language.verb_final
    limit = act.span[0] if final else act.verb.start
    before = [one for one in groups if one.mentions[-1].end <= limit]
    if not before:
        left = [one for one in groups if act.family == "expel" and 0 <= one.start - act.span[1] <= 1]
        return left[0] if left else None  # whom they are to leave
    beside = gap_words(reading.text, before[-1].mentions[-1].end, limit)
    if not final and beside <= 1 and before[-1].role == BEYOND:
        return before[-1]  # after A closed its border
    if not final and relative.opening(scene.reading, before[-1].mentions[-1].end, act.verb.start) >= 0:
        return before[-1]  # with A, which closed its border
    owners = [one for one in before if final and one.role == "of" and act.family != ACCUSE]  # whose deed is protested
    acts = [one for one in before if one.role in ACTING] or owners
    states = [one for one in acts if any(each.how != "nationality" for each in one.mentions)]
    found = states or acts
    at = -2 if len(found) >= PAIR and _gone_on(scene, act, found[-2], found[-1]) else -1
    return found[at] if found else None


def _agent(scene: Scene, act: Act, group: Group) -> bool:
    """Whether whoever stands behind "by" is of the clause of an act: not A recalled its envoy after it was seized by B.

    Nor before a comma: the ban, denied by B, led A to recall its envoy.
    """
    reading = scene.reading
    if reading.language.verb_final:
        return True
    gap = reading.text[min(group.end, act.span[1]) : max(group.start, act.span[0])]
    clause = any(reading.scanner.small("conjunction", word) in OTHERS for word in gap.split())
    return not clause if group.start >= act.span[1] else "," not in gap


def possessing(scene: Scene, act: Act, groups: list[Group]) -> Group | None:
    """Who acts in the genitive, where verbs come last: A'nın kısıtlaması, far before the object; A'nın getirdiği yasak.

    Right before the object it may be whose that is.
    """
    language, verb, thing = scene.reading.language, act.verb, act.thing
    before = [one for one in groups if one.role == "of" and one.end <= act.span[0]]
    owners = [one for one in before if "," not in scene.reading.text[one.end : act.span[0]]]
    if not (language.verb_final and thing and owners):
        return None
    owners = [one for one in owners if not _noun_behind(scene, one)] or owners
    word = scene.reading.text[verb.start : verb.end]
    if thing.start >= verb.end:
        return owners[-1] if word.endswith(language.relative_endings) else None
    faced = any(one.role in FACED and owners[-1].end <= one.start < thing.start for one in groups)
    apart = faced or laid(scene, act) or gap_words(scene.reading.text, owners[-1].end, thing.start) > OWN
    return owners[-1] if apart and word.endswith(language.doing_endings) else None


def laid(scene: Scene, act: Act) -> bool:
    """Whether a participle parts a measure from what it is laid on, as whose it is then tells: A's ban laid on tea."""
    between = scene.reading.text[act.thing.end : act.verb.start].split() if act.thing else ()
    return any(one.endswith(scene.reading.language.relative_endings) for one in between)


def _noun_behind(scene: Scene, owner: Group) -> bool:
    """Whether the noun right behind somebody in the genitive is his, so that he does nothing: B'nin doğusundaki."""
    text, language = scene.reading.text, scene.reading.language
    words = text[owner.end : owner.end + BEHIND].lstrip(language.suffix_marks).split(maxsplit=2)
    first = words[1:2] if text[owner.end : owner.end + 1] in language.suffix_marks else words[:1]
    return bool(first) and first[0].endswith(language.owned_endings)


def telling(owner: Group | None, groups: list[Group]) -> Group | None:
    """Whoever tells what another did, before whom it is told: A, B'nin satışı kısıtlamasının ardından …."""
    before = [one for one in groups if owner and one.end <= owner.start and not one.role]
    return before[-1] if before else None


def _gone_on(scene: Scene, act: Act, one: Group, other: Group) -> bool:
    """Whether of two states before an act the first does it: A rejected B's note and recalled its envoy.

    Where verbs come last, the second stands right before the object that is its: A B elçisini kovdu.
    """
    text, verb = scene.reading.text, act.verb
    if not scene.reading.language.verb_final:
        gap = text[other.end : verb.start].split()
        joined = bool(gap) and scene.reading.scanner.small("conjunction", gap[-1]) == "and" and len(gap) <= OWN
        did = scene.reading.within(other.end, verb.start, "act", "modality", "stage")  # B closed it and recalled
        opens = not text[scene.sentence(one.start)[0] : one.start].strip() and "," not in text[one.end : other.start]
        return joined and opens and not did
    beside = act.thing or verb
    if scene.sides.within(other.end, beside.start):
        return False  # A halted imports from B
    near = other.end <= beside.start and len(text[other.end : beside.start].split()) <= OWN
    return near and not one.role and not other.role and len(text[one.end : other.start].split()) <= OWN


def _teller(scene: Scene, act: Act, groups: list[Group]) -> Group | None:
    """Who says that he does it, right behind a verb of saying: о разрыве отношений с B заявила A, сообщил МИД A."""
    said = scene.reading.within(act.span[1], scene.sentence(act.span[0])[1], "speech")
    return next((one for one in groups for verb in said if _says(scene, verb.end, one)), None)


def _says(scene: Scene, at: int, group: Group) -> bool:
    """Whether a group, or the institution that is its, stands right behind an offset."""
    bodies = scene.reading.within(at, at + 2, "institution")
    beside = 0 <= group.start - at <= 1 or any(0 <= group.start - one.end <= 1 for one in bodies)
    return beside and not group.role


def handed(scene: Scene, act: Act, groups: list[Group]) -> Group | None:
    """Whose envoy is handed a note, by the case of his office right before his state: послу A в X вручили ноту."""
    endings = tuple(scene.reading.language.object_endings)
    if act.family != FILE or scene.reading.language.verb_final or not endings:
        return None
    for one in groups:
        envoys = [each for each in scene.reading.within(one.start - BEHIND, one.start, "office") if each.key == ENVOY]
        beside = envoys and envoys[-1].end == one.start - 1
        if beside and scene.reading.text[envoys[-1].start : envoys[-1].end].endswith(endings):
            return one
    return None


def posted(scene: Scene, act: Act, faced: Group | None) -> bool:
    """Whether a town right before an envoy is where he is, where verbs come last and whoever acts was told before."""
    seat = faced is not None and not faced.role and faced.mentions[-1].how in SEATS
    return seat and act.kind == "envoy" and scene.reading.language.verb_final


def standing(scene: Scene, act: Act) -> bool:
    """Whether somebody is told before an act who may stand for a state: he, it, the minister, the ministry."""
    reading, final = scene.reading, scene.reading.language.verb_final
    span = scene.sentence(act.verb.start)[0], act.verb.start
    if final or reading.within(*span, "pronoun", "institution"):
        return True
    return any(one.key.partition("/")[0] not in PRIVATE for one in reading.within(*span, "office"))


def body(scene: Scene, at: int) -> bool:
    """Whether an institution right before an offset acts, in no case that a preposition asks for: not its staff."""
    reading, begin = scene.reading, scene.sentence(at)[0]
    near = [one for one in reading.within(max(begin, at - BODY_NEAR), at, "institution") if one.end < at]
    if not near or gap_words(reading.text, near[-1].end, at) > OWN or reading.within(begin, at, "object"):
        return False
    before = reading.text[begin : near[-1].start].split()[-1:]
    return not any(reading.scanner.small("role", word) for word in before)


def saying(scene: Scene, act: Act, groups: list[Group]) -> Group | None:
    """Who tells of an act that names nobody else who did it: the minister of A said that it would recall its envoy."""
    told = [one for one in groups if one.aside and one.mentions[-1].how == "person" and one.start < act.span[0]]
    return told[-1] if told and not scene.reading.language.verb_final else None


def listed_words(scene: Scene, start: int, end: int) -> int:
    """How many words stand in a gap that may be a row of goods: of flour, rice and maize from A."""
    text, small = scene.reading.text, scene.reading.scanner.small
    parts = text[start:end].split(",")
    joined = any(small("conjunction", word) == "and" for word in text[start:end].split())
    if len(parts) < PAIR or not joined or len(parts) > MOST_LISTED or not ROW_BREAKS.isdisjoint(text[start:end]):
        return gap_words(text, start, end)
    told = scene.reading.within(start, end, "act", "modality", "stage", "speech")
    short = all(len(part.split()) <= OWN + PAIR for part in parts)
    return len(parts[0].split()) + 1 if short and not told else FAR


def gap_words(text: str, start: int, end: int) -> int:
    """How many words stand in a gap; more than any limit where a mark parts it."""
    gap = text[start:end]
    return FAR if not BREAKS.isdisjoint(gap) else len(gap.split())
