"""Plain CSV with a mapping: columns, codes, directions, multipliers, periods, statuses, and what is wrong with rows."""

import pytest

from servanda.errors import EmptyInput, InputError, PackError
from servanda.official import Fault, Left, read
from servanda.packs.sources import mapping
from servanda.tables import Tabled

DIRECTED = "importer,exporter,year,value\nKAZ,RUS,1997,10\nKAZ,RUS,1999,12\n"
ENDS = "columns: {importer: importer, exporter: exporter, period: year, value: value}\n"


def test_a_table_is_read_with_its_marks(cells):
    assert cells() == [
        ("KAZ", "trade.exports", "KAZ-TUR", "2023", "3100000000", "reported"),
        ("KAZ", "trade.imports", "KAZ-TUR", "2023", "1900000000", "reported"),
        ("TUR", "trade.imports", "TUR-KAZ", "2023", "3600000000", "estimated"),
    ]


def test_a_series_is_what_its_columns_say(rows):
    one = rows()[0]
    assert one.series.id == "plain:KAZ:trade.exports:KAZ-TUR:USD:A:FOB:"
    assert one.cell[1] == 2  # the row of the file; the header is the first


def test_directions_without_a_reporter(cells):
    told = f"{ENDS}constants: {{concept: trade.exports, unit: USD}}"
    assert {one[:3] for one in cells(DIRECTED, told)} == {(None, "trade.exports", "RUS-KAZ")}
    told = f"{ENDS}constants: {{concept: trade.imports, unit: USD}}"
    assert {one[:3] for one in cells(DIRECTED, told)} == {(None, "trade.imports", "KAZ-RUS")}


def test_the_importer_may_be_the_reporter(cells):
    told = "columns: {reporter: importer, counterpart: exporter, period: year, value: value}\n"
    told += "constants: {concept: trade.imports, unit: USD}"
    assert {one[:3] for one in cells(DIRECTED, told)} == {("KAZ", "trade.imports", "KAZ-RUS")}


def test_investors_come_first(cells):
    told = "columns: {reporter: importer, counterpart: exporter, period: year, value: value}\n"
    told += "constants: {concept: investment.stock, unit: USD, first: counterpart}"
    assert {one[:3] for one in cells(DIRECTED, told)} == {("KAZ", "investment.stock", "RUS-KAZ")}


def test_rates_have_a_unit_and_no_parties(rows):
    text = "date;code;rate\n2024-01;USD;449,60\n2024-01;RUB;4,98\n"
    told = "columns: {period: date, value: rate}\ndecimal: ','\n"
    told += "constants: {concept: exchange.average, unit: 'KZT/{code}', reporter: KAZ}"
    found = rows(text, told)
    assert [(one.series.unit, one.series.parties, one.cell[2]) for one in found] == [
        ("KZT/USD", (), "449.6"), ("KZT/RUB", (), "4.98"),
    ]  # fmt: skip


@pytest.mark.parametrize("written", ["KAZ", "kz", "398", "Kazakhstan", "Казахстан", "Kazakistan", "Қазақстан"])
def test_countries_by_code_number_and_name(cells, written):
    text = f"reporter,partner,flow,year,value,flag\n{written},RU,export,2023,1,A\n"
    assert [one[2] for one in cells(text)] == ["KAZ-RUS"]


def test_numbers_of_a_source_and_its_groups(rows):
    text = "reporter,partner,flow,year,value,flag\n"
    text += "398,699,export,2023,1,A\n398,0,export,2023,1,A\n398,G001,import,2023,1,A\n"
    found = rows(text, MAPPED)
    assert [one.series.parties for one in found[:2]] == [("KAZ", "IND"), ("KAZ", "WLD")]
    assert found[2] is Left.apart


MAPPED = """\
columns: {reporter: reporter, counterpart: partner, flow: flow, period: year, value: value, status: flag}
constants: {unit: USD, multiplier: '1000000'}
areas: {'699': IND, '0': WLD}
groups: ['G\\d+', 'GX.*']
rules:
  - {when: {reporter: '398', period: 2022..}, then: {status: estimated}}
"""


def test_rules_mark_what_the_table_does_not(rows):
    text = "reporter,partner,flow,year,value,flag\n398,RU,X,2021,1.5,A\n398,RU,X,2022,2,A\n"
    assert [one.cell[2:] for one in rows(text, MAPPED)] == [("1500000", "reported"), ("2000000", "estimated")]


