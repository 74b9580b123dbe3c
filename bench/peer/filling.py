"""Fills the peer in its own Python, and prints its list’s addresses, a session and its queries."""

from __future__ import annotations

import json
import sys
from datetime import timedelta
from random import Random
from urllib.parse import urlencode

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth.models import User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import reverse  # noqa: E402
from django.utils import timezone  # noqa: E402
from helpdesk.models import FollowUp, Queue, Ticket, UserSettings  # noqa: E402
from helpdesk.query import query_to_base64  # noqa: E402

QUEUES, STAFF, OWN, FOLLOW_UPS = 5, 20, 50, 2
ROWS = (25, 50)  # what its table shows at first, and what our worklist shows
STATUSES = (1, 1, 1, 3, 4, 5)
OPEN = [1, 2]
# What its own table asks for with each column.
COLUMNS = ["id", "ticket", "priority", "queue", "status", "created", "due_date"]
COLUMNS += ["assigned_to", "submitter", "last_followup", "time_spent"]


def fill(tickets: int, chance: Random) -> User:
    """Queues, staff, tickets and what was said on them. Returns who looks at the list."""
    queues = [Queue(title=f"Queue {one}", slug=f"queue-{one}") for one in range(QUEUES)]
    queues = Queue.objects.bulk_create(queues)
    staff = [
        User(username=f"staff{one}", is_staff=True, is_superuser=not one) for one in range(STAFF)
    ]
    staff = User.objects.bulk_create(staff)
    now = timezone.now()
    made = [
        Ticket(
            title=f"Ticket {number}",
            queue=queues[number % QUEUES],
            created=now - timedelta(days=chance.randint(0, 300)),
            submitter_email=f"asker{number}@example.org",
            assigned_to=staff[0] if number < OWN else chance.choice(staff[1:]),
            status=chance.choice(STATUSES),
            priority=chance.randint(1, 5),
            description="x" * 200,
            due_date=now + timedelta(days=chance.randint(-30, 60)),
        )
        for number in range(tickets)
    ]
    made = Ticket.objects.bulk_create(made, batch_size=1000)
    said = [
        FollowUp(ticket=one, title="Said", comment="y" * 100, user=one.assigned_to, date=now)
        for one in made
        for _ in range(FOLLOW_UPS)
    ]
    FollowUp.objects.bulk_create(said, batch_size=1000)
    UserSettings.objects.get_or_create(user=staff[0])
    return staff[0]


def address(rows: int) -> str:
    """The data call of its list: so many open tickets, by the day they are due."""
    asked = query_to_base64({"filtering": {"status__in": OPEN}, "sorting": "due_date"})
    table = {"draw": 1, "start": 0, "length": rows, "order[0][column]": 6, "order[0][dir]": "asc"}
    for number, name in enumerate(COLUMNS):
        table |= {f"columns[{number}][data]": name, f"columns[{number}][searchable]": "true"}
    return f"/datatables_ticket_list/{asked}?{urlencode(table | {'search[value]': ''})}"


def main(tickets: int) -> None:
    """Make it ready and say what is needed to ask it."""
    call_command("migrate", verbosity=0)
    viewer = fill(tickets, Random(1))
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(viewer)
    print(json.dumps({f"theirs, {rows}": told_of(client, rows) for rows in ROWS}))


def told_of(client: Client, rows: int) -> dict[str, object]:
    """What a browser asks for to show its list, and what that takes of the database."""
    paths, name = [reverse("helpdesk:list"), address(rows)], settings.SESSION_COOKIE_NAME
    for path in paths:
        client.get(path)
    with CaptureQueriesContext(connection) as caught:
        page, answer = map(client.get, paths)
    assert (page.status_code, answer.status_code) == (200, 200)
    return {
        "paths": paths,
        "rows": len(answer.json()["data"]),
        "of": answer.json()["recordsTotal"],
        "queries": len(caught),
        "cookie": f"{name}={client.cookies[name].value}",
    }


if __name__ == "__main__":
    main(int(sys.argv[1]))
