"""Names of works and meetings in several languages: which are translations of each other, and which are not."""

import itertools

import pytest
import yaml

from servanda import judge, pipeline
from servanda.judge.translated import content, translation
from servanda.model import Document, Entry, Statement, version_of
from servanda.packs.load import OWN

ONE = [
    ("Silver Bridge", "en", "Серебряный мост", "ru"), ("Silver Bridge", "en", "Gümüş Köprüsü", "tr"),
    ("Күміс көпірі", "kk", "Серебряного моста", "ru"), ("Silver Bridge", "en", "Gümüş körpü", "az"),
    ("Qarshi tekstil parki", "uz", "Karshi Textile Park", "en"), ("Қарлығаш", "kk", "Карлыгаш", "ru"),
    ("Aksungur Tekstil Parkı", "tr", "Аксунгурского текстильного парка", "ru"),
    ("White Crane container terminal", "en", "Белый журавль", "ru"),
]  # fmt: skip
TWO = [
    ("Silver Bridge", "en", "Серебряные ворота", "ru"), ("Gümüş Köprü", "tr", "Алтын көпір", "kk"),
    ("Aksu Textile Park", "en", "Коктальского текстильного парка", "ru"),
    ("Textile Park", "en", "Текстильный парк", "ru"),
    ("Green Light", "en", "Yeşil Vadi", "tr"),
]  # fmt: skip
SERIES = [
    ("Baku–Astana Business Dialogue", "en", "Bakü–Astana İş Diyaloğu", "tr"),
    ("Forum of Regions in Bursa", "en", "Форум регионов", "ru"), ("Өңірлер форумы", "kk", "Bölgeler Forumu", "tr"),
    ("Turkish-Kazakh Business Forum", "en", "казахстанско-турецкий деловой форум", "ru"),
    ("Islamic Heritage Week", "en", "Неделя исламского наследия", "ru"), ("Mining Forum", "en", "Тау-кен форумы", "kk"),
    ("Климат саммиті", "kk", "İklim Zirvesi", "tr"), ("Geology Congress", "en", "Конгресс геологии", "ru"),
    ("Halal Food Fair", "en", "Halol oziq-ovqat yarmarkasi", "uz"),
]  # fmt: skip
OTHERS = [
    ("Business Forum", "en", "Yatırım Forumu", "tr"), ("Women Business Forum", "en", "Деловой форум", "ru"),
    ("Caspian Investment Forum", "en", "Anadolu Yatırım Forumu", "tr"),
    ("Mining Forum", "en", "Форум страхования", "ru"), ("Geology Congress", "en", "Metroloji Kongresi", "tr"),
]  # fmt: skip


def score(one, language, other, second, *, meeting=False):
    sides = content(one, language, fields=meeting), content(other, second, fields=meeting)
    return translation(*sides, whole=meeting)


@pytest.mark.parametrize("pair", ONE)
def test_a_work_is_one_under_translated_names(pair):
    assert score(*pair) >= 0.8


@pytest.mark.parametrize("pair", TWO)
def test_works_with_one_word_in_common_are_two(pair):
    assert score(*pair) == 0.0


@pytest.mark.parametrize("pair", SERIES)
def test_a_meeting_is_one_where_both_names_say_the_same(pair):
    assert score(*pair, meeting=True) >= 0.8


@pytest.mark.parametrize("pair", OTHERS)
def test_meetings_about_other_things_are_others(pair):
    assert score(*pair, meeting=True) == 0.0


def test_all_languages_gloss_the_same_meanings():
    """What only one language has tells nothing."""
    files = sorted((OWN / "languages").glob("*/glosses.yaml"))
    told = {path.parent.name: yaml.safe_load(path.read_text(encoding="utf-8")) for path in files}
    for key in sorted({key for words in told.values() for key in words}):
        assert sum(bool(words.get(key)) for words in told.values()) > 1, key


def read(text, published, language):
    document = Document(id=f"{published} {text}", text=text, language=language, published=published)
    version = version_of(document)
    return [Entry(one, version) for one in pipeline.statements(document) if isinstance(one, Statement)]


TERMINALS = [
    ("Kazakhstan and Georgia agreed to build the White Crane container terminal in Batumi.", "2024-03-02", "en"),
    ("Казахстан и Грузия построят в Батуми терминал «Белый журавль».", "2024-05-02", "ru"),
    ("Қазақстан мен Грузия Батумиде «Ақ тырна» терминалын салмақ.", "2024-08-02", "kk"),
    ("Kazakistan ile Gürcistan, Batum'da Ak Turna terminalinin inşaatını sürdürüyor.", "2024-11-02", "tr"),
]


def test_a_terminal_is_one_in_four_languages():
    documents = [read(*one) for one in TERMINALS]
    found = list(judge.entities(itertools.chain(*documents)))
    assert "translation" in {one.reason for one in found}
    assert len(found) == len(TERMINALS) - 1
    works = [one for entries in documents for one in entries if one.statement.kind == "project"]
    joined = {end for one in judge.reconcile(works) if one.reason in {"name", "stage"} for end in (one.left, one.right)}
    assert joined == {one.statement.id for one in works}
    assert len(works) == len(TERMINALS)


def test_two_terminals_of_one_pair_are_two():
    one = read("Kazakhstan and Georgia will build the White Crane terminal in Batumi.", "2024-03-02", "en")
    other = read("Казахстан и Грузия построят в Батуми терминал «Белый парус».", "2024-08-02", "ru")
    assert not list(judge.entities([*one, *other]))
    assert not [found for found in judge.reconcile([*one, *other]) if found.reason == "name"]


def test_the_terminals_company_is_none():
    said = read('Kazakistan ile Gürcistan, işletmeyi "Ak Turna Terminalleri" şirketine verdi.', "2024-03-02", "tr")
    assert not [one for one in said if one.statement.kind == "project"]
