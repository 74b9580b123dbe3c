"""Who was there can be put right: dated, with a reason, and what stood there is kept."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.refusals import Refused
from panels.actions import attending, minutes, record
from panels.models import AgendaItem, Attendance, Meeting, Membership
from panels.queries.minutes import content_of
from panels.queries.record import in_the_room
from tests.cases.views.acting import errors, press, signed_in
from tests.panels.record.playing import advised, opened
from tests.people import Cast

Seats = dict[str, Membership]


@pytest.fixture
def line(meeting: Meeting, seats: Seats, people: Cast) -> Attendance:
    """Health came at ten, as it was written down."""
    opened(meeting, seats, people.assistant)
    found: Attendance = meeting.attendances.get(membership=seats["health"])
    return found


def test_a_line_is_put_right_and_both_are_kept(
    line: Attendance, meeting: Meeting, people: Cast
) -> None:
    clerk, url = signed_in(people.assistant), reverse("meeting_line", args=[meeting.pk, line.pk])
    typed = {"came": "10:00", "went": "10:00", "remote": "on", "because": "They only rang in"}
    press(clerk, url, typed)

    told = content_of(meeting, meeting.minutes)
    name = line.membership.user.name
    assert [(o["from"], o["until"], o["remote"]) for o in told["there"] if o["name"] == name] == [
        ("10:00", "10:00", True)
    ]
    assert [(o["name"], o["until"], o["because"], o["by"]) for o in told["put_right"]] == [
        (name, "", "They only rang in", "Anna Assistant")
    ]
    assert Attendance.objects.get(corrects=line).membership == line.membership
    page = clerk.get(reverse("minutes_show", args=[meeting.pk])).content.decode()
    assert "They only rang in" in page and f"<del>{name}, 10:00</del>" in page


def test_who_was_never_there_is_struck_out_and_counts_no_more(
    line: Attendance, meeting: Meeting, seats: Seats, people: Cast
) -> None:
    clerk, url = signed_in(people.assistant), reverse("meeting_line", args=[meeting.pk, line.pk])
    press(clerk, url, {"never": "on", "because": "It was her colleague"})

    assert line.pk not in in_the_room(meeting).values_list("pk", flat=True)
    assert Attendance.objects.filter(pk=line.pk, struck_because="It was her colleague").exists()
    # They can come after all.
    record.join(meeting, membership=seats["health"], at=timezone.now(), by=people.assistant)


def test_an_advice_keeps_who_was_there_when_it_was_recorded(
    line: Attendance, meeting: Meeting, item: AgendaItem, people: Cast
) -> None:
    said = advised(item, people.assistant)
    attending.strike_line(line, because="Her colleague", by=people.assistant)

    said.refresh_from_db()
    assert line.membership.user.name in [one["name"] for one in said.present]


def test_what_cannot_be_is_refused(line: Attendance, meeting: Meeting, people: Cast) -> None:
    now = timezone.now()
    told = {"remote": False, "by": people.assistant}

    def put(came: datetime, went: datetime | None, because: str = "A slip") -> None:
        attending.correct_line(line, joined_at=came, left_at=went, because=because, **told)

    for came, went, why in (
        (now + timedelta(hours=1), None, "not come yet"),
        (now - timedelta(days=1), None, "day of the meeting"),
        (now, now - timedelta(minutes=5), "before they came"),
    ):
        with pytest.raises(Refused, match=why):
            put(came, went)
    with pytest.raises(Refused, match="what was wrong"):
        put(now, None, because=" ")
    line.refresh_from_db()
    assert line.struck_at is None


def test_a_line_is_put_right_once_and_never_after_the_minutes_are_agreed(
    line: Attendance, meeting: Meeting, item: AgendaItem, people: Cast
) -> None:
    new = attending.correct_line(
        line, joined_at=line.joined_at, left_at=None, remote=True, because="A", by=people.assistant
    )
    with pytest.raises(Refused, match="corrected already"):
        attending.strike_line(line, because="A", by=people.assistant)
    advised(item, people.assistant)
    record.end(meeting, by=people.assistant)
    meeting.refresh_from_db()
    minutes.agree(meeting, by=people.manager)

    with pytest.raises(Refused, match="locked"):
        attending.strike_line(new, because="A", by=people.assistant)


def test_what_stands_there_can_be_sent_as_it_is(
    line: Attendance, meeting: Meeting, people: Cast
) -> None:
    clerk, url = signed_in(people.assistant), reverse("meeting_line", args=[meeting.pk, line.pk])
    form = clerk.get(url).context["form"]

    press(clerk, url, {"came": form["came"].value(), "went": form["went"].value(), "because": "A"})

    assert form["came"].value() == "10:00"
    assert Attendance.objects.get(corrects=line).joined_at == line.joined_at


def test_the_page_asks_what_was_wrong(line: Attendance, meeting: Meeting, people: Cast) -> None:
    url = reverse("meeting_line", args=[meeting.pk, line.pk])
    stopped = press(signed_in(people.assistant), url, {"came": "", "went": "", "because": ""})

    assert set(errors(stopped)) == {"came", "because"}
