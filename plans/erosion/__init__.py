"""What a new version of a plan takes away: pure, standard library only."""

from .compare import compare
from .loss import Kind, Loss
from .plans import LineLosses, compare_plans

__all__ = ["Kind", "LineLosses", "Loss", "compare", "compare_plans"]
