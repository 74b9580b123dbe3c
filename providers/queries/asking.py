"""Whom a case needs advice from, who would be asked, and why somebody cannot be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from cases.facts import facts_for
from cases.models import Case
from statutory import Kind, Known, Source, curriculum_year, format_date, sources_of_advice

from ..models import AdviceNeeds, AdviceRequest, Provider
from .advice_rows import Row

Kinds, Asked = Provider.Kind, AdviceRequest.Source
BEGIN = (
    Kind.DECIDED_TO_ASSESS,
    Kind.REASSESSMENT_AGREED,
    Kind.ORDER_TO_ASSESS,
    Kind.AGREED_TO_ASSESS,
    Kind.UNOPPOSED_ASSESS,
)
# Which services are asked as what; any setting or service can be asked as the others.
SERVES: dict[str, tuple[str, ...]] = {
    Asked.MEDICAL: (Kinds.HEALTH, Kinds.THERAPY),
    Asked.PSYCHOLOGY: (Kinds.PSYCHOLOGY,),
    Asked.SOCIAL_CARE: (Kinds.SOCIAL_CARE,),
    Asked.SENSORY: (Kinds.OTHER, Kinds.HEALTH),
}
ASKED_BY_DEFAULT = {
    Asked.MEDICAL: Kinds.HEALTH,
    Asked.PSYCHOLOGY: Kinds.PSYCHOLOGY,
    Asked.SOCIAL_CARE: Kinds.SOCIAL_CARE,
}


@dataclass(frozen=True)
class ToAsk:
    """One line of asking: the source, who could be asked, and who is offered first."""

    key: str
    source: str
    title: str
    law: Source | None
    offered: tuple[Provider, ...]
    first: Provider | None
    before: tuple[Row, ...]  # who was asked as this source already

    @property
    def is_covered(self) -> bool:
        """Whether it was asked, and not sent back: it is not ticked again by itself."""
        return any(row.covers for row in self.before)


def known_of(case: Case, needs: AdviceNeeds | None) -> Known:
    """What the case and its officers know of whom the law has asked."""
    return Known(
        in_setting=bool(case.setting_urn or case.setting_name.strip()),
        hearing=needs.hearing if needs else None,
        vision=needs.vision if needs else None,
        parent_serves=needs.parent_serves if needs else None,
        family_asked=bool(needs and needs.family_asked.strip()),
        others_involved=bool(needs and needs.services.all()),
    )


def needs_of(case: Case) -> AdviceNeeds | None:
    """What decides whom to ask, as far as it was noted."""
    rows = AdviceNeeds.objects.prefetch_related("services__knowledge").select_related("noted_by")
    return rows.filter(case=case).first()


def required_for(case: Case, needs: AdviceNeeds | None, on: date) -> tuple[Source, ...]:
    """The sources of the law for one case on a day."""
    return sources_of_advice(case.child.date_of_birth, on, known_of(case, needs))


def why_not_now(case: Case) -> str:
    """Why no advice can be asked for on a case, in a sentence. Empty when it can."""
    if not case.is_open:
        return "This case is closed."
    facts = facts_for(case)
    if not any(facts.has(kind) for kind in BEGIN):
        return "Advice is asked for once it is decided to assess. That is not recorded yet."
    return ""


def why_not_asked(case: Case, source: str, provider: Provider, on: date) -> str:
    """Why one setting or service cannot be asked as one source. Empty when it can."""
    if reason := why_not_open(provider, on):
        return reason
    running = AdviceRequest.objects.filter(
        case=case, source=source, provider=provider, state=AdviceRequest.State.ASKED
    ).first()
    if running is not None:
        return f"{provider.name} was asked already, on {format_date(running.sent_on)}."
    return ""


def why_not_open(provider: Provider, on: date) -> str:
    """Why a setting or service cannot be written to: it has closed, or is not open yet."""
    if provider.closed_on is not None and provider.closed_on <= on:
        return f"{provider.name} closed on {format_date(provider.closed_on)}."
    if provider.status in ("Closed", "Proposed to open"):
        return f"{provider.name} is not open: {provider.status.lower()}."
    return ""


def lines_to_ask(
    case: Case,
    needs: AdviceNeeds | None,
    on: date,
    asked: Sequence[Row],
    found: Iterable[Provider] = (),
) -> list[ToAsk]:
    """Every source that could be asked on a case, those of the law first."""
    services = [one for one in _services() if not why_not_open(one, on)]
    setting = _setting_of(case)
    extra = (*((setting,) if setting else ()), *found)
    lines = [
        _line(law.code, law.who, law, services, extra, asked)
        for law in required_for(case, needs, on)
        if law.code not in (Asked.OTHER, Asked.FAMILY_ASKED)
    ]
    for number, words in enumerate(_wishes(needs)):
        lines.append(_line(Asked.FAMILY_ASKED, words, None, services, extra, asked, str(number)))
    for known in needs.services.all() if needs else ():
        lines.append(_known(known, asked))
    title = "Somebody else we think right"
    return [*lines, _line(Asked.OTHER, title, None, services, extra, (), "else")]


def _line(
    source: str,
    title: str,
    law: Source | None,
    services: Sequence[Provider],
    extra: Sequence[Provider],
    asked: Sequence[Row],
    more: str = "",
) -> ToAsk:
    serving = SERVES.get(source)
    fitting = services if serving is None else [one for one in services if one.kind in serving]
    if source == Asked.EDUCATION:
        fitting = []
    offered = tuple({one.pk: one for one in (*extra, *fitting)}.values())
    return ToAsk(
        key=f"{source}-{more}" if more else source,
        source=source,
        title=title,
        law=law,
        offered=offered,
        first=_first(source, offered, extra),
        before=tuple(one for one in asked if one.source == source and not more),
    )


def _first(source: str, offered: Sequence[Provider], extra: Sequence[Provider]) -> Provider | None:
    """Who is offered first: the child's setting, or the only service of its kind."""
    if source in (Asked.EDUCATION, Asked.ADULTHOOD):
        return extra[0] if extra else None
    kind = ASKED_BY_DEFAULT.get(source)  # type: ignore[call-overload]
    only = [one for one in offered if one.kind == kind]
    return only[0] if kind and len(only) == 1 else None


def _known(known: Provider, asked: Sequence[Row]) -> ToAsk:
    return ToAsk(
        key=f"{Asked.OTHER}-{known.pk}",
        source=Asked.OTHER,
        title=f"{known.name}, who works with the child already",
        law=None,
        offered=(known,),
        first=known,
        before=tuple(row for row in asked if row.provider == known.pk),
    )


def _services() -> list[Provider]:
    rows = Provider.objects.exclude(kind=Kinds.SETTING).select_related("knowledge")
    return list(rows.order_by("name", "pk"))


def _setting_of(case: Case) -> Provider | None:
    """The child's setting in the directory, by its URN and never by its name (H-009)."""
    if not case.setting_urn:
        return None
    return Provider.objects.select_related("knowledge").filter(urn=case.setting_urn).first()


def _wishes(needs: AdviceNeeds | None) -> list[str]:
    """Whom the family asked us to ask, one by one."""
    lines = needs.family_asked.splitlines() if needs else []
    return [line.strip() for line in lines if line.strip()]


def year_of(case: Case, on: date) -> int:
    """The curriculum year that decides whether adult life is asked about."""
    return curriculum_year(case.child.date_of_birth, on)
