"""Letters, declared: what each is, what the law says it must contain, and from when.

What counts is the rendered text (`cases.composing`): the words of a notice, and the particulars
named in it (`{sendiass}`), must be there for the reader to see.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

ACT = "Children and Families Act 2014"
REGULATIONS = "SEND Regulations 2014"
CODE = "SEND Code of Practice 2015"
PART_3_IN_FORCE = date(2014, 9, 1)


@dataclass(frozen=True)
class Notice:
    """One thing a letter must tell its reader, the words by which we know it does, and the law."""

    what: str
    words: tuple[str, ...]
    citation: str


@dataclass(frozen=True)
class Clock:
    """A real date that a letter names: which duty's date, about what, under which name."""

    name: str
    rule: str
    about: str = ""


@dataclass(frozen=True)
class Letter:
    """One kind of letter. `in_force_to` is the first day it may no longer be sent."""

    code: str
    title: str
    template: str
    must_contain: tuple[Notice, ...]
    clocks: tuple[Clock, ...]
    in_force_from: date
    in_force_to: date | None = None

    def in_force_on(self, day: date) -> bool:
        """Whether this is the letter to send on a day."""
        return self.in_force_from <= day and (self.in_force_to is None or day < self.in_force_to)


# -- what the law says -----------------------------------------------------------------------

WHO_TO_RING = Notice(
    "who to contact, by name, with a direct line",
    ("{officer}", "{officer_phone}"),
    "our own rule for every letter",
)
ADVICE_SERVICE = Notice(
    "that information, advice and support about SEN are available",
    ("Free information, advice and support", "{sendiass}"),
    f"{ACT}, s.32; {REGULATIONS}, reg 5(3)",
)

# Rights block X: what every decision that can be appealed must tell the family.
RIGHTS: tuple[Notice, ...] = (
    Notice(
        "the right to appeal",
        ("You have the right to appeal", "First-tier Tribunal"),
        f"{ACT}, s.51; {REGULATIONS}, reg 5(3)",
    ),
    Notice(
        "the time limit for an appeal",
        (
            "{appeal_by}",
            "1 month after the date on the mediation certificate",
            "whichever is later",
        ),
        f"{REGULATIONS}, reg 5(3); Tribunal Procedure (HESC) Rules 2008, rule 20(1)(c)",
    ),
    Notice(
        "the right to mediation", ("You have the right to mediation",), f"{REGULATIONS}, reg 32"
    ),
    Notice(
        "that a mediation certificate is needed before the appeal",
        ("You need a mediation certificate before you can appeal",),
        f"{REGULATIONS}, reg 32; {ACT}, s.55",
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
    Notice(
        "that disagreement resolution is available",
        ("disagreement resolution", "{disagreement_resolution}"),
        f"{ACT}, s.57; {REGULATIONS}, reg 5(3)",
    ),
    ADVICE_SERVICE,
)

WILL_ASSESS = Letter(
    code="will-assess",
    title="We will carry out an EHC needs assessment",
    template="letters/will_assess.html",
    must_contain=(
        Notice(
            "the decision",
            ("We have decided to carry out an EHC needs assessment",),
            f"{REGULATIONS}, reg 5(1)-(2)",
        ),
        Notice(
            "who will be asked for advice",
            ("Who we will ask for advice", "educational psychologist"),
            f"{REGULATIONS}, reg 6(1)",
        ),
        Notice(
            "that the family may ask us to consult others",
            ("You can ask us to get advice from other people",),
            f"{REGULATIONS}, reg 6(1)(h)",
        ),
        Notice(
            "the date by which we say if there is to be no plan",
            ("{no_plan_by}",),
            f"{REGULATIONS}, reg 10(1)",
        ),
        Notice("the date of the final plan", ("{final_plan_by}",), f"{REGULATIONS}, reg 13(2)"),
        Notice(
            "how to give views and evidence",
            ("Your views and evidence", "in writing, by phone or face to face"),
            f"{ACT}, s.36(7)",
        ),
        ADVICE_SERVICE,
        WHO_TO_RING,
    ),
    clocks=(Clock("no_plan_by", "A04"), Clock("final_plan_by", "A07")),
    in_force_from=PART_3_IN_FORCE,
)

NOT_TO_ASSESS = Letter(
    code="not-to-assess",
    title="We will not carry out an EHC needs assessment",
    template="letters/not_to_assess.html",
    must_contain=(
        Notice(
            "the decision",
            ("We have decided not to carry out an EHC needs assessment",),
            f"{ACT}, s.36(5); {REGULATIONS}, reg 5(1)",
        ),
        Notice("the reasons", ("{reasons}",), f"{ACT}, s.36(5); {REGULATIONS}, reg 5(3)"),
        *RIGHTS,
        Notice(
            "what support continues",
            ("The support that continues", "SEN support"),
            f"{CODE}, chapter 6",
        ),
        WHO_TO_RING,
    ),
    clocks=(
        Clock("appeal_by", "P01", "not-to-assess"),
        Clock("mediation_by", "M01", "not-to-assess"),
    ),
    in_force_from=PART_3_IN_FORCE,
)

WILL_ISSUE = Letter(
    code="will-issue",
    title="We will issue an EHC plan",
    template="letters/will_issue.html",
    must_contain=(
        Notice("the decision", ("We have decided to issue an EHC plan",), f"{ACT}, s.37(1)"),
        Notice(
            "that a draft comes first, with time to comment",
            ("at least 15 days", "draft plan"),
            f"{ACT}, s.38(2); {REGULATIONS}, reg 13(1)",
        ),
        Notice("the date of the final plan", ("{final_plan_by}",), f"{REGULATIONS}, reg 13(2)"),
        ADVICE_SERVICE,
        WHO_TO_RING,
    ),
    clocks=(Clock("final_plan_by", "A07"),),
    in_force_from=PART_3_IN_FORCE,
)

NOT_TO_ISSUE = Letter(
    code="not-to-issue",
    title="We will not issue an EHC plan",
    template="letters/not_to_issue.html",
    must_contain=(
        Notice(
            "the decision",
            ("We have decided not to issue an EHC plan",),
            f"{ACT}, s.36(9); {REGULATIONS}, reg 10(1)",
        ),
        Notice("the reasons", ("{reasons}",), f"{ACT}, s.36(9); {REGULATIONS}, reg 10(1)"),
        Notice(
            "that the advice can be read",
            ("You can have a copy of all the advice",),
            "our own rule for this letter",
        ),
        *RIGHTS,
        Notice(
            "what support continues",
            ("The support that continues", "SEN support"),
            f"{CODE}, chapter 6",
        ),
        WHO_TO_RING,
    ),
    clocks=(
        Clock("appeal_by", "P01", "not-to-issue"),
        Clock("mediation_by", "M01", "not-to-issue"),
    ),
    in_force_from=PART_3_IN_FORCE,
)

LETTERS: tuple[Letter, ...] = (WILL_ASSESS, NOT_TO_ASSESS, WILL_ISSUE, NOT_TO_ISSUE)
