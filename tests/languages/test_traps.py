"""Traps of real communiqués, each a general phenomenon, on sentences of our own: nothing is merged, guessed or lost."""

from typing import Any

import pytest

from servanda.model import Document, Statement
from servanda.pipeline import statements

GEORGIAN = {"published": "2025-05-14", "publisher_country": "GEO"}


def read(text: str, language: str = "tr", **known: Any) -> list[Statement]:
    document = Document(id="trap", text=text, language=language, **(known or GEORGIAN))
    return [one for one in statements(document) if isinstance(one, Statement)]


def of(found: list[Statement], concept: str) -> list[Statement]:
    return [one for one in found if one.concept == concept]


def test_a_count_announced_and_a_count_signed_stay_two_figures() -> None:
    found = of(
        read(
            "Nino Beridze, Gürcistan Başbakanı:\n\n- Bugün Türkiye ile 12 anlaşma imzalanacak.\n\n"
            "Görüşmelerin ardından Gürcistan ve Türkiye arasında 11 anlaşma ve memorandum imzalandı."
        ),
        "document.count",
    )
    assert [(one.value.low, one.stage, one.modality) for one in found if one.value] == [
        ("12", "announced", "planned"),
        ("11", "signed", "reported"),
    ]
    assert [one.speaker.name if one.speaker else None for one in found] == ["Nino Beridze", None]


def test_equal_numbers_are_typed_by_their_nouns() -> None:
    found = read(
        "Gürcistan ve Türkiye'nin 12. İş Forumu Batum'da yapıldı. Türkiye, Gürcistan'ın dış ticaretinin yüzde 12'sini "
        "oluşturuyor. İki ülke arasında 12 anlaşma imzalandı. Bu platform 12 yılda etkinliğini kanıtladı."
    )
    typed = {one.concept: one.value.unit for one in found if one.value and one.value.low == "12"}
    assert typed == {
        "event.edition": "ORDINAL",
        "trade.share": "PERCENT",
        "document.count": "DOCUMENTS",
        "relation.age": "YEARS",
    }


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("tr", "Gürcistan ile Türkiye arasındaki ticaret hacmi geçen yıl 3 milyar dolara ulaştı."),
        ("en", "Trade between Georgia and Türkiye reached $3 billion last year."),
        ("ru", "Товарооборот между Грузией и Турцией в прошлом году достиг 3 миллиардов долларов."),
        ("kk", "Грузия мен Түркия арасындағы тауар айналымы өткен жылы 3 миллиард долларға жетті."),
    ],
)
def test_without_a_date_relative_time_stays_open(language: str, text: str) -> None:
    (figure,) = of(read(text, language, url="https://example.org/1"), "trade.turnover")
    assert figure.period is not None
    assert (figure.period.start, figure.period.end, figure.period.basis) == (None, None, "unresolved")
    assert figure.period.rule
    assert "period_unresolved" in figure.doubts


def test_in_a_month_is_no_deadline_before_it() -> None:
    (pledge,) = of(
        read("Tiflis Üniversitesi'nin Türkiye şubesine başvurular gelecek yılın Ekim ayında planlanıyor."),
        "project.education",
    )
    assert pledge.deadline is not None
    assert (pledge.deadline.start, pledge.deadline.end) == ("2026-10-01", "2026-11-01")
    assert "başvurular" in pledge.quote


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("tr", "Birlikte çözebileceğimiz tek bir sorunun olmadığı kanaatindeyim. Bu soruların cevabını bulacağız."),
        ("en", "I am convinced that there is not a single problem that we can solve together. We look for answers."),
        ("ru", "Убеждён, что нет ни одной проблемы, которую мы могли бы решить вместе. Мы ищем ответы."),
        ("kk", "Бірге шеше алатын бірде-бір мәселе жоқ деп ойлаймын. Біз жауап іздейміз."),
    ],
)
def test_a_sentence_that_says_the_opposite_of_what_is_meant_is_doubted(language: str, text: str) -> None:
    names = {
        "tr": "Nino Beridze, Gürcistan Başbakanı",
        "en": "Nino Beridze, Prime Minister of Georgia",
        "ru": "Нино Беридзе, премьер-министр Грузии",
        "kk": "Нино Беридзе, Грузия Премьер-министрі",
    }
    (quote,) = read(f"{names[language]}:\n\n- {text}", language)
    assert quote.kind == "quote"
    assert "polarity_suspect" in quote.doubts


