"""Every question on a small ledger: what it answers, in every form, with the words that say it."""

import json

import msgspec
import pytest
from click.testing import CliRunner

from servanda import pipeline
from servanda.cli.app import app
from servanda.ledger import Ledger, Said
from servanda.model import Document, Entry, Finding, Statement, judgement, version_of
from servanda.packs import judging_digest
from servanda.pipeline.keeping import filing
from servanda.pipeline.naming import match_names

FORMS = ("table", "md", "json")
NOW = "2026-01-01T00:00:00Z"
SPRING = """The President of Kazakhstan paid an official visit to Ankara on 14 March 2024.

Trade between Kazakhstan and Türkiye reached $6.4 billion in 2023, and the two countries will bring it to $10 billion \
by 2026. The two sides signed 12 documents. Kazakhstan and Türkiye signed a memorandum on transport.

"Our trade with Türkiye reached $6.4 billion in 2023", President of Kazakhstan Serik Omarov said."""
ALMATY = """Министр торговли Казахстана Серик Омаров заявил, что товарооборот с Турцией растёт.

«Мы ждём роста», — сказал министр Серик Омаров."""
AUTUMN = """Trade between Türkiye and Kazakhstan amounted to 7.1 billion dollars in 2023, and 9.2 billion dollars in \
2024.

Türkiye and Kazakhstan will raise their trade to $10 billion by 2026. Türkiye and Kazakhstan signed an agreement on \
transport on 3 October 2025."""
DOCUMENTS = (
    Document(
        id="spring", text=SPRING, language="en", published="2024-03-15", publisher="Steppe Post",
        publisher_country="KAZ", url="https://steppe.example/visit",
    ),
    Document(
        id="autumn", text=AUTUMN, language="en", published="2025-10-04", publisher="Anatolian Wire",
        publisher_country="TUR", url="javascript:alert(1)",
    ),
)  # fmt: skip


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    path = tmp_path_factory.mktemp("ledger") / "small.ledger"
    with Ledger(path) as ledger:
        for document in DOCUMENTS:
            version = version_of(document, NOW)
            spoken = [one for one in pipeline.statements(document) if isinstance(one, Statement)]
            ledger.add(document, version, "reader 1", [Said(one, filing(Entry(one, version))) for one in spoken])
        match_names(ledger, NOW)
        ledger.rules = judging_digest()
        ours, theirs = (
            next(one.statement.id for one in ledger.entries() if one.statement.value and one.statement.value.low == low)
            for low in ("6400000000", "7100000000")
        )
        found = Finding(
            verdict="contradicts", left=ours, right=theirs, reason="value", explanations=("reporter", "rounding")
        )
        ledger.judge([judgement(found, "user test", NOW)])
    return path


def run(*words: str):
    return CliRunner().invoke(app, list(words))


@pytest.fixture
def ask(place):
    return lambda *words: run(*words, "--ledger", str(place))


def cells(output: str, table: int = 0) -> list[list[object]]:
    return [[cell["value"] for cell in row] for row in json.loads(output)["tables"][table]["rows"]]


def test_figures_of_both_sides_and_how_far_they_are_apart(ask):
    told = ask("figures", "kz-tr", "trade.turnover", "--period", "2023", "--format", "json")
    assert {(side, value["low"]) for _, side, value, *_ in cells(told.stdout)} == {
        ("KAZ", "6400000000"), ("TUR", "7100000000"),
    }  # fmt: skip
    ((_, lowest, highest, spread, percent, why),) = cells(told.stdout, 1)
    assert (lowest["low"], highest["low"], spread["low"]) == ("6400000000", "7100000000", "700000000")
    assert (percent, why) == ("10.9", "reporter, rounding")


def test_a_figure_is_of_the_side_whose_statistics_are_named(tmp_path):
    place = tmp_path / "named.ledger"
    text = "Turkish figures put trade between Kazakhstan and Türkiye at $6.2 billion in 2023."
    line = {"id": "a", "text": text, "language": "en", "published": "2024-03-01", "publisher_country": "KAZ"}
    (tmp_path / "a.jsonl").write_text(json.dumps(line), encoding="utf-8")
    assert run("ingest", str(tmp_path / "a.jsonl"), "--ledger", str(place)).exit_code == 0
    told = run("figures", "KAZ-TUR", "trade.turnover", "--ledger", str(place), "--format", "json").stdout
    assert [row[1] for row in cells(told)] == ["TUR"]


def test_every_cell_leads_to_its_words(ask):
    told = json.loads(ask("figures", "KAZ-TUR", "trade.turnover", "--format", "json").stdout)
    cited = [one for table in told["tables"] for row in table["rows"] for cell in row for one in cell["statements"]]
    assert cited
    for one in cited:
        said = told["statements"][one]["statement"]
        text = {document.id: document.text for document in DOCUMENTS}[said["document"]]
        assert text[said["start"] : said["end"]] == said["quote"]


