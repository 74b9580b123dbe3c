"""The key that signs sessions and cookies. A real installation is given it by its environment."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

BYTES = 50


def secret_key(folder: Path, *, own: bool) -> str:
    """The key of a demonstration, made once and kept in `folder`; refused where `own` is false."""
    if not own:
        raise ImproperlyConfigured(
            "Set SECRET_KEY in the environment: it signs the sessions of everybody who signs in."
        )
    folder.mkdir(exist_ok=True)
    kept = folder / "secret-key"
    try:
        with os.fdopen(os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(BYTES))
    except FileExistsError:
        pass
    return kept.read_text().strip()
