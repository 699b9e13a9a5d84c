"""How much one mention of an event, project or other thing tells of it, beside others."""

from __future__ import annotations

from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.match import Match


def told(scene: Scene, match: Match) -> int:
    """How much a mention tells: 2 where its sentence names its sides, 0 where it is or looks like a title, else 1."""
    if scene.in_title(match.start):
        return 0
    sentence = scene.sentence(match.start)
    if scene.reading.text[slice(*sentence)].rstrip()[-1:].isalnum():
        return 1  # a heading
    heads = match.name is None and _heads(scene.reading.text, match.start, sentence[0])
    if heads and not scene.reading.language.verb_final:
        return 1
    if any(term.key in {"both", "parties"} for term in scene.reading.within(*sentence, "pronoun")):
        return 2
    codes = {mention.code for mention in scene.sides.within(*sentence)}
    if codes.issuperset(match.parties[:2]):
        return 2
    return int(not heads)


def _heads(text: str, start: int, begin: int) -> bool:
    """Whether a word is capitalised inside its sentence, as where a heading runs into the text."""
    return text[start].isupper() and any(map(str.isalnum, text[begin:start]))
