"""Pace, intervals and the chance that a target is reached, tested on series of the past. Pure, without libraries."""

from __future__ import annotations

from servanda.forecast.backtest import Measured, Report, run
from servanda.forecast.cases import Design
from servanda.forecast.chances import Interval, interval
from servanda.forecast.models import Tuning
from servanda.forecast.outlook import Outlook, outlook
from servanda.forecast.series import Known, known

__all__ = [
    "Design", "Interval", "Known", "Measured", "Outlook", "Report", "Tuning", "interval", "known", "outlook", "run",
]  # fmt: skip
