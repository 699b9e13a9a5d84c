"""Web Annotations as the W3C's data model demands them."""

import io
import json

import pytest

from servanda.export import addresses, write
from servanda.export.annotations import selectors
from servanda.export.harmless import with_halves
from servanda.export.source import Source
from servanda.model import Document, version_of

OA, SCHEMA = "http://www.w3.org/ns/oa#", "http://schema.org/"
CONTEXT = {  # the terms that are used, as the W3C's context maps them
    "id": "@id", "type": "@type", "AnnotationPage": "https://www.w3.org/ns/activitystreams#OrderedCollectionPage",
    "items": {"@id": "https://www.w3.org/ns/activitystreams#items", "@type": "@id", "@container": "@list"},
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "Annotation": f"{OA}Annotation", "TextualBody": f"{OA}TextualBody", "SpecificResource": f"{OA}SpecificResource",
    "TextPositionSelector": f"{OA}TextPositionSelector", "TextQuoteSelector": f"{OA}TextQuoteSelector",
    "TimeState": f"{OA}TimeState", "Software": "https://www.w3.org/ns/activitystreams#Application",
    "body": {"@id": f"{OA}hasBody", "@type": "@id"}, "target": {"@id": f"{OA}hasTarget", "@type": "@id"},
    "source": {"@id": f"{OA}hasSource", "@type": "@id"}, "selector": {"@id": f"{OA}hasSelector", "@type": "@id"},
    "state": {"@id": f"{OA}hasState", "@type": "@id"}, "sourceDate": f"{OA}sourceDate",
    "motivation": {"@id": f"{OA}motivatedBy", "@type": "@vocab"}, "describing": f"{OA}describing",
    "tagging": f"{OA}tagging", "purpose": {"@id": f"{OA}hasPurpose", "@type": "@vocab"},
    "start": f"{OA}start", "end": f"{OA}end", "exact": f"{OA}exact", "prefix": f"{OA}prefix", "suffix": f"{OA}suffix",
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value", "format": "http://purl.org/dc/elements/1.1/format",
    "generator": {"@id": "https://www.w3.org/ns/activitystreams#generator", "@type": "@id"},
    "name": "http://xmlns.com/foaf/0.1/name",
}  # fmt: skip


@pytest.fixture
def page(source):
    out = io.BytesIO()
    write("annotations", source(), out)
    return json.loads(out.getvalue())


def test_an_annotation_has_what_the_model_demands(page):
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert page["type"] == "AnnotationPage"
    for one in page["items"]:
        assert one["type"] == "Annotation"
        assert one["id"].startswith("urn:servanda:statement:")
        assert one["motivation"] == "describing"
        assert one["target"]["source"].startswith(("https://", "urn:"))
        assert {body["type"] for body in one["body"]} == {"TextualBody"}
        position, quote = one["target"]["selector"]
        assert 0 <= position["start"] < position["end"]
        assert position["end"] - position["start"] == len(with_halves(quote["exact"]))  # code points, not code units


def test_a_quote_is_found_again_by_the_words_around_it(page, ordinary, hostile):
    texts = {ordinary.version.id: ordinary.text, hostile.version.id: hostile.text}
    for told in (ordinary, hostile):
        for one in told.said:
            (found,) = (each for each in page["items"] if each["id"].endswith(one.id))
            quote = {name: with_halves(text) for name, text in found["target"]["selector"][1].items()}
            around = quote["prefix"] + quote["exact"] + quote["suffix"]
            assert around in texts[told.version.id]


def test_the_whole_statement_is_there_as_json(page, ordinary):
    body = next(each for each in page["items"] if each["id"].endswith(ordinary.said[1].id))["body"]
    assert json.loads(body[2]["value"])["value"]["low"] == "6400000000"
    assert body[1]["value"] == "trade turnover · KAZ – TUR · 6400000000 USD · 2024-01-01/2025-01-01 · reported"


def test_no_character_is_torn_from_its_marks(ordinary):
    pair = "\U0001f469\u200d\U0001f467"
    text = "e\u0301" * 20 + "x" * 31 + "QUOTE" + "y" * 30 + pair + "z"
    one = ordinary.said[0]
    start = text.index("QUOTE")
    moved = type(one)(**{name: getattr(one, name) for name in one.__struct_fields__} | {
        "start": start, "end": start + 5, "quote": "QUOTE"})  # fmt: skip
    quote = selectors(moved, text)[1]
    assert quote["prefix"] == "x" * 31  # one more would begin with the mark of an e
    assert quote["suffix"] == "y" * 30 + pair


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        ("https://a.example/ö?b=1&c#d", "https://a.example/%C3%B6?b=1&c#d"),
        ("javascript:alert(1)", "urn:servanda:document:a%20b%3C"),
        ("http://[", "urn:servanda:document:a%20b%3C"),
        ('https://a.example/a b<>"\n', "https://a.example/a%20b%3C%3E%22"),
        (None, "urn:servanda:document:a%20b%3C"),
    ],
)
def test_the_source_is_an_address_of_the_web_or_the_id(url, wanted):
    assert addresses.source(version_of(Document(id="a b<", text="x", url=url))) == wanted


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of rdflib, about itself
def test_the_page_is_json_ld(page):
    rdflib = pytest.importorskip("rdflib")
    graph = rdflib.Graph().parse(data=json.dumps(page | {"@context": CONTEXT}), format="json-ld")
    oa = rdflib.Namespace(OA)
    assert len(set(graph.subjects(rdflib.RDF.type, oa.Annotation))) == len(page["items"])
    assert len(set(graph.subjects(oa.exact, None))) == len(page["items"])
    assert all(isinstance(one, rdflib.URIRef) for one in graph.objects(None, oa.hasSource))


def test_nothing_said_is_an_empty_page():
    out = io.BytesIO()
    write("annotations", Source(iter(())), out)
    assert json.loads(out.getvalue())["items"] == []
