"""From matches in the grammar's reading of a text to statements grounded in the document itself."""

from __future__ import annotations

import msgspec

from servanda.grammar.match import Match, Refused
from servanda.grammar.words.fold import Plain
from servanda.model import Document, Refusal, Statement, statement_id


def resolve(match: Match | Refused, document: Document, text: Plain) -> Statement | Refusal:
    """A statement (or refusal) with its span, quote and id in the document."""
    start, end = text.span(match.start, match.end)
    quote = document.text[start:end]
    if isinstance(match, Refused):
        return Refusal(refused=match.reason, document=document.id, start=start, end=end, quote=quote)
    fields = msgspec.structs.asdict(match) | {"document": document.id, "start": start, "end": end}
    return Statement(id=statement_id(fields), quote=quote, **fields)
