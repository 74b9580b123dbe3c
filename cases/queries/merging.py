"""Two records side by side, and the proposals that a person may know of."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from accounts.models import User

from ..access import cases_visible_to
from ..matching import Match, possible_duplicates
from ..models import Case, Child, Merge
from ..wording import short_date


@dataclass(frozen=True)
class Row:
    """One thing known of both records, and whether they differ in it."""

    what: str
    one: str
    other: str

    @property
    def differs(self) -> bool:
        return bool(self.one and self.other and self.one.casefold() != self.other.casefold())


def merges_for(user: User) -> QuerySet[Merge]:
    """Proposals on children of whom this person may see every case, newest first.

    One that touches a case closed to them is as if it were not there.
    """
    seen, case = cases_visible_to(user).values("pk"), Case.objects.filter(child=OuterRef("keep"))
    of_other = Case.objects.filter(child=OuterRef("other"))
    rows = Merge.objects.exclude(Exists(case.exclude(pk__in=seen)))
    rows = rows.exclude(Exists(of_other.exclude(pk__in=seen)))
    named = ("keep", "other", "proposed_by", "answered_by", "undone_by")
    return rows.select_related(*named).order_by("-pk")


def other_records(case: Case, user: User) -> list[Match]:
    """Children on cases this person may see who may be the child of this case."""
    child = case.child
    found = possible_duplicates(
        cases_visible_to(user),
        forename=child.forename,
        surname=child.surname,
        date_of_birth=child.date_of_birth,
        upn=child.upn,
        postcode=child.postcode,
    )
    return [match for match in found if match.child.pk != child.pk]


def side_by_side(one: Child, other: Child, user: User) -> list[Row]:
    """What two records say, line by line, as far as this person may see."""
    visible = cases_visible_to(user)
    ours, theirs = (_told(child, visible) for child in (one, other))
    return [Row(what, ours[what], theirs[what]) for what in ours]


def _told(child: Child, visible: QuerySet[Case]) -> dict[str, str]:
    cases = list(visible.filter(child=child).select_related("officer").order_by("pk"))
    people = child.family.order_by("pk").values_list("name", "relation", "withheld")
    return {
        "First name": child.forename,
        "Last name": child.surname,
        "Date of birth": short_date(child.date_of_birth),
        "Sex": child.get_sex_display(),
        "UPN": child.upn,
        "Postcode": child.postcode,
        "Family": ", ".join(f"{name} ({what})" for name, what, hidden in people if not hidden),
        "School or college": ", ".join(dict.fromkeys(filter(None, map(_setting, cases)))),
        "Cases": ", ".join(f"{case.reference} ({_state(case)})" for case in cases),
        "Record number": str(child.pk),
    }


def _setting(case: Case) -> str:
    urn = f"URN {case.setting_urn}" if case.setting_urn else ""
    return ", ".join(filter(None, (case.setting_name, urn)))


def _state(case: Case) -> str:
    return "open" if case.is_open else "closed"
