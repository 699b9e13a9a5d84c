"""How countries count their trade: unions without customs inside, and years that do not begin in January."""

from __future__ import annotations

import functools

import msgspec

from servanda.packs.load import table


class Customs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`customs.yaml`: by union its members with the year since which they are in, and by country its first month."""

    unions: dict[str, dict[str, int]]
    fiscal: dict[str, int]

    def united(self, parties: tuple[str, ...], year: int) -> bool:
        """Whether no customs are between two countries in a year."""
        return any(all(members.get(one, year + 1) <= year for one in parties) for members in self.unions.values())


@functools.cache
def customs() -> Customs:
    """The table."""
    read: Customs = table("customs", Customs)
    return read
