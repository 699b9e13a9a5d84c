"""What statements are to each other: pure judgement over entries, without files, network or SQL."""

from __future__ import annotations

from servanda.judge.bearers import Name, bearers, merged, named, names
from servanda.judge.compare import Pairing, compare
from servanda.judge.dates import Dating, dated
from servanda.judge.entities import entities, joined, name_keys, tells, woven
from servanda.judge.inside import inside
from servanda.judge.measures import group_keys
from servanda.judge.reconcile import is_group, placed, reconcile
from servanda.judge.told import Marked, Word

__all__ = [
    "Dating",
    "Marked",
    "Name",
    "Pairing",
    "Word",
    "bearers",
    "compare",
    "dated",
    "entities",
    "group_keys",
    "inside",
    "is_group",
    "joined",
    "merged",
    "name_keys",
    "named",
    "names",
    "placed",
    "reconcile",
    "tells",
    "woven",
]
