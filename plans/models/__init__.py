"""EHC plans as they are kept. The plan as data is in `plans.content`."""

from .checking import AcceptedLoss, Override, SeniorCheck
from .content import Need, Outcome, Provision, Wording
from .evidence import Appendix, NotUsed, Source
from .naming import Budget, HealthAgreement, Naming
from .plan import Plan, Version
from .quality import Audit, Sample, Score
from .representations import Point, Representation

__all__ = [
    "AcceptedLoss",
    "Appendix",
    "Audit",
    "Budget",
    "HealthAgreement",
    "Naming",
    "Need",
    "NotUsed",
    "Outcome",
    "Override",
    "Plan",
    "Point",
    "Provision",
    "Representation",
    "Sample",
    "Score",
    "SeniorCheck",
    "Source",
    "Version",
    "Wording",
]
