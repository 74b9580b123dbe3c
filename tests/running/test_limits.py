"""Tries are counted once for all: two web servers of several processes, one Redis between them."""

from __future__ import annotations

import http.client
import re
from collections.abc import Callable, Iterator
from itertools import cycle
from urllib.parse import urlencode

import pytest

from tests.installation import Installation, free_port, wait_until

pytestmark = pytest.mark.servers
TOO_MANY = 429
_USERS = """
from accounts.models import Role, User
for name in ("pat", "sam"):
    user = User(name=name, email=f"{name}@council.example", role=Role.COORDINATOR)
    user.set_password("a long enough password")
    user.save()
"""


class Visitor:
    """A browser with a cookie jar, that comes by either server in turn, from an address."""

    def __init__(self, ports: Iterator[int], address: str = "192.0.2.1") -> None:
        self.ports, self.address, self.cookies = ports, address, dict[str, str]()

    def ask(self, method: str, path: str, typed: dict[str, str] | None = None) -> tuple[int, str]:
        told = http.client.HTTPConnection("127.0.0.1", next(self.ports), timeout=60)
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        head = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
        # The last is what our own proxy says; what comes before it is what the visitor pretends.
        head["X-Forwarded-For"] = f"203.0.113.{len(self.cookies) + 7}, {self.address}"
        told.request(method, path, urlencode(typed or {}), head)
        answer = told.getresponse()
        for said in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = said.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status, answer.read().decode()

    def send(self, path: str, **typed: str) -> tuple[int, str]:
        """Open a form and send it."""
        _, page = self.ask("GET", path)
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
        assert token, page[:500]
        return self.ask("POST", path, {**typed, "csrfmiddlewaretoken": token[1]})


@pytest.fixture
def ports(installation: Callable[..., Installation]) -> Iterator[int]:
    """Two web servers, each with processes of its own."""
    ours = installation(
        TRUSTED_PROXIES="1", EMAIL_URL="dummymail://", ASK_FOLLOW_TRIES="4/h/ip,3/h/key"
    )
    ours.manage("collectstatic", "--no-input", "--verbosity", "0")
    ours.run(_USERS)
    other = str(free_port())
    ours.serve("web")
    ours.serve("web", "other", PORT=other)
    for port in (ours.port, int(other)):
        wait_until(lambda p=port: Visitor(cycle([p])).ask("GET", "/accounts/login/")[0] == 200)
    return cycle([ours.port, int(other)])


def test_tries_are_counted_across_servers_by_account_and_by_address(ports: Iterator[int]) -> None:
    wrong = {"login": "pat@council.example", "password": "not the password"}
    said = [Visitor(ports).send("/accounts/login/", **wrong)[1] for _ in range(6)]

    assert ["Too many tries" in page for page in said] == [False] * 5 + [True]

    # The right password, from another address: this account waits, another does not.
    right = {"password": "a long enough password"}
    pat = Visitor(ports, "192.0.2.2").send("/accounts/login/", login="pat@council.example", **right)
    sam = Visitor(ports, "192.0.2.2").send("/accounts/login/", login="sam@council.example", **right)
    assert ("Too many tries" in pat[1], sam[0]) == (True, 302)

    # One address that tries many accounts.
    each = [
        Visitor(ports, "192.0.2.3").send("/accounts/login/", login=f"a{n}@b.example", password="x")
        for n in range(12)
    ]
    assert ["Too many tries" in page for _, page in each] == [False] * 10 + [True] * 2

    # Codes by email: three a minute for one address to write to.
    codes = [
        Visitor(ports, f"192.0.2.{n}").send("/accounts/login/code/", email="mum@family.example")
        for n in range(10, 14)
    ]
    assert ["too many codes" in page for _, page in codes] == [False] * 3 + [True]

    # Following a request by its number: by number, and by network address.
    born = {"born-day": "14", "born-month": "3", "born-year": "2018"}
    one = [
        Visitor(ports, f"192.0.2.{n}").send("/ask/follow/", number="ASK-1111-1111", **born)[0]
        for n in range(20, 24)
    ]
    many = [
        Visitor(ports, "192.0.2.30").send("/ask/follow/", number=f"ASK-2222-222{n}", **born)[0]
        for n in range(5)
    ]
    assert one == [200] * 3 + [TOO_MANY]
    assert many == [200] * 4 + [TOO_MANY]
