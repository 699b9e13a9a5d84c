"""The pages, one noun a module."""

from __future__ import annotations

from litestar.types import ControllerRouterHandler

from servanda.web.pages import home, languages, questions, search, statements

PAGES: tuple[ControllerRouterHandler, ...] = (
    *home.PAGES, *languages.PAGES, *questions.PAGES, *search.PAGES, *statements.PAGES,
)  # fmt: skip
