"""The bundled example: six outlets tell of one visit; of each the same facts are found, and what sets them apart."""

import json
from collections import defaultdict

import pytest
from click.testing import CliRunner

from servanda.cli.app import app
from servanda.packs.load import OWN

OUTLETS = ("example-tr", "example-en", "example-kk", "undated", "example-az", "example-uz")
SAID = {  # what every outlet says: kind and concept → the sides in order, or in any order where only two are named
    ("event", "event.visit.official"): ["KAZ", "TUR"],
    ("event", "event.talks"): {"KAZ", "TUR"},
    ("event", "event.forum"): {"KAZ", "TUR"},
    ("figure", "trade.turnover"): {"KAZ", "TUR"},
    ("figure", "trade.share"): {"KAZ", "TUR"},
    ("figure", "investment.cumulative"): ["TUR", "KAZ"],
    ("figure", "companies.count"): ["TUR", "KAZ"],
    ("figure", "document.count"): {"KAZ", "TUR"},
    ("figure", "event.edition"): {"KAZ", "TUR"},
    ("pledge", "trade.turnover"): {"KAZ", "TUR"},
    ("pledge", "project.transport"): {"KAZ", "TUR"},
    ("document", "document.memorandum"): {"KAZ", "TUR"},
    ("document", "document.action_plan"): {"KAZ", "TUR"},
    ("relation", "relation.strategic_partner"): {"KAZ", "TUR"},
    ("quote", "quote"): {"KAZ", "TUR"},
}
VALUES = {  # what they agree on
    ("figure", "trade.share"): ("4", "4", "PERCENT", "~"),
    ("figure", "investment.cumulative"): ("5000000000", None, "USD", ">"),
    ("figure", "companies.count"): ("4000", None, "ENTERPRISES", ">"),
    ("figure", "event.edition"): ("5", "5", "ORDINAL", "="),
    ("pledge", "trade.turnover"): ("10000000000", "10000000000", "USD", "="),
}


@pytest.fixture(scope="module")
def told() -> dict[str, dict[tuple[str, str], list[dict]]]:
    """Outlet → kind and concept → statements."""
    result = CliRunner().invoke(app, ["demo", "--format", "jsonl"])
    assert (result.exit_code, result.stderr) == (0, "")
    found: dict[str, dict[tuple[str, str], list[dict]]] = defaultdict(lambda: defaultdict(list))
    for line in result.stdout.splitlines():
        one = json.loads(line)
        outlet = one["document"] if one["document"] in OUTLETS else "undated"
        found[outlet][one["kind"], one["concept"]].append(one)
    return found


@pytest.mark.parametrize("outlet", OUTLETS)
@pytest.mark.parametrize(("fact", "sides"), SAID.items(), ids=[f"{kind} {concept}" for kind, concept in SAID])
def test_every_outlet_says_it(told, outlet, fact, sides):
    parties = [one["parties"] for one in told[outlet][fact]]
    assert [one for one in parties if (one == sides if isinstance(sides, list) else set(one) == sides)], parties


@pytest.mark.parametrize("outlet", OUTLETS)
@pytest.mark.parametrize(("fact", "value"), VALUES.items(), ids=[f"{kind} {concept}" for kind, concept in VALUES])
def test_what_they_agree_on(told, outlet, fact, value):
    values = [one["value"] for one in told[outlet][fact]]
    assert value in [(one["low"], one["high"], one["unit"], one["comparator"]) for one in values]


def low(told, outlet: str, concept: str) -> str:
    (figure,) = told[outlet]["figure", concept]
    return figure["value"]["low"]


def test_they_contradict_each_other(told):
    assert [low(told, outlet, "document.count") for outlet in OUTLETS] == ["12", "11", "12", "11", "12", "11"]
    trade = [low(told, outlet, "trade.turnover") for outlet in OUTLETS]
    assert trade == ["6400000000", "6400000000", "5900000000", "5900000000", "6400000000", "5900000000"]


@pytest.mark.parametrize("outlet", OUTLETS)
def test_without_a_date_last_year_stays_open(told, outlet):
    (figure,) = told[outlet]["figure", "trade.turnover"]
    period = figure["period"]
    if outlet == "undated":
        assert (period["basis"], period["start"], figure["doubts"]) == ("unresolved", None, ["period_unresolved"])
    else:
        assert (period["basis"], period["start"], period["end"]) == ("anchor", "2024-01-01", "2025-01-01")
    due = [one["deadline"] for one in told[outlet]["pledge", "trade.turnover"]]
    assert "2031-01-01" in [deadline["end"] for deadline in due if deadline]


@pytest.mark.parametrize("outlet", OUTLETS)
def test_who_is_quoted(told, outlet):
    (quote,) = told[outlet]["quote", "quote"]
    assert quote["speaker"]["office"] == "head_of_state"
    assert quote["parties"][0] == quote["speaker"]["country"]


def test_it_says_of_itself_that_it_is_an_example():
    texts = [path.read_text(encoding="utf-8") for path in sorted((OWN / "demo").iterdir())]
    documents = [json.loads(line)["text"] for text in texts[::2] for line in text.splitlines()] + [texts[1]]
    assert len(documents) == len(OUTLETS)
    assert all(text.rstrip().endswith(")") and "(" in text.splitlines()[-1] for text in documents)
