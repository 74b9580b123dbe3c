"""What somebody looks for in the directory."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from ..distances import Area, area_of
from ..models.types import GROUP_WORDS, NEEDS, PHASES, Mark
from ..queries.councils import councils
from ..queries.directory import Wanted

OFFERS = {
    "section41": (Mark.SECTION_41, "Section 41 approved"),
    "resourced": (Mark.RESOURCED, "Resourced provision"),
    "unit": (Mark.UNIT, "SEN unit"),
}
STANDINGS = (
    ("open", "Open"),
    ("coming", "Proposed to open"),
    ("closed", "Closed"),
    ("any", "Open, proposed or closed"),
)
MILES = ("1", "3", "5", "10", "20", "50")
NOT_KNOWN = "We do not know where this postcode is. Enter an English postcode, like B31 1LQ"


def _choice(label: str, choices: Any, first: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=[("", first), *choices],
        required=False,
        error_messages={"invalid_choice": f"{label}: choose one of the list"},
    )


class DirectoryForm(forms.Form):
    """Every way of narrowing the directory; none of them is needed."""

    words = forms.CharField(
        label="Name, URN, town or postcode",
        required=False,
        max_length=100,
    )
    near = forms.CharField(
        label="Near this postcode",
        required=False,
        max_length=10,
    )
    miles = forms.ChoiceField(
        label="Within",
        choices=[(one, f"{one} mile{'' if one == '1' else 's'}") for one in MILES],
        required=False,
    )
    group = _choice("Kind of provider", GROUP_WORDS.items(), "Any kind in England")
    need = _choice("Need", NEEDS.items(), "Any need")
    age = forms.IntegerField(
        label="Age of the child or young person",
        required=False,
        min_value=0,
        max_value=25,
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), "Age must be a number from 0 to 25"
        ),
    )
    phase = _choice("Phase", [(one, one) for one in PHASES], "Any phase")
    area = forms.ChoiceField(label="Council area", required=False)
    standing = forms.ChoiceField(label="Open or closed", choices=STANDINGS, required=False)
    offers = forms.MultipleChoiceField(
        label="Only with",
        choices=[(name, words) for name, (_, words) in OFFERS.items()],
        required=False,
    )

    vacancy = forms.BooleanField(label="A free place was reported", required=False)
    fee = forms.DecimalField(
        label="Place for at most, in pounds a year",
        help_text="Only settings whose yearly fee we know",
        required=False,
        min_value=0,
        max_digits=10,
        decimal_places=2,
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_digits", "max_decimal_places", "max_whole_digits"),
            "The fee must be an amount of pounds, like 45000",
        ),
    )

    def __init__(self, data: Any, *, sees_costs: bool = False) -> None:
        typed = data.copy()
        for name, usual in (("miles", "10"), ("standing", "open")):
            typed.setdefault(name, usual)
        super().__init__(typed, label_suffix="")
        self.centre: Area | None = None
        if not sees_costs:
            del self.fields["fee"]
        self.fields["area"].choices = [("", "Anywhere"), *councils()]  # type: ignore[attr-defined]

    def clean_near(self) -> str:
        """Only the area of a postcode is kept: the rest may be where a child lives."""
        typed: str = self.cleaned_data["near"].strip()
        if not typed:
            return ""
        self.centre = area_of(typed)
        if self.centre is None:
            raise ValidationError(NOT_KNOWN)
        return self.centre.name

    @property
    def typed(self) -> dict[str, Any]:
        """What stands in the fields: of the postcode, only its area once that is known."""
        shown = {name: self.data.get(name, "") for name in self.fields}
        shown["offers"] = self.data.getlist("offers") if hasattr(self.data, "getlist") else []
        if self.centre:
            shown["near"] = self.centre.name
        return shown

    def as_address(self) -> str:
        """What is looked for, as the end of an address. It holds no whole postcode of `near`."""
        said = {name: value for name, value in self.cleaned_data.items() if value is not False}
        single = {name: value for name, value in said.items() if value not in (None, "", [])}
        if not single.get("near"):
            single.pop("miles", None)
        if single.get("standing") == "open":
            single.pop("standing")
        return urlencode(single, doseq=True)

    @property
    def wanted(self) -> Wanted:
        """The same, as the search takes it."""
        typed = self.cleaned_data
        standing = typed["standing"] or "open"
        return Wanted(
            words=typed["words"],
            group=typed["group"],
            needs=(typed["need"],) if typed["need"] else (),
            offers=tuple(OFFERS[name][0] for name in typed["offers"]),
            age=typed["age"],
            phase=typed["phase"],
            authority=typed["area"],
            near=self.centre,
            miles=int(typed["miles"] or 10),
            standing="" if standing == "any" else standing,
            vacancy=typed["vacancy"],
            fee=typed.get("fee"),
            today=timezone.localdate(),
        )

    @property
    def narrows(self) -> bool:
        """Whether one of the filters below the first line is used."""
        typed = self.cleaned_data if self.is_valid() else {}
        names = ("group", "need", "phase", "area", "offers", "vacancy")
        used = any(typed.get(name) for name in names)
        used = used or any(typed.get(name) is not None for name in ("age", "fee"))
        return used or typed.get("standing") not in ("", "open", None) or bool(self.errors)
