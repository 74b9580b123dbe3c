"""Start-up checks: refuse to run in a state that would lose work or give a wrong date."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.utils import timezone

from statutory import ENGLAND, days_after, format_date

HALF_A_YEAR = 183  # days


@register(Tags.compatibility)
def bank_holidays_last(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Warn half a year before the published bank holidays run out (H-089)."""
    if days_after(timezone.localdate(), HALF_A_YEAR) <= ENGLAND.last:
        return []
    return [
        Warning(
            f"Bank holidays are only known to {format_date(ENGLAND.last)}."
            " Working-day dates past it cannot be worked out.",
            hint="Put the newly published list into statutory/bank_holidays.json.",
            id="ehcna.W001",
        )
    ]


@register(Tags.compatibility)
def real_servers(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """The embedded database and broker are for the demonstration and for one process only."""
    if settings.DEMO or settings.DEBUG:
        return []
    found: list[CheckMessage] = []
    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        found.append(
            Error("SQLite is for the demonstration.", hint="Set DATABASE_URL.", id="ehcna.E001")
        )
    if settings.CELERY_BROKER_URL.startswith("memory"):
        found.append(
            Error(
                "The broker in memory is for the demonstration: work would be lost.",
                hint="Set BROKER_URL.",
                id="ehcna.E002",
            )
        )
    if settings.EMAIL_BACKEND.endswith("filebased.EmailBackend") and settings.DELIVERY == "email":
        found.append(
            Error("Emails would only be written to files.", hint="Set EMAIL_URL.", id="ehcna.E003")
        )
    if settings.DELIVERY == "notify" and not (
        settings.NOTIFY_API_KEY and settings.NOTIFY_TEMPLATE_ID
    ):
        found.append(
            Error(
                "GOV.UK Notify is chosen but not set up.",
                hint="Set NOTIFY_API_KEY and NOTIFY_TEMPLATE_ID.",
                id="ehcna.E004",
            )
        )
    return found
