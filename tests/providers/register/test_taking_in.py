"""What taking an extract in changes, what it refuses, and what it never touches."""

from datetime import date

import pytest

from providers.models import Knowledge, Provider, RegisterChange, RegisterRun
from providers.register import NotARegister, Outcome, import_links, import_register, look
from tests.providers.a_register import a_school, a_service
from tests.providers.register.extracts import HEADER, LAYOUTS, a_row, an_extract

pytestmark = pytest.mark.django_db
MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)


def test_the_same_file_twice_changes_nothing(tmp_path):
    path = an_extract(tmp_path, a_row("999001"), a_row("999002", EstablishmentName="Other"))
    import_register(path, on=MAY)
    before = list(Provider.objects.order_by("pk").values())

    outcome = import_register(path, on=MAY)

    assert outcome == Outcome(added=0, changed=0, unchanged=2)
    assert list(Provider.objects.order_by("pk").values()) == before
    assert not RegisterChange.objects.exists()


@pytest.mark.parametrize("layout", ["2017", "2018", "2025-excel", "2026"])
def test_every_layout_twice_changes_nothing(layout):
    first = import_register(LAYOUTS / f"{layout}.csv", on=MAY)

    second = import_register(LAYOUTS / f"{layout}.csv", on=MAY)

    assert second == Outcome(added=0, changed=0, unchanged=first.added)


def test_a_setting_is_the_same_however_it_was_written(tmp_path):
    import_register(an_extract(tmp_path, a_row()), on=MAY)
    written = Provider.objects.values().get()

    again = Provider.objects.get()
    again.save()

    assert Provider.objects.values().get() == written
    assert again.words.startswith(" example primary school ")


def test_what_changed_of_name_type_status_and_section_41_is_kept(tmp_path):
    import_register(an_extract(tmp_path, a_row()), on=MAY)
    after = a_row(
        EstablishmentName="Example Academy",
        **{
            "TypeOfEstablishment (code)": "34",
            "TypeOfEstablishment (name)": "Academy converter",
            "EstablishmentStatus (code)": "3",
            "EstablishmentStatus (name)": "Open, but proposed to close",
            "Section41Approved (name)": "Approved",
            "NumberOfPupils": "210",
        },
    )

    outcome = import_register(an_extract(tmp_path, after), on=JUNE)

    assert outcome == Outcome(added=0, changed=1, unchanged=0)
    kept = RegisterChange.objects.order_by("pk").values_list("field", "before", "after")
    assert list(kept) == [
        ("name", "Example Primary School", "Example Academy"),
        ("type_name", "Community school", "Academy converter"),
        ("status", "Open", "Open, but proposed to close"),
        ("section_41", "Not applicable", "Approved"),
    ]
    run = RegisterChange.objects.first().run
    assert (run.extracted_on, run.changed, run.state) == (JUNE, 1, "done")


def test_first_and_last_seen_follow_the_extracts_and_nothing_is_removed(tmp_path):
    both = an_extract(tmp_path, a_row("999001"), a_row("999002"))
    import_register(both, on=MAY)

    outcome = import_register(an_extract(tmp_path, a_row("999001")), on=JUNE, even_so=True)

    seen = Provider.objects.order_by("urn").values_list("urn", "first_seen", "last_seen")
    assert list(seen) == [("999001", MAY, JUNE), ("999002", MAY, MAY)]
    assert outcome.report["absent"] == ["999002"]


def test_a_changed_setting_keeps_the_day_it_was_first_seen(tmp_path):
    import_register(an_extract(tmp_path, a_row()), on=MAY)

    import_register(an_extract(tmp_path, a_row(NumberOfPupils="9")), on=JUNE)

    seen = Provider.objects.values_list("first_seen", "last_seen", "pupils")
    assert list(seen) == [(MAY, JUNE, 9)]


def test_what_the_council_knows_and_services_of_its_own_are_not_touched(tmp_path):
    school = a_school(urn="999001", name="Example Primary School")
    known = Knowledge.objects.create(provider=school, notes="A quiet room", inbox="a@b.example")
    service = a_service()

    import_register(an_extract(tmp_path, a_row(NumberOfPupils="9")), on=JUNE)

    known.refresh_from_db()
    assert (known.notes, known.inbox, known.history.count()) == ("A quiet room", "a@b.example", 1)
    service.refresh_from_db()
    assert (service.last_seen, service.source) == (None, "local")


