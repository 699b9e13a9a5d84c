"""Find, read, merge and cache language packs."""

from __future__ import annotations

import contextlib
import functools
import hashlib
import itertools
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import platformdirs

from servanda.errors import LanguageError, PackError
from servanda.packs.classes import CLASSES
from servanda.packs.schema import Entry, Language, Pack

FORMAT = "1"
OWN = Path(__file__).resolve().parents[1] / "data"
SIGNS = "signs.yaml"
APART = {"language.yaml", "examples.yaml", "glosses.yaml"}
ALTERNATIVES = re.compile(r"\(([^()|]*\|[^()]*)\)")
KEPT = 4  # compiled files of one name, for as many versions side by side

Lexicon = dict[str, dict[str, list[str]]]


def roots() -> list[Path]:
    """Folders that hold `languages/`, in the order of their layers."""
    extra = os.environ.get("SERVANDA_DATA")
    return [OWN, Path(extra)] if extra else [OWN]


def available() -> list[str]:
    """BCP 47 codes of all packs, sorted."""
    found = {
        folder.name
        for root in roots()
        for folder in (root / "languages").glob("*")
        if (folder / "language.yaml").is_file()
    }
    return sorted(found)


@functools.cache
def load(code: str) -> Pack:
    """The pack of a language, from the cache where nothing changed.

    Raises `LanguageError` where no folder has this code, `PackError` where a file in it is wrong.
    """
    files = list(pack_files(code))
    if not any(path.name == "language.yaml" for path in files):
        raise LanguageError(f"no language pack for {code!r}; there are: {', '.join(available())}")
    pack: Pack = cached(code, files, Pack, compile_pack)
    return pack


def table(name: str, shape: Any) -> Any:  # noqa: ANN401 - msgspec converts to the shape asked for
    """A file of `data/` that belongs to no language, as the given type; from the cache where it did not change."""
    path = OWN / f"{name}.yaml"
    return cached(name, [path], shape, lambda files: read_yaml(files[0], shape))


def cached(name: str, files: list[Path], shape: Any, make: Callable[[list[Path]], Any]) -> Any:  # noqa: ANN401 - as above
    """What is made of some files, kept compiled until one of them changes."""
    path = cache_path(name, files)
    if path is not None:
        with contextlib.suppress(msgspec.DecodeError, OSError):  # one that is missing, torn or not ours is made anew
            return msgspec.msgpack.decode(path.read_bytes(), type=shape)
    made = make(files)
    if path is not None:
        store(path, made)
    return made


def pack_files(code: str) -> Iterator[Path]:
    """The YAML files of a language: signs that all share, then CLDR, then by name, layer by layer."""
    yield OWN / SIGNS
    for root in roots():
        folder = root / "languages" / code
        yield from sorted(folder.glob("*.yaml"), key=lambda path: (path.name != "cldr.yaml", path.name))


def cache_path(name: str, files: list[Path]) -> Path | None:
    """Where something compiled belongs; None when caching is switched off."""
    if os.environ.get("SERVANDA_NO_CACHE"):
        return None
    digest = hashlib.blake2b(FORMAT.encode(), digest_size=10)
    for path in files:
        stat = path.stat()
        digest.update(f"{path}\0{stat.st_mtime_ns}\0{stat.st_size}\n".encode())
    return Path(platformdirs.user_cache_dir("servanda", appauthor=False)) / f"{name}-{digest.hexdigest()}.pack"


def store(path: Path, made: object) -> None:
    """Write a cache file in one step; a folder that cannot be written only costs the next start some time."""
    part = path.with_suffix(f".{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(msgspec.msgpack.encode(made))
        part.replace(path)
        outdate(path)
    except OSError:
        with contextlib.suppress(OSError):
            part.unlink()


def outdate(path: Path) -> None:
    """Remove what was compiled before of the same name, but for the last few: several versions may be in use."""
    name = path.name.rpartition("-")[0]
    same = (one for one in path.parent.glob("*.pack") if one.name.rpartition("-")[0] == name)
    for old in sorted(same, key=lambda one: one.stat().st_mtime_ns, reverse=True)[KEPT:]:
        old.unlink(missing_ok=True)


def compile_pack(files: list[Path]) -> Pack:
    """Read and merge the files of one language."""
    language: dict[str, Any] = {}
    entries: dict[tuple[str, str, str], Entry] = {}
    for path in files:
        if path.name == "language.yaml":
            language |= read_yaml(path, dict[str, Any])
        elif path.name not in APART:
            merge(entries, path)
    try:
        properties = msgspec.convert(language, Language, strict=False)
    except msgspec.ValidationError as error:
        raise PackError(f"{files[0].parent}/language.yaml: {error}") from error
    return Pack(properties, tuple(entries.values()))


def merge(entries: dict[tuple[str, str, str], Entry], path: Path) -> None:
    """Add the forms of one lexicon file; a form that begins with `-` takes back an earlier one."""
    for cls, keys in read_yaml(path, Lexicon).items():
        if cls not in CLASSES:
            raise PackError(f"{path}: no word class {cls!r}; there are: {', '.join(sorted(CLASSES))}")
        for key, forms in keys.items():
            for form in itertools.chain.from_iterable(map(alternatives, forms)):
                if form.startswith("-") and len(form) > 1:
                    entries.pop((form[1:], cls, key), None)
                else:
                    entries[form, cls, key] = Entry(form, cls, key)


def alternatives(form: str) -> Iterator[str]:
    """The forms that one with words in brackets stands for: (begin|start) building is two."""
    parts = ALTERNATIVES.split(form)  # every other one stood in brackets
    choices = (map(str.strip, part.split("|")) if index % 2 else (part,) for index, part in enumerate(parts))
    return map("".join, itertools.product(*choices))


def read_yaml(path: Path, shape: Any) -> Any:  # noqa: ANN401 - msgspec converts to the shape asked for
    """A YAML file as the given type; errors name the file and the place."""
    import yaml  # noqa: PLC0415 - needed only where a pack is compiled

    # every scalar is a string: "on" is Turkish for ten and "no" is a word, not booleans
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - BaseLoader builds strings only
        return msgspec.convert(raw or {}, shape, strict=False)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise PackError(f"{path}: not readable as YAML: {error}") from error
    except msgspec.ValidationError as error:
        raise PackError(f"{path}: {error}") from error
