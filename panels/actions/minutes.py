"""Minutes: followed change by change until they are agreed, then locked and only corrected."""

from __future__ import annotations

from django.template.loader import render_to_string
from django.utils import timezone

from accounts.models import User
from cases import audit, editing
from cases.actions import documents
from cases.audit import action
from cases.editing import Edit
from cases.refusals import Refused
from statutory import format_date

from ..models import AgendaItem, Correction, Meeting, Minutes, Recommendation
from ..queries.minutes import content_of, part_of
from ..queries.record import warnings_in
from .recording import NOT_IN_LAW

LOCKED = "These minutes were agreed and are locked. Add a correction instead"
REWORDED = ("words", "reasons", "conditions")


@action
def write_opening(minutes: Minutes, *, edit: Edit, by: User) -> Minutes:
    """Write what concerns no single case: apologies, matters of the panel."""
    audit.leaving_unsaid("edit")
    minutes = _held(minutes)
    editing.save(minutes, editing.settle(minutes, edit), by=by)
    return minutes


@action
def reword(said: Recommendation, *, edit: Edit, kept_because: str = "", by: User) -> Recommendation:
    """Change the words of an advice before the minutes are agreed. What stood there is kept.

    What was advised, by whom and with which votes is not changed afterwards.
    """
    audit.leaving_unsaid("edit", "kept_because")
    _held(_minutes_of(said.item.meeting))
    said = Recommendation.objects.select_for_update(of=("self",)).get(pk=said.pk)
    values = editing.settle(said, edit)
    if set(values) - set(REWORDED):
        raise Refused("Only the words of an advice can be changed")
    if not all(str(values.get(name, "-")).strip() for name in ("words", "reasons")):
        raise Refused("An advice has words and reasons", field="words")
    texts = [str(values.get(name, getattr(said, name))) for name in REWORDED]
    warned = warnings_in(said.item, said.said, *texts)
    why = kept_because.strip() or said.kept_because
    if warned and not why:
        raise Refused(NOT_IN_LAW.format(words=warned[0]["words"]), field="kept_because")
    values |= {"warned_of": warned, "kept_because": why if warned else ""}
    editing.save(said, values, by=by)
    return said


@action
def agree(meeting: Meeting, *, by: User) -> Minutes:
    """Agree the minutes: from now on they are locked. Each case gets its own part, and no other."""
    if meeting.state != Meeting.State.HELD:
        raise Refused("The meeting is not over. End it first")
    minutes = _held(_minutes_of(meeting))
    minutes.content = content_of(meeting, minutes)
    minutes.agreed_at, minutes.agreed_by = timezone.now(), by
    minutes._history_user = by  # type: ignore[attr-defined]
    minutes.save()
    for item in meeting.items.exclude(state=AgendaItem.State.WITHDRAWN).select_related("case"):
        _file(item, minutes, f"Minutes of {meeting.panel.name}", by)
    return minutes


@action
def correct(
    minutes: Minutes, *, item: AgendaItem | None, words: str, because: str, by: User
) -> Correction:
    """Add a correction to agreed minutes, under today’s date. The rest stays as it was agreed."""
    audit.leaving_unsaid("words", "because")
    minutes = Minutes.objects.select_for_update(of=("self",)).get(pk=minutes.pk)
    if not minutes.is_locked:
        raise Refused("These minutes are not agreed yet. Change them instead")
    if not words.strip():
        raise Refused("Enter how it should read", field="words")
    if not because.strip():
        raise Refused("Say why it is corrected", field="because")
    if item is not None and item.meeting_id != minutes.meeting_id:
        raise Refused("That case was not on this agenda", field="item")
    made = Correction.objects.create(
        minutes=minutes, item=item, words=words.strip(), because=because.strip(), by=by
    )
    if item is not None:
        _file(item, minutes, f"Corrected minutes of {minutes.meeting.panel.name}", by)
    return made


def _minutes_of(meeting: Meeting) -> Minutes:
    minutes, _ = Minutes.objects.get_or_create(meeting=meeting)
    return minutes


def _held(minutes: Minutes) -> Minutes:
    found = Minutes.objects.select_for_update(of=("self",)).get(pk=minutes.pk)
    if found.is_locked:
        raise Refused(LOCKED)
    return found


def _file(item: AgendaItem, minutes: Minutes, title: str, by: User) -> None:
    told = {"part": part_of(item, minutes), "title": title, "meeting": minutes.meeting}
    page = render_to_string("panels/minutes/part.html", told)
    documents.file(
        item.case,
        title=f"{title}, {format_date(item.on)}",
        content=page.encode(),
        media_type=documents.HTML,
        by=by,
        particulars=documents.Particulars(internal=True),
    )
