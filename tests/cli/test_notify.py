"""News for a webhook: signed, told at least once with one id, and sent again where it was not taken."""

import base64
import hashlib
import hmac
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from click.testing import CliRunner

from servanda import pipeline
from servanda.cli import hooking, rounds
from servanda.cli.app import app
from servanda.cli.guard import Report
from servanda.cli.hooking import Delivery
from servanda.errors import FetchError, WrongUsage
from servanda.ledger import Ledger
from servanda.model import Document
from servanda.net import Hook, Page, near, public, secret_of
from servanda.views import events
from servanda.views.events import Event

SECRET = b"a secret of the tests"
AT = "2024-03-01T00:00:00Z"
PAGE = "<html><body><article><p>{}</p></article></body></html>"
ONE = "Trade between Norway and Poland reached 5 billion dollars in 2023. They agreed to raise it to 9 billion by 2025."
OTHER = "Trade between Norway and Poland reached 6 billion dollars in 2023."


class Receiver:
    """A server that keeps what it is sent, and answers from a list, of which the last answer stays."""

    def __init__(self) -> None:
        self.answers: list[tuple[int, dict[str, str]]] = [(204, {})]
        self.got: list[tuple[dict[str, str], bytes]] = []
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self.handler())
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/news?of=us"

    def handler(receiver):  # noqa: N805 - the handler has a self of its own
        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                receiver.got.append((dict(self.headers), body))
                status, headers = receiver.answers.pop(0) if len(receiver.answers) > 1 else receiver.answers[0]
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        return Handler

    @property
    def events(self) -> list[Event]:
        return [json.loads(body) for _, body in self.got]


class Clock:
    def __init__(self) -> None:
        self.now, self.pauses = 1_700_000_000.0, []

    def time(self) -> float:
        return self.now

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    made = Receiver()
    yield made
    made.server.shutdown()
    made.server.server_close()


@pytest.fixture
def ledger(tmp_path, monkeypatch):
    monkeypatch.setenv("SERVANDA_CLOCK", AT)
    with Ledger(tmp_path / "a.ledger") as made:
        yield made


def add(ledger, name, text, published="2024-02-01"):
    document = Document(id=name, text=text, language="en", published=published, publisher=name)
    for taken in pipeline.ingest([document], ledger, AT):
        assert taken.error is None


def delivery(ledger, receiver, clock=None):
    return Delivery(ledger, Hook(receiver.url, SECRET, private=True, clock=clock or Clock()))


def test_what_comes_is_told_once_and_signed(ledger, receiver):
    add(ledger, "one", ONE)
    told = delivery(ledger, receiver)
    assert told.begin()
    assert not told.begin()
    assert told.deliver() == 0
    add(ledger, "other", OTHER)
    assert told.deliver() == 1
    assert told.deliver() == 0
    ((headers, body),) = receiver.got
    made = json.loads(body)
    assert [one["version"]["document"] for one in made["statements"]] == ["other"]
    assert [
        (one["left"]["statement"]["value"]["low"], one["right"]["statement"]["value"]["low"])
        for one in made["contradictions"]
    ] in ([("5000000000", "6000000000")], [("6000000000", "5000000000")])
    assert made["due"] == []
    assert made["id"] == headers["webhook-id"]
    signed = f"{made['id']}.{headers['webhook-timestamp']}.".encode() + body
    digest = base64.b64encode(hmac.new(SECRET, signed, hashlib.sha256).digest()).decode()
    assert headers["webhook-signature"] == f"v1,{digest}"
    assert headers["Content-Type"] == "application/json"


def test_pledges_are_told_when_they_fall_due(ledger, receiver, monkeypatch):
    told = delivery(ledger, receiver)
    told.begin()
    add(ledger, "one", ONE)
    told.deliver()
    monkeypatch.setenv("SERVANDA_CLOCK", "2026-01-02T00:00:00Z")
    assert told.deliver() == 1
    assert told.deliver() == 0
    last = receiver.events[-1]
    assert (last["statements"], last["contradictions"]) == ([], [])
    assert [one["amount"] for one in last["due"]] == ["9000000000"]


def test_what_is_not_taken_is_tried_again_with_back_off_and_then_the_next_time_with_the_same_id(ledger, receiver):
    clock = Clock()
    told = delivery(ledger, receiver, clock)
    told.begin()
    add(ledger, "one", ONE)
    receiver.answers = [(503, {}), (429, {"Retry-After": "7"}), (500, {}), (200, {})]
    with pytest.raises(FetchError, match="the server answers 500"):
        told.deliver()
    assert clock.pauses == [2.0, 7.0]
    add(ledger, "other", OTHER)
    assert delivery(ledger, receiver).deliver() == 2
    first, *_, again, new = receiver.events
    assert len({one["id"] for one in receiver.events}) == 2
    assert again["id"] == first["id"] != new["id"]
    assert again["statements"] == first["statements"]
    assert [one["version"]["document"] for one in new["statements"]] == ["other"]


