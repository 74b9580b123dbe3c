"""Start-up checks: what would lose work or give a wrong date. `script/serve` refuses to begin
with any of them; a command at the terminal says so and goes on."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register
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


@register("serving")
def real_servers(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """The embedded database and broker are for the demonstration and for one process only."""
    if settings.DEMO or settings.DEBUG:
        return []
    return [Warning(said, hint=hint, id=number) for wrong, said, hint, number in _judged() if wrong]


Judged = tuple[bool, str, str, str]  # is it so, what to say of it, what mends it, its number


def _judged() -> list[Judged]:
    """What must not be so in a real installation."""
    return _servers() + _mail()


def _servers() -> list[Judged]:
    return [
        (
            settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"),
            "SQLite is for the demonstration.",
            "Set DATABASE_URL.",
            "ehcna.W002",
        ),
        (
            settings.CELERY_BROKER_URL.startswith("memory"),
            "The broker in memory is for the demonstration: work would be lost.",
            "Set BROKER_URL.",
            "ehcna.W003",
        ),
        (
            settings.CACHES["default"]["BACKEND"].endswith("LocMemCache"),
            "Failed sign-ins would be counted by each process alone.",
            "Set CACHE_URL to a cache that all processes share.",
            "ehcna.W006",
        ),
    ]


def _mail() -> list[Judged]:
    in_files = settings.EMAIL_BACKEND.endswith("filebased.EmailBackend")
    no_notify = not (settings.NOTIFY_API_KEY and settings.NOTIFY_TEMPLATE_ID)
    return [
        (
            in_files and settings.DELIVERY == "email",
            "Emails would only be written to files.",
            "Set EMAIL_URL.",
            "ehcna.W004",
        ),
        (
            settings.DELIVERY == "notify" and no_notify,
            "GOV.UK Notify is chosen but not set up.",
            "Set NOTIFY_API_KEY and NOTIFY_TEMPLATE_ID.",
            "ehcna.W005",
        ),
        *_texts(),
    ]


def _texts() -> list[Judged]:
    by_notify = settings.TEXTS.delivery == "notify"
    ready = settings.NOTIFY_API_KEY and settings.TEXTS.template
    return [
        (
            by_notify and not ready,
            "Text messages by GOV.UK Notify are chosen but not set up.",
            "Set NOTIFY_API_KEY and NOTIFY_TEXT_TEMPLATE_ID.",
            "ehcna.W008",
        ),
        (
            by_notify and not settings.TEXTS.secret,
            "Nothing that GOV.UK Notify tells us of what became of a message is believed.",
            "Set DELIVERY_SECRET, and the same as the bearer token of its callbacks.",
            "ehcna.W009",
        ),
    ]


@register(Tags.compatibility)
def papers_are_scanned(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Warn where papers that are sent in are not looked at for malware (H-144)."""
    if settings.DEMO or settings.DEBUG or settings.CLAMD_URL:
        return []
    filed = "Papers that are sent in are filed without being scanned for malware."
    wait = "There is no malware scanner: papers that are sent in wait and cannot be filed."
    said = filed if settings.UPLOADS_WITHOUT_SCANNER else wait
    return [Warning(said, hint="Set CLAMD_URL to a ClamAV daemon.", id="ehcna.W007")]
