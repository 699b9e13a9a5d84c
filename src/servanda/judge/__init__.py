"""What statements are to each other: pure judgement over entries, without files, network or SQL."""

from __future__ import annotations

from servanda.judge.measures import group_keys
from servanda.judge.reconcile import reconcile

__all__ = ["group_keys", "reconcile"]
