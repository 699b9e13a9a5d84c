"""The list of what is watched: its lines, which are due, and what is new there."""

import pytest

from servanda.errors import FetchError, InputError, Unchanged
from servanda.model import Document
from servanda.net import Kept, Page
from servanda.readers import Failure, Options, watchlist
from servanda.readers.watchlist import State, Watched

LIST = """# what is watched
https://a.example/feed  every=2h  publisher="Ministry of Trade" publisher_country=KAZ

https://b.example/page  # one page
"""
FEED = (
    "<rss><channel><item><link>https://a.example/1</link></item><item><link>https://a.example/2</link></item>"
    "</channel></rss>"
)
TEXT = "The presidents of Norland and Sutland met in Portville on Monday and agreed to raise their trade. "
DAY = 86400.0


class Clock:
    def __init__(self) -> None:
        self.now = 1_700_000_000.0

    def time(self) -> float:
        return self.now

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


class Net:
    """Fetches from a table, and keeps pages as the client does."""

    def __init__(self, state: State, clock: Clock) -> None:
        self.state, self.clock = state, clock
        self.pages: dict[str, str] = {}
        self.asked: list[str] = []

    def fetch(self, url: str) -> Page:
        self.asked.append(url)
        if url not in self.pages:
            raise FetchError(f"{url}: the server answers 503")
        known, body = self.state.kept.get(url), self.pages[url]
        self.state.kept[url] = Kept(digest=body, at=self.clock.time())
        if known and known.digest == body:
            raise Unchanged(url)
        return Page(url, body.encode(), {})


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def net(clock: Clock) -> Net:
    made = Net(State(), clock)
    made.pages = {
        "https://a.example/feed": FEED,
        **{f"https://a.example/{n}": f"<html><body><p>{TEXT * 4} {n}</p></body></html>" for n in (1, 2)},
    }
    return made


LINE = Watched("https://a.example/feed")


def look(net: Net, line: Watched = LINE) -> list[str]:
    found = watchlist.fetched(line, net.state, net, net.clock)
    return [name if isinstance(one, Document) else f"failed: {one.error}" for name, one in found]


def test_lines_and_their_settings():
    one, two = watchlist.parsed(LIST, "list")
    assert one == Watched(
        "https://a.example/feed", 7200, Options(publisher="Ministry of Trade", publisher_country="KAZ")
    )
    assert two == Watched("https://b.example/page")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("\n# none\n", "list: nothing to watch"),
        ("a\nb every=2w", "list:2: 2w: no interval; give it as 30m, 2h or 1d"),
        ("a every=0h", "list:1: 0h: no interval"),
        ("a often", "list:1: often: no setting; there are: every=…, language=…"),
        ("a publisher=", "list:1: publisher: no setting"),
        ('a publisher="b', "list:1: No closing quotation"),
    ],
)
def test_lines_that_are_wrong(text: str, said: str):
    with pytest.raises(InputError) as failure:
        watchlist.parsed(text, "list")
    assert str(failure.value).startswith(said)


def test_what_is_due():
    often, seldom = Watched("a"), Watched("b", every=7200)
    state = State(visited={"a": 1000.0, "b": 1000.0})
    assert watchlist.due([often, seldom], State(), 1000.0) == [often, seldom]
    assert watchlist.due([often, seldom], state, 1060.0) == [often]
    assert watchlist.due([often, seldom], state, 8195.0) == [often, seldom]


def test_only_what_is_new_comes(net: Net, clock: Clock):
    assert look(net) == ["https://a.example/1", "https://a.example/2"]
    assert look(net) == []
    assert net.asked[3:] == ["https://a.example/feed"]
    net.pages["https://a.example/3"] = net.pages["https://a.example/1"]
    net.pages["https://a.example/feed"] = FEED.replace("/2<", "/3<")
    assert look(net) == ["https://a.example/3"]
    assert net.asked[4:] == ["https://a.example/feed", "https://a.example/3"]
    assert net.state.visited == {"https://a.example/feed": clock.time()}


def test_pages_of_a_feed_are_asked_for_again_once_a_day(net: Net, clock: Clock):
    look(net)
    net.pages["https://a.example/1"] += "<p>corrected</p>"
    net.pages["https://a.example/feed"] = FEED + "<!-- -->"
    assert look(net) == []
    clock.sleep(DAY)
    net.pages["https://a.example/feed"] = FEED
    assert look(net) == ["https://a.example/1"]


def test_a_page_that_fails_is_asked_for_again_though_its_feed_did_not_change(net: Net):
    page = net.pages.pop("https://a.example/2")
    assert look(net) == ["https://a.example/1", "failed: https://a.example/2: the server answers 503"]
    net.pages["https://a.example/2"] = page
    assert look(net) == ["https://a.example/2"]


def test_a_page_that_fails_again_in_the_same_way_is_told_once(net: Net):
    page = net.pages.pop("https://a.example/2")
    assert look(net) == ["https://a.example/1", "failed: https://a.example/2: the server answers 503"]
    assert look(net) == []
    net.pages["https://a.example/2"] = page
    assert look(net) == ["https://a.example/2"]


def test_a_page_that_was_read_and_is_gone_is_not_replaced_by_what_its_feed_says(net: Net, clock: Clock):
    feed = FEED.replace("</item>", f"<description>{TEXT * 9}</description></item>")
    net.pages["https://a.example/feed"] = feed
    look(net)
    clock.sleep(DAY)
    del net.pages["https://a.example/1"]
    net.pages["https://a.example/feed"] = feed + "<!-- -->"
    assert look(net) == []


def test_an_address_that_fails_stays_due(net: Net):
    line = Watched("https://c.example/", every=7200)
    with pytest.raises(FetchError):
        look(net, line)
    assert watchlist.due([line], net.state, net.clock.time()) == [line]


def test_what_is_known_of_a_line_holds_for_its_documents(net: Net):
    line = Watched("https://a.example/1", options=Options(publisher="A", publisher_country="KAZ"))
    [(_, document)] = watchlist.fetched(line, net.state, net, net.clock)
    assert not isinstance(document, Failure)
    assert (document.publisher, document.publisher_country) == ("A", "KAZ")


def test_pages_that_no_feed_names_any_more_are_forgotten():
    state = State({"a": 1.0}, {"old": Kept(at=0.0), "new": Kept(at=91 * DAY)})
    assert watchlist.pruned(state, 100 * DAY) == State({"a": 1.0}, {"new": Kept(at=91 * DAY)})
