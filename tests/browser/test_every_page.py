"""What holds of every page: no complaint of the browser, no fault for a screen reader, light, dark and on a phone."""

import pytest

PAGES = [
    "/", "/pairs/KAZ-TUR/documents", "/pairs/KAZ-TUR/contradictions", "/nothing", "/api",
    "/documents/kaz-chn-06?refusals=1", "/documents/kaz-tur-03", "/read",
    "/compare?left=kaz-chn-06", "/compare?left=kaz-chn-06&right=kaz-chn-07",
    "/pairs/KAZ-TUR", "/pairs/KAZ-TUR/pledges", "/due",
]  # fmt: skip


def faults(page, axe) -> list[str]:
    """What axe finds, one line each."""
    found = page.evaluate(axe + "; axe.run()")
    return [f"{one['id']}: {node['html'][:200]}" for one in found["violations"] for node in one["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_a_screen_reader_finds_no_fault(opening, axe, path, scheme):
    page = opening(color_scheme=scheme, bypass_csp=True)
    page.goto(path)
    assert faults(page, axe) == []


@pytest.mark.parametrize("path", PAGES)
def test_the_browser_complains_of_nothing_and_a_phone_scrolls_one_way(opening, path):
    page = opening(narrow=True)
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert [one for one in page.faults if "404" not in one] == []


def test_the_keyboard_goes_to_the_content_first(page):
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.locator(":focus").get_attribute("href") == "#main"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
