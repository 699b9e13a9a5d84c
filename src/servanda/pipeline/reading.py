"""What a document says, for Python: a sequence that is also a frame, and displays well in a notebook."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, overload

from servanda import pipeline
from servanda.export.columns import COLUMNS, row
from servanda.frame import Column, Frame
from servanda.model import Document, Entry, Refusal, Statement, version_of


class Statements(Sequence[Statement | Refusal]):
    """Statements and refusals in the order in which they were found. Frames and notebooks show the statements."""

    def __init__(self, document: Document, found: Sequence[Statement | Refusal]) -> None:
        self.document = document
        self._found = tuple(found)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._found)

    @overload
    def __getitem__(self, at: int) -> Statement | Refusal: ...
    @overload
    def __getitem__(self, at: slice) -> Statements: ...
    def __getitem__(self, at: int | slice) -> Statement | Refusal | Statements:
        """One, or some as such a sequence."""
        return Statements(self.document, self._found[at]) if isinstance(at, slice) else self._found[at]

    def __repr__(self) -> str:
        """How many there are of which document."""
        return f"<{len(self)} statements and refusals of {self.document.id!r}>"

    def frame(self) -> Frame:
        """The columns of an export, see docs/exports.md; those of the document too."""
        version = version_of(self.document)
        rows = [row(Entry(one, version)) for one in self._found if isinstance(one, Statement)]
        columns = (Column(one.name, one.sort, tuple(line[at] for line in rows)) for at, one in enumerate(COLUMNS))
        return Frame(f"statements of {self.document.title or self.document.id}", tuple(columns))

    def to_pandas(self) -> Any:  # noqa: ANN401 - an extra
        """A pandas frame, a row a statement. Raises `MissingExtra`."""
        return self.frame().to_pandas()

    def to_polars(self) -> Any:  # noqa: ANN401
        """A polars frame, a row a statement. Raises `MissingExtra`."""
        return self.frame().to_polars()

    def _repr_html_(self) -> str:
        shown = ("quote", "concept", "parties", "low", "high", "unit", "period_text", "modality", "stage", "speaker")
        frame = self.frame()
        return frame._replace(columns=tuple(one for one in frame.columns if one.name in shown)).html()


def statements(document: Document) -> Statements:
    """Everything that a document says, and what was refused. Raises `LanguageError` where no pack reads it."""
    return Statements(document, tuple(pipeline.statements(document)))
