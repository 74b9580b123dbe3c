"""Every address of the site by everybody who might open it: allowed, refused, or not even shown.

The addresses come from the site itself, what is expected from the table in `who_may`. An address
that the table does not know fails.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from django.urls import Resolver404, resolve
from django.utils import timezone

from tests.people import cast
from tests.site.asking import get, outcome, post
from tests.site.test_guards import everything
from tests.site.visitors import EVERYBODY, Visitor, visitors
from tests.site.walking import Address, World, a_world, addresses
from tests.site.who_may import ACTS, who_may

pytestmark = pytest.mark.once

ADDRESSES = [address for address in addresses() if address.name]
MAY = who_may()
# Who share a world: making one takes seconds.
TOGETHER = (
    ("assistant", "coordinator"),
    ("senior", "manager"),
    ("data officer", "finance", "administrator", "nobody"),
    ("panel member", "provider", "parent", "helper", "young person"),
)
HOME = "home"  # who has not signed in is led to sign in from there
_LINK = re.compile(r'<a\b[^>]*?\bhref="([^"#?]*)')
_FORM = re.compile(r'<form\b[^>]*?\bmethod="post"[^>]*>', re.IGNORECASE)
_ACTION = re.compile(r'\baction="([^"?]*)')


def test_the_table_knows_every_address_and_no_other() -> None:
    assert {address.name for address in ADDRESSES} == set(ACTS)
    assert set(ACTS.values()) == set(MAY)


def test_addresses_without_a_name_only_lead_to_one_that_has_one(client: Any) -> None:
    nameless = [address.route for address in addresses() if not address.name]

    led = [client.get(f"/{route}").headers["Location"] for route in nameless]

    assert {resolve(urlsplit(place).path).url_name for place in led} <= set(ACTS)


@pytest.mark.django_db
@pytest.mark.parametrize("those", TOGETHER, ids="-".join)
def test_everybody_finds_what_the_table_says_and_is_shown_no_way_to_more(
    those: tuple[str, ...],
) -> None:
    """One world for several: what a page or a form does in it is forgotten at once."""
    world = a_world(cast())
    everybody = visitors(world, timezone.localdate())
    before = everything()

    wrong = {who: list(_faults(world, everybody[who])) for who in those}

    assert wrong == dict.fromkeys(those, [])
    assert everything() == before


def test_everybody_is_looked_at() -> None:
    assert sorted(who for those in TOGETHER for who in those) == sorted(EVERYBODY)


def _faults(world: World, visitor: Visitor) -> Iterator[str]:
    """Where what somebody found is not what the table says."""
    for address in ADDRESSES:
        path = visitor.path(world, address)
        expected = "allowed" if _is_theirs(world, visitor, address) else "refused"
        page = get(visitor.client, path)
        for how, response in (("opens", page), ("sends", post(visitor.client, path))):
            if outcome(response) not in (expected, "not asked"):
                yield f"{how} {address.name}: {response.status_code}, not {expected}"
        if page.status_code == 200:
            yield from _shown(visitor, address, page)


def _shown(visitor: Visitor, address: Address, page: Any) -> Iterator[str]:
    """Links and forms of a page that lead somebody to what is refused to them."""
    for way in _ways(page, page.wsgi_request.path):
        name = _name_of(way)
        if name in ("", HOME) or _may(visitor, name):
            continue
        if outcome(get(visitor.client, way)) == "refused":  # a chair runs the one meeting
            yield f"is shown {name} on {address.name}"


def _ways(page: Any, path: str) -> set[str]:
    if "html" not in page.headers.get("Content-Type", ""):
        return set()
    content = page.content.decode()
    actions = [_ACTION.search(form) for form in _FORM.findall(content)]
    found = _LINK.findall(content) + [one.group(1) for one in actions if one]
    return {urljoin(path, way) for way in found if not urlsplit(way).netloc}


def _name_of(way: str) -> str:
    try:
        return str(resolve(way).url_name or "")
    except Resolver404:
        return ""  # files of the design, and addresses that no page is behind


def _is_theirs(world: World, visitor: Visitor, address: Address) -> bool:
    """Whether they may, and it is not the walked parent's page that they ask for."""
    is_the_parents = address.guard.startswith("family:") and bool(visitor.own)
    return _may(visitor, address.name) and (not is_the_parents or visitor.has_own(world, address))


def _may(visitor: Visitor, name: str) -> bool:
    return visitor.name in MAY[ACTS[name]]
