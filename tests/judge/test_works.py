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


def test_what_is_to_be_opened_may_be_a_part_of_what_was():
    opened = "The Aktau branch of White Lake Technical University was opened in Aktau by Kazakhstan and Hungary."
    part = "Казахстан и Венгрия откроют второй корпус филиала Технического университета Белого озера в Актау в 2027."
    assert not any(
        verdict == "contradicts" for verdict, _ in verdicts(read(opened, "en", "2025-01-10"), read(part, "ru"))
    )


def test_a_work_told_of_again_is_the_last_of_its_sort():
    said = "Georgia and Kazakhstan will build the White Sail terminal in Poti. The terminal will open in 2026."
    other = "Грузия и Казахстан построят в Поти терминал «Белый парус». Терминал откроется в 2028 году."
    assert ("contradicts", "deadline") in verdicts(read(said, "en"), read(other, "ru"))
    other = "Грузия и Казахстан построят в Поти терминал «Чёрный якорь». Терминал откроется в 2028 году."
    assert "contradicts" not in [verdict for verdict, _ in verdicts(read(said, "en"), read(other, "ru"))]


def test_a_description_is_the_work_of_which_all_of_it_is_told():
    named = "Грузия и Казахстан построят в Поти зерновой терминал «Белый парус»."
    told = "Gürcistan ile Kazakistan Poti'de tahıl terminali kuracak."
    assert ("same", "name") in verdicts(read(named, "ru"), read(told, "tr"))
    assert verdicts(read(named, "ru"), read(told.replace("Poti", "Batum"), "tr")) == []


def test_works_with_other_numbers_are_others():
    one = "Узбекистан и Турция откроют в Самарканде больницу «Звезда-2» в 2027 году."
    other = "Türkiye and Uzbekistan will open the Star-3 hospital in Samarkand in 2029."
    assert verdicts(read(one, "ru"), read(other, "en")) == []


def amounts(*documents):
    """The quotes of amounts that are one."""
    entries = list(itertools.chain(*documents))
    quotes = {one.statement.id: one.statement.quote for one in entries if one.statement.value}
    found = [one for one in judge.reconcile(entries) if one.verdict in {"same", "restated"}]
    return {frozenset((quotes[one.left], quotes[one.right])) for one in found if {one.left, one.right} <= quotes.keys()}


def test_what_a_work_costs_is_no_trade_of_the_same_amount():
    cost = "Kazakhstan and Serbia will build a glass plant in Taraz. The project cost is estimated at $41 million."
    trade = "Казахстан и Сербия: товарооборот составил 41 млн долларов."
    again = "Kazakistan ile Sırbistan Taraz'da 41 milyon dolara mal olacak bir cam fabrikası kuracak."
    assert amounts(read(cost, "en"), read(trade, "ru"), read(again, "tr")) == {
        frozenset(("$41 million", "41 milyon dolara"))
    }


def test_an_amount_foreseen_for_a_time_to_come_is_the_goal_for_it():
    goal = "Казахстан и Сербия намерены довести товарооборот до 300 млн долларов к 2028 году."
    said = "Kazakistan ile Sırbistan arasındaki ticaret 2028'de 300 milyon dolara çıkacak."
    one = frozenset(("300 млн долларов", "300 milyon dolara"))
    assert amounts(read(goal, "ru"), read(said, "tr")) == {one}
    assert amounts(read(goal, "ru"), read(said.replace("2028", "2029"), "tr")) == set()


FORUM = {
    "en": "Georgia and Turkey held the fifth Vineyard and Lighthouse Business Forum in Rize on 3 June 2024.",
    "tr": "Gürcistan ile Türkiye beşinci Bağ ve Deniz Feneri İş Forumu'nu 3 Haziran 2024'te Rize'de düzenledi.",
    "ru": "Грузия и Турция провели пятый деловой форум «Лоза и маяк» 3 июня 2024 года в Ризе.",
    "kk": "Грузия мен Түркия 2024 жылғы 3 маусымда Ризеде «Көрші мен шамшырақ» бесінші іскерлік форумын өткізді.",
}


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("en", "Vineyard and Lighthouse Business Forum in Rize"), ("tr", "Bağ ve Deniz Feneri İş Forumu"),
        ("ru", "Лоза и маяк"), ("kk", "Көрші мен шамшырақ"),
    ],
)  # fmt: skip
def test_a_forum_has_its_whole_name(language, name):
    assert name in [one.statement.name for one in read(FORUM[language], language)]


def test_small_words_behind_a_forum_belong_to_its_name_and_two_sides_are_none():
    said = "Грузия и Турция: шестой Деловой форум соседей по Чёрному морю, прошедший в Ризе."
    assert "Деловой форум соседей по Чёрному морю" in [one.statement.name for one in read(said, "ru")]
    said = "The Georgia and Turkey Trade Forum was held in Rize."
    assert "Trade Forum" in [one.statement.name for one in read(said, "en")]


