"""The signing key: made once for a demonstration, demanded for a real installation."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from ehcna.secret_key import secret_key

ROOT = Path(__file__).resolve().parents[2]


def test_a_demonstration_makes_its_key_once_and_keeps_it_to_itself(tmp_path):
    first = secret_key(tmp_path, own=True)

    assert secret_key(tmp_path, own=True) == first
    assert len(first) > 50
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600


def test_two_demonstrations_have_different_keys(tmp_path):
    assert secret_key(tmp_path / "a", own=True) != secret_key(tmp_path / "b", own=True)


def test_a_real_installation_without_a_key_is_refused(tmp_path):
    with pytest.raises(ImproperlyConfigured):
        secret_key(tmp_path, own=False)

    assert list(tmp_path.iterdir()) == []


def test_a_missing_key_is_one_plain_sentence_and_no_traceback():
    ran = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=ROOT,
        env={"DATABASE_URL": "postgres://nobody:nothing@127.0.0.1:1/nowhere"},
        capture_output=True,
        text=True,
    )

    assert ran.returncode == 1
    assert ran.stderr == (
        "The settings are not right. Set SECRET_KEY in the environment:"
        " it signs the sessions of everybody who signs in.\n"
    )
