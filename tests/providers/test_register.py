"""The register of establishments is read by the names of its columns and kept by URN."""

import pytest

from providers.models import Provider
from providers.register import BUNDLED, NotARegister, Outcome, bundled_names, import_register

HEADER = "URN,EstablishmentName,TypeOfEstablishment (code),EstablishmentStatus (code),LA (code)"


def _file(tmp_path, *lines, encoding="utf-8"):
    path = tmp_path / "register.csv"
    path.write_bytes("\n".join([HEADER, *lines]).encode(encoding))
    return path


@pytest.mark.django_db
def test_the_bundled_extract_is_read_once():
    assert import_register() == Outcome(added=1924, changed=0, unchanged=0)
    assert import_register() == Outcome(added=0, changed=0, unchanged=1924)

    school = Provider.objects.get(urn="100025")
    assert (school.name, school.postcode, school.authority_code, school.type_code) == (
        "Gospel Oak Primary School",
        "NW3 2JB",
        "202",
        "01",
    )
    assert (school.low_age, school.high_age, school.capacity) == (3, 11, 459)


@pytest.mark.django_db
def test_a_changed_name_is_taken_over_and_nothing_is_removed(tmp_path):
    import_register(_file(tmp_path, "100025,Old Name,1,1,202", "100026,Gone Later,1,1,202"))

    outcome = import_register(_file(tmp_path, "100025,New Name,1,1,202"), even_so=True)

    assert outcome == Outcome(added=0, changed=1, unchanged=0)
    assert list(Provider.objects.order_by("urn").values_list("name", flat=True)) == [
        "New Name",
        "Gone Later",
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_h260_the_register_is_read_however_it_was_saved(tmp_path, encoding):
    import_register(_file(tmp_path, "100025,École,1,1,5", encoding=encoding))

    school = Provider.objects.get()
    assert (school.name, school.type_code, school.authority_code) == ("École", "01", "005")


@pytest.mark.django_db
@pytest.mark.parametrize("urn", ["", "12345", "1234567", "１２３４５６", "ABCDEF"])
def test_a_row_without_a_urn_stops_the_whole_reading(tmp_path, urn):
    path = _file(tmp_path, "100025,Gospel Oak,1,1,202", f"{urn},Other,1,1,202")

    with pytest.raises(NotARegister) as refused:
        import_register(path)

    assert str(refused.value) == f"Row 3: “{urn}” is not a URN of 6 digits."
    assert Provider.objects.count() == 0


def test_a_file_that_is_not_there_is_told_in_words(tmp_path):
    with pytest.raises(NotARegister) as refused:
        import_register(tmp_path / "none.csv")

    assert str(refused.value) == "The file cannot be read: No such file or directory."


def test_the_bundled_names_need_no_database():
    names = bundled_names()

    assert (len(names), names["100025"]) == (1924, "Gospel Oak Primary School")
    assert BUNDLED.exists()
