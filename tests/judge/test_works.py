"""Works that each text calls otherwise, or by no name: which are one, how far they have come, and until when."""

import itertools

import pytest

from servanda import judge, pipeline
from servanda.model import Document, Entry, Statement, version_of

BRANCH = {
    "en": "Kazakhstan and Hungary agreed that the Aktau branch of White Lake Technical University will open in 2027.",
    "tr": "Kazakistan ve Macaristan anlaştı: Ak Göl Teknik Üniversitesi'nin Aktau şubesi 2027'de açılacak.",
    "ru": "Казахстан и Венгрия решили: филиал Технического университета Белого озера в Актау откроется в 2027 году.",
    "kk": "Қазақстан мен Мажарстан келісті: Ақ көл техникалық университетінің Ақтау филиалы 2027 жылы ашылады.",
}
LINE = {
    "en": "Kazakhstan and Uzbekistan will build the Saksaul–Nukus railway.",
    "tr": "Kazakistan ve Özbekistan Saksaul–Nukus demir yolunu inşa edecek.",
    "ru": "Казахстан и Узбекистан построят железную дорогу Саксаул — Нукус.",
    "kk": "Қазақстан мен Өзбекстан Сексеуіл – Нөкіс теміржолын салады.",
}
GATE = {
    "en": "Georgia and Turkey will open the Wolf Bridge border crossing.",
    "tr": "Gürcistan ve Türkiye Kurt Köprüsü sınır kapısını açacak.",
    "ru": "Грузия и Турция откроют пункт пропуска «Волчий мост».",
    "kk": "Грузия мен Түркия «Қасқыр көпірі» өткізу бекетін ашады.",
}


def read(text, language, published="2025-05-14"):
    document = Document(id=f"{published} {text}", text=text, language=language, published=published)
    version = version_of(document)
    return [Entry(one, version) for one in pipeline.statements(document) if isinstance(one, Statement)]


def verdicts(*documents):
    """Verdict and reason of all that is found between works of two documents."""
    entries = list(itertools.chain(*documents))
    homes = {one.statement.id: one.version.document for one in entries if one.statement.concept.startswith("project.")}
    return [
        (one.verdict, one.reason)
        for one in judge.reconcile(entries)
        if {one.left, one.right} <= homes.keys() and homes[one.left] != homes[one.right]
    ]


@pytest.mark.parametrize("told", [BRANCH, LINE, GATE], ids=["branch", "line", "gate"])
@pytest.mark.parametrize("pair", list(itertools.combinations(("en", "tr", "ru", "kk"), 2)))
def test_one_work_in_two_languages_is_one(told, pair):
    left, right = (read(told[language], language) for language in pair)
    assert ("same", "name") in verdicts(left, right)


def test_works_in_one_town_are_two():
    other = "Kazakhstan and Hungary agreed that the Aktau branch of Danube Medical University will open in 2027."
    assert verdicts(read(BRANCH["kk"], "kk"), read(other, "en")) == []
    bridge = "Казахстан и Узбекистан построят железную дорогу Саксаул — Кунград."
    assert verdicts(read(LINE["en"], "en"), read(bridge, "ru")) == []


def test_what_was_opened_is_not_opened_later():
    opened = "The Aktau branch of White Lake Technical University was opened in Aktau by Kazakhstan and Hungary."
    assert ("contradicts", "status") in verdicts(read(opened, "en", "2025-01-10"), read(BRANCH["kk"], "kk"))
    assert ("contradicts", "status") not in verdicts(read(BRANCH["kk"], "kk"), read(opened, "en", "2027-09-10"))


def test_what_is_begun_may_be_opened_later():
    begun = "Kazakhstan and Hungary: construction of the Aktau branch of White Lake Technical University has begun."
    assert not any(verdict == "contradicts" for verdict, _ in verdicts(read(begun, "en"), read(BRANCH["kk"], "kk")))


def test_two_dates_for_one_opening_contradict_each_other_on_one_occasion_and_later_it_is_put_off():
    later = BRANCH["tr"].replace("2027", "2029")
    assert ("contradicts", "deadline") in verdicts(read(BRANCH["kk"], "kk"), read(later, "tr"))
    assert ("updated", "deadline_moved") in verdicts(read(BRANCH["kk"], "kk"), read(later, "tr", "2026-05-14"))


def test_one_document_signed_on_two_days():
    said = "Kazakhstan and Hungary signed an agreement on the recognition of driving licences on 3 June 2025."
    other = "Қазақстан мен Мажарстан 2025 жылғы 5 маусымда жүргізуші куәліктерін өзара тану туралы келісімге қол қойды."
    found = judge.reconcile([*read(said, "en", "2025-06-06"), *read(other, "kk", "2025-06-06")])
    assert ("contradicts", "event_date") in [(one.verdict, one.reason) for one in found]
    another = "Қазақстан мен Мажарстан 2025 жылғы 5 маусымда карантин туралы келісімге қол қойды."
    found = judge.reconcile([*read(said, "en", "2025-06-06"), *read(another, "kk", "2025-06-06")])
    assert "event_date" not in [one.reason for one in found]
