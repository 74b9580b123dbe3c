"""Somebody else's number typed into a form, or after the ? of an address, is one that is not there.

The choices of a form are what its sender may choose. Here each is exchanged for the number of a
paper, a person or a message of a case of another team, and the answer is compared with the one to a
number that nobody has (H-040, H-043).
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client

from cases.models import Document, Message, Upload
from tests.factories import CaseFactory, FamilyMemberFactory, TeamFactory, UserFactory
from tests.people import cast
from tests.site.asking import get, post, words
from tests.site.test_guards import all_typed, everything
from tests.site.visitors import a_visitor
from tests.site.walking import Address, World, a_world, addresses

pytestmark = pytest.mark.once

# Signs: against forgery, of how much had happened when the page was opened, of one sending.
NOT_NUMBERS = {"csrfmiddlewaretoken", "seen", "once", "shown_to", "rows"}
MISSING = 98_765_432
THEIRS = 55_000_001
NOBODYS, THEIR_CASE = "EHC-2026-99999", "EHC-2026-77777"
LONG_AGO = date(2026, 3, 2)
OURS = [address for address in addresses() if address.is_ours]
# What our pages read after the ? and could be a number of something.
NUMBERS_ASKED = "again replaces document about part officer setting case member upload child"
_NUMBER = re.compile(r"\d+")
_OFFERED = re.compile(r"([a-z_]+[-:])?\d+|EHC-\d+-\d+|[0-9a-f]{8}-[0-9a-f-]{27}")
_TYPED = re.compile(
    "|".join(
        (
            *(str(uuid.UUID(int=one)) for one in (THEIRS, MISSING)),
            *(str(THEIRS), str(MISSING), NOBODYS, THEIR_CASE),
        )
    )
)
_KEY = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")


@pytest.fixture
def world(db: None) -> World:
    return a_world(cast())


def test_h040_a_number_of_another_case_in_a_form_is_as_one_that_nobody_has(world: World) -> None:
    officer = a_visitor("officer", world.people.officer).client
    _of_another_team()
    before = everything()

    told = [fault for address in OURS for fault in _faults(world, officer, address)]

    assert told == []
    assert everything() == before


def test_h040_a_number_of_another_case_after_the_address_is_as_one_that_nobody_has(
    world: World,
) -> None:
    officer = a_visitor("officer", world.people.officer).client
    _of_another_team()

    told = [fault for address in OURS for fault in _asked(world, officer, address)]

    assert told == []


def _of_another_team() -> None:
    """A case of another team with a person, a paper, a file that waits and a message.

    All have one number, so that a field is tried once whatever it is a number of.
    """
    officer = UserFactory(team=TeamFactory())
    case = CaseFactory(pk=THEIRS, child__pk=THEIRS, officer=officer, reference=THEIR_CASE)
    member = FamilyMemberFactory(pk=THEIRS, child=case.child, name="Pat Other")
    file: dict[str, Any] = {"case": case, "title": "Theirs", "sha256": "0" * 64, "size": 1}
    paper = Document.objects.create(pk=THEIRS, filed_by=officer, received_on=LONG_AGO, **file)
    Upload.objects.create(
        pk=THEIRS, given_name="a.pdf", media_type=paper.media_type, state="clean", **file
    )
    Message.objects.create(
        pk=uuid.UUID(int=THEIRS),
        case=case,
        to_member=member,
        document=paper,
        channel="post",
        code="test",
        subject="A",
        body="A",
        once="theirs",
    )


def _faults(world: World, client: Client, address: Address) -> Iterator[str]:
    """Fields of the forms of a page that answer otherwise to a number of somebody else."""
    path = world.path(address)
    page = get(client, path)
    if page.status_code != 200 or "html" not in page.headers.get("Content-Type", ""):
        return
    for form in BeautifulSoup(page.content, "html.parser").select("main form[method=post]"):
        typed, to = _as_shown(form), str(form.get("action") or path)
        for name, offered in _choices(form).items():
            answers = (post(client, to, typed | {name: one}) for one in _exchanged(offered))
            first, second = (_said(answer) for answer in answers)
            if first != second:
                yield f"{name} on {address.name}"


def _as_shown(form: Tag) -> dict[str, Any]:
    """What a form would send: what is in it, and words where it waits for some."""
    typed: dict[str, Any] = {}
    for one in form.select("input[name], textarea[name], select[name], button[name]"):
        name, value = str(one["name"]), str(one.get("value") or "")
        if one.name == "select":
            value = str((one.select_one("option[selected]") or one.option or {}).get("value", ""))
        elif one.get("type") in ("radio", "checkbox"):
            if name in typed and not one.has_attr("checked"):
                continue
        elif one.name == "textarea":
            value = one.text.strip()
        typed[name] = value or all_typed().get(name, "Example")
    return typed


def _choices(form: Tag) -> dict[str, str]:
    """The fields that offer numbers of things, each with one that it offers."""
    found: dict[str, str] = {}
    for one in form.select("input[type=radio], input[type=checkbox], input[type=hidden], option"):
        field = one if one.name == "input" else one.find_parent("select")
        value = str(one.get("value") or "")
        if field and field.get("name") and _OFFERED.fullmatch(value):
            found.setdefault(str(field["name"]), value)
    return {name: offered for name, offered in found.items() if name not in NOT_NUMBERS}


def _exchanged(offered: str) -> tuple[str, str]:
    """What was offered, with the number of somebody else in it, and with one that nobody has."""
    if offered.startswith("EHC-"):
        return THEIR_CASE, NOBODYS
    if _KEY.fullmatch(offered):
        return str(uuid.UUID(int=THEIRS)), str(uuid.UUID(int=MISSING))
    return _NUMBER.sub(str(THEIRS), offered), _NUMBER.sub(str(MISSING), offered)


def _asked(world: World, client: Client, address: Address) -> Iterator[str]:
    """Pages that answer otherwise to numbers of somebody else after the ? of their address."""
    # Again, should the clock go on between the two: a file that is made for a reader says when.
    if not any(_answers_alike(client, world.path(address)) for _ in range(3)):
        yield address.name


def _answers_alike(client: Client, path: str) -> bool:
    first, second = (_said(get(client, path, _after(ours))) for ours in (THEIRS, MISSING))
    return first == second


def _after(number: int) -> dict[str, str]:
    case = THEIR_CASE if number == THEIRS else NOBODYS
    return {
        **dict.fromkeys(NUMBERS_ASKED.split(), str(number)),
        "message": str(uuid.UUID(int=number)),
        "letter": str(uuid.UUID(int=number)),
        "to": case,
    }


def _said(response: Any) -> str:
    """What an answer says, whichever of the two numbers it repeats."""
    return _TYPED.sub("", words(response))
