"""The interface for programs: the records of the contract as JSON under one versioned address."""

from __future__ import annotations

from litestar import Router

from servanda.web.api import documents, exporting, judgements, pairs, questions, reading, searching, start, statements
from servanda.web.api.asked import known_only

PATH = "/api/v1"
MODULES = (start, statements, documents, searching, judgements, pairs, questions, reading, exporting)


def interface() -> Router:
    """All of it."""
    return Router(PATH, route_handlers=[one for module in MODULES for one in module.HANDLERS], guards=[known_only])
