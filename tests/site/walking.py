"""Every address of the site, and a case on which every one of them has something to show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from accounts.models import Role, User
from cases.actions import (
    caseload,
    closing_off,
    concerns,
    contact,
    documents,
    grants,
    merging,
    passing_on,
    promises,
    questions,
    relations,
)
from cases.actions.chronology import record
from cases.actions.incidents import WentWrong, open_incident
from cases.actions.intake import AsGiven, join_case, take_in
from cases.actions.statutory_exceptions import rely_on
from cases.models import (
    Case,
    ContactChange,
    Decision,
    Document,
    FamilyMember,
    IntakeItem,
    LetterBatch,
    LetterInBatch,
    LetterWording,
    Message,
    ReleaseCheck,
)
from providers.models import ImportRun, RegisterRun
from statutory import Ground, Kind, days_after
from tests.factories import (
    CaseFactory,
    ChildFactory,
    FamilyMemberFactory,
    TeamFactory,
    UserFactory,
)
from tests.papers import a_pdf, filed, taken_in
from tests.people import Cast
from tests.providers.a_register import a_school, a_service
from tests.providers.an_answer import SERVICE, of_the_portal
from tests.providers.an_assessment import pages_of_advice
from tests.site.walking_families import family_pieces, the_parent
from tests.site.walking_panels_briefs import brief_pieces
from tests.site.walking_panels_meetings import meeting_pieces
from tests.site.walking_panels_pack import pack_pieces
from tests.site.walking_panels_record import record_pieces
from tests.site.walking_panels_sitting import sitting_pieces, the_member
from tests.site.walking_plan_answers import answer_pieces
from tests.site.walking_plan_issuing import issuing_pieces
from tests.site.walking_plan_quality import quality_pieces
from tests.site.walking_plans import plan_pieces
from tests.site.walking_providers import provider_pieces
from tests.site.walking_restored import restored
from tests.site.walking_retention import retention_pieces

INTAKE_PAGES = ("item", "read", "open", "set_aside", "bring_back", "join", "pass")
OF_A_COPY = ("child", "initials", "reference", "to")  # what a copy of a letter says of it
_OF_A_PERSON = ("edit", "history", "remove", "bring_back", "withhold", "stop_withholding")
_OF_A_PERSON += ("doubtful", "settle", "order", "order_ended")
_OF_A_CHANGE = ("call_back", "make", "approve", "refuse", "told_old")
_OF_AN_INCIDENT = ("", "_touch", "_contain", "_family", "_commissioner", "_close")
OURS = ("accounts.", "cases.", "ehcna.", "families.", "panels.", "plans.", "providers.")


@dataclass(frozen=True)
class Address:
    """One address of the site."""

    route: str
    name: str
    view: Any

    @property
    def guard(self) -> str:
        return str(getattr(self.view, "guard", ""))

    @property
    def is_ours(self) -> bool:
        return str(self.view.__module__).startswith(OURS)


def addresses(patterns: Any = None, before: str = "") -> Iterator[Address]:
    """Every address under some patterns; of the whole site when none are given."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern):
            yield Address(route, pattern.name or "", pattern.callback)


@dataclass(frozen=True)
class World:
    """A case with one of everything, and what each address needs to be filled in."""

    people: Cast
    case: Case
    pieces: dict[str, dict[str, Any]]

    def path(self, address: Address, reference: str = "", **other: Any) -> str:
        """Where an address leads in this world, or would lead for another reference or number."""
        values = self.values(address) | other
        if reference and "reference" in values:
            values["reference"] = reference
        return reverse(address.name, kwargs=values)

    def values(self, address: Address) -> dict[str, Any]:
        """What fills in an address in this world."""
        values = dict(self.pieces.get(address.name, {}))
        if "<str:reference>" in address.route:
            values["reference"] = self.case.reference
        return values


