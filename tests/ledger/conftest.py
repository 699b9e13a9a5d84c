"""Six short documents of two countries that agree, add, and contradict; and an empty ledger."""

import pytest

from servanda import pipeline
from servanda.ledger import Ledger, exported
from servanda.model import Document

NOW = "2026-01-01T00:00:00Z"
TOLD = (
    ("KAZ", "2024-03-01", "Trade between Kazakhstan and Türkiye was $6.4 billion in 2023. 12 documents were signed."),
    ("KAZ", "2024-05-01", "Trade between Kazakhstan and Türkiye was 6.4 billion dollars in 2023."),
    ("KAZ", "2024-06-01", "Trade between Kazakhstan and Türkiye was 7.9 billion dollars in 2023."),
    ("TUR", "2024-06-02", "Türkiye and Kazakhstan had a trade turnover of $7.1 billion in 2023."),
    ("TUR", "2025-02-01", "Türkiye and Kazakhstan had a trade turnover of $9.2 billion in 2024."),
    ("KAZ", "2025-03-01", "Kazakhstan and Türkiye will sign 20 documents. In the end 19 documents were signed."),
)  # fmt: skip
DOCUMENTS = [
    Document(id=f"d{number}", text=text, language="en", published=day, publisher_country=country)
    for number, (country, day, text) in enumerate(TOLD)
]


@pytest.fixture
def told():
    return list(DOCUMENTS)


@pytest.fixture
def ledger(tmp_path):
    with Ledger(tmp_path / "a.ledger") as opened:
        yield opened


@pytest.fixture
def taken():
    """Documents into a ledger, and what became of each."""
    return lambda ledger, documents, at=NOW: list(pipeline.ingest(documents, ledger, at))


@pytest.fixture
def record():
    """Everything that is said and thought, as an export has it."""
    return lambda ledger: b"".join(exported(ledger))
