"""Feeds: valid Atom that readers of feeds take, with names that stay."""

import datetime as dt
import re
from xml.etree import ElementTree as ET

import pytest

from servanda.ledger import Ledger
from servanda.readers import entries
from servanda.views import feeding
from servanda.views.feeding import Item
from servanda.views.questions import Questions
from servanda.web import atom

ATOM = "{http://www.w3.org/2005/Atom}"
FEEDS = ["statements", "contradictions", "pledges"]


def valid(text):
    """What RFC 4287 asks of a feed and of its entries."""
    root = ET.fromstring(text)  # noqa: S314 - our own
    assert root.tag == f"{ATOM}feed"
    for one in (root, *root.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            (found,) = one.findall(f"{ATOM}{name}")
            assert found.text
        assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", one.findtext(f"{ATOM}id"))
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", one.findtext(f"{ATOM}updated"))
        assert one.find(f"{ATOM}author/{ATOM}name").text
        (page,) = [link for link in one.findall(f"{ATOM}link") if link.get("rel") == "alternate"]
        assert page.get("href").startswith("http")
    (own,) = [link for link in root.findall(f"{ATOM}link") if link.get("rel") == "self"]
    assert own.get("type") == "application/atom+xml"
    ids = [one.findtext(f"{ATOM}id") for one in root.iter(f"{ATOM}entry")]
    assert len(ids) == len(set(ids))
    return root


@pytest.mark.parametrize("name", FEEDS)
@pytest.mark.parametrize("pair", ["KAZ-TUR", "all"])
def test_a_feed_is_valid_and_a_reader_of_feeds_takes_it(client, pair, name):
    answer = client.get(f"/feeds/{pair}/{name}.atom")
    assert answer.headers["content-type"] == "application/atom+xml"
    root = valid(answer.text)
    read = entries.parsed(answer.text)
    assert read.fault == ""
    assert len(read.entries) == len(root.findall(f"{ATOM}entry")) > 0
    assert all(one.link.startswith("http://servanda.local/") and one.title for one in read.entries)
    times = [one.findtext(f"{ATOM}updated") for one in root.iter(f"{ATOM}entry")]
    assert root.findtext(f"{ATOM}updated") == max(times)
    assert times == sorted(times, reverse=True)
    again = client.get(f"/feeds/{pair}/{name}.atom", headers={"if-none-match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_feed_of_what_a_ledger_has_nothing_of_is_valid_too(client):
    assert valid(client.get("/feeds/FRA-PER/statements.atom").text).findall(f"{ATOM}entry") == []


@pytest.mark.parametrize(("path", "status"), [
    ("/feeds/KAZ-TUR/nothing.atom", 404), ("/feeds/KAZ-TUR/statements", 404), ("/feeds/KAZ/statements.atom", 400),
])  # fmt: skip
def test_a_feed_that_is_not_there_is_told(client, path, status):
    assert client.get(path).status_code == status


@pytest.mark.parametrize(("path", "whose"), [
    ("/", "all"), ("/pairs/KAZ-TUR/documents", "KAZ-TUR"), ("/pairs/KAZ-TUR/visits?as_of=2025-01-01", "KAZ-TUR"),
])  # fmt: skip
def test_pages_name_their_feeds(client, path, whose):
    page = client.get(path).text
    found = re.findall(r'<link rel="alternate" type="application/atom\+xml" href="([^"]+)"', page)
    assert found == [f"/feeds/{whose}/{name}.atom" for name in FEEDS]
    assert all(client.get(one).status_code == 200 for one in found)
    assert all(page.count(f'"{one}"') == 2 for one in found)


def test_other_pages_name_none(client):
    assert "application/atom+xml" not in client.get("/api").text


def test_the_names_of_entries_stay_whatever_the_server_is_called():
    item = Item("statement/1", "a title", "2025-01-01T00:00:00Z", "/statements/1", "words", "an outlet")
    one, other = (
        valid(atom.written(atom.Feed("t", base, "/feeds/all/statements.atom", "/", [item])))
        for base in ("http://a.example", "http://b.example:1")
    )
    assert one.findtext(f".//{ATOM}entry/{ATOM}id") == other.findtext(f".//{ATOM}entry/{ATOM}id")
    assert one.findtext(f"{ATOM}id") == other.findtext(f"{ATOM}id")


def test_hostile_words_stay_words():
    hostile = "<script>alert(1)</script>]]>&lt;\x00\x1b\ud800\ufffe 'x'"
    item = Item("k", hostile, "2025-01-01T00:00:00Z", "/x", hostile, hostile)
    root = valid(atom.written(atom.Feed(hostile, "http://a.example", "/f", "/", [item])))
    told = "<script>alert(1)</script>]]>&lt;\ufffd\ufffd\ufffd\ufffd 'x'"
    assert root.findtext(f".//{ATOM}entry/{ATOM}title") == told
    assert root.find(f".//{ATOM}entry/{ATOM}content").get("type") == "text"


@pytest.fixture
def asking(demo):
    with Ledger(demo) as ledger:
        yield lambda as_of: Questions(ledger, as_of)


def test_the_newest_comes_first_and_each_statement_once(asking):
    items = feeding.statements(asking(None), "KAZ-TUR")
    assert len(items) == feeding.MOST == len({one.key for one in items})
    assert all("KAZ" in one.title and "TUR" in one.title for one in items)


def test_contradictions_are_those_of_the_pair_with_both_sides(asking):
    items = feeding.disputes(asking(None), "KAZ-TUR")
    answer = asking(None).contradictions("KAZ-TUR")
    assert len(items) == sum(len(table.rows) for table in answer.tables)


def test_promises_fall_due_on_their_day_and_are_settled_when_it_was_known(asking):
    today = dt.datetime.now(tz=dt.UTC).date().isoformat()
    items = feeding.pledges(asking(None), "RUS-UZB")
    due = [one for one in items if one.key.endswith("/due")]
    settled = [one for one in feeding.pledges(asking(None), "KAZ-TUR") if not one.key.endswith("/due")]
    assert due
    assert settled
    assert {one.key.rpartition("/")[2] for one in settled} <= feeding.SETTLED
    assert all(one.at[:10] <= today for one in items)
    told = {one.key: one.at[:10] for one in due}
    then = {key for key, day in told.items() if key in keys(asking(day))}
    assert then
    assert not any(key in keys(asking(eve(told[key]))) for key in then)


def keys(questions):
    return {one.key for one in feeding.pledges(questions, "RUS-UZB")}


def eve(day):
    return (dt.date.fromisoformat(day) - dt.timedelta(days=1)).isoformat()


@pytest.mark.parametrize(("language", "title", "fell"), [
    ("en", "Servanda: New contradictions, KAZ-TUR", "missed"),
    ("tr", "Servanda: Yeni çelişkiler, KAZ-TUR", "vadesi geldi"),
])  # fmt: skip
def test_feeds_are_told_in_the_language_of_whoever_asks(client, language, title, fell):
    answer = client.get("/feeds/KAZ-TUR/contradictions.atom", headers={"accept-language": language})
    assert f"<title>{title}</title>" in answer.text
    assert f'xml:lang="{language}"' in answer.text
    assert answer.headers["content-language"] == language
    assert fell in client.get("/feeds/all/pledges.atom", headers={"accept-language": language}).text
