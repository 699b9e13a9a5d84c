"""Statements of several documents side by side: what is the same, what is renewed, what contradicts."""

import itertools
import random
import re
from decimal import Decimal

import msgspec
import pytest

from servanda import judge, pipeline
from servanda.judge import figures
from servanda.judge.amounts import amount, apart, grain, overlap
from servanda.model import Document, Entry, Statement, Value, version_of


def read(text, published="2025-05-14", country=None, **more):
    """The entries of a document."""
    document = Document(
        id=more.pop("id", text), text=text, language=more.pop("language", "en"), published=published,
        publisher_country=country, **more,
    )  # fmt: skip
    version = version_of(document)
    return [Entry(one, version) for one in pipeline.statements(document) if isinstance(one, Statement)]


def verdicts(*documents):
    """Verdict and reason with the two quotes, of everything found between documents."""
    entries = list(itertools.chain(*documents))
    quotes = {one.statement.id: one.statement.quote for one in entries}
    return {
        (one.verdict, one.reason, quotes[one.left], quotes[one.right]) for one in judge.reconcile(entries)
    }  # fmt: skip


@pytest.mark.parametrize(
    ("number", "quote", "unit"),
    [
        ("27000000000", "27 milyar dolar", "1E+9"),
        ("30000000000", "30 млрд долларов", "1E+9"),
        ("6400000000", "6,4 milyar dolara", "1E+8"),
        ("24100000000", "$24.10 billion", "1E+7"),
        ("20", "20 agreements", "1"),
        ("6.4", "6,4", "0.1"),
        ("23000", "23,000 firms", "1000"),
        ("4127", "4 127 компаний", "1"),
        ("12000000000", "on iki milyar", "1E+9"),
        ("6500000000", "altı buçuk milyar", "1E+8"),
    ],
)
def test_the_grain_is_that_of_the_digits_as_written(number, quote, unit):
    assert grain(Decimal(number), quote) == Decimal(unit)


def value(low, high=None, comparator="="):
    return amount(Value(low=low, high=high, unit="USD", comparator=comparator), f"{low or high}")


def test_bounds_open_one_side():
    almost = value("27.1", "27.1", "<~")
    assert overlap(almost, value("27", "27"))
    assert overlap(almost, value("26.96", "26.96"))
    assert not overlap(almost, value("27.4", "27.4"))
    more = value("26", None, ">")
    assert overlap(more, value("26.8", "26.8"))
    assert not apart(more, value("28", "28"))
    assert apart(more, value("25", "25"))
    assert apart(more, value("39", "39"))


TURKISH = "Türkiye ile Kazakistan arasındaki ticaret hacmi geçen yıl 6,4 milyar dolara ulaştı."
ENGLISH = "Trade between Türkiye and Kazakhstan reached $6.4 billion last year."


def test_two_languages_say_the_same():
    found = verdicts(read(TURKISH, language="tr", country="TUR"), read(ENGLISH, "2025-05-16"))
    assert found == {("same", "equal", "6,4 milyar dolara", "$6.4 billion")}


def test_each_side_has_statistics_of_its_own():
    kazakh = "Былтыр Қазақстан мен Түркия арасындағы тауар айналымы 5,9 миллиард долларға жетті."
    found = verdicts(
        read(TURKISH, language="tr", country="TUR"), read(kazakh, "2025-05-15", "KAZ", language="kk")
    )  # fmt: skip
    assert found == {("differs_in_scope", "reporter", "6,4 milyar dolara", "5,9 миллиард долларға")}


def test_one_side_contradicts_itself():
    other = "Trade between Türkiye and Kazakhstan reached $7.1 billion last year."
    found = verdicts(read(ENGLISH, country="TUR"), read(other, "2025-05-16", "TUR"))
    assert found == {("contradicts", "value", "$6.4 billion", "$7.1 billion")}


def test_a_rounded_amount_is_no_other():
    other = "Trade between Türkiye and Kazakhstan amounted to about $6 billion last year."
    found = verdicts(read(ENGLISH), read(other, "2025-05-16"))
    assert found == {("same", "rounded", "$6.4 billion", "$6 billion")}


def test_a_part_of_a_year_is_no_contradiction():
    part = "From January to August 2024 trade between Türkiye and Kazakhstan reached $4.1 billion."
    found = verdicts(read(ENGLISH), read(part, "2025-05-16"))
    assert {one[:2] for one in found} == {("differs_in_scope", "period")}


def test_another_year_another_pair_another_measure_another_direction():
    others = [
        "Trade between Türkiye and Kazakhstan reached $5.2 billion in 2022.",
        "Trade between Türkiye and Uzbekistan reached $6.4 billion last year.",
        "Turkish exports to Kazakhstan reached $3.4 billion last year.",
        "Kazakh exports to Türkiye reached $3.9 billion last year.",
    ]
    assert verdicts(read(ENGLISH), *map(read, others)) == set()


