"""Versions follow each other, and what went out stays as it was."""

from datetime import date

import pytest

from cases.refusals import Refused
from plans.actions import versions, writing
from plans.content import fingerprint, read_plan
from plans.models import Version
from plans.queries.assembling import content_of
from plans.versioning import freeze
from tests.factories import CaseFactory
from tests.people import cast
from tests.plans.a_plan import a_case, a_draft, exemplar

pytestmark = pytest.mark.django_db
ON = date(2026, 6, 9)


def test_a_plan_is_begun_once_it_is_decided():
    people = cast()

    with pytest.raises(Refused, match="once it is decided"):
        versions.begin_plan(CaseFactory(officer=people.officer), by=people.officer)
    case = a_case(people)
    version = versions.begin_plan(case, by=people.officer)
    with pytest.raises(Refused, match="begun already"):
        versions.begin_plan(case, by=people.officer)

    assert (version.number, version.status) == (1, "draft")


def test_what_is_written_into_a_version_is_the_plan_that_comes_out_of_it():
    people = cast()
    wanted = exemplar()

    plan = content_of(a_draft(a_case(people), people.officer))

    assert plan.needs == tuple(
        need.__class__(need.id, need.section, need.text, need.area) for need in wanted.needs
    )
    assert [one.text for one in plan.outcomes] == [one.text for one in wanted.outcomes]
    for line, meant in zip(plan.provision, wanted.provision, strict=True):
        assert (line.id, line.text, line.frequency) == (meant.id, meant.text, meant.frequency)
        assert set(line.need_refs) == set(meant.need_refs)
        assert set(line.outcome_refs) == set(meant.outcome_refs)
    assert plan.views == wanted.views
    assert plan.strengths == wanted.strengths
    assert plan.nil == wanted.nil


def test_the_next_version_is_a_copy_with_links_and_the_old_one_never_changes():
    people = cast()
    first = a_draft(a_case(people), people.officer)
    freeze(first, on=ON, by=people.officer)

    second = versions.begin_version(first.plan, status="amended_draft", by=people.officer)
    line = second.provision.get(section="F", number=1)
    writing.take_out(second, line=line, because="Tried", by=people.officer)

    assert fingerprint(content_of(first)) == first.fingerprint
    assert content_of(first) == read_plan(first.content)
    assert len(content_of(first).provision) == len(content_of(second).provision) + 1
    assert [x.need_refs for x in content_of(second).provision] == [
        x.need_refs for x in content_of(first).provision if x.id != "F1"
    ]
    with pytest.raises(Refused, match="no longer changes"):
        writing.take_out(first, line=line, because="", by=people.officer)


def test_h_109_an_older_version_that_comes_back_is_a_new_version():
    people = cast()
    first = a_draft(a_case(people), people.officer)
    freeze(first, on=ON, by=people.officer)
    second = versions.begin_version(first.plan, status="amended_draft", by=people.officer)
    writing.take_out(second, line=second.needs.first(), because="", by=people.officer)
    freeze(second, on=ON, by=people.officer)

    third = versions.begin_version(
        first.plan, status="amended_draft", by=people.officer, like=first
    )

    assert [v.number for v in Version.objects.filter(plan=first.plan)] == [1, 2, 3]
    assert content_of(third).needs == content_of(first).needs


def test_only_one_version_is_written_at_a_time_and_only_one_that_may_follow():
    people = cast()
    first = a_draft(a_case(people), people.officer)

    with pytest.raises(Refused, match="being written"):
        versions.begin_version(first.plan, status="final", by=people.officer)
    freeze(first, on=ON, by=people.officer)
    with pytest.raises(Refused, match="cannot follow"):
        versions.begin_version(first.plan, status="amended_final", by=people.officer)
    given_up = versions.begin_version(first.plan, status="final", by=people.officer)
    versions.give_up_version(given_up, because="Begun by mistake", by=people.officer)

    assert versions.begin_version(first.plan, status="final", by=people.officer).number == 3
