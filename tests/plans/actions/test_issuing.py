"""A version goes out once every gate is open, to exactly those whom the law names."""

from datetime import date

import pytest

from cases.editing import Edit, version_of
from cases.models import Message
from cases.refusals import Refused
from plans.actions import checking, issuing, versions, writing
from plans.actions.restoring import restore_line
from plans.content import fingerprint
from plans.models import AcceptedLoss, Naming, SeniorCheck
from plans.queries.assembling import content_of
from plans.queries.checks import ADVICE_OUTSTANDING, losses_of
from plans.queries.gates import Standing
from plans.queries.signing import signature_of
from statutory import Kind
from tests.people import cast
from tests.plans.a_plan import TODAY, a_plan_ready, exemplar_setting
from tests.providers.an_assessment import a_late_request

pytestmark = pytest.mark.django_db
SERVED, LATER = date(2026, 6, 9), date(2026, 6, 29)


@pytest.fixture
def people():
    return cast()


def closed(version, on=TODAY):
    return {gate.code for gate in Standing(version, on).gates if not gate.is_open}


def served(version, people):
    """The draft, sent and known to have reached the family."""
    version = issuing.send_for_comment(
        version, on=SERVED, comment_by=date(2026, 6, 26), by=people.officer
    )
    issuing.note_served(version, on=SERVED, by=people.officer, today=SERVED)
    return version


def to_be_final(draft, people, *, status="final"):
    """The final version begun, with the setting it names."""
    version = versions.begin_version(draft.plan, status=status, by=people.officer)
    school = exemplar_setting()
    Naming.objects.create(
        version=version, provider=school, name=school.name, urn=school.urn, type="Academy"
    )
    version.refresh_from_db()
    return version


def signed(version, people, on=LATER):
    checking.ask_check(version, note="", by=people.officer)
    mark = fingerprint(content_of(version, on=on))
    return checking.sign(version, seen=mark, comments="", by=people.senior, today=on)


def test_a_draft_goes_to_the_family_with_its_notices_and_stays_as_it_was(people):
    draft = a_plan_ready(people)

    assert closed(draft) == set()
    draft = served(draft, people)

    letters = Message.objects.filter(case=draft.case, code="draft-plan")
    assert [one.to_member.name for one in letters] == ["Danielle Example"]
    assert draft.document in letters[0].enclosures.all()
    kinds = set(draft.case.entries.values_list("kind", flat=True))
    assert {Kind.DRAFT_SENT.value, Kind.DRAFT_SERVED.value} <= kinds
    assert fingerprint(content_of(draft)) == draft.fingerprint
    with pytest.raises(Refused, match="no longer changes"):
        writing.take_out(draft, line=draft.needs.first(), because="", by=people.officer)


def test_fewer_than_fifteen_days_are_refused(people):
    draft = a_plan_ready(people)

    with pytest.raises(Refused, match="end on Tuesday 23 June 2026"):
        issuing.send_for_comment(draft, on=SERVED, comment_by=date(2026, 6, 22), by=people.officer)

    assert not Message.objects.filter(code="draft-plan").exists()
    draft.refresh_from_db()
    assert draft.frozen_at is None


def test_a_finding_that_breaks_a_duty_stops_it_until_somebody_who_may_sign_says_why(people):
    draft = a_plan_ready(people)
    line = draft.provision.get(section="F", number=3)
    edit = Edit({"text": "Up to 5 hours a week of support as required."}, version_of(line))
    writing.edit_line(draft, line=line, edit=edit, by=people.officer)

    assert "blocks" in closed(draft)
    with pytest.raises(Refused, match="cannot go out yet"):
        issuing.send_for_comment(draft, on=SERVED, comment_by=LATER, by=people.officer)
    for looked in Standing(draft, TODAY).findings:
        if not looked.blocks:
            continue
        with pytest.raises(Refused, match="by a senior"):
            checking.set_aside(
                draft, key=looked.key, because="Agreed", by=people.officer, today=TODAY
            )
        with pytest.raises(Refused, match="Say why"):
            checking.set_aside(draft, key=looked.key, because=" ", by=people.senior, today=TODAY)
        checking.set_aside(draft, key=looked.key, because="Agreed", by=people.senior, today=TODAY)

    assert "blocks" not in closed(draft)
    edit = Edit({"text": "Up to 6 hours a week of support as required."}, version_of(line))
    writing.edit_line(draft, line=line, edit=edit, by=people.officer)
    assert "blocks" in closed(draft)  # other words are a new finding


def test_h_224_a_draft_before_advice_that_was_asked_for_needs_a_senior(people):
    draft = a_plan_ready(people)
    a_late_request(draft.case, people.officer, TODAY)

    assert closed(draft) == {"advice"}
    with pytest.raises(Refused, match="not yours"):
        checking.let_pass(draft, what=ADVICE_OUTSTANDING, because="x", by=people.officer)
    checking.let_pass(draft, what=ADVICE_OUTSTANDING, because="Ill since May", by=people.senior)

    assert closed(draft) == set()


def test_a_final_plan_waits_for_the_fifteen_days_and_for_a_signature(people):
    draft = served(a_plan_ready(people), people)
    final = to_be_final(draft, people)

    assert closed(final, date(2026, 6, 26)) == {"fifteen_days", "signed"}
    assert closed(final, date(2026, 6, 27)) == {"signed"}
    with pytest.raises(Refused, match="Nobody has signed"):
        issuing.make_final(final, on=LATER, by=people.officer)


