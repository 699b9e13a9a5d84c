"""The sources that are known: their files load, and messages of their real shape, with figures of our own, are read."""

import json
import re

import msgspec
import pytest
from click.testing import CliRunner

from servanda.cli.app import app
from servanda.errors import InputError
from servanda.official import Fault, Left, known, read
from servanda.packs import concepts
from servanda.packs.sources import LEAVE, sources
from servanda.tables import Tabled

IMTS = """\
DATAFLOW,COUNTRY,INDICATOR,COUNTERPART_COUNTRY,FREQUENCY,TIME_PERIOD,OBS_VALUE,SCALE,DERIVATION_TYPE,OBS_STATUS
IMF.STA:IMTS(1.0.0),KAZ,XG_FOB_USD,RUS,A,2023,8100000000,6,O,A
IMF.STA:IMTS(1.0.0),KAZ,MG_CIF_USD,RUS,M,2024-M03,1500000000,6,O,A
IMF.STA:IMTS(1.0.0),RUS,XG_FOB_USD,KAZ,A,2023,15900000000,6,E,A
IMF.STA:IMTS(1.0.0),RUS,MG_CIF_USD,KAZ,A,2023,9900000000,6,O,E
IMF.STA:IMTS(1.0.0),KAZ,XG_FOB_USD,G001,A,2023,79000000000,6,O,A
IMF.STA:IMTS(1.0.0),KAZ,XG_FOB_USD,GX170,A,2023,30000000000,6,O,A
IMF.STA:IMTS(1.0.0),KAZ,TBG_USD,RUS,A,2023,-7800000000,6,O,A
IMF.STA:IMTS(1.0.0),KAZ,XG_FOB_USD,BLR,A,2023,,6,O,M
"""
LABELS = """\
STRUCTURE;STRUCTURE_ID;ACTION;COUNTRY:Country;INDICATOR:Indicator;COUNTERPART_COUNTRY:Partner;FREQUENCY:Frequency;TIME_PERIOD:Time;OBS_VALUE:Value
dataflow;IMF.STA:IMTS(1.0.0);I;KAZ:Kazakhstan;XG_FOB_USD:Exports, FOB;RUS:Russia;A:Annual;2023;8100000000
dataflow;IMF.STA:IMTS(1.0.0);D;KAZ:Kazakhstan;XG_FOB_USD:Exports, FOB;RUS:Russia;A:Annual;2022;
"""
DIP = """\
DATAFLOW,COUNTRY,DV_TYPE,INDICATOR,COUNTERPART_COUNTRY,FREQUENCY,TIME_PERIOD,OBS_VALUE
IMF.STA:DIP(12.0.0),KAZ,O,INWD_D_NETLA_FALL_ALL,RUS,A,2023,9100000000
IMF.STA:DIP(12.0.0),RUS,SCC,OTWD_D_NETAL_FALL_ALL,KAZ,A,2023,9100000000
IMF.STA:DIP(12.0.0),KAZ,O,INWD_D_NETLA_FEQ_ALL,RUS,A,2023,5
IMF.STA:DIP(12.0.0),KAZ,O,INWD_D_NETLA_FALL_ALL,AZE,A,2023,C
"""
COMEXT = """\
DATAFLOW,LAST UPDATE,freq,reporter,partner,product,flow,indicators,TIME_PERIOD,OBS_VALUE,OBS_FLAG
ESTAT:DS-045409(1.0),15/05/24 23:00:00,A,DE,KZ,TOTAL,2,VALUE_IN_EUROS,2023,3600000000,
ESTAT:DS-045409(1.0),15/05/24 23:00:00,A,EL,KZ,TOTAL,1,VALUE_IN_EUROS,2023,1400000000,e
ESTAT:DS-045409(1.0),15/05/24 23:00:00,A,DE,KZ,TOTAL,1,QUANTITY_IN_100KG,2023,77,
ESTAT:DS-045409(1.0),15/05/24 23:00:00,A,EU27_2020,KZ,TOTAL,1,VALUE_IN_EUROS,2023,9,
"""
WITS = """\
STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REPORTER,PARTNER,PRODUCTCODE,INDICATOR,TIME_PERIOD,OBS_VALUE
dataflow,WBG_WITS:DF_WITS_TradeStats_Trade(1.0),I,A,KAZ,RUS,999999,XPRT-TRD-VL,2020,5012345.6
dataflow,WBG_WITS:DF_WITS_TradeStats_Trade(1.0),I,A,KAZ,WLD,999999,MPRT-TRD-VL,2020,38000000
dataflow,WBG_WITS:DF_WITS_TradeStats_Trade(1.0),I,A,KAZ,RUS,84-85_MachElec,MPRT-TRD-VL,2020,1
"""
ROW = {
    "typeCode": "C", "freqCode": "A", "period": "2023", "reporterCode": 398, "flowCode": "X", "partnerCode": 699,
    "partner2Code": 0, "cmdCode": "TOTAL", "customsCode": "C00", "motCode": 0, "fobvalue": 1e9, "primaryValue": 1.5e9,
}  # fmt: skip
ROWS = [
    ROW, ROW | {"flowCode": "M", "primaryValue": 250000000.5}, ROW | {"flowCode": "RX"}, ROW | {"motCode": 2100},
    ROW | {"partnerCode": 0}, ROW | {"partnerCode": 899}, ROW | {"primaryValue": None},
]  # fmt: skip
COMTRADE = json.dumps({"elapsedTime": "0.1 secs", "count": len(ROWS), "data": ROWS, "error": ""})
CASES = {
    "imf-imts": (IMTS, [
        ("KAZ", "trade.exports", "KAZ-RUS", "2023", "8100000000", "reported"),
        ("KAZ", "trade.imports", "KAZ-RUS", "2024-03", "1500000000", "reported"),
        ("RUS", "trade.exports", "RUS-KAZ", "2023", "15900000000", "estimated"),
        ("RUS", "trade.imports", "RUS-KAZ", "2023", "9900000000", "estimated"),
        ("KAZ", "trade.exports", "KAZ-WLD", "2023", "79000000000", "reported"),
    ]),
    "imf-dip": (DIP, [
        ("KAZ", "investment.stock", "RUS-KAZ", "2023", "9100000000", "reported"),
        ("RUS", "investment.stock", "RUS-KAZ", "2023", "9100000000", "derived"),
    ]),
    "eurostat-comext": (COMEXT, [
        ("DEU", "trade.exports", "DEU-KAZ", "2023", "3600000000", "reported"),
        ("GRC", "trade.imports", "GRC-KAZ", "2023", "1400000000", "estimated"),
    ]),
    "wits": (WITS, [
        ("KAZ", "trade.exports", "KAZ-RUS", "2020", "5012345600", "reported"),
        ("KAZ", "trade.imports", "KAZ-WLD", "2020", "38000000000", "reported"),
    ]),
    "un-comtrade": (COMTRADE, [
        ("KAZ", "trade.exports", "KAZ-IND", "2023", "1500000000", "reported"),
        ("KAZ", "trade.imports", "KAZ-IND", "2023", "250000000.5", "reported"),
        ("KAZ", "trade.exports", "KAZ-WLD", "2023", "1500000000", "reported"),
    ]),
}  # fmt: skip


