"""Versions of documents by their numbers: those that were asked for are kept, for many questions are of the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from servanda.ledger import rows
from servanda.model import Version

MOST = 20_000  # versions that are kept, of about 1 kB each
CHANGED = "PRAGMA data_version"  # another number when others have written to the file
OF_NUMBERS = f"""SELECT v.n, {rows.named(rows.VERSION, "v")}
FROM json_each(?) k CROSS JOIN version v ON v.n = k.value"""  # noqa: S608 - our own names


class Versions:
    """The versions of a file, which never change but where a text is taken down."""

    def __init__(self, query: Callable[..., list[Any]]) -> None:
        self._query = query
        self._kept: dict[int, Version] = {}
        self._seen = 0

    def of(self, numbers: Iterable[int]) -> Mapping[int, Version]:
        """Versions by their numbers, those asked for among them."""
        ((seen,),) = self._query(CHANGED)
        if seen != self._seen or len(self._kept) > MOST:
            self.forget()
            self._seen = seen
        new = sorted(set(numbers) - self._kept.keys())
        if new:
            self._kept |= {n: rows.version(row) for n, *row in self._query(OF_NUMBERS, [rows.encoded(new)])}
        return self._kept

    def forget(self) -> None:
        """Ask for all of them anew: one was taken down, or never came to be."""
        self._kept = {}
