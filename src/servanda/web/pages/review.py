"""The review: what waits for a person, and what a person thinks of it; what is sent is done once and told."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any, NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit

from litestar import Response, get, post
from litestar.enums import RequestEncodingType
from litestar.exceptions import NotFoundException, PermissionDeniedException
from litestar.params import Body, FromPath
from litestar.response import Redirect

from servanda import pipeline
from servanda.errors import LedgerError, WrongUsage
from servanda.ledger import Target, target
from servanda.ledger.standing import stands
from servanda.ledger.waiting import NEWEST, Part
from servanda.model import COMPARATORS, KINDS, MODALITIES, Judgement
from servanda.packs import concepts
from servanda.pipeline import merging
from servanda.views import corrections, reviewing, written
from servanda.views.place import now
from servanda.views.reviewing import CONTRADICTIONS, NAMES, SORTS, Whole
from servanda.web.desk import Desk, OnDesk
from servanda.web.page import page
from servanda.web.settings import Asks

Form = Annotated[dict[str, str], Body(media_type=RequestEncodingType.URL_ENCODED)]
EACH = 20  # items of a page
LONGEST = 2000  # characters of a reason
VERDICTS = {"accept": "accepted", "reject": "rejected"}
CONFLICT, UNPROCESSABLE = 409, 422
CHOICES = {"kind": KINDS, "modality": MODALITIES, "comparator": ("", *COMPARATORS)}


class Sent(NamedTuple):
    """A form that was sent and not done: what stood in it, what is wrong with which field, and the status."""

    data: Mapping[str, str] = MappingProxyType({})
    errors: Mapping[str, str] = MappingProxyType({})
    status: int = 200


NOTHING = Sent()


class NotDoneError(Exception):
    """What was sent cannot be done: which field it is about, empty for none, and why."""

    def __init__(self, told: str, field: str = "", status: int = CONFLICT) -> None:
        super().__init__(told)
        self.told = {field: told}
        self.status = status


@get("/review", include_in_schema=False, sync_to_thread=True)
def queue(request: Asks, desk: OnDesk) -> Response[str]:
    """What waits, the newest first. Raises `WrongUsage` for what cannot be asked."""
    return _queue(request, desk, NOTHING)


@get("/review/{identity:str}", include_in_schema=False, sync_to_thread=True)
def item(request: Asks, desk: OnDesk, identity: FromPath[str]) -> Response[str] | Redirect:
    """One item with its evidence, what can be done about it and what was done; the beginning of an id leads to it."""
    found = reviewing.whole(desk.ledger, identity)
    if found.item.id != identity:
        return Redirect(f"/review/{found.item.id}")
    return _item(request, desk, found, NOTHING)


@post("/review/names", include_in_schema=False, sync_to_thread=True)
def names(request: Asks, desk: OnDesk, data: Form) -> Response[str] | Redirect:
    """Join two names, or part them."""
    _writable(desk)
    try:
        reason, both = _reason(data), (_given(data, "left"), _given(data, "right"))
        signed = _signed(desk)
        if data.get("act") == "split":
            made = merging.part(desk.ledger, both, reason, signed)[0]
        else:
            made = merging.join(desk.ledger, both, reason, signed)
    except (NotDoneError, LedgerError) as error:
        refused = error if isinstance(error, NotDoneError) else NotDoneError(str(error), "left")
        return _queue(request, desk, Sent(data, refused.told, refused.status))
    return _done(data, made)


@post("/review/{identity:str}/{act:str}", include_in_schema=False, sync_to_thread=True)
def act(
    request: Asks, desk: OnDesk, identity: FromPath[str], act: FromPath[str], data: Form
) -> Response[str] | Redirect:
    """Accept, reject, correct or undo. What was done already, or no longer stands, is told."""
    _writable(desk)
    if act not in {*VERDICTS, "correct", "undo"}:
        raise NotFoundException(f"{act}: nothing of that name can be done")
    found = target(desk.ledger, identity)
    try:
        made = _acted(desk, found, act, data)
    except (NotDoneError, LedgerError) as error:
        refused = error if isinstance(error, NotDoneError) else NotDoneError(str(error))
        return _item(request, desk, reviewing.whole(desk.ledger, found.id), Sent(data, refused.told, refused.status))
    return _done(data, made)


def _acted(desk: Desk, found: Target, act: str, data: Mapping[str, str]) -> Judgement:
    """What was done. Raises `NotDoneError` and `LedgerError`."""
    reason = _reason(data)
    if act == "undo":
        if found.judgement is None:
            raise NotDoneError("This is a statement; name what a person did to it.")
        return pipeline.undo(desk.ledger, _standing(desk, found.judgement), reason, _signed(desk))
    whole = reviewing.whole(desk.ledger, found.id)
    if whole.closed:
        raise NotDoneError("This no longer stands: somebody set it aside or corrected it, or rules find it no more.")
    if act in VERDICTS:
        if whole.seen and act == "accept":
            raise NotDoneError("Somebody accepted this already; see its history.")
        return pipeline.review(desk.ledger, VERDICTS[act], found, reason, _signed(desk))
    return _corrected(desk, found, reason, data)


def _corrected(desk: Desk, found: Target, reason: str, data: Mapping[str, str]) -> Judgement:
    if found.entry is None:
        raise NotDoneError("A judgement is accepted or rejected, not corrected.")
    checked = corrections.checked(found.entry.statement, data)
    if checked.errors:
        refused = NotDoneError("", status=UNPROCESSABLE)
        refused.told = checked.errors
        raise refused
    if checked.right is None:
        raise NotDoneError("Nothing was changed.", status=UNPROCESSABLE)
    return pipeline.correct(desk.ledger, found.entry, checked.right, reason, _signed(desk))


def _standing(desk: Desk, done: Judgement) -> Judgement:
    if done.by.startswith("user ") and not stands(desk.ledger, [done.id]):
        raise NotDoneError("This was taken back already.")
    return done


def _queue(request: Asks, desk: Desk, sent: Sent) -> Response[str]:
    """The page of the queue, with what was sent and what is wrong with it."""
    asked = request.query_params
    sort = NAMES if sent.data else asked.get("what", CONTRADICTIONS)
    if sort not in SORTS:
        raise WrongUsage(f"{sort}: there is no such part of the review; there are {', '.join(SORTS)}")
    pair, doubt = asked.get("pair", "").strip(), asked.get("doubt", "").strip()
    part = Part(EACH + 1, _number(asked.get("before", "")), written.pair(pair) if pair else None)
    items = reviewing.queue(desk.ledger, sort, part, doubt)
    told: dict[str, Any] = {
        "sort": sort, "pair": part.pair or "", "doubt": doubt, "items": items[:EACH], "sent": sent.data,
        "errors": sent.errors,
        "after": items[EACH - 1].number if len(items) > EACH else 0, "done": _told(desk, asked.get("done", "")),
    }  # fmt: skip
    return page(request, "queue.html", status=sent.status, **told)


def _item(request: Asks, desk: Desk, found: Whole, sent: Sent) -> Response[str]:
    """The page of one item, with what was sent and what is wrong with it."""
    entry = found.item.sides[0].entry if found.item.judgement is None else None
    told: dict[str, Any] = {
        "whole": found, "sent": sent.data, "errors": sent.errors,
        "done": _told(desk, request.query_params.get("done", "")),
        "fields": corrections.spelled(entry.statement) if entry else {},
        "choices": CHOICES | {"concept": tuple(concepts())},
    }  # fmt: skip
    return page(request, "review.html", status=sent.status, **told)


def _told(desk: Desk, done: str) -> Judgement | None:
    """What was just done, by its id out of an address; None where that leads to nothing a person did."""
    try:
        found = target(desk.ledger, done).judgement if done else None
    except LedgerError:
        return None
    return found if found and found.by.startswith("user ") else None


def _done(data: Mapping[str, str], made: Judgement) -> Redirect:
    """Back to where the form stood, inside the review, with what was done."""
    parts = urlsplit(data.get("back", ""))
    inside = parts.path == "/review" or parts.path.startswith("/review/")
    kept = [(name, value) for name, value in parse_qsl(parts.query) if name != "done"] if inside else []
    path = parts.path if inside and not parts.netloc else "/review"
    return Redirect(f"{path}?{urlencode([*kept, ('done', made.id)])}", status_code=303)


def _writable(desk: Desk) -> None:
    if not desk.settings.writable:
        raise PermissionDeniedException("Nothing can be reviewed here: this server only shows the ledger.")


def _reason(data: Mapping[str, str]) -> str:
    """Why, on one line. Raises `NotDoneError`."""
    reason = " ".join(data.get("reason", "").split())
    if not reason:
        raise NotDoneError("Say why; it is kept with your name and the time.", "reason", UNPROCESSABLE)
    if len(reason) > LONGEST:
        raise NotDoneError("This reason is too long.", "reason", UNPROCESSABLE)
    return reason


def _given(data: Mapping[str, str], field: str) -> str:
    if not data.get(field, "").strip():
        raise NotDoneError("Give a name.", field, UNPROCESSABLE)
    return data[field].strip()


def _signed(desk: Desk) -> tuple[str, str]:
    return desk.settings.user, now()


def _number(asked: str) -> int:
    """The number behind which a page begins. Raises `WrongUsage`."""
    if asked and not (asked.isascii() and asked.isdigit() and len(asked) < len(str(NEWEST))):
        raise WrongUsage(f"{asked}: no place in the queue")
    return int(asked) if asked else NEWEST


PAGES = (queue, item, names, act)
