"""The notices that letters share, each with its source. What was not read is not quoted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from .declared import Notice

ACT = "Children and Families Act 2014"
REGULATIONS = "SEND Regulations 2014"
CODE = "SEND Code of Practice 2015"
OURS = "our own rule for every letter"
PART_3_IN_FORCE = date(2014, 9, 1)


def understood(place: str) -> str:
    """A source that we know of and have not read: never shown as if it were quoted."""
    return f"understood to be {place}; check the text before relying on it"


WHO_TO_RING = Notice(
    "who to contact, by name, with a direct line",
    ("{officer}", "{officer_phone}"),
    OURS,
)
ADVICE_SERVICE = Notice(
    "that information, advice and support about SEN are available",
    ("Free information, advice and support", "{sendiass}"),
    understood(f"{ACT}, s.32"),
)
VIEWS = Notice(
    "the right to give views, in speech or in writing, and evidence",
    ("You have the right to give us your views", "You can send us evidence"),
    understood(f"{ACT}, s.36(7)"),
)
SORRY = Notice(
    "an apology, and the day that was missed",
    ("We are sorry that this decision is late", "{told_by}"),
    OURS,
    when="told_late",
)
WHY_LATE = Notice("the reason why it is late", ("{why_late}",), OURS, when="told_late")

_MEDIATION: tuple[Notice, ...] = (
    Notice(
        "the right to mediation", ("You have the right to mediation",), f"{REGULATIONS}, reg 32"
    ),
    Notice(
        "that a mediation certificate is needed before the appeal",
        ("You need a mediation certificate before you can appeal",),
        f"{REGULATIONS}, reg 32; {ACT}, s.55(4)",
    ),
    Notice(
        "how to contact the mediation adviser",
        ("{mediation_adviser}",),
        f"{REGULATIONS}, reg 32",
    ),
    Notice(
        "the time in which to contact the mediation adviser",
        ("{mediation_by}", "2 months after we sent this letter"),
        f"{REGULATIONS}, regs 32 and 33",
    ),
    Notice(
        "the duty to tell us that mediation is wanted, and about what",
        (
            "If you want mediation, you must tell us",
            "what you disagree with",
            "the health care you think should be provided",
        ),
        f"{REGULATIONS}, reg 32",
    ),
    Notice(
        "our contact for mediation",
        ("To tell us, contact {officer}", "{officer_phone}", "{officer_email}"),
        f"{REGULATIONS}, reg 32",
    ),
)


_TIME_LIMIT = (
    "{appeal_by}",
    "1 month after the date on the mediation certificate",
    "whichever is later",
)
_TRIBUNAL_RULE = "; Tribunal Procedure (HESC) Rules 2008, rule 20(1)(c)"


def rights(place: str, *, read: bool = True) -> tuple[Notice, ...]:
    """Rights block X: what a decision that can be appealed must tell the family, and by which
    regulation: each kind of decision has its own. One that was not read is only understood.
    """

    def cited(also: str = "") -> str:
        whole = f"{REGULATIONS}, {place}{also}"
        return whole if read else understood(whole)

    resolution = ("disagreement resolution", "{disagreement_resolution}")
    return (
        Notice(
            "the right to appeal",
            ("You have the right to appeal", "First-tier Tribunal"),
            f"{ACT}, s.51(2); {REGULATIONS}, {place}" if read else f"{ACT}, s.51(2)",
        ),
        Notice("the time limit for an appeal", _TIME_LIMIT, cited(_TRIBUNAL_RULE)),
        *_MEDIATION,
        Notice("that disagreement resolution is available", resolution, cited()),
        replace(ADVICE_SERVICE, citation=cited()),
    )
