"""Two parents of one child who were sent the draft of a plan, and then the final one."""

from __future__ import annotations

from datetime import date

from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from accounts.models import User
from cases.models import FamilyMember, Message
from plans.actions import checking, issuing, versions, writing
from plans.content import fingerprint
from plans.models import Naming, Version
from plans.queries.assembling import content_of
from plans.queries.checks import losses_of
from tests.factories import FamilyMemberFactory
from tests.families.a_family import Family, an_account
from tests.papers import a_pdf
from tests.people import Cast
from tests.plans.a_plan import a_plan_ready, exemplar_setting

ON, COMMENT_BY, LATER = date(2026, 6, 9), date(2026, 6, 26), date(2026, 6, 29)
HERS, NEW_HOME, HERS_POSTCODE = "2 Example Road", "14 Mill Lane", "EX1 1AA"


def a_family_with_a_draft(people: Cast) -> tuple[Family, Version]:
    """A first draft that can go out, of a child with two parents who sign in."""
    draft = a_plan_ready(people)
    child = draft.case.child
    ada = child.family.get()
    ada.relation, ada.email = "Mother", "ada@family.example"
    ada.save()
    ben = FamilyMemberFactory(
        child=child,
        name="Ben Example",
        relation="Father",
        address="9 Another Street\nOtherton",
        postcode="EX9 9ZZ",
        email="ben@family.example",
    )
    return Family(draft.case, ada, ben, an_account(ada), an_account(ben)), draft


def send_draft(draft: Version, people: Cast) -> Version:
    """The draft, written to everybody; nothing has left yet."""
    return issuing.send_for_comment(draft, on=ON, comment_by=COMMENT_BY, by=people.officer)


def gone(family: Family, *members: FamilyMember) -> None:
    """What was written to these people has left."""
    waiting = Message.objects.filter(case=family.case, to_member__in=members)
    waiting.update(state=Message.State.SENT)


def make_final(draft: Version, people: Cast, *, without: str = "") -> Version:
    """The final plan, perhaps without a line of help, which was accepted with a reason."""
    issuing.note_served(draft, on=ON, by=people.officer, today=ON)
    final = versions.begin_version(draft.plan, status="final", by=people.officer)
    school = exemplar_setting()
    Naming.objects.create(
        version=final, provider=school, name=school.name, urn=school.urn, type="Academy"
    )
    final.refresh_from_db()
    if without:
        line = final.provision.get(section=without[0], number=int(without[1:]))
        writing.take_out(line=line, version=final, because="New advice", by=people.officer)
        for lost in losses_of(final):
            checking.accept_loss(
                final, key=lost.key, because="New advice says so", by=people.officer
            )
    checking.ask_check(final, note="", by=people.officer)
    mark = fingerprint(content_of(final, on=LATER))
    checking.sign(final, seen=mark, comments="", by=people.senior, today=LATER)
    return issuing.make_final(final, on=LATER, by=people.officer)


def browser(user: User) -> Client:
    """A browser in which somebody has signed in."""
    client = Client()
    client.force_login(user)
    return client


def look(
    user: User, member: FamilyMember, name: str = "family_plan", *more: int
) -> tuple[int, str]:
    """What somebody sees of a page: whether they see it, and its words."""
    page = browser(user).get(reverse(name, args=[member.pk, *more]))
    return page.status_code, page.content.decode()


def small_pdf(page: str) -> bytes:
    """The words of a page as a file that is made at once: how it looks is tested elsewhere."""
    said = BeautifulSoup(page, "html.parser").body
    assert said is not None
    lines = [one for one in said.get_text("\n").split("\n") if one.strip()]
    return a_pdf(*(" ".join(lines[at : at + 60]) for at in range(0, len(lines), 60)))
