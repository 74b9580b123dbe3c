"""One case: who it is, where it has got to, every clock, and everything that happened."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from accounts.models import User

from .. import roles
from ..deciding.legal_questions import QUESTIONS
from ..guards import officer
from ..models import Case, Entry
from ..queries.answers import held_on
from ..queries.case_file import clocks_of, corrected_in, entries_of
from ..queries.guidance import guidance_of
from ..queries.incidents import GONE, incidents_on
from ..queries.intake import reached
from ..queries.people import with_people_tasks
from ..screens.frame import frame_of
from ..wording import matters_of, next_step
from .case_lines import clock_lines, entry_lines

_DECIDED_AT = {question.stage.value for question in QUESTIONS}


@officer(roles.VIEW)
def overview(request: HttpRequest, case: Case) -> HttpResponse:
    """Where the case stands: the next step, every clock with its reason, the chronology."""
    today, user = timezone.localdate(), cast(User, request.user)
    entries = entries_of(case)
    context = frame_of(request, case, "case") | _lines(case, user, entries, today)
    context |= {
        "guidance": guidance_of(case),
        "held": held_on(case) if case.stage in _DECIDED_AT else None,
        "people_to_do": with_people_tasks(Case.objects.filter(pk=case.pk)).exists(),
        "reached": reached(case, user, entries),
        "step": next_step(case, user, today),
        "today": today,
    }
    return render(request, "cases/overview.html", context)


def _lines(case: Case, user: User, entries: Sequence[Entry], today: date) -> dict[str, Any]:
    """The clocks and the chronology in words."""
    clocks, matters = clocks_of(case, entries, today), matters_of(entries)
    may_except = roles.may(user.role, roles.EXCEPT)
    in_words = partial(clock_lines, case=case, matters=matters, today=today)
    return {
        "exceptions": clocks.exceptions,
        "running": in_words(clocks.running, exceptions=clocks.exceptions, may_except=may_except),
        "past": in_words(clocks.past, exceptions=clocks.exceptions, may_except=False),
        "entries": entry_lines(
            entries,
            case,
            matters,
            corrected_in(entries),
            may_correct=roles.may(user.role, roles.CORRECT),
        ),
    }


@officer(roles.VIEW)
def messages(request: HttpRequest, case: Case) -> HttpResponse:
    """Every message about the case and whether it went."""
    rows = case.messages.select_related("to_user", "to_member", "document").order_by("-written_at")
    context = frame_of(request, case, "case_messages") | {
        "case_messages": rows,
        "gone": GONE,
        "incidents": incidents_on(case, request.user),  # type: ignore[arg-type]
    }
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
