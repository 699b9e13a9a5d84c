"""What tells of a plan or document beside it: the years it covers, and that it is one of several counted."""

from __future__ import annotations

import re
from datetime import date

from servanda.grammar.clause import timing
from servanda.grammar.frames.scene.scene import Scene
from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import Term
from servanda.model import Atom, Period

SOLID = re.compile(r"\S")
PLANS = ("document.programme", "document.action_plan", "document.roadmap")
LONG = 366  # days that are more than a year
DOCUMENTS = "DOCUMENTS"
YEARS_NEAR = 60  # characters between a plan and the years that it covers


def covered(reading: Reading, name: tuple[int, int] | None, plan: Term | None) -> Period | None:
    """The years in the name of a document: it covers them; of a plan, also several years right beside it."""
    atoms = reading.atoms_within(*name) if name else []
    found = next((timing.period_of(atom) for atom in atoms if atom.kind == "period" and atom.from_), None)
    if found or plan is None:
        return found
    begin, end = reading.sentence(plan.start)
    beside = reading.atoms_within(max(begin, plan.start - YEARS_NEAR), min(end, plan.end + YEARS_NEAR))
    spans = [atom for atom in beside if atom.kind == "period" and atom.from_ and atom.to and not atom.rule]
    several = [atom for atom in spans if int(str(atom.to)[:4]) - int(str(atom.from_)[:4]) > 1]
    nearest = min(several, key=lambda atom: abs(atom.start - plan.start), default=None)
    return timing.period_of(nearest) if nearest else None


def told_after(scene: Scene, term: Term) -> Period | None:
    """Years in the next sentence, which speaks of a document: "The plan covers 2020–2023"."""
    if not term.key.startswith(PLANS):
        return None
    text = scene.reading.text
    _, end = scene.sentence(term.start)
    found = SOLID.search(text, end)
    if found is None or "\n\n" in text[end : found.start()]:
        return None
    begin = found.start()
    span = scene.sentence(begin)
    spoken = any(
        one.key.startswith("document.") or one.key == DOCUMENTS or one.cls == "pronoun"
        for one in scene.reading.within(*span, "concept", "noun", "pronoun")
    )
    years = [atom for atom in scene.reading.atoms_within(*span) if _is_long(atom)]
    return timing.period_of(years[0]) if spoken and years else None


def _is_long(atom: Atom) -> bool:
    if atom.kind != "period" or not atom.from_ or not atom.to:
        return False
    return (date.fromisoformat(atom.to) - date.fromisoformat(atom.from_)).days > LONG


def among(scene: Scene, term: Term) -> bool:
    """Whether a word is one of a list of what its sentence counted: six papers, among them a treaty and a pact."""
    begin, _ = scene.sentence(term.start)
    counted = any(one.key == "DOCUMENTS" for one in scene.reading.within(begin, term.start, "noun"))
    return counted and bool(scene.reading.within(begin, term.start, "listed", "partitive"))
