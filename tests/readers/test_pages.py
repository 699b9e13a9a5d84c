"""Pages as content management systems make them: title, date, publisher, language and the text itself, nothing else."""

import io

import pytest

from servanda import readers
from servanda.model import Document
from servanda.readers import Options, Raw

ONE = (
    "The presidents of Norland and Sutland met in Portville on Monday and agreed to raise their mutual trade to ten "
    "billion dollars by the end of the decade, the press service said in a statement."
)
TWO = (
    "According to the statement, the two sides signed eleven documents, among them a memorandum on transport and an "
    "action plan. The delegations also spoke of energy, of schools and of a new railway line along the coast."
)
BODY = f"<p>{ONE}</p><p>{TWO}</p>"
JUNK = ["Subscribe", "Most read", "cookies", "Share on", "All rights reserved", "Sign in", "Related story"]

WORDPRESS = f"""<!DOCTYPE html><html lang="en-US"><head><meta charset="UTF-8">
<title>Presidents meet in Portville &#8211; The Portville Times</title>
<meta property="og:title" content="Presidents meet in Portville">
<meta property="og:site_name" content="The Portville Times">
<meta property="article:published_time" content="2025-03-11T22:30:00+00:00">
</head><body class="post-template single"><header class="site-header"><nav><ul><li><a href="/">Home</a></li>
<li><a href="/sport">Sport</a></li><li><a href="/login">Sign in</a></li></ul></nav></header>
<main><article class="post hentry"><h1 class="entry-title">Presidents meet in Portville</h1>
<div class="entry-meta"><time class="entry-date" datetime="2025-03-11T22:30:00+00:00">March 11, 2025</time></div>
<div class="entry-content">{BODY}</div><div class="sharedaddy">Share on Facebook</div></article>
<aside class="widget-area"><h2>Most read</h2><ul><li><a href="/a">Related story one</a></li></ul></aside></main>
<footer class="site-footer">© 2025 All rights reserved</footer><div class="cookie">We use cookies</div></body></html>"""

GRAPH = f"""<!doctype html><html lang="en"><head><title>Presidents meet in Portville | Portville News Agency</title>
<script type="application/ld+json">{{"@context": "https://schema.org", "@graph": [
{{"@type": "Organization", "name": "Portville News Agency"}},
{{"@type": "NewsArticle", "headline": "Presidents meet in Portville", "datePublished": "2025-03-11T09:00:00+03:00",
"dateModified": "2025-03-12T09:00:00+03:00",
"publisher": {{"@type": "Organization", "name": "Portville News Agency"}}}}]}}
</script></head><body><div id="menu"><a href="/">Home</a> <a href="/x">Sign in</a></div>
<div class="news-detail"><h1>Presidents meet in Portville</h1>{BODY}</div>
<div class="related-news"><h3>Most read</h3><a href="/1">Related story</a><a href="/2">Related story</a></div>
<div class="footer"><p>All rights reserved</p></div></body></html>"""

GOVERNMENT = f"""<!DOCTYPE html><html lang="en" prefix="og: http://ogp.me/ns#"><head><meta charset="utf-8">
<meta name="dcterms.title" content="Presidents meet in Portville"><meta name="DC.date" content="2025-03-11">
<meta name="DC.publisher" content="Office of the President"><title>Presidents meet in Portville</title></head>
<body><div role="navigation"><ul><li><a href="/en">President</a></li><li><a href="/en/acts">Acts</a></li></ul></div>
<div role="main" itemscope itemtype="http://schema.org/NewsArticle">
<h1 itemprop="headline">Presidents meet in Portville</h1>
<div itemprop="articleBody">{BODY}</div></div>
<div role="contentinfo">All rights reserved</div></body></html>"""

MICRODATA = f"""<html lang="en"><head><title>Portville Herald - Presidents meet in Portville</title>
<meta property="og:site_name" content="Portville Herald"></head>
<body><div class="top"><a href="/">Home</a><a href="/all">All news</a></div>
<div itemscope itemtype="https://schema.org/Article"><h1 itemprop="name headline">Presidents meet in Portville</h1>
<meta itemprop="datePublished" content="2025-03-11"><div itemprop="articleBody"><div>{BODY}</div></div></div>
<form><input name="q"><button>Subscribe</button></form></body></html>"""

