"""Which setting replaced which: read from the links file, and followed to the end."""

from datetime import date

import pytest

from providers.models import Link
from providers.queries.successors import successors_of
from providers.register import import_links
from providers.register.links import LinksOutcome
from tests.providers.a_register import a_school

pytestmark = pytest.mark.django_db
HEADER = "URN,LinkURN,LinkName,LinkType,LinkEstablishedDate"


def _links(tmp_path, *lines):
    path = tmp_path / "links.csv"
    path.write_bytes("\r\n".join([HEADER, *lines]).encode("cp1252"))
    return path


def _link(urn, other, kind="Successor", name="", on=None):
    Link.objects.create(urn=urn, other_urn=other, other_name=name, kind=kind, on=on)


def test_links_are_read_once(tmp_path):
    path = _links(
        tmp_path,
        '999001,999002,"St Thomas à Becket, North",Successor,31-10-2012',
        "999002,999001,Old One,Predecessor,",
        "99,999001,No URN,Successor,",
    )

    first, second = import_links(path), import_links(path)

    assert first == LinksOutcome(added=2, changed=0, unchanged=0)
    assert second == LinksOutcome(added=0, changed=0, unchanged=2)
    assert [fault.row for fault in first.faults] == [4]
    kept = Link.objects.get(urn="999001")
    assert (kept.other_name, kept.on) == ("St Thomas à Becket, North", date(2012, 10, 31))


def test_the_bundled_links_are_read_whole():
    outcome = import_links()

    assert (outcome.added, outcome.faults) == (3400, [])


def test_successors_are_followed_over_several_steps_to_the_one_that_is_open():
    old = a_school(urn="999001", name="Old", status="Closed")
    a_school(urn="999002", name="Middle", status="Closed")
    a_school(urn="999003", name="New")
    _link("999001", "999002", on=date(2010, 9, 1))
    _link("999003", "999002", "Predecessor", on=date(2020, 9, 1))

    found = successors_of(old)

    told = [(one.name, one.steps, one.on, one.goes_on) for one in found]
    assert told == [
        ("Middle", 1, date(2010, 9, 1), False),
        ("New", 2, date(2020, 9, 1), True),
    ]


def test_a_circle_of_links_is_walked_once():
    one = a_school(urn="999001", name="One", status="Closed")
    a_school(urn="999002", name="Two", status="Closed")
    _link("999001", "999002")
    _link("999002", "999001")

    assert [found.urn for found in successors_of(one)] == ["999002"]


def test_a_successor_that_we_do_not_hold_is_named_by_the_link():
    old = a_school(urn="999001", name="Old", status="Closed")
    _link("999001", "999777", name="Somewhere Else")

    found = successors_of(old)

    assert [(one.name, one.provider) for one in found] == [("Somewhere Else", None)]


def test_a_school_split_in_two_has_two_successors():
    old = a_school(urn="999001", name="Old", status="Closed")
    _link("999001", "999003", "Successor - Split School", name="South")
    _link("999001", "999002", "Successor - Split School", name="North")

    assert [one.name for one in successors_of(old)] == ["North", "South"]
