"""The pages, one noun a module."""

from __future__ import annotations

from litestar.types import ControllerRouterHandler

from servanda.web.pages import (
    documents,
    feeds,
    figures,
    home,
    languages,
    pairs,
    questions,
    reference,
    search,
    statements,
)

PAGES: tuple[ControllerRouterHandler, ...] = (
    *documents.PAGES,
    *feeds.PAGES,
    *figures.PAGES,
    *home.PAGES,
    *languages.PAGES,
    *pairs.PAGES,
    *questions.PAGES,
    *reference.PAGES,
    *search.PAGES,
    *statements.PAGES,
)
