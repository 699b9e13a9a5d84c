"""The page of a statement in a real browser."""

import pytest

from servanda.ledger import Ledger


@pytest.fixture(scope="module")
def known(demo):
    """A statement that others repeat and contradict."""
    with Ledger(demo) as ledger:
        told = {end for one in ledger.judged("same") for end in (one.left, one.right)}
        return min(told & {one.left for one in ledger.judged("contradicts")})


def test_the_citation_is_copied_with_one_click(page, known):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"/statements/{known}")
    page.get_by_role("button", name="Copy").click()
    page.get_by_text("Copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert known in copied
    assert copied == page.locator("#citation").inner_text().strip()


def test_the_marked_words_are_those_of_the_statement(page, demo):
    with Ledger(demo) as ledger:
        some = [one for one in ledger.entries() if one.version.language in {"kk", "tr", "ru"}][::40]
    for one in some:
        page.goto(f"/statements/{one.statement.id}")
        assert page.locator("blockquote mark").text_content() == one.statement.quote


def test_a_copy_leads_to_its_own_page_and_back(page, known):
    page.goto(f"/statements/{known}")
    page.locator("#copies ~ .wide a[href^='/statements/']").first.click()
    assert page.url.rpartition("/")[2] != known
    assert page.locator(f"a[href='/statements/{known}']").count()


def test_without_scripts_nothing_is_offered_that_does_nothing(plain_page, known):
    plain_page.goto(f"/statements/{known}")
    assert not plain_page.get_by_role("button", name="Copy").is_visible()
    assert known in plain_page.locator("#citation").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_screen_reader_finds_no_fault(opening, axe, known, scheme):
    page = opening(color_scheme=scheme, bypass_csp=True)
    page.goto(f"/statements/{known}")
    assert page.evaluate(axe + "; axe.run()")["violations"] == []


def test_a_phone_scrolls_one_way(opening, known):
    page = opening(narrow=True)
    page.goto(f"/statements/{known}")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.faults == []