@pytest.mark.parametrize(
    ("written", "kept", "frequency"),
    [
        ("2023", "2023", "A"), ("2023-A1", "2023", "A"), ("202305", "2023-05", "M"), ("2023-M05", "2023-05", "M"),
        ("2023M5", "2023-05", "M"), ("2023Q2", "2023-Q2", "Q"), ("Q2 2023", "2023-Q2", "Q"),
        ("2023-H1", "2023-S1", "S"),
        ("05.2023", "2023-05", "M"), ("2023-01/2023-09", "2023-01/2023-09", "C"), ("2023-01/2023-03", "2023-Q1", "Q"),
        ("2023-01-01/P9M", "2023-01/2023-09", "C"), ("2023-05-17", "2023-05-17", "D"),
        ("17.05.2023", "2023-05-17", "D"),
        ("2023-01/2023-12", "2023", "A"),
    ],
)  # fmt: skip
def test_periods(rows, written, kept, frequency):
    (one,) = rows(f"reporter,partner,flow,year,value,flag\nKAZ,TUR,export,{written},1,A\n")
    assert (one.cell[0], one.series.frequency) == (kept, frequency)


def test_years_and_months_in_columns_of_their_own(rows):
    told = MAPPING.replace("period: year", "year: year, month: flag").replace(", status: flag", "")
    (one,) = rows("reporter,partner,flow,year,value,flag\nKAZ,TUR,export,2023,1,7\n", told)
    assert one.cell[0] == "2023-07"


def test_what_is_odd_survives(cells):
    """A duplicated year, a gap, a corrupt cell and a zero are there as the table has them: others judge them."""
    text = "reporter,partner,flow,year,value,flag\n"
    text += "".join(f"KAZ,TUR,export,{year},{value},A\n" for year, value in ODD)
    assert [one[3:5] for one in cells(text)] == ODD


ODD = [("1997", "5"), ("1997", "5"), ("1999", "898050177626901"), ("2000", "0")]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("KAZ,Atlantis,export,2023,1,A", "counterpart 'Atlantis' is no country"),
        ("KAZ,TUR,transit,2023,1,A", "flow 'transit' has no meaning"),
        ("KAZ,TUR,export,2O23,1,A", "'2O23' is no period"),
        ("KAZ,TUR,export,2023-13,1,A", "'2023-13' is no period"),
        ('KAZ,TUR,export,2023,"1,234",A', "value '1,234' is no number"),
        ("KAZ,TUR,export,2023,inf,A", "value 'inf' is no number"),
        ("KAZ,TUR,export,2023,1e999,A", "value '1e999' is no number"),
        ("KAZ,TUR,export,2023,1,Z", "status 'Z' has no meaning"),
        ("KAZ,TUR,export", "it has 3 cells"),
    ],
)  # fmt: skip
def test_a_wrong_row_is_named_and_the_others_are_kept(rows, row, told):
    good = "KAZ,TUR,export,2022,1,A"
    found = rows(f"reporter,partner,flow,year,value,flag\n{good}\n{row}\n{good}\n")
    assert [type(one) for one in found] == [Tabled, Fault, Tabled]
    assert found[1].row == 3
    assert told in found[1].what


@pytest.mark.parametrize("nothing", ["", "..", "NaN", ":", "–", "n.s."])
def test_a_missing_value_is_no_zero(rows, nothing):
    text = f"reporter,partner,flow,year,value,flag\nKAZ,TUR,export,2023,{nothing},A\n"
    assert rows(text, f"{MAPPING}missing: [n.s.]\n") == [Left.empty]


MAPPING = """\
columns: {reporter: reporter, counterpart: partner, flow: flow, period: year, value: value, status: flag}
constants: {unit: USD}
codes:
  flow: {export: {concept: trade.exports, valuation: FOB}, import: {concept: trade.imports, valuation: CIF}}
"""


def test_signs_between_thousands(cells):
    text = "reporter;partner;flow;year;value;flag\nKAZ;TUR;export;2023;1.234.567,50;A\nKAZ;TUR;export;2022;1 000;A\n"
    told = f"{MAPPING}decimal: ','\nthousands: .\n"
    assert [one[4] for one in cells(text, told)] == ["1234567.5", "1000"]


def test_files_that_are_no_table(table, tmp_path):
    path, beside = table("a,b\n1,2\n")
    with pytest.raises(
        InputError, match=r"no column reporter, partner, flow, year, value, flag; it has a, b; mend the mapping"
    ):
        list(read(path, mapping(beside)))
    path, _ = table("")
    with pytest.raises(EmptyInput, match="nothing in it"):
        list(read(path, mapping(beside)))
    path.write_bytes("reporter,Ä\n".encode("latin-1"))
    with pytest.raises(InputError, match="name its `encoding`"):
        list(read(path, mapping(beside)))
    with pytest.raises(InputError, match="No such file"):
        list(read(tmp_path / "none.csv", mapping(beside)))


@pytest.mark.parametrize(
    ("told", "error"),
    [
        ("columns: {reporter: [a]}", "Expected `str`"),
        ("columns: {country: a}", "no such field: country; there are: reporter"),
        ("colums: {}", "unknown field `colums`"),
        ("constants: {unity: USD}", "no such field: unity"),
        ("a: b: c", "not readable as YAML"),
    ],
)
def test_a_mapping_that_is_wrong(table, told, error):
    _, beside = table(told=told)
    with pytest.raises(PackError, match=error):
        mapping(beside)
