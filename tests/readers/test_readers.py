"""From bytes to documents: encodings, formats, what a page says about itself, and clear answers."""

import codecs
import io
from pathlib import Path

import pytest

from servanda import readers
from servanda.errors import InputError, ServandaError
from servanda.model import Document
from servanda.readers import Failure, Options, Raw

TURKISH = "Türkiye ile Kazakistan arasındaki ticaret hacmi geçen yıl beş milyar doları aştı; bu büyük bir başarıdır."
RUSSIAN = "Товарооборот между Россией и Казахстаном за прошлый год превысил двадцать семь миллиардов долларов США."
KAZAKH = "Қазақстан мен Ресей арасындағы тауар айналымы былтыр жиырма жеті миллиард доллардан асты деп хабарлады."

PAGE = f"""<!doctype html><html lang="tr"><head><meta charset="utf-8">
<title>Ticaret arttı | Örnek Haber</title><meta property="og:site_name" content="Örnek Haber">
<meta property="article:published_time" content="2024-11-28T10:00:00+03:00"></head>
<body><nav><a href="/">Ana sayfa</a> <a href="/x">Spor</a></nav><article><h1>Ticaret arttı</h1>
<p>{TURKISH}</p><p>{TURKISH} İkinci paragraf da burada durur ve yeterince uzundur.</p></article>
<script>alert("yok")</script></body></html>"""


def read(data: bytes, options: Options | None = None, name: str = "x") -> list[Document | Failure]:
    return list(readers.read(Raw(name, io.BytesIO(data), options or Options())))


def only(data: bytes, options: Options | None = None, name: str = "x") -> Document:
    [document] = read(data, options, name)
    assert isinstance(document, Document), document
    return document


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (TURKISH, "utf-8"), (TURKISH, "utf-8-sig"), (TURKISH, "utf-16"), (KAZAKH, "utf-16-le"),
        (TURKISH, "windows-1254"),
        (TURKISH, "iso8859-9"), (RUSSIAN, "windows-1251"), (RUSSIAN, "koi8-r"), (KAZAKH, "utf-8"),
    ],
)  # fmt: skip
def test_any_encoding(text: str, encoding: str) -> None:
    assert only(text.encode(encoding)).text == text


SHORT = {
    "windows-1254": ["Türkiye’de görüşme", "Cumhurbaşkanı geldi", "İki ülke anlaştı", "Yüzde 4’ü aştı; ığdır"],
    "windows-1251": ["Товарооборот вырос", "Встреча в Анкаре", "«Газ» и нефть", "5 млрд долларов США"],
    "koi8-r": ["Товарооборот вырос", "Встреча президентов", "Стороны договорились о поставках"],
    "windows-1252": ["It cost £5m (€6m)", "São Tomé and Príncipe", "a naïve façade", "The “café”", "A £3bn deal"],
    "utf-16-le": ["Anlaşma", "Сделка", "Келісім", "A deal"],
    "utf-16-be": ["Anlaşma", "Сделка", "Келісім", "A deal"],
    "utf-8": ["Anlaşma", "Сделка", "Келісім", "A £3bn deal"],
}


@pytest.mark.parametrize(("encoding", "text"), [(name, text) for name, texts in SHORT.items() for text in texts])
def test_short_texts_in_any_encoding(encoding: str, text: str) -> None:
    assert only(text.encode(encoding)).text == text


@pytest.mark.parametrize("declared", ["windows-1254", "iso-8859-9", "koi8-r", "windows-1251"])
def test_a_page_is_read_in_the_encoding_that_it_declares(declared: str) -> None:
    text = RUSSIAN if declared in {"koi8-r", "windows-1251"} else TURKISH
    page = f"<html><head><meta charset={declared}></head><body><article><p>{text}</p><p>{text}</p></article></body>"
    assert text in only(page.encode(declared), name="x.html").text


def test_a_declared_encoding_that_is_wrong_is_not_believed() -> None:
    page = f"<html><head><meta charset=iso-8859-1></head><body><article><p>{RUSSIAN}</p></article></body></html>"
    assert RUSSIAN in only(page.encode("windows-1251"), name="x.html").text


def test_a_page_gives_its_main_text_and_what_it_says_about_itself() -> None:
    document = only(PAGE.encode(), name="page.html")
    assert TURKISH in document.text
    assert "alert" not in document.text
    assert (document.title, document.published, document.publisher) == ("Ticaret arttı", "2024-11-28", "Örnek Haber")
    assert document.language == "tr"


