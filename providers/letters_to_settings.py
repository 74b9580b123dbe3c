"""What is written to a setting that is consulted. No email says whom it is about."""

from __future__ import annotations

from datetime import date

from django.conf import settings

from statutory import format_date


def consulting(reference: str) -> tuple[str, str]:
    """The email that says that a setting is consulted, and what is asked."""
    council = settings.LOCAL_AUTHORITY["name"]
    return (
        f"We consult you about a placement: {reference}",
        f"{council} consults you about a child or young person whose plan might name your school"
        " or college. Please tell us whether you can make the provision in Section F, and if not,"
        " which reason in law you rely on (Children and Families Act 2014, section 39(4)), and"
        " from when there is a place.\n\n"
        "Please answer within 15 days. That is guidance in the Code of Practice, not a time limit"
        f" in law, and the council decides if no answer comes.\n\n{_foot()}",
    )


def reminding(reference: str, due: date) -> tuple[str, str]:
    """The reminder before the fifteen days are over."""
    return (
        f"Please answer our consultation: {reference}",
        f"We have no answer from you yet about {reference}. We asked for it by"
        f" {format_date(due)}.\n\n{_foot()}",
    )


def deciding_without(reference: str, due: date) -> tuple[str, str]:
    """The notice after the fifteen days: the council decides on what it knows."""
    return (
        f"We decide without your answer: {reference}",
        f"We asked you to answer about {reference} by {format_date(due)} and have heard nothing."
        " The council will decide on what it knows. Silence counts neither as a yes nor as a no."
        f" An answer that comes late is still read.\n\n{_foot()}",
    )


def wanting_reason(reference: str, says_full: bool) -> tuple[str, str]:
    """The email to a setting that says no and names no reason that the law knows."""
    full = "Being full is not by itself a reason in law. " if says_full else ""
    return (
        f"Please give the reason in law: {reference}",
        f"You told us that you cannot take the child or young person of {reference}. {full}Please"
        " tell us which ground of section 39(4) you rely on and the facts behind it: unsuitable"
        " for age, ability, aptitude or needs; incompatible with the efficient education of"
        " others, and which steps could avoid that; or with the efficient use of resources.\n\n"
        f"{_foot()}",
    )


def no_longer_consulting(reference: str) -> tuple[str, str]:
    """The email that says that no answer is needed any more."""
    return (
        f"You need not answer any more: {reference}",
        f"We have withdrawn our consultation about {reference}. Its papers are closed to you now."
        f" Please destroy any copy.\n\n{_foot()}",
    )


def _foot() -> str:
    council = settings.LOCAL_AUTHORITY
    return (
        f"Sign in to read the papers and to answer: {settings.SITE_URL}\n\n"
        f"If you cannot sign in, ring us on {council['phone']}.\n"
    )
