"""What the words around an amount limit it to, in each language."""

import pytest

from servanda.grammar.words.scan import scanner
from servanda.grammar.words.scopes import measure, scope

LIMITED = [
    ("en", "Non-oil trade between India and the UAE reached $57.8 billion in 2023.", "$57.8 billion", {"non_oil"}),
    ("en", "India and the UAE traded $57.8 billion in non-oil goods.", "$57.8 billion", {"non_oil"}),
    ("en", "Trade in goods and services was 190 billion dollars.", "190 billion dollars", {"services"}),
    ("en", "Agricultural exports to China came to 1.3 billion dollars.", "1.3 billion dollars", {"part"}),
    ("en", "Trade reached 83 billion dollars, non-oil trade 53 billion dollars.", "83 billion dollars", set()),
    ("en", "Trade reached 83 billion dollars, non-oil trade 53 billion dollars.", "53 billion dollars", {"non_oil"}),
    ("en", "Non-oil sectors grow. Trade reached 83 billion dollars.", "83 billion dollars", set()),
    ("en", "The customs services report trade of 83 billion dollars.", "83 billion dollars", set()),
    ("tr", "Petrol dışı ticaret hacmi 12 milyar dolara ulaştı.", "12 milyar dolara", {"non_oil"}),
    ("tr", "İki ülkenin mal ve hizmet ticareti 40 milyar dolar oldu.", "40 milyar dolar", {"services"}),
    ("tr", "Ticaret hacmi 12 milyar dolara ulaştı.", "12 milyar dolara", set()),
    ("ru", "Ненефтяной товарооборот составил 3,2 млрд долларов.", "3,2 млрд долларов", {"non_oil"}),
    ("ru", "Торговля товарами и услугами достигла 40 млрд долларов.", "40 млрд долларов", {"services"}),
    ("ru", "Экспорт зерна достиг 400 млн долларов.", "400 млн долларов", {"part"}),
    ("ru", "Экспорт достиг 400 млн долларов.", "400 млн долларов", set()),
    ("kk", "Шикізаттық емес тауар айналымы 3,2 млрд долларға жетті.", "3,2 млрд долларға", {"non_oil"}),
    ("kk", "Тауар айналымы 3,2 млрд долларға жетті.", "3,2 млрд долларға", set()),
    ("az", "Qeyri-neft ticarəti 2 milyard dollar oldu.", "2 milyard dollar", {"non_oil"}),
    ("uz", "Tovar va xizmatlar savdosi 9 milliard dollarga yetdi.", "9 milliard dollarga", {"services"}),
]


@pytest.mark.parametrize("case", LIMITED, ids=[f"{one[0]} {one[1][:30]} {one[2][:4]}" for one in LIMITED])
def test_scope(case):
    language, text, amount, expected = case
    start = text.index(amount)
    assert scope(text, start, start + len(amount), scanner(language)) == expected


OF = [
    ("en", "In 2019 imports of India from Russia rose by 20%.", "20%", "trade.imports"),
    ("en", "Trade turnover grew by 12%, exports by 15%.", "12%", "trade.turnover"),
    ("en", "Trade turnover grew by 12%, exports by 15%.", "15%", "trade.exports"),
    ("en", "Russia takes 24% of Kazakhstan's exports.", "24%", "trade.exports"),
    ("en", "Exports fell. The change was 3%.", "3%", None),
    ("tr", "İhracat yüzde 15 arttı.", "yüzde 15", "trade.exports"),
    ("ru", "Импорт вырос на 8%.", "8%", "trade.imports"),
    ("ru", "Товарооборот вырос на 8%.", "8%", "trade.turnover"),
    ("kk", "Экспорт 15 пайызға өсті.", "15 пайызға", "trade.exports"),
]


@pytest.mark.parametrize("case", OF, ids=[f"{one[0]} {one[1][:30]} {one[2]}" for one in OF])
def test_of_what_a_rate_is(case):
    language, text, amount, expected = case
    start = text.index(amount)
    assert measure(text, start, start + len(amount), scanner(language)) == expected
