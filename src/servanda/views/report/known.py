"""What is known of a pair on a day: what a report of it is made of."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from servanda.judge.official import Check
from servanda.judge.promises import Promise
from servanda.judge.questions.clusters import Judged
from servanda.ledger.official import Known as Tabled
from servanda.model import Entry, Observation, Version
from servanda.views import human
from servanda.wording import say, spoken


class Known(NamedTuple):
    """What a ledger says of a pair up to a day; `pair` in the order in which it was asked for."""

    pair: tuple[str, str]
    today: str
    made: str
    entries: Sequence[Entry]
    judged: Judged
    promised: Sequence[Promise]
    checks: Mapping[str, Check]
    observations: Sequence[Observation]
    series: Sequence[Tabled]

    @property
    def code(self) -> str:
        """The pair as it is asked for."""
        return "-".join(self.pair)

    @property
    def names(self) -> tuple[str, str]:
        """The two in full."""
        return human.country(self.pair[0]), human.country(self.pair[1])

    @property
    def versions(self) -> list[Version]:
        """The documents that say something, by the day of their publication."""
        found = {one.version.id: one.version for one in self.entries}
        return sorted(found.values(), key=lambda one: (one.published or one.accessed or "", one.document, one.id))

    def name(self, code: str) -> str:
        """A reporter in words: one of the two in full, else as the series has it."""
        names = dict(zip(self.pair, self.names, strict=True))
        return spoken().listed([names.get(one, one) for one in code.split("+")])

    def command(self, question: str) -> str:
        """A command that gives all of something."""
        return f"servanda {question} --as-of {self.today}".replace("PAIR", self.code)


def fingerprint(known: Known) -> str:
    """A BLAKE2b digest of all that a report can rest on: statements, documents, judgements and official figures."""
    digest = hashlib.blake2b(digest_size=16)
    judgements = {one.id for ends in known.judged.values() for one in ends}
    for ids in (
        (one.statement.id for one in known.entries), (one.version.id for one in known.entries), judgements,
        (one.id for one in known.observations),
    ):  # fmt: skip
        digest.update("\n".join([*sorted(set(ids)), ""]).encode())
    return digest.hexdigest()


def days(versions: Iterable[Version]) -> str:
    """From when to when documents were published."""
    found = sorted(one.published for one in versions if one.published)
    if not found or found[0] == found[-1]:
        return found[0] if found else ""
    return say("%(first)s to %(last)s", first=found[0], last=found[-1])
