"""Fetch a page: http(s) only, public addresses only at every redirect, TLS never relaxed, size and time limited.

The connection goes to the very address that was checked, so a name cannot lead elsewhere in between. When the time is
up the connection is shut down, whatever it was about: shaking hands, headers or body.
"""

from __future__ import annotations

import contextlib
import http.client
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import SplitResult, urljoin, urlsplit

from servanda.errors import FetchError
from servanda.net.guard import Permit, public, resolve

LIMIT = 64 << 20  # bytes of a page, unpacked: as much as a document may have
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
    """What came: the final address, the unpacked body, the headers with their names in lower case; 304 is unchanged."""

    url: str
    body: bytes
    headers: dict[str, str]
    status: int = http.client.OK


class Failed(FetchError):  # noqa: N818 - reads as what it is
    """Why a page was not fetched.

    `status` is what the server answered, 0 where it did not; `after` is when it asks to come again; `slow` may pass.
    """

    def __init__(self, place: str, reason: str, *, answer: tuple[int, str] = (0, ""), slow: bool = False) -> None:
        super().__init__(f"{place}: {reason}")
        self.reason = reason
        self.status, self.after = answer
        self.slow = slow


class Answered(FetchError):  # noqa: N818 - reads as what it is
    """An answer that is no page: its status, and when to come again."""

    def __init__(self, reason: str, status: int, after: str) -> None:
        super().__init__(reason)
        self.answer = (status, after)


def anywhere(_: str) -> None:
    """Every address may be asked at once."""


class Asks(NamedTuple):
    """What a request says besides; `before` is called with each address before it is asked, and may wait or refuse."""

    headers: Mapping[str, str] = MappingProxyType({})
    before: Callable[[str], None] = anywhere


PLAINLY = Asks()


class Limits(NamedTuple):
    """What a fetch may do: the addresses it may speak to, bytes, and until when, on the monotonic clock."""

    permit: Permit
    size: int
    deadline: float
    asks: Asks

    @property
    def left(self) -> float:
        """Seconds that are left. Raises `TimeoutError` when there are none."""
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left


def fetch(
    url: str, *, permit: Permit = public, limit: int = LIMIT, seconds: float = SECONDS, asks: Asks = PLAINLY
) -> Page:
    """The page at a URL. Raises `Failed`, a `FetchError`, for whatever is refused or fails, and says why."""
    limits = Limits(permit, limit, time.monotonic() + seconds, asks)
    places = [url]
    with failing(places):
        for _ in range(REDIRECTS + 1):
            limits = _permitted(places[-1], limits)
            page, moved = _once(places[-1], limits)
            if moved is None:
                return page
            places.append(urljoin(places[-1], moved))
    raise Failed(url, f"more than {REDIRECTS} redirects; open it in a browser and save the page")


@contextlib.contextmanager
def failing(places: Sequence[str]) -> Iterator[None]:
    """Tell what goes wrong with an address, the first one, or with the one to which it led, as `Failed`."""

    def failed(reason: object, *, answer: tuple[int, str] = (0, ""), slow: bool = False) -> Failed:
        place = places[0] if len(places) == 1 else f"{places[0]}, sent on to {places[-1]}"
        return Failed(place, str(reason), answer=answer, slow=slow)

    try:
        yield
    except Answered as error:
        raise failed(error, answer=error.answer) from None
    except FetchError as error:
        raise failed(error) from None
    except TimeoutError:
        raise failed("too slow, given up; try again, or save the page and read the file", slow=True) from None
    except ssl.SSLError as error:
        reason = getattr(error, "verify_message", "") or error.reason or error
        raise failed(f"its certificate is not accepted: {reason}") from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        raise failed(f"cannot be fetched: {reason}") from None


def _permitted(url: str, limits: Limits) -> Limits:
    """The limits once the address may be asked: the time it took to know does not count."""
    split(url)
    begin = time.monotonic()
    limits.asks.before(url)
    return limits._replace(deadline=limits.deadline + time.monotonic() - begin)


def _once(url: str, limits: Limits) -> tuple[Page, str | None]:
    """One request, and where it was sent on to."""
    parts = split(url)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    with connected(parts, limits) as connection:
        connection.request("GET", path, headers={**HEADERS, **limits.asks.headers, "Host": parts.netloc})
        return _answered(url, connection, limits)


