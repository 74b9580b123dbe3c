"""A code sent by email and typed on a page: good for ten minutes, each try counted.

The session keeps only a mark of it. The tries are counted for what the code opens (`key`), never
for the family (H-182).
"""

from __future__ import annotations

import time
from typing import cast

from allauth.account import app_settings
from allauth.account.adapter import get_adapter
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare, get_random_string, salted_hmac

from accounts.limits import forget_tries, may_try

DIGITS = "0123456789"
WRONG = "That code is not right. Use the code from the newest email we sent you"
TOO_OLD = "That code is more than 10 minutes old. Ask for a new one"
SLOW = "You tried several codes. Wait one minute, then try again"
SEND, LOCK, _SLOW = "join_send", "join_lock", "join_slow"
TO_SIGN_IN, TO_CHANGE = "account/email/login_code", "account/email/change_code"


def send_code(request: HttpRequest, place: str, *, key: str, email: str, words: str) -> None:
    """Send a fresh code. The one that was sent before for the same place opens nothing now."""
    fresh = get_random_string(6, DIGITS)
    request.session[place] = {"key": key, "code": _mark(fresh), "at": time.time()}
    get_adapter().send_mail(words, email, {"code": fresh})


def was_sent(request: HttpRequest, place: str, key: str) -> bool:
    """Whether a code for this was sent in this session."""
    return request.session.get(place, {}).get("key") == key


def wrong(request: HttpRequest, place: str, typed: str) -> str:
    """What is wrong with a code, counted as a try; nothing when it is right."""
    sent = request.session[place]
    if not may_try(request, _SLOW, sent["key"]):
        return SLOW
    may_try(request, LOCK, sent["key"])
    if time.time() - cast(float, sent["at"]) > app_settings.LOGIN_BY_CODE_TIMEOUT:
        return TOO_OLD
    plain = "".join(one for one in typed if one.isalnum())
    return "" if constant_time_compare(_mark(plain), str(sent["code"])) else WRONG


def forget(request: HttpRequest, place: str) -> None:
    """A code was used: it opens nothing any more, and the tries begin anew."""
    sent = request.session.pop(place)
    for what in (SEND, _SLOW, LOCK):
        forget_tries(request, what, sent["key"])


def _mark(plain: str) -> str:
    return salted_hmac("families.joining.code", plain).hexdigest()
