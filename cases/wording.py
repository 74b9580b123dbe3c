"""Words the screens share: who a case is about, and what its next step is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from accounts.models import User
from statutory import Holder, Kind, Stage, Status, age_on, curriculum_year, rights_holder

from . import roles
from .models import Case, Entry

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def short_date(day: date) -> str:
    """A date where a column is narrow: "9 Jun 2026"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


_TAG_COLOURS = {
    Status.UNKNOWN: "orange",
    Status.OVERDUE: "red",
    Status.DUE: "blue",
    Status.DISAPPLIED: "purple",
    Status.NO_FIXED_DAY: "turquoise",
    Status.MET: "green",
    Status.MET_LATE: "pink",
    Status.ENDED: "grey",
}


def tag_of(status: Status, due: date | None, today: date) -> tuple[str, str]:
    """How a clock stands, as the words and the colour of its tag."""
    if status is Status.DUE and due == today:
        return "Due today", "orange"
    return status.label, _TAG_COLOURS[status]


@dataclass(frozen=True)
class Identity:
    """The bar that says whose case this is, so that no one writes on the wrong one."""

    name: str
    reference: str
    born: date
    age: int
    year: str
    upn: str
    officer: str
    stage: str
    holder: str
    setting: str


def identity_of(case: Case, today: date) -> Identity:
    """Who the case is about, and who holds the rights on this day."""
    child = case.child
    holder = rights_holder(child.date_of_birth, today)
    return Identity(
        name=str(child),
        reference=case.reference,
        born=child.date_of_birth,
        age=age_on(child.date_of_birth, today),
        year=_year_words(curriculum_year(child.date_of_birth, today)),
        upn=child.upn,
        officer=case.officer.name if case.officer else "Nobody yet",
        stage=Stage(case.stage).label if case.stage else "",
        holder="The young person" if holder is Holder.YOUNG_PERSON else "The parents or carers",
        setting=case.setting_name or case.setting_urn,
    )


def _year_words(year: int) -> str:
    if year < 0:
        return "Before Reception"
    return "Reception" if year == 0 else f"Year {year}"


@dataclass(frozen=True)
class NextStep:
    """What to do next on a case, and the page where it is done."""

    text: str
    href: str
    button: str


def next_step(case: Case, user: User, today: date) -> NextStep | None:
    """The next thing this person can do on the case, if the case waits for us."""
    if case.problem and roles.may(user.role, roles.RECORD):
        return NextStep(
            f"A date cannot be worked out. {case.problem}",
            reverse("record_fact", args=[case.reference]),
            "Record what happened",
        )
    if case.stage == Stage.REQUEST.value and roles.may(user.role, roles.DECIDE):
        return NextStep(
            "Decide whether to carry out an EHC needs assessment.",
            reverse("decide", args=[case.reference]),
            "Decide whether to assess",
        )
    text = _STEPS.get(case.stage)
    if text is None or not roles.may(user.role, roles.RECORD):
        return None
    return NextStep(text, reverse("record_fact", args=[case.reference]), "Record what happened")


_STEPS = {
    Stage.REQUEST.value: "A coordinator decides whether to assess. Record what comes in meanwhile.",
    Stage.ASSESSMENT.value: "Ask for advice, chase what is out, decide whether to issue a plan.",
    Stage.DRAFTING.value: "Write the draft plan and send it to the family.",
    Stage.DRAFT.value: "Wait for the family's views on the draft, then finish the plan.",
    Stage.PLAN.value: "Arrange the next annual review in good time.",
}


_OPENS_A_MATTER = {Kind.ADVICE_REQUEST_SENT.value, Kind.CONSULTATION_SENT.value}


def matters_of(entries: Iterable[Entry]) -> dict[str, str]:
    """Who was asked, for each advice and consultation that a clock runs for: "School nurse"."""
    opening = (e for e in entries if e.about and e.kind in _OPENS_A_MATTER)
    return {entry.about: name for entry in opening if (name := told_in(entry))}


def told_in(entry: Entry) -> str:
    """What was noted with an entry; correcting its day leaves the note with what it corrects."""
    told: Entry | None = entry
    while told is not None and not told.note:
        told = told.corrects
    return " ".join(told.note.split())[:80] if told else ""
