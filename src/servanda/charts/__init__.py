"""Pictures: pure data in, SVG out."""

from __future__ import annotations

from servanda.charts.data import Band, Line, Measure, Picture, Point, Said, Target
from servanda.charts.measure import measure
from servanda.charts.night import adaptive, nightly
from servanda.charts.render import png, svg
from servanda.charts.tested import coverage, reliability, skill

__all__ = [
    "Band", "Line", "Measure", "Picture", "Point", "Said", "Target", "adaptive", "coverage", "measure", "nightly",
    "png", "reliability", "skill", "svg",
]  # fmt: skip
