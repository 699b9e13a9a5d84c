"""Documents, events, projects and meetings of several documents, and their names."""

import itertools

import pytest

from servanda import judge, pipeline
from servanda.judge.names import likeness, skeletons, words
from servanda.judge.telling import telling
from servanda.model import Document, Entry, Statement, version_of


def read(text, published="2025-05-14", language="en", country=None):
    document = Document(
        id=f"{published} {text}", text=text, language=language, published=published, publisher_country=country
    )  # fmt: skip
    version = version_of(document)
    return [Entry(one, version) for one in pipeline.statements(document) if isinstance(one, Statement)]


def verdicts(*documents):
    entries = list(itertools.chain(*documents))
    quotes = {one.statement.id: one.statement.quote for one in entries}
    return {
        (one.verdict, one.reason, quotes[one.left], quotes[one.right]) for one in judge.reconcile(entries)
    }  # fmt: skip


ALIKE = [
    ("Karahanlı", "tr", "Караханлы", "ru"), ("Қараханлы", "kk", "Karahanli", "en"), ("Lohmeyer", "en", "Ломайер", "ru"),
    ("Yücesoy", "tr", "Юджесоем", "ru"), ("Бектұрғановтың", "kk", "Bekturganov", "en"),
    ("Zhaparov", "en", "Caparov", "tr"),
    ("Cəfərov", "az", "Джафаров", "ru"), ("Meister", "en", "Майстер", "ru"), ("Торғай", "kk", "Torgay", "tr"),
]  # fmt: skip
APART = [
    ("Ahmedli", "tr", "Ахмедов", "ru"), ("Бектурганов", "ru", "Bekturov", "en"), ("Sadykov", "en", "Садыров", "ru"),
    ("Omarov", "en", "Омиржанов", "ru"), ("Şarofhonov", "tr", "Шарипов", "ru"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "language", "other", "second"), ALIKE)
def test_a_name_sounds_alike_in_every_alphabet(one, language, other, second):
    (left,), (right,) = words(one, language), words(other, second)
    assert likeness(left, right) > 0.85
    assert set(skeletons(left)) & set(skeletons(right))


@pytest.mark.parametrize(("one", "language", "other", "second"), APART)
def test_look_alikes_are_kept_apart(one, language, other, second):
    (left,), (right,) = words(one, language), words(other, second)
    assert likeness(left, right) < 0.5


def test_what_tells_a_thing_is_no_word_of_the_language():
    assert [word.written for word in telling("Sary-Talaa hydropower plant", "en")] == ["Sary", "Talaa"]
    assert telling("Turkish-Kazakh Business Forum", "en") == ()


def names(*documents):
    return {
        (one.left, one.right, one.reason) for one in judge.entities(itertools.chain(*documents))
    }  # fmt: skip


def test_one_person_in_three_spellings():
    found = names(
        read("Kazakhstan's foreign minister Serik Omarov said: “Türkiye is our partner.”"),
        read("Kazakistan Dışişleri Bakanı Serik Omarov, “Türkiye ortağımızdır” dedi.", language="tr"),
        read("Министр иностранных дел Казахстана Серик Омаров заявил: «Турция – наш партнёр».", language="ru"),
        read("Министр иностранных дел Казахстана Серик Омиржанов заявил: «Турция – наш партнёр».", language="ru"),
    )
    assert found == {("name:person:Serik Omarov", "name:person:Серик Омаров", "spelling")}


def test_one_project_in_two_alphabets():
    one = read("Türkiye ile Kazakistan Kökterek Rüzgâr Santrali'ni birlikte inşa ediyor.", language="tr")
    other = read("Казахстан и Турция построят ветроэлектростанцию «Коктерек» в Казахстане.", language="ru")
    third = read("Казахстан и Турция построят ветроэлектростанцию «Коктал» в Казахстане.", language="ru")
    assert [found[2] for found in names(one, other, third)] == ["spelling"]


def test_a_visit_is_one_in_all_languages():
    one = read("The President of Kazakhstan arrived in Türkiye on an official visit.")
    other = read("Президент Казахстана прибыл в Турцию с официальным визитом.", "2025-05-15", "ru")
    third = read("The President of Kazakhstan arrived in Türkiye on an official visit.", "2025-11-15")
    found = verdicts(one, other, third)
    assert ("same", "occasion", "official visit", "официальным визитом") in found
    assert len([one for one in found if "visit" in one[2] + one[3]]) == 1


