"""What of the case file one person sees: what is theirs or shared, and nothing of another’s."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cases.actions import documents, protecting, releasing
from cases.models import Document, Message
from families.access import sight_for
from families.models import Opening
from families.queries.papers import papers_of
from tests.factories import UserFactory
from tests.families.a_family import Family, a_family, let_in
from tests.papers import a_pdf
from tests.people import Cast, cast

State = Message.State


@pytest.fixture
def people(db: None) -> Cast:
    return cast()


@pytest.fixture
def family(people: Cast) -> Family:
    return a_family(people.officer)


def filed(family: Family, people: Cast, *words: str, **more: object) -> Document:
    content = a_pdf(*words)
    return documents.file(
        family.case,
        title=str(more.pop("title", "Advice")),
        content=content,
        media_type="application/pdf",
        by=people.officer,
        **more,
    )


def titles(family: Family, who: str = "ada") -> list[str]:
    member, user = getattr(family, who), getattr(family, f"{who}_user")
    return [one.title for one in papers_of(sight_for(user, member.pk))]


def opened(family: Family, paper: Document, who: str = "ada") -> int:
    member, user = getattr(family, who), getattr(family, f"{who}_user")
    client = Client()
    client.force_login(user)
    return client.get(reverse("family_paper", args=[member.pk, paper.pk])).status_code


def test_only_what_was_shared_is_seen(family: Family, people: Cast) -> None:
    paper = filed(family, people, "Ash reads well.")
    assert (titles(family), opened(family, paper)) == ([], 404)

    releasing.share_with_family(paper, by=people.officer)

    assert (titles(family), titles(family, "ben")) == (["Advice"], ["Advice"])
    assert opened(family, paper) == 200


@pytest.mark.parametrize("state", [State.HELD, State.QUEUED, State.STOPPED, State.FAILED])
def test_a_letter_that_has_not_gone_is_not_seen(
    family: Family, people: Cast, state: Message.State
) -> None:
    letter = filed(family, people, "Dear Ada", addressed_to=family.ada, letter="late")
    message = Message.objects.create(
        case=family.case,
        to_member=family.ada,
        channel="email",
        document=letter,
        state=state,
        once="1",
    )
    assert titles(family) == []

    Message.objects.filter(pk=message.pk).update(state=State.SENT)

    assert len(papers_of(sight_for(family.ada_user, family.ada.pk))) == 1
    assert (titles(family, "ben"), opened(family, letter, "ben")) == ([], 404)


def test_what_is_for_staff_or_kept_for_another_is_never_seen(family: Family, people: Cast) -> None:
    now = timezone.now()
    for more in ({"internal": True}, {"private_to": family.ben}, {"addressed_to": family.ben}):
        paper = filed(family, people, str(more))
        Document.objects.filter(pk=paper.pk).update(shared_with_family_at=now, **more)
        assert opened(family, paper) == 404

    assert titles(family) == []


def test_h028_what_is_withheld_later_takes_a_shared_paper_back_the_same_minute(
    family: Family, people: Cast
) -> None:
    paper = filed(family, people, "Visited at 2 Example Road, EX1 1AA", title="At 2 Example Road")
    releasing.share_with_family(paper, by=people.officer)
    assert titles(family, "ben") == ["At 2 Example Road"]

    protecting.withhold(family.case, member=family.ada, because="Afraid", by=people.officer)

    assert titles(family, "ben") == ["A paper we are looking at again"]
    assert opened(family, paper, "ben") == 403
    assert (titles(family), opened(family, paper)) == (["At 2 Example Road"], 200)


def test_a_paper_without_what_is_withheld_opens_again_by_itself(
    family: Family, people: Cast
) -> None:
    paper = filed(family, people, "She reads well.")
    releasing.share_with_family(paper, by=people.officer)
    protecting.withhold(family.case, member=family.ada, because="Afraid", by=people.officer)

    assert opened(family, paper, "ben") == 200
    assert titles(family, "ben") == ["Advice"]


def test_h165_the_first_opening_by_the_person_is_kept_and_a_helpers_is_not(
    family: Family, people: Cast
) -> None:
    paper = filed(family, people, "Ash reads well.")
    releasing.share_with_family(paper, by=people.officer)
    hal = UserFactory(role="family", team=None)
    let_in(family.ada, family.case, timezone.localdate(), user=hal)
    helping = Client()
    helping.force_login(hal)
    page = reverse("family_paper", args=[family.ada.pk, paper.pk])
    assert helping.get(page).status_code == 200
    assert not Opening.objects.exists()

    opened(family, paper)
    opened(family, paper)

    assert Opening.objects.get().member == family.ada


def test_a_file_that_was_altered_is_not_handed_out(family: Family, people: Cast) -> None:
    paper = filed(family, people, "Ash reads well.")
    releasing.share_with_family(paper, by=people.officer)
    with open(paper.file.path, "ab") as stored:
        stored.write(b"more")

    assert opened(family, paper) == 404


def test_h022_the_name_of_the_file_tells_nothing(family: Family, people: Cast) -> None:
    paper = filed(family, people, "Ash reads well.", title="Report on Ash Example of Otherton")
    releasing.share_with_family(paper, by=people.officer)
    client = Client()
    client.force_login(family.ada_user)

    response = client.get(reverse("family_paper", args=[family.ada.pk, paper.pk]))

    assert response.headers["Content-Disposition"] == f'inline; filename="paper-{paper.pk}.pdf"'
