"""The report of a pair as a file, from its page."""

import base64
import hashlib
import re
import sys

import pytest


def test_a_report_of_a_pair_is_a_file(client):
    page = client.get("/pairs/KAZ-TUR?as_of=2025-12-01").text
    for form in ("pdf", "docx", "html", "md"):
        assert f'href="/pairs/KAZ-TUR/report/{form}?as_of=2025-12-01"' in page
    told = client.get("/pairs/tr-kz/report/md?as_of=2025-12-01")
    assert told.headers["content-disposition"] == 'attachment; filename="dossier-TUR-KAZ-2025-12-01.md"'
    assert told.text.startswith("# Türkiye – Kazakhstan")


def test_a_report_as_a_page_keeps_its_own_policy(client):
    told = client.get("/pairs/KAZ-TUR/report/html?as_of=2025-12-01")
    style = re.search(r"<style>(.*?)</style>", told.text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in told.headers["content-security-policy"]
    assert "Cite as" in told.text


@pytest.mark.parametrize(("path", "status"), [
    ("/pairs/KAZ-TUR/report/exe", 404), ("/pairs/KAZ/report/md", 400), ("/pairs/KAZ-FJI/report/md", 404),
    ("/pairs/KAZ-TUR/report/md?as_of=now", 400),
])  # fmt: skip
def test_a_report_that_cannot_be(client, path, status):
    assert client.get(path).status_code == status


def test_without_its_libraries_a_report_says_what_is_missing(client, monkeypatch):
    monkeypatch.setitem(sys.modules, "docx", None)
    told = client.get("/pairs/KAZ-TUR/report/docx")
    assert told.status_code == 501
    assert "servanda[dossier]" in told.text
