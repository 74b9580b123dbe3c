"""Every row and file of a copy made about nobody. What is not known to be harmless is changed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.files.base import ContentFile
from django.db import connection, models, transaction

from cases import chain, protection
from cases.models import AuditLink, Child, FamilyMember
from cases.search import KEPT_KEYS, set_keys

from .words import Words, hidden_in

AT_ONCE = 500  # rows
# Open data: the national register, and what the law and the product themselves say.
OPEN = {"providers.Provider", "providers.HistoricalProvider", "cases.AuditLink", "cases.MarkedRow"}
# What only the program reads, though it is not written as a code.
CODES = {"plans.Score.criterion"}
# Whole tables that let somebody in.
DOORS = ("sessions.Session", "mfa.Authenticator", "account.EmailConfirmation")
OURS = ("accounts", "cases", "providers", "plans", "panels", "families", "account")
PAGE = b"This paper is not in the copy: it was about somebody."


class NotACopy(Exception):
    """Nothing shows that this is a copy, so nothing was changed."""


@transaction.atomic
def pseudonymise(say: Callable[[str], object]) -> None:
    """Change every row and file. Raises `NotACopy` where letters could still reach anybody."""
    if not settings.MAIL_ALLOW_DOMAINS:
        raise NotACopy("Set MAIL_ALLOW_DOMAINS first: a copy must not write to real people.")
    words = Words(hidden_in(_of_people))
    with protection.lifted(connection):
        for label in DOORS:
            apps.get_model(label)._base_manager.all().delete()
        for model in _ours():
            say(f"{model._meta.label}: {_change(model, words)}")
        _find_again()
        AuditLink.objects.all().delete()
    chain.seal_new(everything=True)


def _of_people() -> Iterator[str]:
    for child in Child.objects.all().iterator():
        yield from (child.forename, child.surname, child.address, child.postcode)
    for member in FamilyMember.objects.all().iterator():
        yield from (member.name, member.address, member.email, member.phone)
    for user in apps.get_model("accounts.User")._base_manager.all().iterator():
        yield from (user.name, user.email)


def _ours() -> Iterator[type[models.Model]]:
    for model in apps.get_models():
        if model._meta.app_label in OURS and model._meta.label not in OPEN:
            yield model


def _change(model: type[models.Model], words: Words) -> int:
    fields = [one for one in model._meta.concrete_fields if _may_name(one)]
    if not fields:
        return 0
    waiting: list[models.Model] = []
    count = 0
    for row in model._base_manager.order_by("pk").iterator(chunk_size=AT_ONCE):
        for field in fields:
            setattr(row, field.attname, _other(field, row, words))
        _empty_files(row)
        waiting.append(row)
        count += 1
        if len(waiting) == AT_ONCE:
            _write(model, waiting, fields)
    _write(model, waiting, fields)
    return count


def _write(model: type[models.Model], rows: list[models.Model], fields: list[Any]) -> None:
    names = {one.name for one in fields} | {one.name for one in _about_files(model)}
    if rows:
        model._base_manager.bulk_update(rows, sorted(names))
    rows.clear()


def _may_name(field: Any) -> bool:
    """Whether a column may say who somebody is."""
    if field.primary_key or field.is_relation or field.choices:
        return False
    if isinstance(field, models.FileField) or f"{field.model._meta.label}.{field.name}" in CODES:
        return False
    typed = (models.CharField, models.TextField, models.JSONField)
    return isinstance(field, typed) or field.name == "date_of_birth"


def _other(field: Any, row: models.Model, words: Words) -> Any:
    value = getattr(row, field.attname)
    if not value:
        return value
    if field.name == "date_of_birth":
        return value.replace(day=1)
    if field.name == "password":
        return "!"
    if "@" in str(value) and isinstance(field, models.EmailField):
        return f"{words.mark_of(value)}@copy.example"
    if isinstance(field, models.JSONField):
        return words.within(value)
    told = words.of(value)
    if field.unique and told != value:
        told = f"{told[: (field.max_length or 60) - 20]} {row.pk}"
    return told[: field.max_length or None]


def _about_files(model: type[models.Model]) -> list[Any]:
    """The columns of files, and those that say which bytes they are."""
    files = [one for one in model._meta.concrete_fields if isinstance(one, models.FileField)]
    marks = ("sha256", "size", "media_type")
    also = [one for one in model._meta.concrete_fields if files and one.name in marks]
    return files + also


def _empty_files(row: models.Model) -> None:
    for field in _about_files(type(row)):
        if isinstance(field, models.FileField):
            if kept := getattr(row, field.attname):
                kept.storage.delete(kept.name)
                name = f"copy/{row._meta.model_name}-{row.pk}.txt"
                setattr(row, field.attname, kept.storage.save(name, ContentFile(PAGE)))
        elif getattr(row, field.attname):
            told = {"sha256": hashlib.sha256(PAGE).hexdigest(), "size": len(PAGE)}
            setattr(row, field.attname, told.get(field.name, "text/plain"))


def _find_again() -> None:
    """Search by the names they have now."""
    for child in Child.objects.all().iterator(chunk_size=AT_ONCE):
        keys = {name: getattr(set_keys(child), name) for name in KEPT_KEYS}
        Child.objects.filter(pk=child.pk).update(**keys)
