"""The pages, one noun a module."""

from __future__ import annotations

from litestar.types import ControllerRouterHandler

from servanda.web.pages import documents, home, languages, questions, reference, search, statements

PAGES: tuple[ControllerRouterHandler, ...] = (
    *documents.PAGES,
    *home.PAGES,
    *languages.PAGES,
    *questions.PAGES,
    *reference.PAGES,
    *search.PAGES,
    *statements.PAGES,
)
