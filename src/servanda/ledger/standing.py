"""Whether a record is still asked, and what was thought of it and set aside since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from servanda.ledger import queries, rows
from servanda.ledger.store import Ledger
from servanda.model import VERDICTS, Judgement

ASKED = f"""SELECT DISTINCT s.id FROM statement s JOIN current c ON c.reading = s.reading
WHERE {queries.OFF} AND {queries.NUMBERED}"""  # noqa: S608 - our own names
BETWEEN = ", ".join(f"'{verdict}'" for verdict in VERDICTS)
ENDS = 'j."left" IN (SELECT value FROM json_each(?1)) OR j."right" IN (SELECT value FROM json_each(?1))'
ASIDE = f"""SELECT {rows.named(rows.JUDGEMENT)} FROM judgement j WHERE ({ENDS}) AND verdict IN ({BETWEEN})
AND EXISTS (SELECT 1 FROM judgement w WHERE w."left" = j.id AND w.verdict = 'rejected'
  AND NOT EXISTS (SELECT 1 FROM judgement b WHERE b."left" = w.id AND b.verdict = 'withdrawn')) ORDER BY n"""  # noqa: S608
STANDING = "SELECT id FROM standing WHERE id IN ({})"


def asked(ledger: Ledger, ids: Iterable[str]) -> set[str]:
    """Those of some statements that answers use: of a reading that is asked, and not rejected or corrected."""
    return {one for (one,) in ledger.file.query(ASKED, [queries.numbers(ledger.file, ids)])}


def set_aside(ledger: Ledger, ids: Iterable[str]) -> Iterator[Judgement]:
    """What rules found about some statements, and a person rejected."""
    return map(rows.judgement, ledger.file.query(ASIDE, [queries.listed(ids)]))


def stands(ledger: Ledger, ids: Iterable[str]) -> set[str]:
    """Those of some judgements that stand."""
    return {one for (one,) in ledger.file.among(STANDING, sorted(set(ids)))}
