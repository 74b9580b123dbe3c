"""What a page of the family's side costs in questions and bytes; and no trace of it is left."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cases.actions import contact, releasing
from families.models import Given
from plans.actions import representations
from plans.models import Version
from tests.families.a_family import Family, a_family, let_in
from tests.families.saying.test_taking_part import serve_a_draft
from tests.papers import a_pdf, filed
from tests.people import Cast, cast
from tests.site.walking import World, a_world
from tests.site.walking_families import OF_A_FAMILY, the_parent

pytestmark = pytest.mark.django_db
MOST_BYTES = 100_000  # of a page with its styles and scripts, compressed
LINKED = re.compile(r'<(?:link|script)\b[^>]*(?:href|src)="/static/([^"?]+)"')
IMPORTED = re.compile(r"(?:import|from)\s*[\"'](\.{0,2}/[^\"']+)[\"']")


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def world(people: Cast) -> World:
    return a_world(people)


@pytest.fixture
def family(people: Cast) -> Family:
    made = a_family(people.officer)
    serve_a_draft(made, people)
    return made


def signed_in(user: object) -> Client:
    client = Client()
    client.force_login(user)  # type: ignore[arg-type]
    return client


# -- questions to the database --------------------------------------------------------------------


def a_paper(family: Family, people: Cast) -> None:
    number = family.case.documents.count()
    paper = filed(
        family.case, people.officer, a_pdf(f"Ash reads well {number}"), f"Advice {number}"
    )
    releasing.share_with_family(paper, by=people.officer)


def a_message(family: Family, people: Cast) -> None:
    said = contact.Said("message", "in", timezone.now(), "When?", family.ada)
    asked = contact.log(family.case, said=said, wants_answer=True, by=family.ada_user)
    back = contact.Said("message", "out", timezone.now(), "Soon.", family.ada)
    contact.log(family.case, said=back, answers=asked, by=people.officer)


def a_comment(family: Family, people: Cast) -> None:
    version = Version.objects.get()
    heard = representations.Heard(timezone.localdate(), family.ada, how="portal")
    points = [representations.Said("More", "F"), representations.Said("Less", "B")]
    taken = representations.hear(version, heard=heard, points=points, by=family.ada_user)
    own = {"case": family.case, "member": family.ada, "by": family.ada_user}
    Given.objects.create(kind="comments", words="A", representation=taken, **own)


def a_helper(family: Family, people: Cast) -> None:
    let_in(family.ada, family.case, timezone.localdate(), email="x@mail.example")


PAGES: list[tuple[str, Callable[[Family, Cast], None], int]] = [
    ("family_child", a_message, 15),
    ("family_papers", a_paper, 10),
    ("family_say", a_comment, 17),
    ("family_say", a_message, 15),
    ("family_messages", a_message, 7),
    ("family_helpers", a_helper, 6),
    ("family_account", a_helper, 5),
]


@pytest.mark.parametrize(
    ("name", "one_more", "wanted"), PAGES, ids=[f"{page[0]}-{page[1].__name__}" for page in PAGES]
)
def test_a_page_asks_as_much_for_three_rows_as_for_one(
    family: Family,
    people: Cast,
    name: str,
    one_more: Callable[[Family, Cast], None],
    wanted: int,
) -> None:
    client, path = signed_in(family.ada_user), reverse(name, args=[family.ada.pk])
    one_more(family, people)
    client.get(path)  # the first page of a session says what it was begun with
    for_one = asked(client, path)
    one_more(family, people)
    one_more(family, people)

    for_three = asked(client, path)

    assert (len(for_one), len(for_three)) == (wanted, wanted), "\n".join(for_three)


def test_having_a_say_asks_for_the_plan_once(family: Family) -> None:
    client, path = signed_in(family.ada_user), reverse("family_say", args=[family.ada.pk])

    assert len([one for one in asked(client, path) if 'FROM "plans_plan"' in one]) == 1


def asked(client: Client, path: str) -> list[str]:
    """The questions that a page asks."""
    with CaptureQueriesContext(connection) as caught:
        assert client.get(path).status_code == 200
    said = [query["sql"] for query in caught.captured_queries]
    return [one for one in said if not one.startswith(("SAVEPOINT", "RELEASE"))]


# -- bytes ----------------------------------------------------------------------------------------


def test_every_page_with_its_styles_and_scripts_is_light(world: World) -> None:
    parent, heavy = signed_in(the_parent()), {}
    for name, path in paths(world).items():
        page = parent.get(path)
        if page.status_code != 200 or "html" not in page.headers["Content-Type"]:
            continue
        weight = squeezed(page.content) + sum(map(weight_of, linked_from(page.text)))
        if weight > MOST_BYTES:
            heavy[name] = weight

    assert heavy == {}


def test_what_a_page_links_is_all_weighed(world: World) -> None:
    found = linked_from(signed_in(the_parent()).get("/family/", follow=True).text)

    assert {"dist/site.css", "js/site.js", "dist/govuk-frontend.min.js"} <= found


def paths(world: World) -> dict[str, str]:
    """Every page of the family's side in the walked world, and the open ones before it."""
    from tests.site.test_pages import PAGES as ALL

    ours = [one for one in ALL if one.guard.split(":")[0] in OF_A_FAMILY]
    opened = [one for one in ALL if one.name.startswith(("ask_", "join"))]
    return {one.name: world.path(one) for one in (*ours, *opened)}


def linked_from(page: str) -> set[str]:
    """The styles and scripts of a page, and the scripts that those bring in."""
    waiting, found = set(LINKED.findall(page)), set()
    while waiting:
        name = waiting.pop()
        if name in found or not name.endswith((".css", ".js")):
            continue
        found.add(name)
        if name.endswith(".js"):
            near = Path(name).parent
            text = content_of(name).decode()
            waiting |= {_joined(near, one) for one in IMPORTED.findall(text)}
    return found


def _joined(near: Path, path: str) -> str:
    if path.startswith(settings.STATIC_URL):
        return path.removeprefix(settings.STATIC_URL)
    whole = (Path("/") / near / path).resolve()
    return str(whole).lstrip("/")


def content_of(name: str) -> bytes:
    found = finders.find(name)
    assert isinstance(found, str), name
    return Path(found).read_bytes()


def weight_of(name: str) -> int:
    return squeezed(content_of(name))


def squeezed(content: bytes) -> int:
    return len(gzip.compress(content, 6))


# -- nothing left behind --------------------------------------------------------------------------


def test_h186_no_page_of_a_family_stays_in_a_browser_after_sign_out(world: World) -> None:
    parent = signed_in(the_parent())
    kept = {
        name: page.headers.get("Cache-Control", "")
        for name, path in paths(world).items()
        if "no-store" not in (page := parent.get(path)).headers.get("Cache-Control", "")
    }
    assert kept == {}

    parent.post(reverse("account_logout"))

    home = reverse("family_home")
    again = parent.get(home)
    assert (again.status_code, again.headers["Location"]) == (
        302,
        f"{reverse('account_login')}?next={home}",
    )


def test_h186_no_paper_of_a_family_stays_there_either(family: Family, people: Cast) -> None:
    a_paper(family, people)
    number = family.case.documents.latest("pk").pk

    paper = signed_in(family.ada_user).get(reverse("family_paper", args=[family.ada.pk, number]))

    assert paper.status_code == 200
    assert "no-store" in paper.headers["Cache-Control"]
