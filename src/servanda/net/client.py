"""Fetch politely: as robots.txt permits, not too often, once more where it may help, and only what has changed.

Every request goes through the guard of `fetch`, those for robots.txt included.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Mapping, MutableMapping
from email.utils import parsedate_to_datetime
from types import MappingProxyType
from typing import Protocol
from urllib.parse import urlsplit

import msgspec

from servanda.errors import FetchError, Unchanged
from servanda.net.fetch import PLAINLY, SECONDS, Asks, Failed, Page, fetch
from servanda.net.guard import Permit, public
from servanda.net.robots import Rules, rules

GAP = 1.0  # seconds between two requests to one host
LONGEST_GAP = 30.0  # that a robots.txt may ask for
TRIES = 3
BACK_OFF = 2.0  # seconds before the second try; twice as long before each further one
PATIENCE = 60.0  # seconds that a server may ask to wait; longer, and the page is given up
PASSING = frozenset({429, 502, 503, 504})
BRIEF_SECONDS, BRIEF_LIMIT = 10.0, 8 << 20  # for a page, and bytes of it, where somebody waits
ROBOTS_SECONDS = 10.0
ROBOTS_KEPT = 24 * 3600.0  # seconds
ROBOTS_MISSED = 600.0  # seconds until a robots.txt that could not be had is asked for again


class Clock(Protocol):
    """What tells the time and passes it; the module `time` does."""

    def time(self) -> float:
        """Seconds since 1970."""

    def monotonic(self) -> float:
        """Seconds since some moment."""

    def sleep(self, seconds: float, /) -> None:
        """Wait."""


class Fetches(Protocol):
    """What fetches pages."""

    def fetch(self, url: str) -> Page:
        """A page. Raises `FetchError` where it is refused or fails, `Unchanged` where it is as it was."""


class Kept(msgspec.Struct, frozen=True):
    """What is kept of a page to know whether it has changed; `at` is when it was last asked for, since 1970."""

    etag: str = ""
    modified: str = ""
    digest: str = ""
    at: float = 0.0


class Client:
    """Fetches pages.

    With `kept`, by address, only pages that have changed come, and what is to be kept of them is put into it: save it
    when they are safe. `headers` are sent with every request for a page.
    """

    def __init__(
        self,
        *,
        permit: Permit = public,
        kept: MutableMapping[str, Kept] | None = None,
        clock: Clock = time,
        gap: float = GAP,
        headers: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self.kept = kept
        self._permit = permit
        self._clock = clock
        self._gap = gap
        self._headers = headers
        self._last: dict[str, float] = {}
        self._rules: dict[str, tuple[float, Rules]] = {}

    def fetch(self, url: str) -> Page:
        """A page. Raises `FetchError` where it is refused or fails, `Unchanged` where it is as it was."""
        known = None if self.kept is None else self.kept.get(url)
        page = self._tried(url, Asks({**self._headers, **conditions(known)}, self._before))
        if self.kept is None:
            return page
        now = self._clock.time()
        if known and page.status == 304:
            self.kept[url] = msgspec.structs.replace(known, at=now)
            raise Unchanged(f"{url}: unchanged")
        digest = hashlib.blake2b(page.body, digest_size=16).hexdigest()
        self.kept[url] = Kept(page.headers.get("etag", ""), page.headers.get("last-modified", ""), digest, now)
        if known and known.digest == digest:
            raise Unchanged(f"{url}: unchanged")
        return page

    def _tried(self, url: str, asks: Asks, seconds: float = SECONDS) -> Page:
        """A page, asked for again where that may help; one that was to come fast and did not is not."""
        for number in range(TRIES - 1):
            try:
                return fetch(url, permit=self._permit, seconds=seconds, asks=asks)
            except Failed as error:
                if error.status not in PASSING and (seconds < SECONDS or not error.slow):
                    raise
                wait = pause(error.after, BACK_OFF * 2.0**number, self._clock.time())
                if wait > PATIENCE:
                    raise Failed(url, f"{error.reason}, and asks to wait for {wait:.0f} s; try again later") from None
                self._clock.sleep(wait)
        return fetch(url, permit=self._permit, seconds=seconds, asks=asks)

    def _before(self, url: str) -> None:
        """Wait until a page may be asked for. Raises `FetchError` where robots.txt forbids it."""
        found = self._robots(url)
        if found.refused:
            raise FetchError(found.refused)
        if not found.permits(url):
            raise FetchError("its host asks programs in robots.txt not to fetch it; save it from a browser")
        self._wait(url, found.delay)

    def _wait(self, url: str, delay: float = 0.0) -> None:
        """Keep the gap between two requests to a host."""
        host = urlsplit(url).netloc.lower()
        gap = max(self._gap, min(delay, LONGEST_GAP))
        if (last := self._last.get(host)) is not None and (left := last + gap - self._clock.monotonic()) > 0:
            self._clock.sleep(left)
        self._last[host] = self._clock.monotonic()

    def _robots(self, url: str) -> Rules:
        """The rules of the host of a page, asked for once a day."""
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc.lower()}"
        if origin in self._rules and self._clock.monotonic() < self._rules[origin][0]:
            return self._rules[origin][1]
        found = rules(lambda: self._tried(f"{origin}/robots.txt", PLAINLY, ROBOTS_SECONDS))
        until = self._clock.monotonic() + (ROBOTS_MISSED if found.refused else ROBOTS_KEPT)
        self._rules[origin] = (until, found)
        return found


class Brief(Client):
    """Fetches pages for somebody who waits for them: each is asked for once, given up soon, and may not be long."""

    def _tried(self, url: str, asks: Asks, seconds: float = SECONDS) -> Page:
        return fetch(url, permit=self._permit, limit=BRIEF_LIMIT, seconds=min(seconds, BRIEF_SECONDS), asks=asks)


def conditions(known: Kept | None) -> dict[str, str]:
    """Headers that ask for a page only if it has changed."""
    if known is None:
        return {}
    told = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
    return {name: value for name, value in told.items() if value}


def pause(after: str, least: float, now: float) -> float:
    """Seconds until the next try: what the server asks for, at least the back-off."""
    if after.isascii() and after.isdigit():
        return max(least, float(after[:9]))
    try:
        return max(least, parsedate_to_datetime(after).timestamp() - now)
    except (ValueError, TypeError, IndexError, OverflowError):
        return least
