"""Sources asked over the net: a server of the test's own gives messages of their shape, errors, limits and nothing."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from click.testing import CliRunner

from servanda.cli import fetching, tables
from servanda.cli.app import app
from servanda.ledger import Ledger
from servanda.net import Client
from servanda.official import Asked, questions
from servanda.packs.sources import sources

HEAD = "DATAFLOW,COUNTRY,INDICATOR,COUNTERPART_COUNTRY,FREQUENCY,TIME_PERIOD,OBS_VALUE\n"
ROW = "IMF.STA:IMTS(1.0.0),KAZ,XG_FOB_USD,{},A,2023,{}\n"


class Clock:
    """A clock that only its sleepers move."""

    def __init__(self):
        self.passed, self.pauses = 0.0, []

    def time(self):
        return self.passed

    monotonic = time

    def sleep(self, seconds):
        self.passed += seconds
        self.pauses.append(seconds)


@pytest.fixture
def server():
    """Answers by a part of the address: a list of (status, headers, body), of which the last one stays."""
    told, asked = {}, []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            if self.path != "/robots.txt":
                asked.append((self.path, self.headers["Accept"]))
            answers = next((told[part] for part in told if part in self.path), [(404, {}, "")])
            status, headers, body = answers.pop(0) if len(answers) > 1 else answers[0]
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_):
            pass

    made = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=made.serve_forever, args=(0.01,), daemon=True).start()
    made.told, made.asked, made.url = told, asked, f"http://127.0.0.1:{made.server_address[1]}"
    yield made
    made.shutdown()
    made.server_close()


@pytest.fixture
def fetch(server, tmp_path, monkeypatch):
    """The command, with sources that stand on the test's server."""
    (tmp_path / "sources").mkdir()
    for name in ("imf-imts", "un-comtrade"):
        source = sources()[name]
        text = (tables.Path(tables.__file__).parents[1] / "data" / "sources" / f"{name}.yaml").read_text(
            encoding="utf-8"
        )
        text = text.replace(source.ask.url.split("/", 3)[0] + "//" + source.ask.url.split("/", 3)[2], server.url)
        (tmp_path / "sources" / f"{name}.yaml").write_text(text.replace("gap: 2.0", "gap: 0.0"), encoding="utf-8")
    monkeypatch.setenv("SERVANDA_DATA", str(tmp_path))
    monkeypatch.setenv("SERVANDA_LEDGER", str(tmp_path / "a.ledger"))
    clock = Clock()

    def local(**known):
        return Client(permit=lambda address: address == "127.0.0.1", clock=clock, **known)

    monkeypatch.setattr(fetching, "Client", local)
    monkeypatch.setattr(tables, "Client", local)
    sources.cache_clear()
    yield lambda *words: CliRunner().invoke(app, ["series", *words])
    sources.cache_clear()


def comtrade(*values, year=2022):
    row = {"freqCode": "A", "reporterCode": 398, "partnerCode": 643, "cmdCode": "TOTAL", "customsCode": "C00"}
    rows = [row | {"flowCode": "X", "period": str(year), "primaryValue": value, "motCode": 0} for value in values]
    return json.dumps({"count": len(rows), "data": rows, "error": ""})


def kept(tmp_path):
    with Ledger(tmp_path / "a.ledger") as ledger:
        return [(one.period.text, one.value.low) for one in ledger.observations(("KAZ", "RUS"), ("trade.exports",))]


def test_one_request_for_all_years(server, fetch, tmp_path):
    server.told["/KAZ.XG_FOB_USD+MG_CIF_USD.RUS.A?startPeriod=2020&endPeriod=2024"] = [
        (200, {}, HEAD + ROW.format("RUS", 81) + ROW.format("Atlantis", 5))
    ]
    done = fetch("fetch", "imf-imts", "kz", "ru", "--since", "2020", "--until", "2024")
    assert done.exit_code == 1
    assert "row 3: counterpart 'Atlantis' is no country" in done.stderr
    assert kept(tmp_path) == [("2023", "81")]
    assert "application/vnd.sdmx.data+csv" in server.asked[0][1]
    again = fetch("fetch", "imf-imts", "KAZ", "RUS", "--since", "2020", "--until", "2024")
    assert "1 figures, nothing new" in again.stderr