def test_a_pledge_is_a_line_and_in_full_its_history(ask):
    told = ask("pledges", "KAZ-TUR", "--format", "json", "--as-of", "2025-12-01").stdout
    (line,) = cells(told)
    assert (line[1]["head"], line[1]["amount"], line[2], line[3]) == ("trade", "10000000000", 2026, "2024-03 ×2")
    assert (line[4]["amount"], line[4]["note"], line[8]) == ("6400000000", "2023 KAZ", "not_yet_due")
    assert [row[0] for row in cells(told, 2)] == ["2024-03-15", "2025-10-04"]
    assert {row[0]: [one and one["amount"] for one in row[1:]] for row in cells(told, 4)} == {
        2023: ["6400000000", "7100000000"], 2024: [None, "9200000000"],
    }  # fmt: skip
    one = ask("pledges", "KAZ-TUR", "--id", line[0], "--as-of", "2025-12-01").stdout
    assert "said again" in one
    assert "said again" not in ask("pledges", "KAZ-TUR", "--as-of", "2025-12-01").stdout
    assert "said again" in ask("pledges", "KAZ-TUR", "--full", "--as-of", "2025-12-01").stdout


def test_a_promise_that_is_not_there(ask):
    told = ask("pledges", "KAZ-TUR", "--id", "nothing")
    assert (told.exit_code, told.stdout) == (1, "")
    assert "no promise" in told.stderr


def test_a_line_for_each_promise_fits_a_terminal(ask, monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")
    told = ask("pledges", "KAZ-TUR", "--as-of", "2025-12-01").stdout
    (line,) = [line for line in told.splitlines() if "not_yet_due" in line]
    assert "trade 10 bn USD [1]" in line
    assert "6.4 bn 2023 KAZ [2]" in line


def test_documents_are_counted_by_side(ask):
    ((told, count, stage, side, *_),) = cells(ask("documents", "KAZ-TUR", "--format", "json").stdout)
    assert (told, count["low"], stage, side) == ("2024-03-15", "12", "signed", "KAZ")


def test_changes_since_a_day(ask):
    told = ask("changes", "KAZ-TUR", "--since", "2025-01-01", "--format", "json").stdout
    ((what, _, before, now, verdict, _),) = cells(told)
    assert (what, before["low"], now["low"]) == ("trade turnover", "6400000000", "7100000000")
    assert verdict == "contradicts: value, reporter, rounding"
    assert "9200000000" in [said["low"] for _, _, said, *_ in cells(told, 1) if isinstance(said, dict)]


def test_contradictions_between_documents(ask):
    told = ask("contradictions", "--format", "json").stdout
    assert cells(told) == []
    ((what, _, one, other, *_),) = cells(told, 1)
    assert (what, one["low"], other["low"]) == ("trade turnover", "6400000000", "7100000000")


def test_below_a_table_stand_the_words_around_each_statement(ask):
    told = " ".join(ask("contradictions", "KAZ-TUR").stdout.split())
    assert "Trade between Kazakhstan and Türkiye reached $6.4 billion in 2023" in told
    assert "value: two amounts of one measure and period" in told


def test_where_there_is_no_answer_it_says_what_may_be_asked(ask):
    told = ask("figures", "KAZ-TUR", "trade.rank", "--format", "json").stdout
    assert "of KAZ-TUR there are trade.turnover (4), document.count (1)." in json.loads(told)["hint"]
    nobody = ask("pledges", "KAZ-CHN", "--format", "md").stdout
    assert "Nothing is said of CHN-KAZ; most is said of KAZ-TUR (" in nobody


def test_what_falls_due(ask):
    rows = cells(ask("due", "--before", "2027-01-02", "--after", "2026-01-01", "--format", "json").stdout)
    assert {(row[0]["end"], row[1]) for row in rows} == {("2027-01-01", "deadline")}
    assert cells(ask("due", "--before", "2026-12-31", "--after", "2026-01-01", "--format", "json").stdout) == []


def test_what_somebody_says(ask):
    rows = cells(ask("speaker", "omarov", "--format", "json").stdout)
    assert {row[0] for row in rows} == {"2024-03-15"}
    assert "quote" in {row[1] for row in rows}
    assert {row[6] for row in cells(ask("speaker", "Anatolian Wire", "--format", "json").stdout)} == {"Anatolian Wire"}
    assert cells(ask("speaker", "head_of_state:TUR", "--format", "json").stdout) == []


def test_what_one_document_says(ask):
    told = json.loads(ask("source", "autumn", "--format", "json").stdout)
    assert [table["name"] for table in told["tables"]][:2] == ["versions", "figures"]
    assert {one["version"]["document"] for one in told["statements"].values()} == {"autumn"}


def test_only_what_was_known_on_a_day(ask):
    rows = cells(ask("figures", "KAZ-TUR", "trade.turnover", "--as-of", "2024-12-31", "--format", "json").stdout)
    assert {row[1] for row in rows} == {"KAZ"}


def test_names_in_other_alphabets_are_one_speaker(tmp_path):
    path = str(tmp_path / "names.ledger")
    texts = {"en": SPRING, "ru": ALMATY}
    for language, text in texts.items():
        (tmp_path / f"{language}.txt").write_text(text, encoding="utf-8")
        done = run("ingest", str(tmp_path / f"{language}.txt"), "--language", language, "--ledger", path)
        assert done.exit_code == 0
    spoken = ("speaker", "omarov", "--format", "json", "--ledger", path)
    assert len({row[6] for row in cells(run(*spoken).stdout)}) == 2
    ((what, names, reason, *_, ids),) = cells(run("names", "омаров", "--format", "json", "--ledger", path).stdout)
    assert (what, names, reason) == ("person", "Serik Omarov, Серик Омаров", "spelling")
    rejected = run("review", "reject", ids, "--reason", "two people", "--by", "ayse", "--ledger", path)
    assert rejected.exit_code == 0
    assert cells(run("names", "--format", "json", "--ledger", path).stdout) == []
    assert "sound" in run("ledger", "check", "--ledger", path).stdout


QUESTIONS = [
    ("figures", "KAZ-TUR", "trade.turnover"), ("documents", "KAZ-TUR"), ("pledges", "KAZ-TUR"), ("visits", "KAZ-TUR"),
    ("timeline", "KAZ-TUR"), ("changes", "KAZ-TUR", "--since", "2025-01-01"), ("due", "--before", "2030-01-01"),
    ("speaker", "Omarov"), ("contradictions", "KAZ-TUR"), ("dossier", "KAZ-TUR"), ("source", "spring"),
]  # fmt: skip


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question[0])
def test_every_question_in_every_form(ask, question):
    table = ask(*question)
    assert table.exit_code == 0, table.stderr
    assert "[1] " in table.stdout
    marked = ask(*question, "--format", "md").stdout
    assert "[^1]: " in marked
    assert "](<javascript:" not in marked
    assert json.loads(ask(*question, "--format", "json").stdout)["statements"]


