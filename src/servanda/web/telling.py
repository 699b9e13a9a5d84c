"""What went wrong, told to a person as a page and to a program as a problem (RFC 9457); never a traceback."""

from __future__ import annotations

import http
import logging
from typing import Any

import msgspec
from litestar import Response
from litestar.exceptions import HTTPException

from servanda.errors import FetchError, InputError, LanguageError, LedgerError, MissingExtra, ServandaError, WrongUsage
from servanda.export.harmless import encoded
from servanda.web.page import page
from servanda.web.settings import Asks

API = "/api/"
STATUS: dict[type[ServandaError], int] = {
    WrongUsage: 400, InputError: 422, LanguageError: 422, FetchError: 502, MissingExtra: 501, LedgerError: 404,
}  # fmt: skip
LOG = logging.getLogger(__name__)


class Fault(msgspec.Struct, frozen=True):
    """A parameter or field, and what is wrong with it."""

    name: str
    reason: str


class Problem(msgspec.Struct, frozen=True):
    """What went wrong, as programs are told: RFC 9457; `errors` are parameters that are wrong."""

    title: str
    status: int
    detail: str
    type: str = "about:blank"
    errors: list[Fault] = []


def told(request: Asks, error: Exception) -> Response[Any]:
    """Answer with what went wrong; what is a bug of ours is logged, and says so."""
    status, detail = _said(error)
    if status >= http.HTTPStatus.INTERNAL_SERVER_ERROR and not isinstance(error, ServandaError | HTTPException):
        LOG.error("%s %s", request.method, request.url.path, exc_info=error)
    title = http.HTTPStatus(status).phrase
    if request.url.path.startswith(API):
        problem = encoded(Problem(title, status, detail, errors=_faults(error)))
        allowed = {"allow": error.headers["allow"]} if isinstance(error, HTTPException) and error.headers else {}
        return Response(problem, status_code=status, media_type="application/problem+json", headers=allowed)
    return page(request, "failure.html", status=status, title=title, detail=detail)


def _faults(error: Exception) -> list[Fault]:
    """The parameters that are wrong."""
    extra = getattr(error, "extra", None)
    found = [one for one in extra if isinstance(one, dict)] if isinstance(extra, list) else []
    return [Fault(str(one.get("key", "")), str(one.get("message", ""))) for one in found]


def status(error: ServandaError) -> int:
    """The status that tells of an error."""
    return next((code for kind, code in STATUS.items() if isinstance(error, kind)), 500)


def _said(error: Exception) -> tuple[int, str]:
    if isinstance(error, HTTPException):
        return error.status_code, "; ".join(f"{one.name}: {one.reason}" for one in _faults(error)) or error.detail
    if isinstance(error, ServandaError):
        return status(error), str(error)
    return 500, f"A bug in servanda, please report it: {type(error).__name__}."
