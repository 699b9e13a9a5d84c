"""The application: what every page carries, who is answered, and how failures are told."""

import gzip

import pytest

from servanda.errors import LedgerError
from servanda.web.languages import offered
from servanda.web.page import COMPILED, environment, prepare


def test_the_first_page_names_pairs_documents_and_contradictions(client):
    page = client.get("/")
    assert page.status_code == 200
    assert "/pairs/KAZ-TUR" in page.text
    assert "Altın Geçit hattı hizmete girdi" in page.text
    assert page.text.count("/statements/") > 5


@pytest.mark.parametrize(
    "path", ["/", "/nothing", "/static/servanda.css", "/pairs/KAZ-TUR/documents", "/api/schema/openapi.json"]
)
def test_every_answer_says_what_its_page_may_load(client, path):
    headers = client.get(path).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


def test_a_foreign_name_is_not_answered(client):
    page = client.get("/", headers={"host": "evil.example"})
    assert page.status_code == 403
    assert "KAZ-TUR" not in page.text


@pytest.mark.parametrize("headers", [{"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}])
def test_what_a_page_of_another_site_sends_is_refused(client, headers):
    assert client.post("/read", data={"text": "x"}, headers=headers).status_code in {403, 404}


def test_what_is_known_is_not_sent_again(client):
    first = client.get("/pairs/KAZ-TUR/documents")
    again = client.get("/pairs/KAZ-TUR/documents", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_an_answer_that_is_packed_has_the_same_tag_at_any_time(client, monkeypatch):
    first = client.get("/pairs/KAZ-TUR/documents")
    monkeypatch.setattr(gzip.time, "time", lambda: 1e9)
    again = client.get("/pairs/KAZ-TUR/documents")
    assert first.headers["content-encoding"] == "gzip"
    assert again.headers["etag"] == first.headers["etag"]


@pytest.mark.parametrize(("path", "status", "told"), [
    ("/nothing", 404, "Not Found"),
    ("/pairs/KAZ-TUR/nothing", 400, "no such question"),
    ("/pairs/KAZ/documents", 400, "KAZ: no pair"),
    ("/pairs/KAZ-TUR/documents?as_of=yesterday", 400, "no such day"),
])  # fmt: skip
def test_what_is_not_there_is_told_in_words(client, path, status, told):
    page = client.get(path)
    assert page.status_code == status
    assert told in page.text
    assert "Traceback" not in page.text


def test_programs_are_told_what_went_wrong_as_a_problem(client):
    answer = client.get("/api/nothing")
    assert answer.headers["content-type"].startswith("application/problem+json")
    assert answer.json()["status"] == 404


@pytest.mark.parametrize(("header", "language"), [
    ("tr-TR,tr;q=0.9,en;q=0.8", "tr"), ("fr, kk;q=0.5", "kk"), ("de", "en"), ("ru;q=0", "en"),
    ("", "en"), (";;q=,", "en"),
])  # fmt: skip
def test_pages_speak_as_the_browser_asks(client, header, language):
    assert client.get("/", headers={"accept-language": header}).headers["content-language"] == language


def test_the_chosen_language_is_kept_and_leads_back(client):
    chosen = client.get("/language/kk?back=/pairs/KAZ-TUR/visits", follow_redirects=False)
    assert chosen.headers["location"] == "/pairs/KAZ-TUR/visits"
    assert client.get("/").headers["content-language"] == "kk"


@pytest.mark.parametrize("back", ["https://evil.example", "//evil.example", "/\\evil.example", "evil"])
def test_the_way_back_stays_inside(client, back):
    chosen = client.get("/language/kk", params={"back": back}, follow_redirects=False)
    assert chosen.headers["location"] == "/"


def test_a_ledger_that_is_not_there_is_told_before_anything_is_served(serving, tmp_path):
    with pytest.raises(LedgerError, match="no ledger there"):
        serving(tmp_path / "nothing.ledger")


def test_what_the_first_page_is_made_of_is_there_before_somebody_asks_for_it(client):
    environment.cache_clear()
    COMPILED.kept.clear()
    prepare()
    before = set(COMPILED.kept)
    for language in offered():
        assert client.get("/", headers={"accept-language": language}).headers["content-language"] == language
    assert set(COMPILED.kept) == before
