"""What a folder of copies must be before anything of it is used, and that no row loses anything."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from ehcna.backups import databases, manifest, restoring, rows
from ehcna.backups.backing_up import migrations_done
from ehcna.backups.describing import described
from ehcna.backups.manifest import Manifest, Wrong
from ehcna.celery import app
from tests.factories import CaseFactory
from tests.people import cast
from tests.site.walking import a_world, somebody
from tests.site.walking_families import the_parent
from tests.site.walking_panels_sitting import the_member

# What the schedule starts and what never writes a message to anybody by itself.
WRITES_NOTHING = {
    "cases.tasks.carry_on_batches",
    "cases.tasks.scan_uploads",
    "cases.tasks.seal_audit",
    "cases.tasks.tidy_up",
    "cases.tasks.verify_audit",
    "cases.tasks.verify_deadlines",
    "ehcna.retention.tasks.finish_erasures",
    "ehcna.retention.tasks.list_due",
    "families.tasks.carry_on_data_copies",
    "families.tasks.forget_old_data_copies",
    "families.tasks.forget_unsent_requests",
    "panels.tasks.carry_on_packs",
    "plans.tasks.draw_samples",
    "providers.tasks.forget_old_files",
    "providers.tasks.take_back_from_leavers",
}
SENDS = "cases.tasks.deliver_messages"


def _made(folder: Path) -> Manifest:
    """A small backup that is whole: a file that stands for the database, and a paper."""
    (folder / "files").mkdir(parents=True)
    names = (databases.file_name(), "files/paper.pdf")
    for name in names:
        (folder / name).write_bytes(b"%PDF-1.7")
    made = Manifest(
        what="backup",
        as_of=timezone.now().isoformat(),
        engine=databases.engine(),
        tables={},
        migrations=migrations_done(),
        files={name: manifest.hashed(folder / name) for name in names},
    )
    manifest.write(folder, made)
    return made


@pytest.mark.django_db
def test_a_whole_back_up_is_found_whole(tmp_path: Path) -> None:
    made = _made(tmp_path / "one")

    assert restoring.look(tmp_path / "one") == made


def _changed(folder: Path) -> None:
    (folder / "files/paper.pdf").write_bytes(b"%PDF-1.8")


def _missing(folder: Path) -> None:
    (folder / "files/paper.pdf").unlink()


def _put_in(folder: Path) -> None:
    (folder / "files/other.pdf").write_bytes(b"x")


def _led_away(folder: Path) -> None:
    (folder / "files/paper.pdf").unlink()
    (folder / "files/paper.pdf").symlink_to("/etc/hostname")


def _without_manifest(folder: Path) -> None:
    (folder / manifest.NAME).unlink()


def _spoiled_manifest(folder: Path) -> None:
    (folder / manifest.NAME).write_text("[]")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_changed, "files/paper.pdf is not what was written"),
        (_missing, "files/paper.pdf is missing"),
        (_put_in, "files/other.pdf is not in the manifest"),
        (_led_away, "files/paper.pdf is missing"),
        (_without_manifest, "no manifest.json that can be read"),
        (_spoiled_manifest, "no manifest.json that can be read"),
    ],
    ids=lambda one: getattr(one, "__name__", ""),
)
def test_what_was_touched_is_refused(
    tmp_path: Path, spoil: Callable[[Path], None], said: str
) -> None:
    folder = tmp_path / "one"
    _made(folder)
    spoil(folder)

    with pytest.raises(Wrong, match=said):
        restoring.look(folder)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("what", "said"),
    [
        ({"engine": "oracle"}, "is of oracle"),
        ({"migrations": {"cases": "9999_tomorrow"}}, "newer version"),
        ({"what": "export"}, "is not a backup"),
        ({"format": 99}, "is not a backup"),
    ],
    ids=["another database", "a newer version", "an export", "another format"],
)
def test_what_this_version_cannot_bring_back_is_refused(
    tmp_path: Path, what: dict[str, object], said: str
) -> None:
    folder = tmp_path / "one"
    made = _made(folder)
    (folder / manifest.NAME).unlink()
    manifest.write(folder, replace(made, **what))  # type: ignore[arg-type]

    with pytest.raises(Wrong, match=said):
        restoring.look(folder)


@pytest.mark.django_db
def test_nothing_is_brought_back_over_what_is_there(tmp_path: Path) -> None:
    folder = tmp_path / "one"
    _made(folder)

    with pytest.raises(Wrong, match="only brought into an empty place"):
        restoring.restore(folder, [], print)


def test_a_back_up_is_never_written_over_another(tmp_path: Path) -> None:
    (tmp_path / "kept").write_bytes(b"x")

    with pytest.raises(Wrong, match="is not empty"):
        manifest.empty_folder(tmp_path)


def test_nobody_else_on_the_machine_may_read_a_back_up(tmp_path: Path) -> None:
    folder = manifest.empty_folder(tmp_path / "one")
    with manifest.private(folder / "file") as file:
        file.write(b"x")

    assert (folder.stat().st_mode & 0o777, (folder / "file").stat().st_mode & 0o777) == (
        0o700,
        0o600,
    )


def test_h282_every_job_that_writes_messages_is_still_after_a_restore() -> None:
    app.loader.import_default_modules()
    scheduled = {one["task"] for one in app.conf.beat_schedule.values()}
    still = {name for name in scheduled if hasattr(app.tasks[name].run, "even_so")}

    assert still == {SENDS, *restoring.WOULD_WRITE_AGAIN}
    assert scheduled - still == WRITES_NOTHING


@pytest.mark.django_db
def test_no_reference_of_the_time_that_is_lost_is_given_again() -> None:
    before = CaseFactory()

    databases.leave_out_numbers()

    assert CaseFactory().pk > before.pk + 500


@pytest.mark.django_db
def test_h288_each_row_of_one_of_everything_is_the_same_after_it_was_read_again() -> None:
    a_world(cast())
    full = 0

    for model in rows.exported():
        fields = rows.fields_of(model)
        for line in rows.lines_of(model):
            row = rows._row(model, fields, json.loads(line))
            again = {one.column: rows._plain(getattr(row, one.attname)) for one in fields}
            told = {name: str(value) if name == "file" else value for name, value in again.items()}
            assert told == json.loads(line), model._meta.db_table
            full += 1

    assert full > 300


@pytest.mark.django_db
def test_h288_the_page_beside_an_export_names_every_table() -> None:
    counts = {one._meta.db_table: 0 for one in rows.exported()}

    page = described(counts)

    assert [name for name in counts if f"\n{name} (0 rows)" not in page] == []
    assert "django_session" not in counts


@pytest.mark.django_db
def test_h282_the_first_page_of_everybody_says_from_when_to_when_something_may_be_missing() -> None:
    people = cast()
    a_world(people)
    everybody = (the_parent(), the_member(), somebody(Role.PROVIDER, people), people.officer)

    for user in everybody:
        client = Client()
        client.force_login(user)
        page = client.get(reverse("home"), follow=True).content.decode()
        assert "Something may be missing" in page, user.role
        assert "between" in page
