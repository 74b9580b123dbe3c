"""What reading a file shows of it on a case: pages, what it hides, whose names stand in it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from accounts.models import User

from ..access import cases_to_match
from ..models import Case
from ..papers import names, reading


def findings_of(
    content: bytes, media_type: str, case: Case | None, user: User | None
) -> dict[str, Any]:
    """What is kept of the reading of a file. Restricted children are found only with a grant."""
    read = reading.read(content, media_type)
    found = read.findings
    if case is not None and user is not None and read.is_read:
        named = names.who_is_named(read.text, case, cases_to_match(user))
        found |= asdict(named) | {"others": list(named.others)}
    return found
