"""A list of what is watched: which of its lines are due, and what is new there.

Each line is an address, how often to look, and what is known of it: `https://example.org/feed every=2h language=kk`.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from servanda import readers
from servanda.errors import FetchError, InputError, Unchanged
from servanda.model import Document
from servanda.net import Clock, Fetches, Kept, Page
from servanda.readers import Failure, Options

EVERY = "every"
SETTINGS = ("language", "publisher", "publisher_country", "licence")
UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
DURATION = re.compile(r"(\d{1,6})([smhd])")
PAGES_AGAIN = 86400.0  # seconds until a page that a feed names is asked for again
FORGOTTEN = 90 * 86400.0  # seconds
FEW = 0.01  # part of an interval by which a round may come too early


class Watched(NamedTuple):
    """A line of the list. `every` is in seconds; 0 is in each round."""

    address: str
    every: int = 0
    options: Options = Options()


class State(msgspec.Struct):
    """What is known of the sources of a list, by address.

    When each was last looked at, what is kept of pages, and which pages failed, when they last did, and how.
    """

    visited: dict[str, float] = {}
    kept: dict[str, Kept] = {}
    failed: dict[str, tuple[float, str]] = {}


def parsed(text: str, name: str) -> list[Watched]:
    """The lines of a list. Raises `InputError` that names the line which is wrong."""
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        try:
            words = shlex.split(line, comments=True)
            if words:
                found.append(watched(words))
        except ValueError as error:
            raise InputError(f"{name}:{number}: {error}") from None
    if not found:
        raise InputError(f"{name}: nothing to watch; write the address of a feed or page on each line")
    return found


def watched(words: list[str]) -> Watched:
    """One line by its words. Raises `ValueError`."""
    address, *settings = words
    told = {key: value for key, _, value in (setting.partition("=") for setting in settings)}
    if unknown := [key for key, value in told.items() if key not in (EVERY, *SETTINGS) or not value]:
        known = ", ".join(f"{key}=…" for key in (EVERY, *SETTINGS))
        raise ValueError(f"{unknown[0]}: no setting; there are: {known}")
    every = seconds(told.pop(EVERY)) if EVERY in told else 0
    return Watched(address, every, Options(**told))


def seconds(written: str) -> int:
    """How long `90s`, `30m`, `2h` or `1d` is. Raises `ValueError`."""
    found = DURATION.fullmatch(written)
    if found is None or not int(found[1]):
        raise ValueError(f"{written}: no interval; give it as 30m, 2h or 1d")
    return int(found[1]) * UNITS[found[2]]


def due(listed: list[Watched], state: State, now: float) -> list[Watched]:
    """The lines that are to be looked at now."""
    return [
        one
        for one in listed
        if one.address not in state.visited or now - state.visited[one.address] >= one.every * (1 - FEW)
    ]


def fetched(one: Watched, state: State, client: Fetches, clock: Clock) -> Iterator[tuple[str, Document | Failure]]:
    """What is new or has changed at an address, with the name of its source.

    `state` knows it when the last one is taken; where one failed, all is read anew the next time. `client` keeps pages
    in `state`. Raises `InputError`, `FetchError`.
    """
    failed = False
    try:
        raw = readers.open_source(one.address, one.options, Visit(one, state, client, clock))
        for name, found in readers.named(raw):
            if isinstance(found, Failure) and isinstance(found.error, Unchanged):
                continue
            failed |= isinstance(found, Failure)
            yield name, found
    except Unchanged:
        pass
    state.visited[one.address] = clock.time()
    if failed:
        state.kept.pop(one.address, None)


def pruned(state: State, now: float) -> State:
    """Without pages that have not been asked for since long: no feed names them any more."""
    kept = {address: one for address, one in state.kept.items() if now - one.at < FORGOTTEN}
    failed = {address: one for address, one in state.failed.items() if now - one[0] < FORGOTTEN}
    return State(state.visited, kept, failed)


class Visit(NamedTuple):
    """Fetches for one line: its own address whenever it is due, the pages that it names once a day."""

    line: Watched
    state: State
    client: Fetches
    clock: Clock

    def fetch(self, url: str) -> Page:
        """A page. Raises `FetchError`; `Unchanged` also for one that was asked for not long ago, or is gone for now."""
        known = self.state.kept.get(url)
        if url == self.line.address:
            return self.client.fetch(url)
        if known is None:
            return self._first(url)
        if self.clock.time() - known.at < PAGES_AGAIN:
            raise Unchanged(f"{url}: asked for not long ago")
        try:
            return self.client.fetch(url)
        except FetchError as error:
            raise Unchanged(str(error)) from None

    def _first(self, url: str) -> Page:
        """A page that was never read. Raises `FetchError`; `Unchanged` where it failed in this way before."""
        try:
            page = self.client.fetch(url)
        except FetchError as error:
            told = self.state.failed.get(url, (0.0, ""))[1] == str(error)
            self.state.failed[url] = (self.clock.time(), str(error))
            if told:
                self.state.kept.pop(self.line.address, None)  # so that it is asked for again
                raise Unchanged(str(error)) from None
            raise
        self.state.failed.pop(url, None)
        return page
