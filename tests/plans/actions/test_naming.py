"""Section I says what the family may read there, and never before the plan is final."""

from datetime import date

import pytest

from cases.refusals import Refused
from plans.actions import naming, versions, writing
from plans.actions.naming import Chosen
from plans.actions.representations import Said
from plans.models import Naming
from plans.queries.assembling import content_of
from plans.queries.naming import (
    LOOK_UP,
    MUST_NAME,
    NO_RIGHT,
    WE_CHOOSE,
    candidates_for,
    doubts_of,
    in_the_list,
    naming_of,
)
from plans.versioning import freeze
from providers.models import Provider
from tests.people import cast
from tests.plans.an_answer import TODAY, a_sent_draft, consulted, told
from tests.providers.a_register import a_school, a_service

pytestmark = pytest.mark.django_db
FROM = date(2026, 9, 1)


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def version(people):
    """The final plan as it is being written, after the draft was sent."""
    draft = a_sent_draft(people)
    draft.case.setting_name, draft.case.setting_urn = "Present School", "999001"
    draft.case.save()
    return versions.begin_version(draft.plan, status="final", by=people.officer)


@pytest.fixture
def school(people, version):
    """A school that was consulted and can."""
    found = a_school("999102", "Hallowmere Academy", type_code="34", type_name="Academy converter")
    consulted(version.case, found, people.officer, position="can")
    return found


def chosen(school: Provider | None = None, **more) -> Chosen:
    return Chosen(**({"provider": school, "from_date": FROM if school else None} | more))


def test_a_draft_names_nothing(people):
    draft = a_sent_draft(people)
    amended = versions.begin_version(draft.plan, status="amended_draft", by=people.officer)

    with pytest.raises(Refused, match=r"stays empty in a draft .*section 38\(5\)"):
        naming.name_setting(amended, chosen=chosen(a_school()), by=people.officer)

    assert Naming.objects.count() == 0


def test_what_is_named_is_kept_as_it_is_called_on_the_day(people, version, school):
    a_school("999001", "Present School")

    naming.name_setting(
        version, chosen=chosen(school, until_date=date(2026, 7, 21)), by=people.officer
    )
    school.name = "Renamed Academy"
    school.save()

    named = content_of(version).named
    assert (named.setting.name, named.setting.urn) == ("Hallowmere Academy", "999102")
    assert (named.setting.type, named.setting.from_date) == ("Academy converter", FROM)
    assert named.until is not None
    assert (named.until.name, named.until.to_date) == ("Present School", date(2026, 7, 21))
    assert naming_of(version).consultation.provider == school
    assert doubts_of(version, TODAY) == []


def test_a_setting_that_was_never_consulted_is_named_by_a_senior_with_a_reason_alone(
    people, version
):
    other = a_school("999109", "Other School")
    with pytest.raises(Refused, match="never consulted. Consult it first"):
        naming.name_setting(
            version,
            chosen=chosen(other, not_consulted_because="I say so"),
            by=people.officer,
        )
    with pytest.raises(Refused, match="Say why it is named all the same"):
        naming.name_setting(version, chosen=chosen(other), by=people.senior)

    kept = naming.name_setting(
        version, chosen=chosen(other, not_consulted_because="Tribunal order"), by=people.senior
    )

    assert kept.not_consulted_because == "Tribunal order"
    assert doubts_of(version, TODAY) == ["Other School was never consulted."]


def test_a_consultation_that_was_taken_back_is_none(people, version):
    other = a_school("999109", "Other School")
    one = consulted(version.case, other, people.officer, position="can")
    one.state = "withdrawn"
    one.save()

    with pytest.raises(Refused, match="never consulted"):
        naming.name_setting(version, chosen=chosen(other), by=people.officer)


@pytest.mark.parametrize("instead", ["school", "type_only", "otherwise_than_at_school"])
def test_what_is_not_the_familys_wish_needs_the_reason(people, version, school, instead):
    wish = a_school("999103", "Quarrendale School")
    told(version.based_on, people.officer, Said("Name it", section="I", asks_for=wish))
    given = (
        {"school": school}
        if instead == "school"
        else {"reason": instead, "type": "Special school", "note": "Not right for her"}
    )

    with pytest.raises(Refused, match="The family asked for Quarrendale School"):
        naming.name_setting(version, chosen=chosen(**given), by=people.officer)
    naming.name_setting(
        version, chosen=chosen(**given, because="s.39(4)(b)(ii)"), by=people.officer
    )

    assert naming_of(version).because == "s.39(4)(b)(ii)"


def test_the_wish_counts_that_was_only_in_the_consultation(people, version, school):
    wish = a_school("999103", "Quarrendale School")
    consulted(version.case, wish, people.officer, family_asked_for_it=True, position="can")

    with pytest.raises(Refused, match="The family asked for Quarrendale School"):
        naming.name_setting(version, chosen=chosen(school), by=people.officer)
    naming.name_setting(version, chosen=chosen(wish), by=people.officer)


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({}, "Select what Section I is to say"),
        ({"reason": "type_only"}, "Enter the type"),
        ({"reason": "otherwise_than_at_school"}, "Say why no school or college"),
        ({"reason": "a whim"}, "Select what Section I is to say"),
    ],
)
def test_section_i_says_a_type_or_why_there_is_no_setting(people, version, given, why):
    with pytest.raises(Refused, match=why):
        naming.name_setting(version, chosen=chosen(**given), by=people.officer)


