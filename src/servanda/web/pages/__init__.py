"""The pages, one noun a module."""

from __future__ import annotations

from litestar.types import ControllerRouterHandler

from servanda.web.pages import (
    asking,
    compare,
    documents,
    feeds,
    figures,
    home,
    languages,
    pairs,
    pledges,
    questions,
    read,
    reference,
    reports,
    review,
    search,
    statements,
)

PAGES: tuple[ControllerRouterHandler, ...] = (
    *asking.PAGES,
    *compare.PAGES,
    *documents.PAGES,
    *feeds.PAGES,
    *figures.PAGES,
    *home.PAGES,
    *languages.PAGES,
    *pairs.PAGES,
    *pledges.PAGES,
    *questions.PAGES,
    *read.PAGES,
    *reference.PAGES,
    *review.PAGES,
    *reports.PAGES,
    *search.PAGES,
    *statements.PAGES,
)
