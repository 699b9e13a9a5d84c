"""Who bears which name: derived from what statements tell, and found by the keys that alike names share."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

import msgspec

from servanda.ledger import queries
from servanda.ledger.file import File
from servanda.ledger.queries import listed
from servanda.model import Bearer, Entry

TOLD = "SELECT b.told FROM json_each(?) k JOIN bearer b ON b.name = k.value"
BLOCK = "SELECT b.told FROM bearer_key k JOIN bearer b ON b.n = k.bearer WHERE k.key = ? LIMIT ?"
NAMES = "SELECT name FROM bearer WHERE name >= ? AND name < ? ORDER BY name"
PUT = "INSERT INTO bearer (name, told) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET told = excluded.told"
KEYED = "INSERT OR IGNORE INTO bearer_key (key, bearer) SELECT ?, n FROM bearer WHERE name = ?"
UNKEYED = "DELETE FROM bearer_key WHERE key = ? AND bearer = (SELECT n FROM bearer WHERE name = ?)"
_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Bearer).decode


class Bearers:
    """The bearers of names in a ledger, and what they say."""

    def __init__(self, file: File) -> None:
        self._file = file

    def told(self, names: Iterable[str]) -> dict[str, Bearer]:
        """What is told of the bearers of some names, of those that there are."""
        found = (_decode(told) for (told,) in self._file.query(TOLD, [listed(names)]))
        return {one.name: one for one in found}

    def under(self, key: str, most: int) -> list[Bearer]:
        """The bearers of names that share a key, at most so many of them."""
        return [_decode(told) for (told,) in self._file.query(BLOCK, [key, most])]

    def names(self, begun: str) -> list[str]:
        """All names that begin so, such as `name:person:`."""
        return [name for (name,) in self._file.query(NAMES, [begun, f"{begun}\U0010ffff"])]

    def put(self, bearer: Bearer, keys: Iterable[str], former: Iterable[str]) -> None:
        """Keep what is told of the bearer of a name under its keys, in the place of its former ones."""
        new, old = set(keys), set(former)
        self._file.change(UNKEYED, [(key, bearer.name) for key in sorted(old - new)])
        self._file.change(PUT, [(bearer.name, _encode(bearer).decode())])
        self._file.change(KEYED, [(key, bearer.name) for key in sorted(new - old)])

    def drop(self, name: str, former: Iterable[str]) -> None:
        """Take away a name that nobody bears any more, with its keys."""
        self._file.change(UNKEYED, [(key, name) for key in former])
        self._file.change("DELETE FROM bearer WHERE name = ?", [(name,)])

    def clear(self) -> None:
        """Take all away."""
        self._file.change("DELETE FROM bearer_key")
        self._file.change("DELETE FROM bearer")

    def by_year(self, keys: Collection[str], last: str) -> Iterator[Iterator[Entry]]:
        """The entries that are filed under some keys, year by year, the latest first; what has no date at the end.

        The year is the last word of what is filed.
        """
        for year in queries.years(self._file) if keys else ():
            if year <= last:
                yield queries.latest(self._file, (f"{key} {year}" for key in keys))

    def publishers(self) -> list[str]:
        """All outlets."""
        return [one for (one,) in self._file.query("SELECT DISTINCT publisher FROM version") if one]

    def published_by(self, publisher: str) -> Iterator[Entry]:
        """What an outlet says, the latest first."""
        return queries.published_by(self._file, publisher)
