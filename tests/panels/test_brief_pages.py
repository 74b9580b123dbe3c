"""The pages of a brief, from beginning to approval."""

from __future__ import annotations

import pytest
from django.test import Client, RequestFactory

from panels.forms.briefs import ReviewForm
from panels.models import Brief
from tests.factories import CaseFactory
from tests.people import cast

pytestmark = pytest.mark.django_db


def test_a_brief_is_begun_written_handed_in_and_approved(client: Client) -> None:
    people = cast()
    case = CaseFactory(officer=people.officer, team=people.team)
    client.force_login(people.officer)
    root = f"/cases/{case.reference}/briefs/"
    assert client.get(f"{root}new/").status_code == 200
    assert client.post(f"{root}new/", {"asked": "assessment assess"}).status_code == 302
    brief = Brief.objects.get(case=case)
    here = f"{root}{brief.pk}/"
    for page in ("", "write/", "add/issue/", "options/new/", "hand-in/"):
        assert client.get(f"{here}{page}").status_code == 200, page
    assert client.post(f"{here}options/new/", {"title": "Assess"}).status_code == 302
    said = {"text": "Reading", "standing": "agreed"}
    assert client.post(f"{here}add/issue/", said).status_code == 302
    version = str(brief.history.latest().history_id)
    typed = {"child": "She is eight", "version": version}
    assert client.post(f"{here}write/", typed).status_code == 302
    seen = str(case.entries.order_by("-pk").values_list("pk", flat=True).first() or "")
    assert client.post(f"{here}hand-in/", {"note": "", "seen": seen}).status_code == 302
    client.force_login(people.senior)
    asked = client.get(f"{here}answer/")
    mark = asked.context["form"].initial["fingerprint"]
    assert "Why may it go to the panel all the same?" in asked.content.decode()
    told = {"fingerprint": mark, "answer": "approve", "seen": seen}
    assert "It lacks" in client.post(f"{here}answer/", told).content.decode()
    assert client.post(f"{here}answer/", told | {"in_spite": "Urgent"}).status_code == 302
    brief.refresh_from_db()
    assert brief.state == Brief.State.APPROVED
    assert "It may go with what it lacks" in client.get(here).content.decode()


def test_why_it_may_go_is_asked_only_where_something_is_lacking() -> None:
    people = cast()
    case, request = CaseFactory(officer=people.officer), RequestFactory().get("/")
    request.user, request.session = people.senior, {}

    whole, lacking = (ReviewForm(request, case, "", lacks=one) for one in (False, True))
    assert "in_spite" not in whole.fields and "in_spite" in lacking.fields
