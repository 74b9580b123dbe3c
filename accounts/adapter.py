"""How allauth behaves here: accounts are made by invitation, never by anyone who asks."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from .addresses import may_be_written_to


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "The email address or the password is not right. Try again",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs themselves up."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """A link to a new password stays within the domains this installation may write to."""
        if may_be_written_to(email):
            super().send_mail(template_prefix, email, context)
