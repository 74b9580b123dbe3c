"""Which settings may be named in Section I: who wishes it, who was asked, which test applies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from providers.models import Consultation, ConsultationAnswer, Provider
from providers.models.types import Mark
from providers.queries.consultations import Row, consultations_on

from .. import content
from ..models import Naming, Plan, Version
from .assembling import content_of
from .points import asked_settings

NOT_IN_A_DRAFT = (
    "Section I stays empty in a draft and in proposed amendments, so that the choice is still open"
    " (section 38(5) of the Act). It is filled in once the final plan is being written."
)
# Types of the register that stand in the list of section 38(3), by code; and those that stand in
# it only with the approval of section 41. Of every other type an officer looks it up.
_LISTED = frozenset(
    {"01", "02", "03", "05", "07", "08", "12", "15", "18", "28", "33", "34", "35", "36"}
    | {"38", "39", "40", "41", "42", "43", "44", "45", "46"}
)
_LISTED_IF_APPROVED = frozenset({"10", "11", "32"})
_NOT_LISTED = frozenset({"25", "26", "30", "37"})
MUST_NAME = (
    "Section 39: the family asked for it, so it must be named unless it is unsuitable for age,"
    " ability, aptitude or needs, or the child’s being there is incompatible with the efficient"
    " education of others or the efficient use of resources."
)
NO_RIGHT = (
    "The family asked for it, and it is not in the list of section 38(3): there is no right to have"
    " it named. Their wish still counts (section 9 of the Education Act 1996), and the setting must"
    " offer a place."
)
LOOK_UP = (
    "The family asked for it. Look up whether it is in the list of section 38(3): if so, section 39"
    " says that it must be named unless one of its three reasons holds."
)
WE_CHOOSE = "Section 40: the family did not ask for it. It has to be right for the child."


@dataclass(frozen=True)
class Candidate:
    """A setting that was consulted, with everything that its naming turns on."""

    row: Row
    asked: bool
    changed: tuple[str, ...]  # lines of Section F that are not as they were when it was consulted
    unseen: bool  # whether no version had been sent when it was consulted

    @property
    def provider(self) -> Provider:
        return self.row.consultation.provider

    @property
    def answer(self) -> ConsultationAnswer | None:
        return self.row.latest

    @property
    def test(self) -> str:
        return test_for(self.provider, asked=self.asked)


def in_the_list(provider: Provider) -> bool | None:
    """Whether a family may ask for it under section 38(3); `None` where the register cannot say."""
    code = provider.type_code
    if code in _LISTED:
        return True
    if code in _LISTED_IF_APPROVED:
        return bool(provider.marks & Mark.SECTION_41)
    return False if code in _NOT_LISTED else None


def test_for(provider: Provider, *, asked: bool) -> str:
    """Which test the law puts to naming it, in a sentence."""
    if not asked:
        return WE_CHOOSE
    listed = in_the_list(provider)
    return LOOK_UP if listed is None else MUST_NAME if listed else NO_RIGHT


def candidates_for(version: Version, today: date) -> list[Candidate]:
    """The settings consulted on a case whose consultation stands: those the family asked first."""
    plan = version.plan
    asked = {one.provider.pk for one in asked_settings(plan)}
    now = content_of(version)
    sent = _sent_contents(plan)
    newest = {
        row.consultation.provider_id: row
        for row in consultations_on(plan.case, today)
        if not row.is_withdrawn
    }
    found = [_candidate(row, asked, sent, now) for row in newest.values()]
    return sorted(found, key=lambda one: not one.asked)


def naming_of(version: Version) -> Naming | None:
    """What stands in Section I of a version, if anything does."""
    return Naming.objects.filter(version=version).select_related("provider").first()


def doubts_of(
    version: Version, today: date, candidates: Sequence[Candidate] | None = None
) -> list[str]:
    """What somebody should look at before the plan is made final with what is named in it.

    `candidates` are those of `candidates_for`, where they are at hand.
    """
    named = naming_of(version)
    if named is None:
        return []
    asked = {one.provider.pk: one.provider.name for one in asked_settings(version.plan)}
    doubts = []
    if asked and named.provider_id not in asked and not named.because.strip():
        doubts.append(
            f"The family asked for {', '.join(asked.values())}, and no reason is given why it is"
            " not named."
        )
    if named.provider is not None:
        known = candidates_for(version, today) if candidates is None else candidates
        theirs = [one for one in known if one.provider.pk == named.provider_id]
        doubts += doubts_about(named.provider, theirs[0] if theirs else None)
    return doubts


def doubts_about(provider: Provider, candidate: Candidate | None) -> list[str]:
    """What speaks for a second look before one setting is named."""
    doubts = [f"{provider.name} is closed in the register."] if provider.is_closed else []
    if candidate is None:
        return [*doubts, f"{provider.name} was never consulted."]
    answer = candidate.answer
    if answer is None:
        doubts.append(f"{provider.name} has not answered. Silence is neither a yes nor a no.")
    elif answer.position != ConsultationAnswer.Position.CAN:
        doubts.append(f"{provider.name} answered: {answer.get_position_display().lower()}.")
    if candidate.unseen:
        doubts.append(f"{provider.name} was consulted before any version had been sent.")
    elif candidate.changed:
        doubts.append(
            f"Section F was changed since {provider.name} was consulted:"
            f" {', '.join(candidate.changed)}. Tell them, or consult them again."
        )
    return doubts


def consultation_of(plan: Plan, provider: Provider) -> Consultation | None:
    """The newest consultation of a setting on the case that was not taken back."""
    live = plan.case.consultations.exclude(state=Consultation.State.WITHDRAWN)
    return live.filter(provider=provider).order_by("pk").last()


def _sent_contents(plan: Plan) -> list[tuple[date, content.Plan]]:
    """Every version that went out, with its day, oldest first."""
    out = plan.versions.exclude(frozen_at=None).exclude(sent_on=None).order_by("number")
    return [(one.sent_on, content_of(one)) for one in out if one.sent_on is not None]


def _candidate(
    row: Row, asked: set[int], sent: list[tuple[date, content.Plan]], now: content.Plan
) -> Candidate:
    """They were shown the newest version that had gone out by the day they were consulted."""
    shown = [plan for on, plan in sent if on <= row.consultation.sent_on]
    changed = changed_lines(shown[-1], now) if shown else ()
    return Candidate(row, row.consultation.provider_id in asked, changed, not shown)


def changed_lines(then: content.Plan, now: content.Plan) -> tuple[str, ...]:
    """The lines of Section F that say something else, are new or are gone."""
    old = {line.id: _says(line) for line in then.provision_of("F")}
    new = {line.id: _says(line) for line in now.provision_of("F")}
    order = [*new, *(label for label in old if label not in new)]
    return tuple(label for label in order if old.get(label) != new.get(label))


def _says(line: content.Provision) -> tuple[str, ...]:
    """What a line says, without what it is joined to."""
    links = ("id", "need_refs", "outcome_refs", "advice_refs")
    return tuple(str(value) for name, value in vars(line).items() if name not in links)