def test_a_programme_is_known_by_its_years():
    one = read("Türkiye and Kazakhstan adopted a Joint Action Plan for 2025–2027.")
    other = read("Türkiye ile Kazakistan 2025-2027 Ortak Eylem Planı'nı kabul etti.", "2025-06-30", "tr")
    third = read("Türkiye and Kazakhstan carried out the Joint Action Plan for 2021–2023.")
    assert [found[:2] for found in verdicts(one, other, third) if "lan" in found[2]] == [("same", "years")]


def test_two_numbers_of_one_forum():
    one = read("Türkiye and Kazakhstan held the 5th Turkish-Kazakh Business Forum in Ankara.")
    other = read(
        "В Анкаре прошёл шестой турецко-казахстанский деловой форум с участием Турции и Казахстана.", language="ru"
    )
    assert {found[:2] for found in verdicts(one, other) if "5th" in found} == {("contradicts", "edition")}


def test_next_year_the_number_is_another():
    one = read("Türkiye and Kazakhstan held the 5th Turkish-Kazakh Business Forum in Ankara.", "2024-05-14")
    other = read("Türkiye and Kazakhstan held the 6th Turkish-Kazakh Business Forum in Astana.", "2025-05-20")
    again = read("Türkiye and Kazakhstan held the 5th Turkish-Kazakh Business Forum in Astana.", "2025-05-20")
    assert not [found for found in verdicts(one, other) if found[0] == "contradicts"]
    assert [found for found in verdicts(one, again) if found[0] == "contradicts"]


def test_what_is_done_cannot_be_ahead_later():
    done = read("Türkiye and Kazakhstan signed the Joint Action Plan for 2025–2027.")
    ahead = read("Türkiye and Kazakhstan will sign the Joint Action Plan for 2025–2027.", "2025-06-20")
    assert ("contradicts", "status") in {found[:2] for found in verdicts(done, ahead)}
    early = read("Türkiye and Kazakhstan will sign the Joint Action Plan for 2025–2027.", "2025-03-20")
    assert ("updated", "stage") in {found[:2] for found in verdicts(done, early)}


def test_one_plan_is_not_for_two_spans_of_years():
    one = read("Türkiye and Kazakhstan adopted a Joint Action Plan for 2025–2027.")
    other = read(
        "Türkiye ile Kazakistan Ortak Eylem Planı'nı kabul etti. Plan 2021–2023 yıllarını kapsıyor.", language="tr"
    )
    assert ("contradicts", "period") in {found[:2] for found in verdicts(one, other)}
    later = read("Türkiye and Kazakhstan adopted a Joint Action Plan for 2028–2030.", "2027-11-14")
    assert not [found for found in verdicts(one, later) if found[0] == "contradicts"]


def test_two_forums_of_one_week_are_two():
    one = read("The ministers of Türkiye and Kazakhstan then took part in the Caspian Investment Forum on trade.")
    other = read("The ministers of Türkiye and Kazakhstan then took part in the Anatolian Tourism Forum on travel.")
    assert not [found for found in verdicts(one, other) if "Forum" in found[2]]


def edited(*documents):
    return [found for found in verdicts(*documents) if found[1] == "edition"]


def test_an_edition_planned_for_a_year_is_the_one_held_in_it():
    plan = read("The second Turkish-Kazakh Business Forum will be held in Astana in 2026.", "2025-11-14")
    held = read("В Астане прошёл второй турецко-казахстанский деловой форум.", "2026-03-02", "ru")
    assert [found[0] for found in edited(plan, held)] == ["same"]
    late = read("В Астане прошёл второй турецко-казахстанский деловой форум.", "2027-05-02", "ru")
    assert [found[0] for found in edited(plan, late)] == ["updated"]


def test_an_edition_held_is_not_ahead_a_year_later():
    held = read("The second Turkish-Kazakh Business Forum was held in Astana.", "2025-03-14")
    plan = read("Второй турецко-казахстанский деловой форум пройдёт в Астане 5 мая 2026 года.", "2026-03-02", "ru")
    assert [found[0] for found in edited(held, plan)] == ["contradicts"]


