"""The forms of a review: handed in, sent back, approved."""

from __future__ import annotations

from django import forms

from .briefs import PanelForm, said


class SureForm(PanelForm):
    """A button and nothing to fill in."""


class HandInForm(PanelForm):
    """What the senior should know."""

    note = said("A word to the senior (optional)")


class SendBackForm(PanelForm):
    """What has to be done."""

    comments = said("What has to be done?")


class ApproveForm(PanelForm):
    """Approval of what was read, and why it may go with what it lacks."""

    mark = forms.CharField(required=False, widget=forms.HiddenInput)
    in_spite = said("If it lacks something: why may it go all the same?")
    comments = said("Comments (optional)")
