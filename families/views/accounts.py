"""Family accounts of a case, as the officer sees them: who signs in, who is invited, who helps."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from accounts.limits import forget_tries
from cases import roles
from cases.guards import officer
from cases.models import Case, FamilyMember
from cases.screens.frame import frame_of
from cases.screens.one_form import Page, one_form

from ..actions import accounts as closing
from ..actions import inviting as actions
from ..forms.accounts import AgreeForm, BecauseForm, InviteForm
from ..models import Holding, Invitation
from ..queries.accounts import accounts_of
from ..queries.joining import Door
from ..queries.officers import needs_second

NOTHING_YET = (
    "They get an email with a link, and nothing about any person. The link works for them alone."
)
TWO = "Somebody’s details are withheld on this case, so a second person says yes before it goes."
BACK = "Back to family accounts"
COUNTED = ("join_send", "join_slow", "join_lock")


@officer(roles.INVITE_FAMILY)
def show(request: HttpRequest, case: Case) -> HttpResponse:
    """Each member of the family: account, invitation, who helps, and what an order allows."""
    user = request.user
    context = frame_of(request, case, "family_accounts") | {
        "accounts": accounts_of(case, timezone.localdate()),
        "user_pk": user.pk,
    }
    return render(request, "families/accounts.html", context)


@officer(roles.INVITE_FAMILY)
def invite(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Say how identity and relation were seen, and invite."""
    member, form = member_of(case, pk), InviteForm(request, case)
    intro = (NOTHING_YET, TWO) if needs_second(case) else (NOTHING_YET,)
    page = Page("Invite to sign in", "Invite", home(case), BACK, intro=intro, member=member)

    def act() -> str:
        typed = {name: form.cleaned_data[name] for name in ("identity_seen", "relation_seen")}
        made = actions.invite(case, member=member, by=form.by, **typed)
        waits = made.state == Invitation.State.WAITING
        said = (
            "A second person was asked. Nothing goes before." if waits else "The invitation goes."
        )
        return done(request, case, said)

    return one_form(request, form, act, page, case=case)


@officer(roles.APPROVE)
def second(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """The second person looks at how it is known who somebody is, and says yes or no."""
    invitation = invitation_of(case, pk)
    form = AgreeForm(request, case)
    facts = (
        ("Asked by", invitation.asked_by.name),
        ("How it was seen who they are", invitation.identity_seen),
        ("How it was seen what they are to the child", invitation.relation_seen),
        ("The invitation goes to", invitation.email),
    )
    title = "May they be invited to sign in?"
    page = Page(title, "Answer", _case(case), facts=facts, intro=(TWO,), member=invitation.member)

    def act() -> str:
        if form.cleaned_data["answer"] == "yes":
            actions.agree(invitation, by=form.by)
            return _said(request, case, "The invitation goes.")
        actions.end_invitation(invitation, because=form.cleaned_data["because"], by=form.by)
        return _said(request, case, "The invitation does not go.")

    return one_form(request, form, act, page, case=case)


@officer(roles.INVITE_FAMILY)
def end_invitation(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """End an invitation that is open."""
    invitation = invitation_of(case, pk)
    form = BecauseForm(request, case)
    says = ("The link stops working at once. You can invite them again.",)
    page = Page(
        "End the invitation", "End it", home(case), BACK, intro=says, member=invitation.member
    )

    def act() -> str:
        actions.end_invitation(invitation, because=form.cleaned_data["because"], by=form.by)
        return done(request, case, "The invitation is ended.")

    return one_form(request, form, act, page, case=case)


@officer(roles.INVITE_FAMILY)
def end(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """End somebody's account."""
    found = Holding.objects.filter(member__child=case.child_id, ended_at=None)
    holding = get_object_or_404(found.select_related("member", "user"), pk=pk)
    form = BecauseForm(request, case)
    warning = "They see nothing from their next page on. Whoever they let help sees nothing either."
    page = Page("End the account", "End it", home(case), BACK, warning, member=holding.member)

    def act() -> str:
        closing.end_account(holding, because=form.cleaned_data["because"], by=form.by)
        return done(request, case, "The account is ended.")

    return one_form(request, form, act, page, case=case)


@officer(roles.INVITE_FAMILY)
def unlock(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Let somebody try codes again who tried too often: they rang, and we know who they are."""
    member = member_of(case, pk)
    form = BecauseForm(request, case)
    form.fields["because"].label = "How do you know that it is them?"
    says = ("They can ask for a code again at once.",)
    page = Page("Let them try again", "Unlock", home(case), BACK, intro=says, member=member)

    def act() -> str:
        closing.unlock(member, because=form.cleaned_data["because"], case=case, by=form.by)
        _forget(request, member)
        return done(request, case, "They can try again.")

    return one_form(request, form, act, page, case=case)


def member_of(case: Case, pk: int) -> FamilyMember:
    """Somebody of this case's family. Of another's there is no such page."""
    member = case.child.family.filter(pk=pk, removed_on=None).first()
    if member is None:
        raise Http404
    return member


def invitation_of(case: Case, pk: int) -> Invitation:
    """An invitation of this case."""
    found = Invitation.objects.filter(case=case).select_related("member", "asked_by")
    return get_object_or_404(found, pk=pk)


def home(case: Case) -> str:
    """The page of the accounts."""
    return reverse("family_accounts", args=[case.reference])


def done(request: HttpRequest, case: Case, said: str) -> str:
    """Say what was done and go back to the accounts."""
    messages.success(request, said)
    return home(case)


def _case(case: Case) -> str:
    return reverse("case", args=[case.reference])


def _said(request: HttpRequest, case: Case, said: str) -> str:
    messages.success(request, said)
    return _case(case)


def _forget(request: HttpRequest, member: FamilyMember) -> None:
    for invitation in member.invitations.filter(state=Invitation.State.SENT):
        for what in COUNTED:
            forget_tries(request, what, Door("", invitation).key)
    for holding in member.holdings.filter(ended_at=None).select_related("user"):
        forget_tries(request, "request_login_code", holding.user.email.lower())
