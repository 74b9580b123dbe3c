"""One case: who it is, where it has got to, every clock, and everything that happened."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from .. import roles
from ..deciding.legal_questions import QUESTIONS
from ..guards import officer
from ..models import Case
from ..queries.answers import held_on
from ..queries.case_file import clocks_of, corrected_in, entries_of
from ..queries.intake import reached
from ..queries.people import with_people_tasks
from ..screens.frame import frame_of
from ..wording import matters_of, next_step

_DECIDED_AT = {question.stage.value for question in QUESTIONS}


@officer(roles.VIEW)
def overview(request: HttpRequest, case: Case) -> HttpResponse:
    """Where the case stands: the next step, every clock with its reason, the chronology."""
    today = timezone.localdate()
    entries = entries_of(case)
    context = frame_of(request, case, "case") | {
        "clocks": clocks_of(case, entries, today),
        "entries": entries,
        "corrected": corrected_in(entries),
        "matters": matters_of(entries),
        "held": held_on(case) if case.stage in _DECIDED_AT else None,
        "people_to_do": with_people_tasks(Case.objects.filter(pk=case.pk)).exists(),
        "reached": reached(case, request.user, entries),  # type: ignore[arg-type]
        "step": next_step(case, request.user, today),  # type: ignore[arg-type]
        "today": today,
    }
    return render(request, "cases/overview.html", context)


@officer(roles.VIEW)
def messages(request: HttpRequest, case: Case) -> HttpResponse:
    """Every message about the case and whether it went."""
    rows = case.messages.select_related("to_user", "to_member", "document").order_by("-written_at")
    context = frame_of(request, case, "case_messages") | {"case_messages": rows}
    return render(request, "cases/messages.html", context)


@officer(roles.LOOK_AT_AUDIT)
def access(request: HttpRequest, case: Case) -> HttpResponse:
    """Who looked at this case, and who did what to it."""
    context = frame_of(request, case, "case_access") | {
        # That a safeguarding lead read a concern is nobody else's to know.
        "looked": case.access_records.exclude(doing="concern")[:200],
        "audit": case.audit.all()[:200],
    }
    return render(request, "cases/access.html", context)
