"""announce, remind, ask_for_reason, tell_withdrawn: what goes to the inbox of a setting."""

from __future__ import annotations

from accounts.models import User
from cases.actions import correspondence
from cases.audit import action
from cases.refusals import Refused

from .. import letters_to_settings as words
from ..letters import inbox_of
from ..models import Consultation, ConsultationAnswer


@action
def announce(consultation: Consultation, *, by: User) -> None:
    """Tell a setting that it is consulted: a line and a link, nothing of the child."""
    subject, text = words.consulting(consultation.case.reference)
    _send(consultation, "consultation-sent", subject, text, "", by)


@action
def remind(consultation: Consultation, *, step: str, subject: str, text: str) -> None:
    """Remind a setting that has not answered, once for each step."""
    _send(consultation, f"consultation-{step}", subject, text, consultation.about, None)


@action
def ask_for_reason(told: ConsultationAnswer, *, by: User) -> None:
    """Ask a setting that says no for a reason that the law knows."""
    consultation = told.consultation
    subject, text = words.wanting_reason(consultation.case.reference, told.says_full)
    _send(consultation, f"consultation-reason:{told.pk}", subject, text, "", by)


@action
def tell_withdrawn(consultation: Consultation, *, because: str, by: User) -> None:
    """Tell a setting that it need not answer any more."""
    subject, text = words.no_longer_consulting(consultation.case.reference)
    _send(consultation, "consultation-withdrawn", subject, text, "", by)


def _send(
    consultation: Consultation,
    code: str,
    subject: str,
    text: str,
    while_about: str,
    by: User | None,
) -> None:
    inbox = inbox_of(consultation.provider)
    if not inbox:
        raise Refused(
            f"No email is known for {consultation.provider.name}. Add its inbox in the directory:"
            " papers about a child are read by signing in, and never sent by email or post."
        )
    correspondence.send_to_inbox(
        consultation.case,
        body=consultation.provider.name,
        inbox=inbox,
        code=code.partition(":")[0],
        subject=subject,
        text=text,
        caused_by=f"Consultation of {consultation.provider.name}",
        once=f"{code}:{consultation.pk}",
        while_about=while_about,
        by=by,
    )
