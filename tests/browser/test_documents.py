"""The source viewer in a browser: what is marked is the quote, clicks and keys lead both ways, nothing hostile runs."""

import json
from pathlib import Path
from urllib.parse import quote

import pytest

from servanda.ledger import Ledger

WEB = Path(__file__).parents[1] / "web"
MARKS = """() => Object.fromEntries([...document.querySelectorAll(".at")].map((at) => [at.dataset.n,
  [...document.querySelectorAll(`.m[data-s~="${at.dataset.n}"]`)].map((one) => one.textContent).join("")]))"""
RING = "rgb(255, 212, 0)"


def documents(name: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in (WEB / name).read_text(encoding="utf-8").strip().split("\n")]


@pytest.mark.parametrize("one", documents("letters.jsonl"), ids=lambda one: one["id"])
def test_what_is_marked_is_the_quote_in_every_script(odd_page, odd, one):
    odd_page.goto(f"/documents/{one['id']}")
    with Ledger(odd) as ledger:
        (version,) = ledger.versions(one["id"])
        said = {entry.statement.id: entry.statement.quote for entry in ledger.current([version.id])}
    assert odd_page.evaluate(MARKS) == said
    assert odd_page.evaluate("document.querySelector('.text').textContent") == one["text"]


def test_right_to_left_words_are_shown_from_the_right(odd_page):
    odd_page.goto("/documents/hebrew-first")
    assert odd_page.evaluate("getComputedStyle(document.querySelector('.text')).direction") == "rtl"


@pytest.mark.parametrize("one", documents("hostile.jsonl"), ids=lambda one: one["id"].split("/")[0])
def test_nothing_of_a_hostile_document_runs(odd_page, one):
    odd_page.goto(f"/documents/{quote(one['id'], safe='')}?refusals=1")
    odd_page.wait_for_timeout(100)
    assert odd_page.locator("h1").text_content() == one["title"]
    assert odd_page.evaluate("document.querySelector('.text').textContent") == one["text"]
    assert odd_page.locator("img, svg, iframe, math, object, style, :not(html) > base").count() == 0
    odd_page.locator(".m").first.click()
    odd_page.goto("/")
    odd_page.wait_for_timeout(50)


@pytest.mark.parametrize("one", documents("names.jsonl"), ids=range(len(documents("names.jsonl"))))
def test_a_document_that_is_called_after_a_hostile_file_runs_nothing(odd_page, odd, one):
    place = quote(one["id"], safe="")
    with Ledger(odd) as ledger:
        (version,) = ledger.versions(one["id"])
        said = next(iter(ledger.current([version.id]))).statement.id
    for path in (
        f"/documents/{place}", f"/compare?left={place}", f"/statements/{said}", f"/review/{said}",
        f"/search?publisher={place}",
    ):  # fmt: skip
        odd_page.goto(path)
        odd_page.wait_for_timeout(30)
        assert odd_page.locator("main img, main svg, iframe, object").count() == 0
        shown = odd_page.evaluate("document.querySelector('main').textContent")
        assert one["title"].split("\n")[0].replace("\0", "").strip() in shown


def test_reports_of_hostile_files_run_nothing(odd_page):
    odd_page.goto("/pairs/KAZ-TUR/report/html")
    odd_page.wait_for_timeout(50)
    assert odd_page.locator("img, iframe, script, object").count() == 0
    assert "onerror=alert(1)" in odd_page.evaluate("document.body.textContent")


def test_a_place_in_a_long_text_is_found_by_its_name_alone(long_page):
    page, last = long_page
    page.goto(f"/documents/long#said-{last}")
    page.locator(f'.m[data-s="{last}"]:focus').wait_for()
    assert page.url.endswith(f"/documents/long?at={last}#said-{last}")
    page.locator(f"#row-{last} .words a").first.click()
    page.get_by_role("link", name="Previous part").click()
    page.wait_for_url("**part=2")
    assert page.locator(f"#said-{last}").count() == 0
    page.get_by_role("link", name="Next part").click()
    page.locator(f"#said-{last}").wait_for(state="attached")


def test_a_click_leads_from_words_to_their_row_and_back(page):
    page.goto("/documents/kaz-chn-06")
    words = page.locator(".m.figure", has_text="$38.9 billion")
    name = words.get_attribute("data-s")
    words.click()
    row = page.locator(f"#row-{name}.flash")
    row.locator(f'.words a[href="#said-{name}"]:focus').wait_for()
    assert page.url.endswith(f"#row-{name}")
    row.locator(".words a").first.click()
    page.locator(f'.m.flash[data-s="{name}"]:focus').wait_for()
    assert page.url.endswith(f"#said-{name}")


def test_keys_lead_both_ways(page):
    page.goto("/documents/kaz-chn-06")
    page.locator(".m").first.focus()
    here = page.url.partition("#")[0]
    name = page.locator(":focus").get_attribute("data-s")
    page.keyboard.press("Enter")
    page.locator(f"#row-{name} .words a:focus").wait_for()
    assert page.url == f"{here}#row-{name}"
    page.keyboard.press("Enter")
    page.locator(f'.m[data-s="{name}"]:focus').wait_for()
    assert page.url == f"{here}#said-{name}"


def test_pointing_at_one_end_shows_the_other(page):
    page.goto("/documents/kaz-chn-06")
    row = page.locator(".facts tbody tr").first
    row.hover()
    name = row.get_attribute("data-n")
    assert "hover" in page.locator(f'.m[data-s~="{name}"]').first.get_attribute("class")


def test_a_click_on_a_row_leads_to_its_words_and_one_on_statement_away(page):
    page.goto("/documents/kaz-chn-06")
    row = page.locator(".facts tbody tr").first
    row.locator("td").nth(1).click()
    assert page.url.endswith(f"#said-{row.get_attribute('data-n')}")
    assert row.locator("a.to").get_attribute("href") == f"/statements/{row.get_attribute('data-n')}"


def test_links_kinds_and_refusals_work_without_scripts(plain_page):
    plain_page.goto("/documents/kaz-chn-06")
    words = plain_page.locator(".m.figure", has_text="$38.9 billion")
    name = words.get_attribute("data-s")
    words.click()
    assert plain_page.url.endswith(f"#row-{name}")
    ring = plain_page.locator(f"#row-{name}:target").evaluate("(row) => getComputedStyle(row).boxShadow")
    assert ring.startswith(RING)
    plain_page.locator(f"#row-{name} .words a").first.click()
    assert plain_page.locator(f"#said-{name}:target + .m").count() == 1
    plain_page.locator(".kinds a", has_text="pledge").click()
    assert plain_page.locator(".m").evaluate_all("(all) => all.every((one) => one.matches('.pledge'))")
    plain_page.get_by_role("link", name="With what was refused").click()
    assert plain_page.locator(".kinds [aria-current]").text_content().startswith("pledge")


def test_a_contradiction_leads_to_both_of_its_words(page):
    page.goto("/documents/kaz-tur-03")
    for link in page.locator(".k-conflict a").all():
        link.click()
        page.locator(".m.figure:focus").wait_for()
