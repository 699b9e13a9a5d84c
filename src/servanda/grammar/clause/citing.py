"""Who is only named as the one that says so: according to A, by data of the bank, …, the bank says."""

from __future__ import annotations

from servanda.grammar.words.lookup import Mention
from servanda.grammar.words.reading import Reading
from servanda.grammar.words.terms import PLACES

SPOKEN, OFFICE = 26, 60  # characters between a country and the word that makes it a source of news, or its man's office
EXPERT, EXPERT_NEAR = "expert", 14  # whose words are told; characters between them and whose they are
SPEAKERS = ("office", "institution")  # whose country is only that of who says so
CLOSING = "closing"  # key of verbs of saying that are such only where they close a sentence
TITLE, FIELD, THAT = 40, 3, 12  # characters of a title, words of its field, characters in which a "that" begins
ORGANISATION, ARTICLE = "organisation", 6  # characters of an article with its blank, as between a verb and who says so


def cited(reading: Reading, mention: Mention) -> bool:
    """Whether a country or person is only named as the one who says so: according to Ankara."""
    if mention.how == "person":
        said = reading.within(mention.start - SPOKEN, mention.end + SPOKEN, "speech")
        return any(one.key != CLOSING or one.start < mention.start for one in said)  # he announced a pact with B
    if _witness(reading, mention) or _officer(reading, mention):
        return True
    if reading.language.verb_final:
        near = reading.within(mention.end, mention.end + SPOKEN, "speech")
        return bool(near) and any(term.key == "according" for term in near)
    offices = reading.within(mention.start - OFFICE, mention.start, "office")  # by the account of the minister of …
    low = offices[-1].start if offices and "," not in reading.text[offices[-1].end : mention.start] else mention.start
    near = reading.within(low - SPOKEN, mention.start, "speech")
    return _closes(reading, mention) or any(
        term.key == "according"
        and not reading.within(term.end, mention.start, *PLACES)
        and "," not in reading.text[term.end : mention.start]  # according to the paper, A will
        for term in near
    )


def _officer(reading: Reading, mention: Mention) -> bool:
    """Whether a country is only that of an officer or body that says that …: the envoy of A said that B will."""
    if reading.language.verb_final or mention.how == ORGANISATION:
        return False
    text, stop = reading.text, mention.end
    before = reading.within(mention.start - TITLE, mention.start, *SPEAKERS)
    if not before or not _beside(text[before[-1].end : mention.start]):
        behind = reading.within(stop, stop + 2, *SPEAKERS) if mention.how == "nationality" else []
        if not behind:
            return False
        stop = behind[-1].end
    said = [one for one in reading.within(stop, stop + 2, "speech") if one.key == "said" and one.start == stop + 1]
    tail = text[said[-1].end : said[-1].end + THAT].strip(" ,").split(None, 1) if said else []
    return bool(tail) and reading.scanner.small("conjunction", tail[0]) == "that"


def _beside(gap: str) -> bool:
    """Whether an office and its country stand together: the minister of trade of A."""
    return "," not in gap and len(gap.split()) <= FIELD


def _closes(reading: Reading, mention: Mention) -> bool:
    """Whether an organisation closes its sentence behind a comma as who says so: …, says the bank; …, the bank says."""
    if mention.how != ORGANISATION:
        return False
    text, end = reading.text, reading.sentence(mention.start)[1]
    before = [one for one in reading.within(mention.start - SPOKEN, mention.start, "speech") if one.end < mention.start]
    start, stop = mention.start, mention.end
    if before and mention.start - before[-1].end <= ARTICLE:
        start = before[-1].start
    elif behind := reading.within(stop, stop + 2, "speech"):
        stop = behind[0].end
    else:
        return False
    led = text[max(0, start - ARTICLE) : start].rpartition(",")
    small = not led[2].strip() or led[2].strip().lower() == reading.language.definite
    return bool(led[1]) and small and not any(map(str.isalpha, text[stop:end]))


def _witness(reading: Reading, mention: Mention) -> bool:
    """Whether experts, or the data of an organisation, stand beside it, who only tell what a sentence does."""
    before, behind = (mention.start - EXPERT_NEAR, mention.start), (mention.end, mention.end + EXPERT_NEAR)
    for start, end in (behind,) if reading.language.verb_final or reading.language.articles else (behind, before):
        keys = [one.key for one in reading.within(start, end, "office", "statistics")]
        if keys and (EXPERT in keys or ("" in keys and mention.how == ORGANISATION)):
            return "," not in reading.text[start:end]
    return False