def test_both_sides_of_one_flow_are_compared():
    sold = "Turkish exports to Kazakhstan reached $3.4 billion in 2024."
    bought = "Imports of Kazakhstan from Türkiye amounted to $3.9 billion in 2024."
    found = verdicts(read(sold, country="TUR"), read(bought, "2025-05-15", "KAZ"))
    assert found == {("differs_in_scope", "reporter", "$3.4 billion", "$3.9 billion")}


def test_what_was_announced_is_updated_by_what_was_signed():
    before = read("Türkiye and Kazakhstan will sign 12 documents during the visit.")
    after = read("Türkiye and Kazakhstan signed 11 documents.", "2025-05-15")
    assert ("updated", "ex_post", "12 documents", "11 documents") in verdicts(before, after)


def test_two_counts_of_what_was_signed_contradict_each_other():
    one = read("Türkiye and Kazakhstan signed 12 documents.")
    other = read("Türkiye and Kazakhstan signed 11 documents.", "2025-05-15")
    assert ("contradicts", "value", "12 documents", "11 documents") in verdicts(one, other)


def test_counts_of_another_visit_are_others():
    one = read("Türkiye and Kazakhstan signed 12 documents.")
    other = read("Türkiye and Kazakhstan signed 11 documents.", "2025-11-15")
    assert not [found for found in verdicts(one, other) if "11 documents" in found]


def test_a_goal_is_said_again_and_moved():
    first = read("Türkiye and Kazakhstan aim to raise their trade to $10 billion by 2030.", "2024-03-01")
    again = read("Türkiye and Kazakhstan want to bring trade to $10 billion by 2030.", "2024-09-01")
    moved = read("Türkiye and Kazakhstan aim to raise their trade to $15 billion by 2030.", "2025-03-01")
    assert {one[:2] for one in verdicts(first, again, moved)} == {("same", "equal"), ("updated", "goal_moved")}


def test_a_stock_grows_with_time_and_is_no_contradiction():
    first = read("More than 4,000 Turkish companies work in Kazakhstan.", "2024-05-14", "KAZ")
    later = read("About 5,200 Turkish companies work in Kazakhstan.", "2025-05-14", "KAZ")
    assert {one[:2] for one in verdicts(first, later)} == {("updated", "later")}


def test_order_of_arrival_does_not_matter():
    texts = [
        *(f"Trade between Türkiye and Kazakhstan reached ${amount} billion last year." for amount in (5.9, 6, 6.4, 7)),
        "Türkiye and Kazakhstan signed 12 documents.", "Türkiye and Kazakhstan will sign 14 documents.",
    ]  # fmt: skip
    entries = [one for day, text in enumerate(texts, 10) for one in read(text, f"2025-05-{day}")]
    expected = list(judge.reconcile(entries))
    shuffler = random.Random(1)  # noqa: S311 - any order will do
    for _ in range(5):
        shuffler.shuffle(entries)
        assert list(judge.reconcile(entries)) == expected


def test_a_group_is_judged_alone_as_with_all_others():
    texts = [
        TURKISH, ENGLISH, "Trade between Türkiye and Kazakhstan was $5.2 billion in 2022.",
        "Two-way trade of Kazakhstan and Türkiye: $6.4 billion.", "Kazakhstan will get $5.2 billion from Türkiye.",
    ]  # fmt: skip
    entries = [one for text in texts for day in (10, 11) for one in read(text, f"2025-05-{day}", id=f"{text}{day}")]
    whole = list(judge.reconcile(entries))
    keys = {key for one in entries for key in judge.group_keys(one)}
    alone = [
        found
        for key in sorted(keys)
        for found in judge.reconcile((one for one in entries if key in judge.group_keys(one)), {key})
    ]
    assert alone == whole
    for key in keys:
        own = [one for place, one in judge.placed(entries) if place == key]
        assert own == list(judge.reconcile(entries, {key}))


def test_positions_of_two_years_are_no_group_and_one_of_no_year_joins_the_equal_one():
    said = "{}there were 4,{}00 firms with Turkish capital in Kazakhstan."
    told = [("In 2022 ", 1), ("In 2023 ", 1), ("In 2023 ", 6), ("", 6)]
    entries = [
        one
        for number, words in enumerate(told)
        for one in read(said.format(*words), f"2025-0{number + 3}-10", id=str(number))
    ]
    groups = [{key for key in judge.group_keys(one) if not key.startswith("amount")} for one in entries]
    assert groups[1] == groups[2]
    assert not groups[0] & groups[1]
    assert not groups[2] & groups[3]
    found = {
        (one.verdict, *(by_document(entries)[end] for end in (one.left, one.right))) for one in judge.reconcile(entries)
    }
    assert ("same", "2", "3") in found
    assert not [pair for verdict, *pair in found if set(pair) == {"0", "1"}]


