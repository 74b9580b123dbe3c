"""The texts of a plan that are no items: what each is called, in the order in which they stand."""

from __future__ import annotations

from dataclasses import dataclass

TITLES = {
    "A": "Views, interests and aspirations",
    "B": "Special educational needs",
    "C": "Health needs",
    "D": "Social care needs",
    "E": "Outcomes",
    "F": "Special educational provision",
    "G": "Health provision",
    "H1": "Social care provision under the 1970 Act",
    "H2": "Other social care provision",
}
WRITTEN = tuple(TITLES)  # the sections that are written here: I, J and K have pages of their own
SAVED_ALONE = "Saved while writing"  # why a line of a history is there: the page saved by itself
NEEDS, PROVISION = ("B", "C", "D"), ("F", "G", "H1", "H2")


@dataclass(frozen=True)
class Place:
    """One text of a section. `name` is what `Wording` and the histories call it."""

    name: str
    section: str
    label: str
    hint: str = ""


PLACES = (
    Place("A.how_views_obtained", "A", "How we know what the child thinks", "Who asked, when, how"),
    Place("A.child_voice", "A", "In the child’s own words", "Put their words in speech marks"),
    Place("A.communication", "A", "How to talk with them and involve them"),
    Place("A.parent_views", "A", "What the parents say", "Both, where they see it differently"),
    Place("A.history", "A", "Their story so far"),
    Place("A.aspirations", "A", "What they hope for, now and later"),
    Place("B.strengths", "B", "What they can do and do well", "One on each line"),
    Place("nil.C", "C", "If no health need was found: who was asked, and when"),
    Place("nil.D", "D", "If no social care need was found: who was asked, and when"),
    Place("E.short_term_targets", "E", "How short-term targets are set"),
    Place("G.healthcare_plan", "G", "Individual healthcare plan: who writes it, by when"),
    Place("nil.G", "G", "If no health provision is needed: who said so, and when"),
    Place("nil.H1", "H1", "If nothing is needed under the 1970 Act: who said so, and when"),
    Place("nil.H2", "H2", "If no other social care is needed: who said so, and when"),
    Place("nil.J", "J", "If nothing is paid direct: what the family was told and asked for"),
)
BY_NAME = {place.name: place for place in PLACES}


def places_of(section: str) -> tuple[Place, ...]:
    """The texts of one section."""
    return tuple(place for place in PLACES if place.section == section)
