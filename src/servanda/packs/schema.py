"""The shape of a language pack."""

from __future__ import annotations

import msgspec


class Morphology(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How words of the language end. A form `stem*` takes up to `chain` of these endings.

    `softening`: a last letter of a stem and what it becomes before an ending (kitap, kitab-ı); `persons`: endings of
    what they do and of what we do (построят, построим); `citation`: endings of dictionary forms, taken off for others.
    """

    endings: tuple[str, ...] = ()
    chain: int = 1
    softening: dict[str, str] = {}
    citation: tuple[str, ...] = ()
    persons: dict[str, str] = {}


class NameCase(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A case in which names stand: `endings` maps each ending to what the dictionary form has instead.

    `clear` tells that no dictionary form ends so, `last` that only the last word of a name takes the ending; words with
    a `fixed` ending take none, and words keep `least` letters. `account`: of names behind words of account (as A said).
    """

    endings: dict[str, str]
    clear: bool = False
    last: bool = False
    least: int = 2
    account: bool = False
    fixed: tuple[str, ...] = ()


class Language(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`language.yaml`: how a language is written. All of it is properties that languages may share."""

    code: str
    name: str
    english: str
    script: str
    dotted_i: bool = False
    decimal: str = ","
    group: tuple[str, ...] = (".", " ")
    ordinal_dot: bool = False
    counting_words: tuple[str, ...] = ()
    percent_first: bool = False
    day_first: bool = True
    suffix_marks: str = "'’"
    glued_numbers: bool = False
    glued_units: bool = False
    fraction_case: str = ""
    spaced_endings: bool = False
    ordinal_hyphen: bool = False
    verb_final: bool = False
    articles: tuple[str, ...] = ()
    definite: str = ""
    abbreviations: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    morphology: Morphology = Morphology()
    letters: str = ""
    role_endings: dict[str, tuple[str, ...]] = {}
    origin_endings: tuple[str, ...] = ()
    attribute_endings: tuple[str, ...] = ()
    each_endings: tuple[str, ...] = ()
    owned_endings: tuple[str, ...] = ()
    relative_endings: tuple[str, ...] = ()
    doing_endings: tuple[str, ...] = ()
    receiving_endings: tuple[str, ...] = ()
    bare_endings: dict[str, tuple[str, ...]] = {}
    genitive_endings: tuple[str, ...] = ()
    people_endings: tuple[str, ...] = ()
    plural_endings: tuple[str, ...] = ()
    own_endings: tuple[str, ...] = ()
    your_endings: tuple[str, ...] = ()
    object_endings: tuple[str, ...] = ()
    participle_endings: tuple[str, ...] = ()
    finite_endings: tuple[str, ...] = ()
    linking_endings: tuple[str, ...] = ()
    coming_endings: tuple[str, ...] = ()
    planning_endings: tuple[str, ...] = ()
    dating_endings: tuple[str, ...] = ()
    able_endings: tuple[str, ...] = ()
    denying_endings: tuple[str, ...] = ()
    name_links: tuple[str, ...] = ()
    name_particles: tuple[str, ...] = ()
    name_cases: tuple[NameCase, ...] = ()
    home: str = ""
    closing_months: bool = False
    realm_endings: tuple[str, ...] = ()
    possessive_marks: tuple[str, ...] = ()
    contractions: dict[str, str] = {}
    year_letters: tuple[str, ...] = ()
    common_words: tuple[str, ...] = ()
    tesseract: str = ""


class Entry(msgspec.Struct, frozen=True, array_like=True):
    """One form of the lexicon: `form` as written in the YAML.

    `stem*` takes endings, `stem**` any continuation, `^Form` counts only where the capitals it opens with are capitals.
    """

    form: str
    cls: str
    key: str


class Pack(msgspec.Struct, frozen=True):
    """A compiled language: its properties and every form of its lexicon."""

    language: Language
    entries: tuple[Entry, ...]
