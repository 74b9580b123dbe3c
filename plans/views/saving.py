"""How a page on which a plan is written answers: it shows, it saves, it saves by itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone

from cases.editing import Clashed, version_of
from cases.models import Case, Submission
from cases.once import do_once, new_token, token_of
from cases.refusals import Refused
from cases.screens.one_form import Page, one_form
from cases.screens.two_texts import number_in
from cases.wording import identity_of

from ..forms.lines import LineForm
from ..forms.writing import LOOK, TAKE, PlanForm
from ..queries.sources import beside

ALONE = "X-Saves-Alone"  # the header with which a page saves while somebody is still writing


def saves_alone(request: HttpRequest) -> bool:
    """Whether the page sends this by itself, and nobody pressed a button."""
    return request.method == "POST" and request.headers.get(ALONE) == "1"


def write_form(
    request: HttpRequest,
    case: Case,
    form: PlanForm,
    page: Page,
    *,
    save: Callable[[], Any],
    after: Callable[[Any], str],
    home: Callable[[Any], str],
    more: dict[str, Any] | None = None,
) -> HttpResponse:
    """Show a form with the advice beside it, or save what was typed.

    `after` is where one goes on when it is saved; `home` is the address of the form of the record.
    """
    if saves_alone(request):
        return _alone(request, case, form, save, home)
    context = advice_for(request, form) | {"here": request.path} | (more or {})
    if form.pressed in (LOOK, TAKE):
        if form.pressed == TAKE and isinstance(form, LineForm):
            form.take_ticked_words()
        form.show_again()
        return render(request, page.template, _around(request, case, form, page, context))

    def act() -> str:
        record = save()
        messages.success(request, f"{getattr(record, 'label', 'The text')} is saved.")
        return after(record)

    return one_form(request, form, act, page, case=case, more=context)


def _around(
    request: HttpRequest, case: Case, form: PlanForm, page: Page, more: dict[str, Any]
) -> dict[str, Any]:
    identity = identity_of(case, timezone.localdate())
    return {"form": form, "page": page, "case": case, "identity": identity} | more


def advice_for(request: HttpRequest, form: PlanForm) -> dict[str, Any]:
    """The advice beside a form: the paper and the words that were asked for."""
    asked = request.POST if request.method == "POST" else request.GET
    version = form.into_version
    rests_on = form.papers if isinstance(form, LineForm) else ()
    shown = beside(
        version.plan,
        version,
        paper=number_in(asked.get("paper", "")) or next(iter(rests_on), 0),
        find=request.POST.get("find", "")[:200],
        part=number_in(asked.get("part", "")),
    )
    ticks = set(form["rests_on"].value() or ()) if "rests_on" in form.fields else set()
    return {"advice": shown, "ticked": ticks}


def _alone(
    request: HttpRequest,
    case: Case,
    form: PlanForm,
    save: Callable[[], Any],
    home: Callable[[Any], str],
) -> HttpResponse:
    """Save what is typed so far, and say when; or say why not, and leave it to its writer."""
    if not form.is_valid():
        sentences = [str(line) for lines in form.errors.values() for line in lines]
        return JsonResponse({"not_saved": sentences[0]}, status=422)
    try:
        if form.record is None:
            return _first(request, case, save, home)
        with transaction.atomic():
            Case.objects.select_for_update().get(pk=case.pk)
            record = save()
    except Clashed as clash:
        return JsonResponse({"clash": f"{clash.sentence} Press Save to see both."}, status=409)
    except Refused as refusal:
        closed = not type(form.into_version).objects.get(pk=form.into_version.pk).is_open
        return JsonResponse({"not_saved": refusal.sentence, "closed": closed}, status=409)
    return JsonResponse(_saved(record, home(record)))


def _first(
    request: HttpRequest, case: Case, save: Callable[[], Any], home: Callable[[Any], str]
) -> HttpResponse:
    """The first time a new line is kept: from then on the page writes on that line."""
    made: list[Any] = []

    def act() -> str:
        made.append(save())
        return home(made[0])

    sent = Submission.objects.filter(token=token_of(request), user=request.user.pk).first()
    path = sent.result if sent else do_once(request, act, case=case).headers["Location"]
    return JsonResponse(_saved(made[0] if made else None, path))


def _saved(record: Any, home: str) -> dict[str, Any]:
    """What the page has to know to go on. Without a version, it has to save once more."""
    version = version_of(record) if record is not None and record.pk else 0
    return {
        "saved_at": f"{timezone.localtime():%H:%M}" if record is not None else "",
        "seen": str(version) if version else "",
        "home": home,
        "once": new_token(),
    }
