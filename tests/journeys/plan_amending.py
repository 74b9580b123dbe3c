"""The last part: amendments are proposed, seen old beside new, signed and issued."""

from __future__ import annotations

from datetime import date

from plans.models import Version
from tests.journeys.plan_finalising import ask_for_the_check, change_minutes, sign
from tests.journeys.the_exemplar import Office

BECAUSE = "She no longer needs it: the review of 13 November found so, and her parents agree"


def propose(office: Office) -> None:
    """More minutes in one line; another is taken away, for a reason the family can read."""
    day = office.colleague
    office.calendar.today = date(2025, 12, 9)
    day.at("plan_issue")
    day.follow("Begin the proposed")
    day.press("Begin it")
    said = office.version.provision.get(section="F", number=1).text
    change_minutes(day, "40", "50", said.replace("40 minutes", "50 minutes"))
    day.at("plan_section", "F")
    day.follow("Take out F7", exact=True)
    day.press("Take it out")
    day.hears("F7 is taken out.")
    day.in_the_way("It takes away")
    while day.at("plan_checks") or "Accept with a reason" in day.words:
        day.follow("Accept with a reason")
        day.press("Accept it")
        day.reads("Say why")
        day.fill("Why is it taken away?", BECAUSE)
        day.press("Accept it")


def give_notice(office: Office) -> None:
    """Old and new side by side, the plan as it is, and what is taken away and why."""
    day = office.colleague
    day.see_what_goes()
    for words in ("The plan as it is now", "What changed, old and new", "What is taken away"):
        day.reads(words)
    day.day("comment_by", date(2026, 1, 9))
    day.send()
    day.hears("Sent.")
    day.press("Record when it reached the family")
    day.day("on", date(2025, 12, 9))
    day.press("Save")


def issue_as_amended(office: Office) -> None:
    """After their days: begun, checked by somebody else, signed, issued."""
    day, senior = office.colleague, office.senior
    office.calendar.today = date(2026, 1, 28)
    day.at("plan_issue")
    day.follow("Begin the amended final")
    day.press("Begin it")
    day.in_the_way("Nobody has signed it yet.")
    ask_for_the_check(day, "")
    senior.at("plan_senior_check")
    sign(senior)
    day.see_what_goes()
    day.send()
    day.hears("The plan is issued to everybody the law names.")
    assert office.plan.versions.latest("number").status == Version.Status.AMENDED_FINAL