def test_a_request_for_each_year_and_for_both_sides(server, fetch, tmp_path):
    for year in (2021, 2022):
        server.told[f"reporterCode=398&partnerCode=643&period={year}"] = [(200, {}, comtrade(year * 10, year=year))]
    server.told["reporterCode=643"] = [(200, {}, '{"data": [], "error": ""}')]
    done = fetch("fetch", "un-comtrade", "KAZ", "RUS", "--since", "2021", "--until", "2022", "--mirror")
    assert done.exit_code == 1
    assert kept(tmp_path) == [("2021", "20210"), ("2022", "20220")]
    assert "an empty answer: un-comtrade has nothing on RUS with KAZ in 2021" in done.stderr
    assert len(server.asked) == 4


def test_an_empty_document_names_the_key(server, fetch):
    server.told["IMTS"] = [(200, {}, HEAD)]
    done = fetch("fetch", "imf-imts", "KAZ", "RUS")
    assert done.exit_code == 1
    assert "or its key is other than COUNTRY.INDICATOR.COUNTERPART_COUNTRY.FREQUENCY" in done.stderr


@pytest.mark.parametrize(("status", "told"), [(404, "the server answers 404"), (500, "the server answers 500")])
def test_errors_of_the_server(server, fetch, status, told):
    server.told["IMTS"] = [(status, {}, "")]
    done = fetch("fetch", "imf-imts", "KAZ", "RUS", "CHN")
    assert done.exit_code == 1
    assert told in done.stderr
    assert ("1 more answers not asked for" in done.stderr) == (status == 500)


def test_a_limit_is_waited_for_and_then_respected(server, fetch, tmp_path):
    server.told["period=2021"] = [(429, {"Retry-After": "5"}, ""), (200, {}, comtrade(7, year=2021))]
    server.told["period=2022"] = [(429, {"Retry-After": "3600"}, "")]
    done = fetch("fetch", "un-comtrade", "KAZ", "RUS", "--since", "2021", "--until", "2024")
    assert done.exit_code == 1
    assert kept(tmp_path) == [("2021", "7")]
    assert "asks to wait for 3600 s" in done.stderr
    assert "2 more answers not asked for; the same command goes on later" in done.stderr


def test_an_answer_that_may_be_cut_is_named(server, fetch):
    server.told["period=2022"] = [(200, {}, comtrade(*range(1, 501)))]
    done = fetch("fetch", "un-comtrade", "KAZ", "RUS", "--since", "2022", "--until", "2022")
    assert done.exit_code == 1
    assert "500 rows, the most that an answer has; others may be missing" in done.stderr


def test_a_page_in_place_of_data(server, fetch):
    server.told["IMTS"] = [(200, {}, "<!DOCTYPE html><html>Please log in</html>")]
    assert "a web page, and no data" in fetch("fetch", "imf-imts", "KAZ", "RUS").stderr


def test_an_address_is_added_like_a_file(server, fetch, tmp_path):
    server.told["/made.csv"] = [(200, {}, HEAD + ROW.format("RUS", 81))]
    done = fetch("add", f"{server.url}/made.csv")
    assert done.exit_code == 0, done.stderr
    assert kept(tmp_path) == [("2023", "81")]
    assert "answers 404" in fetch("add", f"{server.url}/none.csv").stderr


def test_what_would_be_asked(fetch, server):
    done = fetch("fetch", "un-comtrade", "KAZ", "IND", "--since", "2022", "--until", "2022", "--dry-run")
    assert "reporterCode=398&partnerCode=699&period=2022" in done.stdout
    assert server.asked == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("nobody", "KAZ", "RUS"), "no such source; there are: cbr"),
        (("imf-imts", "KAZ"), "name a country and at least one partner"),
        (("imf-imts", "KAZ", "Atlantis"), "Atlantis: no country"),
        (("imf-imts", "KAZ", "RUS", "--since", "2024", "--until", "2020"), "--since 2024 is after --until 2020"),
        (("nbk", "KAZ", "RUS"), "it cannot be asked; `servanda series sources nbk` says how to get it"),
    ],
)
def test_questions_that_cannot_be(fetch, words, told):
    assert told in fetch("fetch", *words).stderr


def test_countries_as_a_source_writes_them():
    (one,) = questions(sources()["eurostat-comext"], Asked("GRC", "WLD", 2020, 2021))
    assert "/A.GR.WORLD.TOTAL" in one.url
    (one,) = questions(sources()["un-comtrade"], Asked("DEU", "WLD", 2020, 2020))
    assert "reporterCode=276&partnerCode=0&" in one.url
