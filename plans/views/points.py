"""What the family says of a version they were sent: taken down and shown, point by point."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from cases import roles
from cases.guards import officer
from cases.models import Case
from cases.once import already_done, do_once
from cases.refusals import Refused
from cases.screens.action_form import CHANGE, DO, ActionForm
from cases.screens.one_form import Page, one_form
from cases.wording import identity_of
from providers.forms.plain import BecauseForm
from statutory import counted

from ..actions import representations as actions
from ..actions.representations import Said
from ..forms.points import HeardForm, MorePointsForm, PointForm
from ..menu import plan_frame
from ..models import Plan, Point, Representation
from ..queries.points import asked_settings, sent_versions, standing_points, windows_of
from ..queries.said import ALL, OPEN, grouped, heard_on, points_on
from ..queries.versions import plan_of

HERE = "plan_points"
ON_A_PAGE = 40
DAY_STAYS = (
    "The day on which it came stays in the chronology. If that is wrong too, correct it there."
)


@officer(roles.VIEW)
def show(request: HttpRequest, case: Case) -> HttpResponse:
    """What they say, line by line of the plan; those who disagree stand side by side."""
    frame = plan_frame(request, case, HERE)
    plan = plan_of(case)
    context: dict[str, Any] = {"plan": plan}
    if plan is not None:
        windows = windows_of(plan)
        versions = [(one, windows[one.pk]) for one in sent_versions(plan)]
        context |= {"versions": versions, "heard": heard_on(plan), "today": timezone.localdate()}
        context |= {"asked": asked_settings(plan)} | _points(request, plan)
    return render(request, "plans/points/show.html", frame | context)


def _points(request: HttpRequest, plan: Plan) -> dict[str, Any]:
    """The points of one page of the list, and how many there are and wait."""
    which = OPEN if request.GET.get("show") == OPEN else ALL
    rows = points_on(plan, only_open=which == OPEN)
    pages = Paginator(rows, ON_A_PAGE)
    page = pages.get_page(request.GET.get("page"))
    links = [
        {"text": n, "href": f"?show={which}&page={n}", "current": n == page.number}
        for n in pages.page_range
    ]
    waiting = sum(not row.point.answer for row in rows)
    return {
        "which": which,
        "page": page,
        "pages": links,
        "groups": grouped(page.object_list),
        "waiting": waiting,
        "total": len(rows) if which == ALL else standing_points(plan).count(),
    }


@officer(roles.WRITE_PLAN)
def hear(request: HttpRequest, case: Case) -> HttpResponse:
    """Take down what somebody says. The points are looked at before they are saved."""
    plan = _plan(case)
    if not sent_versions(plan).exists():
        messages.info(request, "No version was sent to the family yet, so there is none to answer.")
    form = HeardForm(request, case, plan)

    def act() -> str:
        told = actions.hear(form.chosen_version, heard=form.heard(), points=form.said(), by=form.by)
        _say_kept(request, len(form.said()))
        return f"{reverse(HERE, args=[case.reference])}#heard-{told.pk}"

    return _look_then_do(request, case, form, act, "What does the family say?")


@officer(roles.WRITE_PLAN)
def add(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Add more points to what somebody said, several in one go."""
    representation = _heard(case, pk)
    form = MorePointsForm(request, case, representation.version)

    def act() -> str:
        actions.add_points(representation, points=form.said(), by=form.by)
        _say_kept(request, len(form.said()))
        return reverse(HERE, args=[case.reference])

    return _look_then_do(request, case, form, act, f"More points of {representation.from_whom}")


@officer(roles.WRITE_PLAN)
def add_one(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Add one point, with the line it is about and a setting they ask for."""
    representation = _heard(case, pk)
    form = PointForm(request, case)

    def act() -> str:
        actions.add_points(representation, points=[form.said()], by=form.by)
        _say_kept(request, 1)
        return reverse(HERE, args=[case.reference])

    return _find_or_do(request, case, form, act, f"A point of {representation.from_whom}")


@officer(roles.WRITE_PLAN)
def mend(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Put right how a point was taken down."""
    point = point_of(case, pk)
    form = PointForm(request, case, point)

    def act() -> str:
        actions.mend_point(point, said=form.said(), by=form.by)
        messages.success(request, "The point is put right.")
        return reverse("plan_point_answer", args=[case.reference, point.pk])

    return _find_or_do(request, case, form, act, f"Point {point.number}: put it right")


@officer(roles.WRITE_PLAN)
def set_aside(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Set aside what was taken down by mistake. It stays on the page, and waits for nothing."""
    representation = _heard(case, pk)
    form = BecauseForm(request, "Why is it set aside?", "It is of another child, say, or a copy")

    def act() -> str:
        because = form.cleaned_data["because"]
        actions.set_aside(representation, because=because, by=form.by)
        messages.success(request, "Set aside. Its points wait for no answer.")
        return reverse(HERE, args=[case.reference])

    points = counted(representation.points.count(), "point")
    intro = (f"{representation.from_whom}: {points}.", DAY_STAYS)
    back, title = reverse(HERE, args=[case.reference]), "Set aside what was taken down by mistake"
    page = Page(title, "Set it aside", back, "What the family says", intro=intro, kind="warning")
    return one_form(request, form, act, page, case=case)


def point_of(case: Case, pk: int) -> Point:
    """A point of this case. Of another case's there is no such page."""
    rows = Point.objects.select_related(
        "representation__version__plan__case__child", "asks_for", "answered_by"
    )
    return get_object_or_404(rows, pk=pk, representation__version__plan__case=case)


def _heard(case: Case, pk: int) -> Representation:
    rows = Representation.objects.select_related("version__plan__case__child")
    return get_object_or_404(rows, pk=pk, version__plan__case=case, set_aside_because="")


def _plan(case: Case) -> Plan:
    plan = plan_of(case)
    if plan is None:
        raise Http404
    return plan


def _look_then_do(
    request: HttpRequest, case: Case, form: Any, act: Any, title: str
) -> HttpResponse:
    """See the form, look at the points as they will stand, save them."""
    if done := already_done(request):
        return done
    context = _context(case, form, title)
    if form.is_bound and form.step == CHANGE:
        form.show_again()
    elif form.is_bound and form.is_valid():
        try:
            points: list[Said] = form.said()
            if form.step == DO or not points:
                return do_once(request, act, case=case)
            return render(request, "plans/points/look.html", context | {"points": points})
        except Refused as refusal:
            form.add_refusal(refusal)
    return render(request, "plans/points/write.html", context)


def _find_or_do(
    request: HttpRequest, case: Case, form: PointForm, act: Any, title: str
) -> HttpResponse:
    """A form in which a setting is searched for; saved when it is sent and no search."""
    if done := already_done(request):
        return done
    if form.is_finding:
        form.show_again()
    elif form.is_bound and form.is_valid():
        try:
            return do_once(request, act, case=case)
        except Refused as refusal:
            form.add_refusal(refusal)
    return render(request, "plans/points/one.html", _context(case, form, title))


def _context(case: Case, form: ActionForm, title: str) -> dict[str, Any]:
    identity = identity_of(case, timezone.localdate())
    return {"case": case, "identity": identity, "form": form, "title": title}


def _say_kept(request: HttpRequest, points: int) -> None:
    said = f"{counted(points, 'point')} kept." if points else "Kept. They have no point to make."
    messages.success(request, said)
