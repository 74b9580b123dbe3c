"""Section J: whether a personal budget was asked for, and what is paid direct."""

from __future__ import annotations

from dataclasses import dataclass

from accounts.models import User
from cases import audit
from cases.audit import action
from cases.refusals import Refused

from ..models import Budget, Version
from ..versioning import held_open, refuse_stale

PLACE = "nil.J"
MEANWHILE = (
    "{who} changed Section J while you were writing. Nothing you typed is lost. Look at what stands"
    " there now, then save again."
)


@dataclass(frozen=True)
class Told:
    """What Section J says."""

    requested: bool | None = None
    direct_payment: bool | None = None
    amount: str = ""
    service: str = ""
    needs: str = ""
    outcomes: str = ""
    arrangements: str = ""

    def __str__(self) -> str:
        return "Section J"


@action
def say_budget(version: Version, *, told: Told, nil: str, by: User, seen: int = 0) -> Budget:
    """Write Section J: the budget, or in words that nothing is paid direct.

    A direct payment needs its details (regulation 12(1)(j)).
    """
    audit.leaving_unsaid("told", "nil", "seen")
    version = held_open(version)
    _refuse(told, nil.strip())
    kept = Budget.objects.filter(version=version).first() or Budget(version=version)
    refuse_stale(kept, seen, MEANWHILE)
    for name, value in vars(told).items():
        setattr(kept, name, value.strip() if isinstance(value, str) else value)
    kept._history_user = by  # type: ignore[attr-defined]
    kept.save()
    _say_nil(version, nil.strip(), by)
    return kept


def _say_nil(version: Version, text: str, by: User) -> None:
    wording = version.wordings.filter(name=PLACE).first()
    if wording is None and not text:
        return
    if wording is None:
        wording = version.wordings.model(version=version, name=PLACE)
    if wording.text != text:
        wording.text = text
        wording._history_user = by  # type: ignore[attr-defined]
        wording.save()


def _refuse(told: Told, nil: str) -> None:
    if told.requested is None:
        raise Refused("Select whether they asked for a personal budget", field="requested")
    if told.direct_payment is None:
        raise Refused("Select whether anything is paid direct", field="direct_payment")
    if not told.direct_payment:
        if not nil:
            raise Refused(
                "Say in words that nothing is paid direct, and what the family was told",
                field="nil",
            )
        return
    if not told.requested:
        raise Refused("A direct payment follows a request for one", field="requested")
    if not told.amount.strip() and not told.service.strip():
        raise Refused("Enter the amount, or the service it pays for", field="amount")
    for field, what in (
        ("needs", "the needs it meets"),
        ("outcomes", "the outcomes it is for"),
        ("arrangements", "how it is paid and looked after"),
    ):
        if not getattr(told, field).strip():
            raise Refused(f"Enter {what}", field=field)
