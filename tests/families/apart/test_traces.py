"""What a file tells beside its pages: nothing of it reaches the other parent (H-022)."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from cases.actions import documents, protecting, releasing
from cases.models import Document
from tests.cases.release.making import a_photo
from tests.families.a_family import Family, a_family
from tests.papers import a_pdf
from tests.people import cast

pytestmark = pytest.mark.django_db
PDF = "application/pdf"


@pytest.fixture
def family() -> Family:
    made = a_family(cast().officer)
    officer = made.case.officer
    assert officer is not None
    protecting.withhold(made.case, member=made.ada, because="Afraid", by=officer)
    return made


def shared(family: Family, content: bytes, kind: str, title: str) -> Document:
    """A paper that an officer asks to share with the family."""
    by = family.case.officer
    assert by is not None
    paper = documents.file(family.case, title=title, content=content, media_type=kind, by=by)
    return releasing.share_with_family(paper, by=by)


@pytest.mark.parametrize(
    ("content", "kind", "title"),
    [
        (a_photo(where_taken=True), "image/jpeg", "At home"),
        (a_photo(author="ada@family.example"), "image/jpeg", "At home"),
        (a_pdf("Nothing", author="ada@family.example"), PDF, "Advice"),
        (a_pdf("Nothing"), PDF, "Visit to 2 Example Road"),
        (a_pdf("Nothing"), PDF, "2_example-rd EX11AA"),
    ],
    ids=["where it was taken", "who took it", "author", "title", "name of a file"],
)
def test_h022_a_trace_in_a_file_keeps_it_from_the_other_parent(
    family: Family, content: bytes, kind: str, title: str
) -> None:
    paper = shared(family, content, kind, title)
    client = Client()
    client.force_login(family.ben_user)

    assert paper.shared_with_family_at is None
    listed = client.get(reverse("family_papers", args=[family.ben.pk])).text
    assert title not in listed
    opened = client.get(reverse("family_paper", args=[family.ben.pk, paper.pk]))
    assert opened.status_code == 404


def test_h022_a_paper_without_a_trace_comes_under_a_name_that_tells_nothing(
    family: Family,
) -> None:
    paper = shared(family, a_pdf("Nothing"), PDF, "Advice of Ms Other")
    client = Client()
    client.force_login(family.ben_user)

    opened = client.get(reverse("family_paper", args=[family.ben.pk, paper.pk]))

    assert opened.headers["Content-Disposition"] == f'inline; filename="paper-{paper.pk}.pdf"'
