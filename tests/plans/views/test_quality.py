"""The pages of quality audits: what is drawn, marking as one goes, what is to be done."""

from __future__ import annotations

import re
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cases.fields import date_parts
from cases.models import AccessRecord, Case
from plans.actions import quality
from plans.actions.quality import Marked
from plans.models import AcceptedLoss, Audit, Override, Sample
from plans.queries.auditing import criteria_of
from statutory import days_after
from tests.cases.views.acting import errors, press, said, signed_in, to
from tests.people import Cast, cast
from tests.plans.an_audit import (
    an_audit,
    auditor,
    finished,
    issued,
    with_action,
)

pytestmark = pytest.mark.django_db
MONTH = "2026-06"


@pytest.fixture
def people() -> Cast:
    return cast()


def of(audit: Audit, name: str = "plan_audit") -> str:
    return to(audit.case, name, audit.pk)


def text(page: Any) -> str:
    soup = BeautifulSoup(page.content, "html.parser")
    return re.sub(r"\s+", " ", soup.main.get_text(" ")) if soup.main else ""


def initials(client: Client, audit: Audit) -> dict[str, str]:
    """What the page of an audit carries, as it was shown."""
    form = client.get(of(audit)).context["form"]
    told = {name: form.initial[name] for name in form.fields}
    carried = {f"initial-{name}": told[name] for name in told}
    return {name: value or "" for name, value in (told | carried).items()}


def test_a_senior_takes_an_audit_on_marks_it_in_parts_and_finishes_it(people: Cast) -> None:
    audit, by = an_audit(people, whole=True), auditor(people)
    client = signed_in(by)
    page = text(client.get(of(audit)))
    assert "Audit this plan" in page
    assert "Section F: Special educational provision, as it was issued" in page
    press(client, of(audit, "plan_audit_take"), {})

    form = initials(client, audit)
    half = client.post(of(audit), form | {"A-voice": "met", "A-how": "partly", "A-how-note": "No"})

    assert said(half) == ["Saved. 18 still to mark, or to say why."]
    assert "2 of 2 marked" in text(client.get(of(audit)))
    form = initials(client, audit)
    rest = {name: "met" for name in form if name[0] in "BCDEFGHIJKT" and name[1] == "-"}
    rest = {name: mark for name, mark in rest.items() if not name.endswith("-note")}
    assert said(client.post(of(audit), form | rest)) == ["Saved. Every criterion is marked."]
    assert "Grade Outstanding Points reached 98%" in text(
        client.get(of(audit, "plan_audit_finish"))
    )
    done = press(client, of(audit, "plan_audit_finish"), {"to_do": "", "owner": ""})
    assert said(done) == ["Finished: Outstanding, 98%."]
    assert "Have it audited again by somebody else" in text(client.get(of(audit)))


def test_two_windows_of_one_auditor_do_not_write_over_each_other(people: Cast) -> None:
    audit, by = an_audit(people), auditor(people)
    quality.take_on(audit, by=by)
    client = signed_in(by)
    one, other = initials(client, audit), initials(client, audit)

    client.post(of(audit), one | {"A-voice": "partly", "A-voice-note": "Only one line"})
    client.post(of(audit), other | {"B-all": "met"})
    client.post(of(audit), initials(client, audit) | {"A-voice": "met"})

    kept = {one.criterion: (one.mark, one.note) for one in audit.scores.all()}
    assert kept == {"A-voice": ("met", "Only one line"), "B-all": ("met", "")}


def test_a_form_acts_once_and_a_note_wants_a_mark(people: Cast) -> None:
    audit, by = an_audit(people), auditor(people)
    quality.take_on(audit, by=by)
    client = signed_in(by)
    form = initials(client, audit) | {"A-voice": "met"}

    client.post(of(audit), form)
    twice = client.post(of(audit), form | {"A-voice": "not_met", "A-voice-note": "x"})
    bare = client.post(of(audit), initials(client, audit) | {"B-all-note": "Missing"})

    assert "already sent" in said(twice)[-1]
    assert errors(bare) == {
        "B-all": [
            "Give a mark with your note: Every special educational need in the advice is there"
        ]
    }
    assert [(one.criterion, one.mark) for one in audit.scores.all()] == [("A-voice", "met")]


@pytest.mark.parametrize(
    "typed",
    [
        {"A-voice": "outstanding"},
        {"A-voice": "not_applicable"},
        {"A-voice": "met\x00"},
        {"A-voice": "met", "A-voice-note": "x" * 4001},
    ],
)
def test_marks_that_no_page_offers_are_not_kept(people: Cast, typed: dict[str, str]) -> None:
    audit, by = an_audit(people), auditor(people)
    quality.take_on(audit, by=by)
    client = signed_in(by)

    page = client.post(of(audit), initials(client, audit) | typed)

    assert page.status_code == 200
    assert list(errors(page))[0].startswith("A-voice")
    assert not audit.scores.exists()


