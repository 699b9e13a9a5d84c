"""Tables of invented figures in the shapes that are met, and what is read of them."""

import pytest

from servanda.official import read
from servanda.packs.sources import mapping
from servanda.tables import Tabled

PLAIN = """\
reporter,partner,flow,year,value,flag
KAZ,TUR,export,2023,3100000000,A
KAZ,TUR,import,2023,1900000000,A
TUR,KAZ,import,2023,3600000000,E
"""
MAPPING = """\
name: plain
licence: CC-BY-4.0
columns: {reporter: reporter, counterpart: partner, flow: flow, period: year, value: value, status: flag}
constants: {unit: USD}
codes:
  flow: {export: {concept: trade.exports, valuation: FOB}, import: {concept: trade.imports, valuation: CIF}}
"""


@pytest.fixture
def table(tmp_path):
    """Writes a table and its mapping."""

    def write(text=PLAIN, told=MAPPING, name="plain.csv"):
        (tmp_path / name).write_text(text, encoding="utf-8")
        (tmp_path / "mapping.yaml").write_text(told, encoding="utf-8")
        return tmp_path / name, tmp_path / "mapping.yaml"

    return write


@pytest.fixture
def rows(table):
    """What is read of a table."""

    def of(text=PLAIN, told=MAPPING):
        path, beside = table(text, told)
        return list(read(path, mapping(beside)))

    return of


@pytest.fixture
def cells(rows):
    """The cells of a table, shortly: reporter, concept, parties, period, amount, status."""

    def of(text=PLAIN, told=MAPPING):
        return [
            (one.series.reporter, one.series.concept, "-".join(one.series.parties), *one.cell[::2], one.cell[3])
            for one in rows(text, told)
            if isinstance(one, Tabled)
        ]

    return of