def _answered(url: str, connection: http.client.HTTPConnection, limits: Limits) -> tuple[Page, str | None]:
    """What the server answers."""
    with contextlib.closing(connection.getresponse()) as answer:
        headers = {name.lower(): value for name, value in answer.getheaders()}
        if answer.status in MOVED and headers.get("location"):
            return Page(url, b"", headers), headers["location"]
        if answer.status == http.client.NOT_MODIFIED and limits.asks.headers:
            return Page(url, b"", headers, answer.status), None
        if answer.status != http.client.OK:
            told = f"the server answers {answer.status} {answer.reason}".rstrip()
            raise Answered(told, answer.status, headers.get("retry-after", ""))
        return Page(url, _body(answer, headers, limits), headers), None


def split(url: str) -> SplitResult:
    """The parts of an address of the web. Raises `FetchError` for any other."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise FetchError("no valid address") from None
    if parts.scheme not in PORTS:
        raise FetchError("only http and https are fetched; give a path for a file")
    if not host or any(ord(char) <= 32 or ord(char) == 127 for char in url):
        raise FetchError("no valid address")
    if port == 0:
        raise FetchError("no valid port")
    if parts.username is not None:
        raise FetchError("an address with a name or password in it is not fetched")
    return parts._replace(path=_encoded(parts.path), query=_encoded(parts.query), netloc=_named(host, port))


def _named(host: str, port: int | None) -> str:
    """Host and port as a request names them."""
    plain = host if host.isascii() else host.encode("idna").decode()
    return (f"[{plain}]" if ":" in plain else plain) + (f":{port}" if port else "")


def _encoded(text: str) -> str:
    """Letters beyond ASCII as a server expects them."""
    return "".join(char if char.isascii() else "".join(f"%{byte:02X}" for byte in char.encode()) for char in text)


@contextlib.contextmanager
def connected(parts: SplitResult, limits: Limits) -> Iterator[http.client.HTTPConnection]:
    """A connection to the address that was checked; over TLS the certificate must be that of the name."""
    host = str(parts.hostname)
    port = parts.port or PORTS[parts.scheme]
    stream = _stream(resolve(host, port, limits.permit), port, limits)
    with stream, _watched(stream, limits):
        if parts.scheme == "https":
            stream = ssl.create_default_context().wrap_socket(stream, server_hostname=host)
        connection = http.client.HTTPConnection(host, port)
        connection.sock = stream
        with contextlib.closing(connection):
            yield connection


def _stream(addresses: list[str], port: int, limits: Limits) -> socket.socket:
    """A connection to the first of some addresses that answers. Raises `OSError` of the last that does not."""
    *others, last = addresses
    for address in others:
        with contextlib.suppress(OSError):
            return socket.create_connection((address, port), timeout=limits.left / 2)
    return socket.create_connection((last, port), timeout=limits.left)


@contextlib.contextmanager
def _watched(stream: socket.socket, limits: Limits) -> Iterator[None]:
    """Shut a connection down when its time is up. Raises `TimeoutError` then, whatever it was about."""
    with stream.dup() as handle:  # the connection itself, also once TLS has taken the socket over
        timer = threading.Timer(limits.left, _shut, [handle])
        timer.daemon = True
        timer.start()
        try:
            yield
        except (OSError, http.client.HTTPException, ValueError, FetchError):
            _ = limits.left
            raise
        finally:
            timer.cancel()
    _ = limits.left


def _shut(handle: socket.socket) -> None:
    with contextlib.suppress(OSError):
        handle.shutdown(socket.SHUT_RDWR)


def _body(answer: http.client.HTTPResponse, headers: dict[str, str], limits: Limits) -> bytes:
    """The body, unpacked. Raises `FetchError` where it is too long or torn."""
    packed = headers.get("content-encoding", "").strip().lower() in {"gzip", "x-gzip", "deflate"}
    unpack = zlib.decompressobj(wbits=47) if packed else None
    body = bytearray()
    try:
        while chunk := answer.read1(CHUNK):
            body += unpack.decompress(chunk, limits.size + 1 - len(body)) if unpack else chunk
            if len(body) > limits.size:
                raise FetchError(f"more than {limits.size >> 20} MB; save it and read the part you need")
    except zlib.error:
        raise FetchError("its gzip data is broken") from None
    if answer.length or (unpack and not unpack.eof):
        raise FetchError("it broke off before its end; try again")
    return bytes(body)
