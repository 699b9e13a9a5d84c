"""What rules find no more leaves a trace: a `withdrawn` judgement, and another one of that where it is found again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from servanda.ledger import rows
from servanda.ledger.file import File
from servanda.model import Finding, Judgement, judgement

LAST = """WITH RECURSIVE turn (id, step) AS (
  SELECT ?, 0 UNION ALL SELECT j.id, t.step + 1 FROM turn t JOIN judgement j ON j."left" = t.id
  WHERE j.verdict = 'withdrawn' AND j."by" LIKE 'rule %'
) SELECT id, step FROM turn ORDER BY step DESC LIMIT 1"""
FORMER = 'SELECT id, "by" FROM judgement WHERE id IN ({}) AND n NOT IN (SELECT judgement FROM found)'


def former(file: File, identities: Iterable[str]) -> list[tuple[str, str]]:
    """Judgements that were found once and do not stand, of some, by their ids, each with who found it."""
    return list(file.among(FORMER, sorted(identities)))


def turned(file: File, ones: Sequence[tuple[str, str]], at: str, *, falls: bool) -> None:
    """Note that judgements fall, or that they are found again; each turn takes back the one before it."""
    made = (_turn(file, *one, at, falls=falls) for one in ones)
    file.add_all("judgement", rows.JUDGEMENT, [rows.judgement_row(one) for one in made if one is not None])


def _turn(file: File, identity: str, by: str, at: str, *, falls: bool) -> Judgement | None:
    ((last, step),) = file.query(LAST, [identity])
    if (step % 2 == 1) == falls:
        return None
    reason = "found no more" if falls else "found again"
    return judgement(Finding(verdict="withdrawn", left=last, right="", reason=reason), by, at)