def test_what_a_file_has_no_column_for_stays_as_it_was(tmp_path):
    import_register(an_extract(tmp_path, a_row(**{"Section41Approved (name)": "Approved"})), on=MAY)
    header = [n for n in HEADER if n not in ("Section41Approved (name)", "Postcode")]

    outcome = import_register(an_extract(tmp_path, a_row(Town="Newton"), header=header), on=JUNE)

    school = Provider.objects.get()
    assert (school.section_41, school.postcode, school.town) == ("Approved", "B31 1LQ", "Newton")
    assert outcome.report["missed"] == ["Postcode", "Section41Approved (name)"]


def test_a_reused_urn_is_listed_and_not_taken(tmp_path):
    import_register(an_extract(tmp_path, a_row()), on=MAY)
    other = a_row(
        EstablishmentName="Northern Maritime College",
        Postcode="NE1 1AA",
        **{"TypeOfEstablishment (code)": "18", "TypeOfEstablishment (name)": "Further education"},
    )
    path = an_extract(tmp_path, other)

    outcome = import_register(path, on=JUNE)

    assert outcome == Outcome(added=0, changed=0, unchanged=0)
    assert outcome.report["held"] == [
        {
            "row": 2,
            "urn": "999001",
            "before": "Example Primary School, Community school, B31 1LQ",
            "after": "Northern Maritime College, Further education, NE1 1AA",
        }
    ]
    assert Provider.objects.get().name == "Example Primary School"

    taken = import_register(path, on=JUNE, take=frozenset({"999001"}))

    assert (taken.changed, Provider.objects.get().name) == (1, "Northern Maritime College")


def test_a_file_with_a_tenth_fewer_rows_is_taken_and_with_more_than_that_refused(tmp_path):
    rows = [a_row(f"9990{number:02}") for number in range(20)]
    import_register(an_extract(tmp_path, *rows), on=MAY)

    assert import_register(an_extract(tmp_path, *rows[:18]), on=MAY).unchanged == 18
    with pytest.raises(NotARegister) as refused:
        import_register(an_extract(tmp_path, *rows[:16]), on=MAY)

    assert str(refused.value) == (
        "The file has 16 rows, and the last one had 18: more than 10% fewer."
        " It may be cut short, or a part of the register."
    )
    assert import_register(an_extract(tmp_path, *rows[:16]), on=MAY, even_so=True).unchanged == 16


def test_an_older_file_is_refused(tmp_path):
    import_register(an_extract(tmp_path, a_row()), on=JUNE)

    with pytest.raises(NotARegister) as refused:
        import_register(an_extract(tmp_path, a_row()), on=MAY)

    said = "The file is of 01/05/2026, older than the register that we hold."
    assert str(refused.value) == said


def test_a_shifted_row_stops_the_file_until_somebody_says_to_leave_it_out(tmp_path):
    path = an_extract(tmp_path, a_row("999001"), a_row("999002", **{"LA (code)": "Camden"}))

    with pytest.raises(NotARegister):
        import_register(path, on=MAY)
    assert not Provider.objects.exists()

    assert import_register(path, on=MAY, even_so=True).added == 1


def test_looking_changes_nothing(tmp_path):
    looked = look(an_extract(tmp_path, a_row()), on=MAY)

    assert looked.outcome == Outcome(added=1, changed=0, unchanged=0)
    assert not Provider.objects.exists() and not RegisterRun.objects.exists()


@pytest.mark.parametrize(
    ("type_code", "group_code", "group"),
    [
        ("44", "10", "special"),  # an academy by its group
        ("36", "11", "special"),
        ("32", "9", "special"),
        ("10", "5", "special"),
        ("34", "5", "mainstream"),
        ("18", "1", "college"),
        ("14", "4", "alternative"),
        ("30", "6", "elsewhere"),
        ("25", "9", "elsewhere"),
        ("99", "9", "other"),
    ],
)
def test_special_is_told_by_the_type_and_never_by_the_group(tmp_path, type_code, group_code, group):
    row = a_row(
        **{"TypeOfEstablishment (code)": type_code, "EstablishmentTypeGroup (code)": group_code}
    )

    import_register(an_extract(tmp_path, row), on=MAY)

    assert Provider.objects.get().group == group


def test_h009_a_name_that_lost_its_letter_is_mended_from_the_links_and_stays_mended(tmp_path):
    lost = an_extract(
        tmp_path, a_row(EstablishmentName="St Thomas \ufffd Becket School"), encoding="utf-8"
    )
    import_register(lost, on=MAY)
    links = tmp_path / "links.csv"
    links.write_bytes(
        "URN,LinkURN,LinkName,LinkType,LinkEstablishedDate\n"
        "999009,999001,St Thomas à Becket School,Successor,31-10-2012\n".encode("cp1252")
    )

    import_links(links)
    again = import_register(lost, on=MAY)

    assert Provider.objects.get().name == "St Thomas à Becket School"
    assert again == Outcome(added=0, changed=0, unchanged=1)
