"""What a robots.txt permits, as RFC 9309 has it: none permits all, one that cannot be had permits nothing for now."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from servanda.net.fetch import Failed, Page

if TYPE_CHECKING:
    from protego import Protego

AGENT = "servanda"


class Rules(NamedTuple):
    """The rules of a host; `refused` says why nothing may be asked for now. `delay` is in seconds."""

    parsed: Protego | None = None
    refused: str = ""

    @property
    def delay(self) -> float:
        """How long to wait between two requests."""
        return float(self.parsed.crawl_delay(AGENT) or 0) if self.parsed else 0.0

    def permits(self, url: str) -> bool:
        """Whether a page may be asked for."""
        return not self.parsed or self.parsed.can_fetch(url, AGENT)


def rules(page: Callable[[], Page]) -> Rules:
    """The rules that a robots.txt gives, which is fetched by a call."""
    try:
        body = page().body
    except Failed as error:
        if 400 <= error.status < 500 and error.status != 429:
            return Rules()
        silent = not (error.status or error.slow)
        return Rules(refused=error.reason if silent else f"its host's robots.txt cannot be had: {error.reason}")
    from protego import Protego  # noqa: PLC0415 - loaded only where there are rules

    return Rules(Protego.parse(body.decode("utf-8-sig", "replace")))
