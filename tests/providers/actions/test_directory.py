"""Services and settings of our own: added with an inbox and a lead, changed, closed."""

from datetime import date

import pytest

from cases.models import AuditEntry
from cases.refusals import Refused
from providers.actions.directory import (
    Details,
    Lead,
    add_local,
    close_local,
    edit_local,
    reopen_local,
)
from providers.models import Provider
from providers.queries.contacts import inbox_of, lead_of
from tests.factories import UserFactory
from tests.providers.a_register import a_school

pytestmark = pytest.mark.django_db
SERVICE = Details("therapy", "Example Speech Therapy", "inbox@service.example", postcode="b31 1lq")
LEAD = Lead("Maeve Doyle", "maeve@service.example")


def _add():
    return add_local(SERVICE, lead=LEAD, by=UserFactory())


def test_a_service_has_no_urn_an_inbox_and_a_lead():
    added = _add()

    assert (added.urn, added.source, added.group, added.standing) == (
        None,
        "local",
        "therapy",
        "open",
    )
    assert (added.postcode, added.easting is None) == ("B31 1LQ", False)
    assert inbox_of(added) == "inbox@service.example"
    assert (lead_of(added).name, lead_of(added).email) == ("Maeve Doyle", "maeve@service.example")


def test_two_of_one_name_kind_and_postcode_are_refused():
    _add()

    with pytest.raises(Refused) as refused:
        _add()

    assert (refused.value.sentence, refused.value.field) == (
        "One of this name is in the directory already.",
        "name",
    )
    elsewhere = Details("therapy", "Example Speech Therapy", postcode="EX1 1AA")
    assert add_local(elsewhere, by=UserFactory()).pk


def test_a_new_lead_takes_over_and_the_one_before_has_left():
    added = _add()

    edit_local(added, SERVICE, lead=Lead("Nora New"), by=UserFactory())

    assert lead_of(added).name == "Nora New"
    assert list(added.contacts.filter(left_on=None).values_list("name", flat=True)) == ["Nora New"]
    assert added.contacts.count() == 2


def test_a_change_leaves_what_was_so_before():
    added = _add()

    new = Details("therapy", "Example Therapy", "other@service.example", postcode="B31 1LQ")
    edit_local(added, new, lead=LEAD, by=UserFactory())

    entry = AuditEntry.objects.latest("pk")
    assert (entry.before["name"], entry.after["name"]) == (
        "Example Speech Therapy",
        "Example Therapy",
    )
    assert inbox_of(added) == "other@service.example"


def test_a_service_is_closed_and_opened_again():
    added = _add()

    close_local(added, on=date(2026, 6, 9), reason="Merged", by=UserFactory())
    assert (added.standing, added.closed_on) == ("closed", date(2026, 6, 9))
    with pytest.raises(Refused):
        close_local(added, on=date(2026, 6, 9), reason="Merged", by=UserFactory())

    reopen_local(added, by=UserFactory())
    assert (Provider.objects.get().standing, added.closed_on) == ("open", None)


def test_what_the_register_says_is_not_changed_by_hand():
    school = a_school()

    for act in (
        lambda: edit_local(school, SERVICE, by=UserFactory()),
        lambda: close_local(school, on=date(2026, 6, 9), reason="x", by=UserFactory()),
    ):
        with pytest.raises(Refused):
            act()
