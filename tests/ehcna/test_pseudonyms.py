"""A copy for trying things out holds nobody: no name, address, text or file of the original."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from accounts.models import User
from cases.chain import verify
from cases.models import AuditEntry, Case, Child, FamilyMember
from ehcna.pseudonyms.words import Words
from tests.people import cast
from tests.site.walking import Address, World, a_world, addresses

pytestmark = pytest.mark.django_db
SAID_BY_THE_PROGRAM = 5  # letters: a shorter word may be one of the program's own


def copied() -> None:
    call_command("pseudonymise", "--this-is-a-copy", verbosity=0)


@pytest.fixture
def world(settings: Any) -> World:
    settings.MAIL_ALLOW_DOMAINS = ["council.example"]
    return a_world(cast())


def known_by() -> set[str]:
    """What people could be known by: names, addresses, ways to reach them."""
    told: list[str] = []
    for child in Child.objects.all():
        told += [child.forename, child.surname, child.address, child.postcode, child.upn]
    for member in FamilyMember.objects.all():
        told += [member.name, member.email, member.phone, member.address]
    told += [text for user in User.objects.all() for text in (user.name, user.email)]
    return {one for one in told if len(one) > SAID_BY_THE_PROGRAM}


def cells() -> Iterator[tuple[str, str]]:
    """Every row of every table as text, but the open data of the register."""
    for table in connection.introspection.table_names():
        if table in ("providers_provider", "providers_historicalprovider"):
            continue
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                yield table, "\n".join(map(str, row))


def test_h171_nothing_that_people_are_known_by_is_in_any_table_or_file(world: World) -> None:
    known = known_by()
    before = {table for table, row in cells() if any(one in row for one in known)}

    copied()

    left = {(table, one) for table, row in cells() for one in known if one in row}
    kept = [one for one in Path(settings.MEDIA_ROOT).rglob("*") if one.is_file()]
    assert len(known) > 20 and len(before) > 10
    assert left == set()
    assert kept and {one.read_bytes()[:14] for one in kept if "copy" in one.parts} == {
        b"This paper is "
    }


def test_h171_the_copy_works_and_what_may_only_be_added_to_is_guarded_again(world: World) -> None:
    case, officer = world.case, world.people.officer
    copied()
    client = Client()
    client.force_login(User.objects.get(pk=officer.pk))

    page = client.get(reverse("case", args=[case.reference]))

    child = Case.objects.get(pk=case.pk).child
    broken = {one.name for one in addresses() if one.is_ours and _is_broken(world, client, one)}
    assert broken == set()
    assert page.status_code == 200 and child.surname in page.content.decode()
    assert verify().faults == []
    with pytest.raises(DatabaseError, match="may only be added to"), transaction.atomic():
        AuditEntry.objects.update(reason="x")


def _is_broken(world: World, client: Client, address: Address) -> bool:
    client.raise_request_exception = False
    return client.get(world.path(address)).status_code >= 500


def test_h171_what_is_no_copy_is_left_alone(world: World, settings: Any) -> None:
    settings.MAIL_ALLOW_DOMAINS = []
    before = known_by()

    with pytest.raises(CommandError, match="MAIL_ALLOW_DOMAINS"):
        copied()
    with pytest.raises(CommandError, match="this-is-a-copy"):
        call_command("pseudonymise")

    assert known_by() == before


def test_the_same_word_becomes_the_same_other_word_of_the_same_shape() -> None:
    typed = "Amara O'Neil, 12 High Street. Amara’s aunt"

    said = Words(frozenset({"amara"})).of(typed)

    first, again = said.split()[0], said.split()[-2].partition("’")[0]
    assert first == again != "Amara"
    assert [one.isupper() for one in said] == [one.isupper() for one in typed]


@pytest.mark.parametrize(
    "code", ["advice:17", "amara-assess", "A01", "EHC-2026-00012", "2026-06-09", "application/pdf"]
)
def test_what_only_the_program_reads_stays(code: str) -> None:
    assert Words(frozenset({"amara"})).of(code) == code


@pytest.mark.parametrize("typed", ["amara", "07700900123", "amara.oneil", "Zoë"])
def test_a_name_or_number_that_looks_like_a_code_does_not_stay(typed: str) -> None:
    assert Words(frozenset({"amara", "ne"})).of(typed) != typed
