"""A whole installation as the tests begin it: services by `script/serve`, on servers of their own.

Taken by its file: a library of the environment brings a package that is called `tests` as well.
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

_FILE = Path(__file__).resolve().parent.parent / "tests" / "installation.py"
_spec = importlib.util.spec_from_file_location("installation", _FILE)
assert _spec is not None and _spec.loader is not None
_module = importlib.util.module_from_spec(_spec)
sys.modules["installation"] = _module
_spec.loader.exec_module(_module)

ROOT = _module.ROOT
Installation = _module.Installation
Postgres = _module.Postgres
Redis = _module.Redis
free_port = _module.free_port
private_servers = _module.private_servers
wait_until = _module.wait_until