def a_world(people: Cast, today: date | None = None) -> World:
    """A case on which there is something to decide, correct, withdraw, read, post and settle."""
    today = today or timezone.localdate()
    by = people.officer
    case = CaseFactory(officer=by)
    member = FamilyMemberFactory(child=case.child)
    asked = record(case, kind=Kind.REQUEST_RECEIVED, on=days_after(today, -30), by=by)
    relied = rely_on(
        case,
        rule="A01",
        ground=Ground.EXCEPTIONAL_CIRCUMSTANCES,
        starts=days_after(today, -20),
        ends=days_after(today, -10),
        why="The mother was in hospital",
        by=by,
    )
    paper = documents.file(
        case, title="Advice", content=b"%PDF-1.7 paper", media_type="application/pdf", by=by
    )
    whole = filed(case, by, a_pdf("Ash Example", "Page two"), "A whole file")
    sent_in = taken_in(case, by, a_pdf("Another"))
    letter = _message(case, "letter", to_member=member, channel="post", document=paper)
    doubtful = _message(case, "email", to_user=by, channel="email", state="uncertain")
    moved = caseload.allocate(
        CaseFactory(officer=people.assistant),
        to=by,
        by=people.senior,
        reason="To share the work",
        shown=people.assistant.pk,
    )
    run = ImportRun.objects.create(uploaded_by=by, state="checked")
    held = Decision.objects.create(
        case=case,
        question="issue",
        answer=False,
        on=today,
        reasons="There is no psychologist’s report.",
        state="held",
        stopped_by=[{"code": "psychologist", "words": "no psychologist's report"}],
        by=by,
    )
    answered = {"pk": held.pk}
    made = Decision.objects.create(
        case=case, question="assess", answer=True, on=today, reasons="She may.", by=by
    )
    number = {"pk": run.pk}
    waiting, joined, twin = _intake(case, by)
    passed = passing_on.pass_on(
        _intake(case, by)[0], to=TeamFactory(), reason="Lives in the north", by=by
    )
    came_with = taken_in(None, by, a_pdf("Please assess Ash"), intake=waiting)
    issued = documents.file(
        case,
        title="We have received the request",
        content=b"%PDF-1.7 letter",
        media_type="application/pdf",
        by=by,
        letter="request-received",
        snapshot={"body": "<h1>Letter</h1>", **dict.fromkeys(OF_A_COPY, "A")},
        addressed_to=member,
    )
    wording = LetterWording.objects.create(
        letter="request-received", number=1, words="Words", note="New", written_by=by
    )
    version = {"code": wording.letter, "number": wording.number}
    change = ContactChange.objects.create(
        case=case,
        member=member,
        told_by="Somebody",
        told_how="phone",
        starts_on=today,
        old={"phone": ""},
        new={"phone": "01632 960111"},
        asked_by=by,
    )
    restored(case, people)
    pieces: dict[str, dict[str, Any]] = {
        "own_email_confirm": {"key": "none"},
        "message_settle": {"pk": doubtful.pk},
        "message_posted": {"pk": letter.pk},
        "exception_new": {"rule": "A07"},
        "exception_withdraw": {"pk": relied.pk},
        "exception_answer": {"pk": relied.pk},
        **{f"decision_{what}": answered for what in ("rewrite", "drop", "answer")},
        "tell_bodies": {"pk": made.pk},
        "correct_fact": {"pk": asked.pk},
        "document": {"pk": paper.pk},
        "document_copy": {"pk": issued.pk},
        "letter_write": {"code": "request-received"},
        "letter_format": {"pk": member.pk},
        "message_call_back": {"pk": letter.pk},
        "wording_versions": {"code": wording.letter},
        "wording_new": {"code": wording.letter},
        "wording_edit": version,
        "wording_version": version,
        "stopped_letter": {"key": letter.pk},
        **{f"person_{what}": {"pk": member.pk} for what in _OF_A_PERSON},
        "contact_change_new": {"pk": member.pk},
        "contact_change": {"pk": change.pk},
        **{f"contact_{what}": {"pk": change.pk} for what in _OF_A_CHANGE},
        "document_html": {"pk": paper.pk},
        **{name: {"pk": whole.pk} for name in ("document_page", "document_move", "document_undo")},
        "document_split": {"pk": whole.pk},
        "document_turn": {"pk": whole.pk},
        "document_preview": {"pk": whole.pk, "page": 1},
        "document_picture": {"pk": whole.pk, "page": 1},
        "upload": {"pk": sent_in.pk},
        "upload_aside": {"pk": sent_in.pk},
        "upload_picture": {"pk": sent_in.pk, "page": 1},
        "cases_moved": {"batch": moved.batch},
        "cover": {"pk": people.assistant.pk},
        "cover_end": {"pk": people.assistant.pk},
        "caseload_handover": {"pk": by.pk},
        **{f"intake_{what}": {"pk": waiting.pk} for what in INTAKE_PAGES},
        "intake_passed": {"pk": passed.pk},
        "intake_file": {"pk": waiting.pk, "file": came_with.pk},
        "intake_file_picture": {"pk": waiting.pk, "file": came_with.pk, "page": 1},
        "intake_acknowledge": {"pk": joined.pk},
        "same_child_propose": {"other": twin.reference},
        "merge": {"pk": merging.propose(case.child, twin.child, why="One UPN", by=by).pk},
        **{f"import_{what}": number for what in ("run", "progress", "begin", "errors")},
    }
    return World(
        people,
        case,
        pieces
        | _said(case, people, today)
        | _closed(case, people, today)
        | _held_and_in_bulk(case, issued, letter, member, by)
        | _of_the_directory(by)
        | pages_of_advice(case, by, today)
        | of_the_portal(case, by)
        | provider_pieces(case, people, today)
        | plan_pieces(case, by)
        | answer_pieces(case, people, today)
        | quality_pieces(case, people, today)
        | issuing_pieces(case, people, today)
        | meeting_pieces(case, people, today)
        | brief_pieces(case, people, today)
        | sitting_pieces(case, people, today)
        | record_pieces(case, people, today)
        | pack_pieces(case, people, today)
        | family_pieces(case, people, today)
        | retention_pieces(case, people, today),
    )


