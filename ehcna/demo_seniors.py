"""What the demonstration has for a senior to answer: a merge, an emergency, an incident.

All people are invented, and everything is done by the real actions.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time

from django.utils import timezone

from accounts.models import User
from cases.actions import closing_off, merging
from cases.actions.incidents import WentWrong, open_incident
from cases.actions.posting import mark_posted
from cases.models import Case
from statutory import days_after

AFTERNOON = time(15, 40)


def seed(people: Mapping[str, User], today: date) -> None:
    """Each waits for the senior, who proposed, opened and posted none of it."""
    officer, assistant = people["coordinator@demo.example"], people["assistant@demo.example"]
    merging.propose(
        _of("Boone").child,
        _of("Boon").child,
        why="The father says that she was on file before: the name and the birth date were typed"
        " wrongly.",
        by=officer,
    )
    closing_off.break_glass(
        reference=_of("Ashdown").reference,
        reason="The out-of-hours team rang: nobody came for Robin, and they need the address.",
        by=User.objects.get(email="bashir@demo.example"),
    )
    _posted_wrongly(assistant, today)


def _posted_wrongly(by: User, today: date) -> None:
    case = _of("Penrose")
    letter = case.messages.filter(channel="post", state="queued").order_by("written_at")[0]
    wrong = WentWrong(
        words="A page about Harriet Boon was in the envelope for Alice Penrose. She rang.",
        aware_at=timezone.make_aware(datetime.combine(days_after(today, -1), AFTERNOON)),
        message=mark_posted(letter, by=by),
        was_read="yes",
    )
    open_incident(case, wrong=wrong, touching=[_of("Boon")], by=by)


def _of(surname: str) -> Case:
    return Case.objects.select_related("child", "officer").get(child__surname=surname)
