"""Section I, Section J and the health body's agreement: what is asked for each."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest

from cases import roles
from cases.editing import version_of
from cases.fields import DatePartsField, Radios
from cases.models import Case
from cases.screens.action_form import ActionForm
from cases.screens.two_texts import number_in
from providers.forms.consultations import where_is
from providers.forms.plain import PlainText, box
from providers.models import Provider

from ..actions.money import Told
from ..actions.naming import Chosen
from ..models import Budget, Naming, Version
from ..queries.naming import candidates_for, naming_of
from .settings import SettingForm

Reason = Naming.Reason
YES_NO = (("yes", "Yes"), ("no", "No"))
LONGEST = 10_000


def words(label: str, hint: str = "", rows: int = 4) -> PlainText:
    """An answer in sentences."""
    return PlainText(
        label=label, help_text=hint, required=False, max_length=LONGEST, widget=box(rows)
    )


def line(label: str, hint: str = "", longest: int = 200) -> forms.CharField:
    """A few words."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=False,
        max_length=longest,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class NamingForm(SettingForm):
    """What Section I says: a setting that was consulted, another, a type only, or neither."""

    choice = "named"
    stood = forms.CharField(required=False, widget=forms.HiddenInput)
    named = forms.ChoiceField(
        label="What does Section I say?",
        widget=Radios(),
        error_messages={
            "required": "Select what Section I is to say",
            "invalid_choice": "Choose a setting from the list",
        },
    )
    type = line(
        "Type, as it stands in the plan",
        "For example, mainstream school with a resource base. Left empty, it is the register’s",
    )
    from_date = DatePartsField(
        label="From when do they go there?", name="The first day there", required=False
    )
    until_date = DatePartsField(
        label="If they stay where they are until then, what is their last day there?",
        name="The last day there",
        required=False,
    )
    because = words(
        "If it is not what the family asked for, why not?",
        "The reason in law, with the facts. Their letter says so",
    )
    note = words(
        "Anything else that Section I has to say",
        "If it is education otherwise than at school: why no school or college would be right, and"
        " where the provision is made",
        rows=3,
    )
    not_consulted_because = words(
        "If it was never consulted, why is it named all the same?", "Only a senior may", rows=3
    )

    def __init__(self, request: HttpRequest, case: Case, version: Version, today: Any) -> None:
        self.version, self.today = version, today
        super().__init__(request, case)

    def set_up(self) -> None:
        self.candidates = candidates_for(self.version, self.today)
        kept = naming_of(self.version)
        known = [one.provider for one in self.candidates]
        known += [kept.provider] if kept and kept.provider else []
        self.offer_settings(known)
        self._say_what_is_known()
        if not roles.may(self.by.role, roles.CHECK_PLAN):
            del self.fields["not_consulted_because"]
        if kept is not None:
            self.initial.update(
                {name: getattr(kept, name) for name in self.fields if hasattr(kept, name)}
            )
            self.initial["named"] = str(kept.provider_id) if kept.provider_id else kept.reason
            self.initial["stood"] = str(version_of(kept))

    def _say_what_is_known(self) -> None:
        """Under each setting, whether it was consulted and what it answered."""
        said = {str(one.provider.pk): one for one in self.candidates}
        field = self.fields["named"]
        settings_offered = [(pk, str(one)) for pk, one in self.offered.items()]
        field.choices = [*settings_offered, *Reason.choices]  # type: ignore[attr-defined]
        hints = {}
        for pk, one in self.offered.items():
            known = said.get(pk)
            state = known.row.state if known else "Not consulted"
            asked = "The family asks for it. " if known and known.asked else ""
            hints[pk] = f"{asked}{state}. {where_is(one)}"
        field.widget.hints = hints  # type: ignore[attr-defined]

    def chosen(self) -> Chosen:
        """What was chosen."""
        typed = self.cleaned_data
        provider = self.chosen_setting()
        return Chosen(
            provider=provider,
            reason="" if provider else typed["named"],
            type=typed["type"].strip(),
            from_date=typed["from_date"],
            until_date=typed["until_date"],
            until=_present_setting(self.version) if typed["until_date"] else None,
            because=typed["because"],
            note=typed["note"],
            not_consulted_because=typed.get("not_consulted_because", ""),
        )

    @property
    def page_saw(self) -> int:
        """The version of Section I that was on the page."""
        return number_in(self.cleaned_data["stood"])


class MoneyForm(ActionForm):
    """Section J, question by question."""

    stood = forms.CharField(required=False, widget=forms.HiddenInput)
    requested = forms.ChoiceField(
        label="Did they ask for a personal budget?",
        choices=YES_NO,
        widget=Radios(),
        error_messages={"required": "Select whether they asked for a personal budget"},
    )
    direct_payment = forms.ChoiceField(
        label="Is any provision paid for by a direct payment?",
        choices=YES_NO,
        widget=Radios(),
        error_messages={"required": "Select whether anything is paid direct"},
    )
    nil = words(
        "If nothing is paid direct, how does Section J say so?",
        "What the family was told, and what they asked for",
        rows=3,
    )
    amount = line("How much is paid direct?", "For example, £1,200 a year. Only if it is")
    service = words("What does it pay for?", rows=2)
    needs = words("Which needs does it meet?", "For example, B1 and B3", rows=2)
    outcomes = words("Which outcomes is it for?", "For example, E2", rows=2)
    arrangements = words("How is it paid and looked after?", "To whom, how often, who checks")

    def __init__(self, request: HttpRequest, case: Case, version: Version) -> None:
        self.version = version
        super().__init__(request, case)

    def set_up(self) -> None:
        kept = Budget.objects.filter(version=self.version).first()
        nil = self.version.wordings.filter(name="nil.J").first()
        self.initial["nil"] = nil.text if nil else ""
        if kept is None:
            return
        answers = {True: "yes", False: "no", None: ""}
        for name in Told.__dataclass_fields__:
            value = getattr(kept, name)
            self.initial[name] = value if isinstance(value, str) else answers[value]
        self.initial["stood"] = str(version_of(kept))

    def refuse_if_moved_on(self) -> None:
        """What is recorded on the case meanwhile matters nothing here: Section J is compared."""

    def told(self) -> Told:
        """What was typed."""
        typed = {name: self.cleaned_data[name] for name in Told.__dataclass_fields__}
        for name in ("requested", "direct_payment"):
            typed[name] = typed[name] == "yes"
        return Told(**typed)

    @property
    def page_saw(self) -> int:
        """The version of Section J that was on the page."""
        return number_in(self.cleaned_data["stood"])


class AgreementForm(ActionForm):
    """Who of the health body agreed to Section G, and on which day."""

    saw = forms.CharField(required=False, widget=forms.HiddenInput)
    body = line("Which health body agreed?", "The integrated care board, or NHS England")
    officer = line("Who agreed for them?", "Name and post")
    agreed_on = DatePartsField(label="On which day?", name="The day they agreed", not_future=True)
    same_words = forms.BooleanField(
        label="They saw Section G in these very words",
        help_text="Only needed if it was changed after the day they agreed",
        required=False,
    )

    def __init__(self, request: HttpRequest, case: Case, mark: str) -> None:
        self.mark = mark
        super().__init__(request, case)

    def set_up(self) -> None:
        self.initial.update(saw=self.mark, body=settings.LETTER_BODIES["health"]["name"])


def _present_setting(version: Version) -> Provider | None:
    """The setting the child is at now, as the register knows it."""
    urn = version.case.setting_urn
    return Provider.objects.filter(urn=urn).first() if urn else None
