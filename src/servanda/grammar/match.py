"""What a frame finds: a statement that does not know its document yet."""

from __future__ import annotations

import msgspec

from servanda.model import Period, Speaker, Value


class Match(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A statement in the making; offsets are those of the text as the grammar reads it."""

    kind: str
    concept: str
    start: int
    end: int
    name: str | None = None
    parties: tuple[str, ...] = ()
    value: Value | None = None
    period: Period | None = None
    deadline: Period | None = None
    modality: str = "reported"
    stage: str | None = None
    speaker: Speaker | None = None
    doubts: tuple[str, ...] = ()
    people: tuple[Speaker, ...] = ()
    about: str | None = None
    rule: str


class Refused(msgspec.Struct, frozen=True, gc=False):
    """Something found that no frame takes, with the reason."""

    reason: str
    start: int
    end: int
