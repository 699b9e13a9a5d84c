"""What a report holds: everything with its evidence, nothing later than its day, and what it leaves out is told."""

import re

import pytest

import servanda
from servanda.errors import LedgerError
from servanda.judge.questions.answer import Cell, Table
from servanda.paper.columns import parted
from servanda.views.report.model import Grid, Paragraph, Points
from servanda.views.report.notes import CITED, ROWS, Notes, Shape, called, clean, spoken

PARTS = (
    "summary", "figures", "pledges", "events", "relations", "documents", "due", "contradictions", "checks", "sources",
    "reading",
)  # fmt: skip


def sections(some):
    for one in some:
        yield one
        yield from sections(one.parts)


def blocks(report):
    return [block for one in sections(report.sections) for block in one.blocks]


def runs(some):
    for block in some:
        match block:
            case Paragraph():
                yield from block.words
            case Points():
                yield from (run for words in block.items for run in words)
            case Grid():
                yield from (run for row in block.rows for words in row for run in words)


def part(report, key):
    return next(one for one in sections(report.sections) if one.key == key)


def words(section):
    return "".join(run.text for run in runs(section.blocks))


def test_it_begins_with_what_it_is_and_how_it_is_cited(report):
    assert report.title == "Kazakhstan – Türkiye"
    facts = dict(report.facts)
    assert facts["Between"] == "Kazakhstan (KAZ) and Türkiye (TUR)"
    assert facts["As of"].startswith("1 December 2025")
    assert facts["Made"] == f"2026-01-02 03:04 UTC by Servanda {servanda.__version__}"
    assert "8 documents · 7 publishers" in facts["Rests on"]
    digest = re.search(r"(?:[0-9a-f]{4} ?){8}", facts["Fingerprint"])
    assert digest
    for one in (report.title, "1 December 2025", "2026-01-02", digest[0].strip(), servanda.__version__):
        assert one in report.cite


def test_it_has_its_parts_in_their_order(report):
    assert tuple(one.key for one in report.sections) == PARTS


def test_every_number_leads_to_its_evidence_and_back(report):
    cites = [cite for run in runs(blocks(report)) for cite in run.cites]
    assert [one.number for one in report.evidence] == [*range(1, len(report.evidence) + 1)]
    assert {one.number for one in cites} == {one.number for one in report.evidence}
    assert [*dict.fromkeys(one.number for one in cites)] == [one.number for one in report.evidence]
    assert len({one.key for one in cites}) == len(cites)
    places = {(one.number, one.place) for one in cites}
    assert places == {(one.number, place) for one in report.evidence for place in range(1, one.places + 1)}


def test_evidence_is_the_very_words_or_rows_of_a_series(report, demo):
    with servanda.ask(demo) as ledger:
        said = {one.statement.id: one for one in ledger.ledger.entries()}
    for one in report.evidence:
        if one.statement:
            entry = said[one.statement]
            assert one.quote == clean(entry.statement.quote)
            assert f"{entry.statement.start:,} to {entry.statement.end:,}" in one.place
            assert entry.version.document in one.source
        else:
            assert one.rows
            assert all("row " in row for row in one.rows)
    assert any("2024: " in row for one in report.evidence for row in one.rows)


def test_doubts_of_what_is_cited_are_shown(report):
    assert any("party inferred" in one.doubts for one in report.evidence)
    assert re.search(r"\d+ of \d+ statements carry a doubt", words(part(report, "summary")))


def test_the_summary_rests_on_the_ledger(report):
    told = words(part(report, "summary"))
    for one in ("5.9 bn USD in 2024 by the statistics of Kazakhstan", "A goal ahead: trade 10 bn USD"):
        assert one in told.replace("\u00a0", " ")
    assert re.search(r"Pledges: \d+ pledges, of which \d", told)
    amounts = [run for run in runs(part(report, "summary").blocks) if " USD" in run.text]
    assert amounts
    assert all(run.cites for run in amounts)


