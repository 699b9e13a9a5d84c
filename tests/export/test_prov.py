"""PROV-O: where statements come from, as an RDF library reads it."""

import io
import json

import pytest

from servanda.export import write
from servanda.export.source import Source
from servanda.model import Finding, judgement


@pytest.fixture
def graph(source):
    out = io.BytesIO()
    write("prov", source(), out)
    return json.loads(out.getvalue())


def node(graph, identity):
    return next(one for one in graph["graph"] if one["id"].endswith(identity))


def test_a_statement_leads_to_its_document_and_its_reader(graph, ordinary):
    one = node(graph, ordinary.said[1].id)
    version = node(graph, ordinary.version.id)
    assert one["wasQuotedFrom"] == one["hadPrimarySource"] == version["id"]
    assert version["specializationOf"] == "https://news.example/visit?a=1&b=2"
    assert one["wasAttributedTo"] == ["urn:servanda:reader:0.1.0%2Babcdef"]
    (activity,) = one["wasGeneratedBy"]
    assert node(graph, activity)["used"] == version["id"]
    assert node(graph, "user:Aigerim")["type"] == ["prov:Agent", "prov:Person"]


def test_a_corrected_statement_is_a_revision_by_a_person(ordinary):
    found = Finding(verdict="corrected", left="old", right=ordinary.said[1].id, reason="misread")
    judged = {"corrected": [judgement(found, "user Aigerim", "2025-06-01T00:00:00Z")]}
    out = io.BytesIO()
    write("prov", Source(iter([ordinary]), lambda verdict: judged.get(verdict, ())), out)
    one = node(json.loads(out.getvalue()), ordinary.said[1].id)
    assert one["wasRevisionOf"] == "urn:servanda:statement:old"
    assert one["wasAttributedTo"] == ["urn:servanda:user:Aigerim"]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of rdflib, about itself
def test_it_is_rdf_that_prov_knows(graph, source):
    rdflib = pytest.importorskip("rdflib")
    read = rdflib.Graph().parse(data=json.dumps(graph), format="json-ld")
    terms = {term for term in (*read.predicates(), *read.objects(None, rdflib.RDF.type)) if term in rdflib.PROV}
    assert {rdflib.PROV.wasQuotedFrom, rdflib.PROV.used, rdflib.PROV.wasAssociatedWith} < terms
    assert [one for one in terms if one not in dir(rdflib.PROV) and not hasattr(rdflib.PROV, one.fragment)] == []
    said = sum(len(told.said) for told in source().told)
    assert len(set(read.subjects(rdflib.PROV.wasQuotedFrom, None))) == said
    kinds = set(read.subject_objects(rdflib.RDF.type))
    for term, sort in ((rdflib.PROV.used, rdflib.PROV.Entity), (rdflib.PROV.wasGeneratedBy, rdflib.PROV.Activity)):
        assert all((one, sort) in kinds for one in read.objects(None, term))