def test_next_editions_are_no_contradiction_of_the_last():
    held = read("The second Turkish-Kazakh Business Forum was held in Ankara.", "2025-03-14")
    plan = read("The third Turkish-Kazakh Business Forum will be held in Astana in 2026.", "2025-03-15")
    assert edited(held, plan) == []


STALLED = [
    ("The Kökterek wind power plant of Türkiye and Kazakhstan has not begun; construction has not started.", "en"),
    ("Строительство ветроэлектростанции «Коктерек» Казахстана и Турции ещё не началось.", "ru"),
    ("Türkiye ile Kazakistan'ın Kökterek Rüzgâr Santrali'nin inşaatına henüz başlanmadı.", "tr"),
    ("Қазақстан мен Түркияның «Көктерек» жел электр станциясының құрылысы әлі басталған жоқ.", "kk"),
]


@pytest.mark.parametrize(("text", "language"), STALLED)
def test_a_work_that_had_begun_has_not_begun(text, language):
    begun = read("Türkiye and Kazakhstan broke ground on the Kökterek wind power plant.", "2025-05-14")
    later = read(text, "2026-02-20", language)
    assert ("contradicts", "status") in {found[:2] for found in verdicts(begun, later)}
    assert not [found for found in verdicts(read(text, "2025-01-20", language), begun) if found[0] == "contradicts"]


def test_the_opening_of_a_work_begun_may_be_ahead():
    begun = read("Türkiye and Kazakhstan broke ground on the Kökterek wind power plant.", "2025-05-14")
    later = read("Ветроэлектростанцию «Коктерек» Казахстан и Турция планируют открыть в 2027 году.", "2026-02-20", "ru")
    assert not [found for found in verdicts(begun, later) if found[0] == "contradicts"]


def test_a_work_opened_is_not_closed_again():
    opened = read("Türkiye and Kazakhstan inaugurated the Kökterek wind power plant.", "2025-05-14")
    later = read("Ветроэлектростанция «Коктерек» Казахстана и Турции ещё не открыта.", "2026-02-20", "ru")
    assert ("contradicts", "status") in {found[:2] for found in verdicts(opened, later)}


SILENT = [
    ("Президент Казахстана принял министра торговли Турции Кемаля Аксунгура.", "ru"),
    ("Kazakhstan's president received Turkish trade minister Kemal Aksungur.", "en"),
    ("Kazakistan Cumhurbaşkanı, Türkiye Ticaret Bakanı Kemal Aksungur'ı kabul etti.", "tr"),
    ("Қазақстан Президенті Түркияның сауда министрі Кемал Ақсұңғырды қабылдады.", "kk"),
]


def test_who_says_nothing_is_one_in_all_languages():
    documents = [read(text, f"2025-05-1{place}", language) for place, (text, language) in enumerate(SILENT)]
    assert all(len([person for one in said for person in one.statement.people]) == 1 for said in documents)
    assert {found[2] for found in names(*documents)} == {"spelling"}
    assert len(names(*documents)) == 2  # English and Turkish spell him alike


def test_who_speaks_is_no_bystander():
    said = read("Turkish trade minister Kemal Aksungur said that Türkiye and Kazakhstan signed ten documents.")
    assert not [person for one in said for person in one.statement.people]


GOALS = [
    ("The presidents of Türkiye and Kazakhstan aim to bring trade to $1 billion by 2030.", "2025-05-14", "en"),
    ("Türkiye ile Kazakistan 2030'a kadar ticareti 1,5 milyar dolara çıkarmayı hedefliyor.", "2026-05-14", "tr"),
]


def test_a_goal_is_not_rounded():
    assert {found[:2] for found in verdicts(*(read(*goal) for goal in GOALS))} == {("updated", "goal_moved")}


UNSIGNED = [
    ("The preferential trade agreement between Türkiye and Kazakhstan has yet to be signed.", "en"),
    ("Соглашение о преференциальной торговле между Турцией и Казахстаном не подписано.", "ru"),
    ("Türkiye ile Kazakistan arasında tercihli ticaret anlaşması henüz imzalanmadı.", "tr"),
]