def test_one_character_changed_voids_the_signature(people):
    final = to_be_final(served(a_plan_ready(people), people), people)
    signed(final, people)
    assert signature_of(final) is not None
    need = final.needs.first()

    edit = Edit({"text": f"{need.text} "}, version_of(need))
    writing.edit_line(final, line=need, edit=edit, by=people.officer)
    assert signature_of(final) is not None  # a space at the end is no change
    edit = Edit({"text": f"{need.text}."}, version_of(need))
    writing.edit_line(final, line=need, edit=edit, by=people.officer)

    assert signature_of(final) is None
    with pytest.raises(Refused, match="the signature is void"):
        issuing.make_final(final, on=LATER, by=people.officer)


def test_nobody_signs_what_they_wrote_or_asked_for_or_did_not_see(people):
    final = to_be_final(served(a_plan_ready(people), people), people)
    checking.ask_check(final, note="", by=people.officer)
    mark = fingerprint(content_of(final, on=LATER))

    def sign(by, seen=mark):
        return checking.sign(final, seen=seen, comments="", by=by, today=LATER)

    with pytest.raises(Refused, match="may not check"):
        sign(people.officer)
    with pytest.raises(Refused, match="changed while you were reading"):
        sign(people.senior, seen="0" * 64)
    outcome = final.outcomes.first()
    edit = Edit({"steps": "Changed by the senior"}, version_of(outcome))
    writing.edit_line(final, line=outcome, edit=edit, by=people.senior)
    with pytest.raises(Refused, match="You wrote part"):
        sign(people.senior, seen=fingerprint(content_of(final, on=LATER)))
    assert not SeniorCheck.objects.filter(state="signed").exists()


def test_a_final_plan_goes_to_the_family_the_setting_and_health_once(people):
    final = to_be_final(served(a_plan_ready(people), people), people)
    signed(final, people)

    final = issuing.make_final(final, on=LATER, by=people.officer)

    to = Message.objects.filter(code__in=("final-plan", "plan-to-setting", "plan-to-health"))
    assert sorted(to.values_list("code", flat=True)) == [
        "final-plan",
        "plan-to-health",
        "plan-to-setting",
    ]
    plan = content_of(final)
    assert (plan.front.signed_by, plan.front.signed_on) == ("Sal Senior", LATER)
    assert plan.front.review_due == date(2027, 6, 28)
    with pytest.raises(Refused, match="no longer changes"):
        issuing.make_final(final, on=LATER, by=people.officer)
    assert to.count() == 3


def test_what_a_version_takes_away_is_restored_or_accepted_with_a_reason(people):
    draft = served(a_plan_ready(people), people)
    final = to_be_final(draft, people)
    line = final.provision.get(section="F", number=1)
    shorter = line.text.replace("40 minutes", "20 minutes")
    edit = Edit({"text": shorter, "duration": "20 minutes"}, version_of(line))
    writing.edit_line(final, line=line, edit=edit, by=people.officer)

    assert "losses" in closed(final, LATER)
    for lost in losses_of(final):
        with pytest.raises(Refused, match="Say why"):
            checking.accept_loss(final, key=lost.key, because="", by=people.officer)
        checking.accept_loss(final, key=lost.key, because="New advice", by=people.officer)
    assert "losses" not in closed(final, LATER)
    assert AcceptedLoss.objects.filter(version=final).exists()

    restore_line(final, label="F1", by=people.officer)
    assert losses_of(final) == ()


def test_amendments_are_noticed_with_old_and_new_and_then_made(people):
    final = to_be_final(served(a_plan_ready(people), people), people)
    signed(final, people)
    final = issuing.make_final(final, on=LATER, by=people.officer)
    notice = versions.begin_version(final.plan, status="proposed_amendment", by=people.officer)
    line = notice.provision.get(section="F", number=1)
    longer = line.text.replace("40 minutes", "45 minutes")
    edit = Edit(
        {"text": longer, "duration": "45 minutes plus 15 minutes hand-over"}, version_of(line)
    )
    writing.edit_line(notice, line=line, edit=edit, by=people.officer)
    on, end = date(2026, 7, 6), date(2026, 7, 24)

    notice = issuing.send_for_comment(notice, on=on, comment_by=end, by=people.officer)
    issuing.note_served(notice, on=on, by=people.officer, today=on)
    letter = Message.objects.get(code="amendment-notice")
    assert len(letter.enclosures.filter(sort="plan")) == 3  # as it is, as proposed, side by side

    amended = versions.begin_version(notice.plan, status="amended_final", by=people.officer)
    assert amended.naming.name == final.naming.name
    later = date(2026, 8, 3)
    checking.ask_check(amended, note="", by=people.officer)
    mark = fingerprint(content_of(amended, on=later))
    checking.sign(amended, seen=mark, comments="", by=people.senior, today=later)
    amended = issuing.make_final(amended, on=later, by=people.officer)

    assert Message.objects.filter(code="amended-plan").count() == 1
    assert content_of(amended).front.review_due == date(2027, 6, 28)
    assert [v.status for v in final.plan.versions.all()] == [
        "draft",
        "final",
        "proposed_amendment",
        "amended_final",
    ]
