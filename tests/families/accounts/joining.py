"""Somebody takes up an invitation in a test: the link, the button, the code from the mail."""

from __future__ import annotations

import re
from typing import Any

from django.core import mail
from django.test import Client
from django.urls import reverse

from accounts.models import User
from cases.models import Case, FamilyMember
from families.actions.inviting import invite
from families.models import Helper, Invitation
from families.tokens import token_for

CODE = re.compile(r"Your code is (\d{6})")


def invited(case: Case, member: FamilyMember, by: User) -> Invitation:
    """An invitation that went."""
    return invite(
        case,
        member=member,
        identity_seen="Passport at the visit",
        relation_seen="Full birth certificate",
        by=by,
    )


def link(row: Invitation | Helper, name: str = "join") -> str:
    """Where the link of an invitation leads."""
    return reverse(name, args=[token_for(row)])


def code_to(email: str) -> str:
    """The newest code that went to an address; nothing where none did."""
    for message in reversed(mail.outbox):
        if message.to == [email] and (found := CODE.search(str(message.body))):
            return found[1]
    return ""


def another(code: str) -> str:
    """A code that is not this one."""
    return f"{(int(code) + 1) % 1_000_000:06}"


def press_the_button(client: Client, row: Invitation | Helper) -> Any:
    """Ask for the code."""
    return client.post(link(row), follow=True)


def type_code(client: Client, row: Invitation | Helper, code: str) -> Any:
    """Send a code."""
    return client.post(link(row, "join_code"), {"code": code})


def joins(row: Invitation | Helper, client: Client | None = None) -> Client:
    """Everything a person does to take up an invitation; the browser in which they are."""
    client = client or Client()
    press_the_button(client, row)
    type_code(client, row, code_to(row.email))
    return client


def is_signed_in(client: Client) -> bool:
    """Whether somebody is signed in in this browser."""
    return "_auth_user_id" in client.session
