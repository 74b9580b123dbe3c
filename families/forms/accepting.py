"""Whether somebody accepts our answer to each point they made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django import forms
from django.http import HttpRequest

from cases.fields import CharacterCount, Radios
from cases.screens.action_form import ActionForm
from plans.models import Point

from ..actions.giving import LONGEST, Gift
from ..models import Given

YES, NO = "yes", "no"
_SAID = {YES: "accepted", NO: "not accepted"}
_SHORT = 200


class AcceptForm(ActionForm):
    """One question for each point that was answered."""

    def __init__(
        self, request: HttpRequest, points: Sequence[Point], before: Mapping[str, str]
    ) -> None:
        self.points, self.before = points, before
        super().__init__(request)

    def set_up(self) -> None:
        for point in self.points:
            answer = f"Our answer: {point.get_answer_display()}. {point.why} {point.change}"
            self.fields[f"point_{point.pk}"] = forms.ChoiceField(
                label=f"{_called(point)}: {_short(point.text)}",
                help_text=" ".join(answer.split()),
                choices=[(YES, "I accept this"), (NO, "I do not accept this")],
                initial=self.before.get(str(point.pk), ""),
                widget=Radios(),
                error_messages={"required": f"Say if you accept our answer to {_called(point)}"},
            )
        self.fields["words"] = forms.CharField(
            label="Anything you want to say",
            required=False,
            widget=CharacterCount(maxlength=LONGEST, attrs={"rows": 4}),
        )

    @property
    def gift(self) -> Gift:
        """What they say, point by point."""
        typed = self.cleaned_data
        said = {point: typed[f"point_{point.pk}"] for point in self.points}
        lines = [f"{_called(point)}: {_SAID[choice]}" for point, choice in said.items()]
        words = "\n\n".join(one for one in ("\n".join(lines), typed["words"].strip()) if one)
        marks = {"points": {str(point.pk): choice for point, choice in said.items()}}
        return Gift(Given.Kind.ACCEPT.value, words, marks=marks)


def _called(point: Point) -> str:
    about = point.item or (f"Section {point.section}" if point.section else "")
    return f"Point {point.number}, {about}" if about else f"Point {point.number}"


def _short(text: str) -> str:
    return text if len(text) <= _SHORT else f"{text[:_SHORT]}…"
