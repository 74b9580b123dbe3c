"""What the council knows of a setting or service: notes, places, fees, how good it is."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.utils import timezone

from accounts.models import User
from cases import audit
from cases.audit import action
from cases.refusals import Refused

from ..models import Fee, Knowledge, Places, Provider, QualityNote


@action
def note(
    provider: Provider,
    *,
    inbox: str,
    specialisms: str,
    notes: str,
    commissioned_places: int | None,
    by: User,
) -> Knowledge:
    """Keep the council's own notes on a provider. An extract of the register never changes them."""
    known, _ = Knowledge.objects.select_for_update().get_or_create(provider=provider)
    audit.noting(before={"inbox": known.inbox, "places": known.commissioned_places})
    known.inbox, known.specialisms, known.notes = inbox.strip(), specialisms.strip(), notes.strip()
    known.commissioned_places = commissioned_places
    known.save()
    return known


@action
def say_places(
    provider: Provider,
    *,
    year_group: str,
    places: int,
    filled: int | None,
    said_on: date,
    by: User,
    by_provider: bool = False,
) -> Places:
    """Keep how many places a year group has and how many are filled, as said on a day."""
    _refuse_future(said_on, "said_on")
    row = (
        Places.objects.select_for_update().filter(provider=provider, year_group=year_group).first()
    )
    row = row or Places(provider=provider, year_group=year_group)
    if row.pk and said_on < row.said_on:
        raise Refused("A newer figure for this year group is known already", field="said_on")
    audit.noting(before={"places": row.places, "filled": row.filled})
    row.places, row.filled, row.said_on = places, filled, said_on
    row.said_by_provider = by_provider
    row.save()
    return row


@action
def add_fee(
    provider: Provider,
    *,
    what: str,
    amount: Decimal,
    per: str,
    from_on: date | None,
    until_on: date | None,
    source: str,
    said_on: date | None,
    by: User,
) -> Fee:
    """Keep what a provider charges. Without a day and a source it is no fee but a rumour."""
    if from_on is None:
        raise Refused("Enter the day from which the fee holds", field="from_on")
    if said_on is None:
        raise Refused("Enter the day on which we were told of the fee", field="said_on")
    if not source.strip():
        raise Refused("Say where the fee comes from, for example a price list", field="source")
    if amount < 0:
        raise Refused("The fee must not be less than nothing", field="amount")
    if until_on and until_on < from_on:
        raise Refused("The last day must not be before the first", field="until_on")
    _refuse_future(said_on, "said_on")
    return Fee.objects.create(
        provider=provider,
        what=what,
        amount=amount,
        per=per,
        from_on=from_on,
        until_on=until_on,
        source=source.strip(),
        said_on=said_on,
    )


@action
def end_fee(fee: Fee, *, until_on: date, by: User) -> Fee:
    """Say the last day on which a fee holds. It stays in the list for the time that it held."""
    fee = Fee.objects.select_for_update().get(pk=fee.pk)
    if until_on < fee.from_on:
        raise Refused("The last day must not be before the first", field="until_on")
    audit.noting(before={"until_on": fee.until_on})
    fee.until_on = until_on
    fee.save()
    return fee


@action
def add_quality_note(
    provider: Provider, *, on: date, words: str, source: str, by: User
) -> QualityNote:
    """Write down what is known of how good a provider is, with its day and its source."""
    _refuse_future(on, "on")
    if not words.strip():
        raise Refused("Write what is known", field="words")
    if not source.strip():
        raise Refused("Say who found it, for example an inspection report", field="source")
    return QualityNote.objects.create(
        provider=provider, on=on, words=words.strip(), source=source.strip(), written_by=by
    )


@action
def strike_quality_note(note: QualityNote, *, because: str, by: User) -> QualityNote:
    """Strike a note out, with the reason. It stays readable for who asks why."""
    note = QualityNote.objects.select_for_update().get(pk=note.pk)
    if note.struck_at:
        raise Refused("This note is struck out already")
    if not because.strip():
        raise Refused("Say why the note is struck out", field="because")
    note.struck_at, note.struck_by, note.struck_because = timezone.now(), by, because.strip()[:300]
    note.save()
    return note


def _refuse_future(day: date, field: str) -> None:
    if day > timezone.localdate():
        raise Refused("The day must be today or in the past", field=field)
