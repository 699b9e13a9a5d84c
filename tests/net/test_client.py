"""Fetching politely, from a server of the test's own and by a clock that nobody waits for."""

import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from servanda.errors import FetchError, Unchanged
from servanda.net import Client, Kept

Answer = tuple[int, dict[str, str], bytes]
NOW = 1_700_000_000.0


class Clock:
    """Passes time without waiting."""

    def __init__(self) -> None:
        self.passed = 0.0
        self.pauses: list[float] = []

    def time(self) -> float:
        return NOW + self.passed

    def monotonic(self) -> float:
        return self.passed

    def sleep(self, seconds: float) -> None:
        self.pauses.append(round(seconds, 6))
        self.passed += seconds


class Site:
    """A server that answers from a table: an address has one answer, or several, of which the last one stays."""

    def __init__(self) -> None:
        self.answers: dict[str, list[Answer]] = {}
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self.handler())
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"

    def says(self, path: str, *answers: Answer | bytes) -> None:
        self.answers[path] = [(200, {}, one) if isinstance(one, bytes) else one for one in answers]

    def handler(site) -> type[BaseHTTPRequestHandler]:  # noqa: N805 - the handler has a self of its own
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(self.path)
                site.headers.append(dict(self.headers))
                left = site.answers.get(self.path, [(404, {}, b"")])
                status, headers, body = left.pop(0) if len(left) > 1 else left[0]
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                if status != 304:
                    self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        return Handler


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    yield made
    made.server.shutdown()
    made.server.server_close()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def client(clock: Clock) -> Client:
    return Client(permit=lambda address: address == "127.0.0.1", clock=clock)


ROBOTS = b"""User-agent: *
Disallow: /

User-agent: Servanda
Disallow: /private
Disallow: /*.pdf$
Allow: /private/open
Crawl-delay: 4
"""


@pytest.mark.parametrize(
    ("path", "permitted"),
    [
        ("/news", True), ("/private/a", False), ("/private", False), ("/private/open/a", True), ("/a.pdf", False),
        ("/a.pdf?x", True), ("/robots.txt", True),
    ],
)  # fmt: skip
def test_robots(site, client, path, permitted):
    site.says("/robots.txt", ROBOTS)
    site.says(path, ROBOTS)
    if permitted:
        assert client.fetch(site.url + path).body == ROBOTS
    else:
        with pytest.raises(FetchError, match=rf"{path}: its host asks programs in robots\.txt not to fetch it"):
            client.fetch(site.url + path)
        assert site.asked == ["/robots.txt"]


def test_robots_are_asked_for_once_and_their_delay_is_kept(site: Site, client: Client, clock: Clock):
    site.says("/robots.txt", ROBOTS)
    site.says("/a", b"a")
    for _ in range(3):
        client.fetch(f"{site.url}/a")
    assert Counter(site.asked) == {"/robots.txt": 1, "/a": 3}
    assert clock.pauses == [4.0, 4.0]
    clock.sleep(25 * 3600)
    client.fetch(f"{site.url}/a")
    assert site.asked[-2:] == ["/robots.txt", "/a"]


def test_robots_hold_where_one_is_sent_on(site: Site, client: Client):
    site.says("/robots.txt", b"User-agent: *\nDisallow: /b")
    site.says("/a", (302, {"Location": "/b"}, b""))
    with pytest.raises(FetchError, match=r"/a, sent on to http.*/b: its host asks"):
        client.fetch(f"{site.url}/a")


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_a_host_without_robots_permits_all(site: Site, client: Client, status: int):
    site.says("/robots.txt", (status, {}, b""))
    site.says("/a", b"a")
    assert client.fetch(f"{site.url}/a").body == b"a"


@pytest.mark.parametrize("status", [429, 500, 503])
def test_robots_that_cannot_be_had_permit_nothing_for_now(site: Site, client: Client, clock: Clock, status: int):
    site.says("/robots.txt", (status, {}, b""))
    for _ in range(2):
        with pytest.raises(FetchError, match=rf"/a: its host's robots\.txt cannot be had: the server answers {status}"):
            client.fetch(f"{site.url}/a")
    assert "/a" not in site.asked
    site.says("/robots.txt", b"")
    site.says("/a", b"a")
    clock.sleep(601)
    assert client.fetch(f"{site.url}/a").body == b"a"


