"""Saying which messages went before everything was brought back; that it is mended."""

from __future__ import annotations

from datetime import date

from django import forms

from ..fields import CharacterCount, Checkboxes, DatePartsField, Radios
from ..models import MayHaveGone
from ..queries.restoring import to_look_through
from ..screens.action_form import ActionForm
from ..templatetags.dates import moment

SHOWN = 50
Answer = MayHaveGone.Answer


def _because(label: str, hint: str, required: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        widget=CharacterCount(maxlength=1000, attrs={"rows": 3}),
        max_length=1000,
        error_messages={
            "required": required,
            "max_length": "The reason must be 1000 characters or fewer",
        },
    )


class MayHaveGoneForm(ActionForm):
    """Tick messages that one answer fits: they went, they may go, or they are dropped."""

    rows = forms.MultipleChoiceField(
        label="Which messages did you look at?",
        widget=Checkboxes(),
        error_messages={
            "required": "Select the messages that you looked at",
            "invalid_choice": "Somebody else has answered for one of these. Select again.",
        },
    )
    answer = forms.ChoiceField(
        label="What became of them?",
        widget=Radios(
            hints={
                Answer.WENT: "The mail log, the person, or the post book says so",
                Answer.GO: "They go as soon as the post is open",
                Answer.DROP: "They are no longer true, or somebody writes another",
            }
        ),
        choices=[
            (Answer.WENT, "They went already: keep them as sent"),
            (Answer.GO, "They did not go: let them go"),
            (Answer.DROP, "They must not go: drop them"),
        ],
        error_messages={"required": "Select what became of them"},
    )
    went_on = DatePartsField(
        label="If they went, on which day?",
        name="The day they went",
        required=False,
        not_future=True,
    )
    because = _because("How do you know?", "This stays with each message", "Say how you know")

    def set_up(self) -> None:
        found = list(to_look_through(self.by)[:SHOWN])
        self.offered = {str(one.pk): one for one in found}
        field = self.fields["rows"]
        field.choices = [(key, _words(one)) for key, one in self.offered.items()]  # type: ignore[attr-defined]
        field.widget.hints = {key: _hint(one) for key, one in self.offered.items()}  # type: ignore[attr-defined]

    @property
    def chosen(self) -> list[MayHaveGone]:
        """The messages that were ticked."""
        return [self.offered[key] for key in self.cleaned_data["rows"]]

    @property
    def day(self) -> date | None:
        """The day they went, where they did."""
        return self.cleaned_data["went_on"]


class MendedForm(ActionForm):
    """What was done about what is missing."""

    because = _because(
        "What was done about what is missing?",
        "For example, who was asked to record it again",
        "Say what was done about what is missing",
    )


def _words(one: MayHaveGone) -> str:
    return f"{one.message.subject}, to {one.message.goes_to}"


def _hint(one: MayHaveGone) -> str:
    message = one.message
    how = f"{message.get_channel_display()}, written {moment(message.written_at)}"
    about = f", {message.case.reference}" if message.case else ""
    handed = f". Handed over {moment(message.handed_over_at)}" if message.handed_over_at else ""
    again = ". A job wrote it after the backup came back" if one.written_again else ""
    return f"{how}{about}. {message.caused_by}{handed}{again}"
