"""The rights pass to the young person: prepared in time, and said on the day.

Nothing here moves the rights: who holds them follows from the day, at each page and each letter.
The job tells people. What it told once it does not tell again, however often it runs.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.conf import settings
from django.urls import reverse

from cases.actions.correspondence import send
from cases.jobs.running import Run
from cases.models import Case
from statutory import days_after, format_date, young_person_from

from ..actions.telling import tell
from ..models import Holding
from ..queries.accounts import Accounts, accounts_of
from ..queries.officers import officer_of

YOUNGEST, OLDEST = 15, 18  # in calendar years, so that nobody is missed
MISSING = "The rights pass on {day}, and the young person is not on the case. Add and invite them"
TO_INVITE = "The rights pass on {day}. Invite the young person, and write to the parents"
TODAY_MISSING = "The rights have passed, and the young person is not on the case. Add them today"
TODAY = "The rights have passed to the young person. Letters go to them from today"
_OF_OFFICERS = {
    ("before", True): MISSING,
    ("before", False): TO_INVITE,
    ("since", True): TODAY_MISSING,
    ("since", False): TODAY,
}
BEFORE = "From {day} something changes in who decides and who we write to"
SINCE = "Something has changed in who decides and who we write to"


def prepare_moving_rights(today: date, run: Run) -> None:
    """Tell officers and families of the day that comes, and again once it is there."""
    for case, day in _near(today):
        accounts = accounts_of(case, today)
        moment = "since" if day <= today else "before"
        run.did("officers told", _tell_the_officer(case, accounts, day, moment))
        run.did("of the family told", _tell_the_family(case, accounts, day, moment))


def _near(today: date) -> Iterator[tuple[Case, date]]:
    """Open cases whose day is near, or passed so lately that a night may have been missed."""
    ahead, back = settings.RIGHTS_MOVE_DAYS, -settings.RIGHTS_MOVE_DAYS
    born = (date(today.year - OLDEST, 1, 1), date(today.year - YOUNGEST, 12, 31))
    cases = Case.objects.filter(closed_on=None, child__date_of_birth__range=born)
    for case in cases.select_related("child", "officer").order_by("pk"):
        day = young_person_from(case.child.date_of_birth)
        if days_after(today, back) <= day <= days_after(today, ahead):
            yield case, day


def _tell_the_officer(case: Case, accounts: Accounts, day: date, moment: str) -> int:
    missing = accounts.young_person is None
    words = _OF_OFFICERS[moment, missing].format(day=format_date(day))
    once = f"rights-{moment}:{case.pk}:{day.isoformat()}:{'missing' if missing else 'there'}"
    return len(tell(case, officer_of(case), words, once=once))


def _tell_the_family(case: Case, accounts: Accounts, day: date, moment: str) -> int:
    """A line and a link to whoever signs in as a parent or as the young person."""
    subject = SINCE if moment == "since" else BEFORE.format(day=format_date(day))
    holdings = [row.holding for row in accounts.rows if row.holding and not row.member.limited_on]
    for holding in holdings:
        send(
            case,
            to=holding.user,
            code="rights-move",
            subject=subject,
            body=_words(holding, subject),
            caused_by="The rights pass to the young person",
            once=f"rights-{moment}:{holding.pk}:{day.isoformat()}",
        )
    return len(holdings)


def _words(holding: Holding, subject: str) -> str:
    link = settings.SITE_URL + reverse("family_rights", args=[holding.member_id])
    phone = settings.LOCAL_AUTHORITY["phone"]
    return f"Hello\n\n{subject}.\n\nSign in to read it: {link}\n\nOr ring us on {phone}.\n"
