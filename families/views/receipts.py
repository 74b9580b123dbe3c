"""What GOV.UK Notify tells us afterwards of what it took: delivered, or it came back."""

from __future__ import annotations

import json
import uuid
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.dateparse import parse_datetime
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from cases.actions.receipts import note_delivered, note_returned
from cases.guards import public
from cases.models import Message
from cases.refusals import Refused

from ..actions.serving import go_on

MOST_BYTES = 10_000
# What it may say, and in our words why a message came back. All else is no news.
DELIVERED = "delivered"
RETURNED = {
    "permanent-failure": "there is no such address or number",
    "temporary-failure": "nobody could be reached there for three days",
    "technical-failure": "the provider could not send it",
}
GONE_WRONG, NOT_OURS, REFUSED, DONE = 400, 404, 403, 204


@csrf_exempt
@public
@require_POST
def delivered(request: HttpRequest) -> HttpResponse:
    """Take in one answer. It must show our secret; the same answer twice changes nothing (H-169).

    Whoever asks without the secret learns nothing: not even whether there is such a message.
    """
    if not _knows_the_secret(request):
        return HttpResponse(status=REFUSED)
    told = _told(request)
    if told is None:
        return HttpResponse(status=GONE_WRONG)
    message = Message.objects.filter(pk=told["reference"]).first()
    if message is None:
        return HttpResponse(status=NOT_OURS)
    try:
        _take_in(message, told)
    except Refused:
        return HttpResponse(status=GONE_WRONG)
    return HttpResponse(status=DONE)


def _take_in(message: Message, told: dict[str, Any]) -> None:
    if told["status"] == DELIVERED:
        note_delivered(message, at=told["at"])
        return
    because = RETURNED.get(told["status"], "")
    if because and note_returned(message, at=told["at"], because=because):
        go_on(message, today=timezone.localdate())


def _knows_the_secret(request: HttpRequest) -> bool:
    secret = settings.TEXTS.secret
    shown = request.headers.get("Authorization", "").removeprefix("Bearer ")
    return bool(secret) and constant_time_compare(shown.encode(), secret.encode())


def _told(request: HttpRequest) -> dict[str, Any] | None:
    """What was sent, if it can be read: our reference, how it ended, and when."""
    if len(request.body) > MOST_BYTES:
        return None
    try:
        said = json.loads(request.body)
        reference, status = uuid.UUID(str(said["reference"])), str(said["status"])
        at = parse_datetime(str(said.get("completed_at") or "")) or timezone.now()
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    at = at if timezone.is_aware(at) else timezone.make_aware(at)
    return {"reference": reference, "status": status, "at": min(at, timezone.now())}
