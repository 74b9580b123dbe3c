"""A setting or service of the directory, as somebody that letters and emails go to."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db.models import Q

from cases.letters.addressees import Addressee
from statutory import format_date

from .models import AdviceRequest, Contact, Provider

NO_ADDRESS = "No email and no address is known for {name}. Add one in the directory."


def inbox_of(provider: Provider) -> str:
    """Where requests are announced to a setting or service; empty where none is known."""
    known = getattr(provider, "knowledge", None)
    return known.inbox if known else ""


def addressee_of(provider: Provider, about: str) -> Addressee:
    """A setting or service as the reader of a letter. Each matter is a letter of its own."""
    is_setting = provider.kind == Provider.Kind.SETTING
    lines = (provider.street, provider.locality, provider.town, provider.county, provider.postcode)
    address = "\n".join(line.strip() for line in lines if line.strip())
    known = bool(provider.postcode.strip() and address != provider.postcode.strip())
    return Addressee(
        key=f"provider-{provider.pk}-{about}",
        name=f"Head or principal, {provider.name}" if is_setting else provider.name,
        role=provider.get_kind_display(),
        dear="Head or Principal" if is_setting else "Colleague",
        address=address,
        why_not="" if known else NO_ADDRESS.format(name=provider.name),
        in_directory=True,
    )


def lead_of(provider: Provider, on: date) -> Contact | None:
    """Who leads a service and can be written to. Somebody who has left is never it (4.1(6))."""
    leads = Contact.objects.filter(provider=provider, role=Contact.Role.LEAD).exclude(email="")
    return leads.filter(Q(left_on=None) | Q(left_on__gt=on)).order_by("pk").first()


def asking(reference: str) -> tuple[str, str]:
    """The email that says that something was asked: no word of whom it is about."""
    council = settings.LOCAL_AUTHORITY["name"]
    return (
        "Advice is asked of you for an EHC needs assessment",
        f"{council} asks you for advice. Our reference is {reference}.\n\n"
        f"Sign in to see what is asked and by when: {settings.SITE_URL}\n\n{_foot()}",
    )


def reminding(request: AdviceRequest, due: date, today: date) -> tuple[str, str]:
    """The email that reminds of advice: by when, what follows from lateness, a link."""
    when = f"is due by {format_date(due)}" if due >= today else f"was due by {format_date(due)}"
    return (
        f"Advice {'is due' if due >= today else 'is late'}: {request.case.reference}",
        f"The advice that we asked of you for {request.case.reference} {when}. The law sets this"
        " time. Late advice makes the decision late for a child or young person.\n\n"
        f"Sign in to give it, or to tell us what stands in the way: {settings.SITE_URL}\n\n"
        f"{_foot()}",
    )


def raising(request: AdviceRequest, due: date) -> tuple[str, str]:
    """The email to the lead of a service when its reminders brought nothing."""
    return (
        f"Late advice of your service: {request.case.reference}",
        f"Advice asked of {request.provider} for {request.case.reference} was due by"
        f" {format_date(due)}. We reminded the service and it has not come. Please see that it"
        f" does, and tell us when.\n\nSign in to see it: {settings.SITE_URL}\n\n{_foot()}",
    )


def wanting_text(reference: str) -> tuple[str, str]:
    """The email that asks for advice again in a form that can be read and searched."""
    return (
        f"Please send your advice as text: {reference}",
        f"What we have of your advice for {reference} is a picture of its pages, which cannot be"
        " searched or read aloud. Please send the file it was written in, or type it in when you"
        f" sign in: {settings.SITE_URL}\n\n{_foot()}",
    )


def _foot() -> str:
    return f"If you cannot sign in, ring us on {settings.LOCAL_AUTHORITY['phone']}.\n"
