"""The guard, and fetching from a server of the test's own."""

import gzip
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from servanda.errors import FetchError
from servanda.net import fetch, public

PEM = Path(__file__).parent / "localhost.pem"
PRIVATE = [
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.1.2.3", "224.0.0.1",
    "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1",
    "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "fd00:ec2::254", "nonsense", "", "2130706433", "0x7f.1",
    "::ffff:169.254.169.254", "168.63.129.16", "192.0.0.192", "198.18.0.1", "240.0.0.1", "2001:db8::1", "fec0::1",
    "64:ff9b:1::1", "::127.0.0.1", "100::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2",
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
            "/metadata": (301, {"Location": "http://169.254.169.254/latest/meta-data/"}, b""),
            "/mapped": (307, {"Location": "http://[::ffff:10.0.0.1]/"}, b""),
            "/big": (200, {}, b"x" * 2_000_000),
            "/torn-gzip": (200, {"Content-Encoding": "gzip"}, b"no gzip at all"),
            "/cut-gzip": (200, {"Content-Encoding": "gzip"}, gzip.compress(b"text " * 100)[:-12]),
            "/nowhere": (302, {"Location": "http://[::1"}, b""),
            "/sent": (302, {"Location": "//user:pw@localhost/"}, b""),
            "/drip": (200, {}, b"only the beginning"),
            "/host": (200, {}, str(self.headers["Host"]).encode()),
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
    """Sends a byte now and then: of the body, or at /headers of a header that never ends."""

    def do_GET(self) -> None:
        if self.path == "/headers":
            self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
        else:
            self.send_response(200)
            self.end_headers()
        try:
            while True:
                self.wfile.write(b"x")
                time.sleep(0.02)
        except OSError:
            pass


def served(handler: type[BaseHTTPRequestHandler], context: ssl.SSLContext | None = None) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    server.handle_error = lambda *_: None  # a client that hangs up is what is tested
    if context:
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http{'s' * bool(context)}://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def site() -> Iterator[str]:
    yield from served(Handler)


@pytest.fixture
def dripping() -> Iterator[str]:
    yield from served(Dripping)


@pytest.fixture
def secure() -> Iterator[str]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(PEM)
    yield from served(Handler, context)


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[list[str]]]:
    """What names lead to, look-up by look-up; the last answer stays."""
    answers: dict[str, list[list[str]]] = {}
    real = socket.getaddrinfo

    def look_up(host: str, port: int, *more: object, **named: object) -> list:
        if host not in answers:
            return real(host, port, *more, **named)
        addresses = answers[host].pop(0) if len(answers[host]) > 1 else answers[host][0]
        return [entry for one in addresses for entry in real(one, port, type=socket.SOCK_STREAM)]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return answers


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


@pytest.mark.parametrize("path", ["/metadata", "/mapped"])
def test_a_redirect_to_an_inner_address_is_refused(site: str, path: str) -> None:
    with pytest.raises(FetchError, match=r"sent on to http.*no public address"):
        fetch(site + path, permit=lambda address: here(address) or public(address))


def test_a_name_that_changes_its_mind_leads_nowhere_else(site: str, names: dict[str, list[list[str]]]) -> None:
    port = site.rpartition(":")[2]
    names["rebinding.example"] = [["127.0.0.1"], ["10.0.0.1"]]
    assert fetch(f"http://rebinding.example:{port}/page", permit=here).body.decode() == "Тауар айналымы"
    assert names["rebinding.example"] == [["10.0.0.1"]]  # looked up once: the address checked is the address spoken to
    with pytest.raises(FetchError, match=r"rebinding.example leads to 10\.0\.0\.1, which is no public address"):
        fetch(f"http://rebinding.example:{port}/page", permit=here)


@pytest.mark.parametrize("addresses", [["8.8.8.8", "127.0.0.1"], ["::ffff:192.168.0.1"], ["169.254.169.254"]])
def test_one_inner_address_among_several_is_enough_to_refuse(
    addresses: list[str], names: dict[str, list[list[str]]]
) -> None:
    names["mixed.example"] = [addresses]
    with pytest.raises(FetchError, match="no public address"):
        fetch("http://mixed.example/")


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "127.1", "0177.0.0.1", "[::ffff:7f00:1]", "localhost"])
def test_other_spellings_of_an_inner_address(host: str) -> None:
    with pytest.raises(FetchError, match=r"no public address|no host"):
        fetch(f"http://{host}/")


def test_the_next_address_is_tried_where_one_does_not_answer(site: str, names: dict[str, list[list[str]]]) -> None:
    names["two.example"] = [["127.0.0.2", "127.0.0.1"]]
    port = site.rpartition(":")[2]
    found = fetch(f"http://two.example:{port}/host", permit=lambda address: address.startswith("127."))
    assert found.body == f"two.example:{port}".encode()


def test_a_certificate_that_nobody_signed_is_not_accepted(secure: str) -> None:
    port = secure.rpartition(":")[2]
    with pytest.raises(FetchError, match=r"certificate is not accepted: self.signed"):
        fetch(f"https://localhost:{port}/page", permit=here)


def test_a_certificate_must_be_that_of_the_name(secure: str, monkeypatch: pytest.MonkeyPatch, names: dict) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(PEM))
    port = secure.rpartition(":")[2]
    assert fetch(f"https://localhost:{port}/page", permit=lambda _: True).body.decode() == "Тауар айналымы"
    names["other.example"] = [["127.0.0.1"]]
    with pytest.raises(FetchError, match=r"certificate is not accepted: .*other\.example"):
        fetch(f"https://other.example:{port}/page", permit=here)


def test_https_where_nobody_speaks_it(site: str) -> None:
    with pytest.raises(FetchError, match=r"certificate|cannot be fetched"):
        fetch(site.replace("http:", "https:"), permit=here, seconds=5)


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/none", "404"), ("/loop", "redirects"), ("/bomb", "more than 1 MB"), ("/big", "more than 1 MB"),
        ("/torn-gzip", "gzip"), ("/cut-gzip", "broke off"), ("/drip", "broke off"), ("/nowhere", "Invalid"),
        ("/sent", "password"),
    ],
)  # fmt: skip
def test_failures_say_what_is_wrong(site: str, path: str, message: str) -> None:
    with pytest.raises(FetchError, match=message) as failure:
        fetch(site + path, permit=here, limit=1 << 20)
    assert str(failure.value).startswith(site + path)


@pytest.mark.parametrize("path", ["/", "/headers"])
def test_a_page_that_drips_is_given_up(dripping: str, path: str) -> None:
    begin = time.monotonic()
    with pytest.raises(FetchError, match="too slow"):
        fetch(dripping + path, permit=here, seconds=0.3)
    assert time.monotonic() - begin < 3


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_server_that_says_nothing_is_given_up(scheme: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(FetchError, match="too slow"):
        fetch(f"{scheme}://127.0.0.1:{silent.getsockname()[1]}/", permit=here, seconds=0.3)


def test_a_port_that_nobody_listens_on() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with pytest.raises(FetchError, match="cannot be fetched: Connection refused"):
        fetch(f"http://127.0.0.1:{port}/", permit=here)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/",
        "http://",
        "http://user:secret@example.org/",
        "http://example.org:99999/",
        "http://a b/",
        "http://[::1/",
    ],
)
def test_addresses_that_are_none(url: str) -> None:
    with pytest.raises(FetchError):
        fetch(url, permit=lambda _: False)


def test_a_host_that_is_not_there() -> None:
    with pytest.raises(FetchError, match=r"no host no-such-host\.invalid found"):
        fetch("http://no-such-host.invalid/")
