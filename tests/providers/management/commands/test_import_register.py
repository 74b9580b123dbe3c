"""Reading the register from the command line."""

import pytest
from django.core.management import CommandError, call_command

from providers.models import Provider
from tests.providers.register.extracts import a_row, an_extract


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


@pytest.mark.django_db
def test_a_dry_run_tells_and_writes_nothing(tmp_path, capsys):
    path = an_extract(tmp_path, a_row("999001"), name="edubasealldata20260603.csv")

    call_command("import_register", path, "--dry-run")

    told = capsys.readouterr()
    assert told.out == "1 added, 0 changed, 0 unchanged (dry run: nothing was written)\n"
    assert "Extract of 03/06/2026" in told.err
    assert not Provider.objects.exists()


@pytest.mark.django_db
def test_a_shorter_file_is_refused_unless_that_is_said_to_be_right(tmp_path, capsys):
    call_command("import_register", an_extract(tmp_path, a_row("999001"), a_row("999002")))
    shorter = an_extract(tmp_path, a_row("999001"))

    with pytest.raises(CommandError) as refused:
        call_command("import_register", shorter)

    assert "add --even-so" in str(refused.value)
    call_command("import_register", shorter, "--even-so")
    assert Provider.objects.count() == 2


@pytest.mark.django_db
def test_links_are_read_from_the_command_line(tmp_path, capsys):
    path = tmp_path / "links.csv"
    path.write_text(
        "URN,LinkURN,LinkName,LinkType,LinkEstablishedDate\n999001,999002,New,Successor,\n"
    )

    call_command("import_register", "--links", path)

    assert capsys.readouterr().out == "Links: 1 added, 0 changed, 0 unchanged, 0 left out\n"
    assert not Provider.objects.exists()
