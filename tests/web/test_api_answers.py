"""The interface for programs: a text that is read, what is wrong, files, and the document of it all."""

import csv
import io

import pytest

from servanda.model import CHECKS, KINDS, MODALITIES, OUTCOMES, REVIEWS, VERDICTS
from servanda.packs.concepts import concepts

API = "/api/v1"


def problem(answer, status):
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert {"type", "title", "status", "detail"} <= told.keys()
    assert told["status"] == status
    return told["detail"]


def test_a_text_is_read_and_nothing_is_kept(own):
    before = own.get(f"{API}/").json()["holds"]
    text = "Trade between Kazakhstan and Türkiye reached 5 billion dollars last year. 🤝"
    told = own.post(f"{API}/read", json={"text": text, "published": "2025-03-01", "publisher_country": "KAZ"})
    assert told.status_code == 200, told.text
    (said,) = told.json()["statements"]
    assert (said["concept"], said["value"]["low"]) == ("trade.turnover", "5000000000")
    assert said["period"]["start"] == "2024-01-01"
    assert text[said["start"] : said["end"]] == said["quote"]
    assert own.get(f"{API}/").json()["holds"] == before


@pytest.mark.parametrize(("body", "status", "told"), [
    ({"text": " "}, 422, "empty"), ({"text": "lorem"}, 422, "language"), ({}, 400, "text"), ([], 400, "object"),
    ({"text": "x", "language": "xx"}, 400, "there are: az, en"),
    ({"text": "x", "published": "2024-13-01"}, 400, "date"),
    ({"text": "x" * (5 << 20)}, 413, ""), ({"text": "We met.", "publisher_country": "ZZ"}, 422, "country"),
])  # fmt: skip
def test_a_text_that_cannot_be_read_is_told_as_a_problem(client, body, status, told):
    assert told in problem(client.post(f"{API}/read", json=body), status)


@pytest.mark.parametrize(("path", "status", "told"), [
    ("/nothing", 404, "Not Found"), ("/statements/x", 400, "statement"),
    ("/statements?kinds=figure", 400, "kinds: there is no such parameter here; there are: pair, concept, kind"),
    ("/statements?kind=fact", 400, "there are: figure, document"), ("/statements?limit=0", 400, "limit"),
    ("/statements?limit=1001", 400, "limit"), ("/statements?cursor=x", 400, "cursor"),
    ("/statements?since=yesterday", 400, "since"), ("/statements?pair=KAZ", 400, "pair"),
    ("/statements?pair=KAZ-KZ", 404, "no pair"), ("/statements?concept=trade", 400, "trade.turnover"),
    ("/statements?order=up", 400, "there are: oldest, newest"), ("/statements?format=xml", 400, "there are: json, csv"),
    ("/statements?text=…", 400, "text"), ("/judgements?verdict=wrong", 400, "there are: same"),
    ("/pairs/KAZ-TUR/questions/nothing", 400, "there are: documents"), ("/questions/due", 400, "before"),
    ("/pairs/KAZ-TUR/figures/nothing", 400, "trade.turnover"), ("/exports/nothing", 404, "there are: csv"),
])  # fmt: skip
def test_what_cannot_be_is_told_as_a_problem_that_names_what_can(client, path, status, told):
    assert told in problem(client.get(f"{API}{path}"), status)


def test_a_wrong_way_is_told_with_the_right_one(client):
    answer = client.post(f"{API}/statements", json={})
    problem(answer, 405)
    assert "GET" in answer.headers["allow"]


def test_an_interface_does_not_answer_under_foreign_names_or_let_other_origins_in(client):
    problem(client.get(f"{API}/statements", headers={"host": "evil.example"}), 403)
    problem(client.post(f"{API}/read", json={"text": "x"}, headers={"origin": "https://evil.example"}), 403)
    answer = client.get(f"{API}/statements", headers={"origin": "https://evil.example"})
    assert not [name for name in answer.headers if name.startswith("access-control-")]


@pytest.mark.parametrize("path", ["/statements?limit=2", "/pairs", "/exports/csv", "/exports/csv?pair=KAZ-TUR"])
def test_what_has_not_changed_is_not_sent_again_and_a_head_has_no_body(client, path):
    first = client.get(f"{API}{path}")
    again = client.get(f"{API}{path}", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    head = client.head(f"{API}{path}")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["etag"] == first.headers["etag"]
    assert first.headers["cache-control"] == "no-cache"


def test_statements_come_as_a_sheet_too_whose_cells_are_no_formulas(client):
    answer = client.get(f"{API}/statements", params={"format": "csv", "limit": 5, "pair": "KAZ-TUR"})
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"].startswith('attachment; filename="servanda-statements.csv"')
    assert answer.content.startswith("\ufeff".encode())
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))
    told = client.get(f"{API}/statements?limit=5&pair=KAZ-TUR").json()
    assert [row["id"] for row in rows] == [one["statement"]["id"] for one in told]
    assert "next" in answer.links


def test_exports_are_named_and_each_can_be_had(client):
    for one in client.get(f"{API}/exports").json():
        answer = client.get(one["link"], params={"pair": "KAZ-TUR", "as_of": "2024-12-31"})
        assert answer.status_code == 200
        assert f"servanda-{one['name']}-KAZ-TUR-2024-12-31{one['suffix']}" in answer.headers["content-disposition"]
        assert answer.content


def test_the_document_of_the_interface_names_the_values_of_closed_lists(client):
    told = client.get("/api/schema/openapi.json").json()
    assert told["openapi"].startswith("3.1")
    schemas = told["components"]["schemas"]
    assert schemas["Statement"]["properties"]["kind"]["enum"] == list(KINDS)
    assert schemas["Statement"]["properties"]["modality"]["enum"] == list(MODALITIES)
    parameters = {one["name"]: one for one in told["paths"][f"{API}/judgements"]["get"]["parameters"]}
    assert set(parameters["verdict"]["schema"]["enum"]) == {*VERDICTS, *CHECKS, *OUTCOMES, *REVIEWS}
    parameters = {one["name"]: one for one in told["paths"][f"{API}/statements"]["get"]["parameters"]}
    assert parameters["concept"]["schema"]["enum"] == list(concepts())
    for path, item in told["paths"].items():
        assert path.startswith(API)
        for operation in item.values():
            assert operation["summary"]
            assert operation["description"], path
            assert all(one["description"] for one in operation.get("parameters", ())), path
            assert "application/problem+json" in operation["responses"]["400"]["content"]


def test_fields_of_records_are_explained(client):
    told = client.get("/api/schema/openapi.json").json()
    for record in ("Statement", "Value", "Period", "Speaker", "Version", "Judgement"):
        for name, about in told["components"]["schemas"][record]["properties"].items():
            refers = "$ref" in about or any("$ref" in one for one in about.get("oneOf", ()))
            assert refers or about.get("description"), (record, name)


def test_the_page_of_the_interface_has_every_address_and_examples_that_open(client):
    page = client.get("/api")
    told = client.get("/api/schema/openapi.json").json()
    assert all(path in page.text for path in told["paths"])
    assert f'href="{API}/pairs/KAZ-TUR/questions/documents"' in page.text
    for path in {one.split('"')[0] for one in page.text.split('href="')[1:] if one.startswith(API)}:
        assert client.get(path.replace("&amp;", "&")).status_code == 200, path
