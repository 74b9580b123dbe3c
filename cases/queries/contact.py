"""What was said on a case, what waits for our reply, what we promised.

Whatever is for the family, for somebody outside the service or for an export reads contacts by
`shareable_contacts` and by nothing else.
"""

from __future__ import annotations

from datetime import date

from django.db.models import F, Prefetch, Q, QuerySet

from accounts.models import User

from .. import roles
from ..access import cases_visible_to, officers_covered_by
from ..models import Case, Concern, Contact, FamilyMember, Promise, Question


def shareable_contacts(case: Case) -> QuerySet[Contact]:
    """What may be shown to others: never what is internal, nor the trace of what was moved."""
    return Contact.objects.filter(case=case, internal=False, moved_to=None)


def contacts_of(case: Case, user: User, kind: str = "") -> QuerySet[Contact]:
    """The contact log as one of us sees it, newest first. Others see what may be shared."""
    ours = is_one_of_us(user)
    rows = Contact.objects.filter(case=case) if ours else shareable_contacts(case)
    if kind == "waiting":
        rows = rows.filter(_unanswered())
    elif kind == "internal":
        rows = rows.filter(internal=True)
    elif kind:
        rows = rows.filter(how=kind)
    people = ("member", "by", "answers", "answered_by", "moved_by", "redacted_by")
    promised = Promise.objects.all() if ours else Promise.objects.filter(shown_to_family=True)
    return rows.select_related(*people).prefetch_related(Prefetch("promises", queryset=promised))


def contacts_with(case: Case, member: FamilyMember) -> QuerySet[Contact]:
    """What passed between one person of the family and us, for that person, newest first.

    Never a note, nor what is internal, nor what anybody else of the family said or was told.
    """
    rows = shareable_contacts(case).filter(member=member).exclude(how=Contact.How.NOTE)
    return rows.select_related("by", "answered_by").order_by("-at", "-pk")


def is_one_of_us(user: User) -> bool:
    """Whether somebody is of the service. A panel member with leave is not."""
    return roles.may(user.role, roles.WORKLIST)


def waiting_for_our_reply(user: User) -> QuerySet[Contact]:
    """What came in and waits for a reply, on the cases of this person and of those they cover."""
    rows = Contact.objects.filter(_unanswered(), case__in=_cases_of(user))
    return rows.select_related("case__child", "member").order_by("reply_by", "pk")


def here(case: Case) -> QuerySet[Contact]:
    """What stands on a case and was not moved away: what can still be put right."""
    return Contact.objects.filter(case=case, moved_to=None).select_related("by", "case")


def waiting_on(case: Case, user: User) -> QuerySet[Contact]:
    """What came in on one case and waits for a reply, the nearest day first."""
    rows = Contact.objects.filter(_unanswered(), case=case)
    rows = rows if is_one_of_us(user) else rows.none()
    return rows.select_related("member", "by").order_by("reply_by", "pk")


def open_promises(user: User) -> QuerySet[Promise]:
    """What was promised and is not done, on the cases of this person and of those they cover.

    What they promised themselves on a case of somebody else is among it.
    """
    visible = cases_visible_to(user)
    theirs = Q(case__in=_cases_of(user)) | Q(made_by__in=officers_covered_by(user))
    rows = Promise.objects.filter(theirs, closed_at=None, case__in=visible)
    return rows.select_related("case__child", "made_by")


def promises_of(case: Case, user: User) -> QuerySet[Promise]:
    """Every promise on a case, the open ones first, by their day. For us alone."""
    rows = Promise.objects.filter(case=case) if is_one_of_us(user) else Promise.objects.none()
    return rows.select_related("made_by", "closed_by").order_by(
        F("closed_at").asc(nulls_first=True), "due", "pk"
    )


def open_promises_of(case: Case, user: User) -> QuerySet[Promise]:
    """The promises of a case that are still to be kept."""
    return promises_of(case, user).filter(closed_at=None)


def questions_of(case: Case, user: User) -> QuerySet[Question]:
    """What was asked of seniors on a case, newest first, with the answers. For us alone."""
    rows = Question.objects.filter(case=case) if is_one_of_us(user) else Question.objects.none()
    return rows.select_related("asked_by", "asked_of", "answered_by")


def questions_to_answer(user: User, today: date) -> QuerySet[Question]:
    """Questions that wait for this person, or for somebody whose place they take today."""
    rows = Question.objects.filter(
        asked_of__in=officers_covered_by(user), answered_at=None, case__in=cases_visible_to(user)
    ).exclude(asked_by=user)
    return rows.select_related("case__child", "asked_by", "asked_of").order_by("answer_by", "pk")


def concerns_for(lead: User) -> QuerySet[Concern]:
    """Every concern, for a safeguarding lead, newest first; of nobody they are close to."""
    if not lead.safeguarding_lead:
        return Concern.objects.none()
    close = lead.relations.filter(ended_at=None).values("child")
    rows = Concern.objects.exclude(case__child__in=close)
    return rows.select_related("case__child", "case__officer", "raised_by", "taken_by")


def concerns_raised_by(user: User, case: Case) -> QuerySet[Concern]:
    """What this person raised on this case: all they are told is that it was taken up."""
    return case.concerns.filter(raised_by=user)


def _cases_of(user: User) -> QuerySet[Case]:
    return cases_visible_to(user).filter(officer__in=officers_covered_by(user))


def _unanswered() -> Q:
    return Q(reply_by__isnull=False, answered_by=None, moved_to=None)
