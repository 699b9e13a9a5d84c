"""Statements and pledges against official series: pure, over observations that somebody else fetched."""

from __future__ import annotations

from servanda.judge.official.paths import Path, over, paths
from servanda.judge.official.points import Anomaly, Point

__all__ = ["Anomaly", "Path", "Point", "over", "paths"]
