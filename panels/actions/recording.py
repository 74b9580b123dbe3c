"""What the panel says of one case: the note as it is typed, and the advice when it is recorded."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from accounts.models import User
from cases import audit, editing, roles
from cases.access import may_open
from cases.actions.alerts import alert
from cases.audit import action
from cases.editing import Edit
from cases.refusals import Refused
from statutory import format_date

from ..models import AgendaItem, Dissent, FollowUp, Meeting, Membership, Note, Recommendation, Said
from ..queries.record import deferrals_of, lacked_by, present_for, under_way, warnings_in

State = AgendaItem.State
NOT_IN_LAW = (
    "The law does not know this reason: “{words}”. Reword it, or say why it is kept and what it"
    " rests on"
)
THIRD_TIME = (
    "This case was put off twice. A senior has to agree to a third time: they do it from the case,"
    " with their reason. The time limits go on running"
)
CONSENT_WORDS = "Advised yes with the clear cases of the meeting."


@action
def write_note(item: AgendaItem, *, edit: Edit, by: User) -> Note:
    """Keep what is typed of a case so far. It is no advice before it is recorded."""
    audit.leaving_unsaid("edit")
    item = _open(item)
    note = Note.objects.filter(item=item).first()
    if note is None:
        note = Note(item=item)
        note._history_user = by  # type: ignore[attr-defined]
        note.save()
    # Who opened the page before there was a note had seen an empty one: its first version.
    empty = note.history.order_by("history_id").first().history_id
    settled = editing.settle(note, replace(edit, seen=edit.seen or empty))
    editing.save(note, settled, by=by)
    return note


@action
def recommend(
    item: AgendaItem,
    *,
    kept_because: str = "",
    agreed_because: str = "",
    by: User,
    today: date,
) -> Recommendation:
    """Record what the panel advises, from the note. It decides nothing, and stops no clock.

    Without its quorum it is the advice of those present (H-204).
    """
    audit.leaving_unsaid("kept_because", "agreed_because")
    item = _open(item)
    note = Note.objects.filter(item=item).first() or Note(item=item)
    _refuse_incomplete(note)
    _refuse_deferral(item, note, agreed_because, by, today)
    warned = warnings_in(item, note.said, note.words, note.reasons, note.conditions)
    if warned and not kept_because.strip():
        raise Refused(NOT_IN_LAW.format(words=warned[0]["words"]), field="kept_because")
    agreed = by if _third(item, note) else None
    kept = ("said", "words", "reasons", "conditions", "votes_for", "votes_against")
    said = _recorded(
        item,
        by,
        **{name: getattr(note, name) for name in kept},
        more_wanted=note.more_wanted if note.said == Said.DEFER else "",
        more_by=note.more_by if note.said == Said.DEFER else None,
        deferral_agreed_by=agreed,
        deferral_agreed_because=agreed_because.strip() if agreed else "",
        warned_of=warned,
        kept_because=kept_because.strip() if warned else "",
    )
    audit.noting(after={"said": said.said, "quorate": said.is_quorate})
    return said


@action
def advise_by_consent(meeting: Meeting, *, by: User) -> list[Recommendation]:
    """Record the advice on the clear cases together, each with its own reason.

    A case that a member pulled out is not among them.
    """
    meeting = under_way(meeting)
    listed = meeting.items.filter(state=State.LISTED).exclude(by_consent_because="")
    clear = [one for one in listed.select_for_update(of=("self",)) if one.is_by_consent]
    if not clear:
        raise Refused("No case is left on the list of clear cases")
    return [
        _recorded(
            item,
            by,
            said=Said.YES,
            words=CONSENT_WORDS,
            reasons=item.by_consent_because,
            by_consent=True,
        )
        for item in clear
    ]


@action
def dissent(said: Recommendation, *, membership: Membership, words: str, by: User) -> Dissent:
    """Write down that a member who was there would have advised otherwise, in their words."""
    audit.leaving_unsaid("words")
    under_way(said.item.meeting)
    if not words.strip():
        raise Refused("Enter what the member says", field="words")
    there = {one["membership"] for one in said.present}
    if membership.pk not in there:
        raise Refused("They were not there when this case was advised on", field="membership")
    if said.dissents.filter(membership=membership).exists():
        raise Refused("What they say is kept already. It is not changed", field="membership")
    return Dissent.objects.create(
        recommendation=said, membership=membership, words=words.strip(), written_by=by
    )


@action
def follow_up(item: AgendaItem, *, what: str, owner: User, due: date, by: User) -> FollowUp:
    """Write down what somebody does after the meeting, and by when."""
    audit.leaving_unsaid("what")
    under_way(item.meeting)
    if not what.strip():
        raise Refused("Enter what has to be done", field="what")
    if due < item.on:
        raise Refused("Give a day after the meeting", field="due")
    if not may_open(owner, item.case):
        raise Refused("They may not open this case. Choose who does it among those who may",
                      field="owner")  # fmt: skip
    made = FollowUp.objects.create(
        item=item, what=what.strip(), owner=owner, due=due, written_by=by
    )
    if owner != by:
        _tell(made, by)
    return made


def _tell(made: FollowUp, by: User) -> None:
    """A line and a link to who is to do it: nothing about any person."""
    reference = made.item.case.reference
    alert(
        made.item.case,
        to=[made.owner],
        code="panel-follow-up",
        subject=f"Something to do after a panel by {format_date(made.due)}",
        path=f"/cases/{reference}/panels/follow-ups/{made.pk}/done/",
        once=f"panel-follow-up:{made.pk}",
        by=by,
    )


def _open(item: AgendaItem) -> AgendaItem:
    under_way(item.meeting)
    found = AgendaItem.objects.select_for_update(of=("self",)).filter(pk=item.pk)
    item = found.select_related("meeting__panel", "case").get()
    if item.state != State.LISTED:
        raise Refused(
            f"This case is “{item.get_state_display()}” already. What was recorded is changed in"
            " the minutes"
        )
    return item


def _recorded(item: AgendaItem, by: User, **told: object) -> Recommendation:
    there = present_for(item)
    if not there:
        raise Refused("Nobody is in the meeting for this case. Write down who is there first")
    for_, against = told.get("votes_for"), told.get("votes_against")
    voices = [one for one in there if one["seat"] != "clerk"]
    if isinstance(for_, int) and isinstance(against, int) and for_ + against > len(voices):
        raise Refused(
            f"{for_ + against} votes, but {len(voices)} members with a vote are there",
            field="votes_for",
        )
    said = Recommendation(
        item=item, present=there, lacked=lacked_by(item, there), recorded_by=by, **told
    )
    said._history_user = by  # type: ignore[attr-defined]
    said.save()
    item.state = State.DEFERRED if said.said == Said.DEFER else State.ADVISED
    item.save(update_fields=["state"])
    return said


def _refuse_incomplete(note: Note) -> None:
    if note.said not in Said.values:
        raise Refused("Select what the panel advises", field="said")
    if not note.words.strip():
        raise Refused("Enter the advice in words", field="words")
    if not note.reasons.strip():
        raise Refused("Enter the reasons for the advice", field="reasons")
    if (note.votes_for is None) != (note.votes_against is None):
        raise Refused("Enter the votes for and the votes against, or neither", field="votes_for")


def _refuse_deferral(
    item: AgendaItem, note: Note, agreed_because: str, by: User, today: date
) -> None:
    if note.said != Said.DEFER:
        return
    if not note.more_wanted.strip():
        raise Refused("Enter what is still to come", field="more_wanted")
    if note.more_by is None or note.more_by < today:
        raise Refused("Enter the day by which it comes, from today on", field="more_by")
    if not _third(item, note):
        return
    if not roles.may(by.role, roles.REVIEW_BRIEF):
        raise Refused(THIRD_TIME)
    if not agreed_because.strip():
        raise Refused(f"{THIRD_TIME}. Say why you agree", field="agreed_because")


def _third(item: AgendaItem, note: Note) -> bool:
    return note.said == Said.DEFER and deferrals_of(item) >= 2
