"""A council loses everything, and has it back: nothing is lost, nothing goes twice."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.installation import Installation, Postgres, Redis

pytestmark = pytest.mark.servers

WITH_POST = """
from datetime import timedelta
from django.core.files.base import ContentFile
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
print(paper.file.name)
"""
STATES = """
import json
from cases.models import Message
print(json.dumps(dict(Message.objects.filter(code="x").values_list("subject", "state"))))
"""
OUTBOX = """
import json
from cases.models import Message
print(json.dumps(sorted(Message.objects.values_list("once", "state"))))
"""


def _another(
    servers: tuple[Postgres, Redis], like: Installation, folder: Path, name: str
) -> Installation:
    """An installation with a database that has nothing at all, with the same key."""
    postgres, broker = servers
    database = postgres.create(name)
    return Installation(
        folder / name, database=database, broker=broker, SECRET_KEY=like.env["SECRET_KEY"]
    )


def test_h282_a_backup_comes_back_whole_and_nothing_is_sent_again(
    installation: Callable[..., Installation], servers: tuple[Postgres, Redis], tmp_path: Path
) -> None:
    ours = installation()
    paper = ours.run(WITH_POST)
    folder = tmp_path / "back-up"
    ours.manage("back_up", str(folder))
    told = json.loads((folder / "manifest.json").read_text())

    again = _another(servers, ours, tmp_path, "again")
    said = again.manage("restore", str(folder))

    assert "2 messages that waited are held" in said
    assert json.loads(again.run(STATES)) == {
        "queued": "held", "sending": "held", "sent": "sent", "failed": "failed"
    }  # fmt: skip
    kept = Path(again.env["MEDIA_ROOT"]) / paper
    assert kept.read_bytes() == b"%PDF-1.7 paper"
    assert told["files"].keys() == {"database.dump", f"files/{paper}"}
    assert told["missing"] == []
    postgres, _ = servers
    entries = postgres.say("SELECT count(*) FROM cases_entry", name="again")
    assert entries == [(told["tables"]["cases_entry"],)]
    # What a job writes now is held as well, and the job writes no more while the post is shut.
    before = again.run(OUTBOX)
    again.run(
        "from cases.tasks import deliver_messages, plan_reminders\n"
        "plan_reminders()\ndeliver_messages()"
    )
    assert again.run(OUTBOX) == before
    assert {state for _, state in json.loads(before)} == {"held", "sent", "failed"}

    # Nothing is brought back over what is there, nor from what was touched.
    with pytest.raises(AssertionError, match="only brought into an empty place"):
        again.manage("restore", str(folder))
    spoiled = tmp_path / "spoiled"
    shutil.copytree(folder, spoiled)
    (spoiled / "files" / paper).write_bytes(b"%PDF-1.7 other")
    third = _another(servers, ours, tmp_path, "third")
    with pytest.raises(AssertionError, match="is not what was written"):
        third.manage("restore", str(spoiled))
    assert postgres.say("SELECT 1 FROM pg_tables WHERE schemaname = 'public'", name="third") == []
