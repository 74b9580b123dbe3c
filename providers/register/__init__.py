"""The national register of establishments (GIAS): read by column name, kept by URN."""

from .files import BUNDLED, BUNDLED_LINKS, SAMPLE, NotARegister
from .links import import_links
from .taking_in import Outcome, bundled_names, import_register, look

__all__ = [
    "BUNDLED",
    "BUNDLED_LINKS",
    "SAMPLE",
    "NotARegister",
    "Outcome",
    "bundled_names",
    "import_links",
    "import_register",
    "look",
]
