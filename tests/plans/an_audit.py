"""Plans that were issued, and their audits."""

from __future__ import annotations

from datetime import UTC, date, datetime

from django.utils import timezone

from accounts.models import Role, User
from cases.editing import Edit
from cases.models import Case
from plans import versioning
from plans.actions import quality, versions, writing
from plans.actions.quality import Marked
from plans.models import Audit, Sample, Version
from plans.queries.auditing import criteria_of
from tests.factories import UserFactory
from tests.people import Cast
from tests.plans.a_plan import a_case, a_draft, exemplar

MAY, JUNE, JULY = date(2026, 5, 1), date(2026, 6, 1), date(2026, 7, 1)
TODAY = date(2026, 7, 2)


def issued(
    people: Cast,
    *,
    case: Case | None = None,
    sent: date = date(2026, 6, 9),
    at: datetime | None = None,
    by: User | None = None,
    whole: bool = False,
) -> Version:
    """A final plan that went out in June 2026, written and sent by its officer."""
    case, by = case or a_case(people), by or people.officer
    if whole:
        version = a_draft(case, by, exemplar("final_plan"))
    else:
        version = versions.begin_plan(case, by=by)
        writing.write_place(version, name="A.child_voice", edit=Edit({"text": "Hi"}, 0), by=by)
    version.status = Version.Status.FINAL
    versioning.freeze(version, on=sent, by=by)
    version.frozen_at = at or datetime(2026, 6, 9, 12, tzinfo=UTC)
    version.save()
    return version


def a_sample(month: date = JUNE) -> Sample:
    """The sample of a month, drawn the day after it was over."""
    return quality.draw(month, by=None, today=TODAY)


def an_audit(people: Cast, **plan: object) -> Audit:
    """The audit of a plan that nobody has taken on."""
    version = issued(people, **plan)  # type: ignore[arg-type]
    sample = Sample.objects.filter(month=JUNE).first()
    if sample is None:
        return a_sample().audits.get(version=version)
    return Audit.objects.create(sample=sample, version=version, why="random")


def auditor(people: Cast, name: str = "Aud Itor") -> User:
    """A senior of the team who had no hand in anything."""
    user: User = UserFactory(name=name, role=Role.SENIOR, team=people.team)
    return user


def marked(audit: Audit, by: User, mark: str = "met", **changed: str) -> Audit:
    """An audit in somebody's hands with a mark on everything."""
    quality.take_on(audit, by=by)
    told = {one.id: Marked(mark, "Said") for one in criteria_of(audit)}
    told |= {name.replace("_", "-"): Marked(to, "Said") for name, to in changed.items()}
    return quality.score(audit, marks=told, by=by)


def finished(audit: Audit, by: User, mark: str = "met", **changed: str) -> Audit:
    """The same, finished, with nothing to be done."""
    return quality.finish(marked(audit, by, mark, **changed), by=by, today=timezone.localdate())


def with_action(audit: Audit, by: User, owner: User) -> Audit:
    """The same, with something to be done by somebody."""
    return quality.finish(
        marked(audit, by, B_clear="partly"),
        by=by,
        to_do="Say how far each need goes",
        owner=owner,
        due=timezone.localdate(),
        today=timezone.localdate(),
    )
