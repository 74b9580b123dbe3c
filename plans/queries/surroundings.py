"""What is known around a plan when it is checked: people, settings, advice, the version before."""

from __future__ import annotations

from django.conf import settings

from cases.models import Case
from providers.models import AdviceRequest, Consultation, Provider

from .. import content
from ..content import Advice, Context, Person, Setting
from ..models import Appendix, Version
from .assembling import appendices_of, content_of
from .versions import newest_issued

State = AdviceRequest.State
Before = tuple[Version, content.Plan] | None


def context_of(version: Version, before: Before = None) -> Context:
    """Everything a checker may look at besides the plan itself.

    `before` is the version before it (`previous_of`), where that is at hand.
    """
    case = version.plan.case
    papers = appendices_of(version)
    before = before or previous_of(version)
    requests = list(case.advice_requests.all())
    return Context(
        child=str(case.child),
        known_as=version.plan.known_as,
        dob=case.child.date_of_birth,
        family=tuple(
            Person(one.name, one.relation) for one in case.child.family.filter(removed_on=None)
        ),
        people=_people(case, papers),
        settings=_settings(case),
        advice=tuple(_advice(paper) for paper in papers),
        previous=before[1] if before else None,
        other_children=_other_children(case),
        icb=settings.LETTER_BODIES["health"]["name"],
        existing_advice_agreed=tuple(
            one.get_source_display() for one in requests if one.state == State.REUSED
        ),
    )


def previous_of(version: Version) -> Before:
    """The version that went out last before this one, as it then was."""
    previous = newest_issued(version.plan, before=version)
    return (previous, content_of(previous)) if previous else None


def _people(case: Case, papers: list[Appendix]) -> tuple[Person, ...]:
    officer = (Person(case.officer.name, "Officer"),) if case.officer else ()
    return (*officer, *(Person(paper.author, paper.role) for paper in papers if paper.author))


def _settings(case: Case) -> tuple[Setting, ...]:
    """The settings of this case: where the child is, and each that was consulted."""
    consulted = Consultation.objects.filter(case=case).values("provider")
    found = Provider.objects.filter(pk__in=consulted)
    here = (Setting(case.setting_name, case.setting_urn),) if case.setting_name else ()
    return (*here, *(Setting(one.name, one.urn or "", one.type_name) for one in found))


def _other_children(case: Case) -> tuple[str, ...]:
    """Names of other children whose plans the same officer writes: a pasted one is noticed."""
    if case.officer_id is None:
        return ()
    others = Case.objects.filter(officer=case.officer_id, closed_on=None).exclude(
        child=case.child_id
    )
    names = others.values_list("child__forename", "child__surname")
    return tuple(f"{forename} {surname}".strip() for forename, surname in names)


def _advice(paper: Appendix) -> Advice:
    return Advice(
        id=paper.label,
        title=paper.title,
        author=paper.author,
        role=paper.role,
        date=paper.dated_on,
        received=paper.received_on,
        text=paper.text,
    )
