"""An EHC plan as data: the shape that is written, checked, compared, fingerprinted and printed.

Nothing here knows where a plan is kept. Items are called as people call them: B1, E3, F12, H1.2.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date as Day

MONITORING = "monitoring"


@dataclass(frozen=True)
class Front:
    """The first page: who the plan is about, what state it is in, who answers for it."""

    status: str = ""  # draft, amended_draft, proposed_amendment, final, amended_final
    date: Day | None = None
    child: str = ""
    known_as: str = ""
    pronouns: str = ""  # "she/her"; empty is not recorded
    dob: Day | None = None
    age_at_date: int | None = None
    year_group: str = ""
    out_of_cohort: bool = False  # taught with another year group than the date of birth says
    parents: tuple[str, ...] = ()
    coordinator: str = ""
    la: str = ""
    current_setting: str = ""
    plan_version: int | None = None
    review_due: Day | None = None
    signed_by: str = ""
    signed_on: Day | None = None
    marking: str = ""  # what a header, watermark or file name says of the state
    document_type: str = ""  # "working_document" for the Tribunal: changes are shown on purpose


@dataclass(frozen=True)
class Views:
    """Section A."""

    how_views_obtained: str = ""
    child_voice: str = ""
    communication: str = ""
    parent_views: str = ""
    history: str = ""
    aspirations: str = ""


@dataclass(frozen=True)
class Need:
    """One need of Section B, C or D."""

    id: str
    section: str
    text: str
    area: str = ""
    advice_refs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """One outcome of Section E. `by` is the last day; `steps` are the way there."""

    id: str
    text: str
    need_refs: tuple[str, ...] = ()
    by: Day | None = None
    aspiration: str = ""
    steps: str = ""
    section: str = "E"


# What a line of provision says besides its text, in the order in which it is asked.
PARTICULARS = (
    *("what", "who", "expertise", "ratio", "frequency", "duration", "setting"),
    *("start", "end", "monitored_by"),
)


@dataclass(frozen=True)
class Provision:
    """One line of Section F, G, H1 or H2. A field that is empty was not filled in."""

    id: str
    section: str
    text: str
    need_refs: tuple[str, ...] = ()
    outcome_refs: tuple[str, ...] = ()
    what: str = ""
    who: str = ""
    expertise: str = ""
    ratio: str = ""
    frequency: str = ""
    duration: str = ""
    setting: str = ""
    start: str = ""
    end: str = ""
    monitored_by: str = ""
    advice_refs: tuple[str, ...] = ()
    kind: str = "provision"  # or MONITORING: looks after other lines, and meets no need itself

    @property
    def is_monitoring(self) -> bool:
        """Whether the line only checks on others. Such a line never counts as meeting a need."""
        return self.kind == MONITORING


@dataclass(frozen=True)
class HealthAgreement:
    """Who of the health body agreed to Section G, and when (regulation 12(2))."""

    body: str = ""
    officer: str = ""
    date: Day | None = None


@dataclass(frozen=True)
class Setting:
    """A school or other institution by name, number and type."""

    name: str = ""
    urn: str = ""
    type: str = ""
    from_date: Day | None = None
    to_date: Day | None = None


@dataclass(frozen=True)
class Named:
    """Section I. In a draft nothing of it is filled in (section 38(5))."""

    setting: Setting = Setting()
    until: Setting | None = None  # where the child is before that day
    note: str = ""
    reason: str = ""  # why only a type, or nothing: "type_only", "otherwise_than_at_school"


@dataclass(frozen=True)
class Budget:
    """Section J."""

    requested: bool | None = None
    direct_payment: bool | None = None
    amount: str = ""
    service: str = ""
    needs: str = ""
    outcomes: str = ""
    arrangements: str = ""


@dataclass(frozen=True)
class Advice:
    """One entry of Section K. `text` and `received` are known where the paper itself is at hand."""

    id: str
    title: str = ""
    author: str = ""
    role: str = ""
    date: Day | None = None
    received: Day | None = None
    text: str = ""


@dataclass(frozen=True)
class Plan:
    """The whole of one version of a plan."""

    front: Front = Front()
    views: Views = Views()
    strengths: tuple[str, ...] = ()
    needs: tuple[Need, ...] = ()  # of B, C and D
    outcomes: tuple[Outcome, ...] = ()
    short_term_targets: str = ""
    provision: tuple[Provision, ...] = ()  # of F, G, H1 and H2
    health_agreement: HealthAgreement | None = None
    healthcare_plan: str = ""
    named: Named = Named()
    budget: Budget = Budget()
    advice: tuple[Advice, ...] = ()
    # "None was identified, and this is who was asked", section by section: {"H2": "No other ..."}
    nil: dict[str, str] = field(default_factory=dict)
    # Anything else that stands in a section.
    loose: dict[str, str] = field(default_factory=dict)
    # The headings as they stand, in their order: ("A", "B", ..., "H1", "H2", ...).
    headings: tuple[str, ...] = ()

    def needs_of(self, section: str) -> tuple[Need, ...]:
        """The needs of one section."""
        return tuple(need for need in self.needs if need.section == section)

    def provision_of(self, *sections: str) -> tuple[Provision, ...]:
        """The lines of one or more sections, in their order."""
        return tuple(line for line in self.provision if line.section in sections)

    @property
    def is_final(self) -> bool:
        """Whether it is issued or about to be, so that Section I must be filled in."""
        return self.front.status in ("final", "amended_final")
