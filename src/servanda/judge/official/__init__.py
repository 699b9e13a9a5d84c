"""Statements and pledges against official series: pure, over observations that somebody else fetched."""

from __future__ import annotations

from servanda.judge.official.check import Check, check
from servanda.judge.official.numbers import Number
from servanda.judge.official.paths import Path, Table, over, paths
from servanda.judge.official.points import Anomaly, Point
from servanda.judge.official.rates import Rate, rate
from servanda.judge.official.stated import is_checked
from servanda.judge.official.statistics import Source, Statistics

__all__ = [
    "Anomaly", "Check", "Number", "Path", "Point", "Rate", "Source", "Statistics", "Table", "check", "is_checked",
    "over", "paths", "rate",
]  # fmt: skip
