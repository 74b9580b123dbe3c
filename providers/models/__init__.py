"""Settings and services, and all that the council asks of them and pays them."""

from .advice import AdviceLine, AdviceMark, AdviceRequest, AdviceVersion, Chaser
from .consultations import Consultation, ConsultationAnswer
from .imports import ImportRun
from .knowledge import Contact, Knowledge, Membership
from .options import Cost, Option
from .placements import Commitment, Placement
from .register import Link, Provider, RegisterChange, RegisterRun

__all__ = [
    "AdviceLine",
    "AdviceMark",
    "AdviceRequest",
    "AdviceVersion",
    "Chaser",
    "Commitment",
    "Consultation",
    "ConsultationAnswer",
    "Contact",
    "Cost",
    "ImportRun",
    "Knowledge",
    "Link",
    "Membership",
    "Option",
    "Placement",
    "Provider",
    "RegisterChange",
    "RegisterRun",
]
