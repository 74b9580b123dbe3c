"""Whatever is sent to whatever address: no fault, nothing run, nothing shown unescaped, and what
was typed comes back.

Values are drawn with a seed, so everybody finds the same. FUZZ=everything tries each of them in
each field, which takes about an hour.
"""

from __future__ import annotations

import os
import re
import traceback
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core.cache import cache
from django.db import transaction
from django.http import HttpResponse
from django.utils.html import escape

from ehcna.answer_headers import ALWAYS
from tests.people import cast
from tests.site.fuzzing import URLENCODED, Door, Form, Found, everything, tree_of
from tests.site.hostile import HOSTILE, SCRIPT, SHOWN_AGAIN, some
from tests.site.walking import a_world

pytestmark = [pytest.mark.django_db, pytest.mark.once]
EVERYTHING = os.environ.get("FUZZ") == "everything"
# Read in one place for all forms: tried in one of ten.
OF_EVERY_FORM = {"once", "shown_to", "seen"}
METHODS = ("PUT", "DELETE", "OPTIONS", "HEAD", "TRACE")
WITHIN = re.compile(r"Traceback \(most recent|alert\(7\)(?:>|&gt;)14|django\.db\.|OperationalError")


@pytest.fixture(scope="module")
def found(django_db_setup: None, django_db_blocker: Any) -> Iterator[Found]:
    """Every form and parameter, once for all of these tests. What they write is taken back."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield everything(a_world(cast()))
        transaction.set_rollback(True)


def attempt(what: str, sent: Callable[[], Any]) -> list[str]:
    """What is wrong with an answer and with the page it leads to."""
    try:
        answers = sent()
    except Exception as fault:
        return [f"{what}: {type(fault).__name__} {str(fault)[:80]} at {_where(fault)}"]
    each = answers if isinstance(answers, tuple) else (answers,)
    return [f"{what}: {fault}" for answer in each if answer is not None for fault in faults(answer)]


def _where(fault: Exception) -> str:
    ours = [
        f"{frame.filename.rpartition('/site-packages/')[2][-40:]}:{frame.lineno}"
        for frame in traceback.extract_tb(fault.__traceback__)
        if "/tests/" not in frame.filename
    ]
    return " < ".join(reversed(ours[-4:]))


def faults(answer: Any) -> Iterator[str]:
    """Broken, told from inside, run, or led elsewhere."""
    if answer.status_code >= 500:
        yield f"answered {answer.status_code}"
    where = urlsplit(answer.headers.get("Location", ""))
    if where.netloc or where.scheme:
        yield f"led to {answer.headers['Location'][:80]}"
    yield from _in_the_head(answer)
    tree = tree_of(answer)
    if tree is None:
        return
    if told := WITHIN.search(answer.content.decode(errors="replace")):
        yield f"told {told[0]}"
    if tree.xpath("//script[contains(., 'alert(7)')] | //img[@src='x'] | //*[@onerror or @onload]"):
        yield "ran a script"


def _in_the_head(answer: Any) -> list[str]:
    head = answer.headers
    policy = head.get("Content-Security-Policy", "")
    wrong = [f"no {name}" for name in ALWAYS if name not in head]
    wrong += ["an unsafe policy"] if "unsafe" in policy or "default-src" not in policy else []
    return wrong


def lost(answer: Any, name: str, typed: str) -> list[str]:
    """Where a form comes back with its errors and not with what was typed into a field."""
    tree = tree_of(answer) if answer.status_code == 200 else None
    if tree is None or not (tree.findtext(".//title") or "").strip().startswith("Error:"):
        return []
    words = "self::textarea or not(@type) or @type='text' or @type='email' or @type='search'"
    for shown in tree.xpath(
        "//main//*[(self::input or self::textarea) and @name=$name]", name=name
    ):
        if shown.xpath(words):
            value = shown.text_content() if shown.tag == "textarea" else shown.get("value", "")
            return [] if value.strip() == typed.strip() else [f"came back as {value[:60]!r}"]
    return []


def _with_one_field(form: Form) -> list[str]:
    """Each field by itself, the others as they stood on the page."""
    wrong = []
    for name in form.fields:
        seed = f"{form.door.name} {name}"
        if name in OF_EVERY_FORM and sum(seed.encode()) % 10 and not EVERYTHING:
            continue
        for value in HOSTILE if EVERYTHING else some(seed, 1):
            what = f"{form.door.name}[{name}] {value}"
            answers: list[Any] = []

            def send(name: str = name, value: str = value, answers: list[Any] = answers) -> Any:
                answers += form.send(form.pairs(**{name: HOSTILE[value]}))
                return tuple(answers)

            wrong += attempt(what, send)
            if answers and value in SHOWN_AGAIN:
                typed = HOSTILE[value].decode()
                wrong += [f"{what}: {one}" for one in lost(answers[0], name, typed)]
    return wrong


def _with_every_field(form: Form) -> list[str]:
    """All fields alike; a field missing; each twice; a file with a name like that."""
    seed, wrong = f"{form.door.name} {sorted(form.fields)}", []
    for value in [name for name in HOSTILE if EVERYTHING] or some(seed, 2, without=("a megabyte",)):
        pairs = form.pairs(**dict.fromkeys(form.fields, HOSTILE[value]))
        sent = pairs if len(HOSTILE[value]) < 100_000 else pairs[:1]
        what = f"{form.door.name}[*] {value}"
        wrong += attempt(what, lambda s=sent, v=value: form.send(s, HOSTILE[v][:300]))
    twice = [*form.pairs(), *reversed(form.pairs())]
    wrong += attempt(f"{form.door.name} each twice", lambda: form.send(twice))
    return wrong


def test_no_value_in_any_field_of_any_form_brings_a_fault(found: Found) -> None:
    assert len(found.forms) > 200

    wrong = [one for form in found.forms for one in _with_one_field(form)]
    wrong += [one for form in found.forms for one in _with_every_field(form)]

    assert sorted(set(wrong)) == []


def test_no_value_of_any_parameter_brings_a_fault(found: Found) -> None:
    wrong = []
    for door, names in found.queries:
        for name in sorted(names):
            for value in HOSTILE if EVERYTHING else some(f"{door.name}?{name}", 3):
                given = [(name, HOSTILE[value][:4_000])]
                what = f"{door.name}?{name} {value}"
                wrong += attempt(what, lambda d=door, g=given: d.ask("GET", g))
        for value in some(f"{door.name}?*", 1):
            every = [(name, HOSTILE[value][:4_000]) for name in [*sorted(names), "unknown"]]
            wrong += attempt(f"{door.name}?* {value}", lambda d=door, g=every: d.ask("GET", g))

    assert sorted(set(wrong)) == []


BODIES: dict[str, tuple[str, bytes]] = {
    "json": ("application/json", b'{"a": ['),
    "xml": ("text/xml", b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b SYSTEM '/etc/passwd'>]>"),
    "no boundary": ("multipart/form-data", b"--x\r\n\r\n"),
    "cut short": ('multipart/form-data; boundary="x"', b"--x\r\nContent-Disposition: form-data; n"),
    "base64": (
        "multipart/form-data; boundary=x",
        b'--x\r\nContent-Disposition: form-data; name="a"\r\n'
        b"Content-Transfer-Encoding: base64\r\n\r\nnot=base=64\r\n--x--\r\n",
    ),
    "two thousand fields": (URLENCODED, b"&".join(b"a%d=1" % n for n in range(2_000))),
    "no text": (URLENCODED + "; charset=utf-7", b"a=+ADw-&%00=%ff&=&&&;"),
    "no charset": (URLENCODED + "; charset=there-is-none", b"a=1"),
}


def test_no_body_of_another_kind_brings_a_fault(found: Found) -> None:
    wrong = []
    for door, _ in found.queries:
        for name in BODIES if EVERYTHING else some_bodies(door):
            kind, body = BODIES[name]
            what = f"{door.name} {name}"
            wrong += attempt(
                what, lambda d=door, k=kind, b=body: d.ask("POST", data=b, content_type=k)
            )
        first = sum(door.path.encode())
        for method in METHODS if EVERYTHING else (METHODS[first % 5],):
            wrong += attempt(f"{door.name} {method}", lambda d=door, m=method: d.ask(m))

    assert sorted(set(wrong)) == []


def some_bodies(door: Door) -> list[str]:
    names = list(BODIES)
    first = sum(door.name.encode()) % len(names)
    return [names[first], names[(first + 3) % len(names)]]


def test_no_form_does_anything_without_its_sign_against_forgery(found: Found) -> None:
    wrong = []
    for form in found.forms:
        # Who a form was shown to is given back what they typed (`test_forged`); nobody else is.
        pairs = [(name, value) for name, value in form.pairs() if name != "shown_to"]
        handler = form.door.client.handler
        handler.enforce_csrf_checks = True
        cache.clear()
        try:
            answer, _ = form.send([*pairs, ("csrfmiddlewaretoken", b"forged\x00")])
        finally:
            handler.enforce_csrf_checks = False
        if answer.status_code != 403:
            wrong.append(f"{form.door.name} {form.door.path}: {answer.status_code}")

    assert wrong == []


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (HttpResponse("<p>a", status=500), ["answered 500"]),
        (
            HttpResponse(status=302, headers={"Location": "//evil.example/"}),
            ["led to //evil.example/"],
        ),
        (HttpResponse("<p>Traceback (most recent call last)"), ["told Traceback (most recent"]),
        (HttpResponse(f"<p>{SCRIPT}"), ["ran a script"]),
        (HttpResponse("<p>alert(7)>14"), ["told alert(7)>14"]),
        (HttpResponse(escape(SCRIPT)), []),
    ],
)
def test_a_fault_of_each_kind_is_noticed(answer: HttpResponse, said: list[str]) -> None:
    for name, value in ALWAYS.items():
        answer.setdefault(name, value)

    assert [one[:26] for one in faults(answer)] == [one[:26] for one in said]


def test_an_answer_without_its_heads_and_a_form_that_forgets_are_noticed() -> None:
    bare = HttpResponse("<title>Error: A</title><main><input name=a value=b></main>")

    assert list(faults(bare)) == [*(f"no {name}" for name in ALWAYS), "an unsafe policy"]
    assert (lost(bare, "a", "b"), lost(bare, "a", "c")) == ([], ["came back as 'b'"])
