"""Reading a text at once: the viewer without the ledger keeping anything, failures in words, nothing hostile obeyed."""

import json
import time
from pathlib import Path

import pytest

from servanda.errors import FetchError
from servanda.ledger import Ledger
from servanda.net import Page as Fetched
from servanda.views import fresh
from servanda.web import desk as desks

TEXT = (
    "Kazakhstan and China signed 31 documents in July 2024. Trade between Kazakhstan and China reached 31.2 billion "
    "dollars in 2023, Kazakhstan said."
)
HOSTILE = (Path(__file__).parent / "hostile.jsonl").read_text(encoding="utf-8").strip().split("\n")


class Net:
    """Fetches from a table, and keeps what it was asked for."""

    def __init__(self, **pages: bytes) -> None:
        self.pages = pages
        self.asked: list[str] = []

    def fetch(self, url: str) -> Fetched:
        self.asked.append(url)
        name = url.rpartition("/")[2]
        if name not in self.pages:
            raise FetchError(f"{url}: the server answers 404 <Not Found>")
        return Fetched(url, self.pages[name], {"content-type": "text/html; charset=utf-8"})


def test_the_form_is_there_and_the_first_page_has_it_too(client):
    page = client.get("/read")
    assert page.status_code == 200
    assert '<form method="post" action="/read"' in page.text
    assert '<form method="post" action="/read"' in client.get("/").text


def test_a_text_is_read_and_held_against_the_ledger(client):
    page = client.post("/read", data={"text": TEXT, "published": "2024-07-05", "language": "en"})
    assert page.status_code == 200
    assert ">31 documents</a>" in page.text
    assert "31 documents · signed · 2024-07</a> ≠ " in page.text
    assert "28 documents · signed" in page.text
    assert "Official: between both" in page.text
    assert "Judged: same 1" in page.text
    assert TEXT in page.text.split("<textarea")[1]


def test_nothing_is_kept(client):
    before = client.app.state.desk.state
    client.post("/read", data={"text": TEXT})
    assert client.app.state.desk.state == before


def test_one_kind_and_refusals_are_chosen_in_the_form(client):
    page = client.post("/read", data={"text": TEXT, "kind": "event", "refusals": "1"}).text
    assert 'class="m event' in page
    assert 'class="m figure' not in page
    assert '<option value="event" selected>' in page


def test_a_text_of_the_ledger_is_known(client):
    with_text = Ledger(client.app.state.desk.settings.ledger)
    (version,) = with_text.versions("kaz-chn-06")
    page = client.post("/read", data={"text": with_text.text(version.id), "language": "en"}).text
    assert "The ledger holds this text:" in page
    assert f"?version={version.id}" in page


def test_the_ends_of_lines_are_those_of_the_text_and_not_of_the_form(client):
    page = client.post("/read", data={"text": "Turkey and Kazakhstan\r\nsigned 5 documents."}).text
    assert "&#13;" not in page.split("<textarea")[0]


@pytest.mark.parametrize(("form", "status", "told"), [
    ({"text": " \n "}, 422, "Nothing to read"),
    ({"text": "http://127.0.0.1:1/x"}, 502, "is no public address"),
    ({"text": "http://[::1]/x"}, 502, "is no public address"),
    ({"text": "file:///etc/passwd"}, 502, "only http and https are fetched"),
    ({"text": "https://user:word@example.org/"}, 502, "name or password"),
    ({"text": TEXT, "published": "yesterday"}, 400, "is no ISO date"),
    ({"text": TEXT, "country": "XYZ"}, 400, "is no country code"),
    ({"text": TEXT, "language": "xx"}, 422, "xx"),
    ({"text": TEXT, "kind": "nothing"}, 400, "no such kind"),
    ({"text": "x" * 300_001, "language": "en"}, 422, "more than 300000 characters"),
])  # fmt: skip
def test_what_cannot_be_read_is_told_above_the_form(client, form, status, told):
    page = client.post("/read", data=form)
    assert page.status_code == status
    assert told in page.text
    assert 'role="alert"' in page.text
    assert "<textarea" in page.text
    assert "Traceback" not in page.text


def test_a_text_that_says_very_much_is_read_without_comparing_it_with_itself(client, monkeypatch):
    with_text = Ledger(client.app.state.desk.settings.ledger)
    (version,) = with_text.versions("kaz-tur-03")
    form = {"text": with_text.text(version.id), "language": "kk", "published": "2023-06-20"}
    assert "k-conflict" in client.post("/read", data=form).text
    monkeypatch.setattr(fresh, "COMPARED", 1)
    assert "k-conflict" not in client.post("/read", data=form).text


def test_a_form_that_is_too_large_is_refused(client):
    assert client.post("/read", data={"text": "x" * 5_000_000}).status_code == 413


def test_the_page_at_an_address_is_read(demo, serving):
    html = f"<html><head><title>A &lt;page&gt;</title></head><body><article><p>{TEXT}</p></article></body></html>"
    net = Net(x=html.encode())
    with serving(demo, client=net) as client:
        page = client.post("/read", data={"text": " https://a.example/x \n"})
        missing = client.post("/read", data={"text": "https://a.example/y"})
    assert net.asked == ["https://a.example/x", "https://a.example/y"]
    assert page.status_code == 200
    assert "A &lt;page&gt;</h1>" in page.text
    assert ">31 documents</a>" in page.text
    assert missing.status_code == 502
    assert "the server answers 404 &lt;Not Found&gt;" in missing.text


def test_a_feed_gives_its_first_text_and_no_more_pages(demo, serving):
    items = "".join(f"<item><title>T{n}</title><link>https://a.example/p{n}</link></item>" for n in range(9))
    feed = f'<?xml version="1.0"?><rss version="2.0"><channel><title>F</title>{items}</channel></rss>'.encode()
    net = Net(feed=feed, p0=f"<html><body><p>{TEXT}</p></body></html>".encode())
    with serving(demo, client=net) as client:
        client.post("/read", data={"text": "https://a.example/feed"})
    assert len(net.asked) <= 2


def test_no_address_is_fetched_where_nothing_may_be_done(demo, serving):
    net = Net(x=b"text")
    with serving(demo, client=net, writable=False) as client:
        page = client.post("/read", data={"text": "https://a.example/x"})
        assert client.post("/read", data={"text": TEXT}).status_code == 200
    assert net.asked == []
    assert "No address is fetched here" in page.text


def test_what_takes_too_long_is_let_go(demo, serving, monkeypatch):
    class Slow(Net):
        def fetch(self, url: str) -> Fetched:
            time.sleep(0.3)
            return super().fetch(url)

    monkeypatch.setattr(desks, "PATIENCE", 0.05)
    with serving(demo, client=Slow()) as client:
        page = client.post("/read", data={"text": "https://a.example/x"})
    assert page.status_code == 422
    assert "are not spent on it here" in page.text


@pytest.mark.parametrize("line", HOSTILE, ids=lambda line: json.loads(line)["id"].split("/")[0])
def test_nothing_of_a_hostile_text_is_obeyed(client, line):
    one = json.loads(line)
    form = {"text": one["text"], "language": "en", "country": one["title"], "kind": one["title"]}
    for page in (client.post("/read", data=form), client.post("/read", data={"text": one["text"]})):
        inside = page.text.split("<main")[1].split("</main>")[0]
        for piece in ("<script", "<img", "<svg", "<iframe", "<math", "<style", "</title"):
            assert piece not in inside
        assert inside.count("<textarea") == inside.count("</textarea>") == 1
