"""What would lose work or give a wrong date is said at start-up."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest
from django.utils import timezone

from ehcna import checks
from ehcna.checks import bank_holidays_last, real_servers
from statutory import ENGLAND, days_after

SAFE = {
    "DEMO": False,
    "DEBUG": False,
    "DATABASES": {"default": {"ENGINE": "django.db.backends.postgresql"}},
    "CELERY_BROKER_URL": "redis://broker/0",
    "CACHES": {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache"}},
    "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
    "DELIVERY": "email",
    "NOTIFY_API_KEY": "",
    "NOTIFY_TEMPLATE_ID": "",
    "TEXTS": SimpleNamespace(delivery="file", template="", secret="a secret"),
}


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """The settings of a real installation, as the checks see them."""
    settings = SimpleNamespace(**SAFE)
    monkeypatch.setattr(checks, "settings", settings)
    return settings


def said() -> list[str]:
    return [str(message.id) for message in real_servers(None)]


def test_a_real_installation_is_told_nothing(installed: SimpleNamespace) -> None:
    assert said() == []


@pytest.mark.parametrize(
    ("name", "value", "number"),
    [
        ("DATABASES", {"default": {"ENGINE": "django.db.backends.sqlite3"}}, "ehcna.W002"),
        ("CELERY_BROKER_URL", "memory://localhost/", "ehcna.W003"),
        ("EMAIL_BACKEND", "django.core.mail.backends.filebased.EmailBackend", "ehcna.W004"),
        ("DELIVERY", "notify", "ehcna.W005"),
        (
            "TEXTS",
            SimpleNamespace(delivery="notify", template="", secret="a secret"),
            "ehcna.W008",
        ),
        (
            "CACHES",
            {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}},
            "ehcna.W006",
        ),
    ],
)
def test_what_only_a_demonstration_may_have_is_named(
    installed: SimpleNamespace, name: str, value: object, number: str
) -> None:
    setattr(installed, name, value)

    assert said() == [number]


def test_a_demonstration_is_told_nothing(installed: SimpleNamespace) -> None:
    installed.DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3"}}
    installed.DEMO = True

    assert said() == []


@pytest.mark.parametrize(("before_the_end", "warned"), [(184, []), (182, ["ehcna.W001"])])
def test_h089_half_a_year_before_the_bank_holidays_run_out_there_is_a_warning(
    monkeypatch: pytest.MonkeyPatch, before_the_end: int, warned: list[str]
) -> None:
    day: date = days_after(ENGLAND.last, -before_the_end)
    monkeypatch.setattr(timezone, "localdate", lambda: day)

    assert [message.id for message in bank_holidays_last(None)] == warned
