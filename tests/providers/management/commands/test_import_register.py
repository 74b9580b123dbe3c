"""Reading the register from the command line."""

import pytest
from django.core.management import CommandError, call_command

from providers.models import Provider


@pytest.mark.django_db
def test_the_bundled_extract_is_read_and_again_changes_nothing(capsys):
    call_command("import_register")
    call_command("import_register")

    assert capsys.readouterr().out == (
        "1924 added, 0 changed, 0 unchanged\n0 added, 0 changed, 1924 unchanged\n"
    )
    assert Provider.objects.get(urn="100025").name == "Gospel Oak Primary School"


@pytest.mark.django_db
def test_a_file_that_is_no_register_is_refused_in_words(tmp_path):
    (tmp_path / "other.csv").write_text("URN,Name\n100025,Gospel Oak\n")

    with pytest.raises(CommandError) as refused:
        call_command("import_register", tmp_path / "other.csv")

    assert str(refused.value) == (
        "The file has no column EstablishmentName, TypeOfEstablishment (code),"
        " EstablishmentStatus (code), LA (code)."
    )
    assert not Provider.objects.exists()
