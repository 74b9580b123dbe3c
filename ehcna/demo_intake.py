"""What waits in the intake queue of the demonstration: one request by three routes, and others."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.core.files.base import ContentFile

from accounts.models import Team, User
from cases import pdf
from cases.actions import passing_on, uploads
from cases.actions.intake import AsGiven, set_aside, take_in
from cases.jobs.scanning import scan_now
from cases.models import IntakeItem
from statutory import days_after

from .demo_papers import HEIC

DAYS_OLD = 2400  # a child of six and a half
POST, EMAIL, BY_HAND = "post", "email", "by_hand"


def seed(officer: User, today: date) -> None:
    """Fill the queue through the real actions. All people are invented."""
    born = days_after(today, -DAYS_OLD)
    ella = AsGiven("parent", "Ella", "Thornton", born, postcode="EX1 1AA", sender="Kate Thornton")
    for given, route, ago in (
        (replace(ella, says="Please assess Ella. Her school agrees."), POST, 6),
        (replace(ella, forename="Ela", says="I also wrote to you by post."), EMAIL, 4),
        (replace(ella, source="school", sender="Mrs Hale, SENCO", says="As spoken."), BY_HAND, 5),
        (AsGiven("other", sender="a.reader@mail.example", says=_NOT_READ), EMAIL, 1),
    ):
        last = _take_in(given, route, days_after(today, -ago), officer)
    _attach(last)
    south, _ = Team.objects.get_or_create(name="South team")
    moved = AsGiven("parent", "Finn", "Calloway", born, postcode="EX9 9ZZ", sender="Mia Calloway")
    item = _take_in(moved, POST, days_after(today, -2), officer)
    passing_on.pass_on(item, to=south, reason="They moved to the south in May.", by=officer)
    bus = AsGiven("parent", surname="Lark", sender="Joe Lark", says="The bus is late each day.")
    item = _take_in(bus, POST, days_after(today, -3), officer)
    set_aside(item, by=officer, reason="About transport only. Passed to the transport team.")


_NOT_READ = (
    "Subject: my son\n\nHe is four and does not speak yet. The nursery says I can ask you for an"
    " assessment. How do I do that, or is this enough?"
)


def _attach(item: IntakeItem) -> None:
    """What came with an email: a report that can be opened, and a photo that cannot be kept."""
    took = [uploads.take_in(name="IMG_0317.heic", content=ContentFile(HEIC), by=None, intake=item)]
    try:
        report = ContentFile(pdf.from_html(_REPORT))
        took.append(uploads.take_in(name="Two year.pdf", content=report, by=None, intake=item))
    except pdf.PdfUnavailable:
        pass  # a machine that cannot make PDFs shows the photo alone
    scan_now([one.pk for one in took])


_REPORT = (
    "<html lang='en-GB'><body style='font-family: sans-serif'><h1>Two-year review</h1>"
    "<p>He uses no words yet, and points to what he wants.</p></body></html>"
)


def _take_in(given: AsGiven, route: str, received: date, officer: User) -> IntakeItem:
    how = {POST: "stamp", EMAIL: "header", BY_HAND: "person"}[route]
    return take_in(given, route=route, received_on=received, dated_by=how, by=officer)
