"""A real browser on a real server; skipped where there is none, unless $SERVANDA_BROWSER says that there must be."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from click.testing import CliRunner

from servanda.cli.app import app
from servanda.ledger import Ledger
from servanda.model import Document
from servanda.pipeline import ingest

CHROMIUM = os.environ.get("SERVANDA_BROWSER") or shutil.which("chromium")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
WIDE, NARROW = {"width": 1200, "height": 900}, {"width": 390, "height": 844}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    reason = "" if CHROMIUM else "needs Chromium: apt-get install chromium"
    if not find_spec("playwright") or not find_spec("axe_playwright_python"):
        reason = "needs Playwright and Chromium: pip install '.[browser]', apt-get install chromium"
    if reason and "SERVANDA_BROWSER" in os.environ:
        pytest.exit(f"$SERVANDA_BROWSER asks for a browser: {reason}", returncode=3)
    for item in items:
        if reason and Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session")
def demo(tmp_path_factory) -> Path:
    place = tmp_path_factory.mktemp("browser") / "demo.ledger"
    made = CliRunner().invoke(app, ["ledger", "demo", "--ledger", str(place)])
    assert made.exit_code == 0, made.output
    return place


def served(ledger: Path) -> Iterator[str]:
    """The address of a server on a ledger, as `servanda serve` starts it."""
    command = [sys.executable, "-m", "servanda", "serve", "--ledger", str(ledger), "--port", "0", "--by", "tester"]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)  # noqa: S603 - our own command
    assert server.stderr is not None
    try:
        line = server.stderr.readline()
        assert line.startswith("http://"), line + server.stderr.read()
        yield line.split()[0].rstrip("/")
    finally:
        server.terminate()
        server.wait(10)
        server.stderr.close()


@pytest.fixture(scope="session")
def server(demo) -> Iterator[str]:
    """For tests that only look."""
    yield from served(demo)


@pytest.fixture
def own_server(demo, tmp_path) -> Iterator[str]:
    """On a copy of the ledger, for tests that change it."""
    place = tmp_path / "own.ledger"
    shutil.copy(demo, place)
    yield from served(place)


@pytest.fixture(scope="session")
def odd(tmp_path_factory) -> Path:
    """A ledger of documents in many scripts, and of hostile ones."""
    place = tmp_path_factory.mktemp("browser") / "odd.ledger"
    sources = [str(one) for one in sorted((Path(__file__).parents[1] / "web").glob("*.jsonl"))]
    made = CliRunner().invoke(app, ["ingest", *sources, "--ledger", str(place)])
    assert made.exit_code == 0, made.output
    return place


@pytest.fixture(scope="session")
def odd_server(odd) -> Iterator[str]:
    yield from served(odd)


@pytest.fixture(scope="session")
def chromium():
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - an extra

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


class Faults(list):
    """What a browser complained of: violations of the policy, errors of scripts, requests to elsewhere."""


def opened(browser, address: str, **options):
    """A page in a context of its own, with all that the browser complains of; `base_url` is the server."""
    context = browser.new_context(base_url=address, viewport=options.pop("viewport", WIDE), **options)
    page = context.new_page()
    page.faults = Faults()
    page.on("console", lambda said: page.faults.append(said.text) if said.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    own = (address, "data:")
    page.on("request", lambda asked: None if asked.url.startswith(own) else page.faults.append(asked.url))
    return page


@pytest.fixture
def opening(chromium, server):
    """Opens pages on the shared server with options of a browser context: `viewport=NARROW`, `color_scheme="dark"`."""
    made = []

    def one(**options):
        if options.pop("narrow", False):
            options["viewport"] = NARROW
        made.append(opened(chromium, server, **options))
        return made[-1]

    yield one
    for page in made:
        page.context.close()


@pytest.fixture
def page(opening):
    """A wide page on the shared server; the browser may complain of nothing."""
    made = opening()
    yield made
    assert made.faults == []


@pytest.fixture
def own_page(chromium, own_server):
    """A wide page on a server of its own."""
    made = opened(chromium, own_server)
    yield made
    assert made.faults == []
    made.context.close()


@pytest.fixture
def odd_page(chromium, odd_server):
    """A wide page on documents in many scripts and hostile ones; none of them may open a dialog."""
    made = opened(chromium, odd_server)
    made.on("dialog", lambda dialog: (made.faults.append(dialog.message), dialog.dismiss()))
    yield made
    assert made.faults == []
    made.context.close()


@pytest.fixture
def long_page(chromium, tmp_path):
    """A wide page on a document of three parts, and the last statement in it."""
    said = "Trade between Kazakhstan and Türkiye reached {} billion dollars in 2023.\n"
    quiet = "Nobody said anything of note on that day, and the river was quiet.\n" * 1900
    text = said.format(2) + quiet + quiet + said.format(3)
    with Ledger(tmp_path / "long.ledger") as ledger:
        document = Document(id="long", text=text, language="en", published="2024-05-03")
        assert [one.error for one in ingest([document], ledger, "2026-01-01T00:00:00Z")] == [None]
        (version,) = ledger.versions("long")
        last = max(ledger.current([version.id]), key=lambda one: one.statement.start).statement.id
    for address in served(tmp_path / "long.ledger"):
        made = opened(chromium, address)
        yield made, last
        assert made.faults == []
        made.context.close()


@pytest.fixture
def plain_page(opening):
    """A page on which no script runs."""
    return opening(java_script_enabled=False)


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core, as a package of tests brings it."""
    package = find_spec("axe_playwright_python")
    assert package is not None
    assert package.origin is not None
    return (Path(package.origin).parent / "axe.min.js").read_text(encoding="utf-8")
