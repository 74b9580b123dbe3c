"""What every form that records something has in common.

It acts once (`once`), it never writes over what somebody else recorded meanwhile (`seen`), and
what was typed is kept when the session ends (`shown_to`).
"""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import HttpRequest, QueryDict

from accounts.models import User

from ..editing import Clashed
from ..fields import DateParts
from ..keeping import kept_text, owner_mark
from ..models import Case, Entry
from ..once import new_token
from ..refusals import Refused
from ..templatetags.case_words import entry_title
from ..wording import short_date
from .two_texts import number_in

KEPT = "Your session ended before this was sent. What you typed is below: check it and send it."
CHECK, CHANGE, DO = "check", "change", "do"


class ActionForm(forms.Form):
    """A form that does something to a case or opens one."""

    once = forms.CharField(required=False, widget=forms.HiddenInput)
    shown_to = forms.CharField(required=False, widget=forms.HiddenInput)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, request: HttpRequest, case: Case | None = None) -> None:
        assert isinstance(request.user, User)
        self.request, self.case, self.by = request, case, request.user
        posted = request.POST.copy() if request.method == "POST" else None
        super().__init__(posted, label_suffix="")
        self.initial = {
            "once": new_token(),
            "shown_to": owner_mark(self.by.pk),
            "seen": str(last_entry(case)) if case else "",
        }
        self.set_up()
        for field in self.fields.values():
            self.dress(field)
        if posted is None:
            self._take_kept_text()

    def set_up(self) -> None:
        """Fields that depend on the case or the person. Nothing, unless a form says otherwise."""

    @staticmethod
    def dress(field: forms.Field) -> None:
        """Make a question stand out from what is written under it."""
        in_fieldset = isinstance(field.widget, forms.RadioSelect | DateParts)
        name = "govuk-fieldset__legend--s" if in_fieldset else "govuk-label--s"
        field.label_class = name  # type: ignore[attr-defined]

    @property
    def step(self) -> str:
        """Of a form in two steps, what was pressed: check it, change it again, or do it."""
        step = self.data.get("step", CHECK) if self.is_bound else ""
        return step if step in (CHECK, CHANGE, DO) else CHECK

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self.refuse_if_stale()
        return cleaned

    def refuse_if_stale(self) -> None:
        """Say what others recorded meanwhile, and let it be sent again (H-102)."""
        try:
            self.refuse_if_moved_on()
        except Refused as refusal:
            self.add_refusal(refusal)

    def refuse_if_moved_on(self) -> None:
        """The same, asked once more when the case is held, at the moment of acting."""
        if self.case is None:
            return
        seen = number_in(self.data.get("seen", ""))
        newer = list(self.case.entries.filter(pk__gt=seen).order_by("pk"))
        if newer:
            self.data["seen"] = str(newer[-1].pk)  # type: ignore[index]
            raise Refused(_said_meanwhile(newer))

    def add_refusal(self, refusal: Refused) -> None:
        """Put an action's refusal beside the field it is about, or at the top, reason by reason."""
        field = refusal.field if refusal.field in self.fields else None
        for sentence in refusal.sentences:
            self.add_error(field, sentence)

    def told_of(self, clash: Clashed) -> dict[str, Any]:
        """What is laid side by side for a choice, of a form that edits a record."""
        raise clash

    def carried(self) -> list[tuple[str, str]]:
        """Everything typed, as hidden values for the page on which it is checked."""
        left_out = {"csrfmiddlewaretoken", "step"}
        typed = cast(QueryDict, self.data)
        return [
            (name, value)
            for name, values in typed.lists()
            if name not in left_out
            for value in values
        ]

    def show_again(self) -> None:
        """Go back from checking to changing: what was typed, and no complaint about it."""
        self._errors = forms.utils.ErrorDict()
        self.cleaned_data = {}

    def _take_kept_text(self) -> None:
        kept = kept_text(self.request)
        if kept is None:
            return
        self.initial["seen"] = kept.get("seen", self.initial["seen"])
        for name, field in self.fields.items():
            if name not in ("once", "shown_to", "seen"):
                self.initial[name] = field.widget.value_from_datadict(kept, {}, name)
        messages.info(self.request, KEPT)


def last_entry(case: Case) -> int:
    """The newest entry of a case: what a page about it has seen."""
    return case.entries.order_by("-pk").values_list("pk", flat=True).first() or 0


def _said_meanwhile(newer: list[Entry]) -> str:
    what = "; ".join(
        f"{entry_title(entry)}"
        f"{f', {short_date(entry.on)}' if entry.on else ''} (by {entry.by_name})"
        for entry in newer
    )
    return (
        "Somebody recorded something on this case while you were writing: "
        f"{what}. Nothing you typed is lost. Check and send again."
    )
