"""hand_in, withdraw_advice: advice reaches the council, and each version of it stays as it was."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from accounts.models import User
from cases import audit
from cases.actions import documents, uploads
from cases.actions.chronology import record
from cases.actions.documents import Particulars
from cases.actions.uploads import Filing
from cases.audit import action
from cases.models import Document, Entry, Upload
from cases.queries.papers import is_used
from cases.refusals import Refused
from statutory import Kind, Stage

from ..advice_paper import paper_of
from ..amounts import is_incomplete
from ..holding import draft_of, given_on, held_request
from ..models import AdviceLine, AdviceRequest, AdviceVersion
from ..plain_text import made_plain
from ..queries.whose_advice import bytes_of, doubts_about, is_scanned
from .telling import tell_officer

CAME = "Advice that you asked for has come in"
CORRECTED = "Advice on a case was corrected: look whether the plan still fits"
WITHDRAWN = "Advice on a case was withdrawn: look at what rests on it"
REVIEW = "Advice changed after the final plan: think whether an early review is needed"
SORTS = {
    AdviceRequest.Source.EDUCATION.value: Document.Sort.EDUCATION,
    AdviceRequest.Source.PSYCHOLOGY.value: Document.Sort.PSYCHOLOGY,
    AdviceRequest.Source.MEDICAL.value: Document.Sort.HEALTH,
    AdviceRequest.Source.SOCIAL_CARE.value: Document.Sort.CARE,
}


@action
def hand_in(
    request: AdviceRequest, *, edit: int, by: User, looked: bool = False, on: date | None = None
) -> AdviceVersion:
    """Give the advice to the council: on the case as a paper, its day recorded, the officer told.

    What was checked is what is handed in: a draft that a colleague changed meanwhile is not.
    """
    on = on or timezone.localdate()
    request = held_request(request)
    draft = draft_of(request)
    if draft is None:
        raise Refused("There is nothing to hand in. It may have been handed in already.")
    lines = list(draft.lines.all())
    if draft.edit != edit:
        who = draft.changed_by.name if draft.changed_by else "A colleague"
        raise Refused(f"{who} changed the draft while you were checking. Look at it once more.")
    _refuse_unfinished(draft, lines)
    draft.doubts = doubts_about(request, draft, lines, bytes_of(draft.upload))
    if draft.doubts and not looked:
        raise Refused("Tick to say that you looked, and it is about this child", field="looked")
    _file(request, draft, lines, on, by)
    draft.state, draft.given_by, draft.given_at = AdviceVersion.State.GIVEN, by, timezone.now()
    draft.save()
    _note(request, draft, on, by)
    return draft


@action
def withdraw_advice(
    request: AdviceRequest, *, because: str, by: User, on: date | None = None
) -> AdviceVersion:
    """Take back what was handed in. The council keeps the paper, marked; the officer is told."""
    audit.leaving_unsaid("because")
    on = on or timezone.localdate()
    request = held_request(request)
    given = given_on(request)
    if given is None:
        raise Refused("Nothing was handed in that could be withdrawn.")
    if not made_plain(because):
        raise Refused("Say why it is withdrawn", field="because")
    # Every version is taken back, else an earlier one would count in the place of the newest.
    for version in request.versions.filter(state=AdviceVersion.State.GIVEN):
        version.state = AdviceVersion.State.WITHDRAWN
        version.withdrawn_because = made_plain(because)
        version.save()
    request.state, request.answered_on = AdviceRequest.State.ASKED, None
    request.save()
    said = f"{_whose(request)}: advice withdrawn by {by.name}. {made_plain(because)}"
    _entry(request, said, on, by)
    tell_officer(request, what=_after_plan(request, WITHDRAWN), once=f"withdrawn:{given.pk}", by=by)
    return given


def _refuse_unfinished(draft: AdviceVersion, lines: Sequence[AdviceLine]) -> None:
    if not lines and draft.upload is None:
        raise Refused("Write at least one line, or upload a document.")
    for line in lines:
        if is_incomplete(line):
            raise Refused(
                f"Provision {line.number} does not say who, how much and how often. Say it, or say"
                " why it cannot be quantified."
            )
    if not (draft.author_name.strip() and draft.author_role.strip() and draft.dated_on):
        raise Refused("Say who gives the advice, in what role, and of which day it is.")
    if draft.upload is not None and not is_scanned(draft.upload):
        why = draft.upload.problem or "It has not been scanned yet. Try again in a minute."
        raise Refused(f"The document cannot be handed in. {why}")


def _file(
    request: AdviceRequest,
    draft: AdviceVersion,
    lines: Sequence[AdviceLine],
    on: date,
    by: User,
) -> None:
    """Put the document, and the lines as a paper, on the case in place of an earlier version."""
    earlier = given_on(request)
    draft.is_read = True
    if draft.upload is not None:
        draft.is_read = bool(draft.upload.findings.get("is_read", True))
        replaced = earlier.document if earlier else None
        draft.document = _file_upload(request, draft, replaced, on, by)
    if lines:
        replaced = earlier.lines_document if earlier else None
        if earlier and replaced is None and draft.document is None:
            replaced = earlier.document
        made = _file_lines(request, draft, lines, replaced, on, by)
        if draft.document is None:
            draft.document = made
        else:
            draft.lines_document = made


def _file_upload(
    request: AdviceRequest, draft: AdviceVersion, replaced: Document | None, on: date, by: User
) -> Document:
    upload = draft.upload
    assert upload is not None
    if upload.state == Upload.State.SAME:
        same = upload.document or (upload.same_as.document if upload.same_as else None)
        if same is None:
            raise Refused("The council has this file already, and is putting it on the case.")
        return same
    filing = Filing(
        title=_title(request),
        sort=SORTS.get(request.source, Document.Sort.OTHER),
        received_on=on,
        from_whom=_from(request, draft),
        internal=_is_marked(request),
        replaces=replaced if replaced and is_used(replaced) else None,
        because=draft.corrects_because or "Corrected",
    )
    return uploads.file_upload(upload, filing=filing, by=by, looked=True)


def _file_lines(
    request: AdviceRequest,
    draft: AdviceVersion,
    lines: Sequence[AdviceLine],
    replaced: Document | None,
    on: date,
    by: User,
) -> Document:
    paper = paper_of(request, draft, lines)
    particulars = Particulars(
        sort=SORTS.get(request.source, Document.Sort.OTHER),
        received_on=on,
        from_whom=_from(request, draft),
        internal=_is_marked(request),
        findings={"is_read": True},
    )
    if replaced is not None and is_used(replaced):
        return documents.supersede(
            replaced,
            title=_title(request),
            content=paper.content,
            media_type=paper.media_type,
            by=by,
            reason=draft.corrects_because or "Corrected",
            particulars=particulars,
        )
    return documents.file(
        request.case,
        title=_title(request),
        content=paper.content,
        media_type=paper.media_type,
        by=by,
        particulars=particulars,
    )


def _note(request: AdviceRequest, draft: AdviceVersion, on: date, by: User) -> None:
    corrected = request.state == AdviceRequest.State.ANSWERED
    request.state, request.answered_on = AdviceRequest.State.ANSWERED, request.answered_on or on
    request.save()
    if corrected:
        said = f"{_whose(request)}: version {draft.number}. {draft.corrects_because}"
        _entry(request, said, on, by)
    else:
        about, note = request.about, _whose(request)
        record(request.case, kind=Kind.ADVICE_RECEIVED, on=on, about=about, note=note, by=by)
    what = _after_plan(request, CORRECTED if corrected else CAME)
    tell_officer(request, what=what, once=f"given:{draft.pk}", by=by)


def _entry(request: AdviceRequest, said: str, on: date, by: User) -> None:
    record(
        request.case,
        kind=Entry.Note.NOTE.value,
        on=on,
        about=request.about,
        note=said,
        by=by,
    )


def _after_plan(request: AdviceRequest, otherwise: str) -> str:
    """What the officer is told: after the final plan, that a review may be due."""
    return REVIEW if request.case.stage == Stage.PLAN.value else otherwise


def _is_marked(request: AdviceRequest) -> bool:
    return request.marks.filter(removed_at=None).exists()


def _title(request: AdviceRequest) -> str:
    return f"Advice: {_whose(request)}"[:200]


def _whose(request: AdviceRequest) -> str:
    return f"{request.get_source_display()}, {request.provider.name if request.provider else ''}"


def _from(request: AdviceRequest, draft: AdviceVersion) -> str:
    return f"{draft.author_name}, {request.provider.name if request.provider else ''}"[:200]
