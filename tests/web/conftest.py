"""The application on the demo ledger: one for reading, and one of its own for each test that reviews."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from litestar import Litestar
from litestar.testing import TestClient

from servanda import pipeline
from servanda.cli.app import app
from servanda.ledger import Ledger, target
from servanda.model import Document
from servanda.web import Settings, application

Client = TestClient[Litestar]
HOST = "servanda.local"
NOW, SIGNED = "2026-01-01T00:00:00Z", ("user <script>alert('by')</script>", "2026-01-02T00:00:00Z")
EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
REASON = "</td><svg onload=alert(3)> {{ 7*7 }}"
DOCUMENT = Document(
    id='"><script>alert(4)</script>', language="en", published="2024-05-03", title=EVIL, publisher=EVIL, licence=EVIL,
    url="javascript:alert(5)", publisher_country="KAZ",
    text=f"{EVIL} The President of Kazakhstan <b>Serik</b> Omarov said trade "
    "between Kazakhstan and Türkiye reached 5 billion dollars in 2023. "
    "Kazakhstan and Türkiye opened the <img src=x onerror=alert(6)> plant. <!-- -->",
)  # fmt: skip


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger of the bundled corpus; nothing may be added to it."""
    place = tmp_path_factory.mktemp("web") / "demo.ledger"
    made = CliRunner().invoke(app, ["ledger", "demo", "--ledger", str(place)])
    assert made.exit_code == 0, made.output
    return place


def ledger_of(place: Path, *sources: Path) -> Path:
    """A ledger of some sources."""
    made = CliRunner().invoke(app, ["ingest", *map(str, sources), "--ledger", str(place)])
    assert made.exit_code == 0, made.output
    return place


@pytest.fixture(scope="session")
def ingested():
    """Makes a ledger of some sources at a place."""
    return ledger_of


def client_of(ledger: Path, **more: object) -> Client:
    """A client that keeps no cookies of other tests and follows no redirect."""
    settings = Settings(ledger, "user tester", hosts=(HOST,), patience=60, **more)
    return TestClient(application(settings), base_url=f"http://{HOST}", raise_server_exceptions=False)


@pytest.fixture(scope="session")
def serving():
    """Makes a client of a ledger, with settings."""
    return client_of


@pytest.fixture(scope="session")
def shared(demo: Path) -> Iterator[Client]:
    with client_of(demo) as client:
        yield client


@pytest.fixture
def client(shared: Client) -> Client:
    """The application for tests that only look."""
    shared.cookies.clear()
    return shared


@pytest.fixture
def own(demo: Path, tmp_path: Path) -> Iterator[Client]:
    """The application on a copy of the ledger, for tests that change it."""
    place = tmp_path / "own.ledger"
    shutil.copy(demo, place)
    with client_of(place) as client:
        yield client


@pytest.fixture
def hostile(tmp_path: Path) -> tuple[Path, str]:
    """A ledger in which every field that a document or a person fills is hostile, and the id of its figure of trade."""
    place = tmp_path / "hostile.ledger"
    with Ledger(place) as ledger:
        list(pipeline.ingest([DOCUMENT], ledger, NOW))
        found = next(one for one in ledger.entries() if one.statement.concept == "trade.turnover")
        pipeline.review(ledger, "accepted", target(ledger, found.statement.id), REASON, SIGNED)
    return place, found.statement.id
