"""What holds for every format, whatever it is: one suite for all of them."""

import csv
import io
import json
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils.escape import unescape

from servanda.cli.options import Format as View
from servanda.export import FORMATS, write
from servanda.export.harmless import text_of, unwritten, with_halves
from servanda.export.source import Official, Review, Source, Told
from servanda.model import Cell, Document, Statement, statement_id, version_of

ROOT = Path(__file__).parents[2]
Read = dict[str, str]  # quotes by the ids of their statements


def sheet(data: bytes) -> Read:
    rows = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    return {row["id"]: text_of(row["quote"]) for row in rows}


def workbook(data: bytes) -> Read:
    head, *rows = openpyxl.load_workbook(io.BytesIO(data))["statements"].iter_rows(values_only=True)
    shown = [dict(zip(head, row, strict=True)) for row in rows]
    return {row["id"]: unwritten(unescape(row["quote"])) for row in shown}


def annotations(data: bytes) -> Read:
    items = json.loads(data)["items"]
    return {one["id"].rpartition(":")[2]: with_halves(one["target"]["selector"][1]["exact"]) for one in items}


def lines(data: bytes) -> list[dict]:
    return [json.loads(line) for line in data.splitlines()]


def ftm(data: bytes) -> Read:
    claims = [one["properties"] for one in lines(data) if one["schema"] != "Article"]
    return {one["recordId"][0]: unwritten(one["quote"][0]) for one in claims}


def plover(data: bytes) -> Read:
    return {one["id"]: with_halves(one["event_text"][0]) for one in lines(data)}


def prov(data: bytes) -> Read:
    nodes = [one for one in json.loads(data)["graph"] if "value" in one]
    return {one["id"].rpartition(":")[2]: with_halves(one["value"]) for one in nodes}


def package(data: bytes) -> Read:
    return sheet(zipfile.ZipFile(io.BytesIO(data)).read("statements.csv"))


def columnar(data: bytes) -> Read:
    parquet = pytest.importorskip("pyarrow.parquet")
    rows = parquet.read_table(io.BytesIO(data)).to_pylist()
    return {row["id"]: with_halves(row["quote"]) for row in rows}


READERS = {
    "csv": sheet, "xlsx": workbook, "annotations": annotations, "ftm": ftm, "plover": plover, "prov": prov,
    "package": package, "parquet": columnar,
}  # fmt: skip
PARTIAL = {"plover"}  # formats that have no place for every statement


def made(name: str, source: Source) -> bytes:
    if FORMATS[name].library:
        pytest.importorskip(FORMATS[name].library)
    out = io.BytesIO()
    write(name, source, out)
    return out.getvalue()


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_statements_give_the_same_bytes(name, source):
    assert made(name, source()) == made(name, source())


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_said_is_a_sound_file_too(name):
    if name in READERS:
        assert READERS[name](made(name, Source(iter(())))) == {}
    else:
        made(name, Source(iter(())))


@pytest.mark.parametrize("name", READERS)
def test_every_text_comes_back_as_it_was(name, source):
    read = READERS[name](made(name, source()))
    wanted = {one.id: one.quote for told in source().told for one in told.said}
    assert {key: wanted[key] for key in read} == read
    assert read
    assert read.keys() == wanted.keys() or name in PARTIAL


@pytest.mark.parametrize("name", [name for name, one in FORMATS.items() if one.text])
def test_text_is_utf_8_and_nothing_that_a_terminal_obeys(name, source):
    text = made(name, source()).decode("utf-8")
    assert [char for char in text if char < " " and char not in "\r\n\t"] == []


@pytest.mark.parametrize("name", [name for name, one in FORMATS.items() if one.streams])
def test_documents_are_written_as_they_come(name):
    out, sizes = io.BytesIO(), []

    def many():
        for number in range(40):
            sizes.append(out.tell())
            one = Document(id=f"d{number}", text="They signed a treaty.", published="2024-01-01")
            fields = {
                "document": one.id, "kind": "document", "concept": "document.treaty", "start": 12, "end": 20,
                "quote": "a treaty", "modality": "asserted", "stage": "signed", "parties": ("KAZ", "TUR"), "rule": "x",
            }  # fmt: skip
            yield Told(version_of(one), one.text, (Statement(id=statement_id(fields), **fields),))

    def reviewed(told):
        cell = Official("KAZ", "1", "USD", "reported", "x", None, (Cell("s", 1),))
        return [Review(one, "between", "range", (cell,)) for one in told.said]

    write(name, Source(many(), reviewed=reviewed), out)
    assert sizes[39] > sizes[20] > sizes[2]


@pytest.mark.parametrize("name", FORMATS)
def test_it_is_documented(name):
    assert f"\n## `{name}`" in (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")


def test_what_is_read_can_be_had_in_every_format_that_needs_no_ledger():
    own = {"table", "jsonl", "json", "html"}
    assert {one.value for one in View} - own == {name for name, one in FORMATS.items() if one.alone}
