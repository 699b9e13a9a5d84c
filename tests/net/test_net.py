"""The guard, and fetching from a server of the test's own."""

import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from servanda.errors import FetchError
from servanda.net import fetch, public

PRIVATE = [
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.1.2.3", "224.0.0.1",
    "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1", "2002:7f00:1::", "fd00:ec2::254", "nonsense",
]  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_addresses_that_are_not_public_are_refused(address: str) -> None:
    assert not public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_public_addresses_are_permitted(address: str) -> None:
    assert public(address)


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        port = self.server.server_address[1]
        answers = {
            "/page": (200, {"Content-Type": "text/plain; charset=utf-8"}, "Тауар айналымы".encode()),
            "/packed": (200, {"Content-Encoding": "gzip"}, gzip.compress(b"text " * 100)),
            "/bomb": (200, {"Content-Encoding": "gzip"}, gzip.compress(b"\0" * 5_000_000)),
            "/moved": (302, {"Location": "/page"}, b""),
            "/inside": (302, {"Location": f"http://localhost:{port}/page"}, b""),
            "/file": (302, {"Location": "file:///etc/passwd"}, b""),
            "/loop": (302, {"Location": "/loop"}, b""),
            "/%D1%81": (200, {}, b"letters"),
        }
        status, headers, body = answers.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(10**6 if self.path == "/drip" else len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


class Dripping(Handler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            while True:
                self.wfile.write(b"x")
                time.sleep(0.05)
        except OSError:
            pass


def served(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def site() -> Iterator[str]:
    yield from served(Handler)


@pytest.fixture
def dripping() -> Iterator[str]:
    yield from served(Dripping)


def here(address: str) -> bool:
    return address == "127.0.0.1"


def test_a_page_comes_with_its_headers(site: str) -> None:
    page = fetch(f"{site}/page", permit=here)
    assert (page.body.decode(), page.headers["content-type"]) == ("Тауар айналымы", "text/plain; charset=utf-8")
    assert fetch(f"{site}/moved", permit=here).url == f"{site}/page"
    assert fetch(f"{site}/packed", permit=here).body == b"text " * 100
    assert fetch(f"{site}/с", permit=here).body == b"letters"


def test_the_guard_holds_by_default_and_at_redirects(site: str) -> None:
    with pytest.raises(FetchError, match="no public address"):
        fetch(f"{site}/page")
    seen: list[str] = []

    def first_only(address: str) -> bool:
        seen.append(address)
        return len(seen) == 1

    with pytest.raises(FetchError, match="no public address"):
        fetch(f"{site}/inside", permit=first_only)
    with pytest.raises(FetchError, match="only http and https"):
        fetch(f"{site}/file", permit=here)


@pytest.mark.parametrize(
    ("path", "message"), [("/none", "404"), ("/loop", "redirects"), ("/bomb", "more than 1 MB")]
)
def test_failures_say_what_is_wrong(site: str, path: str, message: str) -> None:
    with pytest.raises(FetchError, match=message):
        fetch(site + path, permit=here, limit=1 << 20)


def test_a_page_that_drips_is_given_up(dripping: str) -> None:
    with pytest.raises(FetchError, match="too slow"):
        fetch(dripping, permit=here, seconds=0.3)


@pytest.mark.parametrize(
    "url",
    ["ftp://example.org/", "http://", "http://user:secret@example.org/", "http://example.org:99999/", "http://a b/", "http://[::1/"],
)
def test_addresses_that_are_none(url: str) -> None:
    with pytest.raises(FetchError):
        fetch(url, permit=lambda _: False)


def test_a_host_that_is_not_there() -> None:
    with pytest.raises(FetchError, match=r"no such host|cannot be reached"):
        fetch("http://no-such-host.invalid/")
