"""set_wish, text_of_steps: what somebody wants to hear by text, and telling them once a day."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

from accounts.addresses import mobile_in
from accounts.models import User
from cases import audit
from cases.actions.text_mail import NO_MOBILE, text_member
from cases.audit import action
from cases.letters.texts import STEP_TEXT, WELCOME_TEXT
from cases.models import Case, FamilyMember, Message
from cases.refusals import Refused

from ..models import Texting
from ..queries.news import came_back, news_for


@action
def set_wish(
    case: Case, *, member: FamilyMember, wish: str, by: User, for_them: bool = False
) -> Texting:
    """Set what somebody wants to be told by text. A first text says that it is so."""
    if wish == Texting.Wish.STEPS and not mobile_in(member.phone):
        raise Refused(NO_MOBILE, field="wish")
    before = Texting.objects.filter(member=member).first()
    same = before is not None and before.wish == wish
    audit.noting(before={"wish": before.wish if before else ""})
    now = timezone.now()
    texting = before or Texting(member=member, told_until=now)
    texting.wish, texting.set_by, texting.for_them, texting.set_at = wish, by, for_them, now
    if wish == Texting.Wish.STEPS and not same:
        texting.told_until = now
        once = f"text-welcome:{member.pk}:{now.isoformat()}"
        text_member(case, to=member, text=WELCOME_TEXT, once=once, by=by)
    texting.save()
    return texting


@action
def text_of_steps(texting: Texting, *, case: Case, today: date, now: datetime) -> Message | None:
    """Tell somebody of all that happened since the last text, in one, and at most once a day.

    After an outage there is one text too (H-163). Where a text came back, the number may be
    somebody else's by now: no more go there until the wish was set once more (H-168).
    """
    texting = Texting.objects.select_for_update(of=("self",)).get(pk=texting.pk)
    once = f"text-step:{texting.member_id}:{today.isoformat()}"
    if texting.wish != Texting.Wish.STEPS or Message.objects.filter(once=once).exists():
        return None
    if came_back(texting):
        return None
    news = news_for(texting.member, case, since=texting.told_until, until=now, today=today)
    texting.told_until = now
    texting.save()
    if not news.came:
        return None
    return text_member(
        case, to=texting.member, text=STEP_TEXT, once=once, came=news.came, by_day=news.act_by
    )
