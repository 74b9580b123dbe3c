"""How a version is held while it is written, copied into the next, and frozen when it goes out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.utils import timezone

from accounts.models import User
from cases import audit
from cases.editing import version_of
from cases.refusals import Refused

from .content import fingerprint, written
from .models import Need, Outcome, Provision, Source, Version
from .queries.assembling import content_of
from .queries.versions import plan_in_force

_COPIED = (
    *("what", "who", "expertise", "ratio", "frequency", "duration", "setting", "start"),
    *("end", "monitored_by", "kind", "section"),
)


def freeze(version: Version, *, on: date, by: User, signed_by: str = "") -> Version:
    """Keep a version as it now stands, with its mark. It is never written again."""
    plan = content_of(version, on=on)
    if signed_by:
        plan = replace(plan, front=replace(plan.front, signed_by=signed_by, signed_on=on))
    version.content, version.fingerprint = written(plan), fingerprint(plan)
    version.frozen_at, version.frozen_by, version.sent_on = timezone.now(), by, on
    version.save()
    audit.noting(after={"fingerprint": version.fingerprint})
    return version


def held_open(version: Version) -> Version:
    """The version, kept from others until we are done. Refused when it went out meanwhile."""
    found = (
        Version.objects.select_for_update(of=("self",))
        .select_related("plan__case__child", "plan__case__officer")
        .get(pk=version.pk)
    )
    refuse_closed(found)
    return found


def refuse_closed(version: Version) -> None:
    if not version.is_open:
        raise Refused(
            "This version has gone out or was given up, so it no longer changes. Copy what you"
            " typed and write it in the next version."
        )


def refuse_stale(kept: object, seen: int, sentence: str) -> None:
    """Refuse to write over what somebody else wrote since the page was opened."""
    if getattr(kept, "pk", None) is None:
        return
    newest = version_of(kept)
    if newest and newest != seen:
        who = kept.history.select_related("history_user").order_by("-history_id").first()  # type: ignore[attr-defined]
        name = who.history_user.name if who.history_user else "Somebody else"
        raise Refused(sentence.format(who=name))


def copy_into(old: Version, new: Version) -> None:
    """Copy all that the old version says, line by line with the same keys and links."""
    for wording in old.wordings.all():
        new.wordings.create(name=wording.name, text=wording.text)
    needs: dict[int, Need] = {}
    for need in old.needs.filter(removed_at=None).prefetch_related("sources"):
        needs[need.pk] = new.needs.create(
            key=need.key, number=need.number, text=need.text, section=need.section, area=need.area
        )
        _copy_sources(need, need=needs[need.pk])
    outcomes: dict[int, Outcome] = {}
    for one in old.outcomes.filter(removed_at=None).prefetch_related("needs", "sources"):
        outcomes[one.pk] = new.outcomes.create(
            key=one.key,
            number=one.number,
            text=one.text,
            by=one.by,
            aspiration=one.aspiration,
            steps=one.steps,
        )
        outcomes[one.pk].needs.set([needs[n.pk] for n in one.needs.all() if n.pk in needs])
        _copy_sources(one, outcome=outcomes[one.pk])
    _copy_provision(old, new, needs, outcomes)
    _copy_naming(old, new)


def _copy_provision(
    old: Version, new: Version, needs: dict[int, Need], outcomes: dict[int, Outcome]
) -> None:
    lines = old.provision.filter(removed_at=None)
    for line in lines.prefetch_related("needs", "outcomes", "sources"):
        fields = {name: getattr(line, name) for name in _COPIED}
        copy: Provision = new.provision.create(
            key=line.key, number=line.number, text=line.text, **fields
        )
        copy.needs.set([needs[n.pk] for n in line.needs.all() if n.pk in needs])
        copy.outcomes.set([outcomes[o.pk] for o in line.outcomes.all() if o.pk in outcomes])
        _copy_sources(line, provision=copy)


def _copy_sources(old: Need | Outcome | Provision, **to: Need | Outcome | Provision) -> None:
    Source.objects.bulk_create(
        Source(appendix_id=one.appendix_id, passage=one.passage, **to)  # type: ignore[misc]
        for one in old.sources.all()
    )


def _copy_naming(old: Version, new: Version) -> None:
    """Section J goes along. Section I stays empty in a draft, and is then as the plan in force."""
    named_in = (plan_in_force(new.plan) or old) if new.is_to_be_final else None
    for kept in (getattr(named_in, "naming", None), getattr(old, "budget", None)):
        if kept is not None:
            kept.pk, kept.version = None, new
            kept._state.adding = True
            kept.save()
