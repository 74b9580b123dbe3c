"""What a file says is recorded through the real actions, once, and never over what stands."""

from datetime import date

import pytest

from accounts.models import Role
from cases.access import cases_visible_to
from cases.models import AuditEntry, Case, Child, Deadline, Entry, IntakeItem
from cases.queries.intake import items_for
from providers.imports.applying import apply_row, effect_of
from providers.imports.fitting import Importing
from providers.imports.running import apply_file, check_file
from tests.factories import TeamFactory, UserFactory
from tests.providers.imports.files import TODAY, URN, row, school, told, write_csv

UPN = "B749238521299"
REFUSED = {"decision": "not assess", "decision_on": "2026-10-01"}
ASSESSED = {"decision": "assess", "decision_on": "2026-10-01"}


@pytest.fixture
def officer(db):
    return UserFactory(email="cora@council.example", team=TeamFactory())


@pytest.fixture
def read_in(officer, tmp_path):
    """Read rows in as the officer: effects and faults."""

    def read(*rows, by=officer):
        visible = cases_visible_to(by)
        report = check_file(write_csv(tmp_path, *rows), TODAY, visible, by=by)
        apply_file(report, by=by, visible=visible)
        return dict(report.effects), told(report)

    return read


def _entries(case):
    return list(case.entries.order_by("pk").values_list("kind", "on"))


def test_a_row_opens_a_case_with_its_chronology_and_its_deadlines(read_in, officer):
    school(name="Ridge School")
    effects, faults = read_in(
        row(**ASSESSED, school_urn=URN, officer_email="cora@council.example", sex="F", upn=UPN)
    )

    case = Case.objects.get()
    assert (effects, faults) == ({"created": 1}, [])
    assert (case.reference, case.officer, case.team) == ("PAPER-1", officer, officer.team)
    assert (case.setting_urn, case.setting_name) == (URN, "Ridge School")
    assert (case.child.upn, case.child.sex) == (UPN, "F")
    assert _entries(case) == [
        ("request_received", date(2026, 9, 1)),
        ("decided_to_assess", date(2026, 10, 1)),
    ]
    due = dict(Deadline.objects.filter(case=case).values_list("rule", "due"))
    assert due == {
        "A01": date(2026, 10, 13),
        "A02": None,
        "A02b": None,
        "A04": date(2026, 12, 22),
        "A07": date(2027, 1, 19),
        "A99": date(2027, 1, 4),
    }


def test_each_row_leaves_one_audit_entry_of_who_read_it_in(read_in, officer):
    read_in(row(), row(reference="PAPER-2", forename="Ben", surname="Other"))

    done = AuditEntry.objects.filter(action__endswith="receive_imported")
    assert list(done.values_list("by", flat=True)) == [officer.pk] * 2


def test_the_same_file_again_changes_nothing(read_in):
    rows = [row(**ASSESSED), row(reference="PAPER-2", forename="", surname="Madonna")]
    read_in(*rows)
    before = (Entry.objects.count(), AuditEntry.objects.count(), Child.history.count())

    effects, faults = read_in(*rows)

    assert (effects, faults) == ({"unchanged": 2}, [])
    assert (Entry.objects.count(), AuditEntry.objects.count(), Child.history.count()) == before


def test_a_later_file_adds_what_has_happened_since(read_in):
    read_in(row())

    effects, faults = read_in(row(**REFUSED, postcode="EX1 1AA", sex="M"))

    case = Case.objects.get()
    assert (effects, faults) == ({"updated": 1}, [])
    assert (case.child.postcode, case.child.sex) == ("EX1 1AA", "M")
    assert _entries(case)[1:] == [
        ("decided_not_to_assess", date(2026, 10, 1)),
        ("decision_notice_sent", date(2026, 10, 1)),
    ]


OTHER_DAY = "The case has another day for this. Correct it on the case, or in the file."


@pytest.mark.parametrize(
    ("changes", "column", "message"),
    [
        ({"received_on": "2026-09-02"}, "received_on", OTHER_DAY),
        (ASSESSED | {"decision_on": "2026-10-02"}, "decision_on", OTHER_DAY),
        (
            REFUSED,
            "decision",
            "The case has another decision. Correct it on the case, or in the file.",
        ),
        (
            {"source": "school"},
            "source",
            "The case has another source. Correct it on the case, or in the file.",
        ),
        (
            {"upn": "T429458311296"},
            "upn",
            "The case has another UPN. Correct it on the case, or in the file.",
        ),
        (
            {"postcode": "EX2 2BB"},
            "postcode",
            "The case has another postcode. Correct it on the case, or in the file.",
        ),
        (
            {"school_urn": "102129"},
            "school_urn",
            "The case has another school. Correct it on the case, or in the file.",
        ),
        (
            {"date_of_birth": "2018-05-05"},
            "date_of_birth",
            "The case has another date of birth. Correct it on the case, or in the file.",
        ),
        (
            {"surname": "Other"},
            "reference",
            "This reference belongs to a child of another name.",
        ),
    ],
)
def test_a_row_that_says_otherwise_is_told_and_nothing_is_written_over(
    read_in, changes, column, message
):
    school()
    school("102129")
    full = ASSESSED | {"upn": UPN, "postcode": "EX1 1AA", "school_urn": URN}
    read_in(row(**full))
    before = _entries(Case.objects.get())

    effects, faults = read_in(row(**(full | changes)))

    assert (effects, faults) == ({}, [(2, column, message)])
    assert _entries(Case.objects.get()) == before


