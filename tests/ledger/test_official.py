"""Official series in a ledger: once only, vintage by vintage, in any order, found fast, and nothing changes them."""

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from servanda import pipeline
from servanda.cli.app import app
from servanda.errors import LedgerError
from servanda.ledger import Ledger, exported, faults
from servanda.pipeline.keeping import filing
from servanda.pipeline.tabulating import rejections, set_aside
from servanda.tables import Release, Series, Tabled

NOW = "2026-01-01T00:00:00Z"
SIGNED = ("user ayse", NOW)
KEYS = {"release": "n", "series": "n", "observation": "row"}


def series(reporter, counterpart, concept="trade.exports", source="made", **more):
    parties = (reporter, counterpart) if counterpart else ()
    known = {"unit": "USD", "frequency": "A", "valuation": "FOB"} | more
    return Series(source=source, concept=concept, parties=parties, reporter=reporter, **known)


def years(one, first, *amounts, vintage=None, status="reported"):
    return [
        Tabled(one, (str(first + at), 2 + at, str(amount), status), vintage) for at, amount in enumerate(amounts)
    ]  # fmt: skip


def release(name, accessed=NOW):
    return Release(name=name, source="made", licence="CC0-1.0", accessed=accessed)


OUT, IN = series("KAZ", "TUR"), series("KAZ", "TUR", "trade.imports", valuation="CIF")
BACK = series("TUR", "KAZ", "trade.imports", valuation="CIF")
FILES = {
    "out.csv": years(OUT, 2019, 5, 6, 7),
    "all.csv": years(OUT, 2021, 8, 9, vintage="2025-05-01") + years(IN, 2021, 3, vintage="2024-05-01"),
    "back.csv": years(BACK, 2021, 4, 4, vintage="2025-01-01", status="estimated"),
}


def told(found):
    return [(one.reporter, one.concept[6:], one.period.text, one.value.low, one.status) for one in found]


@pytest.fixture
def filled(ledger):
    for name, cells in FILES.items():
        ledger.tabulate(release(name), cells)
    return ledger


def test_the_same_file_twice_adds_nothing(filled, record):
    before = record(filled)
    assert filled.tabulate(release("all.csv", accessed="2026-02-02T00:00:00Z"), FILES["all.csv"]) == (3, [])
    assert record(filled) == before


def test_every_reporter_answers_by_concept_and_period(filled):
    found = filled.observations(("TUR", "KAZ"), ("trade.exports", "trade.imports"))
    assert told(found) == [
        ("KAZ", "exports", "2019", "5", "reported"),
        ("KAZ", "exports", "2020", "6", "reported"),
        ("KAZ", "exports", "2021", "7", "reported"),
        ("KAZ", "exports", "2022", "9", "reported"),
        ("KAZ", "imports", "2021", "3", "reported"),
        ("TUR", "imports", "2021", "4", "estimated"),
        ("TUR", "imports", "2022", "4", "estimated"),
    ]
    assert found[0].cell.series == OUT.id
    assert found[0].period.end == "2020-01-01"


def test_a_newer_vintage_supersedes_and_the_older_is_kept(ledger):
    for day, amount in (("2024-05-01", 1), ("2025-05-01", 2), ("2023-05-01", 3)):
        ledger.tabulate(release(f"{day}.csv"), years(OUT, 2022, amount, vintage=day))

    def at(day):
        return [one.value.low for one in ledger.observations(("KAZ", "TUR"), ("trade.exports",), as_of=day)]

    assert (at(None), at("2024-12-31"), at("2023-12-31"), at("2022-01-01")) == (["2"], ["1"], ["3"], [])
    assert [one.releases for one in ledger.series("KAZ-TUR")] == [3]


def test_without_a_vintage_the_day_of_loading_counts(ledger):
    ledger.tabulate(release("old.csv", "2025-01-01T00:00:00Z"), years(OUT, 2022, 1))
    ledger.tabulate(release("new.csv", "2025-06-01T00:00:00Z"), years(OUT, 2022, 2))
    assert [one.value.low for one in ledger.observations(("KAZ", "TUR"), ("trade.exports",))] == ["2"]


