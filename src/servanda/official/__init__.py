"""Official series: tables of statistics as cells, each with its series, period, amount and status."""

from __future__ import annotations

from servanda.official.cells import Fault, Left
from servanda.official.files import known, read

__all__ = ["Fault", "Left", "known", "read"]
