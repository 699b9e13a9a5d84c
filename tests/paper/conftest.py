"""Reports in tests: of the demo's ledger, and of one whose every text is hostile."""

import itertools

import pytest
from click.testing import CliRunner

import servanda
from servanda.cli.app import app
from servanda.ledger import Ledger, Said
from servanda.model import Document, Entry, Period, Speaker, Statement, Value, statement_id, version_of
from servanda.pipeline.keeping import filing
from servanda.views.place import CLOCK

NOW = "2026-01-02T03:04:05+00:00"
HOSTILE = (
    "<script>alert(1)</script> & \"q\" 'r'",
    '#panic() #read("/etc/passwd") $x$ *b* _i_ `raw` <label> @ref \\ // c /* d */',
    "| cell | [link](javascript:alert(1)) ![x](y) [^1] **b**",
    "\x1b[31mred\x07 nul\x00here",
    "\u202eright to left\u202c \u2067x\u2069",
    "]]> <w:p/> &amp; <!-- c --> {% t %} ${HOME} {0}",
    "two\r\nlines\tand a tab",
    "W" * 300,
    "İıŞş Қазақстан әғқңөұүһі",
    "\ufffe\uffff \u2028 \u2029 \x85",
    "=1+1",
)


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    place = tmp_path_factory.mktemp("demo") / "demo.ledger"
    assert CliRunner().invoke(app, ["ledger", "demo", "--ledger", str(place)]).exit_code == 0
    return place


def reported(place, pair, day="2025-12-01"):
    with pytest.MonkeyPatch.context() as patch, servanda.ask(place, as_of=day) as ledger:
        patch.setenv(CLOCK, NOW)
        return ledger.report(pair)


@pytest.fixture(scope="session")
def ask(demo):
    return lambda pair, day="2025-12-01": reported(demo, pair, day)


@pytest.fixture(scope="session")
def report(ask):
    return ask("KAZ-TUR")


@pytest.fixture(scope="session")
def hostile(tmp_path_factory):
    place = tmp_path_factory.mktemp("hostile") / "hostile.ledger"
    with Ledger(place) as ledger:
        for number, text in enumerate(HOSTILE):
            url = f"https://x.example/{number}?\"onclick='x'&b" if number % 2 else text
            document = Document(
                id=f"{number} {text}"[:80], text=text, title=text, publisher=text, language="en", url=url,
                published=f"2025-01-{number + 1:02}",
            )  # fmt: skip
            kinds = itertools.cycle(
                [("event", "event.talks"), ("document", "document.treaty"), ("pledge", "project.energy"),
                 ("figure", "trade.turnover"), ("relation", "relation.ally")]
            )  # fmt: skip
            said = [_said(document, *kind) for kind in itertools.islice(kinds, 5)]
            version = version_of(document, "2025-05-16T08:00:00Z")
            ledger.add(document, version, "test", [Said(one, filing(Entry(one, version))) for one in said])
    return reported(place, "KAZ-TUR")


def _said(document: Document, kind: str, concept: str) -> Statement:
    name = document.text
    value = Value(low="1", high="1", unit="USD") if kind == "figure" else None
    fields = {
        "document": document.id, "kind": kind, "concept": concept, "start": 0, "end": len(document.text),
        "quote": document.text, "modality": "asserted", "parties": ("KAZ", "TUR"), "rule": "en:test", "name": name,
        "speaker": Speaker(name=name, office=None, country=None, attribution="direct"), "value": value,
        "period": Period(text=name, start=None, end=None, basis="unresolved"), "doubts": (name,),
    }  # fmt: skip
    return Statement(id=statement_id(fields), **fields)
