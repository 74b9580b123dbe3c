"""Work that flows while something breaks: messages to deliver and facts that people record."""

from __future__ import annotations

import json
import random
import re
import threading
import time
import uuid
from dataclasses import dataclass, field
from http.client import HTTPException
from typing import Any

import redis
import requests
from celery import Celery

from tests.installation import Installation, Postgres

_BEGIN = """
import json
from datetime import date, timedelta
from django.test import Client
from django.utils import timezone
from accounts.models import Role, Team, User
from cases.actions.requests import ChildDetails, RequestDetails, receive_request
from cases.models import Case
officer = User.objects.create_user(
    "olive@council.example", name="Olive Officer", role=Role.COORDINATOR,
    team=Team.objects.create(name="North"),
)
received = timezone.localdate() - timedelta(days=38)  # a reminder is due
cases = [
    receive_request(
        ChildDetails("Ash", "Example" + "bcdfghjklmnpqrstvwxz"[n] * 3, date(2018, 1, 1 + n)),
        request=RequestDetails(received, "parent", "A parent"), by=officer,
        officer=officer, visible=Case.objects.none(),
    )
    for n in range(%d)
]
client = Client()
client.force_login(officer)
print(json.dumps({
    "session": client.cookies["sessionid"].value,
    "references": [case.reference for case in cases],
}))
"""
_QUEUE = """
from accounts.models import User
from cases.models import Message
to = User.objects.get(email="olive@council.example")
Message.objects.bulk_create(
    (Message(to_user=to, channel="email", code="x", subject="Something waits", body="Sign in.",
             caused_by="A test", once=f"%s:{n}") for n in range(%d)),
    batch_size=1000,
)
"""
# What a person would do who looks into the log of the mail server.
_SETTLE = """
import json, sys
from datetime import timedelta
from django.utils import timezone
from cases.actions.settling import settle
from cases.jobs.delivery import CLAIM_LASTS, Offices, settle_left_behind
from cases.jobs.running import running
from cases.models import Message
with running("deliver_messages") as run:
    settle_left_behind(timezone.now() + 2 * CLAIM_LASTS, Offices(), run)
came = set(json.loads(%r))
doubtful = list(Message.objects.filter(state="uncertain"))
for one in doubtful:
    settle(one, sent=one.message_id in came, because="The log of the mail server", by=None)
Message.objects.filter(state="queued").update(not_before=None)
print(len(doubtful))
"""


@dataclass(frozen=True)
class Council:
    """An installation with cases and an officer who is signed in."""

    running: Installation
    postgres: Postgres
    session: str
    references: tuple[str, ...]

    def ask(self, question: str) -> list[tuple[Any, ...]]:
        """The answer of its database, whatever state the product is in."""
        name = self.running.env["DATABASE_URL"].rpartition("/")[2]
        return self.postgres.say(question, name=name)

    def count(self, question: str) -> int:
        """One number of its database: `count("cases_message WHERE state = 'sent'")`."""
        return int(self.ask(f"SELECT count(*) FROM {question}")[0][0])

    def queue(self, number: int, cause: str) -> None:
        self.running.run(_QUEUE % (cause, number))

    def settle(self, came: list[str]) -> int:
        """Say of each doubtful message whether it came. How many there were."""
        return int(self.running.run(_SETTLE % json.dumps(came)))

    def states(self) -> dict[str, int]:
        return dict(self.ask("SELECT state, count(*) FROM cases_message GROUP BY state"))

    def is_idle(self) -> bool:
        """Whether no worker has anything in hand, and nothing is asked of one."""
        asked = redis.from_url(self.running.env["BROKER_URL"])
        return asked.llen("celery") + asked.hlen("unacked") == 0

    def deliver(self, times: int = 1, task: str = "cases.tasks.deliver_messages") -> None:
        """Ask for the minute's job now, more than once where it says so."""
        with Celery(broker=self.running.env["BROKER_URL"], set_as_current=False) as asking:
            for _ in range(times):
                asking.send_task(task)

    def browser(self) -> requests.Session:
        """A browser in which the officer has signed in."""
        browser = requests.Session()
        token = uuid.uuid4().hex
        browser.cookies.update({"sessionid": self.session, "csrftoken": token})
        browser.headers["X-CSRFToken"] = token
        return browser


def begin(running: Installation, postgres: Postgres, cases: int = 12) -> Council:
    told = json.loads(running.run(_BEGIN % cases))
    return Council(running, postgres, told["session"], tuple(told["references"]))


@dataclass(eq=False)
class Recorder(threading.Thread):
    """Somebody who records facts one after another, and presses again until they are told."""

    council: Council
    references: tuple[str, ...]
    facts: int
    name_of: str
    told: list[str] = field(default_factory=list)
    pressed: int = 0
    stop: bool = False

    def __post_init__(self) -> None:
        super().__init__(daemon=True)
        self.browser = self.council.browser()

    def run(self) -> None:
        for number in range(self.facts):
            self._record(self.references[number % len(self.references)], number)

    def _record(self, reference: str, number: int) -> None:
        note, form = f"{self.name_of} {number}", str(uuid.uuid4())
        seen = self._seen(reference)
        while not self.stop:
            self.pressed += 1
            if self._press(reference, note, form, seen):
                self.told.append(note)
                return
            time.sleep(random.uniform(0.1, 0.4))

    def _press(self, reference: str, note: str, form: str, seen: str) -> bool:
        year, month, day = time.strftime("%Y %m %d").split()
        typed = {
            "kind": "other",
            "other": "advice_request_sent",
            "on-day": day,
            "on-month": month,
            "on-year": year,
            "note": note,
            "once": form,
            "seen": seen,
            "step": "do",
        }
        address = f"{self.council.running.address}/cases/{reference}/record/"
        try:
            answer = self.browser.post(address, typed, timeout=60, allow_redirects=False)
        except (OSError, HTTPException):
            return False
        if answer.status_code == 200:
            complaint = re.findall(r"govuk-error-message[^<]*<?[^<]*", answer.text)
            raise AssertionError(f"the form was refused: {complaint}")
        return answer.status_code == 302

    def _seen(self, reference: str) -> str:
        while True:
            try:
                [(seen,)] = self.council.ask(
                    "SELECT max(e.id) FROM cases_entry e JOIN cases_case c ON c.id = e.case_id"
                    f" WHERE c.reference = '{reference}'"
                )
                return str(seen)
            except Exception:
                time.sleep(0.3)
