"""The metadata by which a ledger opens in Datasette: its tables and columns are there, and its queries run."""

import asyncio
import re
import sqlite3
from pathlib import Path

import pytest
import yaml

from servanda.ledger import Ledger
from servanda.model import Document
from servanda.pipeline import ingest

METADATA = yaml.safe_load((Path(__file__).parents[2] / "docs" / "datasette.yaml").read_text(encoding="utf-8"))
DATABASE = METADATA["databases"]["servanda"]
TEXTS = ("Trade between Kazakhstan and Türkiye was $6.4 billion in 2023. They will raise it to 10 billion by 2028.",
         "Trade between Kazakhstan and Türkiye was $7.9 billion in 2023.")  # fmt: skip


@pytest.fixture
def place(tmp_path) -> Path:
    path = tmp_path / "servanda.ledger"
    documents = [
        Document(id=f"d{number}", text=text, language="en", published=f"2024-0{number + 1}-01", publisher_country="KAZ")
        for number, text in enumerate(TEXTS)
    ]
    with Ledger(path) as ledger:
        list(ingest(documents, ledger, "2026-01-01T00:00:00Z"))
    return path


def test_every_table_is_named_and_columns_are_those_of_the_file(place):
    with sqlite3.connect(place) as database:
        there = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")}
        for name, told in DATABASE["tables"].items():
            columns = {row[1] for row in database.execute(f"PRAGMA table_info({name})")}
            assert set(told.get("columns", {})) | set(told.get("facets", [])) <= columns, name
    assert DATABASE["tables"].keys() <= there


@pytest.mark.parametrize("name", DATABASE["queries"])
def test_queries_run(name, place):
    told = DATABASE["queries"][name]
    values = {"concept": "trade.turnover", "party": "TUR", "words": "turkiye"}
    assert set(re.findall(r":(\w+)", told["sql"])) <= set(told.get("params", []))
    with sqlite3.connect(place) as database:
        assert database.execute(told["sql"], values).fetchall()


@pytest.mark.filterwarnings("ignore")  # of Datasette, about itself
def test_datasette_shows_statements(place):
    app = pytest.importorskip("datasette.app")
    served = app.Datasette([str(place)], metadata=METADATA)

    async def got(path):
        await served.invoke_startup()
        return await served.client.get(path)

    page = asyncio.run(got("/servanda/said?_facet=kind"))
    assert (page.status_code, "What the current readings say" in page.text) == (200, True)
    found = asyncio.run(got("/servanda/measure.json?concept=trade.turnover&party=TUR&_shape=array")).json()
    assert {one["low"] for one in found} >= {"6400000000", "7900000000"}
