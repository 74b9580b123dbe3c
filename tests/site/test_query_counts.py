"""Every list asks the database the same number of questions for one row and for three."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role, User
from cases.actions import (
    caseload,
    closing_off,
    concerns,
    contact,
    correspondence,
    documents,
    grants,
    merging,
    passing_on,
    questions,
    relations,
)
from cases.actions.chronology import correct, record
from cases.actions.decisions import decide_not_to_assess
from cases.actions.held_decisions import drop
from cases.actions.holds import Reason, place_hold
from cases.actions.incidents import WentWrong, contain, open_incident
from cases.actions.intake import AsGiven, join_case, take_in
from cases.actions.statutory_exceptions import rely_on, withdraw
from cases.models import (
    BreakGlass,
    Case,
    Contact,
    ContactChange,
    Decision,
    FamilyMember,
    Hold,
    IntakeItem,
    JobRun,
    LetterBatch,
    LetterWording,
    Message,
    Promise,
    Question,
    ReleaseCheck,
    StatutoryException,
)
from families.models import DataCopy, Given, Invitation, Service
from panels.models import Brief, FollowUp, Panel, Recommendation
from providers.models import AdviceVersion, Chaser, ImportRun, Provider, RegisterRun
from statutory import Ground, Kind, days_after
from tests.cases.views.acting import signed_in
from tests.factories import (
    CaseFactory,
    ChildFactory,
    FamilyMemberFactory,
    TeamFactory,
    UserFactory,
)
from tests.families.a_family import an_account, let_in
from tests.panels.a_meeting import a_meeting, a_panel, an_item
from tests.papers import a_pdf, filed, taken_in
from tests.people import Cast, cast
from tests.providers.a_register import a_school, a_service
from tests.providers.an_assessment import a_late_request, a_lead

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def case(people: Cast) -> Case:
    """The case that the pages about one case are of."""
    return a_case(people)


def a_case(people: Cast) -> Case:
    """A case with clocks, of an officer and a child of its own."""
    officer = UserFactory(team=people.team)
    child = ChildFactory(surname="Example", forename="Ash")
    case: Case = CaseFactory(officer=officer, child=child)
    record(case, kind=Kind.REQUEST_RECEIVED, on=days_after(TODAY, -30), by=officer)
    return case


def _member(people: Cast, case: Case) -> None:
    FamilyMemberFactory(child=case.child)
    grants.give(
        case, to=UserFactory(role=Role.PANEL_MEMBER), until=TODAY, because="Panel", by=people.senior
    )


def _change(people: Cast, case: Case) -> None:
    """Somebody in doubt, with a change that waits and a letter that was stopped."""
    _letter(people, case)
    letter = Message.objects.latest("written_at")
    letter.state, letter.problem = "stopped", "The address has changed"
    letter.save()
    member = letter.to_member
    assert member is not None
    member.doubtful_since, member.doubtful_because = TODAY, "Post came back"
    member.save()
    ContactChange.objects.create(
        case=a_case(people),
        member=member,
        told_by="Somebody",
        told_how="phone",
        starts_on=TODAY,
        old={"phone": ""},
        new={"phone": "1"},
        asked_by=UserFactory(),
    )


def _document(people: Cast, case: Case) -> None:
    documents.file(
        case,
        title="Advice",
        content=b"%PDF-1.7",
        media_type="application/pdf",
        by=UserFactory(),
        addressed_to=FamilyMemberFactory(child=case.child),
    )


def _upload(people: Cast, case: Case) -> None:
    number = case.documents.count() + case.uploads.count()
    filed(case, people.senior, a_pdf(f"Filed {number}"), f"Advice {number}")
    taken_in(case, people.senior, a_pdf(f"Waiting {number}"))


def _message(people: Cast, case: Case) -> None:
    correspondence.send(
        case,
        to=UserFactory(),
        code="digest",
        subject="S",
        body="B",
        caused_by="Test",
        once=str(Message.objects.count()),
    )
    _letter(people, case)


def _letter(people: Cast, case: Case) -> None:
    _document(people, case)
    number = Message.objects.count()
    Message.objects.create(
        case=case,
        to_member=FamilyMember.objects.latest("pk"),
        channel="post",
        code="will-assess",
        subject="A letter",
        body="Print",
        document=case.documents.latest("pk"),
        caused_by="Test",
        once=str(number),
    )


def _to_post(people: Cast, case: Case) -> None:
    """One letter to post, one that failed, and one that is held."""
    _letter(people, case)
    _letter(people, case)
    Message.objects.filter(pk=Message.objects.latest("written_at").pk).update(
        state="failed", code=f"other-{Message.objects.count()}"
    )
    _held_letter(people, case)


def _held_letter(people: Cast, case: Case) -> None:
    _letter(people, case)
    message = Message.objects.latest("written_at")
    message.state = "held"
    message.save()
    ReleaseCheck.objects.create(
        document=message.document, to=message.to_member, state="asked", asked_by=UserFactory()
    )


def _batch(people: Cast, case: Case) -> None:
    LetterBatch.objects.create(letter="request-received", made_by=UserFactory())


def a_case_of(officer: User) -> Case:
    """A case that somebody holds."""
    case: Case = CaseFactory(officer=officer)
    return case


def _mine(people: Cast) -> None:
    CaseFactory(officer=people.senior)


def _version(people: Cast, case: Case) -> None:
    number = LetterWording.objects.count() + 1
    LetterWording.objects.create(
        letter="views", number=number, words="W", note="N", written_by=UserFactory()
    )


def _looked(people: Cast, case: Case) -> None:
    signed_in(UserFactory(role=Role.SENIOR, team=people.team)).get(
        reverse("case", args=[case.reference])
    )
    documents.share_with_family(
        documents.file(
            case, title="A", content=b"1", media_type="application/pdf", by=people.senior
        ),
        by=people.senior,
    )


def _entry(people: Cast, case: Case) -> None:
    by = UserFactory(team=people.team)
    wrong = record(case, kind=Kind.CONSULTED_FAMILY, on=days_after(TODAY, -9), by=by)
    correct(wrong, on=days_after(TODAY, -8), by=by, reason="The diary")
    about = f"advice:{case.entries.count()}"
    record(case, kind=Kind.ADVICE_REQUEST_SENT, on=TODAY, by=by, about=about, note="A nurse")


def _exception(people: Cast, case: Case) -> None:
    relied = rely_on(
        case,
        rule="A01",
        ground=Ground.EXCEPTIONAL_CIRCUMSTANCES,
        starts=days_after(TODAY, -9),
        ends=days_after(TODAY, -8),
        why="Illness",
        by=UserFactory(),
    )
    withdraw(relied, by=UserFactory(), reason="Over")


def _run(people: Cast, case: Case) -> None:
    number = JobRun.objects.count()
    JobRun.objects.create(name=f"job {number}", problems=[{"reference": "A", "problem": "B"}])
    _letter(people, a_case(people))
    late = Message.objects.latest("written_at")
    Message.objects.create(
        case=a_case(people),
        to_user=UserFactory(),
        channel="email",
        code="digest",
        subject="S",
        body="B",
        caused_by="Test",
        once=f"uncertain:{late.pk}",
        state="uncertain",
    )


def _reached(people: Cast, case: Case) -> None:
    child = a_case(people).child
    _item(people, AsGiven("parent", child.forename, child.surname, child.date_of_birth))
    _joined(people, a_case(people))


def _passed_on(people: Cast, case: Case) -> None:
    there, here = (_item(people, AsGiven("school", surname="Whitlock")) for _ in range(2))
    passing_on.pass_on(there, to=TeamFactory(), reason="North", by=people.officer)
    IntakeItem.objects.filter(pk=here.pk).update(team=TeamFactory())
    here.refresh_from_db()
    passing_on.pass_on(here, to=people.team, reason="South", by=UserFactory())


def _joined(people: Cast, case: Case) -> None:
    join_case(_item(people, AsGiven("school", surname="Whitlock")), case, by=people.officer)


def _item(people: Cast, given: AsGiven) -> IntakeItem:
    day = days_after(TODAY, -40)
    return take_in(given, route="post", received_on=day, dated_by="stamp", by=people.officer)


def _merge(people: Cast, case: Case) -> None:
    merging.propose(a_case(people).child, a_case(people).child, why="One", by=UserFactory())


def _import(people: Cast, case: Case) -> None:
    ImportRun.objects.create(uploaded_by=people.senior, state="done")


def _provider(people: Cast, case: Case) -> None:
    number = Provider.objects.count()
    a_school(urn=f"9992{number:02}", name=f"School {number}")
    a_service(name=f"Service {number}")


def _extract(people: Cast, case: Case) -> None:
    RegisterRun.objects.create(uploaded_by=UserFactory(), state="done")


def _promise(people: Cast, case: Case) -> None:
    by = UserFactory(team=people.team)
    Promise.objects.create(case=case, what="Ring", due=TODAY, made_by=by)
    Contact.objects.create(
        case=case,
        how="call",
        direction="in",
        at=timezone.now(),
        words="W",
        by=by,
        reply_by=TODAY,
        member=FamilyMemberFactory(child=case.child),
    )
    Question.objects.create(
        case=case, words="May I?", asked_by=by, asked_of=UserFactory(), answer_by=TODAY
    )
    held = case.officer
    assert held is not None
    caseload.allocate(case, to=by, by=people.senior, reason="To share", shown=held.pk)
    case.refresh_from_db()
    _exception(people, case)
    _document(people, case)


def _on_the_desk(people: Cast, case: Case) -> None:
    """Another officer, with something of everything that waits."""
    one = a_case(people)
    by = one.officer
    assert by is not None
    fields = {"rule": "A01", "ground": "absent_from_area", "starts": TODAY, "why": "Away"}
    StatutoryException.objects.create(case=one, relied_on_by=by, **fields)
    Case.objects.filter(pk=a_case(people).pk).update(problem="A day is not recorded")
    Case.objects.update(received_on=days_after(TODAY, -90))
    Decision.objects.create(case=one, question="assess", answer=True, on=TODAY, by=by, state="held")
    Question.objects.create(
        case=one, words="W", asked_by=by, asked_of=people.senior, answer_by=TODAY
    )
    leave = grants.give(one, to=by, until=TODAY, because="x", by=people.senior)
    BreakGlass.objects.create(case=one, user=by, reason="Night", grant=leave)
    _run(people, one)


def _contact(people: Cast, case: Case) -> None:
    by = UserFactory(team=people.team)
    said = contact.Said("call", "in", timezone.now(), "Words", with_whom="An aunt")
    promised = contact.Promised("Ring back", TODAY)
    asked = contact.log(case, said=said, wants_answer=True, promised=promised, by=by)
    back = contact.Said("call", "out", timezone.now(), "Words", with_whom="An aunt")
    contact.log(case, said=back, answers=asked, by=by)
    contact.log(case, said=said, wants_answer=True, by=by)


def _question(people: Cast, case: Case) -> None:
    one = a_case(people)
    for about in (case, one):
        by = UserFactory(team=people.team)
        questions.ask(about, words="Which?", of=people.senior, answer_by=TODAY, by=by)


def _concern(people: Cast, case: Case) -> None:
    people.senior.safeguarding_lead = True
    people.senior.save()
    concerns.raise_concern(a_case(people), words="A bruise", by=UserFactory())


def _closed_case(people: Cast, case: Case) -> None:
    closed = CaseFactory(officer=UserFactory(team=people.team), restricted=True)
    for _ in range(2):
        to = UserFactory(team=people.team)
        grants.give(closed, to=to, until=TODAY, because="Cover", by=people.manager)
    by = UserFactory(team=people.team)
    closing_off.break_glass(reference=closed.reference, reason="Police", by=by)


def _incident(people: Cast, case: Case) -> None:
    by, one = UserFactory(team=people.team), a_case(people)
    now = timezone.now()
    wrong = WentWrong(words="Swapped", aware_at=now, who="A", what="B")
    incident = open_incident(case, wrong=wrong, touching=[one], by=by)
    contain(incident, words="Got back", at=now, by=people.senior)
    hidden = CaseFactory(officer=UserFactory(team=people.team), restricted=True)
    open_incident(hidden, wrong=wrong, by=by)


def _stopped(people: Cast, case: Case) -> None:
    closing_off.stop_tries(by=UserFactory(team=people.team))


def _close(people: Cast, case: Case) -> None:
    _member(people, case)
    relations.declare_relation(case, of=UserFactory(), what="Uncle", by=people.manager)


def _to_answer(people: Cast, case: Case) -> None:
    other = a_case(people)
    by = UserFactory(team=people.team)
    ill = {"ground": Ground.EXCEPTIONAL_CIRCUMSTANCES, "starts": days_after(TODAY, -9)}
    rely_on(other, rule="A01", **ill, ends=None, why="Illness", by=by)  # type: ignore[arg-type]
    decide_not_to_assess(other, on=TODAY, by=by, reasons="There is no diagnosis.")


def _held(people: Cast, case: Case) -> None:
    for one in case.decisions.filter(state="held"):
        drop(one, by=UserFactory(), because="Over")
    by = UserFactory(team=people.team)
    decide_not_to_assess(case, on=TODAY, by=by, reasons="There is no diagnosis.")


def _advice(people: Cast, case: Case) -> None:
    one = a_late_request(case, people.officer, TODAY, state="answered")
    fields: dict[str, Any] = {"state": "given", "written_by": UserFactory(), "is_read": False}
    AdviceVersion.objects.create(request=one, number=1, **fields)
    a_late_request(case, people.officer, TODAY, source="other")


def _advice_elsewhere(people: Cast, case: Case) -> None:
    late = a_late_request(a_case_of(people.senior), people.senior, TODAY)
    a_lead(late.provider)
    Chaser.objects.create(request=late, step="first", on=TODAY, to="x", by=UserFactory())


def _put_to_a_panel(people: Cast, case: Case) -> None:
    """One panel more, at which the case was put off with something to do, and a brief more."""
    number = Panel.objects.count()
    panel = a_panel(name=f"Panel {number}")
    meeting = a_meeting(panel, people.officer, days_after(TODAY, number))
    Brief.objects.filter(case=case).update(state="closed")
    item = an_item(meeting, case, people.officer, state="deferred")
    FollowUp.objects.create(
        item=item, what="Ask", owner=UserFactory(), due=TODAY, written_by=people.officer
    )
    said = {"said": "defer", "words": "A", "reasons": "A", "recorded_by": people.officer}
    Recommendation.objects.create(item=item, **said)


def _given(people: Cast, case: Case) -> None:
    """Something that one person of a family told us; others of it may not take part."""
    member = case.child.family.first() or FamilyMemberFactory(child=case.child)
    Given.objects.create(
        case=case, member=member, by=UserFactory(), by_officer=True, kind="views", words="Hello"
    )


def _account(people: Cast, case: Case) -> None:
    """Somebody who signs in and lets another help, and somebody who is invited."""
    member, other = FamilyMemberFactory(child=case.child), FamilyMemberFactory(child=case.child)
    an_account(member)
    let_in(member, case, TODAY)
    seen = {"identity_seen": "Passport", "relation_seen": "Certificate", "email": "x@x.example"}
    Invitation.objects.create(member=other, case=case, asked_by=UserFactory(), **seen)


def _notice(people: Cast, case: Case) -> None:
    """A notice that was told by text and then went again, to somebody new."""
    member = FamilyMemberFactory(child=case.child)
    common = {"case": case, "to_member": member, "state": Message.State.SENT}
    first, text, again = (
        Message.objects.create(**common, code=code, channel=how, once=f"{code}:{member.pk}")
        for code, how in (
            ("will-assess", "email"),
            ("text-notice", "text"),
            ("notice-again", "post"),
        )
    )
    Message.objects.filter(to_member=member).update(sent_at=timezone.now())
    Service.objects.create(message=first, member=member, begun_on=TODAY, text=text, again=again)


def _hold(people: Cast, case: Case) -> None:
    """A hold that stands, placed by somebody else each time."""
    by, kinds = UserFactory(team=people.team, role=Role.SENIOR), list(Hold.Kind.values)
    why = Reason(kinds[case.holds.count()], "A", TODAY, days_after(TODAY, 9))
    place_hold(case, hold=why, by=by)


def _copy_made(people: Cast, case: Case) -> None:
    """A copy of data that an officer made for one more person."""
    member = FamilyMemberFactory(child=case.child)
    DataCopy.objects.create(case=case, member=member, asked_by=UserFactory(), state="failed")


# Page, what makes one row more, how many queries it asks. Knowing who asks is two of them, and
# opening a case two more: the door, and the note that it was opened.
PAGES: list[tuple[str, Callable[[Cast, Case], Any], int]] = [
    ("worklist", lambda people, case: a_case(people), 6),
    ("case_search", lambda people, case: a_case(people), 6),
    ("case", _entry, 10),
    ("case", _exception, 10),
    ("case", _joined, 10),
    ("intake", _reached, 9),
    ("intake", _passed_on, 9),
    ("merges", _merge, 4),
    ("case_people", _member, 10),
    ("case_people", _change, 10),
    ("contact_changes", _change, 3),
    ("case_documents", _document, 6),
    ("case_documents", _upload, 6),
    ("case_messages", _message, 6),
    ("case_messages", _incident, 6),
    ("incidents", _incident, 7),
    ("case_letters", _letter, 9),
    ("wordings", _version, 3),
    ("case_access", _looked, 6),
    ("jobs", _run, 12),
    ("import", _import, 4),
    ("directory", _provider, 4),
    ("register", _extract, 3),
    ("case_handover", _promise, 13),
    ("desk", _on_the_desk, 21),
    ("desk", _incident, 22),
    ("caseloads", lambda people, case: a_case(people), 4),
    ("cases_move", lambda people, case: a_case(people), 3),
    ("record_fact", _entry, 6),
    ("case_contact", _contact, 11),
    ("case_promises", _contact, 5),
    ("case_questions", _question, 5),
    ("case_who", _close, 6),
    ("questions", _question, 3),
    ("concerns", _concern, 3),
    ("restricted_cases", _closed_case, 5),
    ("break_glass_reviews", _closed_case, 3),
    ("break_glass_stopped", _stopped, 3),
    ("letters_to_post", _to_post, 7),
    ("releases", _held_letter, 3),
    ("batches", _batch, 3),
    ("batch_new", lambda people, case: _mine(people), 6),
    ("case_advice", _advice, 11),
    ("advice_chasing", _advice_elsewhere, 6),
    ("advice_figures", _advice_elsewhere, 5),
    ("case_panels", _put_to_a_panel, 8),
    ("panel_calendar", _put_to_a_panel, 12),
    ("panel_kept", _put_to_a_panel, 3),
    ("family_accounts", _account, 10),
    ("behalf", _given, 9),
    ("service_notices", _notice, 8),
    ("case_holds", _hold, 5),
    ("subject_access", _copy_made, 6),
]


OF_NO_CASE = {
    "wordings",
    "approvals",
    "contact_changes",
    "worklist",
    "case_search",
    "jobs",
    "import",
}
OF_NO_CASE |= {"advice_chasing", "advice_figures"}
OF_NO_CASE |= {"jobs", "import", "questions", "concerns", "restricted_cases", "break_glass_reviews"}
OF_NO_CASE |= {"break_glass_stopped"}
OF_NO_CASE |= {"desk", "caseloads", "cases_move"}
OF_NO_CASE |= {"intake", "merges", "incidents", "directory", "register"}
OF_NO_CASE |= {"panel_calendar", "panel_kept"}
OF_NO_CASE |= {"letters_to_post", "releases", "batches", "batch_new"}


@pytest.mark.parametrize(
    ("name", "one_more", "wanted"), PAGES, ids=[f"{page[0]}{page[1].__name__}" for page in PAGES]
)
def test_a_list_asks_as_much_for_three_rows_as_for_one(
    people: Cast, case: Case, name: str, one_more: Callable[[Cast, Case], Any], wanted: int
) -> None:
    client = signed_in(people.senior)
    one_more(people, case)
    for_one, rows_of_one = _asked(client, name, case)
    one_more(people, case)
    one_more(people, case)

    for_three, rows_of_three = _asked(client, name, case)

    assert (len(for_one), len(for_three)) == (wanted, wanted), "\n".join(for_three)
    assert rows_of_three > rows_of_one


def test_deciding_asks_as_much_after_three_entries_as_after_one(people: Cast, case: Case) -> None:
    client = signed_in(people.senior)
    _entry(people, case)
    for_one, _ = _asked(client, "decide", case)
    _entry(people, case)
    _entry(people, case)

    for_three, _ = _asked(client, "decide", case)

    assert (len(for_one), len(for_three)) == (23, 23)


def _asked(client: Client, name: str, case: Case) -> tuple[list[str], int]:
    """The questions that a page asks, and how long the page is."""
    of_a_case = name not in OF_NO_CASE
    path = reverse(name, args=[case.reference] if of_a_case else [])
    with CaptureQueriesContext(connection) as asked:
        if name == "case_search":
            page = client.post(path, {"words": "Example"})
        else:
            page = client.get(path, {"whose": "team"} if name == "worklist" else {})
    assert page.status_code == 200
    said = [query["sql"] for query in asked.captured_queries]
    return [one for one in said if not one.startswith(("SAVEPOINT", "RELEASE"))], len(page.content)
