"""What the emails of the family's side say: a line and a link, and nothing of any person."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.urls import reverse

from statutory import format_date

from .models import Helper, Invitation
from .tokens import token_for

INVITED = "You are invited to sign in"
_WORDS = (
    "Hello\n\n{who} you to sign in to a website of {council}.\n\n"
    "Open this page and press the button:\n{link}\n\n"
    "We then send a code to this email address, so the link alone opens nothing. The link works"
    " until {until}.\n\nIf you did not expect this, do nothing, or ring us on {phone}.\n"
)


def invitation_words(row: Invitation | Helper, until: date) -> str:
    """The email with the link."""
    council = settings.LOCAL_AUTHORITY["name"]
    who = "Somebody you help has invited" if isinstance(row, Helper) else "We invite"
    link = settings.SITE_URL + reverse("join", args=[token_for(row)])
    phone = settings.LOCAL_AUTHORITY["phone"]
    return _WORDS.format(who=who, council=council, link=link, until=format_date(until), phone=phone)
