"""What became of a message."""

from django import forms

from ..fields import Radios


class SettleForm(forms.Form):
    """Somebody looked: it went, or it did not and has to go again."""

    sent = forms.ChoiceField(
        label="Did the message go?",
        choices=[("yes", "Yes, it went"), ("no", "No, send it again")],
        widget=Radios,
        error_messages={"required": "Select whether the message went"},
    )
    because = forms.CharField(
        label="How do you know?",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say how you know"},
    )
