"""Comparing in a browser: from a document to its pair, side by side, and pasted texts; without scripts too."""

LEFT = "Kazakhstan and Turkey held talks. Trade between Kazakhstan and Turkey reached $6.4 billion in 2023."


def test_a_document_is_compared_with_one_that_tells_of_the_same(page):
    page.goto("/documents/kaz-chn-06")
    page.get_by_role("link", name="Compare with another document").click()
    page.get_by_role("link", name="to the right").first.click()
    page.get_by_role("heading", name="Two documents compared").wait_for()
    page.get_by_role("link", name="differs").first.click()
    assert page.locator(".beside tbody tr").evaluate_all("(all) => all.every((one) => one.matches('.v-differs'))")
    words = page.locator(".beside a.quoted").first
    told = words.text_content()
    words.click()
    assert page.locator(":focus").text_content().startswith(told[:6])


def test_sides_change(page):
    page.goto("/compare?left=kaz-chn-06&right=kaz-chn-07")
    page.get_by_role("link", name="Change sides").click()
    assert "Lin Weidong" in page.locator(".end").last.text_content()


def test_a_document_is_found_by_its_words_without_scripts(plain_page):
    plain_page.goto("/compare")
    plain_page.get_by_label("Find documents by their words").fill("Gilavar")
    plain_page.get_by_role("button", name="Find").click()
    plain_page.get_by_role("link", name="to the left").first.click()
    assert "Gilavar" in plain_page.locator("dl").text_content()
    plain_page.get_by_role("link", name="to the right").first.click()
    assert plain_page.locator(".beside").count() == 1


def test_two_pasted_texts_are_compared(page):
    page.goto("/compare")
    page.get_by_role("textbox", name="Left").fill(LEFT)
    page.get_by_role("textbox", name="Right").fill(LEFT.replace("6.4", "7.1"))
    page.get_by_role("button", name="Compare").click()
    page.locator(".beside").wait_for()
    assert "6.4 bn USD" in page.locator("small.differs").text_content()
