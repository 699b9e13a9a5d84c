"""The search in a real browser."""

import re

import pytest


def test_words_filters_pages_and_statements_by_clicks(page):
    page.goto("/")
    page.get_by_role("link", name="Search").click()
    page.get_by_label("Words").fill("billion")
    page.get_by_role("button", name="Search").click()
    assert page.locator("strong.hit").first.inner_text() == "billion"
    page.get_by_role("navigation", name="Narrow the search").get_by_role("link", name="figure").click()
    assert "kind=figure" in page.url
    assert "q=billion" in page.url
    page.get_by_role("link", name="Next page").click()
    assert "page=2" in page.url
    page.get_by_role("link", name="Previous page").click()
    page.get_by_role("link", name="Take away: figure").click()
    assert "kind=" not in page.url
    page.get_by_role("link", name="All texts in which these words stand").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Texts in which these words stand"
    page.get_by_role("link", name="The statements of these texts").click()
    page.locator("#statements ~ ol a").first.click()
    assert re.search(r"/statements/[0-9a-f]{24}$", page.url)


def test_filters_are_set_in_a_form_by_keyboard(plain_page):
    plain_page.goto("/search")
    plain_page.get_by_text("Filters", exact=True).click()
    plain_page.get_by_label("Pair, as KAZ-TUR").fill("tur-kaz")
    plain_page.locator("#kind").select_option("event")
    plain_page.get_by_label("Published since").fill("2024-01-01")
    plain_page.get_by_label("Pair, as KAZ-TUR").press("Enter")
    chosen = plain_page.get_by_role("list", name="Filters that are set").inner_text()
    assert "KAZ-TUR" in chosen
    assert "2024-01-01" in chosen
    plain_page.get_by_role("link", name="Take all away").click()
    assert plain_page.url.endswith("/search")


def test_beginnings_of_words_are_offered(page):
    page.goto("/search?q=millia")
    page.get_by_role("link", name="millia*").click()
    assert "q=millia%2A" in page.url


@pytest.mark.parametrize("path", ["/search?q=billion&kind=figure", "/search?q=billion&show=texts", "/search?q=zzzz"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_screen_reader_finds_no_fault(opening, axe, path, scheme):
    page = opening(color_scheme=scheme, bypass_csp=True)
    page.goto(path)
    assert page.evaluate(axe + "; axe.run()")["violations"] == []


def test_a_phone_scrolls_one_way(opening):
    page = opening(narrow=True)
    page.goto("/search?q=billion&kind=figure")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.faults == []
