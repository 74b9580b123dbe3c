"""The files of an erased record go when its rows are gone for good. What fails is tried again."""

from __future__ import annotations

import json

from django.apps import apps
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db.models import FileField

from cases.models import Erasure

LISTED = "erasures/{}.json"  # what a restore must erase again, beside the documents (H-281)


def finish(number: int) -> None:
    """Remove what is left of an erasure's files, and list it for restores. Safe to run twice."""
    erasure = Erasure.objects.get(pk=number)
    for name in list(erasure.files_left):
        if not _is_used(name):
            default_storage.delete(name)
        erasure.files_left.remove(name)
        erasure.save(update_fields=["files_left"])
    listed = LISTED.format(erasure.pk)
    if not default_storage.exists(listed):
        default_storage.save(listed, ContentFile(json.dumps(as_listed(erasure)).encode()))


def as_listed(erasure: Erasure) -> dict[str, object]:
    """One erasure as a restore reads it: numbers and marks, no person."""
    return {
        "erasure": erasure.pk,
        "child": erasure.child_number,
        "marks": erasure.marks,
        "kind": erasure.kind,
        "proposed_by": erasure.proposed_by_id,
        "confirmed_by": erasure.confirmed_by_id,
        "done_at": erasure.done_at.isoformat() if erasure.done_at else "",
    }


def _is_used(name: str) -> bool:
    """Whether a row that stays has the same file: a paper that was moved to another case."""
    return any(
        model._base_manager.filter(**{field.name: name}).exists()
        for model in apps.get_models()
        for field in model._meta.local_fields
        if isinstance(field, FileField)
    )
