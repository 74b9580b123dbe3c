"""A refusal with a reason the law does not know waits, whole, until a senior explains."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError

from accounts.models import Role
from cases.actions.chronology import record
from cases.actions.decisions import PanelAdvice, decide_not_to_assess, decide_to_assess
from cases.actions.held_decisions import drop, explain, rewrite, send_back
from cases.deciding.answering import Answer
from cases.models import Case, Deadline, Decision, Entry, Message
from cases.queries.answers import decisions_to_explain
from cases.refusals import Refused
from statutory import Kind
from tests.cases.views.acting import a_request
from tests.factories import UserFactory
from tests.people import Cast

ASKED = date(2026, 6, 9)
LATER = date(2026, 6, 12)
UNLAWFUL = "There is no psychologist’s report, and Ada is not two years behind."
LAWFUL = "The help that the school gives meets her needs, and it is ordinarily there."


@pytest.fixture
def case(people: Cast) -> Case:
    return a_request(people.officer)


def hold(case: Case, people: Cast, **changed: Any) -> Decision:
    given: dict[str, Any] = {"on": ASKED, "by": people.officer, "reasons": UNLAWFUL}
    return decide_not_to_assess(case, **(given | {"today": ASKED} | changed))


def lawful(people: Cast, **changed: Any) -> Answer:
    given = {"question": "assess", "yes": False, "on": ASKED, "by": people.officer}
    return Answer(**(given | {"reasons": LAWFUL} | changed))


def letters(case: Case) -> list[str]:
    wanted = Message.objects.filter(case=case, to_member__isnull=False)
    return list(wanted.values_list("code", flat=True))


def decided(case: Case) -> list[tuple[str, date | None, str]]:
    rows = case.entries.exclude(kind="request_received").order_by("pk")
    return [(row.kind, row.on, row.by_name) for row in rows]


def test_h202_such_a_refusal_is_held_whole_and_its_clock_runs_on(people: Cast, case: Case) -> None:
    before = list(Deadline.objects.filter(case=case).order_by("pk").values())

    held = hold(case, people, grounds=("help-enough",))

    assert (held.state, held.reasons, held.grounds) == ("held", UNLAWFUL, ["help-enough"])
    assert [one["code"] for one in held.stopped_by] == ["psychologist", "years-behind"]
    assert list(Deadline.objects.filter(case=case).order_by("pk").values()) == before
    assert (decided(case), letters(case), case.documents.count()) == ([], [], 0)


def test_the_senior_is_told_by_a_line_and_a_link_that_name_nobody(people: Cast, case: Case) -> None:
    hold(case, people)

    (message,) = Message.objects.filter(code="decision-held")
    assert (message.to_user, message.channel) == (people.senior, "email")
    assert "/approvals/" in message.body
    assert not {"Ada", "Okoro", case.reference} & set(f"{message.subject} {message.body}".split())


def test_the_same_reasons_hold_no_decision_to_assess(people: Cast, case: Case) -> None:
    made = decide_to_assess(case, on=ASKED, by=people.officer, reasons=UNLAWFUL, today=ASKED)

    assert (made.state, made.stopped_by, letters(case)) == ("made", [], ["will-assess"])


def test_a_reason_for_departing_from_the_panel_is_read_too(people: Cast, case: Case) -> None:
    panel = PanelAdvice("yes", ASKED, "Assess", "There is no diagnosis.")

    held = hold(case, people, reasons=LAWFUL, panel=panel)

    assert [one["code"] for one in held.stopped_by] == ["diagnosis"]


def test_explained_it_is_made_that_day_in_the_officers_name(people: Cast, case: Case) -> None:
    held = hold(case, people)

    made = explain(held, by=people.senior, explanation=" It rests on need. ", today=LATER)

    assert (made.state, made.on, made.explanation) == ("made", LATER, "It rests on need.")
    assert (made.by, made.explained_by) == (people.officer, people.senior)
    assert decided(case) == [
        ("decided_not_to_assess", LATER, "Olive Officer"),
        ("decision_notice_sent", LATER, "Olive Officer"),
    ]
    assert letters(case) == ["not-to-assess"]
    letter = case.documents.get()
    assert letter.snapshot["reasons"] == UNLAWFUL
    assert "It rests on need." not in letter.snapshot["body"]


def test_explained_when_the_family_was_told_earlier_it_keeps_that_day(
    people: Cast, case: Case
) -> None:
    told = date(2026, 6, 2)
    held = hold(case, people, on=told)

    explain(held, by=people.senior, explanation="It rests on need.", today=LATER)

    assert [on for _, on, _ in decided(case)] == [told, told]
    assert letters(case) == []


@pytest.mark.parametrize("act", ["explain", "send_back"])
def test_h046_the_author_answers_nothing_whatever_role_they_have_since(
    people: Cast, case: Case, act: str
) -> None:
    held = hold(case, people)
    people.officer.role = Role.SENIOR
    people.officer.save()

    with pytest.raises(Refused, match="You wrote this yourself"):
        answer(act, held, people.officer)

    assert (decided(case), letters(case)) == ([], [])


@pytest.mark.parametrize("act", ["explain", "send_back"])
def test_h046_a_senior_who_decides_explains_no_decision_of_their_own(
    people: Cast, case: Case, act: str
) -> None:
    held = hold(case, people, by=people.senior)

    with pytest.raises(Refused, match="You wrote this yourself"):
        answer(act, held, people.senior)


@pytest.mark.parametrize("act", ["explain", "send_back"])
def test_h046_whoever_stands_in_for_the_author_answers_nothing_of_theirs(
    people: Cast, case: Case, act: str
) -> None:
    people.officer.cover, people.officer.cover_from = people.senior, date(2026, 6, 1)
    people.officer.save()
    held = hold(case, people)

    with pytest.raises(Refused, match="You stand in for Olive Officer, who wrote this"):
        answer(act, held, people.senior)
    explain(held, by=people.manager, explanation="It rests on need.", today=LATER)

    assert letters(case) == ["not-to-assess"]


def test_h046_whoever_wrote_an_earlier_wording_does_not_explain_the_next(
    people: Cast, case: Case
) -> None:
    first = hold(case, people, by=people.senior)
    second = rewrite(first, lawful(people, reasons=UNLAWFUL), today=ASKED)

    with pytest.raises(Refused, match="You wrote this yourself"):
        answer("explain", second, people.senior)


def test_who_may_not_approve_answers_nothing(people: Cast, case: Case) -> None:
    held = hold(case, people)

    with pytest.raises(Refused, match="A senior or a manager answers this"):
        answer("explain", held, UserFactory(team=people.team))


def answer(act: str, held: Decision, by: Any) -> None:
    if act == "explain":
        explain(held, by=by, explanation="It rests on need.", today=LATER)
    else:
        send_back(held, by=by, comment="Say what the evidence shows", today=LATER)


def test_an_explanation_and_a_comment_are_needed(people: Cast, case: Case) -> None:
    held = hold(case, people)

    with pytest.raises(Refused, match="Say why the decision may stand"):
        explain(held, by=people.senior, explanation=" ", today=LATER)
    with pytest.raises(Refused, match="Say what must change"):
        send_back(held, by=people.senior, comment=" ", today=LATER)


def test_sent_back_it_waits_for_the_officer_and_nobody_else(people: Cast, case: Case) -> None:
    held = hold(case, people)

    send_back(held, by=people.senior, comment="Say what the evidence shows", today=LATER)

    held.refresh_from_db()
    assert (held.state, held.sent_back_because) == ("held", "Say what the evidence shows")
    assert list(decisions_to_explain(people.senior)) == []
    assert Message.objects.get(code="decision-sent-back").to_user == people.officer
    with pytest.raises(Refused, match="waits for the officer"):
        explain(held, by=people.senior, explanation="After all", today=LATER)


def test_written_anew_without_such_reasons_it_is_made_and_the_first_is_kept(
    people: Cast, case: Case
) -> None:
    held = hold(case, people)

    made = rewrite(held, lawful(people), today=ASKED)

    held.refresh_from_db()
    assert (held.state, held.reasons, made.state, made.rewrites) == (
        "dropped",
        UNLAWFUL,
        "made",
        held,
    )
    assert letters(case) == ["not-to-assess"]


def test_a_rewriting_that_is_refused_leaves_the_held_one_waiting(people: Cast, case: Case) -> None:
    held = hold(case, people)

    with pytest.raises(Refused, match="Enter the reasons"):
        rewrite(held, lawful(people, reasons=" "), today=ASKED)

    held.refresh_from_db()
    assert held.is_held


def test_dropped_it_leaves_the_question_open(people: Cast, case: Case) -> None:
    held = hold(case, people)
    with pytest.raises(Refused, match="Say why it is dropped"):
        drop(held, by=people.officer, because="")

    drop(held, by=people.officer, because="New evidence came")
    decide_to_assess(case, on=ASKED, by=people.officer, reasons="She may need it.", today=ASKED)

    assert letters(case) == ["will-assess"]
    with pytest.raises(Refused, match="no longer waits"):
        explain(held, by=people.senior, explanation="Too late", today=LATER)


@pytest.mark.parametrize("act", [decide_to_assess, decide_not_to_assess])
def test_while_one_waits_no_other_is_made_and_it_says_why(
    people: Cast, case: Case, act: Any
) -> None:
    hold(case, people)

    with pytest.raises(Refused, match="A decision by Olive Officer about this waits already"):
        act(case, on=ASKED, by=people.senior, reasons=LAWFUL, today=ASKED)

    assert Decision.objects.count() == 1


def test_the_database_too_keeps_one_held_decision_for_a_question(people: Cast, case: Case) -> None:
    held = hold(case, people)
    held.pk = None

    with pytest.raises(IntegrityError):
        held.save(force_insert=True)


def test_a_case_that_moved_on_meanwhile_is_not_decided(people: Cast, case: Case) -> None:
    held = hold(case, people)
    record(case, kind=Kind.REQUEST_WITHDRAWN, on=LATER, by=people.officer, today=LATER)

    with pytest.raises(Refused, match="so that cannot be decided now"):
        explain(held, by=people.senior, explanation="It rests on need.", today=LATER)

    held.refresh_from_db()
    assert held.is_held
    assert not Entry.objects.filter(kind=Kind.DECIDED_NOT_TO_ASSESS).exists()


def test_it_waits_for_seniors_who_may_see_the_case_and_for_no_author(
    people: Cast, case: Case
) -> None:
    held = hold(case, people)
    elsewhere = UserFactory(role=Role.SENIOR)

    assert list(decisions_to_explain(people.senior)) == [held]
    assert list(decisions_to_explain(people.manager)) == [held]
    assert list(decisions_to_explain(elsewhere)) == list(decisions_to_explain(people.officer)) == []
    Case.objects.filter(pk=case.pk).update(restricted=True)
    assert list(decisions_to_explain(people.senior)) == []
