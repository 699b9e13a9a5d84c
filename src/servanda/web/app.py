"""The application: its pages, what keeps other sites out, and how failures are told."""

from __future__ import annotations

from pathlib import Path

import anyio.to_thread
from litestar import Litestar, Request
from litestar.config.compression import CompressionConfig
from litestar.datastructures import State
from litestar.di import Provide
from litestar.static_files import create_static_files_router

from servanda import views
from servanda.web import safety, telling
from servanda.web.api import interface
from servanda.web.api.schema import CONFIG
from servanda.web.desk import Desk
from servanda.web.headless import Headless
from servanda.web.page import prepare
from servanda.web.pages import PAGES
from servanda.web.settings import Settings
from servanda.web.unchanged import Unchanged

STATIC = (Path(__file__).parent / "static", Path(views.__file__).parent / "static")
THREADS = 4  # each with its own connection to the ledger
LARGEST = 4 * 1024 * 1024  # bytes of a form


def application(settings: Settings) -> Litestar:
    """An application on a ledger. Raises `LedgerError` where there is none."""
    desk = Desk(settings)
    _ = desk.ledger
    prepare()
    made = Litestar(
        route_handlers=[*PAGES, interface(), create_static_files_router("/static", [*STATIC], name="static")],
        state=State({"desk": desk}),
        dependencies={"desk": Provide(_desk, sync_to_thread=False)},
        before_request=safety.checked,
        before_send=[safety.sealed],
        middleware=[Unchanged()],
        exception_handlers={Exception: telling.told},
        compression_config=CompressionConfig(backend="gzip"),
        openapi_config=CONFIG,
        on_startup=[_few_threads],
        request_max_body_size=LARGEST,
        logging_config=None,
    )
    made.asgi_handler = Headless(made.asgi_handler)
    return made


def _desk(request: Request) -> Desk:  # type: ignore[type-arg]
    desk: Desk = request.app.state.desk
    return desk


async def _few_threads() -> None:
    anyio.to_thread.current_default_thread_limiter().total_tokens = THREADS
