"""Promises: which pledges are one goal, what each asks for, and whether it was kept. Pure, like all judging."""

from __future__ import annotations

from servanda.judge.promises.promise import Promise, promises

__all__ = ["Promise", "promises"]