def _of_the_directory(by: User) -> dict[str, dict[str, Any]]:
    """A school that closed, two services of our own, and an extract that was looked at."""
    school = a_school(urn="999180", name="The Directory School", status="Closed")
    open_one = a_service(name="The Open Service")
    closed_one = a_service(name="The Closed Service")
    closed_one.status = "Closed"
    closed_one.save()
    run = RegisterRun.objects.create(uploaded_by=by, state="checked", rows=1)
    return {
        "directory_provider": {"pk": school.pk},
        "local_edit": {"pk": open_one.pk},
        "local_close": {"pk": open_one.pk},
        "local_reopen": {"pk": closed_one.pk},
        **{f"register_{what}": {"pk": run.pk} for what in ("run", "progress", "begin")},
    }


def _held_and_in_bulk(
    case: Case, issued: Document, letter: Message, member: FamilyMember, by: User
) -> dict[str, dict[str, Any]]:
    """A check that found something, and a batch of which one letter is to be looked at."""
    check = ReleaseCheck.objects.create(
        document=issued, to=member, state="blocked", findings=[{"where": "page 1", "what": "a"}]
    )
    batch = LetterBatch.objects.create(letter="request-received", made_by=by, state="checking")
    one = LetterInBatch.objects.create(
        batch=batch, case=case, to=member, document=issued, message=letter, in_sample=True
    )
    names = ("batch", "batch_progress", "batch_send", "batch_stop")
    return {
        **{name: {"pk": batch.pk} for name in names},
        "batch_letter": {"pk": batch.pk, "number": one.pk},
        "print_sheet": {"pk": letter.pk},
        **{name: {"pk": check.pk} for name in ("release", "release_ask", "release_answer")},
        **{name: {"pk": issued.pk} for name in ("paper_send", "paper_share")},
    }


def _said(case: Case, people: Cast, today: date) -> dict[str, dict[str, Any]]:
    """What was said, promised, asked and worried about on the case."""
    by = people.officer
    people.senior.safeguarding_lead = True
    people.senior.save()
    said = contact.Said("call", "in", timezone.now(), "When is the visit?", with_whom="The aunt")
    call = contact.log(case, said=said, by=by, wants_answer=True)
    promise = promises.make(case, what="Ring back", due=today, by=by, today=today)
    question = questions.ask(
        case, words="Which school?", of=people.senior, answer_by=today, by=by, today=today
    )
    concern = concerns.raise_concern(case, words="A bruise", by=by)
    return {
        **{f"contact_{what}": {"pk": call.pk} for what in ("answer", "move", "redact")},
        "promise_close": {"pk": promise.pk},
        **{f"question_{what}": {"pk": question.pk} for what in ("answer", "redirect")},
        "concern": {"pk": concern.pk},
    }


def _closed(case: Case, people: Cast, today: date) -> dict[str, dict[str, Any]]:
    """A restricted case with leave, opened once in an emergency, and a declared relation."""
    closed = CaseFactory(officer=people.officer, restricted=True)
    leave = grants.give(
        closed, to=people.stranger, until=today, because="Sibling", by=people.senior
    )
    opened = closing_off.break_glass(
        reference=closed.reference, reason="Police", by=people.assistant
    )
    relation = relations.declare_relation(
        case, of=people.stranger, what="Neighbour", by=people.senior
    )
    assert opened is not None
    wrong = WentWrong(words="Two letters swapped", aware_at=timezone.now(), who="A", what="B")
    incident = open_incident(case, wrong=wrong, by=people.officer)
    got = incident.received.get()
    return {
        **{f"incident{what}": {"pk": incident.pk} for what in _OF_AN_INCIDENT},
        "incident_opened": {"pk": incident.pk, "number": got.pk},
        "relation_end": {"pk": relation.pk},
        **{name: {"pk": closed.pk} for name in ("restricted_case", "leave_give")},
        "leave_end": {"pk": closed.pk, "leave": leave.pk},
        "break_glass_review": {"pk": opened.pk},
    }


def _intake(case: Case, by: User) -> tuple[IntakeItem, IntakeItem, Case]:
    """Something that waits, something on the case, and another record of the same child."""
    child = case.child
    given = AsGiven("parent", child.forename, child.surname, child.date_of_birth)
    received, stamp = days_after(timezone.localdate(), -40), IntakeItem.DatedBy.STAMP
    waiting, joined = (
        take_in(given, route="post", received_on=received, dated_by=stamp, by=by) for _ in range(2)
    )
    join_case(joined, case, by=by)
    child = ChildFactory(forename=child.forename, surname=child.surname)
    return waiting, joined, CaseFactory(child=child, officer=by)


def _message(case: Case, once: str, **fields: Any) -> Message:
    words = {"code": "test", "subject": "Subject", "body": "Body", "caused_by": "A test"}
    return Message.objects.create(case=case, once=once, **words, **fields)


def somebody(role: Role, people: Cast) -> User:
    """Somebody of a role, of the same team as the case; the coordinator is its officer."""
    if role == Role.COORDINATOR:
        return people.officer
    if role == Role.PROVIDER:
        return User.objects.get(memberships__provider__name=SERVICE, memberships__is_admin=True)
    if role == Role.PANEL_MEMBER:
        return the_member()
    if role == Role.FAMILY:
        return the_parent()
    return UserFactory(role=role, team=people.team)
