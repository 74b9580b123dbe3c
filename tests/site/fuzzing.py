"""Finds every form and parameter of the site, by what its pages show and its views look for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote_plus, urlsplit

import lxml.html
import pytest
from django.core.cache import cache
from django.db import transaction
from django.http import QueryDict
from django.test import Client
from django.urls import NoReverseMatch, reverse

from accounts.models import Role, User
from cases import roles
from tests.families.asking.a_request import A_PARENT, answered
from tests.site.walking import Address, World, addresses, somebody
from tests.site.walking_families import OF_A_FAMILY, the_parent
from tests.site.walking_panels_sitting import OF_A_MEMBER, the_member

URLENCODED = "application/x-www-form-urlencoded"
BOUNDARY = "a-boundary-of-ours"
MULTIPART = f"multipart/form-data; boundary={BOUNDARY}"
Pairs = list[tuple[str, bytes]]
# Of the sign-in's own addresses: what stands in a link that was sent by email.
_OF_SIGNING_IN = {
    "account_confirm_email": {"key": "abc"},
    "account_reset_password_from_key": {"uidb36": "1", "key": "set-password"},
    "mfa_remove_webauthn": {"pk": 1},
    "mfa_edit_webauthn": {"pk": 1},
}


@contextmanager
def names_noted() -> Iterator[dict[int, set[str]]]:
    """Which names are looked for in each query and each form, by the identity of the thing."""
    noted: dict[int, set[str]] = defaultdict(set)
    plain = {name: getattr(QueryDict, name) for name in ("__getitem__", "_getlist", "__contains__")}

    def noting(name: str) -> Any:
        def looked(self: QueryDict, key: Any, *rest: Any, **more: Any) -> Any:
            if isinstance(key, str):
                noted[id(self)].add(key)
            return plain[name](self, key, *rest, **more)

        return looked

    with pytest.MonkeyPatch.context() as patch:
        for name in plain:
            patch.setattr(QueryDict, name, noting(name), raising=False)
        yield noted


@dataclass(frozen=True)
class Door:
    """An address as somebody who may open it comes to it."""

    name: str
    path: str
    client: Client

    def ask(self, method: str, query: Pairs | None = None, **sent: Any) -> Any:
        """One request. Whatever it wrote is taken back."""
        where = f"{self.path}?{encoded(query or []).decode()}" if query else self.path
        with taken_back(self.client):
            return self.client.generic(method, where, **sent)


@dataclass(frozen=True)
class Form:
    """A form of a page, with what stands in it, or what a view looks for in one."""

    door: Door
    fields: dict[str, list[bytes]]
    files: frozenset[str] = frozenset()

    def pairs(self, **other: bytes | list[bytes]) -> Pairs:
        told = self.fields | {
            name: value if isinstance(value, list) else [value] for name, value in other.items()
        }
        return [(name, value) for name, values in told.items() for value in values]

    def send(self, pairs: Pairs, filename: bytes = b"") -> Any:
        """Send it and open the page it leads to. Whatever it wrote is taken back."""
        body, kind = encoded(pairs), URLENCODED
        if self.files:
            body, kind = multipart(pairs, self.files, filename), MULTIPART
        cache.clear()
        with taken_back(self.door.client):
            answer = self.door.client.generic("POST", self.door.path, body, content_type=kind)
            led_to = _followed(self.door.client, answer)
        return answer, led_to


@contextmanager
def taken_back(client: Client) -> Iterator[None]:
    """What is written meanwhile is not, and who signed out is still in."""
    cookies = deepcopy(client.cookies)
    try:
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
    finally:
        client.cookies = cookies


def _followed(client: Client, answer: Any) -> Any:
    where = answer.headers.get("Location", "") if answer.status_code in (301, 302) else ""
    if not where.startswith("/") or where.startswith("//"):
        return None
    return client.get(where.partition("#")[0])


def encoded(pairs: Pairs) -> bytes:
    return "&".join(f"{quote_plus(name)}={quote_plus(value)}" for name, value in pairs).encode()


def multipart(
    pairs: Pairs, files: frozenset[str], filename: bytes, content: bytes = b"%PDF-1.7 not one"
) -> bytes:
    parts = [
        b'Content-Disposition: form-data; name="%s"\r\n\r\n%s' % (name.encode(), value)
        for name, value in pairs
        if name not in files
    ]
    parts += [
        b'Content-Disposition: form-data; name="%s"; filename="%s"\r\n'
        b"Content-Type: application/pdf\r\n\r\n%s" % (name.encode(), filename, content)
        for name in sorted(files)
        if filename
    ]
    mark = b"--" + BOUNDARY.encode()
    return b"".join(mark + b"\r\n" + part + b"\r\n" for part in parts) + mark + b"--\r\n"


# -- doors ----------------------------------------------------------------------------------------


@dataclass
class Found:
    """Every form and the parameters of every door."""

    forms: list[Form] = field(default_factory=list)
    queries: list[tuple[Door, set[str]]] = field(default_factory=list)


def everything(world: World) -> Found:
    """Opens every address once, and once sends it an empty form."""
    found, seen = Found(), set()
    for door, page, noted in opened(world):
        with names_noted() as also:
            empty = door.ask("POST", content_type=URLENCODED)
        queries = noted[id(page.wsgi_request.GET)] | also[id(empty.wsgi_request.GET)]
        found.queries.append((door, queries | _of_searches(page)))
        for form in _forms_of(door, page, set[str]().union(*also.values()) - queries):
            key = (form.door.path, frozenset(form.fields), form.files)
            if key not in seen:
                seen.add(key)
                found.forms.append(form)
    return found


def opened(world: World) -> Iterator[tuple[Door, Any, dict[int, set[str]]]]:
    """Each address of the site by the first person whom it lets in, its page, and what it read."""
    people = Everybody(world)
    for address in addresses():
        if path := _path(world, address):
            yield from _by_somebody(address, path, people)
    for name in A_PARENT:
        path = reverse("ask_page", args=[name])
        at = Door(f"ask_page {name}", path, people.asking)
        yield at, *_first_page(at)


class Everybody:
    """A browser for each who might be let in."""

    def __init__(self, world: World) -> None:
        cast = world.people
        self.provider = _signed_in(somebody(Role.PROVIDER, cast))
        self.member, self.family = _signed_in(the_member()), _signed_in(the_parent())
        self.officer, self.asking = _signed_in(cast.officer), answered(Client())
        rarely = (Role.FINANCE, Role.DATA_OFFICER, Role.ADMINISTRATOR)
        others = [somebody(role, cast) for role in rarely]
        self.others = [_signed_in(one) for one in (cast.senior, cast.manager, *others)]

    def tried(self, address: Address) -> list[Client]:
        """First of all whom an address is for."""
        guard = address.guard
        if address.name.startswith("ask_"):
            return [self.asking]
        if guard.split(":")[0] in OF_A_FAMILY:
            return [self.family]
        if guard in OF_A_MEMBER:
            return [self.member]
        if guard.endswith(f":{roles.ANSWER}"):
            return [self.provider]
        return [self.officer, *self.others]


def _signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def _by_somebody(
    address: Address, path: str, people: Everybody
) -> Iterator[tuple[Door, Any, dict[int, set[str]]]]:
    """Our own addresses by one person; those of signing in by nobody and by somebody."""
    if not address.is_ours:
        for client in (Client(), people.officer):
            door = Door(address.name, path, client)
            yield door, *_first_page(door)
        return
    for client in people.tried(address):
        door = Door(address.name, path, client)
        page, noted = _first_page(door)
        if page.status_code != 404:
            break
    yield door, page, noted


def _first_page(door: Door) -> tuple[Any, dict[int, set[str]]]:
    with names_noted() as noted:
        return door.ask("GET"), noted


def _path(world: World, address: Address) -> str:
    if address.is_ours:
        return world.path(address)
    try:
        return reverse(address.name, kwargs=_OF_SIGNING_IN.get(address.name, {}))
    except NoReverseMatch:
        return ""  # a second name of an address that has one


# -- what can be sent through them ----------------------------------------------------------------


def _forms_of(door: Door, page: Any, asked: set[str]) -> Iterator[Form]:
    """The forms on a page, and what the view looks for that none of them holds."""
    shown = list(_forms(door, page))
    yield from shown
    own = [form for form in shown if form.door.path == door.path]
    known = set[str]().union(*(form.fields for form in own), *(form.files for form in own))
    if unknown := sorted(asked - known):
        base, files = (own[0].fields, own[0].files) if own else ({}, frozenset[str]())
        yield Form(door, base | dict.fromkeys(unknown, [b""]), files)


def tree_of(answer: Any) -> Any:
    """An answer as a page, if it is one."""
    if answer is None or not answer.headers.get("Content-Type", "").startswith("text/html"):
        return None
    content = b"".join(answer) if answer.streaming else answer.content
    content = content.replace(b"\x00", "\ufffd".encode())
    return lxml.html.document_fromstring(content, parser=_PARSER) if content.strip() else None


_PARSER = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True)


def _of_searches(page: Any) -> set[str]:
    """The names of the fields of the searches on a page."""
    tree = tree_of(page)
    if tree is None:
        return set()
    return {one.get("name") for one in tree.xpath("//form[not(@method='post')]//*[@name]")}


def _forms(door: Door, page: Any) -> Iterator[Form]:
    tree = tree_of(page)
    for shown in tree.xpath("//form[@method='post']") if tree is not None else []:
        path = urlsplit(shown.get("action") or "").path or door.path
        if path.startswith("/"):
            files = {one.get("name") for one in shown.xpath(".//input[@type='file'][@name]")}
            yield Form(Door(door.name, path, door.client), _filled_in(shown), frozenset(files))


def _filled_in(form: Any) -> dict[str, list[bytes]]:
    """What a browser would send, with the first of every choice taken where none is."""
    told: dict[str, list[bytes]] = {}
    for one in form.xpath(".//*[@name]"):
        name, kind, values = one.get("name"), one.get("type", ""), told.get(one.get("name"), [])
        if kind == "file" or name == "csrfmiddlewaretoken":
            continue
        if kind == "radio":
            values = [_value(one)] if "checked" in one.attrib or not values else values
        elif kind == "checkbox":
            values = [*values, _value(one)] if "checked" in one.attrib else values
        elif one.tag == "select":
            chosen = one.xpath(".//option[@selected]") or one.xpath(".//option")[:1]
            values = [*values, *map(_value, chosen)]
        elif one.tag == "button":
            values = values or [_value(one)]
        else:
            values = [*values, _value(one)]
        told[name] = values
    return told


def _value(one: Any) -> bytes:
    """What a field of a page, as it stands, would send."""
    if one.tag == "textarea":
        return one.text_content().encode()
    otherwise = "on" if one.get("type") in ("checkbox", "radio") else one.text_content().strip()
    return one.get("value", otherwise).encode()
