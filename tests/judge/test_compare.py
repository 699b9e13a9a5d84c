"""Two versions of one text: what is aligned, what differs, and that no digit is matched by another."""

import time

import pytest

from servanda import pipeline
from servanda.judge import compare
from servanda.model import Document, Entry, Statement, Value, statement_id, version_of

TURKISH = (
    "Kazakistan ve Rusya: görüşmeler. Karşılıklı ticaret 2023 yılında 27 milyar dolara ulaştı. Kazakistan ekonomisine "
    "doğrudan Rus yatırımları 24 milyar doları aştı. Ziyaret kapsamında 19 anlaşma imzalandı. Taraflar 2021-2025 "
    "Ekonomik İşbirliği Programını kabul etti. Resmi ziyaret sona erdi."
)
RUSSIAN = (
    "Казахстан и Россия: переговоры. Взаимная торговля в 2023 году достигла 28 млрд долларов. Прямые российские "
    "инвестиции в экономику Казахстана превысили 24 млрд долларов. В рамках визита подписано 20 соглашений. Стороны "
    "приняли программу экономического сотрудничества на 2021-2025 годы. Государственный визит завершился. Создано 23 "
    "тыс. предприятий."
)


def entries(text: str, language: str) -> list[Entry]:
    document = Document(id=text[:20], text=text, language=language)
    return [Entry(one, version_of(document)) for one in pipeline.statements(document) if isinstance(one, Statement)]


def rows(left: list[Entry], right: list[Entry]) -> list[tuple[str, str, tuple[str, ...]]]:
    return [
        (one.verdict, (one.left or one.right).concept, one.slots)  # type: ignore[union-attr]
        for one in compare(left, right)
    ]


def test_a_text_and_its_translation():
    assert rows(entries(TURKISH, "tr"), entries(RUSSIAN, "ru")) == [
        ("agrees", "event.talks", ()),
        ("differs", "trade.turnover", ("value",)),
        ("agrees", "investment.cumulative", ()),
        ("differs", "document.count", ("value",)),
        ("agrees", "event.signing", ()),
        ("agrees", "document.programme", ()),
        ("differs", "event.visit.official", ("concept",)),
        ("only_right", "companies.count", ()),
    ]


def test_the_other_way_round_is_the_same():
    there = rows(entries(TURKISH, "tr"), entries(RUSSIAN, "ru"))
    back = rows(entries(RUSSIAN, "ru"), entries(TURKISH, "tr"))
    assert sorted(verdict for verdict, *_ in back) == sorted(verdict.replace("right", "left") for verdict, *_ in there)


def test_a_text_agrees_with_itself():
    assert {verdict for verdict, *_ in rows(entries(TURKISH, "tr"), entries(TURKISH, "tr"))} == {"agrees"}


def figure(place: int, number: str, **more: object) -> Entry:
    unit = str(more.pop("unit", "USD"))
    fields = {
        "document": str(more.pop("document", "a")), "kind": "figure", "concept": "trade.turnover", "start": place,
        "end": place + 3, "quote": "123", "modality": "reported", "rule": "test", "parties": ("KAZ", "RUS"),
        "value": Value(low=number, high=number, unit=unit), **more,
    }  # fmt: skip
    document = Document(id=str(fields["document"]), text="")
    return Entry(Statement(id=statement_id(fields), **fields), version_of(document))


@pytest.mark.parametrize(
    ("left", "right", "slots"),
    [
        (figure(0, "27000000000"), figure(0, "27000000000.0"), ()),
        (figure(0, "27000000000"), figure(0, "2700000000"), ("value",)),
        (figure(0, "27000000000"), figure(0, "27000000001"), ("value",)),
        (figure(0, "5"), figure(0, "-5"), ("value",)),
        (figure(0, "5"), figure(0, "5", unit="EUR"), ("unit",)),
        (figure(0, "5"), figure(0, "5", parties=("KAZ", "UZB")), ("parties",)),
        (figure(0, "5"), figure(0, "5", parties=("RUS", "KAZ")), ()),
        (figure(0, "5"), figure(0, "5", modality="denied"), ("polarity", "modality")),
        (figure(0, "5"), figure(0, "5", modality="estimated"), ("modality",)),
        (figure(0, "5"), figure(0, "5", doubts=("polarity_suspect",)), ("polarity",)),
    ],
)
def test_slots(left, right, slots):
    (pairing,) = compare([left], [right])
    assert pairing.slots == slots


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (figure(0, "20"), figure(0, "20", concept="document.count", unit="DOCUMENTS")),
        (figure(0, "20"), figure(0, "20", parties=("TUR", "UZB"))),
        (figure(0, "20", concept="other", unit="VISAS"), figure(0, "20", concept="other", unit="AIRCRAFT")),
        (figure(0, "20", unit="USD"), figure(0, "30", unit="EUR")),
    ],
)
def test_what_is_not_one(left, right):
    assert [one.verdict for one in compare([left], [right])] == ["only_left", "only_right"]


def test_long_texts_cost_no_more_than_they_are_long():
    def seconds(many: int) -> float:
        left = [figure(at * 10, str(at % 50 + 1)) for at in range(many)]
        right = [figure(at * 10, str(at % 50 + 1), document="b") for at in range(many)]
        start = time.process_time()
        assert {one.verdict for one in compare(left, right)} == {"agrees"}
        return time.process_time() - start

    assert seconds(2000) < 8 * seconds(500) + 0.5


def test_what_stands_alone_in_both_is_one_however_far_apart():
    filler = [figure(at * 10, str(at), concept="trade.exports") for at in range(20)]
    left = [figure(0, "12", concept="document.count", unit="DOCUMENTS", stage="announced"), *filler]
    right = [*filler, figure(900, "11", concept="document.count", unit="DOCUMENTS", stage="signed")]
    assert [one.slots for one in compare(left, right) if one.verdict != "agrees"] == [("value", "stage")]


def test_words_of_two_people_are_not_one():
    words = [
        entries(f"“Kazakhstan is our strategic partner, and our trade will grow,” said {who}.", "en")
        for who in ("the President of Turkey", "the President of Kazakhstan")
    ]
    verdicts = {one.verdict for one in compare(*words) if (one.left or one.right).kind == "quote"}  # type: ignore[union-attr]
    assert verdicts == {"only_left", "only_right"}