def test_everything_that_a_row_says_otherwise_is_told(read_in):
    read_in(row(**ASSESSED, upn=UPN, sex="F"))
    changed = {"received_on": "2026-09-02", "source": "school", "sex": "M", "upn": "T429458311296"}

    _, faults = read_in(row(**(ASSESSED | changed | {"decision_on": "2026-10-02"})))

    assert [column for _, column, _ in faults] == [
        "received_on",
        "source",
        "sex",
        "upn",
        "decision_on",
    ]


def test_a_case_that_another_import_opened_meanwhile_is_not_a_fault(officer, tmp_path):
    visible = cases_visible_to(officer)
    path = write_csv(tmp_path, row(), row(reference="PAPER-2", forename="Ben", surname="Other"))
    first, second = (check_file(path, TODAY, visible, by=officer) for _ in "12")
    slow = Importing(officer, visible, second.known, second.references)

    apply_file(first, by=officer, visible=visible)

    assert [effect_of(one, slow) for one in second.valid[:1]] == ["unchanged"]
    assert [apply_row(one, slow) for one in second.valid] == ["unchanged"] * 2
    assert Case.objects.count() == 2


def test_a_reference_of_a_case_out_of_sight_tells_nothing_of_it(read_in):
    read_in(row(officer_email="cora@council.example"))
    stranger = UserFactory(team=TeamFactory())

    _, faults = read_in(row(), by=stranger)

    assert faults == [(2, "reference", "This reference is in use already.")]


def test_h050_a_reference_of_a_restricted_case_answers_as_if_it_were_free(read_in):
    read_in(row(officer_email="cora@council.example"))
    hidden = Case.objects.get()
    Case.objects.update(restricted=True)
    stranger, free = UserFactory(team=TeamFactory()), row(reference="FREE-1")

    first = [read_in(one, by=stranger) for one in (row(), free)]
    again = [read_in(one, by=stranger) for one in (row(), free)]

    assert first[0] == first[1]
    assert again[0] == again[1]
    item = IntakeItem.objects.get()
    assert (item.case, item.state, item.surname) == (hidden, "waiting", hidden.child.surname)
    assert list(items_for(stranger)) == []


def test_a_child_already_on_the_records_is_not_opened_again(read_in):
    read_in(row())

    effects, faults = read_in(row(reference="PAPER-9"))

    words = "This may be the same child as in case PAPER-1. Record this request by hand."
    assert (effects, faults) == ({}, [(2, "surname", words)])
    assert Case.objects.count() == 1


def test_a_child_of_another_team_is_not_opened_a_second_time(read_in, officer):
    read_in(row(officer_email="cora@council.example"))
    stranger = UserFactory(team=TeamFactory())

    _, faults = read_in(row(reference="PAPER-9"), by=stranger)

    words = "This may be the same child as in case PAPER-1. Record this request by hand."
    assert faults == [(2, "surname", words)]


def test_a_restricted_case_is_never_revealed_by_a_match(read_in, officer):
    read_in(row(officer_email="cora@council.example"))
    Case.objects.update(restricted=True)

    assert read_in(row(reference="PAPER-9")) == ({"created": 1}, [])


def test_h007_twins_of_one_file_are_two_children(read_in):
    home = {"postcode": "EX1 1AA"}
    effects, faults = read_in(
        row(forename="Ada", **home), row(reference="PAPER-2", forename="Ida", **home)
    )

    assert (effects, faults) == ({"created": 2}, [])
    assert sorted(Child.objects.values_list("forename", flat=True)) == ["Ada", "Ida"]


def test_h007_a_twin_in_a_later_file_is_left_to_a_person(read_in):
    read_in(row(forename="Ada", postcode="EX1 1AA"))

    _, faults = read_in(row(reference="PAPER-2", forename="Ida", postcode="EX1 1AA"))

    assert Case.objects.count() == 1
    assert [(number, column) for number, column, _ in faults] == [(2, "surname")]


def test_one_bad_row_never_stops_the_rest(read_in, monkeypatch):
    from providers.imports import applying

    whole = applying.receive_imported

    def breaks(row, *rest, by):
        if row.number == 2:
            raise RuntimeError("a fault of ours")
        return whole(row, *rest, by=by)

    monkeypatch.setattr(applying, "receive_imported", breaks)

    effects, faults = read_in(row(), row(reference="PAPER-2", forename="Ben", surname="Other"))

    assert effects == {"created": 1}
    assert faults == [(2, "", "This row could not be recorded. Do it by hand.")]


def test_a_data_officer_reads_in_without_holding_the_cases(read_in):
    data = UserFactory(role=Role.DATA_OFFICER)

    read_in(row(), by=data)

    assert Case.objects.get().officer is None
