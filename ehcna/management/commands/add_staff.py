"""People of the council who sign in: the first administrator, and everybody after."""

from __future__ import annotations

import secrets
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.db import transaction

from accounts.models import Role, Team, User

STAFF = [role.value for role in Role if role not in (Role.FAMILY, Role.PROVIDER)]


class Command(BaseCommand):
    help = (
        "Add somebody of the council, change what they are here to do, or say that they left."
        " They choose their password themselves, by “I have forgotten my password”."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--name", help="as letters and screens show it")
        parser.add_argument("--role", choices=STAFF)
        parser.add_argument("--team", help="made if there is none of that name")
        parser.add_argument("--senior", help="the email address of who supervises them")
        parser.add_argument("--safeguarding-lead", action="store_true")
        parser.add_argument("--left", action="store_true", help="may not sign in any more")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        email = str(options["email"]).strip().lower()
        user = User.objects.filter(email=email).first() or _new(email, options)
        if user.role not in STAFF:
            raise CommandError(f"{email} signs in for a family, a setting or a service.")
        for field in ("name", "role"):
            if options[field]:
                setattr(user, field, options[field])
        if options["team"]:
            user.team = Team.objects.get_or_create(name=options["team"].strip())[0]
        if options["senior"]:
            user.senior = _colleague(options["senior"])
        user.safeguarding_lead = user.safeguarding_lead or options["safeguarding_lead"]
        user.is_active = not options["left"]
        user.save()
        left = " They may not sign in any more." if options["left"] else ""
        self.stdout.write(f"{user.email}: {user.get_role_display()}.{left}")


def _new(email: str, options: dict[str, Any]) -> User:
    """Somebody new, with a password that nobody knows."""
    try:
        validate_email(email)
    except ValidationError:
        raise CommandError(f"{email} is not an email address.") from None
    if options["left"] or not (options["name"] and options["role"]):
        raise CommandError(f"There is nobody with {email} yet: give --name and --role.")
    return User.objects.create_user(
        email, secrets.token_urlsafe(40), name=options["name"], role=options["role"]
    )


def _colleague(email: str) -> User:
    found = User.objects.filter(email=email.strip().lower(), role__in=STAFF).first()
    if found is None:
        raise CommandError(f"There is nobody of the council with {email}.")
    return found
