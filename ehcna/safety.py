"""What is not safe to serve. `script/serve` refuses to begin with any of it.

Who asks for this machine alone, by an address like 127.0.0.1, may try things out; what anybody
else can reach is held to all of it.
"""

from __future__ import annotations

import os
import stat
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from .storing import BUCKET

Judged = tuple[bool, str, str, str]  # is it so, what to say of it, what mends it, its number

SHORT = 50  # characters
FEW = 10  # different ones
# Keys that stood in somebody's example.
COPIED = ("django-insecure", "change", "secret", "example", "only-for", "for-this", "demo")
INVENTED = ("exampl", ".example", "01632 960")


@register("serving", deploy=True)
def safe_to_serve(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Refuse to serve what would open a door."""
    judged = [*_key(), *_hosts(), *_kept()]
    if is_public():
        judged += [*_transport(), *_people(), *_council()]
    return [Error(said, hint=hint, id=number) for wrong, said, hint, number in judged if wrong]


def is_public() -> bool:
    """Whether anybody but who sits at this machine can ask for a page."""
    return any(not _is_here(host) for host in [*settings.ALLOWED_HOSTS, _site().hostname or ""])


def _is_here(host: str) -> bool:
    host = host.strip("[]")
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def _site() -> Any:
    return urlsplit(settings.SITE_URL)


def _key() -> list[Judged]:
    key = settings.SECRET_KEY
    kept = Path(settings.VAR) / "secret-key"
    of_the_demonstration = kept.exists() and kept.read_text().strip() == key
    hint = "Put 80 random signs into SECRET_KEY or the file SECRET_KEY_FILE names:"
    hint += " `openssl rand -hex 40` makes them."
    return [
        (
            len(key) < SHORT or len(set(key)) < FEW or key.lower().startswith(COPIED),
            "SECRET_KEY could be guessed, and with it anybody’s sign-in.",
            hint,
            "ehcna.E101",
        ),
        (
            of_the_demonstration and not settings.DEMO,
            "SECRET_KEY is the one of the demonstration.",
            hint,
            "ehcna.E102",
        ),
    ]


def _hosts() -> list[Judged]:
    wide = [one for one in settings.ALLOWED_HOSTS if one == "*" or one.startswith(".")]
    return [
        (
            settings.DEBUG,
            "DEBUG shows whoever meets a fault the settings and the case at hand.",
            "Leave DEBUG out of the environment.",
            "ehcna.E103",
        ),
        (
            settings.DEMO and is_public(),
            "DEMO is on and others can reach it: everybody knows the passwords.",
            "Leave DEMO out, or name no host but 127.0.0.1 and localhost.",
            "ehcna.E104",
        ),
        (
            bool(wide) or not settings.ALLOWED_HOSTS,
            "ALLOWED_HOSTS does not say which host this is: links could be led elsewhere.",
            "Name the host as people type it, for example ehc.council.gov.uk.",
            "ehcna.E105",
        ),
        (
            any(not one.startswith("https://") or "*" in one for one in _trusted()),
            "CSRF_TRUSTED_ORIGINS lets forms of other sites in.",
            "Name whole addresses that begin with https, or none.",
            "ehcna.E106",
        ),
    ]


def _trusted() -> list[str]:
    return list(settings.CSRF_TRUSTED_ORIGINS)


def _transport() -> list[Judged]:
    mail_is_open = bool(settings.EMAIL_HOST_PASSWORD) and not (
        settings.EMAIL_USE_TLS or settings.EMAIL_USE_SSL
    )
    return [
        (
            not settings.HTTPS,
            "HTTPS is off: passwords and papers could be read on the way.",
            "Put a proxy that speaks TLS before it and set HTTPS to true.",
            "ehcna.E107",
        ),
        (
            _site().scheme != "https" or _site().hostname not in settings.ALLOWED_HOSTS,
            "SITE_URL, which letters name, is not an https address of ALLOWED_HOSTS.",
            "Set SITE_URL, for example https://ehc.council.gov.uk.",
            "ehcna.E108",
        ),
        (
            mail_is_open and settings.EMAIL_BACKEND.endswith("smtp.EmailBackend"),
            "The password of the mail server would travel unprotected.",
            "Begin EMAIL_URL with smtp+tls:// or smtp+ssl://.",
            "ehcna.E109",
        ),
    ]


def _people() -> list[Judged]:
    return [
        (
            not settings.SECOND_STEP_REQUIRED,
            "A password alone would open every case of an officer.",
            "Leave SECOND_STEP_REQUIRED out, or set it to true.",
            "ehcna.E110",
        ),
    ]


def _council() -> list[Judged]:
    """Letters name whom to ask for mediation and advice: they must not name an invented body."""
    ours = {f"LA_{name.upper()}": said for name, said in settings.LOCAL_AUTHORITY.items()}
    ours["DEFAULT_FROM_EMAIL"] = settings.DEFAULT_FROM_EMAIL
    for code, body in settings.LETTER_BODIES.items():
        ours |= {f"LA_{code}_{name}".upper(): said for name, said in body.items()}
    invented = sorted(n for n, said in ours.items() if any(x in said.lower() for x in INVENTED))
    return [
        (
            bool(invented),
            "Letters would name invented people and places.",
            f"Set {', '.join(invented)}.",
            "ehcna.E111",
        ),
    ]


def _kept() -> list[Judged]:
    """The papers and the secrets on this machine's disk."""
    secret = sorted(str(file) for file in settings.SECRET_FILES.values() if _others_may(file))
    folder = Path(settings.MEDIA_ROOT)
    on_disk = settings.STORAGES["default"]["BACKEND"] != BUCKET
    return [
        (
            bool(secret),
            f"Everybody on the machine may read {', '.join(secret)}.",
            "Take that away: `chmod o= FILE`.",
            "ehcna.E112",
        ),
        (
            on_disk and folder.exists() and _others_may(folder),
            f"Everybody on the machine may look into MEDIA_ROOT, {folder}.",
            f"Take that away: `chmod 700 {folder}`.",
            "ehcna.E113",
        ),
        (
            on_disk and not _can_write(folder),
            f"Papers could not be kept: MEDIA_ROOT, {folder}, cannot be written to.",
            "Make the folder, and give it to the account that serves.",
            "ehcna.E114",
        ),
    ]


def _others_may(file: Path) -> bool:
    return bool(file.stat().st_mode & stat.S_IRWXO)


def _can_write(folder: Path) -> bool:
    """Whether papers can be put into a folder, or the folder be made."""
    while not folder.exists():
        folder = folder.parent
    return folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)
