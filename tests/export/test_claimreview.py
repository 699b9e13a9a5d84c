"""ClaimReview: what schema.org knows, ratings by verdict, and the rows that a review rests on."""

import io
import json

import pytest

from servanda.export import write
from servanda.export.claimreview import NAMES
from servanda.export.source import Official, Review, Source
from servanda.model import CHECKS, Cell

KNOWN = {  # properties of schema.org by the types that have them
    "ClaimReview": {"claimReviewed", "itemReviewed", "author", "reviewRating", "reviewBody", "citation"},
    "Claim": {"text", "datePublished", "author", "appearance"},
    "CreativeWork": {"url", "name", "inLanguage", "datePublished", "publisher"},
    "Organization": {"name"},
    "Person": {"name", "jobTitle"},
    "Rating": {"alternateName", "ratingValue", "bestRating", "worstRating"},
    "Dataset": {"name", "datePublished", "identifier"},
}
OURS = Official("KAZ", "6400000000", "USD", "reported", "Statistics", "2025-01-01", (Cell("s:KAZ", 7),), 1.0)
THEIRS = Official("TUR", "7100000000", "USD", "estimated", "Others", None, (), None)


def records(ordinary, *reviews):
    out = io.BytesIO()
    write("claimreview", Source(iter([ordinary]), maker="servanda 1", reviewed=lambda _: reviews), out)
    return json.loads(out.getvalue())


def nodes(value):
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from nodes(one)


def test_a_review_names_the_claim_its_author_and_its_sources(ordinary):
    review = Review(ordinary.said[1], "matches_reporter", "rounded", (OURS, THEIRS), ("valuation",))
    (found,) = records(ordinary, review)["@graph"]
    assert found["claimReviewed"].startswith("trade turnover · KAZ – TUR · 6400000000 USD")
    claim = found["itemReviewed"]
    assert (claim["text"], claim["author"]["jobTitle"]) == ("$6.4 billion", "head of state")
    assert claim["appearance"]["url"] == "https://news.example/visit?a=1&b=2"
    assert (found["reviewRating"]["ratingValue"], found["reviewRating"]["bestRating"]) == (4, 5)
    assert found["citation"][0]["identifier"] == ["s:KAZ#7"]
    assert found["reviewBody"] == (
        "KAZ: 6400000000 USD (reported, the claim is ×1 of it); TUR: 7100000000 USD (estimated). "
        "May be explained by: valuation."
    )


def test_every_property_is_one_of_schema_org(ordinary, hostile):
    reviews = [Review(one, "outside", "above", (OURS, THEIRS)) for one in (*ordinary.said, *hostile.said)]
    for node in nodes(records(ordinary, *reviews)["@graph"]):
        assert node.keys() - {"@type", "@id"} <= KNOWN[node["@type"]]


@pytest.mark.parametrize(
    ("verdict", "reason", "rating"),
    [("matches_both", "rounded", 5), ("between", "range", 3), ("outside", "near", 2), ("outside", "above", 1),
     ("estimates_only", "estimate", None)],
)  # fmt: skip
def test_ratings(ordinary, verdict, reason, rating):
    (found,) = records(ordinary, Review(ordinary.said[1], verdict, reason, (OURS,)))["@graph"]
    assert found["reviewRating"].get("ratingValue") == rating
    assert found["reviewRating"]["alternateName"] == NAMES[verdict]


def test_what_no_series_speaks_of_was_not_reviewed(ordinary):
    assert NAMES.keys() == set(CHECKS) - {"no_data", "not_comparable"}
    reviews = [Review(ordinary.said[1], verdict, "x", ()) for verdict in CHECKS]
    assert records(ordinary, *reviews, Review(ordinary.said[1], "no_data", "no_series", (OURS,)))["@graph"] == []


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of rdflib, about itself
def test_it_is_json_ld(ordinary):
    rdflib = pytest.importorskip("rdflib")
    record = records(ordinary, Review(ordinary.said[1], "matches_both", "rounded", (OURS,)))
    assert record["@context"] == "https://schema.org"
    graph = rdflib.Graph().parse(
        data=json.dumps(record | {"@context": {"@vocab": "https://schema.org/"}}), format="json-ld"
    )
    schema = rdflib.Namespace("https://schema.org/")
    (review,) = graph.subjects(rdflib.RDF.type, schema.ClaimReview)
    assert (graph.value(review, schema.itemReviewed), rdflib.RDF.type, schema.Claim) in graph
