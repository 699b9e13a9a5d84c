"""What `servanda languages` counts."""

from servanda.cli.coverage import AREAS, coverage, table
from servanda.packs import CLASSES, Entry, Language, Pack, concepts

LANGUAGE = Language(code="xx", name="Xish", english="Madeup", script="Latn")


def test_every_class_belongs_to_one_area():
    classes = [cls for area in AREAS.values() for cls in area]
    assert sorted(classes) == sorted(CLASSES)


def test_numbers_alone_are_basic():
    pack = Pack(LANGUAGE, (Entry("one", "number", "1"), Entry("two", "number", "2"), Entry("$", "currency", "USD")))
    covered = coverage(pack)
    assert (covered.level, covered.forms["numbers"], covered.forms["money"]) == ("basic", 2, 1)


def test_words_for_most_concepts_make_a_full_pack():
    areas = [Entry("a", classes[0], "1") for classes in AREAS.values()]
    worded = [Entry(key, "concept", f"{key}/2") for key in concepts()]
    assert coverage(Pack(LANGUAGE, tuple(areas))).level == "partial"
    assert coverage(Pack(LANGUAGE, (*areas, *worded[:20]))).level == "partial"
    full = coverage(Pack(LANGUAGE, (*areas, *worded)))
    assert (full.level, full.worded) == ("full", len(concepts()))


def test_table_is_aligned():
    pack = Pack(LANGUAGE, tuple(Entry(str(number), "number", "1") for number in range(1000)))
    head, line = table([coverage(pack)])
    assert head.index("numbers") + len("numbers") == line.index("1000") + len("1000")
    assert line.startswith("xx    Madeup · Xish  Latn")