def test_an_edition_of_a_text_without_a_date_is_that_of_its_number_and_name():
    undated = "Грузия и Турция провели пятый деловой форум «Сосед и маяк»."
    dated = "Gürcistan ile Türkiye beşinci Komşu ve Deniz Feneri İş Forumu'nu 3 Haziran 2024'te düzenledi."
    other = "Gürcistan ile Türkiye beşinci Elma ve Ayna İş Forumu'nu 3 Haziran 2024'te düzenledi."
    for text, many in ((dated, 1), (other, 0)):
        found = judge.reconcile([*read(undated, "ru", None), *read(text, "tr", "2024-06-04")])
        assert sum(one.reason == "edition" for one in found) == many


ROAD = {
    "en": "Norway and Peru will build the motorway from Lima to Nova Hamar.",
    "tr": "Norveç ve Peru Lima–Nova Hamar otoyolunu inşa edecek.",
    "ru": "Норвегия и Перу построят автомагистраль Лима — Нова-Хамар.",
}


@pytest.mark.parametrize("pair", list(itertools.combinations(ROAD, 2)))
def test_a_line_is_known_by_both_its_ends_however_they_are_joined(pair):
    left, right = (read(ROAD[language], language) for language in pair)
    assert ("same", "name") in verdicts(left, right)
    other = ROAD[pair[1]].replace("Lima", "Arequipa").replace("Лима", "Арекипа")
    assert verdicts(left, read(other, pair[1])) == []


def test_a_port_is_no_motorway_though_each_text_names_one_work():
    port = "Norveç ve Peru Kondor Kapısı limanını inşa edecek."
    assert verdicts(read(ROAD["ru"], "ru"), read(port, "tr")) == []
    same = "Norway and Peru will build the Condor Gate river port."
    assert ("same", "name") in verdicts(read(port, "tr"), read(same, "en"))


def test_a_name_of_words_may_stand_apart_from_its_head():
    english = "White Anchor, a cement mill in Lima, will be opened by Norway and Peru in 2027."
    turkish = "Norveç'in Peru'daki çimento fabrikası Beyaz Çapa, 2027'de açılacak."
    assert ("same", "name") in verdicts(read(english, "en"), read(turkish, "tr"))
    other = "Norveç'in Peru'daki çimento fabrikası Kara Çapa, 2027'de açılacak."
    assert ("same", "name") not in verdicts(read(english, "en"), read(other, "tr"))


def test_a_work_is_known_by_where_it_will_stand_and_by_what_it_is_called():
    named = "Норвегия и Перу построят Хамарскую ТЭЦ."
    told = "Перу мен Норвегия «Ұлы дала» газ құбырын салады. Хамарда салынатын жылу электр орталығы да аталған."
    assert ("same", "name") in verdicts(read(named, "ru"), read(told, "kk"))
    assert ("same", "name") not in verdicts(read(named.replace("Хамар", "Арекип"), "ru"), read(told, "kk"))
    english = "White Anchor, a cement mill in Lima, will be opened by Norway and Peru in 2027."
    turkish = "Norveç ile Peru, Lima'da Beyaz Çapa adıyla çimento fabrikası kuruyor."
    assert ("same", "name") in verdicts(read(english, "en"), read(turkish, "tr"))


def test_a_work_that_gave_its_first_power_has_not_given_none_since():
    done = "Хамарская ТЭЦ Норвегии и Перу 12 декабря дала первый ток."
    not_yet = "Норвегия мен Перу: Лимадағы Хамар жылу электр орталығы әлі ток берген жоқ."
    assert ("contradicts", "status") in verdicts(read(done, "ru", "2024-12-14"), read(not_yet, "kk", "2025-07-04"))
    assert ("contradicts", "status") not in verdicts(read(done, "ru", "2025-12-14"), read(not_yet, "kk", "2025-07-04"))


def test_a_second_part_that_is_not_open_takes_nothing_back():
    opened = "Norveç ile Peru arasındaki Ak Yelken terminali geçen ay açıldı."
    part = "Вторая очередь терминала «Белый парус» Норвегии и Перу до сих пор не открыта."
    assert ("contradicts", "status") not in verdicts(read(opened, "tr", "2024-05-24"), read(part, "ru", "2025-02-14"))
    whole = "Терминал «Белый парус» Норвегии и Перу до сих пор не открыт."
    assert ("contradicts", "status") in verdicts(read(opened, "tr", "2024-05-24"), read(whole, "ru", "2025-02-14"))


def test_the_only_motorway_of_a_text_may_have_a_name_of_its_own_in_another():
    named = "Norway and Peru will build the Condor valley motorway and the Anchor Gate river port."
    assert ("same", "name") in verdicts(read(named, "en"), read(ROAD["tr"], "tr"))
    assert ("same", "name") not in verdicts(read(named, "en"), read(ROAD["tr"], "tr", "2025-12-14"))
    other = "Norveç ve Peru Lima–Nova Hamar demir yolunu inşa edecek."
    assert ("same", "name") not in verdicts(read(named, "en"), read(other, "tr"))
    line = "Norway and Peru will build the motorway from Arequipa to Tacna and the Anchor Gate river port."
    assert ("same", "name") not in verdicts(read(line, "en"), read(ROAD["tr"], "tr"))
