"""A text says what kind of thing came and by when to act, and nothing of anybody."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as site
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.addresses import may_be_texted, mobile_in
from cases.actions.text_mail import text_member
from cases.jobs.delivery import deliver_waiting
from cases.jobs.running import Run
from cases.letters.texts import NOTICE_TEXT, STEP_TEXT, TEXTS, Came, text_of
from cases.models import AuditEntry, Document, JobRun, Message
from cases.post import Envelope, Fate
from cases.post.notify import GovUkNotifyTexts
from cases.post.texts import FileTexts
from cases.refusals import Refused
from families.actions.texting import set_wish
from families.jobs.texting import tell_by_text
from families.models import Texting
from tests.cases.post.test_notify import answer
from tests.families.a_family import Family, a_family, let_in
from tests.families.service.test_notices import notice
from tests.people import Cast, cast

MOBILE, STRANGER = "07700 900123", "+447700900999"
LONGEST = 306  # of two parts; what is longer costs three and may come in pieces


@pytest.fixture
def people(db: None) -> Cast:
    return cast()


@pytest.fixture
def family(people: Cast) -> Family:
    family = a_family(people.officer)
    family.ada.phone = MOBILE
    family.ada.save()
    return family


@pytest.fixture
def box(tmp_path: Path, settings: Any) -> Path:
    settings.TEXTS = replace(settings.TEXTS, file_path=str(tmp_path))
    return tmp_path


def written(box: Path) -> list[str]:
    return [path.read_text() for path in sorted(box.iterdir())]


def a_text(family: Family, once: str = "one") -> Message:
    return text_member(family.case, to=family.ada, text=NOTICE_TEXT, came=[Came.LETTER], once=once)


def texts_of(family: Family, code: str = STEP_TEXT.code) -> list[Message]:
    return list(Message.objects.filter(to_member=family.ada, code=code).order_by("written_at"))


def tell(now: datetime | None = None) -> Run:
    run = Run(JobRun.objects.create(name="tell_by_text"))
    tell_by_text(now or timezone.now(), run)
    return run


# -- what it says ------------------------------------------------------------------------------


@pytest.mark.parametrize("text", TEXTS.values(), ids=lambda text: text.code)
def test_h168_a_text_has_room_for_our_name_the_kind_the_day_and_the_way_to_us_alone(
    text: Any,
) -> None:
    names = {part.split("}")[0] for part in text.words.split("{")[1:]}

    assert names <= {"council", "what", "act", "site", "phone"}


def test_h168_a_stranger_on_a_locked_screen_reads_nothing_of_the_family(
    family: Family, people: Cast
) -> None:
    body = a_text(family).body

    child = family.case.child
    for kept in (child.forename, child.surname, "Ada", family.case.reference, "EHC", "SEN"):
        assert kept not in body
    assert "/family/" not in body  # the address leads to signing in


def test_h167_it_says_what_kind_of_thing_came_and_by_when_to_act() -> None:
    said = text_of(STEP_TEXT, [Came.LETTER, Came.ANSWER], date(2026, 8, 7))

    council = site.LOCAL_AUTHORITY
    assert said == (
        f"{council['name']}: there is a letter and an answer to your message for you. Act by"
        f" Friday 7 August 2026. Sign in: {site.SITE_URL} or ring us: {council['phone']}"
    )
    assert len(text_of(STEP_TEXT, list(Came), date(2026, 9, 30))) <= LONGEST


def test_h167_where_there_is_no_day_it_says_so() -> None:
    assert "There is no date to act by." in text_of(NOTICE_TEXT, [Came.LETTER])


# -- where it goes -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("07700 900123", "+447700900123"),
        ("+44 7700 900123", "+447700900123"),
        ("+44 (0)7700-900-123", "+447700900123"),
        ("0044 7700 900123", "+447700900123"),
        ("01632 960123 or 07700 900 123 (evenings)", "+447700900123"),
        ("01632 960123", ""),
        ("", ""),
        ("07700 9001", ""),
        ("07700 9001234", ""),
        ("+1 07700 900123 4", ""),
    ],
)
def test_only_a_mobile_number_is_taken_for_one(typed: str, number: str) -> None:
    assert mobile_in(typed) == number


def test_a_text_goes_to_a_file_by_default_and_its_name_tells_nothing(
    family: Family, people: Cast, box: Path
) -> None:
    message = a_text(family)

    deliver_waiting(timezone.now())
    deliver_waiting(timezone.now())

    message.refresh_from_db()
    (path,) = box.iterdir()
    assert message.state == Message.State.SENT
    assert path.name == f"text-{message.pk}.txt"
    assert path.read_text() == f"To: +447700900123\n\n{message.body}\n"


def test_h161_a_file_can_be_asked_whether_it_was_written(box: Path) -> None:
    office = FileTexts()
    office.hand_over(Envelope("+447700900123", "", "B", "<1@x>", "one"))

    assert (office.ask("one"), office.ask("two")) == (Fate.SENT, Fate.NEVER_CAME)


def test_by_notify_it_goes_as_a_text_under_our_reference(settings: Any) -> None:
    settings.TEXTS = replace(settings.TEXTS, template="t-1")
    sent: dict[str, Any] = {}

    class Client:
        def send_sms_notification(self, **what: Any) -> dict[str, str]:
            sent.update(what)
            return {"id": "n-1"}

    reference = GovUkNotifyTexts(Client()).hand_over(Envelope("+447700900123", "", "B", "", "r-1"))

    assert reference == "n-1"
    assert sent == {
        "phone_number": "+447700900123",
        "template_id": "t-1",
        "personalisation": {"body": "B"},
        "reference": "r-1",
    }


def test_h161_notify_is_asked_for_a_text_by_our_reference() -> None:
    from notifications_python_client.notifications import NotificationsAPIClient

    from tests.cases.post.test_notify import KEY

    client = NotificationsAPIClient(KEY)
    client.request_session.request = answer(200, {"notifications": []})

    assert GovUkNotifyTexts(client).ask("r-1") is Fate.NEVER_CAME


def test_h171_a_copy_of_the_system_texts_nobody_it_was_not_told_of(settings: Any) -> None:
    copy = replace(settings.TEXTS, delivery="notify", allowed=(), to_anybody=False)
    settings.TEXTS = copy
    assert not may_be_texted(STRANGER)

    settings.TEXTS = replace(copy, allowed=("07700 900123",))
    assert may_be_texted("+447700900123")
    assert not may_be_texted(STRANGER)

    settings.TEXTS = replace(copy, to_anybody=True)
    assert may_be_texted(STRANGER)


def test_h171_what_may_not_leave_is_stopped_before_it_is_handed_over(
    family: Family, people: Cast, box: Path, settings: Any
) -> None:
    settings.TEXTS = replace(settings.TEXTS, allowed=(STRANGER,))
    message = a_text(family)

    deliver_waiting(timezone.now())

    message.refresh_from_db()
    assert (message.state, written(box)) == (Message.State.STOPPED, [])


@pytest.mark.parametrize("what", ["removed", "number gone", "rights moved"])
def test_a_text_that_is_not_theirs_any_more_does_not_go(
    family: Family, people: Cast, box: Path, what: str
) -> None:
    message = a_text(family)
    if what == "removed":
        family.ada.removed_on = date(2026, 6, 1)
    elif what == "number gone":
        family.ada.phone = ""
    else:
        family.case.child.date_of_birth = date(2008, 3, 14)
        family.case.child.save()
    family.ada.save()

    deliver_waiting(timezone.now())

    message.refresh_from_db()
    assert (message.state, written(box)) == (Message.State.STOPPED, [])


def test_without_a_mobile_no_text_is_written(family: Family, people: Cast) -> None:
    family.ada.phone = ""

    with pytest.raises(Refused, match="No mobile number"):
        a_text(family)


def test_h160_no_text_is_written_where_the_cause_is_undone(family: Family, people: Cast) -> None:
    from django.db import transaction

    with pytest.raises(RuntimeError), transaction.atomic():
        a_text(family)
        raise RuntimeError

    assert not Message.objects.filter(channel="text").exists()


# -- told by text when something happens -------------------------------------------------------


def asked(family: Family, people: Cast) -> Texting:
    return set_wish(family.case, member=family.ada, wish="steps", by=people.officer, for_them=True)


def test_h163_all_that_happened_is_one_text_and_one_a_day(family: Family, people: Cast) -> None:
    asked(family, people)
    for code in ("request-received", "considering", "late"):
        message = notice(family, people, code=code)
        Message.objects.filter(pk=message.pk).update(sent_at=timezone.now())

    assert tell().counts == {"told by text": 1}
    assert tell().counts == {}

    (text,) = texts_of(family)
    assert "there is a letter for you" in text.body


def test_h163_after_days_without_the_job_there_is_one_text(family: Family, people: Cast) -> None:
    texting = asked(family, people)
    Texting.objects.filter(pk=texting.pk).update(told_until=datetime(2026, 6, 1, tzinfo=UTC))
    for code in ("request-received", "considering"):
        notice(family, people, code=code)

    assert tell().counts == {"told by text": 1}
    assert tell().counts == {}


def test_h167_a_notice_brings_the_last_day_to_act(
    family: Family, people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    from families.queries import news

    asked(family, people)
    message = notice(family, people, code="not-to-assess")
    Message.objects.filter(pk=message.pk).update(sent_at=timezone.now())
    monkeypatch.setattr(news, "act_by", lambda notice, today: date(2027, 1, 28))

    tell()

    assert "Act by Thursday 28 January 2027." in texts_of(family)[0].body


def test_nothing_happened_no_text(family: Family, people: Cast) -> None:
    asked(family, people)

    assert tell().counts == {}


def test_what_came_for_the_other_parent_is_no_news(family: Family, people: Cast) -> None:
    asked(family, people)
    message = notice(family, people, code="considering")
    Message.objects.filter(pk=message.pk).update(sent_at=timezone.now(), to_member=family.ben)
    Document.objects.update(shared_with_family_at=timezone.now(), addressed_to=family.ben)

    assert tell().counts == {}


def test_a_step_of_the_case_is_told_in_words_that_name_none(family: Family, people: Cast) -> None:
    from cases.actions.chronology import record

    asked(family, people)
    today = timezone.localdate()
    record(family.case, kind="decided_to_assess", on=today, by=people.officer)

    tell()

    assert "a step forward in what you asked us" in texts_of(family)[0].body
    assert "assess" not in texts_of(family)[0].body


def test_somebody_limited_by_an_order_is_texted_nothing(family: Family, people: Cast) -> None:
    asked(family, people)
    message = notice(family, people, code="considering")
    Message.objects.filter(pk=message.pk).update(sent_at=timezone.now())
    family.ada.limited_on = timezone.localdate()
    family.ada.save()

    assert tell().counts == {}


def test_who_stops_it_gets_no_more(family: Family, people: Cast) -> None:
    asked(family, people)
    set_wish(family.case, member=family.ada, wish="none", by=people.officer)
    message = notice(family, people, code="considering")
    Message.objects.filter(pk=message.pk).update(sent_at=timezone.now())

    assert tell().counts == {}


def test_asking_twice_welcomes_once_and_forgets_nothing(family: Family, people: Cast) -> None:
    first = asked(family, people)
    second = asked(family, people)

    assert len(texts_of(family, "text-welcome")) == 1
    assert second.told_until == first.told_until


def test_h168_a_number_from_which_a_text_came_back_gets_no_more_until_it_is_set_again(
    family: Family, people: Cast
) -> None:
    asked(family, people)
    Message.objects.filter(channel="text").update(returned_at=timezone.now())
    message = notice(family, people, code="considering")
    Message.objects.filter(pk=message.pk).update(sent_at=timezone.now())

    assert tell().counts == {}
    set_wish(family.case, member=family.ada, wish="steps", by=people.officer)
    Message.objects.filter(pk=message.pk).update(sent_at=timezone.now())
    assert tell().counts == {"told by text": 1}


def test_nobody_is_signed_up_without_a_mobile(family: Family, people: Cast) -> None:
    family.ada.phone = "01632 960123"

    with pytest.raises(Refused, match="No mobile"):
        asked(family, people)


def test_a_number_stands_in_no_audit_entry(family: Family, people: Cast) -> None:
    asked(family, people)

    told = str(list(AuditEntry.objects.values_list("before", "after")))
    assert "900123" not in told


# -- the pages ---------------------------------------------------------------------------------


def signed_in(user: object) -> Client:
    client = Client()
    client.force_login(user)  # type: ignore[arg-type]
    return client


def test_the_member_asks_for_it_themselves(family: Family, people: Cast) -> None:
    client, path = signed_in(family.ada_user), reverse("family_texts", args=[family.ada.pk])
    page = client.get(path)
    assert "ends in 123" in page.content.decode()

    client.post(path, {**page.context["form"].initial, "wish": "steps"})

    texting = Texting.objects.get(member=family.ada)
    assert (texting.wish, texting.for_them, texting.set_by) == ("steps", False, family.ada_user)


def test_an_officer_asks_for_it_on_their_behalf_and_that_is_kept(
    family: Family, people: Cast
) -> None:
    client = signed_in(people.officer)
    path = reverse("service_texts", args=[family.case.reference, family.ada.pk])

    client.post(path, {**client.get(path).context["form"].initial, "wish": "steps"})

    texting = Texting.objects.get(member=family.ada)
    assert (texting.for_them, texting.set_by) == (True, people.officer)


def test_neither_the_other_parent_nor_a_helper_chooses_for_somebody(
    family: Family, people: Cast
) -> None:
    path = reverse("family_texts", args=[family.ada.pk])
    helper = let_in(family.ada, family.case, timezone.localdate(), may_write=True)
    helper.user = a_family(people.officer).ben_user
    helper.save()

    for user in (family.ben_user, helper.user):
        assert signed_in(user).get(path).status_code == 404
        assert signed_in(user).post(path, {"wish": "steps"}).status_code == 404
    assert not Texting.objects.exists()
