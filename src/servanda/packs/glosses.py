"""What the words of names mean in all languages: `glosses.yaml` of a language's folder."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import msgspec

from servanda.packs.load import available, cached, load, read_yaml, roots

FILES = ("glosses.yaml", "language.yaml")
APOSTROPHES = str.maketrans("", "", "’'ʼʻ`‘")
BEHIND = "/kind"  # what the words of a phrase mean behind its first
SHORT = 3  # letters of a stem
REST, SHORT_REST = 6, 3  # letters of an ending; behind a short stem, and behind a shorter one none
Forms = dict[str, list[tuple[tuple[str, ...], str]]]


class Glosses(msgspec.Struct, frozen=True):
    """The stems of a language with their meanings, by the letters that they begin with."""

    forms: Forms

    def senses(self, words: Sequence[str]) -> list[frozenset[str]]:
        """The meanings of each word of a name: those of the longest phrases that begin there.

        The other words of a phrase mean nothing by themselves: `BEHIND`.
        """
        plain = [folded(word) for word in words]
        found: list[frozenset[str]] = []
        place = 0
        while place < len(plain):
            fitting = [one for one in self.forms.get(plain[place][:2], ()) if _fits(one[0], plain[place:])]
            longest = max((_weight(stems) for stems, _ in fitting), default=(1, 0))
            found.append(frozenset(key for stems, key in fitting if _weight(stems) == longest))
            found += [frozenset({BEHIND})] * (longest[0] - 1)
            place += longest[0]
        return found


def folded(word: str) -> str:
    """A word in small letters without apostrophes, and without marks on letters that stand without them as well."""
    return word.lower().replace("i̇", "i").replace("ё", "е").replace("â", "a").translate(APOSTROPHES)


@functools.cache
def glosses(language: str) -> Glosses:
    """The words of a language's names, from the cache where no file changed; nothing where it has none."""
    if language not in available():
        return Glosses({})
    files = [path for root in roots() for name in FILES if (path := root / "languages" / language / name).is_file()]
    made: Glosses = cached(f"{language}-glosses", files, Glosses, functools.partial(_read, language))
    return made


def _read(language: str, files: Sequence[Path]) -> Glosses:
    """The stems as they are written, and as they soften before an ending."""
    softening = load(language).language.morphology.softening
    forms: Forms = {}
    for path in files:
        told = read_yaml(path, dict[str, list[str]]) if path.name == FILES[0] else {}
        for key, form in ((key, form) for key, some in told.items() for form in some):
            stems = tuple(folded(unicodedata.normalize("NFC", word)) for word in form.replace("-", " ").split())
            soft = softening.get(stems[-1][-1])
            variants = [stems, (*stems[:-1], stems[-1][:-1] + soft)] if soft and len(stems[-1]) > SHORT else [stems]
            for one in variants:
                forms.setdefault(one[0][:2], []).append((one, key))
    return Glosses(forms)


def _fits(stems: tuple[str, ...], words: Sequence[str]) -> bool:
    """Whether words begin with a phrase of stems, each with an ending at most."""
    return len(stems) <= len(words) and all(map(_ended, stems, words))


def _ended(stem: str, word: str) -> bool:
    rest = REST if len(stem) > SHORT else SHORT_REST if len(stem) == SHORT else 0
    return word.startswith(stem) and len(word) - len(stem) <= rest


def _weight(stems: tuple[str, ...]) -> tuple[int, int]:
    return len(stems), sum(map(len, stems))
