"""Advice that came to us on paper or by email: taken in, asked for as text, withdrawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from cases import audit
from cases.actions import chronology, correspondence
from cases.audit import action
from cases.models import Document, Entry, Message
from cases.queries.papers import is_used
from cases.refusals import Refused
from statutory import Kind, format_date

from ..letters import inbox_of, wanting_text
from ..models import AdviceLine, AdviceRequest, AdviceVersion
from ..queries.advice_names import name_of
from ..queries.advice_papers import Read, came_after_the_plan, others_in, reading_of

State, Given = AdviceRequest.State, AdviceVersion.State
NOT_TAKEN = (State.REUSED, State.NO_REUSE)
LATE_ANSWER = "It came after the final plan. Consider whether the plan has to be reviewed."


@dataclass(frozen=True)
class Line:
    """One need, outcome or provision, as it stands in the advice."""

    kind: str
    text: str
    who: str = ""
    amount: str = ""
    how_often: str = ""
    not_quantified_because: str = ""

    @property
    def words(self) -> str:
        return " ".join((self.text, self.who, self.amount, self.how_often))


@dataclass(frozen=True)
class Answer:
    """What came: a paper that is on the case already, or lines, or both; from whom, and when."""

    author_name: str
    author_role: str = ""
    dated_on: date | None = None
    document: Document | None = None
    summary: str = ""
    lines: Sequence[Line] = ()


@action
def take_in_answer(
    request: AdviceRequest,
    *,
    answer: Answer,
    received_on: date,
    by: User,
    looked_because: str = "",
    today: date | None = None,
) -> AdviceVersion:
    """Take in advice that came on paper or by email. What names somebody else waits for a person.

    It is kept whenever it comes: after the final plan too, and then a review is to be considered.
    """
    audit.leaving_unsaid("answer")
    request = AdviceRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
    _refuse_answer(request, answer, received_on)
    read = reading_of(answer.document, by) if answer.document else None
    _refuse_unlooked(request, answer, read, by, looked_because)
    version = _kept(request, answer, read, by, looked_because)
    first = request.state not in (State.ANSWERED, State.WITHDRAWN)
    request.state = State.ANSWERED
    request.answered_on = request.answered_on or received_on
    request.save(update_fields=["state", "answered_on"])
    _tell(request, first, received_on, by, today)
    if came_after_the_plan(request, received_on):
        _prompt_a_review(version, by)
    audit.noting(after={"version": version.number, "is_read": version.is_read})
    return version


@action
def ask_for_text(version: AdviceVersion, *, by: User, on: date) -> Message | None:
    """Ask for a scan again as text (H-143). Nothing goes where no email is known: they are rung."""
    if version.is_read is not False:
        raise Refused("It is not a scan without text")
    if version.text_asked_on is not None:
        raise Refused(f"That was asked already, on {format_date(version.text_asked_on)}")
    version.text_asked_on = on
    version.save(update_fields=["text_asked_on"])
    request = version.request
    inbox = inbox_of(request.provider) if request.provider else ""
    if not inbox or request.provider is None:
        return None
    subject, text = wanting_text(request.case.reference)
    return correspondence.send_to_inbox(
        request.case,
        body=request.provider.name,
        inbox=inbox,
        code="advice-as-text",
        subject=subject,
        text=text,
        caused_by=f"Advice of {request.provider.name} is a scan without text",
        once=f"advice-as-text:{version.pk}",
        by=by,
    )


@action
def note_withdrawn(version: AdviceVersion, *, because: str, by: User, on: date) -> AdviceVersion:
    """Write down that its author withdrew advice. What was handed in stays as it was."""
    if not because.strip():
        raise Refused("Say why it is withdrawn", field="because")
    if version.state != Given.GIVEN:
        raise Refused("This advice was withdrawn already")
    version.state, version.withdrawn_because = Given.WITHDRAWN, because.strip()
    version.save(update_fields=["state", "withdrawn_because"])
    request = version.request
    if not request.versions.filter(state=Given.GIVEN).exists():
        request.state, request.answered_on = State.ASKED, None  # it is waited for again
        request.save(update_fields=["state", "answered_on"])
    note = f"Advice withdrawn by its author: {name_of(request)}. {because.strip()}"
    chronology.record(request.case, kind=Entry.Note.NOTE.value, on=on, by=by, note=note)
    if came_after_the_plan(request, on):
        _prompt_a_review(version, by)
    return version


def _refuse_answer(request: AdviceRequest, answer: Answer, received_on: date) -> None:
    if request.state in NOT_TAKEN:
        raise Refused("Existing advice stands here. Ask for new advice first.")
    if received_on < request.sent_on:
        asked = format_date(request.sent_on)
        raise Refused(
            f"It was asked for on {asked}, so it did not come before", field="received_on"
        )
    if not answer.author_name.strip():
        raise Refused("Enter who wrote the advice", field="author_name")
    paper = answer.document
    if paper is None and not answer.lines and not answer.summary.strip():
        raise Refused("Select the paper, or write down what the advice says", field="document")
    if paper and (paper.case_id != request.case_id or paper.letter or not is_used(paper)):
        raise Refused("Select a paper that is filed on this case", field="document")


def _refuse_unlooked(
    request: AdviceRequest, answer: Answer, read: Read | None, by: User, looked_because: str
) -> None:
    """A wrong child or a sibling in the text is for a person to look at, never taken by itself."""
    if looked_because.strip():
        return
    if read is not None and read.concern:
        raise Refused(read.concern, field="looked_because")
    typed = "\n".join([answer.summary, *(line.words for line in answer.lines)])
    if others_in(typed, request.case, by):
        said = "What is written below names another child. Look whether it is about this child."
        raise Refused(said, field="looked_because")


def _kept(
    request: AdviceRequest, answer: Answer, read: Read | None, by: User, looked_because: str
) -> AdviceVersion:
    last = request.versions.aggregate(last=Max("number"))["last"] or 0
    version = AdviceVersion.objects.create(
        request=request,
        number=last + 1,
        state=Given.GIVEN,
        summary=answer.summary.strip(),
        document=answer.document,
        is_read=read.is_read if read else None,
        written_by=by,
        author_name=answer.author_name.strip(),
        author_role=answer.author_role.strip(),
        dated_on=answer.dated_on,
        given_at=timezone.now(),
        given_by=by,
        looked_because=looked_because.strip(),
    )
    numbers: dict[str, int] = {}
    for line in answer.lines:
        numbers[line.kind] = numbers.get(line.kind, 0) + 1
        AdviceLine.objects.create(version=version, number=numbers[line.kind], **vars(line))
    return version


def _tell(request: AdviceRequest, first: bool, on: date, by: User, today: date | None) -> None:
    """The first answer stops the clock. A later version leaves it as it stands."""
    kind = Kind.ADVICE_RECEIVED.value if first else Entry.Note.NOTE.value
    name = name_of(request)
    chronology.record(
        request.case,
        kind=kind,
        on=on,
        by=by,
        about=request.about if first else "",
        note=name if first else f"A newer version of advice came: {name}",
        today=today,
    )


def _prompt_a_review(version: AdviceVersion, by: User) -> None:
    """A line and a link to the officer of the case, and a line on the case."""
    case, request = version.request.case, version.request
    note = f"{name_of(request)}: {LATE_ANSWER}"
    chronology.record(case, kind=Entry.Note.NOTE.value, on=timezone.localdate(), by=by, note=note)
    if case.officer is None:
        return
    correspondence.send(
        case,
        to=case.officer,
        code="advice-after-plan",
        subject="Advice came after the final plan",
        body=(
            f"{LATE_ANSWER}\n\nSign in to read it:"
            f" {settings.SITE_URL}{reverse('case_advice', args=[case.reference])}\n"
        ),
        caused_by="Advice after the final plan",
        once=f"advice-after-plan:{version.pk}:{version.state}",
        by=by,
    )