def test_work_on_a_law_is_no_document() -> None:
    assert read("Gürcistan ve Türkiye hükümet üyeleri yasa üzerinde çalıştı ve bütün konular tartışıldı.") == []


def test_one_instrument_under_two_names_keeps_both_wordings() -> None:
    found = of(
        read(
            "Türkiye ve Gürcistan cumhurbaşkanları Ortak Deklarasyon imzaladı. Ardından iki lider Türkiye ve Gürcistan "
            "arasındaki ortak başvuruyu imzaladı."
        ),
        "document.declaration",
    )
    assert [one.quote for one in found] == ["Ortak Deklarasyon", "ortak başvuruyu"]
    assert {frozenset(one.parties) for one in found} == {frozenset({"TUR", "GEO"})}


def test_in_recent_days_is_no_date() -> None:
    (document,) = of(
        read("Türkiye ile Gürcistan arasında geçtiğimiz günlerde imzalanan Ortak Deklarasyonda görevler belirlendi."),
        "document.declaration",
    )
    assert document.period is None or document.period.start is None


def test_spellings_of_one_word_are_one() -> None:
    parted, joined = (
        of(read(f"Gürcistan ve Türkiye'nin 5. Tarım {word} Forumu açıldı."), "event.forum")
        for word in ("İş birliği", "İşbirliği")
    )
    assert [one.name for one in (*parted, *joined)] == ["Tarım İş birliği Forumu", "Tarım İşbirliği Forumu"]


def test_the_grade_of_a_visit_is_the_printed_one() -> None:
    (visit,) = read("Türkiye Cumhurbaşkanı'nın Gürcistan'a resmi ziyareti sona erdi.")
    assert (visit.concept, visit.parties) == ("event.visit.official", ("TUR", "GEO"))


def test_this_means_is_no_cause() -> None:
    found = read(
        "Gürcistan ile Türkiye arasındaki ticaret hacmi 3 milyar dolara ulaştı. Bu, yatırımda iyi dinamik demektir."
    )
    assert [one.concept for one in found] == ["trade.turnover"]


def test_the_other_direction_is_read_from_contrast() -> None:
    found = of(
        read(
            "Gürcistan ekonomisine doğrudan Türk yatırımlarının hacmi 2 milyar doları, Gürcü yatırımlarının ise "
            "300 milyon doları aştı."
        ),
        "investment.cumulative",
    )
    assert [(one.parties, one.value.low) for one in found if one.value] == [
        (("TUR", "GEO"), "2000000000"),
        (("GEO", "TUR"), "300000000"),
    ]


def test_a_name_of_two_parts_is_one_project_and_no_place() -> None:
    (project,) = read(
        "Türkiye ve Gürcistan büyük petrol yatağı «Sever-more – Hazar»ın geliştirilmesi üzerine çalışmalara başladı."
    )
    assert (project.kind, project.name) == ("project", "Sever-more – Hazar")


def test_of_whom_a_count_is_stays_with_the_sentence() -> None:
    (count,) = read("Ülkemizde Türk ve ortak olanlar dahil olmak üzere 4 bin şirket çalışıyor.")
    assert (count.concept, count.parties) == ("companies.count", ("TUR", "GEO"))


def test_between_fields_is_not_between_regions() -> None:
    found = read(
        "Türkiye ile Gürcistan alanlar arası iş birliğini görüştü. Ardından iki ülkenin 3. Bölgelerarası İş Birliği "
        "Forumu açıldı."
    )
    assert [one.name for one in of(found, "event.forum")] == ["Bölgelerarası İş Birliği Forumu"]


