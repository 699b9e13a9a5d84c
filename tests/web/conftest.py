"""The application on the demo ledger: one for reading, and one of its own for each test that reviews."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from litestar import Litestar
from litestar.testing import TestClient

from servanda.cli.app import app
from servanda.web import Settings, application

Client = TestClient[Litestar]
HOST = "servanda.local"


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger of the bundled corpus; nothing may be added to it."""
    place = tmp_path_factory.mktemp("web") / "demo.ledger"
    made = CliRunner().invoke(app, ["ledger", "demo", "--ledger", str(place)])
    assert made.exit_code == 0, made.output
    return place


def client_of(ledger: Path, **more: object) -> Client:
    """A client that keeps no cookies of other tests and follows no redirect."""
    settings = Settings(ledger, "user tester", hosts=(HOST,), **more)
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
