"""begin, keep, add_file, remove_file, give_link, send, forget: a request without an account."""

from __future__ import annotations

import secrets
from datetime import date
from typing import Any

from django.conf import settings
from django.core.files.base import File
from django.db import transaction
from django.template.defaultfilters import filesizeformat
from django.utils import timezone

from cases.actions import intake, uploads
from cases.actions.intake import AsGiven
from cases.audit import action, leaving_unsaid
from cases.models import Case, IntakeItem, Message
from cases.papers import file_names, kinds
from cases.refusals import Refused
from statutory import format_date

from ..models import Ask, AskFile
from ..queries.ask_words import for_opening, line_of_sender, says, wishes_of
from ..queries.asking import NUMBER, SECRET, digest, new_number

MOST_FILES = 20
RECEIPT = "ask-receipt"
_FOLLOW = """Your request for an EHC needs assessment reached us on {day}.

Your number is {number}. Keep this email.

You can see how far we are at {site}/ask/follow/. You need your number and the date of birth.

Questions? {team}, {phone}, {email}.
"""


@action
def begin() -> Ask:
    """Somebody answers the first question of a request."""
    return Ask.objects.create(secret_digest=digest(secrets.token_urlsafe(32), SECRET))


@action
def keep(ask: Ask, *, page: str, answer: dict[str, Any]) -> Ask:
    """Keep what was answered on one page, at once."""
    leaving_unsaid("answer")
    ask = _held(ask)
    ask.answers = ask.answers | {page: answer}
    ask.save()
    return ask


@action
def add_file(ask: Ask, *, name: str, content: File[bytes]) -> AskFile:
    """Put a photo or file with a request. What we cannot keep is said at once, with a way out."""
    leaving_unsaid("name", "content")
    ask = _held(ask)
    shown = file_names.safe_name(name)
    if ask.files.count() >= MOST_FILES:
        raise Refused(f"{shown}: you can add {MOST_FILES} files. Send the others to us by email")
    if (content.size or 0) > settings.UPLOAD_MAX_BYTES:
        size, most = filesizeformat(content.size or 0), filesizeformat(settings.UPLOAD_MAX_BYTES)
        raise Refused(
            f"{shown}: it is {size}. The most is {most}. Make it smaller, or leave it out"
        )
    content.seek(0)
    if problem := kinds.sort_of(content.read(), name).problem:
        raise Refused(f"{shown}: {problem[:1].lower()}{problem[1:]}")
    content.seek(0)
    kept = AskFile(ask=ask, given_name=shown, size=content.size or 0)
    kept.file.save(f"{secrets.token_hex(16)}.bin", content, save=False)
    kept.save()
    ask.save()
    return kept


@action
def remove_file(ask: Ask, *, number: int) -> None:
    """Take a file away again, before the request is sent."""
    for one in _held(ask).files.filter(pk=number):
        _throw_away(one)


@action
def give_link(ask: Ask) -> str:
    """A new link's secret, with which the request is finished later. The one before it ends."""
    ask = _held(ask)
    secret = secrets.token_urlsafe(24)
    ask.secret_digest = digest(secret, SECRET)
    ask.save()
    return secret


@action
def send(ask: Ask, *, today: date) -> IntakeItem:
    """Send the request to us. A second press finds what the first one sent."""
    ask = Ask.objects.select_for_update().get(pk=ask.pk)
    if ask.item is not None:
        return ask.item
    number = new_number()
    item = intake.take_in(
        _as_given(ask.answers),
        route=IntakeItem.Route.PORTAL,
        received_on=today,
        dated_by=IntakeItem.DatedBy.PORTAL,
        by=None,
        given_reference=number,
        today=today,
    )
    for one in ask.files.all():
        with one.file.open("rb") as stored:
            uploads.take_in(name=one.given_name, content=stored, by=None, intake=item)
        _throw_away(one)
    email = ask.answers.get("reach", {}).get("email", "")
    if email:
        _write_receipt(ask, email, number, today)
    ask.answers = {"wishes": wishes_of(ask.answers), "emailed": bool(email)}
    ask.email, ask.tracker_digest = "", digest(number, NUMBER)
    ask.item, ask.sent_at = item, timezone.now()
    ask.save()
    return item


@action
def forget(ask: Ask) -> None:
    """Throw away a request that was never sent, with its files."""
    for one in ask.files.all():
        _throw_away(one)
    Ask.objects.filter(pk=ask.pk, sent_at=None).delete()


def _held(ask: Ask) -> Ask:
    ask = Ask.objects.select_for_update().get(pk=ask.pk)
    if ask.sent_at is not None:
        raise Refused("This request was sent already. Nothing was changed")
    return ask


def _throw_away(one: AskFile) -> None:
    name, storage = one.file.name or "", one.file.storage
    one.delete()
    transaction.on_commit(lambda: storage.delete(name))


def _as_given(answers: dict[str, Any]) -> AsGiven:
    child, home = answers.get("child", {}), answers.get("address", {})
    born = answers.get("born", {}).get("born", "")
    forename, surname = child.get("forename", ""), child.get("surname", "")
    who = answers.get("who", {}).get("who", "parent")
    return AsGiven(
        source={"helper": Case.Source.OTHER}.get(who, who),
        forename=forename if surname else "",
        surname=surname or forename,  # one name only is kept as the last name
        date_of_birth=date.fromisoformat(born) if born else None,
        address=home.get("address", ""),
        postcode=home.get("postcode", ""),
        setting_urn=answers.get("school", {}).get("urn", ""),
        sender=line_of_sender(answers),
        says=says(answers),
        wishes=wishes_of(answers) | for_opening(answers),
    )


def _write_receipt(ask: Ask, email: str, number: str, today: date) -> None:
    """The receipt by email: a day and a number, nothing of anybody."""
    la = settings.LOCAL_AUTHORITY
    told = {"site": settings.SITE_URL, **{name: la[name] for name in ("team", "phone", "email")}}
    Message.objects.create(
        to_body="Somebody who asked for an assessment",
        inbox=email,
        channel=Message.Channel.EMAIL,
        code=RECEIPT,
        subject="We have received your request",
        body=_FOLLOW.format(day=format_date(today), number=number, **told),
        caused_by="A request was sent without an account",
        once=f"{RECEIPT}:{ask.pk}",
    )
