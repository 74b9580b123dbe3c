"""What is kept of a version, put together as the plan it is (`plans.content`)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Protocol

from django.conf import settings

from statutory import age_on, curriculum_year

from .. import content
from ..content import SECTIONS, read_plan
from ..models import Appendix, Need, Outcome, Provision, Source, Version
from .agreeing import agreement_for
from .dates import review_due


class _Labelled(Protocol):
    @property
    def label(self) -> str: ...


def content_of(version: Version, *, on: date | None = None) -> content.Plan:
    """The plan a version is: as it was frozen, or as it stands now.

    `on` is the day on which it would be issued, where none is set yet.
    """
    if version.content:
        return read_plan(version.content)
    return _assembled(version, version.dated_on or on)


def _assembled(version: Version, on: date | None) -> content.Plan:
    wordings = dict(version.wordings.values_list("name", "text"))
    provision = _provision(version)
    plan = content.Plan(
        front=_front(version, on),
        views=content.Views(
            **{name: wordings.get(f"A.{name}", "") for name in vars(content.Views())}
        ),
        strengths=tuple(_lines_of(wordings.get("B.strengths", ""))),
        needs=_needs(version),
        outcomes=_outcomes(version),
        short_term_targets=wordings.get("E.short_term_targets", ""),
        provision=provision,
        healthcare_plan=wordings.get("G.healthcare_plan", ""),
        named=_named(version),
        budget=_budget(version),
        advice=tuple(_entry(one) for one in appendices_of(version)),
        nil={
            name.removeprefix("nil."): text
            for name, text in wordings.items()
            if name.startswith("nil.") and text.strip()
        },
        headings=SECTIONS,
    )
    return agreement_for(version.plan, plan)


def appendices_of(version: Version) -> list[Appendix]:
    """The papers that go out with a version, in the order of their numbers."""
    return list(version.plan.appendices.filter(left_out_because=""))


def _front(version: Version, on: date | None) -> content.Front:
    plan, case = version.plan, version.plan.case
    child, born = case.child, case.child.date_of_birth
    # By the names that each may know of the other: one plan goes to both (H-020).
    parents = child.family.filter(
        removed_on=None, is_young_person=False, parental_responsibility=True, withheld_all=False
    ).order_by("pk")
    year = curriculum_year(born, on) if on else None
    return content.Front(
        status=version.status,
        date=on,
        child=str(child),
        known_as=plan.known_as or child.forename,
        pronouns=plan.pronouns,
        dob=born,
        age_at_date=age_on(born, on) if on else None,
        year_group=_year_in_words(year),
        out_of_cohort=plan.out_of_cohort,
        parents=tuple(one.known_as or one.name if one.withheld else one.name for one in parents),
        coordinator=case.officer.name if case.officer else "",
        la=settings.LOCAL_AUTHORITY["name"],
        current_setting=version.current_setting,
        plan_version=version.number,
        review_due=version.review_due or review_due(version, on),
    )


def _year_in_words(year: int | None) -> str:
    if year is None:
        return ""
    return "Before Reception" if year < 0 else "Reception" if year == 0 else f"Year {year}"


def _needs(version: Version) -> tuple[content.Need, ...]:
    return tuple(
        content.Need(
            id=need.label,
            section=need.section,
            text=need.text,
            area=need.area,
            advice_refs=_papers(need),
        )
        for need in standing(version.needs, "sources__appendix")
    )


def _outcomes(version: Version) -> tuple[content.Outcome, ...]:
    return tuple(
        content.Outcome(
            id=one.label,
            text=one.text,
            need_refs=_labels(one.needs.all()),
            by=one.by,
            aspiration=one.aspiration,
            steps=one.steps,
        )
        for one in standing(version.outcomes, "needs")
    )


def _provision(version: Version) -> tuple[content.Provision, ...]:
    return tuple(
        content.Provision(
            id=line.label,
            section=line.section,
            text=line.text,
            need_refs=_labels(line.needs.all()),
            outcome_refs=_labels(line.outcomes.all()),
            **{name: getattr(line, name) for name in (*content.PARTICULARS, "kind")},
            advice_refs=_papers(line),
        )
        for line in standing(version.provision, "needs", "outcomes", "sources__appendix")
    )


def standing(items: Any, *fetched: str) -> Iterable[Any]:
    """The lines that stand in a version, in their order: not those that were taken out."""
    return items.filter(removed_at=None).prefetch_related(*fetched)


def _labels(items: Iterable[_Labelled]) -> tuple[str, ...]:
    standing = (one for one in items if getattr(one, "removed_at", None) is None)
    return tuple(one.label for one in standing)


def _papers(item: Need | Outcome | Provision) -> tuple[str, ...]:
    sources: Sequence[Source] = list(item.sources.all())
    return tuple(dict.fromkeys(source.appendix.label for source in sources))


def _named(version: Version) -> content.Named:
    kept = getattr(version, "naming", None)
    if kept is None:
        return content.Named()
    until = content.Setting(kept.until_name, kept.until_urn, kept.until_type, None, kept.until_date)
    return content.Named(
        setting=content.Setting(kept.name, kept.urn, kept.type, kept.from_date),
        until=until if kept.until_name else None,
        note=kept.note,
        reason=kept.reason,
    )


def _budget(version: Version) -> content.Budget:
    kept = getattr(version, "budget", None)
    if kept is None:
        return content.Budget()
    return content.Budget(**{name: getattr(kept, name) for name in vars(content.Budget())})


def _entry(appendix: Appendix) -> content.Advice:
    return content.Advice(
        id=appendix.label,
        title=appendix.title,
        author=appendix.author,
        role=appendix.role,
        date=appendix.dated_on,
    )


def _lines_of(text: str) -> Iterable[str]:
    return (line.strip() for line in text.splitlines() if line.strip())