@pytest.mark.parametrize("status", [400, 404, 410, 302])
def test_what_is_refused_for_good_is_not_tried_again_at_once(ledger, receiver, status):
    told = delivery(ledger, receiver)
    told.begin()
    add(ledger, "one", ONE)
    receiver.answers = [(status, {"Location": "http://127.0.0.1:1/"})]
    with pytest.raises(FetchError, match=f"the server answers {status}"):
        told.deliver()
    assert len(receiver.got) == 1


def test_much_is_told_in_several_events_and_nothing_is_lost(ledger, receiver, monkeypatch):
    monkeypatch.setattr(events, "MOST", 2)
    told = delivery(ledger, receiver)
    told.begin()
    add(ledger, "one", ONE)
    add(ledger, "other", OTHER)
    told.deliver()
    found = [one["statement"]["id"] for made in receiver.events for one in made["statements"]]
    assert sorted(found) == sorted(one.statement.id for one in ledger.entries())
    assert sum(len(made["contradictions"]) for made in receiver.events) == 1


def test_all_that_is_there_is_told_where_that_is_asked_for_and_a_new_ledger_begins_anew(ledger, receiver, tmp_path):
    add(ledger, "one", ONE)
    told = delivery(ledger, receiver)
    told.begin(everything=True)
    assert told.deliver() == 1
    (tmp_path / "b.ledger.webhooks.json").write_bytes((tmp_path / "a.ledger.webhooks.json").read_bytes())
    with Ledger(tmp_path / "b.ledger") as other:
        fresh = delivery(other, receiver)
        assert fresh.begin()
        add(other, "other", OTHER)
        assert fresh.deliver() == 1


def test_private_addresses_are_not_told_unless_that_is_said(ledger, receiver):
    told = Delivery(ledger, Hook(receiver.url, SECRET, clock=Clock()))
    told.begin()
    add(ledger, "one", ONE)
    with pytest.raises(FetchError, match="no public address"):
        told.deliver()
    assert receiver.got == []


@pytest.mark.parametrize(("address", "told"), [
    ("127.0.0.1", True), ("10.1.2.3", True), ("192.168.0.9", True), ("::1", True), ("8.8.8.8", True),
    ("169.254.169.254", False), ("fe80::1", False), ("224.0.0.1", False), ("::", False), ("192.0.0.192", False),
    ("168.63.129.16", False), ("no address", False), ("::ffff:169.254.169.254", False),
])  # fmt: skip
def test_even_then_addresses_of_links_and_of_clouds_are_not(address, told):
    assert near(address) is told
    assert not public(address) or told


class Net:
    """Pages by their addresses."""

    def __init__(self) -> None:
        self.pages = {"https://a.example/": PAGE.format(ONE)}

    def fetch(self, url: str) -> Page:
        return Page(url, self.pages[url].encode(), {"content-type": "text/html; charset=utf-8"})


def test_a_round_of_a_list_tells_its_webhook_and_a_failure_waits_for_the_next(tmp_path, receiver, monkeypatch, capsys):
    monkeypatch.setenv("SERVANDA_CLOCK", AT)
    listed = tmp_path / "list.txt"
    listed.write_text("https://a.example/ language=en publisher=A\n")
    hook = Hook(receiver.url, SECRET, private=True, clock=Clock())
    place, report = rounds.Place(listed, tmp_path / "a.ledger", "md", hook), Report()
    receiver.answers = [(503, {})]
    rounds.one_round(place, report, Clock(), Net())
    assert report.failures == 1
    assert "webhook, to be told again: http://127.0.0.1" in capsys.readouterr().err
    receiver.answers = [(204, {})]
    rounds.one_round(place, report, Clock(), Net())
    assert report.failures == 1
    assert len({one["id"] for one in receiver.events}) == 1
    assert receiver.events[-1]["statements"]


def test_the_command_tells_what_it_does(ledger, receiver, tmp_path, monkeypatch):
    secret = tmp_path / "secret"
    secret.write_text("whsec_" + base64.b64encode(SECRET).decode() + "\n")
    command = ["notify", receiver.url, "--private", "--secret", str(secret), "--ledger", str(ledger.path)]
    first = CliRunner().invoke(app, command)
    assert (first.exit_code, receiver.got) == (0, [])
    assert "will be told what comes from now on" in first.stderr
    add(ledger, "one", ONE)
    second = CliRunner().invoke(app, command)
    assert second.exit_code == 0, second.stderr
    assert "1 events sent" in second.stderr
    monkeypatch.delenv(hooking.SECRET, raising=False)
    third = CliRunner().invoke(app, ["notify", receiver.url, "--ledger", str(ledger.path)])
    assert third.exit_code == 2
    assert hooking.SECRET in third.stderr


@pytest.mark.parametrize("written", ["", "short", "whsec_no base64 at all!"])
def test_a_secret_that_is_none_is_told(written):
    with pytest.raises(WrongUsage, match="secret"):
        secret_of(written)
