"""What is known of the pair that was asked about last, so that further questions about it look nothing up again."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from servanda.judge.promises import Promise
from servanda.judge.questions.answer import Answer
from servanda.judge.questions.clusters import Judged
from servanda.model import Entry

MOST = 32  # answers that are kept
Key = tuple[Hashable, ...]


class Recent:
    """Entries of a pair and their judgements, while the pair, the day and the state of the ledger stay the same."""

    def __init__(self, key: Key, entries: Sequence[Entry], judged: Judged) -> None:
        self.key = key
        self.entries = list(entries)
        self.judged = judged
        self._promises: list[Promise] | None = None
        self._answers: dict[Hashable, Answer] = {}

    def promises(self, make: Callable[[], list[Promise]]) -> list[Promise]:
        """The promises among the entries, made once."""
        if self._promises is None:
            self._promises = make()
        return self._promises

    def answer(self, question: Hashable, make: Callable[[], Answer]) -> Answer:
        """The answer to a question, which is made once."""
        if question not in self._answers:
            if len(self._answers) >= MOST:
                self._answers.clear()
            self._answers[question] = make()
        return self._answers[question]