def test_a_narrow_terminal_gets_rows_in_pieces(ask, monkeypatch):
    monkeypatch.setenv("COLUMNS", "50")
    told = ask("pledges", "KAZ-TUR").stdout
    assert "until\n  2026 · said 2024-03 ×2" in told
    assert max(map(len, told.splitlines()[:-3])) <= 50


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (("visits", "KAZ"), "no pair"),
        (("visits", "KAZ-KAZ"), "no pair"),
        (("figures", "KAZ-TUR", "turnover"), "did you mean trade.turnover?"),
        (("figures", "KAZ-TUR", "trade.turnover", "--period", "2023-13"), "no period"),
        (("changes", "KAZ-TUR", "--since", "yesterday"), "no such day"),
        (("visits", "KAZ-TUR", "--as-of", "2024-02-30"), "no such day"),
    ],
)
def test_wrong_questions_get_a_clear_answer(ask, words, answer):
    told = ask(*words)
    assert told.exit_code == 2
    assert answer in told.stderr
    assert told.stdout == ""


def test_a_document_that_is_not_there(ask):
    told = ask("source", "nowhere")
    assert (told.exit_code, told.stdout) == (1, "")
    assert "nowhere: no document" in told.stderr


def test_no_ledger_yet(tmp_path):
    told = run("visits", "KAZ-TUR", "--ledger", str(tmp_path / "none"))
    assert told.exit_code == 1
    assert "servanda ingest" in told.stderr


def test_an_answer_goes_to_a_file_by_its_name(ask, tmp_path):
    assert ask("dossier", "KAZ-TUR", "--output", str(tmp_path / "dossier.md")).stdout == ""
    assert (tmp_path / "dossier.md").read_text(encoding="utf-8").startswith("# Kazakhstan – Türkiye")


def test_the_commands_are_those_of_the_help():
    assert all(f"  {name} " in run("--help").stdout for name, *_ in QUESTIONS)
    assert "  contradictions " in run("--help").stdout


def test_where_a_document_has_pages_they_are_cited(tmp_path):
    place = tmp_path / "paged.ledger"
    paged = msgspec.structs.replace(DOCUMENTS[0], pages=(0, SPRING.index("Trade between"), SPRING.index('"Our trade')))
    with Ledger(place) as ledger:
        list(pipeline.ingest([paged, DOCUMENTS[1]], ledger, NOW))
    question = ("figures", "KAZ-TUR", "trade.turnover", "--ledger", place)
    table, markdown, made = (CliRunner().invoke(app, [*map(str, question), "--format", form]).stdout for form in FORMS)
    assert "p. 2, " in table
    assert "p. 3, " in table
    assert "p. 1, " not in table
    assert "p. 2, " in markdown
    pages = json.loads(made)["pages"]
    said = json.loads(made)["statements"]
    assert {said[one]["statement"]["document"] for one in pages} == {"spring"}
    assert set(pages.values()) == {2, 3}