def test_what_comes_twice_in_one_file_stays_twice(ledger):
    ledger.tabulate(release("odd.csv"), [*years(OUT, 2022, 1), Tabled(OUT, ("2022", 9, "1", "reported"))])
    ledger.tabulate(release("copy.csv"), years(OUT, 2022, 1))
    assert [one.cell.row for one in ledger.observations(("KAZ", "TUR"), ("trade.exports",))] in ([2], [2, 9])


def test_periods_and_parties_that_are_asked_for(filled):
    found = filled.observations(("KAZ", "TUR"), ("trade.exports",), since="2020-01-01", until="2022-01-01")
    assert [one.period.text for one in found] == ["2020", "2021"]
    assert len(filled.observations(("KAZ",), ("trade.exports",))) == 4
    assert filled.observations(("KAZ", "RUS"), ("trade.exports",)) == []
    assert filled.observations((), ("trade.exports",)) == []


def test_rates_are_found_by_their_unit(ledger):
    tenge, rouble = (series("KAZ", "", "exchange.average", unit=f"KZT/{code}") for code in ("USD", "RUB"))
    ledger.tabulate(release("rates.csv"), years(tenge, 2023, 456) + years(rouble, 2023, 5))
    assert [one.value.low for one in ledger.rates(["KZT/USD"])] == ["456"]
    assert len(ledger.observations((), ("exchange.average", "exchange.end"))) == 2


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(sorted(FILES)), halves=st.booleans())
def test_the_order_of_files_plays_no_part(record, tmp_path_factory, order, halves):
    folder = tmp_path_factory.mktemp("orders")
    with Ledger(folder / "straight") as straight, Ledger(folder / "other") as other, Ledger(folder / "part") as part:
        for name, cells in FILES.items():
            straight.tabulate(release(name), cells)
        for name in order:
            (part if halves and name == "all.csv" else other).tabulate(release(name), FILES[name])
        pipeline.merge(other, exported(part), "part", NOW)
        assert record(other) == record(straight)
        assert list(faults(other, filing)) == []


def test_an_export_whose_cells_were_changed_is_refused(filled, tmp_path):
    lines = [line.replace(b'"2019",2,"5"', b'"2019",2,"6"') for line in exported(filled)]
    with Ledger(tmp_path / "b.ledger") as other:
        with pytest.raises(LedgerError, match=r"out\.csv: its cells are not those of its digest; nothing was added"):
            pipeline.merge(other, lines, "export", NOW)
        assert list(other.series()) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ("UPDATE observation SET amount = '1'", "its cells or what is known of it"),
        ("UPDATE observation SET status = 'reported'", "its cells or what is known of it"),
        ("UPDATE release SET licence = 'none'", "its cells or what is known of it"),
        ("UPDATE series SET reporter = 'RUS'", "is not named for what it is"),
    ],
)
def test_what_was_changed_behind_its_back_is_found(filled, change, fault):
    for table in ("release", "series", "observation"):
        verbs = (("update", f"UPDATE {table} SET {KEYS[table]} = 1"), ("delete", f"DELETE FROM {table}"))  # noqa: S608
        for verb, words in verbs:
            with pytest.raises(LedgerError, match="only added to"):
                filled.file.query(words)
            filled.file.change(f"DROP TRIGGER {table}_never_{verb}")
    filled.file.change(change)
    assert any(fault in one for one in faults(filled, filing))


