"""A council loses everything, and has it back: nothing is lost, nothing goes twice."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

import pytest

from tests.installation import Installation, Postgres, Redis, free_port, wait_until

pytestmark = pytest.mark.servers

WITH_POST = """
from django.utils import timezone
from accounts.models import Role, User
from cases.actions import documents
from cases.models import Case, Message
from ehcna.population.populating import populate
populate(60, 1, timezone.localdate())
officer = User.objects.filter(role=Role.COORDINATOR).order_by("pk").first()
case = Case.objects.order_by("pk").first()
paper = documents.file(case, title="Advice", content=b"%PDF-1.7 paper",
    media_type="application/pdf", by=officer)
for state in ("queued", "sending", "sent", "failed"):
    Message.objects.create(case=case, to_user=officer, channel="email", code="x",
        subject=state, body="Sign in", caused_by="A test", once=f"test:{state}", state=state,
        claimed_at=timezone.now())
from django.core.management import call_command
call_command("back_up", "{back_up}")
call_command("export_everything", "{export}")
print(paper.file.name)
"""
# What a job writes now is held as well, and the job writes no more while the post is shut.
AFTERWARDS = """
import json
from cases.models import Message
from cases.protection import unprotected
from cases.tasks import deliver_messages, plan_reminders
def outbox(): return sorted(Message.objects.values_list("once", "state"))
before = outbox()
plan_reminders()
deliver_messages()
print(json.dumps([before, outbox() == before, unprotected()]))
"""


def _another(
    servers: tuple[Postgres, Redis], folder: Path, name: str, like: str = "template1"
) -> Installation:
    """An installation whose database has nothing at all, or only empty tables."""
    postgres, broker = servers
    return Installation(folder / name, database=postgres.create(name, like=like), broker=broker)


def test_h282_h288_what_was_backed_up_or_taken_out_comes_back_whole(
    installation: Callable[..., Installation], servers: tuple[Postgres, Redis], tmp_path: Path
) -> None:
    postgres, _ = servers
    folder, export = tmp_path / "backup", tmp_path / "export"
    code = WITH_POST.replace("{back_up}", str(folder)).replace("{export}", str(export))
    paper = installation().run(code).splitlines()[-1]
    told = json.loads((folder / "manifest.json").read_text())
    assert told["files"].keys() == {"database.dump", f"files/{paper}"}
    assert told["missing"] == []

    _comes_back(_another(servers, tmp_path, "again"), folder, paper)
    entries = postgres.say("SELECT count(*) FROM cases_entry", name="again")
    assert entries == [(told["tables"]["cases_entry"],)]
    [(last, most)] = postgres.say(
        "SELECT last_value, (SELECT max(id) FROM cases_case) FROM cases_case_id_seq", name="again"
    )
    assert last >= most + 1_000
    _is_refused_where_it_was_touched(_another(servers, tmp_path, "third"), folder, paper)
    assert postgres.say("SELECT 1 FROM pg_tables WHERE schemaname = 'public'", name="third") == []
    _is_taken_in(_another(servers, tmp_path, "elsewhere", "migrated"), export, paper)
    assert postgres.say("SELECT count(*) FROM cases_entry", name="elsewhere") == entries


def _comes_back(ours: Installation, folder: Path, paper: str) -> None:
    said = ours.manage("restore", str(folder))

    assert "2 messages that waited are held" in said
    assert (Path(ours.env["MEDIA_ROOT"]) / paper).read_bytes() == b"%PDF-1.7 paper"
    outbox, still, bare = json.loads(ours.run(AFTERWARDS).splitlines()[-1])
    states = dict(outbox)
    ours_of_the_test = {once: states.pop(f"test:{once}") for once in ("queued", "sending", "sent")}
    assert ours_of_the_test == {"queued": "held", "sending": "held", "sent": "sent"}
    assert states.pop("test:failed") == "failed"
    assert set(states.values()) == {"held"}
    assert (still, bare) == (True, [])
    with pytest.raises(AssertionError, match="only brought into an empty place"):
        ours.manage("restore", str(folder))


def _is_refused_where_it_was_touched(ours: Installation, folder: Path, paper: str) -> None:
    spoiled = ours.folder / "spoiled"
    shutil.copytree(folder, spoiled)
    (spoiled / "files" / paper).write_bytes(b"%PDF-1.7 other")

    with pytest.raises(AssertionError, match="is not what was written"):
        ours.manage("restore", str(spoiled))


def _is_taken_in(ours: Installation, export: Path, paper: str) -> None:
    said = ours.manage("import_everything", str(export))

    assert "Each row was compared with the export: none differs." in said
    assert (Path(ours.env["MEDIA_ROOT"]) / paper).read_bytes() == b"%PDF-1.7 paper"
    lines = (export / "tables/cases_entry.jsonl").read_text().splitlines()
    assert len({json.loads(line)["id"] for line in lines}) == len(lines) > 60
    assert "cases_entry" in (export / "README.txt").read_text()


QUEUED = """
from accounts.models import User
from cases.models import Message
to = User.objects.create(email="olive@example.org", name="Olive", role="coordinator")
Message.objects.create(to_user=to, channel="email", code="x", subject="s", body="b",
    caused_by="A test", once="before")
