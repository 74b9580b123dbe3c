"""Where signing in leads."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.models import Role
from cases import roles
from cases.access import cases_visible_to
from cases.guards import signed_in
from families.access import sights_of
from panels.access import memberships_of as seats_of
from providers.access import memberships_of

# What one must be allowed to do, and the page where the day then begins.
_FIRST_PAGES = (
    (roles.WORKLIST, "worklist"),
    (roles.SEE_COMMITMENTS, "commitments"),
    (roles.SEE_JOBS, "jobs"),
)


@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """Staff with cases go to their worklist, others to the first page that is theirs, settings and
    services, families and members of panels to their own screens. Who has no such page finds
    here the cases they were given leave to open.
    """
    role = request.user.role  # type: ignore[union-attr]
    for doing, name in _FIRST_PAGES:
        if roles.may(role, doing):
            return redirect(name)
    if role == Role.FAMILY and sights_of(request.user):  # type: ignore[arg-type]
        return redirect("family_home")
    if memberships_of(request.user).exists():  # type: ignore[arg-type]
        return redirect("portal_home")
    if seats_of(request.user).exists():  # type: ignore[arg-type]
        return redirect("sitting_home")
    cases = cases_visible_to(request.user).filter(closed_on=None)  # type: ignore[arg-type]
    rows = cases.select_related("child").order_by("reference")
    return render(request, "home.html", {"cases": rows})


@signed_in
def no_such_page(request: HttpRequest, key: str = "") -> HttpResponse:
    """In place of pages of the sign-in library that let people change the email they sign in
    with: it is given by whoever runs the system, and reminders go to it.
    """
    raise Http404