def test_the_commands(tmp_path, monkeypatch):
    monkeypatch.setenv("SERVANDA_LEDGER", str(tmp_path / "a.ledger"))
    table, mapping = tmp_path / "t.csv", tmp_path / "m.yaml"
    table.write_text("by,with,year,usd\nKAZ,TUR,2022,5000\nKAZ,Atlantis,2022,1\nTUR,KAZ,2022,7\n", encoding="utf-8")
    mapping.write_text(
        "columns: {reporter: by, counterpart: with, period: year, value: usd}\n"
        "constants: {concept: trade.turnover, unit: USD}\n", encoding="utf-8"
    )  # fmt: skip

    def run(*words):
        done = CliRunner().invoke(app, ["series", *words])
        return done.exit_code, done.stdout, done.stderr

    status, _, said = run("add", str(table), "--mapping", str(mapping), "--vintage", "2025-05-01")
    assert status == 1
    assert "t.csv: row 3: counterpart 'Atlantis' is no country; say which one under `areas`" in said
    assert "t.csv: 2 figures, 2 new, 1 rows wrong" in said
    assert "nothing new" in run("add", str(table), "--mapping", str(mapping), "--vintage", "2025-05-01")[2]
    assert "turnover" in run("list")[1]
    status, shown, _ = run("show", "tr-kz", "trade.turnover")
    assert "5,000" in shown
    assert "published 2025-05-01" in shown
    assert run("show", "KAZ-TUR", "--as-of", "2024-01-01")[0] == 1
    assert '"status":"reported"' in run("show", "KAZ-TUR", "--format", "jsonl")[1]
    assert "no official figures of KAZ-RUS" in run("show", "KAZ-RUS")[2]
    assert run("show", "KAZ-TUR", "trad")[0] == 2
    assert "no known source; say what its columns mean with --mapping" in run("add", str(table))[2]
    assert run("add", str(table), "--source", "nobody")[0] == 2
    assert "no column by," in run("add", str(mapping), "--mapping", str(mapping))[2]


def test_a_release_is_set_aside_and_taken_back(filled, record, tmp_path):
    def exports():
        return [one.value.low for one in filled.observations(("KAZ", "TUR"), ["trade.exports"])]

    def periods():
        return next((one.first, one.last, one.cells, one.releases) for one in filled.series("KAZ-TUR"))

    assert (exports(), periods()) == (["5", "6", "7", "9"], ("2019", "2022", 5, 2))
    before = record(filled)
    (newer,) = filled.releases("out.csv")
    assert filled.releases(newer.id[:8]) == [newer]
    made = set_aside(filled, newer, "wrong unit", SIGNED)
    assert (exports(), periods()) == (["8", "9"], ("2021", "2022", 2, 1))
    assert rejections(filled, filled.releases()) == {newer.id: made}
    assert list(faults(filled, filing)) == []
    with pytest.raises(LedgerError, match="already"):
        set_aside(filled, newer, "another reason", ("user ali", NOW))
    with Ledger(tmp_path / "other.ledger") as other:
        pipeline.merge(other, record(filled).splitlines(), "export", NOW)
        assert record(other) == record(filled)
        assert not [one for one in other.observations(("KAZ", "TUR"), ["trade.exports"]) if one.value.low == "5"]
    pipeline.undo(filled, made, "it was right", SIGNED)
    assert exports() == ["5", "6", "7", "9"]
    assert rejections(filled, filled.releases()) == {}
    with pytest.raises(LedgerError, match="give another"):
        set_aside(filled, newer, "wrong unit", SIGNED)
    assert set(before.splitlines()) < set(record(filled).splitlines())
    for one in filled.releases():
        set_aside(filled, one, "all of it", SIGNED)
    assert not filled.has_series()
    assert list(filled.series()) == []


def test_releases_are_listed_and_set_aside_from_the_command_line(filled):
    place = ["--ledger", str(filled.path)]

    def run(*given):
        return CliRunner().invoke(app, ["series", *given, *place])

    listed = run("releases").stdout
    assert [name in listed for name in ("out.csv", "all.csv", "2025-05-01")] == [True] * 3
    assert "2 releases are named so" in run("reject", "all.csv", "--reason", "x").stderr
    assert "no such release" in run("reject", "other.csv", "--reason", "x").stderr
    done = run("reject", "out.csv", "--reason", "wrong unit", "--by", "ayse")
    assert (done.exit_code, "set aside: out.csv, 3 figures" in done.stderr) == (0, True)
    assert "wrong unit (ayse" in " ".join(run("releases").stdout.split())
