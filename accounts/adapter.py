"""How allauth behaves here: accounts are made by invitation, never by anyone who asks."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from . import sessions
from .addresses import may_be_written_to
from .models import User


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "The email address or the password is not right. Try again",
        "incorrect_code": "That code is not right. Use the code from the newest email we sent you",
        "too_many_login_attempts": "Too many tries. Wait a few minutes, then try again, or ring us",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs themselves up."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """A link to a new password stays within the domains this installation may write to."""
        if may_be_written_to(email):
            super().send_mail(template_prefix, email, context)

    def login(self, request: HttpRequest, user: User) -> None:
        """Every way of signing in ends here: the clock of the session begins."""
        super().login(request, user)
        sessions.begin(request.session)
