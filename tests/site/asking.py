"""Asking an address and saying in one word what came of it."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any

from django.db import transaction
from django.test import Client

_SIGNS = re.compile(
    r'name="(csrfmiddlewaretoken|once|shown_to)" value="[^"]*"|value="[^"]*" name="once"'
)


def get(client: Client, path: str, typed: dict[str, Any] | None = None) -> Any:
    """Open a page, and forget what that wrote."""
    return _forgotten(client, lambda: client.get(path, typed or {}))


def post(client: Client, path: str, typed: dict[str, Any] | None = None) -> Any:
    """Send a form, and forget what that did."""
    return _forgotten(client, lambda: client.post(path, typed or {}))


def outcome(response: Any) -> str:
    """Whether they were let in, told that there is nothing, or led to sign in."""
    if response.status_code in (401, 403, 404):
        return "refused"
    if response.status_code == 405:  # nobody asks so: a page without a form, or a form alone
        return "not asked"
    if "/accounts/login/?next=" in response.headers.get("Location", ""):
        return "refused"
    is_told = (
        response.status_code < 500 or response.status_code == 503
    )  # what is not well, in words
    return "allowed" if is_told else "broken"


def words(response: Any) -> str:
    """What an answer says, without the signs of one showing, which differ each time."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return f"{response.status_code} {_SIGNS.sub('', content.decode(errors='replace'))}"


def _forgotten(client: Client, ask: Any) -> Any:
    signed_in = deepcopy(client.cookies)
    with transaction.atomic():
        response = ask()
        transaction.set_rollback(True)
    client.cookies = signed_in
    return response