PORTAL = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Presidents meet in Portville</title>
<meta name="application-name" content="Portville Today"></head><body>
<div class="navbar"><a>Home</a><a>Economy</a><a>Politics</a></div>
<section class="content"><h1>Presidents meet in Portville</h1>
<p class="date"><time datetime="2025-03-11">11 March</time></p>
<div class="text">{BODY}</div></section><div class="sidebar"><p>Most read</p><p>Related story</p></div></body></html>"""

OLD = f"""<HTML><HEAD><TITLE>Presidents meet in Portville</TITLE><META NAME="date" CONTENT="2025-03-11"></HEAD>
<BODY BGCOLOR="#FFFFFF"><TABLE WIDTH="100%"><TR><TD WIDTH="20%"><A HREF="/">Home</A><BR><A HREF="/n">News</A></TD>
<TD><FONT SIZE="5"><B>Presidents meet in Portville</B></FONT><BR><BR>{BODY}</TD></TR></TABLE></BODY></HTML>"""

PAGES = {
    "wordpress": (WORDPRESS, "2025-03-11", "The Portville Times"),
    "graph": (GRAPH, "2025-03-11", "Portville News Agency"),
    "government": (GOVERNMENT, "2025-03-11", "Office of the President"),
    "microdata": (MICRODATA, "2025-03-11", "Portville Herald"),
    "portal": (PORTAL, "2025-03-11", "Portville Today"),
    "old": (OLD, "2025-03-11", None),
}


@pytest.mark.parametrize(("page", "published", "publisher"), PAGES.values(), ids=PAGES)
def test_pages(page: str, published: str, publisher: str | None) -> None:
    raw = Raw("https://portville.example/news", io.BytesIO(page.encode()), Options(), media="text/html")
    (document,) = readers.read(raw)
    assert isinstance(document, Document), document
    assert document.title == "Presidents meet in Portville"
    assert (document.published, document.publisher) == (published, publisher)
    assert ONE in document.text
    assert TWO in document.text
    assert [junk for junk in JUNK if junk in document.text] == []


def test_a_page_written_by_scripts_tells_its_text_to_machines() -> None:
    told = f'{{"@type": "NewsArticle", "headline": "Visit", "articleBody": "{ONE}\\n\\n&lt;p&gt;{TWO}&lt;/p&gt;"}}'
    script = f'<script type="application/ld+json">{told}</script>'
    for seen in ("", "<p>Turn scripts on.</p>"):
        page = f"<html lang='en'><head>{script}</head><body><div id='app'>{seen}</div></body></html>"
        (document,) = readers.read(Raw("x.html", io.BytesIO(page.encode()), Options()))
        assert isinstance(document, Document), document
        assert (document.text, document.title) == (f"{ONE}\n\n{TWO}", "Visit")
    page = f"<html lang='en'><head>{script}</head><body><article>{BODY}</article></body></html>"
    (document,) = readers.read(Raw("x.html", io.BytesIO(page.encode()), Options()))
    assert isinstance(document, Document)
    assert document.text == f"{ONE}\n\n{TWO}"


@pytest.mark.parametrize("depth", [0, 1, 2, 5])
@pytest.mark.parametrize("around", ["article", "main", "div"])
def test_a_list_among_paragraphs_is_text_and_a_menu_is_not(around: str, depth: int) -> None:
    listed = "<ul><li>a memorandum on transport;</li><li><a href='/x'>a plan</a> of action until 2030.</li></ul>"
    menu = "<ul><li><a href='/'>Home page</a></li><li><a href='/s'>Sport and more</a></li></ul>"
    inner = "<div>" * depth + f"<{around}><p>{ONE}</p>{listed}<p>{TWO}</p></{around}>" + "</div>" * depth
    page = f"<html lang='en'><head><title>x</title></head><body>{menu}{inner}</body></html>"
    (document,) = readers.read(Raw("x.html", io.BytesIO(page.encode()), Options()))
    assert isinstance(document, Document)
    assert "a memorandum on transport;" in document.text
    assert "a plan of action until 2030." in document.text
    assert "Sport" not in document.text


@pytest.mark.parametrize(
    ("date", "published"),
    [
        ('<meta name="pubdate" content="20250311">', "2025-03-11"),
        ('<meta itemprop="datePublished" content="0001-01-01T00:00:00Z">', None),  # never set
        ('<meta itemprop="datePublished" content="2025-03-11T00:30:00Z">', "2025-03-11"),
        ('<meta property="og:article:published_time" content="2025-03-11 08:00">', "2025-03-11"),
        ('<script type="application/ld+json">[{"datePublished":"2025-03-11"}]</script>', "2025-03-11"),
        ('<script type="application/ld+json">{broken</script><meta name="date" content="2025-03-11">', "2025-03-11"),
        ('<meta property="article:modified_time" content="2025-03-11">', None),
        ('<meta name="date" content="soon">', None),
        ('<meta name="date" content="2025-13-45">', None),
    ],
)
def test_dates_of_pages(date: str, published: str | None) -> None:
    page = f"<html><head><title>x</title>{date}</head><body><article>{BODY}</article></body></html>"
    (document,) = readers.read(Raw("x.html", io.BytesIO(page.encode()), Options()))
    assert isinstance(document, Document)
    assert document.published == published