def test_what_the_user_says_wins() -> None:
    options = Options(published="2023-01-02", publisher_country="kz", language="ru")
    document = only(PAGE.encode(), options, "page.html")
    assert (document.published, document.publisher_country, document.language) == ("2023-01-02", "KAZ", "ru")


def test_a_broken_line_is_named_and_the_others_are_read() -> None:
    data = b'{"text": "one", "id": 7}\n\n{"text": \n{"no": 1}\n{"text": "two"}\n'
    one, broken, lacking, two = read(data, name="a.jsonl")
    assert isinstance(one, Document)
    assert isinstance(two, Document)
    assert (one.id, one.text, two.text) == ("7", "one", "two")
    assert [f.line for f in (broken, lacking) if isinstance(f, Failure)] == [3, 4]


def test_a_page_is_seen_without_a_name_behind_what_may_stand_before_it() -> None:
    prologue = b'\n<?xml version="1.0" encoding="utf-8"?>\n<!-- saved\nyesterday -->\n\n'
    assert "alert" not in only(prologue + PAGE.encode()).text
    assert only(b"<!-- a\n" * 10).text.startswith("<!-- a")


def test_json_lines_are_seen_without_a_name() -> None:
    assert only(b'\n{"text": "hello"}\n').text == "hello"
    assert only(b'{"text": "hello"}', Options(input="text")).text == '{"text": "hello"}'


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty"), (b"  \n ", "empty"), (b"\x89PNG\r\n\x1a\n\0\0", "PNG"), (b"%PDF-1.7 x", "PDF"),
        (bytes(range(256)) * 4, "binary"), (b"PK\x03\x04" + b"\0" * 40, "ZIP"),
        (b"<html><body></body></html>", "main text"),
    ],
)  # fmt: skip
def test_clear_answers(data: bytes, message: str) -> None:
    [failure] = read(data)
    assert isinstance(failure, Failure)
    assert message in str(failure.error)


@pytest.mark.parametrize(
    "options", [Options(published="soon"), Options(publisher_country="Mars"), Options(language="?")]
)
def test_options_that_are_wrong(options: Options) -> None:
    [failure] = read(b"text", options)
    assert isinstance(failure, Failure)
    assert isinstance(failure.error, InputError)


def test_paths(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(codecs.BOM_UTF8 + TURKISH.encode())
    [document] = readers.read(readers.open_source(str(file)))
    assert isinstance(document, Document)
    assert document.text == TURKISH
    for source in (str(tmp_path / "none.txt"), "ftp://example.org/x", "a\0b"):
        with pytest.raises(ServandaError):
            readers.open_source(source)


EN, TR = "Ghana and Peru signed an agreement on trade last year.", "Türkiye ile Gana geçen yıl anlaşma imzaladı."
RU, KK = "Гана и Перу подписали соглашение о торговле.", "Гана мен Перу сауда туралы келісімге қол қойды."


@pytest.mark.parametrize(
    ("text", "published"),
    [
        (f"Accra, 3 November 2025 – {EN}", "2025-11-03"),
        (f"LIMA, May 3, 2024 (Andina) – {EN}", "2024-05-03"),
        (f"Washington, D.C., May 3, 2024 — {EN}", "2024-05-03"),
        (f"ANKARA, 29 Ekim 2024 - {TR}", "2024-10-29"),
        (f"Астана, 5 мая 2024 года — {RU}", "2024-05-05"),
        (f"Астана, 2024 жылғы 5 мамыр – {KK}", "2024-05-05"),
        (f"BLANTYRE, 12 March (Agency) -- {EN}", None),  # of which year, it does not say
        (f"Ghana, Peru and Togo – three states in 2024 – {EN}", None),
        (EN, None),
    ],
)
def test_a_dateline_with_its_year_dates_a_plain_text(text: str, published: str | None) -> None:
    (document,) = readers.read(Raw("x.txt", io.BytesIO(text.encode()), Options()))
    assert isinstance(document, Document)
    assert document.published == published


def test_the_date_that_is_given_counts_more_than_a_dateline() -> None:
    given = Options(published="2025-01-01")
    (document,) = readers.read(Raw("x.txt", io.BytesIO(f"Accra, 3 November 2025 – {EN}".encode()), given))
    assert isinstance(document, Document)
    assert document.published == "2025-01-01"
