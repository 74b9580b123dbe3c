"""What would go to whom, if a version went out today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cases.letters import PLAN_TO_HEALTH, PLAN_TO_SETTING, Body, Letter
from cases.letters.addressees import Addressee, body_of, of_member
from cases.letters.recipients import recipients_of
from providers.letters import addressee_of

from ..models import Version
from .assembling import appendices_of
from .versions import newest_issued


@dataclass(frozen=True)
class Going:
    """One reader, the letter they get, and why it cannot reach them (empty: it can)."""

    reader: Addressee
    letter: Letter

    @property
    def how(self) -> str:
        """By post or by email, as they wish."""
        return "Email" if self.reader.channel == "email" else "Post"


def going_out(version: Version, letter: Letter, on: date) -> list[Going]:
    """Everybody a version goes to, whether or not they can be reached."""
    who = recipients_of(version.case, on)
    members = (*who.reachable, *(member for member, _ in who.unreachable))
    going = [Going(of_member(member), letter) for member in members]
    if version.is_to_be_final:
        going += [Going(body, letter) for letter, body in bodies_of(version)]
    return going


def bodies_of(version: Version) -> list[tuple[Letter, Addressee]]:
    """Whom a final plan goes to besides the family: the setting it names, and health."""
    naming = getattr(version, "naming", None)
    bodies = [(PLAN_TO_HEALTH, body_of(Body.HEALTH, version.case))]
    if naming is not None and naming.provider is not None:
        bodies.insert(0, (PLAN_TO_SETTING, addressee_of(naming.provider, f"plan-{version.pk}")))
    return bodies


def enclosed_with(version: Version) -> list[str]:
    """What goes with the letter to the family, in words."""
    papers = [f"{one.label}: {one.title}" for one in appendices_of(version) if one.document_id]
    more = []
    if newest_issued(version.plan, before=version) is not None:
        is_notice = version.status == Version.Status.PROPOSED
        more = ["The plan as it is now"] if is_notice else []
        more.append("What changed, old and new side by side")
        if version.accepted_losses.exists():
            more.append("What is taken away, and why")
    return [version.get_status_display(), *more, *papers]