def by_document(entries):
    return {one.statement.id: one.statement.document for one in entries}


def test_every_reason_and_explanation_is_documented(request):
    page = (request.config.rootpath / "docs" / "judgements.md").read_text(encoding="utf-8")
    code = [path.read_text(encoding="utf-8") for path in (request.config.rootpath / "src/servanda/judge").glob("*.py")]
    calls = [call for text in code for call in re.findall(r"\bfinding\((.*)\)", text)]
    codes = {code for call in calls for code in re.findall(r'"([a-z_]+)"', call)}
    assert len(codes) > 8
    assert [code for code in codes if f"`{code}`" not in page] == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "According to Turkish statistics, trade between Kazakhstan and Türkiye reached $7.1 billion in 2023."),
        ("en", "Trade between Kazakhstan and Türkiye reached $7.1 billion in 2023 by Turkish figures."),
        ("en", "Turkish customs data put trade between Kazakhstan and Türkiye at $7.1 billion in 2023."),
        ("ru", "По турецким данным, товарооборот Казахстана и Турции в 2023 году составил 7,1 млрд долларов."),
        ("kk", "Түрік статистикасы бойынша Қазақстан мен Түркия саудасы 2023 жылы 7,1 миллиард доллар болды."),
        ("tr", "Türk istatistiklerine göre Kazakistan ile Türkiye arasındaki ticaret 2023'te 7,1 milyar dolar oldu."),
    ],
)  # fmt: skip
def test_whose_statistics_a_figure_is_by(language, text):
    own = "In 2023 trade between Kazakhstan and Türkiye amounted to $6.4 billion."
    found = verdicts(read(text, "2024-05-14", "KAZ", language=language), read(own, "2024-05-15", "KAZ"))
    assert {one[:2] for one in found} == {("differs_in_scope", "reporter")}


def test_another_side_of_one_sentence():
    text = (
        "Kazak verilerine göre Türkiye ile ticaret 2023'te 6,4 milyar dolar, Türk verilerine göre 7,1 milyar dolardı."
    )
    first, second = (one.statement for one in read(text, "2024-05-14", "KAZ", language="tr") if one.statement.value)
    assert "reporter:KAZ" in first.doubts
    assert "reporter:TUR" in second.doubts


def test_a_source_is_named_in_the_sentence_before():
    text = "Kazakhstan and Türkiye trade more. Turkish data are different. In 2023 trade came to $7.1 billion."
    assert [one.statement.doubts[-1:] for one in read(text, "2024-05-14", "KAZ") if one.statement.value] == [
        ("reporter:TUR",)
    ]


def test_positions_of_one_occasion_are_held_against_the_last_few_before_only(monkeypatch):
    held = []
    monkeypatch.setattr(figures, "overlap", lambda one, other: held.append(1) or overlap(one, other))
    (entry,) = read("In Kazakhstan 1000 companies with Turkish capital operate.", country="KAZ")
    made = []
    for number in range(400):
        published = f"202{number % 2}-05-0{number % 9 + 1}"
        version = msgspec.structs.replace(entry.version, id=str(number), document=str(number), published=published)
        amount = Value(low=str(1000 + number), high=str(1000 + number), unit="ENTERPRISES")
        said = msgspec.structs.replace(entry.statement, id=str(number), document=str(number), value=amount)
        made.append(Entry(said, version))
    assert any(one.verdict == "updated" for one in judge.reconcile(made))
    assert len(held) <= figures.MOST * len(made)


def test_an_amount_of_a_year_to_come_is_a_goal_however_it_is_told():
    goal = read("Norway and Peru agreed to bring their trade to $5 billion in 2030.", "2025-02-14")
    text = "Norveç ile Peru ticareti 5 milyar dolara varmak için zaman tanıdı: yeni tarih 2030."
    hope = read(text, "2025-02-20", language="tr")
    assert [one[:2] for one in verdicts(goal, hope)] == [("same", "equal")]


def test_what_one_text_sets_against_the_other_side_is_no_rounding_of_it():
    text = (
        "Norwegian statistics put trade with Peru in 2023 at $2.5 billion; Peruvian statistics at $2 billion in 2023."
    )
    assert ("restated", "rounded") not in [one[:2] for one in verdicts(read(text, "2024-05-14"))]


def test_trade_with_services_is_more_than_trade_in_goods():
    goods = read("Trade in goods between Norway and Peru was $2.4 billion in 2023.", "2024-05-20")
    both = read("Торговля товарами и услугами Норвегии и Перу в 2023 году составила 3,3 млрд долларов.", language="ru")
    assert [one[:2] for one in verdicts(goods, both)] == [("differs_in_scope", "scope")]
    more = read("Trade in goods between Norway and Peru was $3.3 billion in 2023.", "2024-05-20")
    assert [one[:2] for one in verdicts(goods, more)] == [("contradicts", "value")]
