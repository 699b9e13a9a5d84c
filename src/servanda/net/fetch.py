"""Fetch a page: http(s) only, public addresses only at every redirect, TLS never relaxed, size and time limited.

The connection goes to the very address that was checked, so a name cannot lead elsewhere in between.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import time
import zlib
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import SplitResult, urljoin, urlsplit

from servanda.errors import FetchError
from servanda.net.guard import Permit, public, resolve

LIMIT = 20 << 20  # bytes of a page, unpacked
SECONDS = 30.0  # for all of it, redirects included
REDIRECTS = 5
CHUNK = 1 << 16
PORTS = {"http": 80, "https": 443}
MOVED = frozenset({301, 302, 303, 307, 308})
HEADERS = {
    "User-Agent": "servanda (+https://pypi.org/project/servanda)",
    "Accept": "text/html, text/plain, */*;q=0.5",
    "Accept-Encoding": "gzip",
}


class Page(NamedTuple):
    """What came: the final address, the unpacked body, and the headers with their names in lower case."""

    url: str
    body: bytes
    headers: dict[str, str]


def fetch(url: str, *, permit: Permit = public, limit: int = LIMIT, seconds: float = SECONDS) -> Page:
    """The page at a URL. Raises `FetchError` for whatever is refused or fails, and says why."""
    deadline = time.monotonic() + seconds
    for _ in range(REDIRECTS + 1):
        page, moved = _once(url, permit, limit, deadline)
        if moved is None:
            return page
        url = urljoin(url, moved)
    raise FetchError(f"{url}: more than {REDIRECTS} redirects; open it in a browser and save the page")


def _once(url: str, permit: Permit, limit: int, deadline: float) -> tuple[Page, str | None]:
    """One request, and where it was sent on to."""
    parts = _split(url)
    connection = _connection(parts, permit, deadline)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        connection.request("GET", path, headers={**HEADERS, "Host": parts.netloc.rpartition("@")[2]})
        answer = connection.getresponse()
        headers = {name.lower(): value for name, value in answer.getheaders()}
        if answer.status in MOVED and headers.get("location"):
            return Page(url, b"", headers), headers["location"]
        if answer.status != http.client.OK:
            raise FetchError(f"{url}: the server answers {answer.status} {answer.reason}".rstrip())
        return Page(url, _body(url, answer, headers, (limit, deadline)), headers), None
    except TimeoutError:
        raise FetchError(f"{url}: too slow, given up; try again, or save the page and read the file") from None
    except ssl.SSLError as error:
        raise FetchError(f"{url}: its certificate is not accepted: {error.reason or error}") from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise FetchError(f"{url}: cannot be fetched: {error or type(error).__name__}") from None
    finally:
        connection.close()


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise FetchError(f"{url}: no valid address") from None
    if parts.scheme not in PORTS:
        raise FetchError(f"{url}: only http and https are fetched; give a path for a file")
    if not host or any(ord(char) <= 32 or ord(char) == 127 for char in url):
        raise FetchError(f"{url}: no valid address")
    if port is not None and port == 0:
        raise FetchError(f"{url}: no valid port")
    if parts.username is not None:
        raise FetchError(f"{url}: an address with a name or password in it is not fetched")
    return parts._replace(path=_encoded(parts.path), query=_encoded(parts.query))


def _encoded(text: str) -> str:
    """Letters beyond ASCII as a server expects them."""
    return "".join(char if char.isascii() else "".join(f"%{byte:02X}" for byte in char.encode()) for char in text)


def _connection(parts: SplitResult, permit: Permit, deadline: float) -> http.client.HTTPConnection:
    """A connection to the address that was checked; over TLS the certificate must be that of the name."""
    host = str(parts.hostname).encode("idna").decode() if not str(parts.hostname).isascii() else str(parts.hostname)
    port = parts.port or PORTS[parts.scheme]
    address = resolve(host, port, permit)
    try:
        stream = socket.create_connection((address, port), timeout=_left(deadline))
        if parts.scheme == "https":
            stream = ssl.create_default_context().wrap_socket(stream, server_hostname=host)
    except TimeoutError:
        raise FetchError(f"{host}: does not answer; try again later") from None
    except ssl.SSLError as error:
        raise FetchError(f"{host}: its certificate is not accepted: {error.reason or error}") from None
    except OSError as error:
        raise FetchError(f"{host}: cannot be reached: {error.strerror or error}") from None
    connection = http.client.HTTPConnection(host, port)
    connection.sock = stream
    return connection


def _left(deadline: float) -> float:
    """Seconds that are left. Raises `TimeoutError` when there are none."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _body(url: str, answer: http.client.HTTPResponse, headers: dict[str, str], bounds: tuple[int, float]) -> bytes:
    """The body, unpacked. Raises `FetchError` where it is too long, `TimeoutError` where it drips."""
    limit, deadline = bounds
    packed = headers.get("content-encoding", "").strip() in {"gzip", "deflate"}
    unpack = zlib.decompressobj(wbits=47) if packed else None
    body = bytearray()
    try:
        for chunk in _chunks(answer, deadline):
            body += unpack.decompress(chunk, limit + 1 - len(body)) if unpack else chunk
            if len(body) > limit:
                raise FetchError(f"{url}: more than {limit >> 20} MB; save it and read the part you need")
    except zlib.error:
        raise FetchError(f"{url}: its gzip data is broken") from None
    return bytes(body)


def _chunks(answer: http.client.HTTPResponse, deadline: float) -> Iterator[bytes]:
    """Pieces as they come, each within the time that is left."""
    while True:
        left = _left(deadline)
        if answer.fp is not None and (raw := getattr(getattr(answer.fp, "raw", None), "_sock", None)) is not None:
            raw.settimeout(left)
        chunk = answer.read1(CHUNK)
        if not chunk:
            return
        yield chunk
