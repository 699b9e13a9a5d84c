"""A feed and its pages, watched over a real connection: what has not changed is not sent again."""

from collections.abc import Iterator

import pytest

from servanda.model import Document
from servanda.net import Client
from servanda.readers import watchlist
from servanda.readers.watchlist import State, Watched

from .test_client import Clock, Site

TEXT = "The presidents of Norland and Sutland met in Portville on Monday and agreed to raise their trade. "


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    yield made
    made.server.shutdown()
    made.server.server_close()


def feed(*links: str) -> bytes:
    return f"<rss><channel>{''.join(f'<item><link>{link}</link></item>' for link in links)}</channel></rss>".encode()


def test_round_after_round(site: Site):
    state, clock = State(), Clock()
    client = Client(permit=lambda address: address == "127.0.0.1", kept=state.kept, clock=clock)
    line = Watched(f"{site.url}/feed", every=3600)

    def look() -> list[str]:
        site.asked.clear()
        found = [one for _, one in watchlist.fetched(line, state, client, clock)]
        assert all(isinstance(one, Document) for one in found), found
        return [one.url.removeprefix(site.url) for one in found if isinstance(one, Document) and one.url]

    site.says("/robots.txt", b"User-agent: *\nDisallow: /private")
    site.says("/feed", (200, {"ETag": '"1"'}, feed("/a", "/b")), (304, {}, b""), (200, {}, feed("/b", "/c", "/d")))
    for name in "abcd":
        site.says(f"/{name}", f"<html><body><p>{TEXT * 4} {name}</p></body></html>".encode())
    assert look() == ["/a", "/b"]
    assert site.asked == ["/robots.txt", "/feed", "/a", "/b"]
    assert watchlist.due([line], state, clock.time()) == []
    assert look() == []
    assert site.asked == ["/feed"]
    assert site.headers[-1]["If-None-Match"] == '"1"'
    assert look() == ["/c", "/d"]
    assert site.asked == ["/feed", "/c", "/d"]
