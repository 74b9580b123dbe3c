"""GOV.UK Notify. Off unless `DELIVERY=notify`; needs a template with ((subject)) and ((body))."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from requests.exceptions import ConnectionError, ConnectTimeout
from urllib3.exceptions import NewConnectionError

from .interface import Closed, Envelope, Fate, Refusal

_REFUSED = {400, 404}
_WAIT = {403, 429, 503}  # 403 is a key or a clock that is wrong: no fault of the message


class GovUkNotify:
    """Hands emails over to GOV.UK Notify, which can be asked by our own reference."""

    def __init__(self, client: Any = None) -> None:
        self._client = client or _client()

    def hand_over(self, envelope: Envelope) -> str:
        """Raises `Refusal`, `NotHandedOver`, or whatever broke in the middle."""
        return _handed_over(
            self._client.send_email_notification,
            email_address=envelope.to,
            template_id=settings.NOTIFY_TEMPLATE_ID,
            personalisation={"subject": envelope.subject, "body": envelope.body},
            reference=envelope.reference,
        )

    def ask(self, reference: str) -> Fate:
        """Whether Notify ever took something under our reference."""
        return _fate(self._client, reference)


class GovUkNotifyTexts:
    """Hands text messages over to GOV.UK Notify. Needs a text template with ((body))."""

    def __init__(self, client: Any = None) -> None:
        self._client = client or _client()

    def hand_over(self, envelope: Envelope) -> str:
        """Raises `Refusal`, `NotHandedOver`, or whatever broke in the middle."""
        return _handed_over(
            self._client.send_sms_notification,
            phone_number=envelope.to,
            template_id=settings.TEXTS.template,
            personalisation={"body": envelope.body},
            reference=envelope.reference,
        )

    def ask(self, reference: str) -> Fate:
        """Whether Notify ever took something under our reference."""
        return _fate(self._client, reference)


def _handed_over(send: Any, **what: Any) -> str:
    from notifications_python_client.errors import HTTPError

    try:
        return str(send(**what)["id"])
    except HTTPError as reason:
        raise _answer(reason) from reason


def _fate(client: Any, reference: str) -> Fate:
    from notifications_python_client.errors import APIError

    try:
        found = client.get_all_notifications(reference=reference)["notifications"]
    except (APIError, KeyError):
        return Fate.UNKNOWN
    return Fate.SENT if found else Fate.NEVER_CAME


def _answer(reason: Any) -> Exception:
    if reason.response is None:  # there was no answer; the client's own number then says 503
        nobody = Closed("GOV.UK Notify does not answer")
        return nobody if _nobody_was_there(reason.__cause__) else reason
    if reason.status_code in _REFUSED:
        return Refusal(f"GOV.UK Notify refused it ({reason.status_code})")
    if reason.status_code in _WAIT:
        return Closed(f"GOV.UK Notify asked us to wait ({reason.status_code})")
    return reason  # type: ignore[no-any-return]


def _nobody_was_there(cause: BaseException | None) -> bool:
    """No line was ever opened, so nothing went down it. Silence on an open line is different."""
    if isinstance(cause, ConnectTimeout):
        return True
    first = cause.args[0] if isinstance(cause, ConnectionError) and cause.args else None
    return isinstance(getattr(first, "reason", None), NewConnectionError)


def _client() -> Any:
    from notifications_python_client.notifications import NotificationsAPIClient

    return NotificationsAPIClient(settings.NOTIFY_API_KEY)
