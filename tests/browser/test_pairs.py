"""Every click of the pages of a pair, in a real browser."""

import re


def shown(page, path="/pairs/KAZ-TUR"):
    """Open a dossier, which may take a moment to be made."""
    page.goto(path)
    page.wait_for_selector("#sources, #evidence", timeout=20000)


def test_a_screen_reader_finds_no_fault_in_a_dossier_with_its_details_open(opening, axe):
    page = opening(color_scheme="dark", bypass_csp=True)
    shown(page)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    found = page.evaluate(axe + "; axe.run()")["violations"]
    assert [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]] == []


def test_the_contents_lead_to_every_part(page):
    shown(page)
    for one in page.locator(".contents ol a").all():
        one.click()
        part = page.url.partition("#")[2]
        assert page.locator(f"#{part}").evaluate("(one) => Math.abs(one.getBoundingClientRect().top) < innerHeight")


def test_charts_are_drawn_and_told_in_numbers(page):
    shown(page)
    chart = page.locator(".chart").first
    page.wait_for_function("document.querySelector('.chart img, .chart svg').getBoundingClientRect().height > 300")
    page.wait_for_function("(document.querySelector('.chart img') ?? { naturalWidth: 700 }).naturalWidth === 700")
    chart.locator("summary").click()
    assert chart.locator("table").first.is_visible()
    chart.locator("figcaption a").click()
    page.wait_for_url("**/pairs/KAZ-TUR/figures/trade.turnover")
    assert page.locator("h1").text_content() == "trade turnover, Kazakhstan – Türkiye"


def test_a_dossier_of_another_day_is_asked_for(page):
    shown(page)
    page.fill("#as_of", "2022-12-31")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**/pairs/KAZ-TUR?as_of=2022-12-31")
    page.wait_for_selector("#sources", timeout=20000)
    assert "to 2022-05-13" in page.locator(".meta").first.inner_text()
    page.get_by_role("link", name="Back to today").click()
    page.wait_for_url("**/pairs/KAZ-TUR")


def test_every_part_leads_to_all_of_it(page):
    shown(page)
    for part in ("pledges", "due", "timeline", "documents", "contradictions"):
        page.locator(f'section[aria-labelledby="{part}"] > p > a').last.click()
        page.wait_for_url(re.compile(f"/{part}"))
        page.locator(".way a").click()
        page.wait_for_url("**/pairs/KAZ-TUR")


def test_a_dossier_stands_without_scripts(plain_page):
    plain_page.goto("/pairs/KAZ-TUR")
    for _ in range(20):
        if plain_page.locator(".waiting").count() == 0:
            break
        plain_page.get_by_role("link", name="Look again").click()
    assert plain_page.locator(".chart img").count() > 2
    assert plain_page.locator("table.validity rect").count() > 1
    assert plain_page.faults == []


def test_a_year_of_a_chart_is_told_where_one_points_and_by_the_arrows(page):
    shown(page)
    chart = page.locator(".chart").first
    chart.locator("img").hover(position={"x": 360, "y": 200})
    assert chart.locator(".readout").text_content().startswith("2022: KAZ 6.4 bn USD · TUR 7.1 bn USD")
    chart.locator(".wide").first.focus()
    page.keyboard.press("ArrowRight")
    assert chart.locator(".readout").text_content().startswith("2023: ")


def test_the_values_of_a_chart_are_told_when_the_focus_comes_and_go_from_end_to_end(page):
    shown(page)
    chart = page.locator(".chart").first
    box = chart.locator(".wide").first
    assert box.get_attribute("aria-description") == "The arrow keys go from year to year."
    box.focus()
    told = chart.locator(".readout")
    assert told.get_attribute("role") == "status"
    assert re.match(r"20\d\d: .*USD", told.text_content())
    page.keyboard.press("Home")
    assert told.text_content().startswith("2010: KAZ 1.94 bn USD")
    page.keyboard.press("ArrowLeft")
    assert told.text_content().startswith("2010: ")
    page.keyboard.press("End")
    assert not told.text_content().startswith("2010: ")


def test_a_line_of_a_chart_can_be_left_out_and_comes_back(page):
    shown(page)
    chart = page.locator(".chart").first
    button = chart.get_by_role("button", name="KAZ")
    button.focus()
    with page.expect_response("**/trade.turnover.svg?without=KAZ") as answer:
        page.keyboard.press("Enter")
    assert answer.value.ok
    assert button.get_attribute("aria-pressed") == "false"
    chart.locator(".wide").first.focus()
    page.keyboard.press("Home")
    assert "TUR" in chart.locator(".readout").text_content()
    assert "KAZ" not in chart.locator(".readout").text_content()
    button.click()
    assert button.get_attribute("aria-pressed") == "true"
    assert "KAZ" in chart.locator(".readout").text_content()


def test_pledges_lead_to_their_pages_and_on_to_the_next_goal(page):
    page.goto("/pairs/KAZ-TUR/pledges")
    page.wait_for_selector(".choice", timeout=20000)
    for which in ("Ended", "All", "Open"):
        page.locator(".choice").get_by_role("link", name=which).click()
        page.wait_for_url(f"**show={which.lower()}")
    page.get_by_role("link", name="trade 10 bn USD").click()
    page.wait_for_url("**/pledges/*")
    page.locator(".lineage").get_by_role("link", name="trade 15 bn USD").click()
    page.wait_for_function("document.querySelector('h1').textContent.startsWith('trade 15 bn USD')")
    page.get_by_role("link", name="All pledges").click()
    page.wait_for_url("**/pairs/KAZ-TUR/pledges")


def test_questions_are_asked_by_their_forms(page):
    for path, field, value, told in (
        ("/due", "pair", "KAZ-TUR", "Türkiye"), ("/speakers", "name", "Kerem Altunsoy", "Altunsoy"),
        ("/names", "with", "Altunsoy", "Altunsoy"), ("/changes", "pair", "KAZ-TUR", "Türkiye"),
        ("/contradictions", "pair", "KAZ-TUR", "Türkiye"),
    ):  # fmt: skip
        page.goto(path)
        page.fill(f"#{field}", value)
        page.get_by_role("button", name="Show").click()
        page.wait_for_url(f"**{path}?**")
        page.wait_for_function("(told) => document.querySelector('main').textContent.includes(told)", arg=told)


def test_the_first_page_leads_to_what_is_asked_of_all(page):
    named = {"What falls due": "/due", "What has changed": "/changes", "What somebody says": "/speakers"}
    for name, path in named.items():
        page.goto("/")
        page.locator(".choice").get_by_role("link", name=name).click()
        page.wait_for_url(f"**{path}")
