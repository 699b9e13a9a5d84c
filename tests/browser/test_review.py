"""The review in a real browser: by clicks, by keys, and without scripts."""

import pytest

QUEUES = ["/review", "/review?what=names", "/review?what=doubts"]


def first(page):
    return page.locator(".item").first


def test_a_contradiction_is_accepted_and_that_is_undone(own_page):
    own_page.goto("/")
    own_page.get_by_role("link", name="Review (").click()
    one = first(own_page).get_attribute("id")
    first(own_page).get_by_label("Why").fill("both texts were read again")
    first(own_page).get_by_role("button", name="It is a contradiction").click()
    assert "done=" in own_page.url
    own_page.get_by_text("Accepted.").wait_for()
    assert own_page.locator(f"#{one}").count() == 0
    own_page.get_by_label("Why take it back").fill("too quick")
    own_page.get_by_role("button", name="Undo").click()
    own_page.get_by_text("Taken back.").wait_for()
    assert first(own_page).get_attribute("id") == one


def test_names_are_parted_joined_and_errors_stand_beside_the_field(own_page):
    own_page.goto("/review?what=names")
    names = first(own_page).locator("h2 bdi").all_inner_texts()
    first(own_page).get_by_label("Why").fill("two of them")
    first(own_page).get_by_role("button", name="They are two").click()
    own_page.get_by_text("Set aside.").wait_for()
    own_page.get_by_label("A name, exactly").fill(names[0])
    own_page.get_by_label("The other name").fill(f"{names[1]}!")
    own_page.locator("#why").fill("one after all")
    own_page.get_by_role("button", name="They are one: join them").click()
    assert "called exactly so" in own_page.locator("#left-error").inner_text()
    own_page.get_by_label("The other name").fill(names[1])
    own_page.get_by_role("button", name="They are one: join them").click()
    own_page.get_by_text("Joined.").wait_for()
    own_page.faults.clear()  # a browser complains of every 409


def test_a_statement_is_corrected_and_its_history_is_shown(own_page):
    own_page.goto("/review?what=doubts&doubt=currency_inherited")
    first(own_page).get_by_role("link", name="Correct it").click()
    own_page.get_by_label("Amount, as").fill("many")
    own_page.locator("#correct-reason").fill("the text says four")
    own_page.get_by_role("button", name="Put it right").click()
    assert "no number" in own_page.locator("#field-value-error").inner_text()
    own_page.get_by_label("Amount, as").fill("4e9")
    own_page.get_by_role("button", name="Put it right").click()
    own_page.get_by_text("Corrected.").wait_for()
    assert "the text says four" in own_page.locator("#history ~ ol").inner_text()
    own_page.locator("#history ~ ol").get_by_label("Why take it back").fill("no")
    own_page.locator("#history ~ ol").get_by_role("button", name="Undo").click()
    own_page.get_by_text("Taken back.").wait_for()
    own_page.faults.clear()  # and of every 422


def test_keys_go_from_item_to_item_and_act(own_page):
    own_page.goto("/review")
    ids = [one.get_attribute("id") for one in own_page.locator(".item").all()[:3]]
    own_page.keyboard.press("j")
    own_page.keyboard.press("j")
    assert own_page.evaluate("document.activeElement.id") == ids[1]
    own_page.keyboard.press("k")
    assert own_page.evaluate("document.activeElement.id") == ids[0]
    own_page.keyboard.press("r")
    own_page.keyboard.type("jakarta rejects")
    assert own_page.locator(f"#{ids[0]} .reason").input_value() == "jakarta rejects"
    own_page.keyboard.press("Escape")
    assert own_page.evaluate("document.activeElement.id") == ids[0]
    own_page.keyboard.press("r")
    own_page.keyboard.press("Enter")
    own_page.get_by_text("Set aside.").wait_for()
    own_page.keyboard.press("u")
    own_page.keyboard.type("back")
    own_page.keyboard.press("Enter")
    own_page.get_by_text("Taken back.").wait_for()
    own_page.keyboard.press("j")
    own_page.keyboard.press("o")
    own_page.wait_for_url("**/review/*")


def test_keys_can_be_switched_off(own_page):
    own_page.goto("/review")
    own_page.get_by_text("Keys", exact=True).click()
    own_page.get_by_label("Use single keys").uncheck()
    own_page.locator("h1").click()
    own_page.keyboard.press("j")
    assert own_page.evaluate("document.activeElement.className") != "item"
    own_page.reload()
    own_page.keyboard.press("j")
    assert own_page.evaluate("document.activeElement.className") != "item"


def test_keys_with_others_held_stay_those_of_the_browser(own_page):
    own_page.goto("/review")
    own_page.keyboard.press("Alt+j")
    own_page.keyboard.press("Control+j")
    assert own_page.evaluate("document.activeElement.className") != "item"


def test_without_scripts_everything_is_there_but_the_keys(plain_page):
    plain_page.goto("/review")
    first(plain_page).get_by_role("button", name="It is none").wait_for()
    assert not plain_page.get_by_text("Keys", exact=True).is_visible()


@pytest.mark.parametrize("path", QUEUES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_screen_reader_finds_no_fault(opening, axe, path, scheme):
    page = opening(color_scheme=scheme, bypass_csp=True)
    page.goto(path)
    assert page.evaluate(axe + "; axe.run()")["violations"] == []


@pytest.mark.parametrize("path", QUEUES)
def test_items_have_no_fault_and_a_phone_scrolls_one_way(opening, axe, path):
    page = opening(narrow=True, bypass_csp=True)
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    with page.expect_navigation():
        first(page).locator("h2 a").click()
    assert page.evaluate(axe + "; axe.run()")["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.faults == []


def test_what_was_accepted_is_taken_back_from_its_page(own_page):
    own_page.goto("/review?what=doubts")
    own_page.locator(".item .open").first.click()
    own_page.fill(".judge .reason", "looked at it")
    own_page.get_by_role("button", name="It is right").click()
    own_page.get_by_text("Accepted on").wait_for()
    assert own_page.get_by_role("button", name="It is right").count() == 0
    own_page.fill(".judge .reason", "looked again")
    own_page.get_by_role("button", name="Take the acceptance back").click()
    own_page.get_by_text("Taken back.").wait_for()
    own_page.get_by_role("link", name="All that waits").click()
