"""What the application is told when it starts."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from litestar import Request

from servanda.net import Fetches

Asks = Request[Any, Any, Any]
LOCAL = ("localhost", "127.0.0.1", "[::1]")


class Settings(NamedTuple):
    """The ledger that is shown, who works with it, and from where it may be asked.

    `user` signs what is reviewed; `writable` is whether anything may be reviewed at all. `hosts` are the names under
    which the application answers, without ports: any other is refused, so that no page of another site can reach it
    through a name of its own. A page waits for `patience` seconds for what is slow. `client` fetches the pages that
    somebody asks to have read, by default a brief one.
    """

    ledger: Path
    user: str
    writable: bool = True
    hosts: tuple[str, ...] = LOCAL
    patience: float = 1.0
    client: Fetches | None = None
