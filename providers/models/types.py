"""What the register's codes mean to us: kinds of setting, needs, and what a setting offers."""

from __future__ import annotations

from enum import IntFlag

# Special by type, never by group: special academies stand among the academies there.
SPECIAL = frozenset({"07", "08", "10", "12", "32", "33", "36", "44"})
_GROUPS = {
    "special": SPECIAL,
    "mainstream": {"01", "02", "03", "05", "06", "28", "34", "35", "40", "41"},
    "early_years": {"15"},
    "alternative": {"14", "38", "42", "43"},
    "college": {"18", "29", "31", "39", "45", "46"},
    "independent": {"11"},
    "elsewhere": {"25", "26", "30", "37"},
}
_GROUP_OF = {code: group for group, codes in _GROUPS.items() for code in codes}
GROUP_WORDS = {
    "special": "Special schools and colleges",
    "mainstream": "Mainstream schools",
    "early_years": "Nursery schools",
    "alternative": "Alternative provision and PRUs",
    "college": "Colleges and sixth forms",
    "independent": "Independent schools",
    "other": "Other settings",
    "elsewhere": "Wales, offshore and overseas",
    "health": "Health bodies",
    "psychology": "Educational psychology",
    "therapy": "Therapy services",
    "social_care": "Social care",
    "service": "Other services",
}
NEEDS = {
    "SPLD": "Specific learning difficulty",
    "MLD": "Moderate learning difficulty",
    "SLD": "Severe learning difficulty",
    "PMLD": "Profound and multiple learning difficulty",
    "SEMH": "Social, emotional and mental health",
    "SLCN": "Speech, language and communication",
    "HI": "Hearing impairment",
    "VI": "Vision impairment",
    "MSI": "Multi-sensory impairment",
    "PD": "Physical disability",
    "ASD": "Autism",
    "DS": "Down syndrome",
    "OTH": "Other difficulty or disability",
}
PHASES = (
    "Nursery",
    "Primary",
    "Middle deemed primary",
    "Middle deemed secondary",
    "Secondary",
    "All-through",
    "16 plus",
    "Not applicable",
)


class Mark(IntFlag):
    """What the directory can ask for, one bit each, so that several are asked for at once."""

    SECTION_41 = 1
    RESOURCED = 2
    UNIT = 4
    SPLD = 8
    MLD = 16
    SLD = 32
    PMLD = 64
    SEMH = 128
    SLCN = 256
    HI = 512
    VI = 1024
    MSI = 2048
    PD = 4096
    ASD = 8192
    DS = 16384
    OTH = 32768


_NEED_MARKS = {code: Mark[code].value for code in NEEDS}


def group_of(type_code: str, kind: str) -> str:
    """Under which heading of the directory a setting or service stands."""
    if kind not in ("setting", ""):
        return kind if kind in GROUP_WORDS else "service"
    return _GROUP_OF.get(type_code, "other")


def marks_of(needs: list[str], section_41: str, resourced_provision: str) -> int:
    """The bits of one setting."""
    offers = resourced_provision.lower()
    marks = Mark.SECTION_41.value if section_41.lower() == "approved" else 0
    marks |= Mark.RESOURCED.value if "resourced" in offers else 0
    marks |= Mark.UNIT.value if "unit" in offers else 0
    for code in needs:
        marks |= _NEED_MARKS.get(code, 0)
    return marks


def standing_of(status: str) -> str:
    """Open, coming or closed, as the register's four words for it come to."""
    said = status.lower()
    if said.startswith("closed"):
        return "closed"
    return "coming" if said.startswith("proposed") else "open"