def test_pledges_tell_the_chance_by_each_side(report):
    (row, *_) = next(one for one in part(report, "pledges").blocks if isinstance(one, Grid)).rows
    told = [run.text for cell in row for run in cell]
    assert "not yet due" in told
    assert any(re.fullmatch(r"(KAZ|TUR)\W\d+\W%(, TUR\W\d+\W%)?", one) for one in told), told


def test_a_contradiction_has_its_reason_in_words_and_what_may_explain_it(report):
    told = words(part(report, "contradictions"))
    assert "two amounts of one measure and period" in told
    assert "nothing that is known" in told


def test_nothing_later_than_its_day_is_in_it(ask):
    early = ask("KAZ-TUR", "2023-12-31")
    days = [found for one in early.evidence for found in re.findall(r", (\d{4}-\d\d-\d\d),", one.source)]
    assert days
    assert max(days) <= "2023-12-31"


def test_the_fingerprint_is_that_of_what_it_rests_on(report, ask):
    prints = [dict(one.facts)["Fingerprint"] for one in (report, ask("tur-kaz"), ask("KAZ-TUR", "2023-12-31"))]
    assert prints[0] == prints[1] != prints[2]


def test_the_side_that_is_named_first_comes_first(ask):
    assert ask("TR-KZ").title == "Türkiye – Kazakhstan"


def test_a_pair_of_whom_nothing_is_said(ask):
    with pytest.raises(LedgerError, match="Nothing is said of FJI-TON"):
        ask("FJI-TON")


def test_what_a_table_leaves_out_is_told():
    table = Table("t", ("n",), tuple((Cell(number),) for number in range(ROWS + 5)))
    grid = Notes().grid(table, Shape("c", {"n": "N"}, "servanda x"))
    assert len(grid.rows) == ROWS
    assert grid.rows[-1][0][0].text == str(ROWS + 4)
    assert grid.note == f"The last {ROWS} of {ROWS + 5}. All: servanda x."


def test_a_cell_cites_a_few_and_counts_the_others(demo):
    with servanda.ask(demo) as ledger:
        said = tuple(ledger.ledger.entries())[: CITED + 3]
    run = Notes().run(Cell("x", said))
    assert (len(run.cites), run.more) == (CITED, 3)


def test_columns_that_are_blank_are_left_out():
    grid = Notes().grid(Table("t", ("a", "b"), ((Cell("x"), Cell(None)),)), Shape("c", {"a": "A", "b": "B"}))
    assert grid.columns == ("A",)


@pytest.mark.parametrize(
    ("concept", "words"),
    [
        ("trade.turnover", "trade turnover"), ("trade.exports", "exports"), ("event.visit.state", "state visit"),
        ("event.visit.other", "visit"), ("event.other", "event"), ("document.action_plan", "action plan"),
        ("document.unspecified", "document"), ("project.energy", "energy project"), ("companies.count", "companies"),
        ("relation.strategic_partner", "strategic partner"), ("quote", "quote"),
    ],
)  # fmt: skip
def test_concepts_are_words(concept, words):
    assert called(concept) == words
    assert spoken(f"5 of {concept} KAZ") == f"5 of {words} KAZ"


def test_harmful_characters_are_shown_as_what_they_are(hostile):
    told = "".join(run.text for run in runs(blocks(hostile)))
    told += "".join(f"{one.source}{one.title}{one.before}{one.quote}{one.after}" for one in hostile.evidence)
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]", told)
    assert clean("half \ud83d\tof") == "half \\ud83d of"
    for one in ("\\u202eright", "\\u001b[31m", "<script>alert(1)</script>"):
        assert one in told
    assert all(not one.url or one.url.startswith("https://x.example/") for one in hostile.evidence)


@pytest.mark.parametrize("text", ["", "short words", "W" * 90, "https://x.example/a/very/long?way=to", "a " + "-" * 30])
def test_long_words_may_be_parted_and_lose_nothing(text):
    pieces = [*parted(text)]
    assert "".join(pieces) == text
    assert all(len(word) < 50 for piece in pieces for word in piece.split())
