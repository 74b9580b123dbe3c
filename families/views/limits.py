"""What a court order lets somebody see, and whether a young person could make one decision."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from cases import roles
from cases.guards import officer
from cases.models import Case
from cases.screens.one_form import Page, one_form

from ..actions.limits import Found, order_view, record_capacity
from ..forms.accounts import CapacityForm, OrderedForm
from .accounts import BACK, done, home, member_of

ENDS = "They are signed out. When they sign in again, they see what you select here and no more."
ONE = (
    "A finding is about one decision, on one day. It says nothing about any other.",
    "Help the young person to decide first, and begin by taking it that they can.",
)


@officer(roles.INVITE_FAMILY)
def ordered(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Set what an order still lets somebody see."""
    member = member_of(case, pk)
    form = OrderedForm(request, case, member)
    title = "What the order still lets them see"
    page = Page(title, "Save", home(case), BACK, ENDS, member=member)

    def act() -> str:
        typed = {name: form.cleaned_data[name] for name in ("parts", "because", "evidence")}
        order_view(case, member=member, by=form.by, **typed)
        return done(request, case, "What the order allows is set. They were signed out.")

    return one_form(request, form, act, page, case=case)


@officer(roles.INVITE_FAMILY)
def capacity(request: HttpRequest, case: Case) -> HttpResponse:
    """Record what was found of one decision."""
    form = CapacityForm(request, case)
    page = Page("Record capacity for one decision", "Record it", home(case), BACK, intro=ONE)

    def act() -> str:
        typed = {name: form.cleaned_data[name] for name in form.fields if name in _TYPED}
        plainly = {"has_capacity": typed["has_capacity"] == "yes", "opens": tuple(typed["opens"])}
        found = Found(**typed | plainly)
        record_capacity(case, found=found, by=form.by)
        return done(request, case, "What was found is recorded.")

    return one_form(request, form, act, page, case=case)


_TYPED = tuple(Found.__dataclass_fields__)
