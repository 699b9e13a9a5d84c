"""A report of a pair: sections of what a ledger says, with numbered evidence, before how it is written."""

from __future__ import annotations

from servanda.ledger import Ledger
from servanda.views.report.amounts import key_figures
from servanda.views.report.disputes import checked, contradicted
from servanda.views.report.happenings import coming, events, grades, papers
from servanda.views.report.head import cite, facts, subtitle, title, written
from servanda.views.report.known import Known
from servanda.views.report.model import Report
from servanda.views.report.notes import Notes
from servanda.views.report.promises import pledged
from servanda.views.report.sources import evidence, reading, sources
from servanda.views.report.summary import summary
from servanda.wording import spoken

PARTS = (
    summary, key_figures, pledged, events, grades, papers, coming, contradicted, checked, sources, reading,
)  # fmt: skip

__all__ = ["Known", "Report", "report"]


def report(known: Known, ledger: Ledger) -> Report:
    """All that is known of a pair, in the order in which it is read; the numbers go up as they are cited."""
    notes = Notes()
    sections = tuple(part(known, notes) for part in PARTS)
    return Report(
        title(known), subtitle(known), written(known.today), known.made, facts(known), cite(known), sections,
        evidence(known, notes, ledger), spoken().code,
    )  # fmt: skip
