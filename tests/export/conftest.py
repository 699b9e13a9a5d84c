"""What is exported in tests: statements of every kind, of ordinary texts and of hostile ones."""

from itertools import count

import pytest

from servanda.export.source import Source, Told
from servanda.model import Document, Period, Speaker, Statement, Value, judgement, statement_id, version_of
from servanda.model import Finding as Found

TEXT = (
    'President Daniyar Serik arrived in Ankara on a state visit. "Our trade reached $6.4 billion last year, and we '
    'will bring it to 10 billion by 2028," he said. The sides signed a memorandum on the Caspian Cable and will sign '
    "12 documents. Türkiye lends Kazakhstan 300 million dollars. They are strategic partners. Sanctions were imposed. "
    "The power station is being built. A call is planned. No agreement was signed."
)
BOTH = ("KAZ", "TUR")
LEADER = Speaker(name="Daniyar Serik", office="head_of_state", country="KAZ", attribution="direct")
LAST_YEAR = Period(text="last year", start="2024-01-01", end="2025-01-01", basis="anchor")
BY_2028 = Period(text="by 2028", start=None, end="2029-01-01", basis="stated")
HOSTILE = (
    '=HYPERLINK("http://bad.example","x")', "'=1+1", "@SUM(A1)", "-5 per cent", "+7 701", "\t=1",
    "\u200e=cmd|' /C'!A0", "\uff1d1+1", "\x1b[31mred\x07", "nul\x00here", "half \ud83d of a pair \udc00",
    "🤝\U0001f469\u200d\U0001f467 cafe\u0301", "\u202eright to left\u202c \u05e9\u05dc\u05d5\u05dd \u2067x\u2069",
    "literally \\u001b and \\\\u0041", '<script>alert(1)</script> & "q"', 'two\r\nlines, "and" a; comma', "_x0041_",
    "İıŞş Қазақстан", "\ufeffmark \ufffe\uffff", '} { " \\ \u2028 \u2029 \x85',
)  # fmt: skip


def said(document: Document, quote: str, kind: str, concept: str, **more: object) -> Statement:
    start = document.text.index(quote)
    fields = {
        "document": document.id, "kind": kind, "concept": concept, "start": start, "end": start + len(quote),
        "quote": quote, "modality": "asserted", "parties": BOTH, "rule": "en:test", **more,
    }  # fmt: skip
    return Statement(id=statement_id(fields), **fields)


def exact(number: str, unit: str = "USD", **more: object) -> Value:
    return Value(**{"low": number, "high": number, "unit": unit, **more})


def told(document: Document, *statements: Statement) -> Told:
    version = version_of(document, "2025-05-16T08:00:00Z")
    return Told(version, document.text, statements, ("0.1.0+abcdef", "user Aigerim"))


@pytest.fixture
def ordinary() -> Told:
    one = Document(
        id="visit", text=TEXT, language="en", published="2025-05-15", publisher="The Courier", publisher_country="KAZ",
        title="A visit", url="https://news.example/visit?a=1&b=2", licence="CC-BY-4.0",
    )  # fmt: skip
    return told(
        one,
        said(one, "arrived in Ankara on a state visit", "event", "event.visit.state"),
        said(one, "$6.4 billion", "figure", "trade.turnover", value=exact("6400000000"), period=LAST_YEAR,
             modality="reported", speaker=LEADER, doubts=("party_inferred", "reporter:KAZ")),
        said(one, "10 billion by 2028", "pledge", "trade.turnover", value=exact("10000000000", unit_stated=False),
             deadline=BY_2028, modality="target", speaker=LEADER),
        said(one, "Our trade reached $6.4 billion last year", "quote", "quote", speaker=LEADER),
        said(one, "memorandum on the Caspian Cable", "document", "document.memorandum", name="Caspian Cable",
             stage="signed"),
        said(one, "12 documents", "figure", "document.count", value=exact("12", "DOCUMENTS"), stage="announced",
             modality="planned"),
        said(one, "300 million dollars", "figure", "finance.loan", value=exact("300000000"), parties=("TUR", "KAZ"),
             modality="reported"),
        said(one, "strategic partners", "relation", "relation.strategic_partner"),
        said(one, "Sanctions were imposed", "event", "event.sanction", parties=("TUR", "RUS")),
        said(one, "power station is being built", "project", "project.energy", stage="under_way",
             name="power station"),
        said(one, "A call is planned", "event", "event.call", modality="planned"),
        said(one, "agreement was signed", "document", "document.agreement", modality="denied", stage="signed"),
    )  # fmt: skip


@pytest.fixture
def hostile() -> Told:
    """Every hostile text as a quote, a name, a speaker, and as title, publisher and address."""
    text = "\n".join(HOSTILE)
    numbers = count()
    one = Document(id="hostile <x>", text=text, title=HOSTILE[0], publisher=HOSTILE[8], url="javascript:alert(1)")
    treaty = "document.treaty"
    kinds = (("quote", "quote"), ("pledge", treaty), ("event", "event.talks"), ("document", treaty))
    made = []
    for quote in HOSTILE:
        kind, concept = kinds[next(numbers) % len(kinds)]
        name = quote.encode("utf-8", "replace").decode()  # halves of pairs stand in no name: its hash would fail
        speaker = Speaker(name=name, office=None, country=None, attribution="direct")
        period = Period(text=name, start=None, end=None, basis="unresolved")
        made.append(said(one, quote, kind, concept, name=name, speaker=speaker, period=period))
    return told(one, *made)


@pytest.fixture
def bare() -> Told:
    """A document of which nothing is known, with a figure that has no parties and no bounds to speak of."""
    one = Document(id="bare", text="more than 5.50 units, about 123456789012345678901.25 of them")
    return told(
        one,
        said(one, "more than 5.50 units", "figure", "other", value=exact("5.50", "UNITS", high=None, comparator=">"),
             parties=()),
        said(one, "123456789012345678901.25", "figure", "other", value=exact("123456789012345678901.25", None,
             comparator="~"), parties=("EAEU",)),
    )  # fmt: skip


@pytest.fixture
def source(ordinary, hostile, bare):
    """A source made anew each time, as it can be taken once."""
    same = Found(verdict="same", left=ordinary.said[0].id, right=ordinary.said[1].id, reason="test")
    judged = {"same": [judgement(same, "rule test", "2025-06-01T00:00:00Z")]}
    return lambda: Source(iter([ordinary, hostile, bare]), lambda verdict: judged.get(verdict, ()), "KAZ-TUR")
