"""An installation that would open a door does not begin: tried as a council would start it."""

from __future__ import annotations

import os
import secrets
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.installation import ROOT

pytestmark = pytest.mark.servers

OUR_BODIES = ("HEALTH", "SOCIAL_CARE", "PSYCHOLOGY")
OURS = ("NAME", "TEAM", "ADDRESS", "PHONE", "EMAIL", "SAFEGUARDING", "MEDIATION_ADVISER")
COUNCIL = {f"LA_{name}": "Said" for name in (*OURS, "SENDIASS", "DISAGREEMENT_RESOLUTION")}
COUNCIL |= {f"LA_{b}_{name}": "Said" for b in OUR_BODIES for name in ("NAME", "ADDRESS", "EMAIL")}
KEY = secrets.token_hex(40)
HERE = {"ALLOWED_HOSTS": "127.0.0.1,localhost", "SITE_URL": "http://localhost:8000"}

# What is set wrong, by the number of what is said of it. A start takes seconds, so what can be
# wrong together is tried together: each must be named, and one alone is enough to refuse.
REFUSED: list[dict[str, dict[str, str]]] = [
    {
        "ehcna.E101": {"SECRET_KEY": "short"},
        "ehcna.E103": {"DEBUG": "true"},
        "ehcna.E105": {"ALLOWED_HOSTS": "ehc.council.gov.uk,*"},
        "ehcna.E106": {"CSRF_TRUSTED_ORIGINS": "http://elsewhere.council.gov.uk"},
        "ehcna.E107": {"HTTPS": "false"},
        "ehcna.E109": {"EMAIL_URL": "smtp://us:a-word@mail.council.gov.uk:25"},
        "ehcna.E110": {"SECOND_STEP_REQUIRED": "false"},
        "ehcna.E111": {"LA_MEDIATION_ADVISER": "Example Mediation, help@mediation.example"},
    },
    {
        "ehcna.E101": {"SECRET_KEY": "django-insecure-" + KEY},
        "ehcna.E105": {"ALLOWED_HOSTS": "ehc.council.gov.uk,.gov.uk"},
        "ehcna.E108": {"SITE_URL": "http://ehc.council.gov.uk"},
        "ehcna.E111": {"DEFAULT_FROM_EMAIL": "send@exampleshire.example"},
        "ehcna.W002": {"DATABASE_URL": "sqlite:////nowhere/ehcna.sqlite3"},
        "ehcna.W003": {"BROKER_URL": "memory://localhost/"},
        "ehcna.W004": {"EMAIL_URL": "filemail://"},
        "ehcna.W006": {"CACHE_URL": "locmemcache://"},
    },
    {"ehcna.E101": {"SECRET_KEY": "ab" * 40} | HERE},
    {"ehcna.E104": {"DEMO": "true", "HTTPS": "true", "SECOND_STEP_REQUIRED": "true"}},
    {
        "ehcna.E108": {"SITE_URL": "https://another.council.gov.uk"},
        "ehcna.E114": {"MEDIA_ROOT": "/dev/null/files"},
    },
]


@pytest.fixture
def safe(tmp_path: Path) -> dict[str, str]:
    """The settings of a council that did everything right."""
    (tmp_path / "files").mkdir(mode=0o700)
    return COUNCIL | {
        "PATH": os.environ["PATH"],
        "SECRET_KEY": KEY,
        "DATABASE_URL": "postgres://nobody:nothing@127.0.0.1:1/nowhere",
        "BROKER_URL": "redis://127.0.0.1:1/0",
        "CACHE_URL": "rediscache://127.0.0.1:1/1",
        "EMAIL_URL": "smtp://mail.council.gov.uk:25",
        "DEFAULT_FROM_EMAIL": "send@council.gov.uk",
        "ALLOWED_HOSTS": "ehc.council.gov.uk",
        "SITE_URL": "https://ehc.council.gov.uk",
        "MEDIA_ROOT": str(tmp_path / "files"),
    }


def begun(settings: Mapping[str, str], *command: str) -> tuple[int, str]:
    """How a command ended, and what it said. The broker is nowhere: nothing that begins stays."""
    ended = subprocess.run(
        command or ("script/serve", "worker"), cwd=ROOT, env=dict(settings), timeout=60,
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return ended.returncode, ended.stdout + ended.stderr


CHECK = (
    ".venv/bin/python",
    "manage.py",
    "check",
    "--deploy",
    "--tag",
    "serving",
    "--fail-level",
    "WARNING",
)


def test_what_is_safe_may_begin(safe: dict[str, str]) -> None:
    assert begun(safe, *CHECK)[0] == 0


def test_who_is_alone_at_the_machine_may_try_it_without_https(safe: dict[str, str]) -> None:
    alone = safe | HERE | {"HTTPS": "false", "LA_NAME": "Exampleshire Council"}

    assert begun(alone, *CHECK)[0] == 0


@pytest.mark.parametrize("wrong", REFUSED, ids=lambda wrong: " ".join(wrong))
def test_what_is_unsafe_is_refused_and_named(
    safe: dict[str, str], wrong: dict[str, dict[str, str]]
) -> None:
    for settings in wrong.values():
        safe |= settings

    code, said = begun(safe)

    assert [number for number in wrong if number not in said] == []
    assert (code, "script/serve: not started." in said) == (1, True)


def test_papers_and_secrets_that_others_on_the_machine_may_read_are_refused(
    safe: dict[str, str], tmp_path: Path
) -> None:
    kept = tmp_path / "secret_key"
    kept.write_text(safe.pop("SECRET_KEY") + "\n")
    kept.chmod(0o644)
    Path(safe["MEDIA_ROOT"]).chmod(0o755)
    safe["SECRET_KEY_FILE"] = str(kept)

    code, said = begun(safe)
    kept.chmod(0o640)
    Path(safe["MEDIA_ROOT"]).chmod(0o700)
    mended = begun(safe, *CHECK)

    assert (code, "ehcna.E112" in said, "ehcna.E113" in said) == (1, True, True)
    assert mended[0] == 0


def test_a_secret_that_is_nowhere_or_twice_is_said_in_a_sentence(
    safe: dict[str, str], tmp_path: Path
) -> None:
    twice = begun(safe | {"SECRET_KEY_FILE": str(tmp_path / "none")})
    del safe["SECRET_KEY"]
    nowhere = begun(safe | {"SECRET_KEY_FILE": str(tmp_path / "none")})

    assert "Set SECRET_KEY or SECRET_KEY_FILE, not both." in twice[1]
    assert "cannot be read: No such file or directory." in nowhere[1]
    assert "Traceback" not in twice[1] + nowhere[1]
