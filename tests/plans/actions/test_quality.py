"""An audit: who may make it, what it keeps, what follows from it."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone

from accounts.models import Role
from cases.actions import grants
from cases.editing import Edit
from cases.models import AuditEntry, Case, Message
from cases.refusals import Refused
from plans.actions import quality, versions, writing
from plans.actions.quality import Marked
from plans.models import AcceptedLoss, Audit, Override, SeniorCheck
from plans.queries.auditing import who_can_audit, why_may_not_audit
from plans.queries.audits import actions_on, figures_of, lines_of
from statutory import days_after
from tests.factories import TeamFactory, UserFactory
from tests.people import Cast, cast
from tests.plans.an_audit import (
    an_audit,
    auditor,
    finished,
    marked,
    with_action,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def audit(people: Cast) -> Audit:
    return an_audit(people)


def today() -> date:
    return timezone.localdate()


def said(audit: Audit) -> dict[str, tuple[str, str]]:
    return {one.criterion: (one.mark, one.note) for one in audit.scores.all()}


def test_marks_are_kept_as_they_are_given_and_the_grade_follows(people, audit) -> None:
    by = auditor(people)
    quality.take_on(audit, by=by)
    quality.score(audit, marks={"A-voice": Marked("partly", " Only the mother ")}, by=by)
    quality.score(audit, marks={"A-voice": Marked("met"), "A-how": Marked("met")}, by=by)
    assert said(audit) == {"A-voice": ("met", ""), "A-how": ("met", "")}

    done = finished(audit, by, B_clear="not_met", J_money="not_applicable")

    assert (done.grade, done.percent, done.auditor) == ("good", 94, by)
    assert (done.action, done.action_owner, done.is_action_open) == ("", None, False)


def test_nobody_chooses_the_grade(people, audit) -> None:
    by = auditor(people)
    marked(audit, by, "not_met")
    with pytest.raises(TypeError):
        quality.finish(audit, by=by, today=today(), grade="outstanding")  # type: ignore[call-arg]

    assert quality.finish(audit, by=by, today=today()).grade == "inadequate"


def test_it_is_finished_once_everything_is_marked_and_said(people, audit) -> None:
    by = auditor(people)
    marked(audit, by)
    audit.scores.filter(criterion="K-papers").delete()
    with pytest.raises(Refused, match="Still without a mark, or without a note: Every paper"):
        quality.finish(audit, by=by, today=today())

    quality.score(audit, marks={"K-papers": Marked("partly", "  ")}, by=by)

    with pytest.raises(Refused, match="without a note: Every paper"):
        quality.finish(audit, by=by, today=today())
    assert Audit.objects.get().finished_at is None


@pytest.mark.parametrize(
    ("marks", "why"),
    [
        ({"Z-none": Marked("met")}, "no such criterion"),
        ({"A-voice": Marked("splendid")}, "no such criterion or mark"),
        ({"A-voice": Marked("not_applicable", "x")}, "applies to every plan"),
    ],
)
def test_marks_that_there_are_not_are_refused(people, audit, marks, why) -> None:
    by = auditor(people)
    quality.take_on(audit, by=by)

    with pytest.raises(Refused, match=why):
        quality.score(audit, marks={"A-how": Marked("met")} | marks, by=by)

    assert said(audit) == {}


def test_nobody_audits_a_plan_in_which_they_had_a_hand(people) -> None:
    wrote, set_aside, lost, signed, sent = (auditor(people, name) for name in "WXYZV")
    audit = an_audit(people, by=wrote)
    version = audit.version
    Override.objects.create(plan=version.plan, rule="F-02", section="F", because="x", by=set_aside)
    AcceptedLoss.objects.create(version=version, item="F1", kind="minutes", because="x", by=lost)
    SeniorCheck.objects.create(
        version=version, state="signed", asked_by=wrote, answered_by=signed, fingerprint="x"
    )
    version.frozen_by = sent
    version.save()

    for one, why in (
        (wrote, "You wrote part"),
        (set_aside, "You let something pass"),
        (lost, "You let something pass"),
        (signed, "You checked or signed"),
        (sent, "You sent this plan out"),
    ):
        with pytest.raises(Refused, match=why):
            quality.take_on(audit, by=one)
    assert [one.name for one in who_can_audit(audit)] == ["Max Manager", "Sal Senior"]


def test_who_wrote_in_another_version_of_the_plan_is_kept_from_it_too(people) -> None:
    audit, by = an_audit(people), auditor(people)
    quality.take_on(audit, by=by)
    plan = audit.version.plan
    newer = versions.begin_version(plan, status="proposed_amendment", by=people.officer)
    writing.write_place(newer, name="A.history", edit=Edit({"text": "Then"}, 0), by=by)

    with pytest.raises(Refused, match="You wrote part"):
        quality.score(audit, marks={"A-voice": Marked("met")}, by=by)


def test_only_who_audits_plans_takes_one_on(people, audit) -> None:
    with pytest.raises(Refused, match="do not audit"):
        quality.take_on(audit, by=people.assistant)


def test_an_audit_in_other_hands_is_taken_over_first(people, audit) -> None:
    one, other = auditor(people, "One"), auditor(people, "Other")
    quality.take_on(audit, by=one)
    quality.score(audit, marks={"A-voice": Marked("met")}, by=one)
    with pytest.raises(Refused, match="Somebody else has this audit"):
        quality.score(audit, marks={"A-how": Marked("met")}, by=other)

    quality.take_on(audit, by=other)

    quality.score(audit, marks={"A-how": Marked("met")}, by=other)
    with pytest.raises(Refused, match="Somebody else has this audit"):
        quality.finish(audit, by=one, today=today())
    assert set(said(audit)) == {"A-voice", "A-how"}


def test_a_finished_audit_is_not_opened_again(people, audit) -> None:
    by, other = auditor(people), auditor(people, "Other")
    finished(audit, by)

    for attempt in (
        lambda: quality.score(audit, marks={"A-voice": Marked("not_met", "x")}, by=by),
        lambda: quality.finish(audit, by=by, today=today()),
        lambda: quality.take_on(audit, by=other),
    ):
        with pytest.raises(Refused, match="finished and stays as it is"):
            attempt()
    assert said(audit)["A-voice"] == ("met", "Said")


def test_a_second_audit_is_made_by_somebody_else_and_then_counts(people, audit) -> None:
    first, other = auditor(people, "First"), auditor(people, "Other")
    with pytest.raises(Refused, match="not finished"):
        quality.audit_again(audit, because="x", by=first)
    finished(audit, first)
    with pytest.raises(Refused, match="Say why"):
        quality.audit_again(audit, because=" ", by=first)

    second = quality.audit_again(audit, because="Section F is read differently", by=people.manager)

    assert why_may_not_audit(second, first) == (
        "You made the first audit of this plan, so somebody else makes the second."
    )
    assert first not in who_can_audit(second)
    with pytest.raises(Refused, match="first audit"):
        quality.take_on(second, by=first)
    for one in (audit, second):
        with pytest.raises(Refused, match="twice at the most|not finished"):
            quality.audit_again(one, because="x", by=other)
    sample = audit.sample
    assert dict(figures_of(sample, lines_of(sample, other)).grades)["Outstanding"] == 1
    finished(second, other, J_money="not_met")
    figures = figures_of(sample, lines_of(sample, other))
    assert {name: count for name, count in figures.grades if count} == {"Requires improvement": 1}
    assert figures.is_as_drawn
    assert Audit.objects.get(pk=audit.pk).grade == "outstanding"


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"to_do": "Mend F2"}, "Choose who does it"),
        ({"to_do": "Mend F2", "owner": True}, "Give the day"),
        ({"to_do": "Mend F2", "owner": True, "due": -1}, "today or later"),
        ({"owner": True}, "Say what has to be done"),
        ({"due": 3}, "Say what has to be done"),
    ],
)
def test_half_an_action_is_none(people, audit, given, why) -> None:
    by = auditor(people)
    marked(audit, by)
    told = {
        "to_do": given.get("to_do", ""),
        "owner": people.officer if given.get("owner") else None,
        "due": days_after(today(), given["due"]) if "due" in given else None,
    }

    with pytest.raises(Refused, match=why):
        quality.finish(audit, by=by, today=today(), **told)


def test_what_has_to_be_done_goes_to_somebody_who_may_open_the_case(people, audit) -> None:
    by = auditor(people)
    marked(audit, by)

    with pytest.raises(Refused, match="Choose who does it"):
        quality.finish(audit, by=by, to_do="x", owner=people.stranger, due=today(), today=today())


def test_the_owner_is_told_in_a_line_without_anything_about_the_child(people, audit) -> None:
    with_action(audit, auditor(people), people.officer)

    told = Message.objects.get(code="audit-action")
    assert (told.to_user, told.subject.startswith("Something to do after an audit by")) == (
        people.officer,
        True,
    )
    assert "Maisie" not in told.subject + told.body
    assert "how far each need goes" not in told.body
    assert [one.pk for one in actions_on(audit.case, people.officer)] == [audit.pk]
    assert actions_on(audit.case, people.assistant) == []


def test_an_action_is_closed_by_its_owner_or_by_somebody_who_audits(people, audit) -> None:
    with_action(audit, auditor(people), people.officer)
    done = {"note": "B1 to B4 say how far", "on": today(), "today": today()}
    with pytest.raises(Refused, match="Whoever was asked"):
        quality.close_action(audit, by=people.assistant, **done)
    with pytest.raises(Refused, match="Say what was done"):
        quality.close_action(audit, by=people.officer, **(done | {"note": " "}))
    for on in (days_after(today(), 1), days_after(today(), -1)):
        with pytest.raises(Refused, match="Give a day since"):
            quality.close_action(audit, by=people.officer, **(done | {"on": on}))

    closed = quality.close_action(audit, by=people.officer, **done)

    assert (closed.action_done_on, closed.action_done_by) == (today(), people.officer)
    assert actions_on(audit.case, people.officer) == []
    with pytest.raises(Refused, match="nothing left to do"):
        quality.close_action(audit, by=people.manager, **done)


def test_what_is_found_stands_in_no_audit_entry(people, audit) -> None:
    with_action(audit, auditor(people), people.officer)
    quality.close_action(audit, by=people.officer, note="Private words", on=today(), today=today())

    kept = str(list(AuditEntry.objects.values_list("before", "after", "reason")))
    assert [word for word in ("Said", "how far each", "Private words") if word in kept] == []


def test_a_restricted_plan_is_audited_by_those_with_leave_alone(people) -> None:
    audit = an_audit(people)
    Case.objects.filter(pk=audit.case.pk).update(restricted=True)
    audit = Audit.objects.get()
    assert who_can_audit(audit) == []

    grants.give(audit.case, to=people.senior, until=today(), because="Audit", by=people.manager)

    assert who_can_audit(audit) == [people.senior]
    elsewhere = UserFactory(role=Role.SENIOR, team=TeamFactory())
    assert [line.case for line in lines_of(audit.sample, elsewhere)] == [None]


def test_sections_are_listed_weakest_first_over_all_finished_audits(people) -> None:
    one, two = an_audit(people), an_audit(people)
    by = auditor(people)
    finished(one, by, E_smart="partly", C_health="not_met")
    finished(two, by, E_smart="not_met")
    an_audit(people)

    figures = figures_of(one.sample, lines_of(one.sample, by))

    assert figures.sections[:3] == (("Section C", 50), ("Section E", 50), ("Section A", 100))
    assert (figures.finished, dict(figures.to_pass_on)["Good"]) == (2, None)