def test_days_that_cannot_be_and_settings_that_are_none_are_refused(people, version, school):
    for given, why in (
        (chosen(school, from_date=None), "Enter the day from which"),
        (chosen(school, until_date=FROM), "must be before the first day"),
        (chosen(a_service()), "is a service"),
        (chosen(a_school("999108", "Gone School", status="Closed")), "is closed"),
    ):
        with pytest.raises(Refused, match=why):
            naming.name_setting(version, chosen=given, by=people.senior)


def test_a_type_only_and_education_elsewhere_name_no_school(people, version):
    naming.name_setting(
        version, chosen=chosen(reason="type_only", type="Special school"), by=people.officer
    )
    named = content_of(version).named
    assert (named.setting.name, named.setting.type, named.reason) == (
        "",
        "Special school",
        "type_only",
    )

    kept = naming_of(version)
    naming.name_setting(
        version,
        chosen=chosen(reason="otherwise_than_at_school", note="At home with a tutor"),
        by=people.officer,
        seen=kept.history.latest().history_id,
    )
    version.refresh_from_db()
    named = content_of(version).named
    assert (named.setting.type, named.reason) == ("", "otherwise_than_at_school")


def test_two_who_fill_in_section_i_do_not_write_over_each_other(people, version, school):
    naming.name_setting(version, chosen=chosen(school), by=people.senior)

    with pytest.raises(Refused, match="Sal Senior changed Section I while you were writing"):
        naming.name_setting(
            version, chosen=chosen(reason="type_only", type="x"), by=people.officer, seen=0
        )

    assert naming_of(version).name == "Hallowmere Academy"


def test_section_i_can_be_emptied_again_and_its_history_stays(people, version, school):
    with pytest.raises(Refused, match="Nothing is named yet"):
        naming.name_nothing(version, by=people.officer)
    naming.name_setting(version, chosen=chosen(school), by=people.officer)

    naming.name_nothing(version, by=people.officer)

    assert content_of(version).named.setting.name == ""
    assert [one.name for one in naming_of(version).history.all()] == ["", "Hallowmere Academy"]


def test_what_was_issued_is_not_named_anew(people, version, school):
    naming.name_setting(version, chosen=chosen(school), by=people.officer)
    freeze(version, on=TODAY, by=people.officer)

    with pytest.raises(Refused, match="no longer changes"):
        naming.name_setting(version, chosen=chosen(reason="type_only", type="x"), by=people.officer)


def test_a_setting_that_was_shown_another_section_f_is_flagged(people, version, school):
    line = version.provision.get(section="F", number=1)
    assert candidates_for(version, TODAY)[0].changed == ()
    line.text = "Forty minutes"
    line.save()
    writing.take_out(
        version, line=version.provision.get(section="F", number=2), because="", by=people.officer
    )

    candidate = candidates_for(version, TODAY)[0]
    assert candidate.changed == ("F1", "F2")
    naming.name_setting(version, chosen=chosen(school), by=people.officer)
    assert doubts_of(version, TODAY) == [
        "Section F was changed since Hallowmere Academy was consulted: F1, F2."
        " Tell them, or consult them again."
    ]


def test_a_line_that_is_joined_to_another_need_is_no_other_provision(people, version, school):
    version.provision.get(section="F", number=1).needs.clear()

    assert candidates_for(version, TODAY)[0].changed == ()


def test_no_answer_a_no_and_a_consultation_before_any_draft_are_said(people, version):
    silent, unable = a_school("999104", "Silent School"), a_school("999105", "Full School")
    consulted(version.case, silent, people.officer, on=date(2026, 5, 1))
    consulted(version.case, unable, people.officer, position="cannot", says_full=True)

    for school, doubts in (
        (
            silent,
            [
                "Silent School has not answered. Silence is neither a yes nor a no.",
                "Silent School was consulted before any version had been sent.",
            ],
        ),
        (unable, ["Full School answered: says it cannot."]),
    ):
        kept = naming_of(version)
        seen = kept.history.latest().history_id if kept else 0
        naming.name_setting(version, chosen=chosen(school), by=people.officer, seen=seen)
        assert doubts_of(version, TODAY) == doubts


@pytest.mark.parametrize(
    ("code", "approved", "listed", "test"),
    [
        ("01", "", True, MUST_NAME),
        ("08", "", True, MUST_NAME),
        ("10", "Approved", True, MUST_NAME),
        ("10", "", False, NO_RIGHT),
        ("11", "Not approved", False, NO_RIGHT),
        ("30", "", False, NO_RIGHT),
        ("14", "", None, LOOK_UP),
    ],
)
def test_which_test_the_law_puts_to_what_the_family_asked_for(
    people, version, code, approved, listed, test
):
    school = a_school("999107", "Asked School", type_code=code, section_41=approved)
    consulted(version.case, school, people.officer, family_asked_for_it=True, position="can")
    ours = a_school("999106", "Our School", type_code=code)
    consulted(version.case, ours, people.officer, position="can")

    assert in_the_list(school) is listed
    first, second = candidates_for(version, TODAY)
    assert (first.provider, first.test) == (school, test)
    assert (second.provider, second.test) == (ours, WE_CHOOSE)
