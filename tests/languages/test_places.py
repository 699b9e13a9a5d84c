"""Countries, peoples, capitals and organisations in running text, with their look-alikes."""

import pytest

from servanda.grammar.words.scan import scanner
from servanda.grammar.words.terms import PLACES

SENTENCES = [
    (
        "tr",
        "Ankara, Kazakistan Cumhuriyeti'nin AB'deki elçisini ve Rusları bekliyor",
        "Ankara=TUR Kazakistan Cumhuriyeti=KAZ AB=EU Rusları=RUS",
    ),
    ("tr", "Mali destek için Maliye ve mali yardım kurumu", ""),
    ("tr", "Nijerya'dan Nijer'e, Kuzey Kıbrıs'tan Kıbrıs'a", "Nijerya=NGA Nijer=NER Kuzey Kıbrıs=TRNC Kıbrıs=CYP"),
    ("tr", "almanın yolu Almanlardan, çekin Çeklerden geçer", "Almanlardan=DEU Çeklerden=CZE"),
    ("tr", "3 milyon ABD doları ABD'ye gitti", "ABD=USA"),
    ("tr", "Beyaz Saray ile Kremlin, Beştepe'de", "Beyaz Saray=USA Kremlin=RUS Beştepe=TUR"),
    (
        "en",
        "The White House asked the Republic of Korea and Polish firms to polish glass",
        "White House=USA Republic of Korea=KOR Polish=POL",
    ),
    ("en", "Turkey sold turkey in New Jersey and New Mexico", "Turkey=TUR New Jersey=USA New Mexico=USA"),
    ("en", "It was oral history; China's china, the Paris Agreement and Latin America", "China=CHN"),
    ("en", "U.S.-Kazakh ties and the EAEU, the U.N. and NATO", "U.S.=USA Kazakh=KAZ EAEU=EAEU U.N.=UN NATO=NATO"),
    (
        "ru",
        "Президент РК и премьер Турции, российско-казахстанские переговоры; Малая Азия, Мали и Того",
        "РК=KAZ Турции=TUR российско=RUS казахстанские=KAZ Мали=MLI",
    ),
    ("ru", "В Белом доме и Кремле о СНГ и ООН; на русском языке", "Белом доме=USA Кремле=RUS СНГ=CIS ООН=UN"),
    (
        "kk",
        "Ақорда Қазақстан мен Ресейдің, ТМД-ның қазақ-түрік іскерлерін, қазақстандық және ресейлік кәсіпорындарды",
        "Ақорда=KAZ Қазақстан=KAZ Ресейдің=RUS ТМД=CIS қазақ=KAZ түрік=TUR қазақстандық=KAZ ресейлік=RUS",
    ),
    ("kk", "Қазақ тілінде, АҚШ-тың және Ресейдің елшілері", "АҚШ=USA Ресейдің=RUS"),
]


@pytest.mark.parametrize(("code", "text", "expected"), SENTENCES)
def test_places(code: str, text: str, expected: str) -> None:
    terms = [term for term in scanner(code).terms(text) if term.cls in PLACES]
    assert " ".join(f"{text[term.start : term.end]}={term.key}" for term in terms) == expected
