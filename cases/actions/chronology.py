"""record and correct: the only writers of `Entry`. Both end in `deadlines.sync`."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from accounts.models import User
from statutory import Kind, format_date

from .. import audit
from ..audit import action
from ..models import Case, Entry
from ..refusals import Refused
from .deadlines import Moved, sync

# What is arranged before it happens. Everything else is only recorded once it has.
MAY_LIE_AHEAD = frozenset(
    kind.value
    for kind in Kind
    if kind.value
    in {
        "setting_closed_from",
        "setting_reopens",
        "absent_from",
        "absent_to",
        "review_meeting",
        "term_starts",
        "moved",
        "phase_transfer",
        "post16_transfer",
        "course_ends",
    }
)


@action
def record(
    case: Case,
    *,
    kind: str,
    on: date,
    by: User | None,
    about: str = "",
    note: str = "",
    on_behalf_of: str = "",
    today: date | None = None,
) -> Entry:
    """Write down that something happened, on the day it happened in law. Deadlines follow."""
    _refuse_impossible_day(case, kind, on, today or timezone.localdate())
    entry = _enter(case, kind=kind, on=on, by=by, about=about, note=note, on_behalf_of=on_behalf_of)
    sync(case)
    return entry


@action
def correct(
    entry: Entry,
    *,
    on: date | None,
    by: User,
    reason: str,
    approved_by: str = "",
    today: date | None = None,
) -> list[Moved]:
    """Say that an entry was wrong: it happened on another day, or (`on` empty) not at all.

    Letters already sent stay as they are. Returns every date that moves.
    """
    _refuse_bad_correction(entry, on, reason)
    if on is not None:
        _refuse_impossible_day(entry.case, entry.kind, on, today or timezone.localdate())
    _enter(
        entry.case,
        kind=entry.kind,
        on=on,
        by=by,
        about=entry.about,
        reason=reason,
        corrects=entry,
        approved_by=approved_by,
    )
    moved = sync(entry.case)
    audit.noting(
        before={"on": entry.on},
        after={"moved": [f"{m.rule} {m.about} {m.before} to {m.after}".strip() for m in moved]},
    )
    return moved


def enter_all(case: Case, entries: list[dict[str, object]], *, by: User | None) -> None:
    """Write several entries of one action and work the deadlines out once."""
    for fields in entries:
        _enter(case, by=by, **fields)  # type: ignore[arg-type]
    sync(case)


def _enter(case: Case, *, by: User | None, **fields: object) -> Entry:
    return Entry.objects.create(case=case, by=by, by_name=by.name if by else "The system", **fields)


def _refuse_bad_correction(entry: Entry, on: date | None, reason: str) -> None:
    if not reason.strip():
        raise Refused("Say why the entry was wrong", field="reason")
    if Entry.objects.filter(corrects=entry).exists():
        raise Refused("This entry has already been corrected. Correct the newer one.", field="on")
    if on == entry.on:
        raise Refused("That is the day already recorded", field="on")


def _refuse_impossible_day(case: Case, kind: str, on: date, today: date) -> None:
    if on > today and kind not in MAY_LIE_AHEAD:
        raise Refused(f"{format_date(on)} is in the future", field="on")
    if on < case.child.date_of_birth:
        raise Refused(f"{format_date(on)} is before the child was born", field="on")
