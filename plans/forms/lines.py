"""The forms of the lines of a plan: a need, an outcome, a line of provision."""

from __future__ import annotations

from typing import Any

from django import forms

from cases.fields import Checkboxes, DatePartsField

from ..actions.writing import Links
from ..models import Need, Provision, Source
from ..queries.parts import parts_of
from ..queries.sources import cited
from .fields import Carried, Ticked, line, words
from .writing import PlanForm, short


def small() -> Checkboxes:
    """Boxes of a list that is long."""
    return Checkboxes(attrs={"class": "govuk-checkboxes--small"})


class LineForm(PlanForm):
    """What the forms of a need, an outcome and a line of provision have in common."""

    rests_on = Ticked("What it rests on", widget=small())
    was_rests_on, was_needs, was_outcomes = Carried(), Carried(), Carried()
    joins: tuple[str, ...] = ()

    def set_up(self) -> None:
        super().set_up()
        for name in self.joins:
            self._offer(name)
        kept = list(self._kept_sources())
        ticked = self._ticked("rests_on") if self.is_bound else self.request.GET.getlist("at")
        plan = self.into_version.plan
        self.known = cited(plan, [f"k{one.pk}" for one in kept] + ticked)
        self.was_known = cited(plan, self._ticked("was_rests_on"))
        self._offer_sources(kept, ticked)
        if self.record is None and not self.from_word:
            said = " ".join(passage for _, passage in self.known.values() if passage)
            self.initial.update({"text": said}, **self.parts_of(said))

    def parts_of(self, said: str) -> dict[str, str]:
        """What of a passage can be put into fields at once. Nothing, where a line has none."""
        return {}

    def _ticked(self, name: str) -> list[str]:
        return list(self.data.getlist(name)) if self.is_bound else []  # type: ignore[attr-defined]

    def _kept_sources(self) -> Any:
        return self.record.sources.select_related("appendix") if self.record else ()

    def _offer_sources(self, kept: list[Source], ticked: list[str]) -> None:
        labels = {one.pk: one.label for one in self.into_version.plan.appendices.all()}
        shown = {
            value: labels[paper] + (f": “{passage}”" if passage else ": the paper as a whole")
            for value, (paper, passage) in self.known.items()
        }
        self.fields["rests_on"].choices = list(shown.items())  # type: ignore[attr-defined]
        held = [f"k{one.pk}" for one in kept]
        self.initial["was_rests_on"] = held
        self.initial["rests_on"] = held + [v for v in ticked if v in shown]

    def _offer(self, name: str) -> None:
        field = self.fields[name]
        items = list(getattr(self.into_version, name).filter(removed_at=None))
        field.choices = [(str(i.pk), f"{i.label}: {short(i.text)}") for i in items]  # type: ignore[attr-defined]
        held = [str(pk) for pk in sorted(self._joined(name))]
        self.initial[f"was_{name}"] = held
        asked = self.request.GET.getlist(name.rstrip("s"))
        self.initial[name] = held or [one for one in asked if one.isdecimal()]

    def _joined(self, name: str) -> set[int]:
        if self.record is None:
            return set()
        return set(getattr(self.record, name).values_list("pk", flat=True))

    @property
    def links(self) -> Links:
        """What the line is joined to: what stands now, with what was ticked and without the rest.

        Asked for when the case is held, so that a link made by somebody else stays.
        """
        ticked = [self.known[one] for one in self.cleaned_data["rests_on"]]
        now = {(one.appendix_id, one.passage) for one in self._kept_sources()}
        dropped = set(self.was_known.values()) - set(ticked)
        joined = {name: self._join(name) for name in self.joins}
        return Links(
            needs=joined.get("needs"),
            outcomes=joined.get("outcomes"),
            sources=tuple((now - dropped) | set(ticked)),
        )

    def _join(self, name: str) -> frozenset[int]:
        ticked = {int(one) for one in self.cleaned_data[name]}
        told = self.cleaned_data[f"was_{name}"]
        was = {int(one) for one in told if one.isdecimal() and len(one) < 19}
        return frozenset((self._joined(name) - (was - ticked)) | ticked)

    @property
    def papers(self) -> list[int]:
        """The papers that the line rests on: the first is the one to show beside it."""
        return [paper for paper, _ in self.known.values()]

    def take_ticked_words(self) -> None:
        """Put the words of newly ticked passages at the end of the text. Nothing is saved yet."""
        new = [
            said
            for value, (_, said) in self.known.items()
            if value in self._ticked("rests_on") and not value.startswith("k") and said
        ]
        typed = self.data.get("text", "")
        put = [said for said in new if said not in typed]
        self.data["text"] = "\n".join(part for part in (typed.rstrip(), " ".join(put)) if part)  # type: ignore[index]

    @property
    def values(self) -> dict[str, Any]:
        """The fields of a new line."""
        return {name: self.cleaned_data[name] for name in self.edited}


class NeedForm(LineForm):
    """One need."""

    edited = ("text", "area")
    text = words("The need", "What is hard for the child, and what that leads to", rows=6)
    area = forms.ChoiceField(
        label="Area of need",
        choices=[("", "Not chosen"), *Need.Area.choices],
        required=False,
    )


class OutcomeForm(LineForm):
    """One outcome."""

    edited = ("text", "by", "aspiration", "steps")
    joins = ("needs",)
    text = words("The outcome", "What the child will do, how well, how often, and by when", rows=5)
    by = DatePartsField(label="By when", name="The date", required=False)  # type: ignore[assignment]
    aspiration = words("Which hope of the child it leads to", rows=2)
    steps = words("Steps towards it", rows=3)
    needs = Ticked("Which needs it is for", widget=small())


class ProvisionForm(LineForm):
    """One line of provision."""

    edited = (
        *("text", "kind", "what", "who", "expertise", "ratio", "duration", "frequency"),
        *("setting", "start", "end", "monitored_by"),
    )
    joins = ("needs", "outcomes")
    text = words("What will be provided", "As it will stand in the plan", rows=6)
    kind = forms.ChoiceField(
        label="What kind of line is it?", choices=Provision.Kind.choices, required=False
    )
    what = line("What", 300, "For example, teaching of words with pictures")
    who = line("Who", 300, "For example, a speech and language therapist")
    expertise = line("Training or experience", 300)
    ratio = line("Adults to children", 100, "For example, 1:1, or 1 adult to 3 children")
    duration = line("How long each time", 200, "For example, 30 minutes")
    frequency = line("How often", 200, "For example, weekly, 36 weeks a year")
    setting = line("Where", 200, "For example, in a quiet room at school")
    start = line("From when", 200)
    end = line("Until", 200)
    monitored_by = line("Who checks that it works, and when", 300)
    needs = Ticked("Which needs it meets", widget=small())
    outcomes = Ticked("Which outcomes it leads to", widget=small())

    def parts_of(self, said: str) -> dict[str, str]:
        """The amounts of a recommendation."""
        return parts_of(said)

    def clean_kind(self) -> str:
        return str(self.cleaned_data["kind"] or Provision.Kind.PROVISION)


FORMS: dict[str, type[LineForm]] = {
    "need": NeedForm,
    "outcome": OutcomeForm,
    "provision": ProvisionForm,
}
