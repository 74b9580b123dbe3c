"""The last part: amendments are proposed, seen old beside new, signed and issued."""

from __future__ import annotations

from datetime import date

from plans.models import Version
from tests.journeys.plan_finalising import change_minutes
from tests.journeys.the_exemplar import Office


def propose(office: Office) -> None:
    """More minutes in one line, another line taken away for a reason the family can read."""
    day = office.colleague
    office.calendar.today = date(2025, 12, 9)
    day.at("plan_issue")
    day.follow("Begin the proposed")
    day.press("Begin it")
    said = office.version.provision.get(section="F", number=1).text
    change_minutes(day, "40", "50", said.replace("40 minutes", "50 minutes"))
    day.at("plan_section", "F")
    day.follow("Take out F16")
    day.press("Take it out")
    day.in_the_way("It takes away")
