"""What an act is done to, and so what it brings about: the word behind it, or before it where verbs come last."""

from __future__ import annotations

from servanda.grammar.clause import cues
from servanda.grammar.frames.counts import goods
from servanda.grammar.frames.pledges import worksbefore
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.frames.works import works
from servanda.grammar.words.terms import Term
from servanda.packs import concepts

PEOPLE, OTHER, IT = "people.count", "other", "it"
OBJECT_NEAR, WORDS, FEW = 60, 5, 3  # characters to what an act is done to, words between, and between it and people
BROUGHT = (
    "project.", "document.", "trade.tariff", "event.sanction", "event.opening", "event.commission", "event.other",
    "finance.", "supply.", PEOPLE,
)  # fmt: skip
NOUNS = {"PERSONS": PEOPLE, **dict.fromkeys((*goods.ARMS, "TRAINS"), "supply.volume")}
WITHIN = {
    "document": ("document.",),
    "people": (PEOPLE, "project.education"),
}  # what alone an act of these may be done to
LAST = {**WITHIN, "people": (PEOPLE,), "supply": ("supply.", "finance.")}  # the same where verbs come last
BEHIND, TALKS = 2, "event.talks"  # characters
BANS, BAN_NEAR, BREAKS = frozenset({"measure", "duty"}), 34, frozenset(",;:.")  # characters from goods to the measure
SITE, GOODS = "site", "supply."  # the port, in the fees of a port
Span = tuple[int, int]


def behind(scene: Scene, act: Term, sentence: Span) -> Term | None:
    """What an act is done to: the first word behind it for a work, a document, a measure, goods or people."""
    stop = min(sentence[1], act.end + OBJECT_NEAR)
    stop = cues.between(scene.reading.text, (act.end, act.end), (act.end, stop), ", ")[1]
    family, text = act.key.partition(".")[0], scene.reading.text
    among = *WITHIN.get(family, BROUGHT), OTHER
    for one in scene.reading.within(act.start, stop, "concept", "outcome", "noun"):
        key, sign = _brought(scene, one, family), one.key.partition("/")[2]
        led = (scene.reading.scanner.small("conjunction", word) for word in text[act.end : one.start].split())
        if "which" in led or (key == TALKS and one.start >= act.end):
            break  # to sell it to whoever pays; to begin talks on a loan
        if family in {"other", "trade"} and (sign == SITE or (one.cls == "noun" and key != PEOPLE)):
            continue
        if one.start < act.start or one.end <= act.end or key not in concepts() or key in works.MEASURED:
            continue
        if key.startswith(among) and (key != PEOPLE or _beside(scene, act, one)) and not _of_document(scene, one):
            return Term(one.start, one.end, one.cls, key, one.ending)
    return None


def _of_document(scene: Scene, word: Term) -> bool:
    """Whether a word only says what a document right behind it is about: a loan agreement."""
    papers = (one for one in scene.reading.within(word.end, word.end + BEHIND, "concept") if one.start == word.end + 1)
    return any(one.key.startswith("document.") for one in papers)


def before(scene: Scene, act: Term, sentence: Span) -> Term | None:
    """What an act that comes last is done to: the nearest word before it, in the form of an object."""
    own = act.key.partition("/")[0]
    family = own.partition(".")[0]
    among = *LAST.get(family, BROUGHT[:-1]), OTHER
    start = max(sentence[0], act.start - OBJECT_NEAR)
    near = scene.reading.within(start, act.start, "concept", "outcome", "noun")
    longest = {one.start: one.end for one in reversed(near)}  # a road map is no road
    for one in reversed(near):
        if one.end < longest[one.start] or any(_covers(other, one) for other in near):
            continue
        forces = one.cls == "noun" and scene.reading.within(one.start, one.end, "forces")  # whom an act takes home
        key = PEOPLE if forces else _brought(scene, one, family)
        if one.end > act.start and not (one.start < act.start and key.startswith("event.")):
            continue  # to halt imports is a measure by itself
        if not (forces or key.startswith(among)) or key not in concepts() or key in works.MEASURED:
            continue
        if one.cls == "noun" and key not in {PEOPLE, OTHER} and family != GOODS[:-1]:
            continue
        gap = scene.reading.text[one.end : act.start]
        case = scene.sides.roles.ending(one.ending)
        if (
            (case and not (case == "of" and key.startswith("document.")))
            or "," in gap
            or ";" in gap
            or len(gap.split()) > WORDS
        ):
            return None
        if gap.strip() and (one.start == sentence[0] or (not one.ending and scene.sides.within(one.end, act.start))):
            return None  # who acts: a bare word is no object before a name
        return Term(one.start, one.end, one.cls, key, one.ending)
    return _made_first(scene, act, sentence)


