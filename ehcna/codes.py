"""Families and who helps them sign in with a code that is sent to them; staff never do."""

from __future__ import annotations

from typing import Any

import environ


def codes_by_email(env: environ.Env) -> dict[str, Any]:
    """The settings of sign-in by a code, and how often anybody may try what they may not know.

    Codes are counted for one address or one invitation, never for a whole family.
    """
    return {
        "ACCOUNT_LOGIN_BY_CODE_ENABLED": True,
        "ACCOUNT_LOGIN_BY_CODE_TIMEOUT": 10 * 60,  # seconds
        "ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS": 4,
        "ACCOUNT_LOGIN_BY_CODE_FORMAT": {"numeric": True, "length": 6, "dashed": False},
        "ACCOUNT_FORMS": {
            "request_login_code": "accounts.forms.AskForCodeForm",
            "confirm_login_code": "accounts.forms.CodeForm",
        },
        # How many proxies of ours stand before the web server: whose word on the network address
        # of a visitor is believed. With none, the address that the connection comes from counts.
        "ALLAUTH_TRUSTED_PROXY_COUNT": env.int("TRUSTED_PROXIES", default=0),
        "ACCOUNT_RATE_LIMITS": {
            # How often a person may try to open a restricted case in an emergency.
            "break_glass": env.str("BREAK_GLASS_TRIES", default="5/h/user"),
            "request_login_code": env.str("CODES_SENT", default="60/m/ip,3/m/key,8/h/key"),
            "join_send": env.str("CODES_SENT_TO_JOIN", default="3/m/key,8/h/key"),
            "join_slow": "5/m/key",
            "join_lock": "20/d/key",
            **_asking(env),
        },
    }


def _asking(env: environ.Env) -> dict[str, str]:
    """What is open to everybody, by network address (a family centre may share one) and request."""
    rates = {
        "begin": "60/h/ip",
        "file": "200/h/ip",
        "link": "20/h/ip",
        "open": "20/h/ip,10/h/key",
        "send": "30/h/ip",
        "follow": "20/h/ip,10/h/key",
    }
    return {
        f"ask_{what}": env.str(f"ASK_{what.upper()}_TRIES", default=rate)
        for what, rate in rates.items()
    }
