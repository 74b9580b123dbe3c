"""What a new version of a plan takes away: pure, standard library only."""

from .compare import compare
from .loss import Kind, Loss

__all__ = ["Kind", "Loss", "compare"]
