"""The cases of the demonstration, as a table: who, how long ago the request came, what followed.

Every number is days before today, so that the demonstration is as late, and as early, on the day
it is first started as on any other. All people are invented.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from statutory import Kind


@dataclass(frozen=True)
class DemoCase:
    """One case. `happened` gives what followed the request, and how many days ago."""

    forename: str
    surname: str
    age: float  # years, about
    received: int  # days ago
    source: str = "parent"
    happened: tuple[tuple[Kind, int, str], ...] = ()
    parent: str = ""
    restricted: bool = False
    officer: str = "coordinator@demo.example"
    sex: str = "F"
    decided: str = ""  # the reasons of a decision made today, after "yes: " or "no: "
    tags: tuple[str, ...] = field(default=())


K = Kind


def _assessed(asked: int, *answered: int) -> tuple[tuple[Kind, int, str], ...]:
    """Advice asked of three services, and answered by some."""
    steps: list[tuple[Kind, int, str]] = [
        (K.ADVICE_REQUEST_SENT, asked, f"advice:{name}") for name in _SERVICES
    ]
    steps += [
        (K.ADVICE_RECEIVED, days, f"advice:{name}")
        for name, days in zip(_SERVICES, answered, strict=False)
    ]
    return tuple(steps)


_SERVICES = ("school", "psychologist", "health")
# What is noted with the first entry about each service asked.
ASKED = {
    "advice:school": "The school",
    "advice:psychologist": "Educational psychologist",
    "advice:health": "Community paediatrician",
}

WILL_ASSESS = (
    "yes: The school’s records show needs that may be special educational needs, and help from "
    "its own means for four terms has not closed the gap. A plan may be necessary."
)
WILL_NOT_ASSESS = (
    "no: The school’s records and its psychologist’s report show a need with spelling. The help "
    "it gives from its own means is working, so provision through a plan is not necessary."
)

CASES: tuple[DemoCase, ...] = (
    # Deciding whether to assess.
    DemoCase("Amara", "Bello", 6.2, 3, parent="Ngozi Bello", tags=("new",)),
    DemoCase("Theo", "O'Neil", 8.4, 17, parent="Ciara O'Neil", sex="M", source="school"),
    DemoCase("Zoë", "Lindgren", 5.1, 38, parent="Marta Lindgren"),
    DemoCase("Kai", "Whitlock", 11.3, 42, parent="Dean Whitlock", sex="M"),
    DemoCase("Maya", "Sandhu", 9.7, 47, parent="Harpreet Sandhu", source="school"),
    DemoCase("Noor", "Haddad", 4.4, 55, parent="Rana Haddad"),
    # Twins, held apart by their first names.
    DemoCase("Isla", "Prentice", 7.0, 21, parent="Jo Prentice", tags=("twin",)),
    DemoCase("Rory", "Prentice", 7.0, 21, parent="Jo Prentice", sex="M", tags=("twin",)),
    # One name only.
    DemoCase("", "Suharto", 10.2, 29, parent="Dewi Suharto", sex="M"),
    # Will not assess: the appeal window is open.
    DemoCase(
        "Finlay",
        "Marsh",
        12.1,
        70,
        parent="Ruth Marsh",
        sex="M",
        happened=((K.DECIDED_NOT_TO_ASSESS, 30, ""), (K.DECISION_NOTICE_SENT, 30, "not-to-assess")),
    ),
    # Assessment.
    DemoCase(
        "Leila",
        "Farouk",
        6.8,
        60,
        parent="Samir Farouk",
        happened=((K.DECIDED_TO_ASSESS, 25, ""), *_assessed(24)),
    ),
    DemoCase(
        "Oscar",
        "Grantham",
        13.5,
        88,
        parent="Helen Grantham",
        sex="M",
        happened=((K.DECIDED_TO_ASSESS, 50, ""), *_assessed(48, 20, 9)),
    ),
    DemoCase(
        "Bethan",
        "Pugh",
        5.9,
        105,
        parent="Gwen Pugh",
        happened=((K.DECIDED_TO_ASSESS, 66, ""), *_assessed(64, 30, 21, 15)),
    ),
    DemoCase(
        "Tobi",
        "Adeyemi",
        9.2,
        120,
        parent="Funke Adeyemi",
        sex="M",
        happened=((K.DECIDED_TO_ASSESS, 80, ""), *_assessed(78, 45, 33)),
    ),
    # Late, with a lawful exception: away from the area for five weeks.
    DemoCase(
        "Elif",
        "Yildiz",
        8.8,
        150,
        parent="Deniz Yildiz",
        happened=(
            (K.DECIDED_TO_ASSESS, 110, ""),
            (K.ABSENT_FROM, 100, ""),
            (K.ABSENT_TO, 62, ""),
            *_assessed(108, 55, 50, 40),
            (K.DECIDED_TO_ISSUE, 30, ""),
        ),
        tags=("excused",),
    ),
    # No plan: the appeal window is open.
    DemoCase(
        "Dylan",
        "Frost",
        14.6,
        112,
        parent="Karen Frost",
        sex="M",
        happened=(
            (K.DECIDED_TO_ASSESS, 75, ""),
            *_assessed(73, 40, 35, 30),
            (K.DECIDED_NOT_TO_ISSUE, 12, ""),
            (K.DECISION_NOTICE_SENT, 12, "not-to-issue"),
        ),
    ),
    # Writing the draft.
    DemoCase(
        "Priya",
        "Nair",
        7.7,
        110,
        parent="Anil Nair",
        happened=(
            (K.DECIDED_TO_ASSESS, 72, ""),
            *_assessed(70, 35, 33, 29),
            (K.DECIDED_TO_ISSUE, 8, ""),
        ),
    ),
    DemoCase(
        "Jakub",
        "Zielinski",
        10.9,
        137,
        parent="Ewa Zielinska",
        sex="M",
        happened=(
            (K.DECIDED_TO_ASSESS, 97, ""),
            *_assessed(95, 60, 58, 51),
            (K.DECIDED_TO_ISSUE, 26, ""),
        ),
    ),
    # Draft with the family.
    DemoCase(
        "Harriet",
        "Boone",
        6.1,
        128,
        parent="Tom Boone",
        happened=(
            (K.DECIDED_TO_ASSESS, 90, ""),
            *_assessed(88, 52, 50, 47),
            (K.DECIDED_TO_ISSUE, 22, ""),
            (K.DRAFT_SENT, 8, ""),
            (K.DRAFT_SERVED, 7, ""),
        ),
    ),
    # Plan in place; reviews.
    DemoCase(
        "Grace",
        "Attwood",
        9.9,
        480,
        parent="Paul Attwood",
        happened=(
            (K.DECIDED_TO_ASSESS, 442, ""),
            (K.DECIDED_TO_ISSUE, 380, ""),
            (K.DRAFT_SERVED, 372, ""),
            (K.PLAN_SENT, 345, ""),
            (K.DECISION_NOTICE_SENT, 345, "plan"),
        ),
    ),
    DemoCase(
        "Samuel",
        "Kearney",
        15.2,
        520,
        parent="Orla Kearney",
        sex="M",
        happened=(
            (K.DECIDED_TO_ASSESS, 480, ""),
            (K.DECIDED_TO_ISSUE, 420, ""),
            (K.DRAFT_SERVED, 405, ""),
            (K.PLAN_SENT, 385, ""),
            (K.DECISION_NOTICE_SENT, 385, "plan"),
            (K.REVIEW_NOTICE_GIVEN, 48, "review:1"),
            (K.REVIEW_ADVICE_CIRCULATED, 39, "review:1"),
            (K.REVIEW_MEETING, 24, "review:1"),
            (K.REVIEW_REPORT_SENT, 12, "review:1"),
        ),
    ),
    # Decided on the day the demonstration is first started, so that there are letters to read.
    DemoCase("Hugo", "Penrose", 7.4, 36, parent="Alice Penrose", sex="M", decided=WILL_ASSESS),
    DemoCase("Tilly", "Rowan", 10.6, 39, parent="Mark Rowan", decided=WILL_NOT_ASSESS),
    # The young person holds the rights.
    DemoCase("Jordan", "Ekpo", 17.3, 33, source="young_person", sex="M"),
    # Restricted: needs leave to be opened.
    DemoCase("Robin", "Ashdown", 8.0, 20, parent="Lee Ashdown", restricted=True, sex="M"),
    # The senior's own.
    DemoCase("Vera", "Novotna", 12.8, 44, parent="Petr Novotny", officer="senior@demo.example"),
    # Withdrawn and closed; another record of Harriet Boone, as is found later.
    DemoCase(
        "Harriet",
        "Boon",
        6.6,
        330,
        parent="Tom Boone",
        happened=((K.REQUEST_WITHDRAWN, 300, ""),),
    ),
    # Nothing but a note of a call: the day of receipt is not recorded.
    DemoCase("Callum", "Ferris", 9.0, -1, parent="Ann Ferris", sex="M", tags=("undated",)),
)
