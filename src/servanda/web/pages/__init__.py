"""The pages, one noun a module."""

from __future__ import annotations

from litestar.types import ControllerRouterHandler

from servanda.web.pages import home, languages, questions, statements

PAGES: tuple[ControllerRouterHandler, ...] = (*home.PAGES, *languages.PAGES, *questions.PAGES, *statements.PAGES)