"""


def test_h282_the_database_goes_back_to_a_minute_of_our_choice(
    installation: Callable[..., Installation], servers: tuple[Postgres, Redis]
) -> None:
    postgres, broker = servers
    aside = Path(mkdtemp(prefix="ehcna-archive-"))
    aside.chmod(0o777)
    ours = installation()
    ours.run(QUEUED)
    name = ours.env["DATABASE_URL"].rpartition("/")[2]
    with _archiving(postgres, aside):
        base, moment = _base_and_moment(postgres, aside, name)
        with _gone_back(postgres, base, aside, moment) as url:
            back = Installation(aside / "ours", database=url(name), broker=broker)
            said = back.manage("hold_after_restore", "--as-of", moment)
            found = back.run(
                "from accounts.models import Team\nfrom cases.models import Message\n"
                "from cases.queries.restoring import gap\n"
                "print(sorted(Team.objects.values_list('name', flat=True)))\n"
                "print(Message.objects.get(once='before').state, gap().since.isoformat())"
            )

    assert "1 messages that waited are held" in said
    teams, held = found.splitlines()[-2:]
    assert ("'Just before'" in teams, "'Just after'" in teams) == (True, False)
    assert held == f"held {moment}"
    shutil.rmtree(aside, ignore_errors=True)


@contextmanager
def _archiving(postgres: Postgres, aside: Path) -> Iterator[None]:
    """The server keeps what it writes, file by file, as docs/backups.md says."""
    postgres.say(
        "ALTER SYSTEM SET archive_mode = on",
        f"ALTER SYSTEM SET archive_command = 'test ! -f {aside}/%f && cp %p {aside}/%f'",
    )
    postgres.control("restart", "--mode=fast")
    try:
        yield
    finally:
        postgres.say("ALTER SYSTEM RESET archive_mode", "ALTER SYSTEM RESET archive_command")
        postgres.control("restart", "--mode=fast")


def _base_and_moment(postgres: Postgres, aside: Path, name: str) -> tuple[Path, str]:
    """A copy of the whole server, and a moment after it, between two things that were recorded."""
    base = aside / "base"
    command = f"{postgres.bin}/pg_basebackup"
    postgres.run(command, f"--dbname={postgres.url()}", f"--pgdata={base}", "--checkpoint=fast")
    team = "INSERT INTO accounts_team (name) VALUES ('{}')"
    postgres.say(team.format("Just before"), name=name)
    now = "SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US')"
    [(moment,)] = postgres.say("SELECT pg_sleep(0.2)", now)
    [(last,)] = postgres.say("SELECT pg_sleep(0.2)", "SELECT pg_walfile_name(pg_current_wal_lsn())")
    postgres.say(team.format("Just after"), name=name)
    postgres.say("SELECT pg_switch_wal()")
    wait_until(lambda: (aside / str(last)).exists())
    return base, f"{moment}+00:00"


@contextmanager
def _gone_back(
    postgres: Postgres, base: Path, aside: Path, moment: str
) -> Iterator[Callable[[str], str]]:
    """A server on the copy, which read on in what was kept until that moment."""
    port, log, control = free_port(), aside / "log", f"{postgres.bin}/pg_ctl"
    how = f"restore_command='cp {aside}/%f %p'\nrecovery_target_time='{moment}'\n"
    with (base / "postgresql.auto.conf").open("a") as file:
        file.write(f"{how}recovery_target_action=promote\narchive_mode=off\n")
    (base / "recovery.signal").touch()
    if os.getuid() == 0:
        shutil.chown(base / "recovery.signal", "postgres")
    log.touch()
    log.chmod(0o666)
    told = f"-p {port} -k {aside} -c listen_addresses=127.0.0.1 -c fsync=off"
    postgres.run(control, f"--pgdata={base}", "--wait", f"--options={told}", "start", log=log)
    own = f":{postgres.url().rpartition(':')[2].partition('/')[0]}/"
    try:
        yield lambda name: postgres.url(name).replace(own, f":{port}/")
    finally:
        postgres.run(control, f"--pgdata={base}", "--mode=immediate", "stop", log=log)
