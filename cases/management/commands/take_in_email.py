"""Takes saved emails into the intake queue, with their attachments. Twice the same is one item."""

from __future__ import annotations

import re
from argparse import ArgumentParser
from datetime import date, datetime
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from html import unescape
from pathlib import Path
from typing import Any, cast

from django.core.files.base import ContentFile
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone
from django.utils.html import strip_tags

from cases.actions import uploads
from cases.actions.intake import AsGiven, take_in
from cases.audit import acting_as_job
from cases.models import Case, IntakeItem
from cases.papers.file_names import safe_name
from cases.papers.mail import Attached, attached
from cases.refusals import Refused

LONGEST = 20_000
LARGEST = 25_000_000  # bytes of one email
MOST_FILES = 50  # of one email
_NOT_WORDS = re.compile(r"<(script|style|head)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
DatedBy = IntakeItem.DatedBy


class Command(BaseCommand):
    help = "Take saved emails (.eml) into the intake queue, with the day they truly reached us."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE.eml")

    def handle(self, *args: Any, **options: Any) -> None:
        refused = 0
        for number, path in enumerate(options["files"], start=1):
            try:
                with acting_as_job("take_in_email"):
                    item, note = take_in_file(path)
                self.stdout.write(f"Email {number}: item {item.pk}{note}")
            except (Refused, OSError, ValueError, RecursionError) as reason:
                refused += 1
                words = reason.sentence if isinstance(reason, Refused) else "it cannot be read"
                self.stderr.write(f"Email {number}: not taken in, {words}")
        if refused:
            raise CommandError(f"{refused} of {len(options['files'])} emails were not taken in.")


def take_in_file(path: Path) -> tuple[IntakeItem, str]:
    """One saved email as an item of the queue, and what to say of its day."""
    if path.stat().st_size > LARGEST:
        raise Refused("it is larger than 25 MB. Take it in by hand, and its files one by one")
    content = path.read_bytes()
    mail = BytesParser(policy=policy.default).parsebytes(content)
    received, note = _received(mail)
    if received is None:
        raise Refused("it says nowhere on which day it reached us. Take it in by hand")
    files = attached(mail)
    says = _words(mail, files)
    if note:
        says = f"{says}\n\n(The day is that of its Date header: no Received header was found.)"
    with transaction.atomic():
        item = take_in(
            AsGiven(Case.Source.OTHER, sender=_clean(str(mail["From"] or ""))[:200], says=says),
            route=IntakeItem.Route.EMAIL,
            received_on=received,
            dated_by=DatedBy.HEADER,
            by=None,
            given_reference=_clean(str(mail["Message-ID"] or "")),
        )
        _keep_files(item, files)
    return item, note


def _keep_files(item: IntakeItem, files: list[Attached]) -> None:
    """Put what is attached into quarantine beside the item, unless it was done before."""
    if item.state != IntakeItem.State.WAITING or item.uploads.exists():
        return
    said = {"from_whom": item.sender, "received_on": item.received_on.isoformat()}
    for one in files[:MOST_FILES]:
        content = ContentFile(one.content)
        uploads.take_in(name=one.name, content=content, by=None, intake=item, said=said)


def _received(mail: EmailMessage) -> tuple[date | None, str]:
    """The day our own server took it, in London; failing that, the day it says it was written."""
    # The topmost Received header is the last server's, which is ours.
    stamps = mail.get_all("Received") or []
    arrived = _day(str(stamps[0]).rpartition(";")[2]) if stamps else None
    if arrived is not None:
        return arrived, ""
    return _day(str(mail["Date"] or "")), ", dated by its Date header"


def _day(said: str) -> date | None:
    try:
        moment = parsedate_to_datetime(said.strip())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if moment.tzinfo is None:
        return moment.date()
    return _in_london(moment)


def _in_london(moment: datetime) -> date | None:
    try:
        return timezone.localtime(moment).date()
    except OverflowError:
        return None


def _words(mail: EmailMessage, files: list[Attached]) -> str:
    """The subject, the text and the names of what is attached, as text that runs nothing."""
    lines = [f"Subject: {mail['Subject'] or 'none'}", "", _text(mail)]
    if files:
        lines += ["", f"Attached: {', '.join(safe_name(one.name) for one in files[:MOST_FILES])}"]
    if len(files) > MOST_FILES:
        lines += [f"({len(files) - MOST_FILES} more files are in the email, and not kept here.)"]
    words = _clean("\n".join(lines))
    return words if len(words) <= LONGEST else f"{words[:LONGEST]}\n(The rest is in the email.)"


def _clean(words: str) -> str:
    """Without what no database keeps: signs of nothing, and halves of a sign."""
    return words.replace("\x00", "").encode("utf-8", "replace").decode()


def _text(mail: EmailMessage) -> str:
    body = mail.get_body(("plain", "html"))
    if body is None:
        return ""
    try:
        text = str(body.get_content())
    except (LookupError, UnicodeError, KeyError):  # a character set nobody knows
        raw = cast(bytes, body.get_payload(decode=True) or b"")
        text = raw.decode("utf-8", "replace")
    if body.get_content_subtype() == "html":
        text = unescape(strip_tags(_NOT_WORDS.sub(" ", text)))
    return text.strip()
