"""The page of the interface for programs, and the files that tables and feeds are."""

from pathlib import Path


def test_a_record_is_two_clicks_away_and_an_example_opens(page):
    page.goto("/")
    page.get_by_role("link", name="Interface for programs").click()
    page.get_by_role("link", name="Records", exact=True).click()
    assert page.url.endswith("/api#records")
    page.get_by_role("link", name="list of Entry").first.click()
    assert page.locator(":target").inner_text() == "Entry"
    example = page.get_by_role("link", name="Example of Pairs", exact=True).get_attribute("href")
    assert page.request.get(example).json()[0]["pair"]


def test_a_table_is_had_as_csv_by_a_click(page):
    page.goto("/pairs/KAZ-TUR/documents?as_of=2025-06-30")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="As CSV: how many").click()
    assert waiting.value.suggested_filename == "servanda-documents-KAZ-TUR-2025-06-30-how-many.csv"
    assert Path(waiting.value.path()).read_text(encoding="utf-8-sig").startswith("told on,how many,how many low")


def test_feeds_stand_at_the_foot_and_in_the_head(page):
    page.goto("/pairs/KAZ-TUR/visits")
    links = page.locator('link[rel="alternate"][type="application/atom+xml"]')
    assert links.count() == 3
    foot = page.get_by_role("link", name="New contradictions")
    assert foot.get_attribute("href") == "/feeds/KAZ-TUR/contradictions.atom"
    assert page.request.get("/feeds/KAZ-TUR/contradictions.atom").headers["content-type"] == "application/atom+xml"
