"""The first administrator and everybody after are added at the terminal."""

from __future__ import annotations

import re
from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client

from accounts.models import Role, Team, User

pytestmark = pytest.mark.django_db


def add(*words: str) -> str:
    said = StringIO()
    call_command("add_staff", *words, stdout=said)
    return said.getvalue()


def test_the_first_administrator_chooses_a_password() -> None:
    said = add("Ada@council.example", "--name", "Ada Admin", "--role", "administrator")
    client = Client()

    client.post("/accounts/password/reset/", {"email": "ada@council.example"})
    (link,) = re.findall(r"https?://[^/]+(/\S+)", mail.outbox[0].body)
    form = client.get(link, follow=True)
    chosen = {"password1": "Five-Geese-Monday", "password2": "Five-Geese-Monday"}
    client.post(form.redirect_chain[-1][0], chosen)

    assert said == "ada@council.example: System administrator.\n"
    assert User.objects.get().check_password("Five-Geese-Monday")


def test_an_officer_gets_a_team_and_a_senior_and_leaves() -> None:
    add("sam@council.example", "--name", "Sam", "--role", "senior", "--team", "North")
    add(
        "cora@council.example", "--name", "Cora", "--role", "coordinator", "--team", "North",
        "--senior", "sam@council.example",
    )  # fmt: skip

    said = add("cora@council.example", "--left")

    cora = User.objects.get(email="cora@council.example")
    assert (cora.role, cora.senior.name, cora.is_active) == (Role.COORDINATOR, "Sam", False)
    assert cora.team == Team.objects.get()
    assert said.endswith("They may not sign in any more.\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["no address", "--name", "A", "--role", "senior"], "is not an email address"),
        (["new@council.example"], "give --name and --role"),
        (
            ["new@council.example", "--name", "A", "--role", "senior", "--senior", "x@y.example"],
            "There is nobody of the council with x@y.example",
        ),
    ],
)
def test_what_cannot_be_is_said_and_nobody_is_added(words: list[str], said: str) -> None:
    with pytest.raises(CommandError, match=said):
        add(*words)

    assert not User.objects.exists()


def test_somebody_of_a_family_is_not_made_an_officer() -> None:
    User.objects.create_user("mother@family.example", name="Mother", role=Role.FAMILY)

    with pytest.raises(CommandError, match="signs in for a family"):
        add("mother@family.example", "--role", "manager")