def test_a_university_is_named_as_written() -> None:
    found = read("Milli Üniversite’nin Türkiye şubesinin açılışı Gürcistan'dan çevrimiçi yapıldı.")
    assert all("Milli" not in (one.name or "") or "Üniversite" in (one.name or "") for one in found)
    assert of(found, "event.opening")


def test_our_country_is_the_publishers() -> None:
    text = "Ülkemizde 500 Türk şirketi çalışıyor."
    (count,) = read(text)
    assert count.parties == ("TUR", "GEO")
    assert all(one.parties != ("TUR", "GEO") for one in read(text, published="2025-05-14"))


def test_the_narrators_figures_have_no_speaker() -> None:
    found = read(
        "Nino Beridze, Gürcistan Başbakanı:\n\n- Türkiye bizim stratejik ortağımızdır.\n\n"
        "Türkiye, Gürcistan'ın dış ticaretinin yüzde 15'ini oluşturuyor."
    )
    assert [one.speaker for one in of(found, "trade.share")] == [None]


def test_a_title_printed_twice_says_it_once() -> None:
    title = "Gürcistan ve Türkiye 7 anlaşma imzaladı"
    found = read(f"{title}\n\n{title}\n\nTören Tiflis'te yapıldı.")
    assert [one.start < len(title) for one in of(found, "document.count")] == [True]


def test_wrong_grammar_is_read_all_the_same() -> None:
    found = read("Gürcistan ve Türkiye işbirliğinin kapsamını belirleniyor ve devlet başkanları üç anlaşma imzalandı.")
    assert [(one.value.low, one.stage) for one in of(found, "document.count") if one.value] == [("3", "signed")]


def test_what_is_already_adopted_is_not_of_todays_package() -> None:
    found = read(
        "Gürcistan ve Türkiye arasında 2022-2026 Ekonomik İş Birliği Programı halihazırda kabul edilmiştir. Bugün "
        "Gürcistan ve Türkiye enerji anlaşmasını imzaladı."
    )
    assert [(one.concept, one.stage) for one in found if one.kind == "document"] == [
        ("document.programme", "adopted"),
        ("document.agreement", "signed"),
    ]
    (programme,) = of(found, "document.programme")
    assert programme.period is not None
    assert programme.period.start == "2022-01-01"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("tr", "Türkiye ile Gürcistan ticaret hacmi 3 milyar doları buldu. Bunu 5 milyara çıkarma imkanı var."),
        ("en", "Trade between Georgia and Türkiye reached $3 billion. It can be raised to 5 billion."),
        ("ru", "Товарооборот между Грузией и Турцией достиг 3 млрд долларов. Его можно довести до 5 миллиардов."),
        ("kk", "Грузия мен Түркияның тауар айналымы 3 миллиард долларға жетті. Оны 5 миллиардқа жеткізуге болады."),
    ],
)
def test_an_amount_without_a_currency_inherits_it_with_a_doubt(language: str, text: str) -> None:
    stated, inherited = of(read(text, language), "trade.turnover")
    assert stated.value is not None
    assert stated.value.unit_stated
    assert inherited.value is not None
    assert (inherited.value.high, inherited.value.unit, inherited.value.unit_stated) == ("5000000000", "USD", False)
    assert "currency_inherited" in inherited.doubts


def test_an_edition_and_an_age_are_not_one() -> None:
    found = read("Gürcistan ve Türkiye'nin 12. İş Forumu yapıldı. Bu platform 14 yılda etkinliğini kanıtladı.")
    numbers = {one.concept: one.value.low for one in found if one.value}
    assert numbers == {"event.edition": "12", "relation.age": "14"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("tr", "Türkiye ile Gürcistan birlikte büyük başarılara imza atacak."),
        ("en", "Together Georgia and Türkiye will put their signature to great successes."),
        ("ru", "Грузия и Турция вместе подпишутся под большими успехами."),
        ("kk", "Грузия мен Түркия бірге үлкен жетістіктерге қол жеткізеді."),
    ],
)
def test_to_sign_for_success_signs_nothing(language: str, text: str) -> None:
    assert [one for one in read(text, language) if one.kind in {"document", "pledge"} or "signing" in one.concept] == []
