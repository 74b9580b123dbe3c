"""A child's name, a mother's email and a telephone number are planted everywhere, and are found in
no line of a log, no task, no page of an error and no report of one."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator
from typing import Any

import psycopg2
import pytest
import redis
import requests

from tests.installation import Installation, wait_until
from tests.running.listening import a_keeper_of_reports, a_mail_server

pytestmark = pytest.mark.servers
PLANTED = ("Zuleika", "Thistlewood", "ngozi.t@", "07700 900555", "07700900555", "Quillfeather")
PLANT = """
import sys, types
ours = sys.modules["tests"] = types.ModuleType("tests")  # not a package of that name elsewhere
ours.__path__ = ["tests"]
from django.test import Client
from cases.models import Message
from tests.factories import ChildFactory
from tests.families.a_family import a_family
from tests.people import cast

people = cast()
family = a_family(people.officer)
child = family.case.child
child.forename, child.surname = "Zuleika", "Thistlewood"
child.save()
family.ada.name, family.ada.email = "Ngozi Quillfeather", "ngozi.t@family.example"
family.ada.phone = "07700 900555"
family.ada.save()
Message.objects.create(
    to_member=family.ada, case=family.case, channel="email", state="queued", code="digest",
    subject="About Zuleika Thistlewood", body="Call 07700 900555", caused_by="T", once="planted",
)
def session(user):
    client = Client()
    client.force_login(user)
    return client.cookies["sessionid"].value
print(session(people.officer), session(family.ada_user), family.case.reference, family.ada.pk)
"""
# The database refuses a row as a constraint does: with everything that is in it.
FAILING = """
CREATE FUNCTION planted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    RAISE EXCEPTION 'Failing row contains (Zuleika Thistlewood, ngozi.t@family.example)'
        USING DETAIL = 'Key (phone)=(07700 900555) of Ngozi Quillfeather already exists.';