def shortly(found):
    return [
        (one.series.reporter, one.series.concept, "-".join(one.series.parties), *one.cell[::2], one.cell[3])
        for one in found
        if isinstance(one, Tabled)
    ]


@pytest.mark.parametrize("name", CASES)
def test_a_message_tells_its_source_and_is_read(tmp_path, name):
    text, told = CASES[name]
    path = tmp_path / "message"
    path.write_text(text, encoding="utf-8")
    source = known(path)
    assert source.name == name
    found = list(read(path, source))
    assert shortly(found) == told
    assert [one for one in found if isinstance(one, Fault)] == []
    assert sum(isinstance(one, Left) for one in found) > 0


def test_labels_and_deletions_of_sdmx_csv(tmp_path):
    path = tmp_path / "labels.csv"
    path.write_text(LABELS, encoding="utf-8-sig")
    (one,) = read(path, known(path))
    assert one.series.id == "imf-imts:KAZ:trade.exports:KAZ-RUS:USD:A:FOB:XG_FOB_USD"
    assert one.cell == ("2023", 2, "8100000000", "reported")


def test_the_last_update_is_the_vintage(tmp_path):
    path = tmp_path / "comext.csv"
    path.write_text(COMEXT, encoding="utf-8")
    assert {one.vintage for one in read(path, known(path)) if isinstance(one, Tabled)} == {"2024-05-15"}


def test_periods_across(tmp_path):
    path = tmp_path / "inflow.csv"
    path.write_text(
        "Country;2022;2023;Q1 2024\nRussian Federation;1 521,5;;312\nTotal;9;9;9\nTurkey;1;2\n", encoding="utf-8"
    )
    found = list(read(path, msgspec.structs.replace(sources()["nbk"], decimal=",")))
    assert shortly(found) == [
        ("KAZ", "investment.inflow", "RUS-KAZ", "2022", "1521500000", "reported"),
        ("KAZ", "investment.inflow", "RUS-KAZ", "2024-Q1", "312000000", "reported"),
        ("KAZ", "investment.inflow", "TUR-KAZ", "2022", "1000000", "reported"),
        ("KAZ", "investment.inflow", "TUR-KAZ", "2023", "2000000", "reported"),
    ]
    assert found.count(Left.empty) == 2


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"data": null, "error": "Rate limit is exceeded"}', "Rate limit is exceeded"),
        ('{"reporterCode', "cannot be read as JSON"),
        ('{"message": "reporterCode is wrong"}', "reporterCode is wrong"),
    ],
)
def test_an_answer_that_is_none(tmp_path, text, told):
    path = tmp_path / "answer.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=told):
        list(read(path, sources()["un-comtrade"]))


@pytest.mark.parametrize("name", sources())
def test_a_source_says_what_it_means(name):
    source = sources()[name]
    assert source.name == name
    assert all((source.title, source.licence, source.attribution, source.home, source.key, source.notes))
    for mark in (*source.marks, *source.groups):
        re.compile(mark)
    for codes in source.codes.values():
        for meant in codes.values():
            assert meant == LEAVE or isinstance(meant, str) or meant.get("concept", "trade.exports") in concepts()
    if source.ask:
        assert {"{reporter}", "{counterpart}"} <= set(re.findall(r"\{\w+\}", source.ask.url))
        assert source.ask.url.startswith("https://")


def test_sources_are_shown():
    shown = CliRunner().invoke(app, ["series", "sources"]).stdout
    assert all(f"{name} " in shown for name in sources())
    one = CliRunner().invoke(app, ["series", "sources", "un-comtrade"]).stdout
    assert "India 699" in one
    assert "at most: 500" in one
