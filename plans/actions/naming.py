"""Section I: what the final plan names. In a draft it stays empty (section 38(5))."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from accounts.models import User
from cases import audit, roles
from cases.audit import action
from cases.refusals import Refused
from providers.models import Provider

from ..models import Naming, Version
from ..queries.naming import NOT_IN_A_DRAFT, consultation_of
from ..queries.points import asked_settings
from ..versioning import held_open, refuse_stale

Reason = Naming.Reason
NEVER_ASKED = (
    "{name} was never consulted. Consult it first (sections 39 and 40), or ask a senior to name it"
    " with the reason."
)
MEANWHILE = (
    "{who} changed Section I while you were writing. Nothing you typed is lost. Look at what stands"
    " there now, then save again."
)


@dataclass(frozen=True)
class Chosen:
    """What Section I is to say: a setting, or a type only, or neither (section 61)."""

    provider: Provider | None = None
    reason: str = ""
    type: str = ""
    from_date: date | None = None
    until_date: date | None = None  # the last day at the present setting
    until: Provider | None = None
    because: str = ""
    note: str = ""
    not_consulted_because: str = ""

    def __str__(self) -> str:
        return self.provider.name if self.provider else self.reason


@action
def name_setting(version: Version, *, chosen: Chosen, by: User, seen: int = 0) -> Naming:
    """Fill in Section I of a final plan. Name, number and type are kept as they are today."""
    audit.leaving_unsaid("seen")
    version = held_open(version)
    if not version.is_to_be_final:
        raise Refused(NOT_IN_A_DRAFT)
    _refuse_incomplete(chosen)
    _refuse_unconsulted(version, chosen, by)
    _refuse_without_reasons(version, chosen)
    kept = Naming.objects.filter(version=version).first() or Naming(version=version)
    refuse_stale(kept, seen, MEANWHILE)
    for name, value in _as_kept(version, chosen).items():
        setattr(kept, name, value)
    kept._history_user = by  # type: ignore[attr-defined]
    kept.save()
    return kept


@action
def name_nothing(version: Version, *, by: User) -> None:
    """Empty Section I again. What stood there stays in its history."""
    version = held_open(version)
    kept = Naming.objects.filter(version=version).first()
    if kept is None:
        raise Refused("Nothing is named yet")
    empty = _as_kept(version, Chosen())
    for name, value in empty.items():
        setattr(kept, name, value)
    kept._history_user = by  # type: ignore[attr-defined]
    kept.save()


def _refuse_incomplete(chosen: Chosen) -> None:
    setting = chosen.provider
    if setting is None and chosen.reason not in Reason.values:
        raise Refused("Select what Section I is to say", field="choice")
    if setting is not None and setting.kind != Provider.Kind.SETTING:
        raise Refused(f"{setting.name} is a service. Only a setting can be named.", field="choice")
    if setting is not None and setting.is_closed:
        raise Refused(f"{setting.name} is closed in the register", field="choice")
    if setting is not None and chosen.from_date is None:
        raise Refused("Enter the day from which they go there", field="from_date")
    if chosen.reason != Reason.OTHERWISE and not (chosen.type or (setting and setting.type_name)):
        raise Refused("Enter the type of setting", field="type")
    if chosen.reason == Reason.OTHERWISE and not chosen.note:
        raise Refused(
            "Say why no school or college would be right, and where the provision is made"
            " (section 61)",
            field="note",
        )
    if chosen.until_date and chosen.from_date and chosen.until_date >= chosen.from_date:
        raise Refused("Their last day there must be before the first day", field="until_date")


def _refuse_unconsulted(version: Version, chosen: Chosen, by: User) -> None:
    setting = chosen.provider
    if setting is None or consultation_of(version.plan, setting) is not None:
        return
    if not roles.may(by.role, roles.CHECK_PLAN):
        raise Refused(NEVER_ASKED.format(name=setting.name), field="choice")
    if not chosen.not_consulted_because:
        raise Refused(
            f"{setting.name} was never consulted. Say why it is named all the same",
            field="not_consulted_because",
        )


def _refuse_without_reasons(version: Version, chosen: Chosen) -> None:
    asked = [one.provider for one in asked_settings(version.plan)]
    if asked and chosen.provider not in asked and not chosen.because:
        names = ", ".join(one.name for one in asked)
        raise Refused(
            f"The family asked for {names}. Give the reason in law why it is not named: their"
            " letter says so",
            field="because",
        )


def _as_kept(version: Version, chosen: Chosen) -> dict[str, object]:
    setting, until = chosen.provider, chosen.until if chosen.until_date else None
    present = version.current_setting.strip() or version.case.setting_name.strip()
    until_name = until.name if until else present if chosen.until_date else ""
    asked = consultation_of(version.plan, setting) if setting else None
    return {
        "provider": setting,
        "name": setting.name if setting else "",
        "urn": (setting.urn or "") if setting else "",
        "type": chosen.type or (setting.type_name if setting else ""),
        "from_date": chosen.from_date,
        "until_name": until_name,
        "until_urn": (until.urn or "") if until else "",
        "until_type": until.type_name if until else "",
        "until_date": chosen.until_date if until_name else None,
        "reason": "" if setting else chosen.reason,
        "note": chosen.note,
        "because": chosen.because,
        "not_consulted_because": "" if asked else chosen.not_consulted_because,
        "consultation": asked,
    }
