"""Decisions of the demonstration: one that is held, one that is not what the panel advised."""

from __future__ import annotations

from datetime import date

from accounts.models import User
from cases.actions import decisions
from cases.actions.decisions import PanelAdvice
from cases.models import Case
from statutory import days_after


def seed(people: dict[str, User], today: date) -> None:
    """A refusal that waits for the senior, and a plan that the panel advised against."""
    officer = people["coordinator@demo.example"]
    _held(officer, today)
    _against_advice(officer, today)


def _held(officer: User, today: date) -> None:
    decisions.decide_not_to_assess(
        _of("Whitlock"),
        on=today,
        by=officer,
        grounds=("ordinarily-there",),
        reasons=(
            "There is no educational psychologist’s report, and Kai is not two years behind his"
            " class. The school has help of its own to give."
        ),
        panel=PanelAdvice("no", days_after(today, -2), "The panel advised no: more can be tried."),
        today=today,
    )


def _against_advice(officer: User, today: date) -> None:
    decisions.decide_to_issue(
        _of("Pugh"),
        on=today,
        by=officer,
        grounds=("beyond-ordinary", "not-reliable"),
        reasons=(
            "The advice of the school, the psychologist and health agrees: Bethan needs daily"
            " teaching in a small group that schools here do not ordinarily have."
        ),
        panel=PanelAdvice(
            "no",
            days_after(today, -3),
            "The panel thought that the school could find the help itself.",
            "The advice shows that the help is beyond what the school ordinarily has.",
        ),
        today=today,
    )


def _of(surname: str) -> Case:
    return Case.objects.select_related("child", "officer").get(child__surname=surname)
