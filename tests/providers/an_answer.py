"""A service that is asked for advice, with everything its own screens can show."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core import signing
from django.core.files.base import ContentFile
from django.utils import timezone

from accounts.models import User
from cases.actions.chronology import record
from cases.actions.uploads import take_in
from cases.jobs.scanning import scan_now
from cases.models import Case, Upload
from cases.models.uploads import DRAFT_OF
from providers.actions.advice_marks import mark
from providers.actions.answering_advice import hand_in
from providers.actions.drafting_advice import add_lines, attach, correct_advice, save_about
from providers.actions.memberships import SALT
from providers.holding import draft_of
from providers.models import AdviceRequest, AdviceVersion, Membership, Provider
from statutory import Kind, days_after
from tests.papers import a_pdf, filed
from tests.providers.a_register import a_member, a_service

SERVICE = "Service of the world"
NEED = {"text": "She reads few words."}
PROVISION = {
    "text": "Teaching in small steps",
    "who": "A teaching assistant",
    "amount": "20 minutes",
    "how_often": "Every school day",
}
WHO = {"author_name": "Dr Pia Psych", "author_role": "Educational psychologist"}


def a_request(
    case: Case, provider: Provider, by: User, *, source: str = "psychology", ago: int = 10
) -> AdviceRequest:
    """Advice asked of a provider some days ago, with its clock."""
    on = days_after(timezone.localdate(), -ago)
    asked = AdviceRequest.objects.create(
        case=case, provider=provider, source=source, sent_on=on, asked_by=by
    )
    note = asked.get_source_display()
    record(case, kind=Kind.ADVICE_REQUEST_SENT, on=on, about=asked.about, by=by, note=note)
    return asked


def about(**more: Any) -> dict[str, Any]:
    """Who gives the advice, as it is typed."""
    typed: dict[str, Any] = {**WHO, "author_number": "PYL1", "summary": "", "dated_on": _today()}
    return typed | more


def written(
    asked: AdviceRequest, by: User, lines: Mapping[str, Mapping[str, str]] | None = None
) -> AdviceVersion:
    """A draft that can be handed in."""
    save_about(asked, values=about(), seen="", by=by)
    for kind, values in (lines or {"need": NEED, "provision": PROVISION}).items():
        add_lines(asked, kind=kind, values=values, by=by)
    draft = draft_of(asked)
    assert draft is not None
    return draft


def given(asked: AdviceRequest, by: User, *, looked: bool = False) -> AdviceVersion:
    """Advice that was written and handed in."""
    return hand_in(asked, edit=written(asked, by).edit, looked=looked, by=by)


def a_file_in_the_draft(asked: AdviceRequest, by: User, content: bytes) -> Upload:
    """A document that was sent, scanned and put into the draft."""
    upload = take_in(
        name="report.pdf",
        content=ContentFile(content),
        by=by,
        case=asked.case,
        said={DRAFT_OF: asked.about},
    )
    attach(asked, upload=upload, by=by)
    scan_now([upload.pk])
    upload.refresh_from_db()
    return upload


def of_the_portal(case: Case, by: User) -> dict[str, dict[str, Any]]:
    """What each address of the providers' screens needs, so that each has something to show."""
    service = a_service(name=SERVICE)
    member = a_member(service, is_admin=True, name="Pia Psych")
    colleague = a_member(service, name="Colin Colleague")
    along = filed(case, by, a_pdf("What the family said"), "Views")
    asked = a_request(case, service, by)
    asked.papers.add(along)
    asked.sees_others = True
    asked.save()
    first = given(asked, member)
    correct_advice(asked, because="A date was wrong", by=member)
    words = f"Report about {case.child}"
    a_file_in_the_draft(asked, colleague, a_pdf(words))
    draft = draft_of(asked)
    assert draft is not None
    line = draft.lines.filter(kind="need").get()
    others = a_request(case, a_service("therapy", "Therapy of the world"), by, source="medical")
    other = given(others, a_member(others.provider))  # type: ignore[arg-type]
    marked = a_request(case, service, by, source="other")
    kept = mark(marked, kind="safety", kept_from="The father", because="A street", by=member)
    joined = Membership.objects.get(user=colleague)
    pk = {"pk": asked.pk}
    names = "advice assign send_back more_time missed mark correct withdraw answer about document"
    names += " document_remove draft_file sign hand_in"
    person = {"pk": joined.pk}
    return {
        **{f"portal_{name}": pk for name in names.split()},
        "portal_paper": pk | {"paper": along.pk},
        **{f"portal_{name}": pk | {"number": other.pk} for name in ("other", "other_file")},
        "portal_given": pk | {"number": first.number, "what": "paper"},
        "portal_line_new": pk | {"kind": "need"},
        **{
            f"portal_{name}": pk | {"kind": "need", "line": line.pk}
            for name in ("line", "line_remove")
        },
        **{f"portal_{name}": person for name in ("invite_again", "set_admin", "end")},
        "portal_own": {"pk": Membership.objects.get(user=member).pk},
        "portal_invite": {"pk": service.pk},
        "portal_join": {"token": signing.dumps(joined.pk, salt=SALT)},
        "provider_members": {"pk": service.pk},
        "provider_member_add": {"pk": service.pk},
        "provider_member_end": person,
        "advice_sharing": pk,
        "advice_unmark": {"pk": kept.pk},
    }


def _today() -> date:
    return timezone.localdate()
