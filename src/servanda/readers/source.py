"""Open a path, a URL or standard input; no socket is opened unless for a URL."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

from servanda.errors import InputError
from servanda.readers.raw import NOTHING_SAID, STDIN, Options, Raw

URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


def open_source(source: str, options: Options = NOTHING_SAID) -> Raw:
    """A source by its name: a path, `http(s)://…`, or `-` for standard input.

    Raises `InputError` for a path that cannot be opened, `FetchError` for a URL that is refused or fails.
    """
    if source == "-":
        return Raw(STDIN, sys.stdin.buffer, options)
    if URL.match(source):
        return fetched(source, options)
    if not source:
        raise InputError("an empty name: give a path, a web address, or - for standard input")
    path = Path(source)
    try:
        return Raw(source, path.open("rb"), options)
    except FileNotFoundError:
        raise InputError(f"{source}: no such file; check the path, or give - for standard input") from None
    except IsADirectoryError:
        raise InputError(f"{source}: a directory; name the files in it") from None
    except PermissionError:
        raise InputError(f"{source}: may not be read; check its permissions") from None
    except (OSError, ValueError) as error:
        raise InputError(f"{source[:200]}: cannot be opened: {getattr(error, 'strerror', None) or error}") from None


def fetched(url: str, options: Options) -> Raw:
    """A page from the net, with the guard of `net`."""
    from servanda.net import fetch  # noqa: PLC0415 - sockets are loaded only for a URL

    page = fetch(url)
    return Raw(page.url, io.BytesIO(page.body), options, media=page.headers.get("content-type", ""), url=page.url)
