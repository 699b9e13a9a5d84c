"""What CLDR knows is generated, the same on every run, and read rightly."""

import pytest
from babel import Locale

from servanda import packs
from servanda.grammar.words.scan import scanner


@pytest.fixture(scope="module")
def cldr(tool):
    tool("pull_cldr")
    import cldr  # noqa: PLC0415 - it stands beside the script

    return cldr


def lexicon(cldr, code: str, **properties: object) -> dict[str, dict[str, list[str]]]:
    plain = {"code": code, "name": code, "english": code, "script": "Latn"} | properties
    return cldr.lexicon(Locale.parse(code), packs.Language(**plain))


def test_the_files_are_what_the_tool_makes(tool):
    assert tool("pull_cldr").main(["--check"]) == 0


def test_a_changed_file_is_noticed(tool, tmp_path, monkeypatch, capsys):
    pull = tool("pull_cldr")
    (tmp_path / "uz").mkdir()
    (tmp_path / "uz" / "cldr.yaml").write_text("month:\n  1: [may]\n")
    monkeypatch.setattr(pull, "LANGUAGES", tmp_path)
    assert pull.main(["--check", "uz"]) == 1
    assert "uz/cldr.yaml" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("code", "value", "word"),
    [
        ("de", "1000000000", "Milliarden"),
        ("es", "1000000", "millones"),
        ("hi", "100000", "लाख"),
        ("ja", "10000", "万"),
        ("ru", "1000000000000", "триллионов"),
    ],
)
def test_scale_words_have_the_value_of_one_of_them(cldr, code, value, word):
    assert word in lexicon(cldr, code)["scale"][value]


def test_single_letters_are_no_scale(cldr):
    assert not {"K", "M", "B", "T"} & {form for forms in lexicon(cldr, "en")["scale"].values() for form in forms}


def test_names_in_brackets(cldr):
    assert cldr.names_in("Myanmar (Burma)") == ("Myanmar", "Burma")
    assert cldr.names_in("Cocos (Keeling) Islands") == ("Cocos Islands", "")
    assert cldr.names_in("Hong Kong (SAR)") == ("Hong Kong", "")


def test_a_name_of_two_areas_is_left_out_and_takes_nothing_from_the_third(cldr):
    places = lexicon(cldr, "ru")["place"]
    assert places["GBR"] == ["^Великобритания"]
    assert "VGB" not in places


def test_areas_have_alpha_3_codes(cldr):
    codes = cldr.alpha3()
    assert [codes[two] for two in ("KZ", "MM", "QA", "XK", "ZA", "DE")] == ["KAZ", "MMR", "QAT", "XKX", "ZAF", "DEU"]
    assert codes["RU"] == "RUS"
    assert not {"EU", "AA", "QO", "XC"} & set(codes)


def test_currencies_of_the_past_are_left_out(cldr):
    currencies = lexicon(cldr, "en")["currency"]
    assert "EUR" in currencies
    assert not {"DEM", "SUR", "ITL"} & set(currencies)
    assert currencies["TRY"] == ["Turkish Lira", "^TRY", "₺"]


def test_a_sign_without_a_meaning_of_its_own_has_the_usual_one(cldr):
    assert "$" in lexicon(cldr, "uz")["currency"]["USD"]
    assert "¥" in lexicon(cldr, "zh")["currency"]["CNY"]


def read(code: str, cls: str, text: str) -> list[tuple[str, str]]:
    return [(text[t.start : t.end], t.key) for t in scanner(code).terms(text) if t.cls == cls]


@pytest.mark.parametrize(
    ("code", "cls", "text", "found"),
    [
        ("ru", "place", "из Саудовской Аравии в Китай", [("Саудовской Аравии", "SAU"), ("Китай", "CHN")]),
        ("ru", "currency", "пяти турецким лирам", [("турецким лирам", "TRY")]),
        ("ru", "scale", "в миллиарде", [("миллиарде", "1000000000")]),
        ("kk", "place", "Жапонияға Қырғызстаннан", [("Жапонияға", "JPN"), ("Қырғызстаннан", "KGZ")]),
        ("kk", "month", "Қыркүйегінде", [("Қыркүйегінде", "9")]),
        ("tr", "unit", "300 kilometrekareye", [("kilometrekareye", "KM2")]),
        ("tr", "currency", "Kazakistan tengesinden", [("Kazakistan tengesinden", "KZT")]),
        ("uz", "place", "O‘zbekistonda", [("O‘zbekistonda", "UZB")]),
        ("az", "weekday", "bazar ertəsindən", [("bazar ertəsindən", "1")]),
        ("en", "currency", "Swiss francs", [("Swiss francs", "CHF")]),
    ],
)
def test_forms_find_inflected_words(code, cls, text, found):
    assert read(code, cls, text) == found


def test_time_zones_name_cities(cldr):
    words = lexicon(cldr, "en")
    assert words["capital"]["RUS"] == ["^Moscow"]
    assert "^Shanghai" in words["city"]["CHN"]
    assert "^Brussels" not in words["capital"].get("BEL", [])
