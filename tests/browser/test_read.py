"""Reading a pasted text in a browser: from the first page to the marks, with and without scripts; hostile texts."""

import json
from pathlib import Path

import pytest

HOSTILE = (Path(__file__).parents[1] / "web" / "hostile.jsonl").read_text(encoding="utf-8").strip().split("\n")
TEXT = "Kazakhstan 🇰🇿 and China signed 31 documents in July 2024.\n\nTürkiye ışıl ışıl: İstanbul; дүние өңірі; שלום."


def pasted(page, text: str) -> None:
    page.goto("/")
    page.get_by_label("Paste a text").fill(text)
    page.get_by_role("button", name="Read").click()
    page.locator(".text").wait_for()


def test_a_text_that_is_pasted_on_the_first_page_is_read(page):
    pasted(page, TEXT)
    assert page.evaluate("document.querySelector('.text').textContent") == TEXT
    words = page.locator(".m.figure")
    assert words.text_content() == "31 documents"
    words.click()
    assert page.locator(":focus").text_content() == "31 documents"
    assert page.locator(".against li").count() > 0


def test_it_is_read_again_with_a_date_and_of_one_kind(page):
    pasted(page, TEXT)
    page.get_by_role("link", name="Read again, or another text").click()
    assert page.get_by_label("Paste a text").input_value() == TEXT
    page.get_by_label("Date").fill("2024-07-05")
    page.get_by_label("Kind", exact=True).select_option("event")
    page.get_by_role("button", name="Read").click()
    page.locator(".m.event").first.wait_for()
    assert page.locator(".m.figure").count() == 0
    assert page.get_by_text("Date: 2024-07-05.").count() == 1


def test_it_works_without_scripts_and_tells_what_fails(plain_page):
    pasted(plain_page, TEXT)
    assert plain_page.locator(".m.figure").text_content() == "31 documents"
    plain_page.get_by_label("Paste a text").fill("http://127.0.0.1:1/")
    plain_page.get_by_role("button", name="Read").click()
    assert "is no public address" in plain_page.get_by_role("alert").text_content()


def test_a_screen_reader_finds_no_fault_in_what_was_read(opening, axe):
    page = opening(bypass_csp=True)
    pasted(page, TEXT)
    found = page.evaluate(axe + "; axe.run()")["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []


@pytest.mark.parametrize("line", HOSTILE, ids=lambda line: json.loads(line)["id"].split("/")[0])
def test_nothing_of_a_hostile_text_runs(page, line):
    page.on("dialog", lambda dialog: (page.faults.append(dialog.message), dialog.dismiss()))
    text = json.loads(line)["text"]
    pasted(page, text)
    assert page.evaluate("document.querySelector('.text').textContent") == text
    assert page.get_by_label("Paste a text").input_value() == text
    assert page.locator("main img, main svg, main iframe, main math, main style, main script").count() == 0
