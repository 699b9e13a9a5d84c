"""What is measured on: running news of our own, and inputs that would hurt a careless reader."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

import yaml

from servanda import packs

HERE = Path(__file__).resolve().parent
DATA = HERE.parent / "src" / "servanda" / "data" / "languages"
ARTICLE = 5_000  # bytes of UTF-8
PARAGRAPH = 4  # sentences
PLAIN = frozenset({  # hostile texts of one sign or word
    "digits", "one word", "open quotes", "straight quotes", "spaces", "line ends", "brackets", "capitals",
})  # fmt: skip
SHARE = 0.1  # of sentences that are examples of the language folder: with more, news is denser than real articles


def told(code: str) -> list[str]:
    """Sentences that say something: the examples of a language's folder that are more than an amount or a time."""
    path = DATA / code / "examples.yaml"
    raw = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader) if path.is_file() else []  # noqa: S506 - strings only
    return [" ".join(one["text"].split()) for one in raw or [] if one.get("statements")]


def plain(code: str) -> list[str]:
    """Sentences as newspapers print them, most of them without a figure."""
    return list(yaml.safe_load((HERE / "news.yaml").read_text(encoding="utf-8"))[code])


def news(code: str, count: int) -> list[str]:
    """Articles of about 5 kB: sentences shuffled, their digits changed, always the same ones."""
    chance = random.Random(f"{code} 1")  # noqa: S311 - repeatable, not secret
    facts, fillers = told(code), plain(code)
    return [article(chance, facts or fillers, fillers) for _ in range(count)]


def article(chance: random.Random, facts: list[str], fillers: list[str]) -> str:
    """One article."""
    sentences: list[str] = []
    size = 0
    while size < ARTICLE:
        sentence = varied(chance, chance.choice(facts if chance.random() < SHARE else fillers))
        sentences.append(sentence)
        size += len(sentence.encode()) + 1
    paragraphs = (sentences[at : at + PARAGRAPH] for at in range(0, len(sentences), PARAGRAPH))
    return "\n\n".join(map(" ".join, paragraphs))


def varied(chance: random.Random, sentence: str) -> str:
    """The sentence with other digits in numbers that are no years."""
    return re.sub(r"\d+", lambda found: found[0] if len(found[0]) == 4 else other(chance, found[0]), sentence)


def other(chance: random.Random, digits: str) -> str:
    """As many digits, the first not zero where it was not."""
    first = digits[0] if digits[0] == "0" else str(chance.randint(1, 9))
    return first + "".join(str(chance.randint(0, 9)) for _ in digits[1:])


def real(shared: Path) -> dict[str, list[str]]:
    """Articles of ../shared by language: real news, read for measuring only."""
    found: dict[str, list[str]] = {}
    for path in sorted((shared / "gold" / "dev").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            document = json.loads(line)
            found.setdefault(document["language"], []).append(document["text"])
    return found


def alike(count: int) -> list[str]:
    """Names that begin with the same letters, all of them different."""
    return ["Aaa" + "".join("abcdefghij"[int(digit)] for digit in str(number)) for number in range(max(1, count))]


def hostile(code: str, size: int) -> dict[str, str]:
    """Inputs of `size` characters, each of one kind of trouble."""
    words = [entry.form.rstrip("*") for entry in packs.load(code).entries if entry.cls in ("number", "scale")]
    numbers = " ".join(word for word in words if word.isalpha()) or "one"
    facts = [sentence.rstrip(".") for sentence in [*told(code), *plain(code)]]
    offices = [entry.form.rstrip("*") for entry in packs.load(code).entries if entry.cls == "office"]
    article = packs.load(code).language.definite
    states = [entry.form.strip("^*") for entry in packs.load(code).entries if entry.cls == "place"]
    said = [entry.form for entry in packs.load(code).entries if (entry.cls, entry.key) == ("speech", "said")]
    seeds = {
        "digits": "7",
        "one word": "a",
        "open quotes": "“",
        "straight quotes": '"',
        "spaces": " ",
        "line ends": "\n",
        "separators": "1.,",
        "brackets": "(((",
        "grouped digits": "1 000 000 ",
        "number words": numbers + " ",
        "percent signs": "%",
        "capitals": "Aa ",
        "ranges": "1-",
        "dates": "1.1.",
        "currency signs": "$1 ",
        "one sentence": " ".join(facts) + " ",
        "one fact": facts[0] + " ",
        "offices and names": " ".join(f"{office} Aa Bb" for office in offices) + " ",
        "offices without names": " ".join(f"{article} {office}, 54, a" for office in offices).strip() + " ",
        "what states say": f"{states[0].title()} {said[0].rstrip('*')}: Aa aa aa aa aa aa. “Aa aa aa aa aa aa.”\n",
        "headers": "".join(f"{office} Aa Bb: " for office in offices[:1]) or "Aa Bb: ",
        "turns": "".join(f"Aa {name}: {facts[0]}.\n\n" for name in alike(size // len(facts[0]))),
        "names alike": "".join(f"{(offices or ['a'])[0]} Aa {name} " for name in alike(size // len("Aa Aaaa"))),
    }
    return {name: (seed * (size // len(seed) + 1))[:size] for name, seed in seeds.items()}
