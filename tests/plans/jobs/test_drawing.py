"""A month's sample: drawn once, by the system, from every plan that went out in it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from cases.models import AuditEntry, Case, Deadline, JobRun
from cases.refusals import Refused
from ehcna.celery import app
from plans.actions import quality
from plans.models import AcceptedLoss, Audit, Override, Sample, Version
from plans.queries.drawing import is_as_drawn, months_to_draw, pool_of
from plans.tasks import draw_samples
from statutory import days_after
from tests.factories import UserFactory
from tests.people import Cast, cast
from tests.plans.an_audit import JULY, JUNE, MAY, TODAY, a_sample, issued

pytestmark = pytest.mark.django_db
NONE = {"overrides": 0, "losses": 0, "late": 0, "new_writer": 0}


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def _on_2_july(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda *_: TODAY)


def risks(month: date = JUNE) -> list[dict[str, int]]:
    return [dict(one.risks) for one in pool_of(month)]


def test_drawn_from_every_final_plan_that_went_out_in_the_month(people) -> None:
    first = datetime(2026, 5, 31, 23, 30, tzinfo=UTC)  # half past midnight in London, 1 June
    last = datetime(2026, 6, 30, 22, 59, tzinfo=UTC)
    after = datetime(2026, 6, 30, 23, 0, tzinfo=UTC)
    wanted = [issued(people, at=first), issued(people, at=last)]
    issued(people, at=after)
    draft = issued(people)
    Version.objects.filter(pk=draft.pk).update(status="draft")

    assert [one.version for one in pool_of(JUNE)] == [one.pk for one in wanted]


def test_a_plan_dated_back_is_in_the_month_in_which_it_went_out(people) -> None:
    a_sample_of_may = issued(people, at=datetime(2026, 5, 5, tzinfo=UTC))
    quality.draw(MAY, by=None, today=date(2026, 6, 1))
    dated_back = issued(people, sent=date(2026, 5, 20))

    sample = a_sample()

    assert [one.version for one in Sample.objects.get(month=MAY).audits.all()] == [a_sample_of_may]
    assert [one.version for one in sample.audits.all()] == [dated_back]


def test_the_plan_of_a_restricted_and_of_a_closed_case_is_drawn_like_any_other(people) -> None:
    restricted, closed = issued(people), issued(people)
    Case.objects.filter(pk=restricted.plan.case_id).update(restricted=True)
    Case.objects.filter(pk=closed.plan.case_id).update(closed_on=date(2026, 6, 20))

    assert {one.version for one in a_sample().audits.all()} == {restricted, closed}


def test_each_risk_is_counted_as_it_stood_when_the_plan_went_out(people) -> None:
    earlier = issued(people, at=datetime(2026, 5, 5, tzinfo=UTC))
    by, new = earlier.begun_by, UserFactory(team=people.team)
    plain, set_aside, lost, late, of_new = (issued(people, by=one) for one in (by, by, by, by, new))
    said = {"rule": "F-02", "section": "F", "because": "x", "by": people.senior}
    stands, back, later = (Override.objects.create(plan=set_aside.plan, **said) for _ in range(3))
    before = datetime(2026, 6, 8, tzinfo=UTC)
    Override.objects.filter(pk__in=(stands.pk, back.pk)).update(at=before)
    Override.objects.filter(pk=back.pk).update(taken_back_at=before)
    assert later.at > set_aside.frozen_at
    AcceptedLoss.objects.create(version=lost, item="F1", kind="minutes", because="x", by=by)
    day = late.sent_on
    Deadline.objects.update_or_create(
        case=late.case,
        rule="A07",
        about="",
        defaults={"force": "law", "due": days_after(day, -1), "met_on": day},
    )
    Deadline.objects.update_or_create(
        case=plain.case,
        rule="A07",
        about="",
        defaults={"force": "law", "due": day, "met_on": day},
    )

    assert risks() == [
        NONE,
        NONE | {"overrides": 1},
        NONE | {"losses": 1},
        NONE | {"late": 1},
        NONE | {"new_writer": 1},
    ]


def test_a_time_limit_that_an_exception_lifted_makes_no_plan_late(people) -> None:
    version = issued(people)
    fields = {"due": days_after(version.sent_on, -1), "met_on": version.sent_on, "force": "law"}
    Deadline.objects.update_or_create(
        case=version.case, rule="A07", about="", defaults=fields | {"disapplied": True}
    )

    assert risks() == [NONE | {"new_writer": 1}]


def test_the_sample_can_be_drawn_again_from_its_seed(people) -> None:
    for _ in range(6):
        issued(people)

    sample = a_sample()

    drawn = list(sample.audits.values_list("version", "why"))
    assert (len(drawn), sample.issued, len(sample.seed)) == (5, 6, 32)
    assert is_as_drawn(sample, drawn)
    assert not is_as_drawn(sample, drawn[1:])
    left_out = set(Version.objects.values_list("pk", flat=True)) - {one[0] for one in drawn}
    assert not is_as_drawn(sample, [*drawn, (left_out.pop(), "random")])


def test_what_is_recorded_later_changes_nothing_of_a_sample_that_is_drawn(people) -> None:
    for _ in range(6):
        issued(people)
    sample = a_sample()
    drawn = list(sample.audits.values_list("version", "why"))

    for version in Version.objects.all():
        AcceptedLoss.objects.create(
            version=version, item="F1", kind="minutes", because="x", by=people.officer
        )

    assert is_as_drawn(Sample.objects.get(), drawn)


def test_the_sample_cannot_exclude_chosen_cases(people) -> None:
    """Nobody can draw again, draw early, draw part of a month, or say which plans (4.2, 6)."""
    for _ in range(3):
        issued(people)
    with pytest.raises(Refused, match="not over"):
        quality.draw(JUNE, by=people.senior, today=date(2026, 6, 30))
    with pytest.raises(TypeError):
        quality.draw(JUNE, by=people.senior, today=TODAY, seed="chosen")  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        quality.draw(JUNE, by=people.senior, today=TODAY, without=[1])  # type: ignore[call-arg]

    sample = quality.draw(date(2026, 6, 17), by=people.senior, today=TODAY)

    with pytest.raises(Refused, match="drawn once"):
        quality.draw(JUNE, by=people.senior, today=TODAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Sample.objects.create(month=JUNE, issued=1, seed="other")
    assert (sample.month, sample.drawn_by, sample.audits.count()) == (JUNE, people.senior, 3)
    assert AuditEntry.objects.filter(action="quality.draw").count() == 1


def test_a_month_without_plans_has_no_sample(people) -> None:
    with pytest.raises(Refused, match="No plan was issued"):
        quality.draw(JUNE, by=None, today=TODAY)
    assert not Sample.objects.exists()


@pytest.mark.usefixtures("_on_2_july")
def test_the_job_draws_each_month_that_is_over_once_and_makes_up_for_missed_ones(people) -> None:
    issued(people)
    issued(people, at=datetime(2026, 5, 5, tzinfo=UTC))
    issued(people, at=datetime(2026, 7, 1, 12, tzinfo=UTC))
    assert months_to_draw(TODAY) == [MAY, JUNE]

    draw_samples()
    draw_samples()

    assert list(Sample.objects.order_by("month").values_list("month", "drawn_by")) == [
        (MAY, None),
        (JUNE, None),
    ]
    kept = JobRun.objects.order_by("pk").values_list("name", "succeeded", "summary")
    assert list(kept) == [
        ("draw_samples", True, {"samples": 2, "plans to audit": 2}),
        ("draw_samples", True, {}),
    ]
    entry = AuditEntry.objects.filter(action="quality.draw").first()
    assert entry is not None
    assert entry.by_name.startswith("draw_samples, run ")
    assert JULY not in Sample.objects.values_list("month", flat=True)


def test_the_schedule_draws_soon_after_a_month_is_over() -> None:
    planned = app.conf.beat_schedule["draw samples"]

    assert planned["task"] == "plans.tasks.draw_samples"
    assert (planned["schedule"].hour, planned["schedule"].minute) == ({1}, {0})


def test_drawing_asks_as_much_for_six_plans_as_for_two(people, django_assert_num_queries) -> None:
    issued(people)
    issued(people)
    with django_assert_num_queries(12):
        pool_of(JUNE)
    for _ in range(4):
        issued(people)

    with django_assert_num_queries(12):
        assert len(pool_of(JUNE)) == 6
    assert not Audit.objects.exists()