def _covers(word: Term, other: Term) -> bool:
    """Whether a work is told by more words, the last of which is another: a hydrogen plant."""
    return word.key.startswith("project.") and word.start < other.start and other.end <= word.end


def _made_first(scene: Scene, act: Term, sentence: Span) -> Term | None:
    """The document that "it" stands for, told in the clause or the sentence before: they draft a map and adopt it."""
    reading, text = scene.reading, scene.reading.text
    near = reading.within(max(sentence[0], act.start - 2 * OBJECT_NEAR), act.start, "pronoun")
    it = next((one for one in reversed(near) if one.key == IT and text[one.end : one.end + 1] == " "), None)
    if it is None:
        return None
    comma = text.rfind(", ", sentence[0], act.start)
    if comma == it.start - len(", "):
        span = max(sentence[0], comma - OBJECT_NEAR), comma
        made = text.endswith(reading.language.linking_endings, 0, comma)
    else:
        span = scene.sentence(max(0, sentence[0] - 1))
        made = comma < 0 and scene.near_sentence(span[0], act.start)
    told = reading.within(*span, "concept") if made else []
    found = next((one for one in reversed(told) if one.key.startswith("document.")), None)
    if found is None:
        return None
    at = found if found.start >= sentence[0] else it
    return Term(at.start, at.end, found.cls, found.key.partition("/")[0], found.ending)


def _brought(scene: Scene, one: Term, family: str) -> str:
    """The concept of what an act of a family brings about; for works, that of the work told before.

    What is counted is supplied; a ship that is built or repaired is none of its concepts.
    """
    if one.cls == "noun":
        key = NOUNS.get(one.key, "")
        if family != "project":
            return key
        return OTHER if key.startswith(GOODS) else ""
    if one.key in worksbefore.WORKS:
        return worksbefore.concept(scene, one)
    return one.key.partition("/")[0] if one.cls == "outcome" or one.key != OTHER else ""


def _beside(scene: Scene, act: Term, people: Term) -> bool:
    """Whether people are whom an act is done to: few words behind it, none but a side's that gives another part."""
    text, small = scene.reading.text, scene.reading.scanner.small
    if small("role", text[act.start : act.end].split()[-1]) == "to":
        return False  # they open their market to farmers
    words = text[act.end : people.start].split()
    roles = sum(small("role", word) is not None for word in words)
    return len(words) <= FEW and roles <= sum(
        bool(scene.sides.role(one)) for one in scene.sides.within(act.end, people.start)
    )


def banned(scene: Scene, goods: Term) -> bool:
    """Whether goods are only what a measure or a duty beside them is on: to lift the ban on poultry."""
    reading = scene.reading
    if not goods.key.startswith(GOODS):
        return False
    near = (goods.end, goods.end + BAN_NEAR) if reading.language.verb_final else (goods.start - BAN_NEAR, goods.start)
    bans = [one for one in reading.within(*near, "object") if one.key in BANS]
    gaps = (reading.text[min(one.end, goods.end) : max(one.start, goods.start)] for one in bans)
    return any(not BREAKS.intersection(gap) for gap in gaps)