@pytest.mark.parametrize(("text", "language"), UNSIGNED)
def test_an_agreement_without_a_name_is_known_by_its_subject(text, language):
    signed = read("Түркия мен Қазақстан преференциялық сауда туралы келісімге қол қойды.", "2024-05-14", "kk")
    later = read(text, "2025-02-20", language)
    assert ("contradicts", "status") in {found[:2] for found in verdicts(signed, later)}
    assert ("contradicts", "status") not in {
        found[:2] for found in verdicts(signed, read(text, "2024-02-20", language))
    }
    other = read("Түркия мен Қазақстан визасыз сапар туралы келісімге қол қойды.", "2024-05-14", "kk")
    assert ("contradicts", "status") not in {found[:2] for found in verdicts(other, later)}


def verdict_of(*documents):
    return [(one.verdict, one.reason) for one in judge.reconcile(itertools.chain(*documents))]


SIXTH = "Шестой деловой форум «Серебряная волна» Норвегии и Перу прошёл в Лиме 6–7 сентября."
NINTH = "The ninth Silver Wave Business Forum of Norway and Peru took place in Lima on 12 and 13 September."


def test_a_number_that_falls_in_a_later_year_is_wrong():
    ninth = read(NINTH, "2023-09-14")
    seventh = read("Norveç ve Peru'nun yedinci Gümüş Dalga İş Forumu 10 Eylül'de yapıldı.", "2024-09-14", "tr")
    assert ("contradicts", "edition") in verdict_of(ninth, seventh)
    assert ("contradicts", "edition") not in verdict_of(read(SIXTH, "2023-09-08", "ru"), seventh)
    other = read("Norveç ve Peru'nun ikinci Kondor İş Forumu 10 Eylül'de yapıldı.", "2024-09-14", "tr")
    assert ("contradicts", "edition") not in verdict_of(ninth, other)


def test_a_forum_meets_once_a_year_at_most():
    ninth = read(NINTH, "2023-09-14")
    assert ("contradicts", "edition") in verdict_of(ninth, read(NINTH.replace("ninth", "eleventh"), "2024-09-14"))
    assert ("contradicts", "edition") not in verdict_of(ninth, read(NINTH.replace("ninth", "tenth"), "2024-09-14"))
    session = "The ninth meeting of the intergovernmental commission of Norway and Peru took place on 12 May 2023."
    later = session.replace("ninth", "eleventh").replace("2023", "2024")
    assert ("contradicts", "edition") not in verdict_of(read(session, "2023-05-14"), read(later, "2024-05-14"))


def test_one_forum_is_not_held_on_two_days():
    sixth = read(SIXTH, "2023-09-08", "ru")
    assert ("contradicts", "event_date") in verdict_of(sixth, read(NINTH, "2023-09-14"))
    for other in (NINTH.replace("on 12 and 13 September", "on 7 September"), NINTH.replace("Silver Wave", "Condor")):
        assert ("contradicts", "event_date") not in verdict_of(sixth, read(other, "2023-09-14"))


def test_a_programme_without_a_name_is_called_by_what_it_is_about():
    plan = read("On 9 October 2024 Norway and Peru approved a joint tourism plan.", "2024-10-10")
    same = read("Норвегия и Перу утвердили совместный план по туризму.", "2024-10-11", "ru")
    joined = {frozenset((one.left, one.right)) for one in judge.entities([*plan, *same])}
    assert joined == {frozenset(("name:programme:joint tourism plan", "name:programme:совместный план по туризму"))}
    other = read("Норвегия и Перу утвердили совместный план по рыболовству.", "2024-10-11", "ru")
    assert list(judge.entities([*plan, *other])) == []
    years = read("Норвегия и Перу утвердили совместный план по туризму на 2019–2021 годы.", "2018-10-11", "ru")
    dated = read("Norway and Peru approved a joint tourism plan for 2024–2026.", "2024-10-10")
    assert list(judge.entities([*dated, *years])) == []


def test_the_time_of_an_edition_is_that_of_its_meeting():
    fifth = read("The fifth Silver Wave Business Forum of Norway and Peru took place in Lima on 28 May.", "2024-05-29")
    text = (
        "Товарооборот Норвегии и Перу вырос. Четвёртый деловой форум «Серебряная волна» прошёл в Лиме в мае 2024 года."
    )
    assert ("contradicts", "edition") in verdict_of(fifth, read(text, "2024-08-12", "ru"))
