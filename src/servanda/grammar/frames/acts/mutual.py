"""Acts that two states do with each other, or to each other: they traded barbs, cut ties between them."""

from __future__ import annotations

from servanda.grammar.clause.groups import Group
from servanda.grammar.frames.acts.act import Act
from servanda.grammar.frames.acts.doers import ACTING, OWN, PAIR, gap_words
from servanda.grammar.frames.scene.scene import Scene

EXCHANGE, EACH_OTHER = "exchange", "each_other"
TOGETHER = frozenset({EXCHANGE, "resume"})  # what two states do with one another
ENDED, TIES = frozenset({"stop", "lower"}), "ties"
NEAR = 40  # characters between an act and the words for each other


def sides(scene: Scene, act: Act, groups: list[Group]) -> tuple[str, ...]:
    """The sides between which something is cut off or lowered, or who do it to each other: A and B traded barbs."""
    thing, text = act.thing, scene.reading.text
    if thing is None:
        return ()
    one_another = _one_another(scene, act)
    ended = act.family in ENDED and act.kind == TIES and len(groups) == 1  # A and B cut ties
    if act.family in TOGETHER or one_another or ended:
        before = [one for one in groups if one.role in ACTING and one.start < act.verb.start][-1:]
        both = before[0].codes if before and len(before[0].codes) >= PAIR else ()
        if both or act.family == EXCHANGE:
            return both
        if one_another and not groups and scene.reading.dyad:
            return scene.reading.dyad
    for one in groups:
        between = one.role == "between" and len(one.codes) >= PAIR
        gap = (one.mentions[-1].end, thing.start) if one.start < thing.start else (thing.end, one.start)
        if between and gap_words(text, *gap) <= OWN:
            return one.codes
    return ()


def _one_another(scene: Scene, act: Act) -> bool:
    """Whether two do to each other what an act tells: A and B imposed restrictions on each other."""
    near = scene.reading.within(act.span[0] - NEAR, act.span[1] + NEAR, "pronoun")
    return any(one.key == EACH_OTHER for one in near)
