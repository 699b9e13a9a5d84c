"""Open a path, a URL or standard input; no socket is opened unless for a URL."""

from __future__ import annotations

import functools
import io
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from servanda.errors import InputError
from servanda.readers.raw import NOTHING_SAID, STDIN, Options, Raw

if TYPE_CHECKING:
    from servanda.net import Fetches

URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


def open_source(source: str, options: Options = NOTHING_SAID, client: Fetches | None = None) -> Raw:
    """A source by its name: a path of a file or folder, `http(s)://…`, or `-` for standard input.

    `client` fetches it, and the pages that it names; by default one that all sources share.
    Raises `InputError` for a path that cannot be opened, `FetchError` for a URL that is refused or fails.
    """
    raw = fetched(source, options, client) if URL.match(source) else opened(source, options)
    raw.client = client
    return raw


def opened(source: str, options: Options) -> Raw:
    """A source on this machine. Raises `InputError`."""
    if source == "-":
        return Raw(STDIN, sys.stdin.buffer, options)
    if not source:
        raise InputError("an empty name: give a path, a web address, or - for standard input")
    path = Path(source)
    try:
        if path.is_dir():
            return folder(path, options)
        return Raw(source, path.open("rb"), options)
    except FileNotFoundError:
        raise InputError(f"{source}: no such file; check the path, or give - for standard input") from None
    except PermissionError:
        raise InputError(f"{source}: may not be read; check its permissions") from None
    except (OSError, ValueError) as error:
        raise InputError(f"{source[:200]}: cannot be opened: {getattr(error, 'strerror', None) or error}") from None


def folder(path: Path, options: Options) -> Raw:
    """A folder: a source without bytes of its own."""
    raw = Raw(str(path), io.BytesIO(), options)
    raw.form, raw.folder = "folder", path
    return raw


def fetched(url: str, options: Options, client: Fetches | None) -> Raw:
    """A page from the net, with the guard and the manners of `net`. Raises `FetchError`."""
    page = (client or shared()).fetch(url)
    return Raw(page.url, io.BytesIO(page.body), options, media=page.headers.get("content-type", ""), url=page.url)


@functools.cache
def shared() -> Fetches:
    """The client of all sources that bring none of their own, so that no host is asked too often."""
    from servanda.net import Client  # noqa: PLC0415 - sockets are loaded only for a URL

    return Client()
