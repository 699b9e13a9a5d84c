"""Date evidence: when a text can be from, and whether the date that it bears is refuted."""

import pytest

from servanda import judge, pipeline
from servanda.model import Document, Entry, Statement, version_of


def entries(text: str, published: str | None = None, language: str = "en") -> list[Entry]:
    document = Document(id=text[:40], text=text, language=language, published=published)
    version = version_of(document)
    return [Entry(one, version) for one in pipeline.statements(document) if isinstance(one, Statement)]


KNOWN = [
    *entries("The 19th Interregional Forum of Norway and Peru was held in Lima on 9 November 2023."),
    *entries("The 20th Interregional Forum of Norway and Peru was held in Oslo on 26 November 2024."),
    *entries("Trade between Norway and Peru reached $27 billion in 2023."),
]
TOLD = (
    "Norway and Peru held talks. The leaders opened the 20th Interregional Forum of Norway and Peru. Trade between "
    "Norway and Peru reached $27 billion last year."
)


def test_an_edition_and_a_last_year_date_a_text():
    dating = judge.dated(entries(TOLD), KNOWN)
    assert (dating.since, dating.before, dating.claimed, dating.refuted) == ("2024-11-26", "2025-01-01", None, ())
    assert {one.kind for one in dating.evidence} == {"edition", "last_year"}


@pytest.mark.parametrize(("claimed", "refuted"), [("2023-11-10", True), ("2024-11-27", False)])
def test_a_claimed_date_is_refuted_by_what_nobody_knew(claimed, refuted):
    dating = judge.dated(entries(TOLD, claimed), KNOWN)
    assert bool(dating.refuted) == refuted
    assert [(one.verdict, one.reason) for one in dating.findings()] == [("contradicts", "date")] * refuted
    if refuted:
        assert {one.right for one in dating.findings()} <= {one.statement.id for one in KNOWN}


@pytest.mark.parametrize(
    ("text", "since", "before"),
    [
        ("Trade between Norway and Peru reached $27 billion in 2023.", "2024-01-01", None),
        ("Norway and Peru will bring trade to $30 billion by 2028.", None, "2029-01-01"),
        ("Norway and Peru held talks.", None, None),
        ("Norway and Peru adopted the Programme of Economic Cooperation for 2021-2025.", "2020-01-01", "2026-01-01"),
    ],
)
def test_windows(text, since, before):
    dating = judge.dated(entries(text))
    assert (dating.since, dating.before) == (since, before)


def test_what_hangs_on_the_claimed_date_is_no_evidence_for_it():
    assert (
        judge.dated(entries("Trade between Norway and Peru reached $27 billion last year.", "2024-05-01")).evidence
        == ()
    )


def test_nothing_said_nothing_known():
    assert judge.dated([]) == judge.Dating(None, None, ())
