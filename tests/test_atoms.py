"""Atoms of running text, in the languages as they are."""

import pytest

from servanda.pipeline import atoms

ANCHOR = "2024-11-28"


def read(text: str, language: str) -> list[str]:
    found = atoms(text, language, ANCHOR)
    signs = ["" if atom.comparator == "=" else atom.comparator for atom in found]
    words = [(f"{a.text}={a.value or (a.from_, a.to)}", a.unit, sign) for a, sign in zip(found, signs, strict=True)]
    return [" ".join(filter(None, one)) for one in words]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Exports rose from $2.5 bn to $3 bn.", ["$2.5 bn=2500000000 USD", "$3 bn=3000000000 USD"]),
        ("en", "between 10 and 12 million tonnes", ["10 and 12 million tonnes=('10000000', '12000000') T range"]),
        ("en", "more than 40 million euros", ["40 million euros=('40000000', None) EUR >"]),
        ("en", "about 12.5 per cent", ["12.5 per cent=12.5 PERCENT ~"]),
        ("en", "10–15 dollars", ["10–15 dollars=('10', '15') USD range"]),
        ("en", "thirteen dollars and five cents", ["thirteen dollars and five cents=13.05 USD"]),
        ("tr", "7 milyar doları aşan hacim", ["7 milyar doları=('7000000000', None) USD >"]),
        ("tr", "yüzde 12,5 ve %3'lük", ["yüzde 12,5=12.5 PERCENT", "%3=3 PERCENT"]),
        ("tr", "yirmibeş bin ton", ["yirmibeş bin ton=25000 T"]),
        ("tr", "500 milyon dolara kadar", ["500 milyon dolara=(None, '500000000') USD <="]),
        ("en", "signed on 3 March 2023", ["3 March 2023=('2023-03-03', '2023-03-04')"]),
        ("en", "last year", ["last year=('2023-01-01', '2024-01-01')"]),
    ],
)
def test_atoms(language: str, text: str, expected: list[str]) -> None:
    assert read(text, language) == expected


def test_a_currency_is_inherited_by_what_stands_alone() -> None:
    found = atoms("Ticaret 8 milyar dolardan 12 milyara çıkacak, 3 milyon kişi geldi.", "tr", ANCHOR)
    assert [(a.text, a.unit, a.unit_stated) for a in found] == [
        ("8 milyar dolardan", "USD", True), ("12 milyara", "USD", False), ("3 milyon", None, True),
    ]  # fmt: skip


def test_without_an_anchor_a_relative_period_keeps_its_rule() -> None:
    [atom] = atoms("last year", "en")
    assert (atom.from_, atom.to, atom.rule) == (None, None, "anchor year -1")


def test_spans_hold_over_invisible_characters() -> None:
    text = "tra\u00adde: 5\u00a0mil\u00adlion dol\u00adlars"
    [atom] = atoms(text, "en")
    assert text[atom.start : atom.end] == atom.text == "5\u00a0mil\u00adlion dol\u00adlars"


@pytest.mark.parametrize(
    ("code", "text", "found"),
    [
        ("en", "Trade reached $6.4 billion last year.", ["money", "period"]),
        ("en", "Exports were 25 last year and 30 this year.", ["number", "period", "number", "period"]),
        ("en", "the two coming weeks", ["period"]),
        ("ru", "против 5,1 млрд прошлого года", ["number", "period"]),
        ("ru", "за 2 последних года", ["period"]),
    ],
)
def test_an_amount_before_last_year_counts_no_years(code: str, text: str, found: list[str]) -> None:
    assert [atom.kind for atom in atoms(text, code, "2025-05-14")] == found


def test_a_time_does_not_go_on_in_the_next_sentence() -> None:
    found = atoms("План на 2025–2027 годы. В марте 2026 года он начнется.", "ru")
    assert [(atom.text, atom.from_, atom.to) for atom in found] == [
        ("2025–2027 годы", "2025-01-01", "2028-01-01"), ("марте 2026 года", "2026-03-01", "2026-04-01"),
    ]  # fmt: skip