def test_what_somebody_types_is_shown_as_text(people: Cast) -> None:
    audit, by = an_audit(people), auditor(people)
    quality.take_on(audit, by=by)
    client = signed_in(by)
    words = "<script>1</script> 😀 שלום\x00"

    client.post(of(audit), initials(client, audit) | {"A-voice": "partly", "A-voice-note": words})

    assert audit.scores.get().note == "<script>1</script> 😀 שלום"
    assert b"<script>1" not in client.get(of(audit)).content


def test_who_had_a_hand_in_the_plan_may_read_but_is_offered_nothing(people: Cast) -> None:
    by = auditor(people)
    audit = an_audit(people, by=by)
    client = signed_in(by)

    page = text(client.get(of(audit)))

    assert "You wrote part of this plan, so somebody else audits it." in page
    assert "Audit this plan" not in page
    refused = press(client, of(audit, "plan_audit_take"), {})
    assert errors(refused) == {
        "__all__": ["You wrote part of this plan, so somebody else audits it."]
    }
    posted = client.post(of(audit), {"A-voice": "met"})
    assert "somebody else audits it" in text(posted)
    assert not audit.scores.exists()


def test_nobody_marks_an_audit_in_other_hands(people: Cast) -> None:
    audit = an_audit(people)
    quality.take_on(audit, by=auditor(people, "One"))

    client = signed_in(auditor(people, "Other"))
    page = text(client.post(of(audit), {"A-voice": "met"}))

    assert "One has this audit in hand." in page
    assert "Take it over first" in page
    assert not audit.scores.exists()


def test_the_audit_shows_what_was_set_aside_and_taken_away_with_reasons_and_names(
    people: Cast,
) -> None:
    version = issued(people)
    Override.objects.create(
        plan=version.plan,
        rule="F-02",
        section="F",
        item="F3",
        quote="as required",
        because="The therapist sets it at each visit",
        by=people.senior,
    )
    Override.objects.update(at=version.frozen_at)
    AcceptedLoss.objects.create(
        version=version,
        item="F1",
        kind="minutes",
        was="60 minutes",
        now="30 minutes",
        because="Her reading age has caught up",
        by=people.manager,
    )
    audit = quality.draw(version.frozen_at.date(), by=None, today=timezone.localdate()).audits.get()

    page = text(signed_in(auditor(people)).get(of(audit)))

    assert "“ as required ”" in page
    assert "Sal Senior: The therapist sets it at each visit" in page
    assert "60 minutes became 30 minutes" in page
    assert "Max Manager: Her reading age has caught up" in page
    assert "1 finding set aside; 1 loss accepted" in text(
        signed_in(auditor(people)).get(reverse("audit_month", args=[MONTH]))
    )


def test_a_case_that_somebody_may_not_open_is_told_by_nothing_but_who_can_audit_it(
    people: Cast,
) -> None:
    audit = an_audit(people)
    Case.objects.filter(pk=audit.case.pk).update(restricted=True)
    client = signed_in(people.senior)

    month = text(client.get(reverse("audit_month", args=[MONTH])))
    who = text(client.get(reverse("audit_find", args=[audit.pk])))

    assert "A case that you cannot open" in month
    for page in (month, who):
        assert "Maisie" not in page
        assert audit.case.reference not in page
    assert "Nobody can at present" in who
    assert client.get(of(audit)).status_code == 404
    assert not AccessRecord.objects.filter(case=audit.case).exists()


def test_who_may_open_the_case_is_led_to_its_audit(people: Cast) -> None:
    audit = an_audit(people)

    led = signed_in(people.manager).get(reverse("audit_find", args=[audit.pk]))

    assert led["Location"] == of(audit)


def test_an_audit_of_another_case_is_not_found(people: Cast) -> None:
    audit, other = an_audit(people), an_audit(people)
    client = signed_in(auditor(people))

    for name in ("", "_take", "_finish", "_again", "_action"):
        assert client.get(to(other.case, f"plan_audit{name}", audit.pk)).status_code == 404


@pytest.mark.parametrize(
    "month",
    ["2026-13", "2026-00", "2026-6", "0000-01", "20260-6", "٢٠٢٦-٠٦", "2026-07", "junk", "-"],
)
def test_there_is_no_page_of_a_month_without_a_sample(people: Cast, month: str) -> None:
    an_audit(people)

    assert signed_in(people.senior).get(f"/audits/{month}/").status_code == 404


