"""The questions of the command line for Python: each gives its answer instead of writing it."""

from __future__ import annotations

from pathlib import Path
from typing import Self

from servanda.cli.ask import Asking, Shown, paged
from servanda.judge.questions.answer import Answer
from servanda.judge.questions.pledges import Asked

MOST = 300  # answers, where their number is open


class _Kept(Asking):
    """Keeps an answer instead of writing it."""

    answer: Answer

    def _write(self, answered: Answer) -> None:
        self.answer = paged(answered, self._ledger)


class Questions:
    """A ledger that is asked; use it as a context manager. Codes and dates that cannot be raise `ServandaError`."""

    def __init__(self, ledger: Path, as_of: str | None) -> None:
        self._asking = _Kept(Shown(ledger, None, None, as_of))

    def __enter__(self) -> Self:
        """Nothing to open: it is open."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the ledger."""
        self._asking.__exit__()

    def figures(self, pair: str, concept: str, period: str | None = None) -> Answer:
        """Who says what about one measure, and how far apart they are."""
        self._asking.figures(pair, concept, period)
        return self._asking.answer

    def documents(self, pair: str, period: str | None = None) -> Answer:
        """How many documents were signed by whose count, and what became of each."""
        self._asking.documents(pair, period)
        return self._asking.answer

    def pledges(self, pair: str) -> Answer:
        """What was promised, and what came of it."""
        self._asking.pledges(pair, Asked())
        return self._asking.answer

    def visits(self, pair: str) -> Answer:
        """Who came to whom, when."""
        self._asking.visits(pair)
        return self._asking.answer

    def timeline(self, pair: str) -> Answer:
        """What happened when."""
        self._asking.timeline(pair)
        return self._asking.answer

    def changes(self, pair: str, since: str) -> Answer:
        """What is new, repeated or changed since a day."""
        self._asking.changes(pair, since)
        return self._asking.answer

    def due(self, pair: str | None, before: str, after: str | None = None) -> Answer:
        """What expires, falls due or comes next, of a pair or of all."""
        self._asking.due(pair, before, after)
        return self._asking.answer

    def speaker(self, name: str, most: int = MOST) -> Answer:
        """What a person, office or outlet said last."""
        self._asking.speaker(name, most)
        return self._asking.answer

    def contradictions(self, pair: str | None = None, most: int = MOST) -> Answer:
        """Where documents contradict one another, or themselves; of all pairs, where that was found last."""
        self._asking.contradictions(pair, most)
        return self._asking.answer

    def dossier(self, pair: str) -> Answer:
        """The relationship on one page."""
        self._asking.dossier(pair)
        return self._asking.answer

    def source(self, document: str) -> Answer:
        """What one document says, and what is thought of it."""
        self._asking.source(document)
        return self._asking.answer


def ask(ledger: str | Path, as_of: str | None = None) -> Questions:
    """A ledger to put questions to. `as_of` asks what was known on a day. Raises `LedgerError`, `ServandaError`."""
    return Questions(Path(ledger), as_of)
