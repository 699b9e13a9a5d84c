"""What statements are to each other: pure judgement over entries, without files, network or SQL."""

from __future__ import annotations

from servanda.judge.compare import Pairing, compare
from servanda.judge.dates import Dating, dated
from servanda.judge.entities import entities
from servanda.judge.inside import inside
from servanda.judge.measures import group_keys
from servanda.judge.reconcile import placed, reconcile
from servanda.judge.told import Marked, Word

__all__ = [
    "Dating",
    "Marked",
    "Pairing",
    "Word",
    "compare",
    "dated",
    "entities",
    "group_keys",
    "inside",
    "placed",
    "reconcile",
]
