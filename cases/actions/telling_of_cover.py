"""tell_of_cover: both officers hear of a cover that was arranged or that ended early."""

from __future__ import annotations

import uuid

from django.conf import settings

from accounts.models import User

from ..audit import action
from ..models import Message
from .correspondence import send


@action
def tell_of_cover(officer: User, cover: User, *, text: str, by: User) -> list[Message]:
    """Write to who is away and to who covers; not to who arranged it."""
    lines = {
        officer.pk: f"Cover for your cases. {text}.",
        cover.pk: f"You cover another officer’s cases. {text}.",
    }
    number = uuid.uuid4()
    return [
        send(
            None,
            to=one,
            code="cover",
            subject="Cover for leave",
            body=f"{lines[one.pk]}\n\nSign in to see your worklist: {settings.SITE_URL}/cases/\n",
            caused_by="Cover",
            once=f"cover:{number}:{one.pk}",
            by=by,
        )
        for one in (officer, cover)
        if one.is_active and one.pk != by.pk
    ]
