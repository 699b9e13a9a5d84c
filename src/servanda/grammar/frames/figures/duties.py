"""Who lays a duty and who bears it, and whose balance it is: the order of their sides."""

from __future__ import annotations

from servanda.grammar.clause import cues
from servanda.grammar.frames.figures.moving import at_word, moved, named_in
from servanda.grammar.frames.scene.parties import Parties
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.words.lookup import Mention
from servanda.grammar.words.terms import SEATS, Term

BOTH = 2
BALANCE, OWNER_NEAR = "trade.balance", 24  # characters between a state and the word for its balance
OWNING, FOR = frozenset({"", "of"}), frozenset({"to", "for"})
Span = tuple[int, int]


def laid(scene: Scene, sides: Parties, span: Span, sentence: Span) -> Parties:
    """Sides with the one first that lays a duty on goods, right beside the verb: the 20 per cent that A levies.

    Of several verbs the one nearest to the duty tells; whoever stands right behind it bears what it lays: it hit A.
    """
    verbs = [term for term in scene.reading.within(*sentence, "flow") if term.key == "impose"]
    known = [one for one in named_in(scene, sides, sentence) if not scene.sides.role(one) and one.how != "nationality"]
    if len(sides.codes) != BOTH:
        return sides
    verb = min(verbs, key=lambda one: max(span[0] - one.end, one.start - span[1]), default=None)
    near = [one for one in known if verb and (at_word(one, verb) or _planned(scene, one, verb))]
    fixed = bool(scene.reading.language.articles) and not scene.reading.language.verb_final  # which word comes first
    behind = [one.code for one in near if fixed and verb and one.start >= verb.end]
    laying = {one.code for one in near}.difference(behind)
    if len(laying) == 1:
        return moved(sides, *laying, first=True)
    return moved(sides, behind[0]) if behind else _faced(scene, sides, known, sentence)


def _planned(scene: Scene, mention: Mention, verb: Term) -> bool:
    """Whether only a word or two of a plan stand between a state and its verb: A will apply."""
    gap = scene.reading.text[mention.end : verb.start]
    led = scene.reading.within(mention.end, verb.start, "modality", "commitment")
    return bool(led) and "," not in gap and len(gap.split()) <= BOTH


def _faced(scene: Scene, sides: Parties, bare: list[Mention], sentence: Span) -> Parties:
    """Sides of a duty with the one first in which goods of the other bear it, and last whoever meets with it."""
    known = [one for one in named_in(scene, sides, sentence) if one.how != "nationality"]
    laying = {one.code for one in known if scene.sides.role(one) == "in" and one.how not in SEATS}
    verbs = [term for term in scene.reading.within(*sentence, "flow") if term.key == "face"]
    opens = bool(bare) and not scene.reading.language.verb_final and bare[0].start <= min(one.start for one in known)
    if len(laying) == 1 and (verbs or not opens):
        return moved(sides, *laying, first=True)  # but: A put 35 per cent on cars made in B
    subjects = [one for one in bare if verbs and one.end <= verbs[0].start]
    return moved(sides, subjects[-1].code) if subjects else sides


def _owner(scene: Scene, span: Span, sentence: Span) -> str | None:
    """Whose balance a sum is: the state right before its word, no more than small words between, or of it behind.

    So is a nation's: a Ghanaian deficit; and whoever runs one: with A posting a surplus.
    """
    words = [one for one in scene.reading.within(*sentence, "concept") if one.key.startswith(BALANCE)]
    word = min(words, key=lambda one: max(span[0] - one.end, one.start - span[1]), default=None)
    if word is None:
        return None
    small, text = scene.reading.scanner, scene.reading.text
    for one in scene.sides.within(max(sentence[0], word.start - OWNER_NEAR), word.end + OWNER_NEAR):
        role, nation = scene.sides.role(one), one.how == "nationality"
        gap = (text[one.end : word.start] if one.end <= word.start else text[word.end : one.start]).split()
        if one.start < word.start < one.end or len(gap) > BOTH:
            continue
        if nation and not gap and one.end <= word.start:
            return one.code
        if nation:
            continue
        runs = role == "with" and any(term.key == "run" for term in scene.reading.within(one.end, word.start, "flow"))
        before = one.end <= word.start and (runs or (role in OWNING and all(map(small.is_small, gap))))
        cased = one.ending in scene.reading.language.genitive_endings
        whose = (role == "of" and not gap) or role == "for" or (not role and cased and not gap)
        if before or (one.start >= word.end and whose and all(map(small.is_small, gap))):
            return one.code
    return None


def balanced(scene: Scene, sides: Parties, span: Span, sentence: Span) -> Parties:
    """Sides with whose balance it is first, by the words beside it, or who alone opens the clause behind a colon.

    It left A with a deficit; the deficit of A; B buys more than it sells: A had a surplus of 5 bn.
    """
    owner = _favoured(scene, sides, sentence) or _owner(scene, span, sentence) or _subject(scene, sides, span, sentence)
    owner = owner or _for_whom(scene, sides, sentence)
    if owner in sides.codes and len(sides.codes) == BOTH:
        return moved(sides, owner, first=True)
    begin = scene.reading.text.rfind(": ", sentence[0], span[0])
    opening = named_in(scene, sides, (begin, span[0])) if begin > 0 else []
    bare = {one.code for one in opening if not scene.sides.role(one) and one.how != "nationality"}
    return moved(sides, *bare, first=True) if len(bare) == 1 and len(sides.codes) == BOTH else sides


def _for_whom(scene: Scene, sides: Parties, sentence: Span) -> str | None:
    """For whom a balance is one with the other: the deficit in trade with A came to 5 bn for B."""
    roles = {one.code: scene.sides.role(one) for one in named_in(scene, sides, sentence)}
    meant = [code for code, role in roles.items() if role in FOR]
    return meant[0] if len(meant) == 1 and "with" in roles.values() else None


def _favoured(scene: Scene, sides: Parties, sentence: Span) -> str | None:
    """In whose favour a balance is, by the word right beside the state: in favour of A; A'nın lehine."""
    text = scene.reading.text
    for word in scene.reading.within(*sentence, "flow"):
        near = named_in(scene, sides, (word.start - OWNER_NEAR, word.end + OWNER_NEAR)) if word.key == "favour" else []
        for one in near:
            gap = text[one.end : word.start] if one.end <= word.start else text[word.end : one.start]
            if len(gap.split()) <= 1 and (one.end <= word.start) == _leads(scene, word):
                return one.code
    return None


def _leads(scene: Scene, word: Term) -> bool:
    """Whether the state in whose favour a balance is stands before its word: where verbs come last, or as an owner."""
    marks = scene.reading.language.possessive_marks
    return scene.reading.language.verb_final or scene.reading.text.startswith(marks or ("\0",), word.start)


def _subject(scene: Scene, sides: Parties, span: Span, sentence: Span) -> str | None:
    """Who alone is named, as its subject, in the clause of a balance where verbs come last: A 2 milyar açık verdi."""
    if not scene.reading.language.verb_final:
        return None
    part = cues.between(scene.reading.text, span, sentence, ", ")
    named = named_in(scene, sides, part)
    bare = {one.code for one in named if not scene.sides.role(one) and one.how != "nationality"}
    return bare.pop() if len(bare) == 1 == len({one.code for one in named}) else None
