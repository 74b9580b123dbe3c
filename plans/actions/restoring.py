"""Give back to a version what it takes away from the one before."""

from __future__ import annotations

from accounts.models import User
from cases import audit
from cases.audit import action
from cases.editing import save
from cases.refusals import Refused

from ..content import PARTICULARS
from ..models import Need, Outcome, Provision, Version
from ..queries.versions import newest_issued
from ..versioning import held_open

WORDS = ("text", *PARTICULARS)


@action
def restore_line(version: Version, *, label: str, by: User) -> Need | Outcome | Provision:
    """Give a line the words it had in the version before; one that was taken out comes back."""
    version = held_open(version)
    audit.noting(after={"line": label})
    previous = newest_issued(version.plan, before=version)
    old = _line_of(previous, label) if previous else None
    if old is None:
        raise Refused("There is no such line in the version before")
    line = type(old).objects.filter(version=version, key=old.key).first()
    if line is None:
        raise Refused("That line is not in this version. Write it anew.")
    fields = [name for name in WORDS if hasattr(old, name)]
    words = {name: getattr(old, name) for name in fields}
    if isinstance(old, Outcome):
        words |= {name: getattr(old, name) for name in ("by", "steps", "aspiration")}
    save(line, words | {"removed_at": None, "removed_because": ""}, by=by)
    return line


def _line_of(version: Version, label: str) -> Need | Outcome | Provision | None:
    lines: list[Need | Outcome | Provision] = [
        *version.needs.all(),
        *version.outcomes.all(),
        *version.provision.all(),
    ]
    return next((line for line in lines if line.label == label), None)
