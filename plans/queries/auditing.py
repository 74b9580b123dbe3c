"""Who may audit a plan, what was set aside in it, and the marks it got so far."""

from __future__ import annotations

from dataclasses import dataclass

from accounts.models import User
from cases import roles
from cases.access import may_open
from cases.models import Case

from ..checker.rulebook import rulebook
from ..models import AcceptedLoss, Audit, SeniorCheck, Version
from ..quality import MET, Criterion, criteria_on
from .checks import ADVICE_OUTSTANDING, BEFORE_THE_END
from .drawing import standing_overrides
from .signing import writers_of

WROTE = "You wrote part of this plan, so somebody else audits it."
SIGNED = "You checked or signed this plan, so somebody else audits it."
SET_ASIDE = "You let something pass in this plan, so somebody else audits it."
ISSUED = "You sent this plan out, so somebody else audits it."
FIRST = "You made the first audit of this plan, so somebody else makes the second."
_OTHERS = {
    ADVICE_OUTSTANDING: "Issued while advice was outstanding",
    BEFORE_THE_END: "Issued before the fifteen days were over",
}


@dataclass(frozen=True)
class SetAside:
    """Something a person let pass before the plan went out, and why."""

    what: str
    where: str
    words: str
    now: str
    because: str
    by: str


def hands_in(version: Version) -> dict[int, str]:
    """Everybody who had a hand in a plan, with why they do not audit it."""
    plan, bars = version.plan, dict[int, str]()
    gone = plan.versions.exclude(frozen_by=None).values_list("frozen_by", flat=True)
    bars |= dict.fromkeys((pk for pk in gone if pk), ISSUED)
    bars |= dict.fromkeys(plan.overrides.values_list("by", flat=True), SET_ASIDE)
    losses = AcceptedLoss.objects.filter(version__plan=plan)
    bars |= dict.fromkeys(losses.values_list("by", flat=True), SET_ASIDE)
    checks = SeniorCheck.objects.filter(version__plan=plan).exclude(answered_by=None)
    bars |= dict.fromkeys(checks.values_list("answered_by", flat=True), SIGNED)
    return bars | dict.fromkeys(writers_of(plan), WROTE)


def why_may_not_audit(audit: Audit, user: User) -> str:
    """Why somebody may not audit this plan, in a sentence. Empty when they may."""
    if audit.follows is not None and audit.follows.auditor_id == user.pk:
        return FIRST
    return hands_in(audit.version).get(user.pk, "")


def why_may_not_close(audit: Audit, user: User) -> str:
    """Why somebody may not say that an action is done, in a sentence. Empty when they may."""
    if audit.action_owner_id == user.pk or roles.may(user.role, roles.AUDIT_PLANS):
        return ""
    return "Whoever was asked to do it, or somebody who audits plans, says that it is done."


def who_can_audit(audit: Audit) -> list[User]:
    """Those who audit plans, may open this case, and had no hand in the plan."""
    may = [role for role, doings in roles.MAY.items() if roles.AUDIT_PLANS in doings]
    bars = hands_in(audit.version)
    if audit.follows is not None and audit.follows.auditor_id:
        bars[audit.follows.auditor_id] = FIRST
    people = User.objects.filter(role__in=may, is_active=True).exclude(pk__in=bars)
    return [one for one in people.order_by("name", "pk") if may_open(one, audit.case)]


def who_can_act(case: Case) -> list[User]:
    """Staff of the case who could do what an audit asks for: the officer first."""
    may = [role for role, doings in roles.MAY.items() if roles.FILE in doings]
    there = User.objects.filter(is_active=True, role__in=may, team=case.team_id)
    people = {one.pk: one for one in (case.officer, *there.order_by("name", "pk")) if one}
    return [one for one in people.values() if may_open(one, case)]


def set_aside_in(version: Version) -> list[SetAside]:
    """The findings that somebody set aside before a version went out, in order."""
    names = {rule.id: f"{rule.id}: {rule.name}" for rule in rulebook()} | _OTHERS
    return [
        SetAside(
            what=names.get(one.rule, one.rule),
            where=one.item or one.section,
            words=one.quote,
            now="",
            because=one.because,
            by=one.by.name,
        )
        for one in standing_overrides([version])
    ]


def losses_in(version: Version) -> list[SetAside]:
    """What a version took away from the one before, as it was accepted."""
    return [
        SetAside(
            what=one.kind.replace("_", " ").capitalize(),
            where=one.item,
            words=one.was,
            now=one.now,
            because=one.because,
            by=one.by.name,
        )
        for one in version.accepted_losses.select_related("by")
    ]


def criteria_of(audit: Audit) -> tuple[Criterion, ...]:
    """The criteria that held on the day the plan went out."""
    sent = audit.version.sent_on
    return criteria_on(sent or audit.sample.month)


def marks_of(audit: Audit) -> dict[str, str]:
    """The marks it got so far, by criterion."""
    return dict(audit.scores.values_list("criterion", "mark"))


def left_to_mark(audit: Audit) -> list[Criterion]:
    """Criteria without a mark, or with one that wants a note and has none."""
    told = {one.criterion: one for one in audit.scores.all()}
    return [
        one
        for one in criteria_of(audit)
        if one.id not in told or (told[one.id].mark != MET and not told[one.id].note.strip())
    ]
