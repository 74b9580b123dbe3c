"""The family's side as it is kept: who signs in, what they ask and give, what reached them."""

from .access import Capacity, Helper, Holding, Invitation, OrderedView, Part
from .asking import Ask, AskFile
from .copying import DataCopy
from .notice import Opening, Service, Texting
from .part import Given, Typed

__all__ = [
    "Ask",
    "AskFile",
    "Capacity",
    "DataCopy",
    "Given",
    "Helper",
    "Holding",
    "Invitation",
    "Opening",
    "OrderedView",
    "Part",
    "Service",
    "Texting",
    "Typed",
]