END $$;
CREATE TRIGGER planted BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION planted();
"""


class Visitor(requests.Session):
    """A browser without a screen: signed in, and following no redirect."""

    def __init__(self, address: str, session: str = "") -> None:
        super().__init__()
        self.address = address
        self.headers["User-Agent"] = "Zuleika Thistlewood"
        if session:
            self.cookies.set("sessionid", session)

    def open(self, path: str, **sent: Any) -> requests.Response:
        if sent:
            self.get(self.address + path)
            sent["csrfmiddlewaretoken"] = self.cookies.get("csrftoken")
            return self.post(self.address + path, data=sent, allow_redirects=False)
        return self.get(self.address + path, allow_redirects=False)


@pytest.fixture
def reports() -> Iterator[tuple[str, list[str]]]:
    with a_keeper_of_reports() as keeper:
        yield keeper


def test_what_is_planted_is_found_nowhere(
    installation: Callable[..., Installation], reports: tuple[str, list[str]]
) -> None:
    with a_mail_server(refuses=True) as (mail, taken):
        ours = installation(EMAIL_URL=mail, SENTRY_DSN=reports[0], LOG_LEVEL="DEBUG", JOB_NICE="0")
        ours.manage("collectstatic", "--no-input", "--verbosity", "0")
        officer, parent, reference, member = ours.run(PLANT).split()[-4:]
        ours.serve("web")
        wait_until(lambda: requests.get(f"{ours.address}/health/live").ok, seconds=120)

        error_pages = _walk(ours, officer, reference)
        number = _ask_for_a_copy(ours, parent, member)
        tasks = _tasks(ours)
        ours.serve("worker")
        _until_logged(ours, "worker", "families.tasks.make_data_copy", "task_succeeded")
        _let_tasks_fail(ours)
        wait_until(lambda: "make_data_copy" in "".join(reports[1]) or len(reports[1]) > 2)

    assert taken == []
    # There is something to look through: each of these is what it is said to be.
    assert [page.status_code for page in error_pages] == [500, 400, 404]
    assert error_pages[0].headers["X-Request-ID"] in error_pages[0].text
    assert [task["task"] for task in tasks] == ["families.tasks.make_data_copy"]
    of_the_request = [one for one in _lines(ours, "worker") if one.get("request_id") == number]
    assert {"task_started", "task_succeeded"} <= {one["event"] for one in of_the_request}
    everything = {
        **{f"log of {name}": ours.log(name) for name in ("web", "worker")},
        "tasks": json.dumps(tasks),
        "pages": "".join(page.text + str(page.headers) for page in error_pages),
        "reports": "".join(reports[1]),
    }
    assert {where for where, said in everything.items() if len(said) < 100} == set()
    found = {
        (where, word) for where, said in everything.items() for word in PLANTED if word in said
    }
    assert found == set()


def _walk(ours: Installation, session: str, reference: str) -> list[requests.Response]:
    """Pages that open, refuse, are not there and fail. Returns those of an error."""
    known, nobody = Visitor(ours.address, session), Visitor(ours.address)
    case = f"/cases/{reference}/"
    paths = [case, f"{case}people/", f"{case}contact/", f"{case}documents/", "/cases/", "/"]
    assert {known.open(path).status_code for path in paths} <= {200, 302}
    known.open("/cases/search/?q=Zuleika+Thistlewood")
    known.open(f"{case}contact/", words="Zuleika called from 07700 900555")
    nobody.open("/accounts/login/", login="ngozi.t@family.example", password="Quillfeather")
    nobody.open("/ask/", who="Zuleika Thistlewood")
    requests.post(f"{ours.address}/accounts/login/", data={"login": "ngozi.t@family.example"})
    host = {"Host": "zuleika.thistlewood.07700900555.example"}
    missing = known.open("/Zuleika/Thistlewood/?mail=ngozi.t@family.example")
    forged = requests.get(f"{ours.address}/cases/", headers=host)
    with _failing(ours, "cases_accessrecord"):
        broken = known.open(f"{case}?from=Zuleika")
    return [broken, forged, missing]


def _ask_for_a_copy(ours: Installation, session: str, member: str) -> str:
    """Somebody asks for long work, and no worker is there yet. The number of their request."""
    asked = Visitor(ours.address, session).open(f"/family/{member}/copy/new/", ask="yes")
    assert asked.status_code == 302, asked.status_code
    return asked.headers["X-Request-ID"]


def _tasks(ours: Installation) -> list[dict[str, Any]]:
    """What waits in the queue, with all that is said in it."""
    waiting = redis.from_url(ours.env["BROKER_URL"]).lrange("celery", 0, -1)
    told = [json.loads(one) for one in waiting]
    return [one["headers"] | {"body": str(base64.b64decode(one["body"]))} for one in told]


def _let_tasks_fail(ours: Installation) -> None:
    """Mail that is refused by name, and jobs whose rows the database refuses by name."""
    ours.run("from cases.tasks import deliver_messages; deliver_messages.delay()")
    _until_logged(ours, "worker", "cases.tasks.deliver_messages", "task_succeeded")
    with _failing(ours, "cases_jobrun"):
        ours.run("from cases.tasks import tidy_up; tidy_up.delay()")
        _until_logged(ours, "worker", "cases.tasks.tidy_up", "task_failed")


class _failing:
    """While inside, the database takes no row of a table, and says which."""

    def __init__(self, ours: Installation, table: str) -> None:
        self.url, self.table = ours.env["DATABASE_URL"], table

    def __enter__(self) -> None:
        self._say(FAILING.format(table=self.table))

    def __exit__(self, *_: object) -> None:
        self._say("DROP FUNCTION planted() CASCADE")

    def _say(self, statement: str) -> None:
        told = psycopg2.connect(self.url)
        told.autocommit = True
        told.cursor().execute(statement)
        told.close()


def _lines(ours: Installation, name: str) -> list[dict[str, Any]]:
    """The log of a service. Every line of it is JSON, or this fails."""
    return [json.loads(line) for line in ours.log(name).splitlines()]


def _until_logged(ours: Installation, name: str, task: str, event: str) -> None:
    def said() -> bool:
        lines = _lines(ours, name)
        begun = {one["task_id"] for one in lines if one.get("task") == task}
        return any(one["event"] == event and one.get("task_id") in begun for one in lines)

    wait_until(said, seconds=120)
