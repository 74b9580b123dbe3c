"""Settings and services, and all that the council asks of them and pays them."""

from .advice import AdviceLine, AdviceMark, AdviceNeeds, AdviceRequest, AdviceVersion, Chaser
from .consultations import Consultation, ConsultationAnswer
from .imports import ImportRun
from .knowledge import (
    Closure,
    Contact,
    Fee,
    Knowledge,
    Membership,
    Places,
    QualityNote,
)
from .options import Band, Cost, Option, PackageLine, PersonalBudget
from .placements import Commitment, LedgerBatch, LedgerLine, Placement
from .register import Link, Provider, RegisterChange, RegisterRun

__all__ = [
    "AdviceLine",
    "AdviceMark",
    "AdviceNeeds",
    "AdviceRequest",
    "AdviceVersion",
    "Band",
    "Chaser",
    "Closure",
    "Commitment",
    "Consultation",
    "ConsultationAnswer",
    "Contact",
    "Cost",
    "Fee",
    "ImportRun",
    "Knowledge",
    "LedgerBatch",
    "LedgerLine",
    "Link",
    "Membership",
    "Option",
    "PackageLine",
    "PersonalBudget",
    "Placement",
    "Places",
    "Provider",
    "QualityNote",
    "RegisterChange",
    "RegisterRun",
]