def test_the_gap_is_kept_for_each_host(site: Site, client: Client, clock: Clock):
    other = Site()
    for one in (site, other, site, other):
        one.says("/a", b"a")
        client.fetch(f"{one.url}/a")
    assert clock.pauses == [1.0]  # not between hosts, nor where the time has passed
    other.server.shutdown()
    other.server.server_close()


@pytest.mark.parametrize(
    ("after", "pauses"),
    [("", [2.0, 4.0]), ("7", [7.0, 7.0]), ("0", [2.0, 4.0]), ("soon", [2.0, 4.0]), (formatdate(NOW - 99), [2.0, 4.0])],
)
def test_it_is_tried_again_where_that_may_help(site, client, clock, after, pauses):
    busy = (503, {"Retry-After": after} if after else {}, b"")
    site.says("/a", busy, (429, busy[1], b""), (200, {}, b"a"))
    assert client.fetch(f"{site.url}/a").body == b"a"
    assert [pause for pause in clock.pauses if pause != 1.0] == pauses
    site.says("/b", busy)
    with pytest.raises(FetchError, match="/b: the server answers 503"):
        client.fetch(f"{site.url}/b")
    assert site.asked.count("/b") == 3


def test_a_date_to_come_again_is_kept(site: Site, client: Client, clock: Clock):
    site.says("/a", (503, {"Retry-After": formatdate(NOW + 31)}, b""), (200, {}, b"a"))
    client.fetch(f"{site.url}/a")
    assert clock.pauses == [31.0]


def test_whoever_asks_for_too_much_patience_is_left_alone(site: Site, client: Client, clock: Clock):
    site.says("/a", (429, {"Retry-After": "86400"}, b""))
    with pytest.raises(FetchError, match=r"429 .*, and asks to wait for 86400 s; try again later"):
        client.fetch(f"{site.url}/a")
    assert site.asked.count("/a") == 1
    assert sum(clock.pauses) < 9


def test_what_will_not_help_is_not_tried_again(site: Site, client: Client):
    with pytest.raises(FetchError, match="404"):
        client.fetch(f"{site.url}/none")
    assert site.asked.count("/none") == 1


def test_only_what_has_changed_comes(site: Site, clock: Clock):
    kept: dict[str, Kept] = {}
    client = Client(permit=lambda _: True, kept=kept, clock=clock)
    url = f"{site.url}/a"
    marks = {"ETag": '"1"', "Last-Modified": "Mon, 01 Jan 2024 00:00:00 GMT"}
    site.says("/a", (200, marks, b"a"), (304, {}, b""), (200, {}, b"b"), (200, {}, b"b"))
    assert client.fetch(url).body == b"a"
    with pytest.raises(Unchanged):
        client.fetch(url)
    sent = site.headers[-1]
    assert (sent["If-None-Match"], sent["If-Modified-Since"]) == ('"1"', "Mon, 01 Jan 2024 00:00:00 GMT")
    assert client.fetch(url).body == b"b"
    with pytest.raises(Unchanged):
        client.fetch(url)
    assert "If-None-Match" not in site.headers[-1]
    assert list(kept) == [url]


def test_the_guard_holds_for_robots_too(site: Site, clock: Clock):
    with pytest.raises(FetchError, match=r"/a: 127\.0\.0\.1 is no public address"):
        Client(clock=clock).fetch(f"{site.url}/a")
    assert site.asked == []


def test_every_request_says_who_asks(site: Site, client: Client):
    site.says("/a", b"a")
    client.fetch(f"{site.url}/a")
    assert all(headers["User-Agent"].startswith("servanda") for headers in site.headers)
    assert len(site.headers) == 2


def test_a_host_that_is_silent_about_its_robots_is_not_waited_for_long(client: Client, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("servanda.net.client.ROBOTS_SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        begin = time.monotonic()
        with pytest.raises(FetchError, match=r"/a: its host's robots\.txt cannot be had: too slow"):
            client.fetch(f"http://127.0.0.1:{silent.getsockname()[1]}/a")
        assert time.monotonic() - begin < 2
