"""A case that is closed to somebody shows on no page of theirs: no name, no number (H-040, H-050).

`test_idor` asks for its addresses. Here every page that opens is read, lists and searches too.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.utils import timezone

from cases.models import Case, Grant
from cases.search import set_keys
from tests.people import cast
from tests.site.asking import get, post, words
from tests.site.test_guards import all_typed
from tests.site.visitors import OFFICERS, Visitor, visitors
from tests.site.walking import Address, World, a_world, addresses

pytestmark = pytest.mark.once

FORENAME, SURNAME, PARENT = "Zebedee", "Quillfeather", "Ada Walked"
# Who share a world: making one takes seconds.
TOGETHER = (
    ("assistant", "coordinator"),
    ("senior", "manager"),
    ("data officer", "finance", "administrator", "panel member"),
)
# The clerk and the chair of a panel write the record of each of its cases.
KEPT_BY_A_SECRETARY = ("keeper_of_meeting", "keeper_of_record")
OURS = [address for address in addresses() if address.is_ours]
# Who takes care of the leave to open a closed case, of an incident on it or of what is paid for it
# must tell it from another. Never whose it is.
BY_NUMBER = {"restricted_cases", "restricted_case", "leave_give", "leave_end", "incidents"}
BY_NUMBER |= {"commitments", "commitment_approve", "ledger_batch", "ledger_file"}
# A worry about a child's safety reaches the lead for safeguarding, whoever else is shut out.
OF_THE_LEAD = {"concerns", "concern"}
SEARCHES = (SURNAME, f"{FORENAME} {SURNAME}")


@pytest.fixture
def world(db: None) -> World:
    """The walked case, closed to everybody, with a name that nobody else has."""
    world = a_world(cast())
    child = world.case.child
    child.forename, child.surname = FORENAME, SURNAME
    set_keys(child).save()
    Grant.objects.filter(case=world.case).delete()
    Case.objects.filter(pk=world.case.pk).update(restricted=True)
    return world


@pytest.mark.parametrize("names", TOGETHER, ids="-".join)
def test_h050_a_closed_case_is_on_no_page_of_those_it_is_closed_to(
    world: World, names: tuple[str, ...]
) -> None:
    everybody = visitors(world, timezone.localdate())

    seen = {name: list(_faults(world, everybody[name])) for name in names}

    assert seen == dict.fromkeys(names, [])


def test_every_officer_is_looked_at() -> None:
    assert sorted(name for names in TOGETHER for name in names) == sorted(
        [*OFFICERS, "panel member"]
    )


def _faults(world: World, visitor: Visitor) -> Iterator[str]:
    for address in OURS:
        if address.guard.startswith(KEPT_BY_A_SECRETARY) or address.name in OF_THE_LEAD:
            continue
        said = "".join(_answers(world, visitor, address))
        if shown := [one for one in _secrets(world, address) if one in said]:
            yield f"reads {shown} on {address.name}"


def _answers(world: World, visitor: Visitor, address: Address) -> Iterator[str]:
    """What they read on a page, in answer to its form, and in answer to a search for the child."""
    path = visitor.path(world, address)
    yield words(get(visitor.client, path))
    yield words(post(visitor.client, path, all_typed()))
    if "<" in address.route:
        return
    for name in SEARCHES:
        page = get(visitor.client, path, dict.fromkeys(("q", "name", "search", "words"), name))
        yield words(page).replace(name, "")


def _secrets(world: World, address: Address) -> list[str]:
    number = [] if address.name in BY_NUMBER else [world.case.reference]
    return [FORENAME, SURNAME, PARENT, *number]
