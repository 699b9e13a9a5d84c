"""One invented document with hand-built statements, for every view."""

from itertools import count

import pytest

from servanda.model import Document, Period, Refusal, Speaker, Statement, Value, statement_id
from servanda.views.reading import Reading

TEXT = """Visit of the President to Ankara 🤝 (example)

President Daniyar Serik arrived in Ankara on a state visit on Tuesday. "Our trade reached $6.4 billion last year, \
and we will bring it to 10 billion by 2028," he said. According to him, more than 3,500 Turkish companies work in \
Kazakhstan and Turkish investors have put over $5 billion into its economy.

The sides are to sign 12 documents, among them a memorandum on the Caspian Cable <b>project</b>. The cafe\u0301 talks \
were held behind closed doors. Türkiye accounts for about 4 percent of the country's foreign trade.
"""
NUMBERS = count()


def grounded(kind: str, concept: str, quote: str, **more: object) -> Statement:
    start = TEXT.index(quote)
    fields = {
        "document": "visit", "kind": kind, "concept": concept, "start": start, "end": start + len(quote),
        "quote": quote, "modality": "asserted", "rule": "test", **more,
    }  # fmt: skip
    return Statement(id=statement_id(fields), **fields)


def exact(number: str, unit: str, comparator: str = "=") -> Value:
    ends = {">": (number, None), "<": (None, number)}.get(comparator, (number, number))
    return Value(low=ends[0], high=ends[1], unit=unit, comparator=comparator)


@pytest.fixture
def document() -> Document:
    return Document(
        id="visit", text=TEXT, language="tr", published="2025-05-15", publisher="The Example <Courier>",
        publisher_country="GBR", title="Twelve documents & a handshake", url="https://example.org/visit?a=1&b=2",
    )  # fmt: skip


@pytest.fixture
def statements() -> list[Statement]:
    leader = Speaker(name="Daniyar Serik", office="head_of_state", country="KAZ", attribution="direct")
    carried = Speaker(name="Daniyar Serik", office="head_of_state", country="KAZ", attribution="carried")
    last_year = Period(text="last year", start="2024-01-01", end="2025-01-01", basis="anchor")
    by_2028 = Period(text="by 2028", start=None, end="2029-01-01", basis="stated")
    both, words = ("KAZ", "TUR"), TEXT[TEXT.index("Our trade") : TEXT.index('," he said') + 1]
    return [
        grounded("figure", "trade.turnover", "$6.4 billion", value=exact("6400000000", "USD"), parties=both,
                 period=last_year, modality="reported", speaker=leader),
        grounded("figure", "companies.count", "3,500 Turkish companies", value=exact("3500", "ENTERPRISES", ">"),
                 parties=("TUR", "KAZ"), modality="reported", speaker=carried, doubts=("speaker_carried",)),
        grounded("figure", "investment.cumulative", "$5 billion", value=exact("5000000000", "USD", ">"),
                 parties=("TUR", "KAZ"), modality="reported", speaker=carried, doubts=("speaker_carried",)),
        grounded("figure", "document.count", "12 documents", value=exact("12", "DOCUMENTS"), parties=both,
                 modality="planned", stage="announced"),
        grounded("figure", "trade.share", "4 percent", value=exact("4", "PERCENT", "~"), parties=both,
                 modality="reported", doubts=("party_inferred", "period_unresolved")),
        grounded("pledge", "trade.turnover", "10 billion by 2028", value=Value(
                 low="10000000000", high="10000000000", unit="USD", unit_stated=False), parties=both,
                 deadline=by_2028, modality="target", speaker=leader, doubts=("currency_inherited",)),
        grounded("document", "document.memorandum", "memorandum on the Caspian Cable <b>project</b>", parties=both,
                 name="Caspian Cable <b>project</b>", stage="announced", modality="planned"),
        grounded("event", "event.visit.state", "arrived in Ankara on a state visit", parties=both),
        grounded("event", "event.talks", "cafe\u0301 talks", parties=both),
        grounded("quote", "quote", words, parties=both, speaker=leader),
    ]  # fmt: skip


@pytest.fixture
def refusals() -> list[Refusal]:
    start = TEXT.index("the country's foreign trade")
    return [Refusal(refused="parties_unknown", document="visit", start=start, end=start + 27, quote=TEXT[start:][:27])]


@pytest.fixture
def reading(document, statements, refusals) -> Reading:
    return Reading(document, [*statements, *refusals])
