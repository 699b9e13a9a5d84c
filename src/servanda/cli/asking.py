"""A question on the command line: which ledger is asked, up to which day, and how and where the answer goes."""

from __future__ import annotations

import sys
from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple, Self

from servanda.cli import answers
from servanda.cli.output import opened
from servanda.errors import WrongUsage
from servanda.judge.questions.answer import Answer
from servanda.views.around import quoted
from servanda.views.place import there
from servanda.views.questions import Questions
from servanda.wording import ENGLISH


class Shown(NamedTuple):
    """Where the ledger is, up to which day it is asked, and how and where the answer goes."""

    ledger: Path | None
    form: str | None
    output: Path | None
    as_of: str | None = None

    def chosen(self, forms: Collection[str]) -> str:
        """The form that is asked for, else that of the name of the output, else a table."""
        suffix = self.output.suffix[1:].lower() if self.output else ""
        return self.form or (suffix if suffix in forms else "table")


class Asking(Questions):
    """A ledger that is asked, and a place for its answers."""

    def __init__(self, shown: Shown) -> None:
        super().__init__(there(shown.ledger), shown.as_of)
        self.shown = shown

    def __enter__(self) -> Self:
        """Nothing to open: it is open."""
        return self

    @property
    def form(self) -> str:
        """How the answer is written."""
        return self.shown.chosen(answers.WRITERS)

    def write_dossier(self, pair: str, language: str) -> None:
        """Write a report of a pair, or its answers as a table or JSON. Raises `MissingExtra`, `WrongUsage`."""
        from servanda import paper  # noqa: PLC0415 - cold start of the other questions

        form = self.shown.chosen({*answers.WRITERS, *paper.FORMS})
        if form not in paper.FORMS:
            if language != ENGLISH.code:
                raise WrongUsage(f"--language {language}: {form} is told in {ENGLISH.code} alone; a report is not")
            self.write(self.dossier(pair))
            return
        paper.ready(form)
        if self.shown.output is None and not paper.FORMS[form].text and sys.stdout.isatty():
            raise WrongUsage(f"{form} is no text for a terminal; name a file with -o")
        report = self.report(pair, language)
        with opened(self.shown.output) as out:
            paper.write(form, report, out)

    def write(self, answer: Answer) -> None:
        """Write an answer; a table has the words around its statements below it."""
        if self.form == "table":
            answer = quoted(answer, self.ledger)
        with opened(self.shown.output) as out:
            answers.WRITERS[self.form](answer, out)
