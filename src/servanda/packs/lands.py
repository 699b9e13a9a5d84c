"""What states are by their maps and their order: whom they border on, which are kingdoms, islands or of a region."""

from __future__ import annotations

import functools

import msgspec

from servanda.packs.load import table


class Lands(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`lands.yaml`: borders by land and by water, each told once, and states by what they may be called.

    Also currencies that several states share, and bodies of states that lend and give to states.
    """

    borders: dict[str, frozenset[str]]
    waters: dict[str, frozenset[str]]
    kinds: dict[str, frozenset[str]]
    currencies: dict[str, frozenset[str]]
    lenders: frozenset[str]
    donors: frozenset[str]

    def neighbours(self, one: str, other: str) -> bool:
        """Whether a land border parts two states."""
        return other in self.borders.get(one, ()) or one in self.borders.get(other, ())

    def adjoin(self, one: str, other: str) -> bool:
        """Whether nothing but a land border or a strait lies between two states."""
        return self.neighbours(one, other) or other in self.waters.get(one, ()) or one in self.waters.get(other, ())


@functools.cache
def lands() -> Lands:
    """The table."""
    read: Lands = table("lands", Lands)
    return read
