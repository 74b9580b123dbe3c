"""Where a duty is written, and how sure we are of the words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Mark(StrEnum):
    """How the source was checked. What is known only generally is never shown as quoted."""

    READ = "P"  # the instrument itself was read
    REPORTED = "S"  # a secondary source that states the rule was read
    UNDERSTOOD = "K"  # general knowledge, to be checked before relying on it


ACT = "Children and Families Act 2014"
REGULATIONS = "SEND Regulations 2014 (SI 2014/1530)"
CODE = "SEND Code of Practice 2015"
TRIBUNAL_RULES = "Tribunal Procedure (HESC) Rules 2008 (SI 2008/2699)"
EDUCATION_ACT = "Education Act 1996"
BUDGET_REGULATIONS = "SEN (Personal Budgets) Regulations 2014 (SI 2014/1652)"
RECOMMENDATION_REGULATIONS = (
    "SEND (First-tier Tribunal Recommendations) Regulations 2017 (SI 2017/1306)"
)
UK_GDPR = "UK GDPR"

RETURN = "SEN2 person-level return"

_LINKS = {
    ACT: "https://www.legislation.gov.uk/ukpga/2014/6/part/3",
    REGULATIONS: "https://www.legislation.gov.uk/uksi/2014/1530",
    CODE: "https://www.gov.uk/government/publications/send-code-of-practice-0-to-25",
    TRIBUNAL_RULES: "https://www.legislation.gov.uk/uksi/2008/2699",
    EDUCATION_ACT: "https://www.legislation.gov.uk/ukpga/1996/56/section/8",
    BUDGET_REGULATIONS: "https://www.legislation.gov.uk/uksi/2014/1652",
    UK_GDPR: "https://www.legislation.gov.uk/eur/2016/679",
    RETURN: "https://www.gov.uk/guidance/special-educational-needs-survey",
    RECOMMENDATION_REGULATIONS: "https://www.legislation.gov.uk/uksi/2017/1306",
}


@dataclass(frozen=True, slots=True)
class Citation:
    """An instrument, the provision in it, and the words that set the period."""

    instrument: str
    provision: str
    words: str  # the operative words as we read them, short
    mark: Mark

    @property
    def link(self) -> str:
        """Where the instrument can be read; empty for practice that is written nowhere."""
        return _LINKS.get(self.instrument, "")

    def __str__(self) -> str:
        """As it stands in brackets after an explanation."""
        place = f"{self.instrument}, {self.provision}" if self.provision else self.instrument
        if self.mark is Mark.UNDERSTOOD:
            return f"understood to be {place}; check the text before relying on it"
        return place