def test_a_missed_month_is_drawn_by_hand_and_nothing_else_can_be_said(people: Cast) -> None:
    versions = [issued(people) for _ in range(6)]
    client, url = signed_in(people.senior), reverse("audits_draw")
    assert "June 2026" in text(client.get(reverse("audits")))
    chosen = {"seed": "mine", "without": versions[0].pk, "versions": [versions[1].pk]}

    press(client, url, {"month": "2026-06-01"} | chosen)

    sample = Sample.objects.get()
    assert (sample.drawn_by, sample.issued, sample.audits.count()) == (people.senior, 6, 5)
    assert sample.seed != "mine"
    for month in ("2026-06-01", "2026-05-01", timezone.localdate().isoformat(), "junk"):
        refused = press(client, url, {"month": month})
        assert errors(refused) == {"month": ["Select one of these months"]}
    assert Sample.objects.count() == 1


def test_what_is_to_be_done_is_shown_to_its_owner_and_closed(people: Cast) -> None:
    audit = an_audit(people)
    with_action(audit, auditor(people), people.officer)
    client = signed_in(people.officer)
    home = to(audit.case, "case_plan")
    assert "Say how far each need goes" in text(client.get(home))
    assert "Say how far each need goes" not in text(signed_in(people.assistant).get(home))
    assert "Olive Officer" in text(signed_in(people.senior).get(reverse("audits")))

    url, today = of(audit, "plan_audit_action"), timezone.localdate()
    assert "It is done" not in text(signed_in(people.assistant).get(url))
    empty = press(client, url, {})
    assert set(errors(empty)) == {"note", "on"}
    press(client, url, {"note": "B1 to B4 say it", **date_parts("on", today)})

    assert "Say how far each need goes" not in text(client.get(home))
    assert "B1 to B4 say it" in text(client.get(url))


def test_an_action_wants_an_owner_who_may_open_the_case_and_a_day(people: Cast) -> None:
    audit, by = an_audit(people), auditor(people)
    quality.take_on(audit, by=by)
    told = {one.id: Marked("met") for one in criteria_of(audit)}
    quality.score(audit, marks=told, by=by)
    client, url = signed_in(by), of(audit, "plan_audit_finish")

    stranger = press(client, url, {"to_do": "Mend it", "owner": people.stranger.pk})
    nobody = press(client, url, {"to_do": "Mend it", "owner": ""})

    assert errors(stranger) == {"owner": ["Choose one of these people"]}
    assert errors(nobody) == {"owner": ["Choose who does it, among those who may open the case"]}
    due = date_parts("due", days_after(timezone.localdate(), 7))
    press(client, url, {"to_do": "Mend it", "owner": people.officer.pk, **due})
    assert Audit.objects.get().action_owner == people.officer


def test_the_figures_of_a_month(people: Cast) -> None:
    by = auditor(people)
    finished(an_audit(people), by, E_smart="not_met")
    an_audit(people)

    page = text(signed_in(people.senior).get(reverse("audit_month", args=[MONTH])))

    assert "Outstanding 0 Good 1 Requires improvement 0 Inadequate 0" in page
    assert "By section, weakest first Section E 33%" in page
    assert "Outstanding: – Good: – Requires improvement: – Inadequate: –" in page
    assert "Drawn again from it just now, it gives other plans" in page  # one was put in by hand


def test_how_it_is_done_is_open_to_those_who_are_audited(people: Cast) -> None:
    page = text(signed_in(people.officer).get(reverse("audits_how")))

    assert "By lot: 10% of them, at least 3 and at most 10." in page
    assert "A requirement of the law is not met: at most requires improvement" in page
    assert signed_in(people.officer).get(reverse("audits")).status_code == 404


def _asked(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    said = [query["sql"] for query in asked.captured_queries]
    return len([one for one in said if not one.startswith(("SAVEPOINT", "RELEASE"))])


def test_pages_ask_as_much_for_three_audits_as_for_one(people: Cast) -> None:
    by = auditor(people)
    client = signed_in(by)
    month, home = reverse("audit_month", args=[MONTH]), reverse("audits")
    first = an_audit(people)
    with_action(first, by, people.officer)
    for_one = [_asked(client, path) for path in (month, home, of(first))]
    for _ in range(2):
        with_action(an_audit(people), by, people.officer)

    for_three = [_asked(client, path) for path in (month, home, of(first))]

    assert for_one == for_three == [6, 6, 11]
