"""An act of one state against another: its verb, what that is done to, and its sides."""

from __future__ import annotations

import msgspec

from servanda.grammar.frames.scene.parties import Parties
from servanda.grammar.words.terms import Term

ALONE, IT = "alone", "it"  # an act that needs no object; or that only calls what somebody did by a name
Span = tuple[int, int]


class Act(msgspec.Struct, frozen=True, gc=False):
    """A verb with its object, of what sort these are, and once they are known its sides: who acts, and against whom."""

    verb: Term
    thing: Term | None
    family: str
    kind: str
    concept: str
    acting: tuple[str, ...] = ()
    facing: tuple[str, ...] = ()
    named: tuple[str, ...] = ()

    @property
    def span(self) -> Span:
        """From the first to the last of its words."""
        if self.thing is None:
            return self.verb.start, self.verb.end
        return min(self.verb.start, self.thing.start), max(self.verb.end, self.thing.end)

    @property
    def own(self) -> bool:
        """Whether it is done to what is one's own: an envoy recalled, a mission closed."""
        return self.family == "recall" or (self.family == "close" and self.kind == "mission")

    @property
    def parties(self) -> Parties:
        """Its sides, whoever acts first."""
        codes = *self.acting, *(code for code in self.facing if code not in self.acting)
        doubts = ("party_inferred",) if len(self.named) < len(codes) else ()
        return Parties(codes, len(self.named), doubts)
