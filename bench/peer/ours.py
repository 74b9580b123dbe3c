"""Our own side of the comparison: who looks at which list, and what that takes of the database."""

from __future__ import annotations

import json

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, setup_test_environment

from accounts.models import Role, User


def tell() -> None:
    """Print, for an officer’s own list and for a list of all, what is needed to ask for it."""
    setup_test_environment()  # so that an answer says how many rows it has
    manager = User.objects.create_user("beside@measured.example", name="M", role=Role.MANAGER)
    officer = User.objects.get(email="officer1@populated.example")
    lists = {"own": _told(officer, "/cases/"), "all": _told(manager, "/cases/?whose=team")}
    print(json.dumps(lists))


def _told(user: User, path: str) -> dict[str, object]:
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(user)
    client.get(path)
    with CaptureQueriesContext(connection) as caught:
        answer = client.get(path)
    assert answer.status_code == 200, answer.status_code
    name = settings.SESSION_COOKIE_NAME
    return {
        "paths": [path],
        "rows": len(answer.context["rows"]),
        "of": answer.context["page"].paginator.count,
        "queries": len(caught),
        "cookie": f"{name}={client.cookies[name].value}",
    }
