"""Where the settings come from: the environment, and for secrets a file that it names."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

# Each may stand in a file instead: SECRET_KEY_FILE=/run/secrets/secret_key.
SECRETS = (
    "SECRET_KEY",
    "DATABASE_URL",
    "DATABASE_PASSWORD",
    "BROKER_URL",
    "CACHE_URL",
    "EMAIL_URL",
    "NOTIFY_API_KEY",
    "DELIVERY_SECRET",
    "OBJECT_STORAGE_KEY",
    "OBJECT_STORAGE_SECRET",
    "METRICS_TOKEN",
    "SENTRY_DSN",
)


def environment(given: Mapping[str, str] = os.environ) -> environ.Env:
    """What the settings read: the environment, with each secret taken from its file."""
    read = environ.Env()
    kept = {name: _content(name, file, given) for name, file in secret_files(given).items()}
    # An empty file is a secret that is not used.
    read.ENVIRON = dict(given) | {name: secret for name, secret in kept.items() if secret}
    return read


def secret_files(given: Mapping[str, str] = os.environ) -> dict[str, Path]:
    """The files that hold secrets, by the setting each gives."""
    return {name: Path(file) for name in SECRETS if (file := given.get(f"{name}_FILE"))}


def _content(name: str, file: Path, given: Mapping[str, str]) -> str:
    if given.get(name):
        raise ImproperlyConfigured(f"Set {name} or {name}_FILE, not both.")
    try:
        return file.read_text().strip()
    except OSError as wrong:
        raise ImproperlyConfigured(
            f"{name}_FILE names {file}, which cannot be read: {wrong.strerror}."
        ) from None
