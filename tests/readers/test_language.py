"""Which language a text is in, short or long, whole or by paragraph."""

import pytest

from servanda.readers import language

SENTENCES = {
    "tr": "Cumhurbaşkanı, iki ülke arasındaki ticaretin önümüzdeki yıl artacağını söyledi.",
    "en": "The president said that trade between the two countries would grow next year.",
    "ru": "Президент заявил, что торговля между двумя странами в следующем году вырастет.",
    "kk": "Президент екі ел арасындағы сауда келесі жылы артады деп мәлімдеді.",
    "az": "Prezident bildirib ki, iki ölkə arasında ticarət gələn il artacaq.",
    "uz": "Prezident ikki davlat o‘rtasidagi savdo kelasi yilda ortishini aytdi.",
    "uk": "Президент заявив, що торгівля між двома країнами наступного року зросте.",
    "de": "Der Präsident sagte, dass der Handel zwischen den beiden Ländern wachsen werde.",
}


@pytest.mark.parametrize(("code", "text"), SENTENCES.items())
def test_a_sentence(code: str, text: str) -> None:
    assert language.identify(text) == code


@pytest.mark.parametrize("text", ["", "12,5 %", "???"])
def test_what_tells_nothing(text: str) -> None:
    assert language.identify(text) is None


def test_a_document_in_two_languages_is_told_apart_by_paragraph() -> None:
    parts = [SENTENCES["kk"] * 3, SENTENCES["kk"] * 2, SENTENCES["ru"] * 3, SENTENCES["ru"] * 2]
    text = "\n\n".join(parts)
    found = list(language.paragraphs(text))
    assert [stretch.language for stretch in found] == ["kk", "ru"]
    assert (found[0].start, found[-1].end, found[0].end) == (0, len(text), found[1].start)
    assert text[found[1].start :].startswith("Президент заявил")


SHORT = {
    "tr": ["Ticaret hacmi arttı", "İki ülke anlaştı", "Bakan Ankara’ya geldi ve görüştü", "yeni bir dönem"],
    "en": ["Trade between the two", "The minister said", "a new agreement on transport"],
    "ru": ["Министр заявил об этом", "торговля между странами", "Об этом сообщает пресс-служба"],
    "kk": ["Екі ел келісті", "Президент Астанада қабылдады", "сауда айналымы өсті"],
    "az": ["İki ölkə razılaşdı", "ticarət dövriyyəsi artıb", "Prezident Bakıda qəbul edib"],
    "uz": ["Ikki davlat kelishdi", "savdo hajmi oshdi va", "Prezident Toshkentda qabul qildi"],
}


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in SHORT.items() for text in texts])
def test_a_few_words(code: str, text: str) -> None:
    assert language.identify(text) == code


@pytest.mark.parametrize(("one", "other"), [("ru", "kk"), ("tr", "az"), ("tr", "uz"), ("az", "uz"), ("en", "kk")])
def test_neighbours_are_told_apart_paragraph_by_paragraph(one: str, other: str) -> None:
    parts = [SENTENCES[code] for code in (one, other, one, other)]
    text = "\n".join(parts)
    found = list(language.paragraphs(text))
    assert [stretch.language for stretch in found] == [one, other, one, other]
    assert "".join(text[stretch.start : stretch.end] for stretch in found) == text


@pytest.mark.parametrize(
    "quoting",
    [
        "Он назвал это «елдің жетістігі».",
        "Фонд «Қазақстан халқына» выделил два миллиарда тенге на строительство школ в регионах страны.",
        "По данным АО «Қазақстан темір жолы», перевозки грузов выросли на 12 процентов за год.",
    ],
)
def test_names_in_quotation_marks_do_not_change_the_language(quoting: str) -> None:
    for text in (f"{SENTENCES['ru']} {quoting}", f"{SENTENCES['ru']}\n{quoting}\n{SENTENCES['ru']}"):
        assert [stretch.language for stretch in language.paragraphs(text)] == ["ru"]
