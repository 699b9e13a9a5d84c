"""How far countries stand from an amount or an act: in characters, and more over a comma, an "and" or a semicolon."""

from __future__ import annotations

from servanda.grammar.clause.groups import Group
from servanda.grammar.words.lookup import Mention
from servanda.grammar.words.reading import Reading

COMMA, BREAK = 25, 60  # what a mark between adds to a distance in characters
NEAR = 30  # characters around that an amount may stand from its country


class Nearness:
    """Distances in one document."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.and_splits = not reading.language.verb_final  # where "and" is no "with" as well

    def taken(self, group: Group, anchor: tuple[int, int]) -> bool:
        """Whether a group is nearer to another amount of the same unit than to an anchor."""
        begin, end = self.reading.sentence(anchor[0])
        low = max(begin, min(group.start, anchor[0]) - NEAR)
        high = min(end, max(group.mentions[-1].end, anchor[1]) + NEAR)
        atoms = self.reading.atoms_within(low, high)
        kinds = {one.kind for one in atoms if anchor[0] <= one.start < anchor[1]}
        alike = [one for one in atoms if one.kind in kinds and not anchor[0] <= one.start < anchor[1]]
        far = self.far(group, anchor)
        return any(self.far(group, (one.start, one.end)) < far for one in alike)

    def far(self, group: Group, anchor: tuple[int, int]) -> tuple[bool, int]:
        """How far the nearest mention of a group is; one in brackets or cited as a source comes after all others."""
        inner = group.clause
        outside = inner is not None and not inner[0] <= anchor[0] < inner[1]
        return group.aside or outside, min([self._gap(mention, anchor) for mention in group.mentions])

    def _gap(self, mention: Mention, anchor: tuple[int, int]) -> int:
        ahead = mention.start >= anchor[0]
        left, right = (anchor[1], mention.start) if ahead else (mention.end, anchor[0])
        if left >= right:
            return 0
        gap = self.reading.text[left:right]
        joined = self.and_splits and right - left < NEAR and self._joined(gap.split())
        apart = ahead and not self.and_splits and "," in gap  # behind its own verb, and so of another clause
        return right - left + COMMA * (joined + gap.count(",")) + BREAK * (apart + gap.count(";"))

    def _joined(self, words: list[str]) -> bool:
        """Whether an "and" stands among some words, but for one within a name: the Partnership and Cooperation Deal."""
        named = {at for at in range(1, len(words) - 1) if words[at - 1][0].isupper() and words[at + 1][0].isupper()}
        small = self.reading.scanner.small
        return any(small("conjunction", word) is not None for at, word in enumerate(words) if at not in named)
