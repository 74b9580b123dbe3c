"""A recurring cast for letters: Amira Khan, aged eight, her parents, and the officer who writes."""

from __future__ import annotations

from datetime import date

from accounts.models import User
from cases.actions.chronology import enter_all
from cases.letters import Letter
from cases.models import Case, FamilyMember
from statutory import Kind
from tests.factories import CaseFactory, ChildFactory, FamilyMemberFactory, UserFactory

RECEIVED = date(2026, 4, 14)
DECIDED = date(2026, 5, 19)
REASONS = (
    "The school gives Amira two hours of support a week.\n\n"
    "The advice shows that the school can meet her needs."
)


def an_officer(**fields: object) -> User:
    """Grace Adeyemi, a coordinator with a direct line."""
    fields = {
        "name": "Grace Adeyemi",
        "email": "grace@exampleshire.example",
        "phone": "01632 960017",
        **fields,
    }
    return UserFactory(**fields)


def a_case(
    officer: User,
    *,
    forename: str = "Amira",
    surname: str = "Khan",
    born: date = date(2018, 3, 2),
    received: date = RECEIVED,
    reference: str = "EHC-2026-00012",
) -> Case:
    """A request received on Tuesday 14 April 2026, so the six weeks end on Tuesday 26 May 2026."""
    child = ChildFactory(forename=forename, surname=surname, date_of_birth=born)
    case = CaseFactory(
        reference=reference,
        child=child,
        officer=officer,
        setting_name="Willow Bank Primary School",
    )
    enter_all(case, [{"kind": Kind.REQUEST_RECEIVED.value, "on": received}], by=officer)
    return case


def told_not_to_assess(case: Case, officer: User) -> Case:
    """The decision and its notice, recorded without a letter, as the clocks of the letter need."""
    entries: list[dict[str, object]] = [
        {"kind": Kind.DECIDED_NOT_TO_ASSESS.value, "on": DECIDED},
        {"kind": Kind.DECISION_NOTICE_SENT.value, "on": DECIDED, "about": "not-to-assess"},
        {"kind": Kind.DECISION_NOTICE_SENT.value, "on": DECIDED, "about": "not-to-issue"},
    ]
    enter_all(case, entries, by=officer)
    return case


# What happened before each letter can be sent, and what an officer adds to it.
HAPPENED = {
    "will-assess": [Kind.DECIDED_TO_ASSESS],
    "will-assess-bodies": [Kind.DECIDED_TO_ASSESS],
    "advice-request": [Kind.DECIDED_TO_ASSESS],
    "views": [Kind.DECIDED_TO_ASSESS],
    "not-to-assess": [Kind.DECIDED_NOT_TO_ASSESS],
    "not-to-assess-bodies": [Kind.DECIDED_NOT_TO_ASSESS],
    "not-to-issue": [Kind.DECIDED_TO_ASSESS, Kind.DECIDED_NOT_TO_ISSUE],
    "not-to-issue-bodies": [Kind.DECIDED_TO_ASSESS, Kind.DECIDED_NOT_TO_ISSUE],
    "will-issue": [Kind.DECIDED_TO_ASSESS, Kind.DECIDED_TO_ISSUE],
    "will-issue-bodies": [Kind.DECIDED_TO_ASSESS, Kind.DECIDED_TO_ISSUE],
    "draft-plan": [Kind.DECIDED_TO_ASSESS, Kind.DECIDED_TO_ISSUE],
    "amended-draft": [Kind.DECIDED_TO_ASSESS, Kind.DECIDED_TO_ISSUE, Kind.DRAFT_SENT],
    "final-plan": [Kind.DECIDED_TO_ASSESS, Kind.DECIDED_TO_ISSUE, Kind.PLAN_SENT],
    "amendment-notice": [Kind.PLAN_SENT, Kind.AMENDMENT_NOTICE_SENT],
    "amended-plan": [Kind.PLAN_SENT, Kind.AMENDMENT_NOTICE_SENT, Kind.AMENDED_PLAN_SENT],
    "plan-to-setting": [Kind.PLAN_SENT],
    "plan-to-health": [Kind.PLAN_SENT],
    "not-amending": [Kind.PLAN_SENT, Kind.AMENDMENT_NOTICE_SENT, Kind.DECIDED_NOT_TO_AMEND],
}
TYPED: dict[str, str | date] = {
    "reasons": REASONS,
    "feedback": "Amira learns best with pictures.\nHer school will use them.",
    "wanted": "What support is given now\nHow well it works",
    "wanted_by": date(2026, 5, 25),
    "not_enclosed": "The papers are on their way to us.",
    "why_late": "We wait for one report.",
    "new_date": date(2026, 6, 12),
    "comment_by": date(2026, 6, 5),
    "because": "The school you asked for cannot give the help in Section F.",
    "answers": "You asked for 40 minutes.\nAccepted. F1 now says 40 minutes.",
    "told_on": date(2026, 5, 18),
    "copy": "You want to meet us.\nMondays suit you.",
    "first_sent": date(2026, 5, 12),
    "what_again": "The letter is: We will not carry out an assessment.",
    "days_again": "The last day to appeal is Monday 20 July 2026.",
    "meanwhile": "Her school goes on with two hours a week.",
}


def ready_for(letter: Letter, case: Case, officer: User) -> Case:
    """The case at the point where a letter can be sent, on the day of decision."""
    kinds = HAPPENED.get(letter.code, [])
    entries: list[dict[str, object]] = [{"kind": kind.value, "on": DECIDED} for kind in kinds]
    if letter.about:
        notice = Kind.DECISION_NOTICE_SENT.value
        entries.append({"kind": notice, "on": DECIDED, "about": letter.about})
    case.setting_address = "School Lane\nExampleton\nEX3 1AA"
    case.save()
    enter_all(case, entries, by=officer)
    return case


def a_parent(case: Case, name: str = "Priya Khan", **fields: object) -> FamilyMember:
    """Priya Khan, Amira's mother, who is written to by post."""
    fields = {
        "relation": "Mother",
        "address": "Flat 2\n14 Mill Lane\nExampleton",
        "postcode": "EX2 4AB",
        **fields,
    }
    return FamilyMemberFactory(child=case.child, name=name, **fields)


def a_father(case: Case, **fields: object) -> FamilyMember:
    """Imran Khan, Amira's father, who lives elsewhere."""
    fields = {"relation": "Father", "address": "9 Bridge Street\nExampleton", **fields}
    return a_parent(case, "Imran Khan", **fields)
