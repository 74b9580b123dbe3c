"""The settings there are, by the names that the environment may hold."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_TELL = """
import environ

read, asked = environ.Env.get_value, set()
def noted(self, var, *args, **more):
    asked.add(var)
    return read(self, var, *args, **more)
environ.Env.get_value = noted
import ehcna.settings
print(*asked)
"""


@cache
def names_the_settings_read() -> frozenset[str]:
    """Each name that the settings ask the environment for, found by loading them."""
    kept = {"PATH": "", "DATABASE_URL": "sqlite:///:memory:", "SECRET_KEY": "of-no-use"}
    said = subprocess.run(
        [sys.executable, "-c", _TELL],
        cwd=ROOT,
        env=kept,
        check=True,
        capture_output=True,
        text=True,
    )
    from ehcna.environment import SECRETS

    return frozenset(said.stdout.split()) | {f"{name}_FILE" for name in SECRETS}


@cache
def names_the_services_read() -> frozenset[str]:
    """Those that `script/serve` reads itself."""
    found = re.findall(r"\$\{([A-Z_]+):-", (ROOT / "script/serve").read_text())
    return frozenset(found)
