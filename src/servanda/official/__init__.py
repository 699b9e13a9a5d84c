"""Official series: tables of statistics as cells, each with its series, period, amount and status."""

from __future__ import annotations

from servanda.official.asking import Asked, Question, questions
from servanda.official.cells import Fault, Left
from servanda.official.files import known, read

__all__ = ["Asked", "Fault", "Left", "Question", "known", "questions", "read"]
