"""Denied by default: every address has a guard, and each role finds its own pages and no other."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
from django.apps import apps
from django.http import HttpResponse
from django.test import Client
from django.urls import path
from django.utils import timezone

from accounts.models import Role
from cases import roles
from cases.actions import grants
from cases.guards import public, staff
from cases.models import AccessRecord
from tests.factories import CaseFactory, UserFactory
from tests.people import Cast, cast
from tests.site.walking import Address, World, a_world, addresses, somebody
from tests.site.walking_families import GUARDS_OF_FAMILIES, OF_A_FAMILY
from tests.site.walking_panels_briefs import GUARDS_OF_BRIEFS
from tests.site.walking_panels_meetings import GUARDS_OF_MEETINGS
from tests.site.walking_panels_pack import GUARDS_OF_PACKS
from tests.site.walking_panels_record import GUARDS_OF_RECORD
from tests.site.walking_panels_sitting import GUARDS_OF_SITTING, OF_A_MEMBER
from tests.site.walking_plan_answers import GUARDS_OF_ANSWERS
from tests.site.walking_plan_issuing import GUARDS_OF_ISSUING
from tests.site.walking_retention import GUARDS_OF_RETENTION

OURS = [address for address in addresses() if address.is_ours]
OF_A_CASE = [address for address in OURS if "<str:reference>" in address.route]
OPEN_TO_FAMILIES = {name for name, guard in GUARDS_OF_FAMILIES.items() if guard == "public"}

# For machines the measurements too: whoever has not their token finds no such page.
OPEN_TO_ALL = {"health", "health_ready", "health_live", "help_accessibility", "portal_join"}

# Which act each page of ours is, by the table in `cases.roles`.
GUARDS = {
    "home": "signed_in",
    "own_email": "signed_in",
    "own_email_confirm": "signed_in",
    "health": "public",
    "health_ready": "public",
    "health_live": "public",
    "metrics": "public",
    "demo_outbox": "staff:see_jobs",
    "worklist": "staff:worklist",
    "desk": "staff:see_desk",
    "caseloads": "staff:see_desk",
    "cases_move": "staff:allocate",
    "cases_moved": "staff:allocate",
    "cover": "staff:allocate",
    "cover_end": "staff:allocate",
    "caseload_handover": "staff:worklist",
    "case_allocate": "officer:allocate",
    "case_complexity": "officer:record",
    "case_handover": "officer:view",
    "case_search": "staff:worklist",
    "help_dates": "signed_in",
    "help_accessibility": "public",
    "jobs": "staff:see_jobs",
    "message_settle": "staff:settle_messages",
    "restored": "staff:see_jobs",
    "restored_messages": "staff:settle_messages",
    "restored_open": "staff:mend_restore",
    "restored_mend": "staff:mend_restore",
    "message_posted": "officer:send",
    "letters_to_post": "staff:send",
    "releases": "staff:approve",
    "batches": "staff:send_batch",
    "batch_new": "staff:send_batch",
    "batch": "staff:send_batch",
    "batch_progress": "staff:send_batch",
    "batch_send": "staff:send_batch",
    "batch_stop": "staff:send_batch",
    "batch_letter": "staff:send_batch",
    "print_sheet": "officer:send",
    "release": "officer:view",
    "release_ask": "officer:send",
    "release_answer": "officer:approve",
    "paper_send": "officer:send",
    "paper_share": "officer:send",
    "record_request": "staff:receive_request",
    "intake": "staff:intake",
    "intake_new": "staff:intake",
    "intake_item": "staff:intake",
    "intake_read": "staff:intake",
    "intake_open": "staff:intake",
    "intake_set_aside": "staff:intake",
    "intake_bring_back": "staff:intake",
    "intake_pass": "staff:intake",
    "intake_passed": "staff:intake",
    "intake_file": "staff:intake",
    "intake_file_picture": "staff:intake",
    "intake_acknowledge": "staff:intake",
    "intake_join": "officer:record",
    "same_child": "officer:correct",
    "same_child_propose": "officer:correct",
    "merges": "staff:merge",
    "merge": "staff:merge",
    "decide": "officer:decide",
    "decide_issue": "officer:decide",
    "case_decisions": "officer:view",
    "decision_rewrite": "officer:decide",
    "decision_drop": "officer:decide",
    "decision_answer": "officer:approve",
    "tell_bodies": "officer:decide",
    "exception_answer": "officer:approve",
    "approvals": "staff:approve",
    "exception_new": "officer:except",
    "exception_withdraw": "officer:except",
    "record_fact": "officer:record",
    "correct_fact": "officer:correct",
    "person_new": "officer:record",
    "child_edit": "officer:record",
    "child_history": "officer:view",
    "stopped_letter": "officer:record",
    "person_edit": "officer:record",
    "person_history": "officer:view",
    "person_remove": "officer:record",
    "person_bring_back": "officer:record",
    "person_withhold": "officer:record",
    "person_stop_withholding": "officer:approve",
    "person_doubtful": "officer:record",
    "person_settle": "officer:record",
    "person_order": "officer:record",
    "person_order_ended": "officer:approve",
    "contact_changes": "staff:worklist",
    "contact_change_new": "officer:record",
    "contact_change": "officer:view",
    "contact_call_back": "officer:record",
    "contact_make": "officer:record",
    "contact_approve": "officer:approve",
    "contact_refuse": "officer:record",
    "contact_told_old": "officer:record",
    "case": "officer:view",
    "case_people": "officer:view",
    "case_documents": "officer:view",
    "document": "officer:view",
    "document_html": "officer:view",
    "document_page": "officer:view",
    "document_preview": "officer:view",
    "document_picture": "officer:view",
    "document_move": "officer:file",
    "document_split": "officer:file",
    "document_turn": "officer:file",
    "document_undo": "officer:file",
    "documents_join": "officer:file",
    "upload_new": "officer:file",
    "upload": "officer:file",
    "upload_picture": "officer:file",
    "upload_aside": "officer:file",
    "case_messages": "officer:view",
    "case_letters": "officer:send",
    "letter_write": "officer:send",
    "letter_format": "officer:send",
    "message_call_back": "officer:send",
    "document_copy": "officer:view",
    "wordings": "staff:word_letters",
    "wording_versions": "staff:word_letters",
    "wording_new": "staff:word_letters",
    "wording_edit": "staff:word_letters",
    "wording_version": "staff:word_letters",
    "case_access": "officer:look_at_audit",
    "case_contact": "officer:view",
    "contact_log": "officer:record",
    "contact_answer": "officer:record",
    "contact_move": "officer:record",
    "contact_redact": "officer:record",
    "case_promises": "officer:view",
    "promise_new": "officer:record",
    "promise_close": "officer:record",
    "questions": "staff:approve",
    "case_questions": "officer:view",
    "question_new": "officer:ask",
    "question_answer": "officer:approve",
    "question_redirect": "officer:ask",
    "incidents": "staff:approve",
    "incident_new": "officer:send",
    "incident": "officer:view",
    "incident_opened": "officer:send",
    "incident_touch": "officer:send",
    "incident_contain": "officer:approve",
    "incident_family": "officer:approve",
    "incident_commissioner": "officer:approve",
    "incident_close": "officer:approve",
    "concern_new": "officer:view",
    "concerns": "safeguarding_lead",
    "concern": "safeguarding_lead",
    "case_who": "officer:restrict",
    "case_restrict": "officer:restrict",
    "case_lift": "officer:restrict",
    "relation_new": "officer:view",
    "relation_for": "officer:restrict",
    "relation_end": "officer:restrict",
    "restricted_cases": "staff:restrict",
    "restricted_case": "keeper:restrict",
    "leave_give": "keeper:restrict",
    "leave_end": "keeper:restrict",
    "break_glass": "staff:break_glass",
    "break_glass_stopped": "lead_or:restrict",
    "break_glass_reviews": "staff:restrict",
    "break_glass_review": "staff:restrict",
    "directory": "staff:see_directory",
    "directory_provider": "staff:see_directory",
    "local_new": "staff:keep_directory",
    "local_edit": "staff:keep_directory",
    "local_close": "staff:keep_directory",
    "local_reopen": "staff:keep_directory",
    "register": "staff:import_register",
    "register_run": "staff:import_register",
    "register_progress": "staff:import_register",
    "register_begin": "staff:import_register",
    "advice_chasing": "staff:ask_advice",
    "advice_figures": "staff:see_advice_figures",
    "advice_figures_behind": "staff:see_advice_figures",
    "case_advice": "officer:view",
    "advice_ask": "officer:ask_advice",
    "advice_needs": "officer:ask_advice",
    "advice_reuse": "officer:ask_advice",
    "advice_request": "officer:view",
    "advice_received": "officer:ask_advice",
    "advice_not_needed": "officer:ask_advice",
    "advice_chase": "officer:ask_advice",
    "advice_take_in": "officer:ask_advice",
    "advice_withdrawn": "officer:ask_advice",
    "advice_text": "officer:ask_advice",
    "import": "staff:import_requests",
    "import_sample": "staff:import_requests",
    "import_run": "staff:import_requests",
    "import_progress": "staff:import_requests",
    "import_begin": "staff:import_requests",
    "import_errors": "staff:import_requests",
    "portal_home": "member:answer",
    "portal_worry": "member:answer",
    "portal_people": "member:answer",
    "portal_places": "member:answer",
    "portal_say_places": "member:answer",
    "portal_own": "member:answer",
    "portal_join": "public",
    "portal_invite": "service_admin:answer",
    "portal_invite_again": "admin_of_colleague:answer",
    "portal_set_admin": "admin_of_colleague:answer",
    "portal_end": "admin_of_colleague:answer",
    "portal_advice": "asked_for_advice:answer",
    "portal_assign": "asked_for_advice:answer",
    "portal_send_back": "asked_for_advice:answer",
    "portal_more_time": "asked_for_advice:answer",
    "portal_missed": "asked_for_advice:answer",
    "portal_mark": "asked_for_advice:answer",
    "portal_paper": "asked_for_advice:answer",
    "portal_other": "asked_for_advice:answer",
    "portal_other_file": "asked_for_advice:answer",
    "portal_given": "asked_for_advice:answer",
    "portal_correct": "asked_for_advice:answer",
    "portal_withdraw": "asked_for_advice:answer",
    "portal_answer": "asked_for_advice:answer",
    "portal_about": "asked_for_advice:answer",
    "portal_document": "asked_for_advice:answer",
    "portal_document_remove": "asked_for_advice:answer",
    "portal_draft_file": "asked_for_advice:answer",
    "portal_sign": "asked_for_advice:answer",
    "portal_hand_in": "asked_for_advice:answer",
    "portal_line_new": "asked_for_advice:answer",
    "portal_line": "asked_for_advice:answer",
    "portal_line_remove": "asked_for_advice:answer",
    "sign_ins": "staff:keep_directory",
    "provider_members": "staff:keep_directory",
    "provider_member_add": "staff:keep_directory",
    "provider_member_end": "staff:keep_directory",
    "advice_sharing": "officer:ask_advice",
    "advice_unmark": "officer:approve",
    "provider_knowledge": "staff:see_directory",
    "provider_notes": "staff:keep_directory",
    "provider_places": "staff:keep_directory",
    "provider_contact_add": "staff:keep_directory",
    "provider_contact_change": "staff:keep_directory",
    "provider_contact_back": "staff:keep_directory",
    "leavers": "staff:keep_directory",
    "fee_add": "staff:keep_directory",
    "fee_end": "staff:keep_directory",
    "quality_add": "staff:keep_directory",
    "quality_strike": "staff:keep_directory",
    "closures": "staff:see_directory",
    "closure_add": "staff:keep_directory",
    "closure_add_area": "staff:keep_directory",
    "closure_remove": "staff:keep_directory",
    "good_weeks": "staff:see_directory",
    "case_closures": "officer:record",
    "case_options": "officer:see_costs",
    "option_add": "officer:weigh",
    "option_weigh": "officer:weigh",
    "option_leave_out": "officer:weigh",
    "cost_say": "officer:weigh",
    "cost_journey": "officer:weigh",
    "cost_top_up": "officer:weigh",
    "package_line_add": "officer:weigh",
    "package_line_remove": "officer:weigh",
    "package_ask": "officer:weigh",
    "package_answer": "officer:approve",
    "budget_ask": "officer:weigh",
    "budget_answer": "officer:weigh",
    "case_settings": "officer:view",
    "consult": "officer:consult",
    "consultation_log": "officer:consult",
    "consultation_withdraw": "officer:consult",
    "consultation_assess": "officer:weigh",
    "portal_consultation": "consulted:answer",
    "portal_consultation_answer": "consulted:answer",
    "portal_consultation_paper": "consulted:answer",
    "case_placements": "officer:see_costs",
    "placement_begin": "officer:place",
    "placement_end": "officer:place",
    "placement_journey": "officer:place",
    "commitment_ask": "officer:place",
    "commitment_stop": "officer:place",
    "commitment_replace": "officer:place",
    "commitments": "staff:see_commitments",
    "commitment_approve": "staff:approve_costs",
    "ledger": "staff:see_commitments",
    "ledger_make": "staff:see_commitments",
    "ledger_batch": "staff:see_commitments",
    "ledger_file": "staff:see_commitments",
    "ledger_taken": "staff:see_commitments",
    "bands": "staff:see_costs",
    "band_add": "staff:approve_costs",
    "case_plan": "officer:view",
    "plan_begin": "officer:write_plan",
    "plan_write": "officer:write_plan",
    "plan_front": "officer:write_plan",
    "plan_place": "officer:write_plan",
    "plan_place_history": "officer:view",
    "plan_section": "officer:write_plan",
    "plan_add": "officer:write_plan",
    "plan_place_word": "officer:write_plan",
    "plan_add_word": "officer:write_plan",
    "plan_line": "officer:write_plan",
    "plan_line_word": "officer:write_plan",
    "plan_line_out": "officer:write_plan",
    "plan_line_back": "officer:write_plan",
    "plan_line_history": "officer:view",
    "plan_evidence": "officer:view",
    "plan_gather": "officer:write_plan",
    "plan_paper_add": "officer:write_plan",
    "plan_paper": "officer:view",
    "plan_paper_out": "officer:write_plan",
    "plan_paper_in": "officer:write_plan",
    "plan_settle": "officer:write_plan",
    "plan_versions": "officer:view",
    "plan_version": "officer:view",
    "plan_version_bring_back": "officer:write_plan",
    "plan_version_give_up": "officer:write_plan",
    "audits": "staff:audit_plans",
    "audits_how": "staff:worklist",
    "audits_draw": "staff:audit_plans",
    "audit_month": "staff:audit_plans",
    "audit_find": "staff:audit_plans",
    "plan_audit": "officer:audit_plans",
    "plan_audit_take": "officer:audit_plans",
    "plan_audit_finish": "officer:audit_plans",
    "plan_audit_again": "officer:audit_plans",
    "plan_audit_action": "officer:view",
}
GUARDS |= GUARDS_OF_ANSWERS | GUARDS_OF_ISSUING
GUARDS |= GUARDS_OF_MEETINGS | GUARDS_OF_BRIEFS | GUARDS_OF_PACKS
GUARDS |= GUARDS_OF_SITTING | GUARDS_OF_RECORD | GUARDS_OF_FAMILIES | GUARDS_OF_RETENTION
# In place of pages of the sign-in library that we do not want: nobody finds them.
CLOSED = {"own_email", "own_email_confirm"}
# A file that was sent in is for nobody but its sender.
FOR_THE_SENDER = {"import_run", "import_progress", "import_begin", "import_errors"}
# Pages of the sign-in library that somebody who has not signed in must reach.
OPEN_SIGN_IN_PAGES = {
    "account_login",
    "account_logout",
    "account_inactive",
    "account_signup",
    "account_email_verification_sent",
    "account_confirm_email",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "account_request_login_code",
    "account_confirm_login_code",
    "mfa_authenticate",
    "mfa_login_webauthn",
    "socialaccount_login_cancelled",
    "socialaccount_signup",
}


def unguarded(patterns: Any = None) -> list[str]:
    """Our addresses whose view wears no guard and does not say it is public."""
    return [a.route for a in addresses(patterns) if a.name not in OPEN_SIGN_IN_PAGES and _bare(a)]


def _bare(address: Address) -> bool:
    if address.is_ours or not address.route.startswith("accounts/"):
        return not address.guard
    return not getattr(address.view, "login_required", True)


@pytest.fixture
def world(db: None) -> World:
    return a_world(cast())


def test_every_address_has_a_guard_or_says_that_it_is_public() -> None:
    assert unguarded() == []


def test_a_view_without_a_guard_is_noticed() -> None:
    planted = [
        path("bare/", _a_view()),
        path("said/", public(_a_view())),
        path("kept/", staff(roles.WORKLIST)(_a_view())),
    ]

    assert unguarded(planted) == ["bare/"]


def _a_view() -> Any:
    def view(request: Any) -> HttpResponse:
        return HttpResponse()

    return view


def test_each_page_is_the_act_that_the_table_says() -> None:
    assert {address.name: address.guard for address in OURS} == GUARDS


@pytest.mark.parametrize("role", Role)
def test_each_role_finds_its_pages_and_no_other(world: World, role: Role) -> None:
    client = Client()
    client.force_login(somebody(role, world.people))

    found = {a.name for a in OURS if client.get(world.path(a)).status_code != 404}

    assert found == {name for name, guard in GUARDS.items() if _may(role, name, guard)}


def _may(role: Role, name: str, guard: str) -> bool:
    kind, _, doing = guard.partition(":")
    if name in CLOSED or name == "metrics":  # for machines, that show a token
        return False
    if name in FOR_THE_SENDER:
        return role == Role.COORDINATOR
    if kind in OF_A_FAMILY:
        return role == Role.FAMILY
    if kind in OF_A_MEMBER:
        return role == Role.PANEL_MEMBER
    if kind == "runs_meeting":
        return roles.may(role, roles.RUN_PANELS)
    if kind == "officer":
        return roles.may(role, doing) and roles.SCOPE[role] is not roles.Scope.NONE
    return kind in ("public", "signed_in") or roles.may(role, doing)


@pytest.mark.parametrize("role", Role)
def test_h040_missing_and_forbidden_are_one_answer_on_every_page_of_a_case(
    world: World, role: Role
) -> None:
    hidden = CaseFactory(restricted=True, officer=world.people.officer)
    client = Client()
    client.force_login(somebody(role, world.people))

    for address in OF_A_CASE:
        forbidden = client.get(world.path(address, hidden.reference))
        missing = client.get(world.path(address, "EHC-2026-99999"))
        posted = client.post(world.path(address, hidden.reference), {"step": "do"})
        assert (forbidden.status_code, missing.status_code, posted.status_code) == (404, 404, 404)
        assert _words(forbidden) == _words(missing), address.name

    assert not AccessRecord.objects.filter(case=hidden).exists()


def _words(response: Any) -> str:
    """A page without the signs against forgery, which differ each time."""
    page = response.content.decode()
    head, _, rest = page.partition("csrfmiddlewaretoken")
    return str(head + rest[100:])


@pytest.mark.parametrize("name", sorted(FOR_THE_SENDER))
def test_a_file_that_somebody_else_sent_is_not_found(world: World, name: str) -> None:
    address = next(a for a in OURS if a.name == name)
    client = Client()
    client.force_login(world.people.senior)

    assert client.get(world.path(address)).status_code == 404
    assert client.post(world.path(address)).status_code == 404


def test_the_administrators_role_opens_no_case_not_even_with_leave(world: World) -> None:
    admin = somebody(Role.ADMINISTRATOR, world.people)
    grants.give(
        world.case,
        to=admin,
        until=timezone.localdate(),
        because="By mistake",
        by=world.people.senior,
    )
    client = Client()
    client.force_login(admin)

    assert {client.get(world.path(a)).status_code for a in OF_A_CASE} == {404}
    assert {client.post(world.path(a), {"step": "do"}).status_code for a in OF_A_CASE} == {404}


def test_who_has_not_signed_in_is_led_to_sign_in_from_every_page_but_the_public_ones(
    world: World,
) -> None:
    client = Client()
    open_to_all = {
        a.name
        for a in OURS
        if "/accounts/login/" not in client.get(world.path(a)).headers.get("Location", "")
    }

    assert open_to_all == OPEN_TO_ALL | {"metrics"} | OPEN_TO_FAMILIES


def test_h104_seeing_every_page_changes_nothing_even_with_everything_a_form_would_send(
    world: World,
) -> None:
    client = Client()
    client.force_login(world.people.senior)
    officer = Client()
    officer.force_login(world.people.officer)
    before = everything()

    for address in OURS:
        for somebodys in (client, officer):
            somebodys.get(world.path(address), all_typed())

    assert _differences(before, everything()) == []


def all_typed() -> dict[str, str]:
    """What the forms would send, as if it were part of the address."""
    return {
        "step": "do",
        "decision": "not_assess",
        "reasons": "No need",
        "on-day": "1",
        "on-month": "6",
        "on-year": "2026",
        "ground": "not_listed",
        "why": "Because",
        "reason": "Because",
        "what": "did_not_happen",
        "approved_by": "Sal",
        "kind": "note",
        "note": "Words",
        "sent": "yes",
        "because": "I looked",
        "answer": "yes",
        "grounds_no": "help-enough",
        "advice": "none",
        "name": "Sam",
        "words": "Example",
        "drop": "1",
        "to": "member-1",
        "looked_at": "x",
        "as_file": "member-1",
    }


def everything() -> dict[str, str]:
    """A mark of every table, but for who looked and what a session holds."""
    left_out = {"cases_accessrecord", "django_session"}
    return {
        model._meta.db_table: _mark(model)
        for model in apps.get_models(include_auto_created=True)
        if model._meta.db_table not in left_out
    }


def _mark(model: Any) -> str:
    rows = list(model._base_manager.order_by("pk").values_list())
    return f"{len(rows)} {hashlib.sha256(repr(rows).encode()).hexdigest()}"


def _differences(before: dict[str, str], after: dict[str, str]) -> list[str]:
    return [table for table, mark in before.items() if after[table] != mark]


def test_the_mark_of_every_table_sees_a_change(world: World) -> None:
    before = everything()
    world.case.requester = "Somebody else"
    world.case.save()

    assert set(_differences(before, everything())) == {"cases_case", "cases_historicalcase"}


def test_somebody_of_a_role_nobody_knows_finds_nothing(world: World, people: Cast) -> None:
    client = Client()
    client.force_login(UserFactory(role="visitor", team=people.team))

    found = {a.name for a in OURS if client.get(world.path(a)).status_code != 404}

    assert found == OPEN_TO_ALL | {"home", "help_dates"} | OPEN_TO_FAMILIES


@pytest.fixture
def people(world: World) -> Cast:
    return world.people
