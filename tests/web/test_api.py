"""The interface for programs: what can be asked, and how lists go on."""

import sqlite3

import pytest

from servanda.ledger import Ledger, Wanted
from servanda.ledger.listing import Page, Sought, statements
from servanda.model import OUTCOMES

API = "/api/v1"


def asked(client, path, **parameters):
    answer = client.get(f"{API}{path}", params=parameters)
    assert answer.status_code == 200, answer.text
    return answer.json()


def all_pages(client, path, **parameters):
    found, address = [], client.base_url.join(f"{API}{path}").copy_merge_params(parameters)
    while address:
        answer = client.get(address)
        assert answer.status_code == 200, answer.text
        found.append(answer.json())
        address = answer.links["next"]["url"] if "next" in answer.links else ""
    return found


def ids(entries):
    return [one["statement"]["id"] for one in entries]


@pytest.fixture(scope="module")
def every(demo):
    with Ledger(demo) as ledger:
        return list(ledger.entries(Wanted()))


def test_pages_of_statements_give_each_once_in_either_order(client, every):
    pages = all_pages(client, "/statements", limit=150)
    assert [len(page) for page in pages] == [150] * (len(every) // 150) + [len(every) % 150]
    found = ids(one for page in pages for one in page)
    assert sorted(found) == sorted(one.statement.id for one in every)
    newest = ids(one for page in all_pages(client, "/statements", limit=400, order="newest") for one in page)
    assert newest == found[::-1]


FILTERS = [
    ({"kind": "pledge"}, lambda one: one.statement.kind == "pledge"),
    ({"concept": "trade.turnover"}, lambda one: one.statement.concept == "trade.turnover"),
    ({"kind": "figure", "concept": "trade.turnover"},
     lambda one: (one.statement.kind, one.statement.concept) == ("figure", "trade.turnover")),
    ({"pair": "kz-tr"}, lambda one: {"KAZ", "TUR"} <= set(one.statement.parties)),
    ({"pair": "TUR-KAZ", "concept": "trade.turnover", "language": "tr"},
     lambda one: {"KAZ", "TUR"} <= set(one.statement.parties) and one.statement.concept == "trade.turnover"
     and one.version.language == "tr"),
    ({"language": "kk"}, lambda one: one.version.language == "kk"),
    ({"document": "kaz-tur-01"}, lambda one: one.version.document == "kaz-tur-01"),
    ({"since": "2024-01-01"}, lambda one: (one.version.published or "") >= "2024-01-01"),
    ({"since": "2024-01-01", "before": "2024-07-01", "kind": "event"},
     lambda one: "2024-01-01" <= (one.version.published or "") < "2024-07-01" and one.statement.kind == "event"),
    ({"speaker": "head_of_state:KAZ"},
     lambda one: one.statement.speaker is not None
     and (one.statement.speaker.office, one.statement.speaker.country) == ("head_of_state", "KAZ")),
]  # fmt: skip


@pytest.mark.parametrize(("parameters", "test"), FILTERS, ids=[str(one) for one, _ in FILTERS])
def test_filters_give_what_they_say_and_nothing_else(client, every, parameters, test):
    wanted = sorted((one.statement.id, one.version.id) for one in every if test(one))
    assert wanted
    pages = all_pages(client, "/statements", limit=7, **parameters)
    assert sorted((one["statement"]["id"], one["version"]["id"]) for page in pages for one in page) == wanted


def test_publishers_and_words_narrow_documents_and_what_they_say(client, every):
    publisher = every[0].version.publisher
    found = asked(client, "/statements", publisher=publisher, limit=1000)
    assert {one["version"]["publisher"] for one in found} == {publisher}
    assert asked(client, "/documents", publisher=publisher)
    texts = asked(client, "/documents", text="ticaret", language="tr")
    assert texts
    said = asked(client, "/statements", text="ticaret", language="tr", limit=1000)
    assert {one["version"]["id"] for one in said} <= {one["id"] for one in texts}


def test_a_speaker_and_a_pair_hold_at_once(client):
    found = asked(client, "/statements", speaker="head_of_state:KAZ", pair="KAZ-TUR")
    assert found
    assert all({"KAZ", "TUR"} <= set(one["statement"]["parties"]) for one in found)


def test_a_statement_comes_with_the_words_around_it_and_judgements(client):
    contradiction = asked(client, "/contradictions", limit=1)[0]
    told = asked(client, f"/statements/{contradiction['left']['statement']['id']}")
    assert told["statement"] == contradiction["left"]["statement"]
    assert contradiction["judgement"] in told["judgements"]
    assert client.get(f"{API}/statements/{'0' * 24}").status_code == 404


def test_offsets_count_in_the_text_that_is_given(client):
    for one in asked(client, "/documents", limit=10):
        text = asked(client, f"/documents/{one['document']}/text")["text"]
        for entry in asked(client, f"/documents/{one['document']}/statements"):
            said = entry["statement"]
            assert text[said["start"] : said["end"]] == said["quote"]


def test_a_document_is_found_by_its_id_and_by_that_of_a_version(client):
    one = asked(client, "/documents", limit=1)[0]
    assert asked(client, f"/documents/{one['id']}") == asked(client, f"/documents/{one['document']}")
    assert client.get(f"{API}/documents/nothing").status_code == 404
    assert client.get(f"{API}/documents/{one['id']}/text?version=nothing").status_code == 404


def test_judgements_are_given_by_verdict_and_by_record(client):
    found = asked(client, "/judgements", verdict="contradicts", limit=1000)
    assert {one["verdict"] for one in found} == {"contradicts"}
    assert len(found) == len(asked(client, "/contradictions", limit=1000))
    one = found[0]
    assert one in asked(client, "/judgements", of=one["left"])
    assert one in asked(client, "/judgements", of=one["right"])


def test_contradictions_of_a_pair_are_those_that_the_question_finds(client):
    found = asked(client, "/contradictions", pair="KAZ-TUR", limit=1000)
    answer = asked(client, "/pairs/KAZ-TUR/questions/contradictions")
    assert len(found) == sum(len(table["rows"]) for table in answer["tables"])


def test_pairs_lead_to_what_there_is_of_them(client):
    one = asked(client, "/pairs")[0]
    for link in one["links"].values():
        assert client.get(link).status_code == 200, link


def test_goals_come_with_what_became_of_them_and_who_said_them(client):
    found = asked(client, "/pairs/KAZ-TUR/pledges")
    assert {one["status"] for one in found} <= {*OUTCOMES, "no_data"}
    assert any(one["amount"] and one["deadline"] and one["standings"] for one in found)
    assert all(one["id"] == one["said"][0]["statement"]["id"] for one in found)
    assert all(one["said"] == [] for one in asked(client, "/pairs/KAZ-TUR/pledges", said=False))


def test_official_figures_come_in_pages_in_either_order(client):
    whole = asked(client, "/pairs/KAZ-TUR/observations", limit=1000)
    assert whole
    assert {one["cell"]["series"] for one in whole} <= {one["id"] for one in asked(client, "/pairs/KAZ-TUR/series")}
    pages = all_pages(client, "/pairs/KAZ-TUR/observations", limit=9)
    assert [one for page in pages for one in page] == whole
    back = all_pages(client, "/pairs/KAZ-TUR/observations", limit=9, order="newest")
    assert [one for page in back for one in page] == whole[::-1]
    within = asked(client, "/pairs/KAZ-TUR/observations", since="2023-01-01", before="2024-01-01", limit=1000)
    assert {one["period"]["start"][:4] for one in within} == {"2023"}


@pytest.mark.parametrize("path", [
    "/pairs/KAZ-TUR/questions/documents", "/pairs/KAZ-TUR/questions/visits", "/pairs/KAZ-TUR/questions/timeline",
    "/pairs/KAZ-TUR/questions/pledges", "/pairs/KAZ-TUR/questions/dossier",
    "/pairs/KAZ-TUR/questions/changes?since=2024-01-01", "/pairs/KAZ-TUR/figures/trade.turnover?period=2023",
    "/questions/due?before=2031-01-01", "/questions/speaker?name=head_of_state:KAZ",
])  # fmt: skip
def test_every_question_is_answered_and_its_cells_name_statements_that_are_there(client, path):
    answer = client.get(f"{API}{path}")
    assert answer.status_code == 200, answer.text
    told = answer.json()
    named = {one for table in told["tables"] for row in table["rows"] for cell in row for one in cell["statements"]}
    assert named
    assert named == told["statements"].keys()


def test_names_that_are_one_are_told(client):
    assert asked(client, "/questions/names")["tables"][0]["rows"]


def test_a_search_gives_places_in_texts(client):
    found = asked(client, "/search", text="ticaret", limit=3)
    assert len(found) == 3
    for one in found:
        text = asked(client, f"/documents/{one['version']['id']}/text")["text"]
        assert one["count"] >= len(one["spans"]) > 0
        assert all(text[span["start"] : span["end"]] == span["quote"] for span in one["spans"])


def test_a_list_goes_on_by_an_index_and_never_sorts_a_ledger(demo):
    """What is asked most must not read all: a page of a pair, of a kind, and of all."""
    with Ledger(demo) as ledger:
        plans = []
        query = ledger.file.query
        ledger.file.query = lambda asked, values=(): plans.append((asked, list(values))) or query(asked, values)
        for sought in (Sought(), Sought(pair="KAZ-TUR"), Sought(kind="figure"), Sought(language="tr")):
            statements(ledger.file, sought, Page(5))
        connection = sqlite3.connect(demo)
        for asked_, values in plans:
            if asked_.startswith("SELECT s.n FROM"):
                plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {asked_}", values)]
                assert not [step for step in plan if "TEMP B-TREE" in step], plan
        connection.close()
