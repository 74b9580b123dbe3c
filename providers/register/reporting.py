"""What was found in an extract, as it is kept with its run and shown to people."""

from __future__ import annotations

from typing import Any

from ..models import Provider
from ..models.register import WATCHED
from .columns import COLUMN_OF
from .comparing import Comparison
from .reading import Extract

MOST = 500  # of each list that is kept; all are counted
_OURS = frozenset(COLUMN_OF.values())


def report_of(extract: Extract, found: Comparison) -> dict[str, Any]:
    """Columns new and missing, faults by row, reused URNs, what changed, what is shown no more."""
    return {
        "encoding": extract.encoding,
        "new": extract.new,
        "missing": [name for name in extract.missing if name not in _OURS],
        "missed": [name for name in extract.missing if name in _OURS],
        "faults": [fault.as_dict() for fault in extract.faults[:MOST]],
        "faults_counted": len(extract.faults),
        "notes": [note.as_dict() for note in extract.notes[:MOST]],
        "notes_counted": len(extract.notes),
        "held": [one.as_dict() for one in found.held[:MOST]],
        "held_counted": len(found.held),
        "absent": sorted(found.absent)[:MOST],
        "absent_counted": len(found.absent),
        "changes": _changes(found),
        "changes_counted": len(found.changes),
    }


def _changes(found: Comparison) -> list[dict[str, str]]:
    shown = found.changes[:MOST]
    names = dict(Provider.objects.filter(pk__in={pk for pk, *_ in shown}).values_list("pk", "name"))
    return [
        {"name": names[pk], "field": WATCHED[name], "before": old, "after": new}
        for pk, name, old, new in shown
    ]
