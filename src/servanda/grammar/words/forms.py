"""The forms of a pack as words are looked up: folded, and sorted into whole words, beginnings of words and symbols.

Compiled once for each language, and kept on disk with its pack.
"""

from __future__ import annotations

import itertools
from pathlib import Path

import msgspec

from servanda.grammar.words import fold as folding
from servanda.grammar.words.fold import fold
from servanda.packs import BESIDE, Entry, Pack, load
from servanda.packs.load import cached, pack_files

STAR = "\1"  # stands for the star of a form while it is folded
KEY = 2  # letters of the second word by which phrases are looked up
SHORTEST_SOFTENED = 4  # letters of a stem whose last one may soften; shorter stems would become other words
SHORTEST_VERB, LED = 2, 2  # letters of a verb before its ending, and words of a form of which one is the verb
VERBS = frozenset({"modality", "commitment", "stage", "deed", "holding", "lift", "act", "outcome", "flow"})
WRITTEN_TO = frozenset({"time_unit", "unit", "percent"})  # units that may be written to a number word
LOOKED_UP = frozenset({"role", "conjunction", "not_name", "person_title", "turn", "clock"})
GLUED = frozenset({"number", "scale", "ordinal", "fraction"})  # words that may open one written together
NEAR = BESIDE | GLUED | {"denominator", "collective", "time_unit"}  # what is looked up beside numbers and times
CODE = (Path(__file__), Path(folding.__file__))  # what the forms are made by


class Step(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """What a first word may become: the rest of a phrase, and the entry that it then is."""

    open: bool  # takes endings
    any: bool  # takes any continuation
    rest: tuple[tuple[str, bool, bool], ...]
    dot: bool
    capitals: int  # so many letters at the start must be capitals in the text
    cls: str
    key: str
    soft: bool = False  # only before an ending


class Forms(msgspec.Struct, frozen=True):
    """`closed` are whole words, `stems` beginnings of words, `symbols` are found anywhere in a word.

    `small` are the words of the classes that are only looked up, with their keys; `glued` are number words that may
    stand in a word of several (twentyfive), and `goes_on` the letters that the rest of such a word may begin with.
    `pack` is the pack with those entries alone that are looked up beside numbers and times.
    """

    closed: dict[str, list[Step]]
    stems: dict[str, list[Step]]
    symbols: dict[str, list[Step]]
    small: dict[str, dict[str, str]]
    glued: frozenset[str]
    goes_on: frozenset[str]
    pack: Pack


def forms(code: str) -> Forms:
    """Those of a language, from the cache where neither its files nor the code that makes them changed."""
    made: Forms = cached(f"{code}-forms", [*pack_files(code), *CODE], Forms, lambda _: compiled(load(code)))
    return made


def compiled(pack: Pack) -> Forms:
    """The forms of a pack."""
    glued = _glued_stems(pack)
    follows = (fold(e.form)[:KEY] for e in pack.entries if e.cls in WRITTEN_TO and pack.language.glued_units)
    goes_on = frozenset((*(stem[:KEY] for stem in glued), *follows))
    near = Pack(pack.language, tuple(entry for entry in pack.entries if entry.cls in NEAR))
    made = Forms({}, {}, {}, {cls: {} for cls in LOOKED_UP}, glued, goes_on, near)
    soft = {fold(hard): fold(soft) for hard, soft in pack.language.morphology.softening.items()}
    entries = [entry for entry in pack.entries if entry.cls not in BESIDE]
    folded = fold("\0".join(entry.form for entry in entries).replace("*", STAR)).split("\0")  # all at once
    short = {fold(whole): fold(letters).strip() for whole, letters in pack.language.contractions.items()}
    persons = {fold(they): fold(we) for they, we in pack.language.morphology.persons.items()}
    for entry, form in zip(entries, folded, strict=True):
        _add(made, soft, entry, form)
        if persons and entry.cls in VERBS and (ours := _ours(form, persons)):
            _add(made, soft, entry, ours)
        if short.keys() & {(first := form.partition(" ")[0])}:
            _add(made, soft, entry, short[first] + form.removeprefix(first))
    return made


def _ours(form: str, persons: dict[str, str]) -> str:
    """What a form of a verb is where we do it, not they: the first of its first words that has such an ending."""
    words = form.split(" ")
    for at, word in enumerate(words[:LED]):
        ends = [one for one in persons if word.endswith(one) and len(word) - len(one) >= SHORTEST_VERB]
        if ends:
            longest = max(ends, key=len)
            return " ".join((*words[:at], word.removesuffix(longest) + persons[longest], *words[at + 1 :]))
    return ""


def _add(made: Forms, soft: dict[str, str], entry: Entry, folded: str) -> None:
    """Add an entry by its folded form, in which hyphens and dots are blanks; a star stays with its word."""
    if entry.cls in LOOKED_UP and "*" not in entry.form and " " not in entry.form:
        made.small[entry.cls][folded] = entry.key
        return
    capitals = len([*itertools.takewhile(str.isupper, entry.form[1:])]) if entry.form[0] == "^" else 0
    dot = "." in entry.form and entry.form.rstrip("*")[-1] == "."
    words = [_softened(soft, *_word(word)) for word in folded.split()]
    for (stem, is_open, is_any), *rest in itertools.product(*words) if words else ():
        softened = bool(words[0][1:]) and stem == words[0][1][0]
        step = Step(is_open, is_any, tuple(rest), dot, capitals, entry.cls, entry.key, softened)
        _group(made, stem, loose=is_open or is_any).setdefault(stem, []).append(step)


def _group(made: Forms, stem: str, *, loose: bool) -> dict[str, list[Step]]:
    """Where a stem is looked for: a symbol anywhere, others at the start of a word, a closed word as a whole."""
    if not stem[0].isalnum():
        return made.symbols
    return made.stems if loose or not stem[-1].isalnum() else made.closed


def _glued_stems(pack: Pack) -> frozenset[str]:
    """Number words that may stand in a word of several ("twentyfive")."""
    if not (pack.language.glued_numbers or pack.language.glued_units):
        return frozenset()
    stems = (fold(e.form.rstrip("*")) for e in pack.entries if e.cls in GLUED)
    return frozenset(stem for stem in stems if stem.isalpha() and len(stem) > 1)


def _softened(soft: dict[str, str], stem: str, is_open: bool, is_any: bool) -> list[tuple[str, bool, bool]]:  # noqa: FBT001 - a word
    """A word of a form, and how it begins where its last letter softens before an ending."""
    other = soft.get(stem[-1]) if is_open and len(stem) >= SHORTEST_SOFTENED else None
    return [(one, is_open, is_any) for one in (stem, stem[:-1] + other if other else None) if one]


def _word(word: str) -> tuple[str, bool, bool]:
    """A word without its stars, whether it takes endings, and whether any continuation."""
    bare = word.rstrip(STAR)
    stars = len(word) - len(bare)
    return bare, stars == 1, stars == 2
