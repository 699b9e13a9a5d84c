"""`servanda watch`: what is new goes into the ledger and is told, once."""

import json

import pytest
from click.testing import CliRunner

from servanda.cli import rounds
from servanda.cli.app import app
from servanda.cli.guard import Report
from servanda.errors import FetchError, Unchanged
from servanda.ledger import Ledger
from servanda.net import Page

FIRST = (
    "Trade between Kazakhstan and Türkiye was $6.4 billion in 2023. "
    "The sides pledged to raise trade to $10 billion by 2025."
)
OTHER = "Trade between Kazakhstan and Türkiye was 9.9 billion dollars in 2023."
PAGE = '<html lang="en"><head><title>{}</title></head><body><article><p>{}</p></article></body></html>'


class Net:
    """Two pages; each comes once until it changes."""

    def __init__(self) -> None:
        self.pages = {"https://a.example/": PAGE.format("One", FIRST)}
        self.given: dict[str, str] = {}

    def fetch(self, url: str) -> Page:
        if url not in self.pages:
            raise FetchError(f"{url}: the server answers 503")
        if self.given.get(url) == self.pages[url]:
            raise Unchanged(url)
        self.given[url] = self.pages[url]
        return Page(url, self.pages[url].encode(), {"content-type": "text/html; charset=utf-8"})


class Ended(Exception):  # noqa: N818 - no error
    """Whoever watches ends it."""


class Clock:
    def __init__(self) -> None:
        self.now, self.rounds = 1_700_000_000.0, 0

    def time(self) -> float:
        return self.now

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds
        self.rounds += 1
        if self.rounds == 3:
            raise Ended


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.setenv("SERVANDA_CLOCK", "2024-03-01T00:00:00Z")
    listed = tmp_path / "list.txt"
    listed.write_text("https://a.example/ publisher=A\nhttps://b.example/ every=2h publisher=B\n")
    return rounds.Place(listed, tmp_path / "a.ledger", "json")


def look(place, net, capfdbinary, clock=None) -> dict:
    report = Report()
    rounds.one_round(place, report, clock or Clock(), net)
    answer = json.loads(capfdbinary.readouterr().out)
    return {table["name"]: table["rows"] for table in answer["tables"]}


def test_what_is_new_is_told_once(place, capfdbinary):
    net, clock = Net(), Clock()
    net.pages["https://b.example/"] = PAGE.format("Two", OTHER)
    first = look(place, net, capfdbinary, clock)
    assert len(first["new documents"]) == 2
    assert len(first["new statements"]) >= 3
    assert len(first["new contradictions between documents"]) == 1
    assert first["fallen due"] == []
    again = look(place, net, capfdbinary, clock)
    assert [len(rows) for rows in again.values()] == [0, 0, 0, 0, 0]
    with Ledger(place.ledger) as ledger:
        assert len({entry.version.id for entry in ledger.entries()}) == 2


def test_pledges_that_fall_due_are_told_once(place, capfdbinary, monkeypatch):
    net = Net()
    look(place, net, capfdbinary)
    monkeypatch.setenv("SERVANDA_CLOCK", "2026-01-02T00:00:00Z")
    assert len(look(place, net, capfdbinary)["fallen due"]) == 1
    assert look(place, net, capfdbinary)["fallen due"] == []


def test_a_line_that_fails_does_not_stop_the_others_and_is_told(place, capfdbinary):
    report = Report()
    rounds.one_round(place, report, Clock(), Net())
    told = capfdbinary.readouterr()
    assert report.failures == 1
    assert b"https://b.example/: the server answers 503" in told.err
    assert len(json.loads(told.out)["tables"][0]["rows"]) == 1


def test_a_ledger_that_is_gone_is_filled_anew(place, capfdbinary):
    look(place, Net(), capfdbinary)
    place.ledger.unlink()
    assert len(look(place, Net(), capfdbinary)["new documents"]) == 1
    place.state.write_text("{torn")
    assert look(place, Net(), capfdbinary)["new documents"] == []


def test_round_after_round(place, monkeypatch):
    done = []
    monkeypatch.setattr(rounds, "one_round", lambda *_: done.append(1))
    with pytest.raises(Ended):
        rounds.watch(place, 600, Report(), Clock())
    assert len(done) == 3
    rounds.watch(place, 0, Report(), Clock())
    assert len(done) == 4


def test_files_are_watched_from_the_command_line(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(FIRST)
    (tmp_path / "list").write_text("a.txt language=en")
    result = CliRunner().invoke(app, ["watch", "list", "--ledger", "a.ledger"])
    assert result.exit_code == 0, result.stderr
    assert "new statements" in result.stdout
    assert "6.4 bn USD" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["none"], 1, "none: no such file; write the address of a feed or page on each line of it"),
        (["list", "--interval", "soon"], 2, "--interval soon: no interval; give it as 30m, 2h or 1d"),
        (["list", "--interval", "5s"], 2, "--interval 5s: hosts are not asked so often; give at least 60s"),
        (["list"], 1, "list:1: x: no setting"),
    ],
)
def test_clear_answers(tmp_path, monkeypatch, arguments, status, said):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "list").write_text("https://a.example/ x")
    result = CliRunner().invoke(app, ["watch", *arguments, "--ledger", "a.ledger"])
    assert result.exit_code == status
    assert result.stderr.startswith(f"servanda: {said}")
