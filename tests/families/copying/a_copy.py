"""A copy of everything as its reader opens it: asked for, made, and its real bytes taken apart."""

from __future__ import annotations

import csv
import io
import zipfile
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cases.actions import releasing
from cases.actions.chronology import record
from cases.jobs.running import running
from cases.models import Contact, Document
from families.actions.copying import ask_for_copy
from families.jobs.copying import make_copy
from families.models import DataCopy
from statutory import Kind, days_after
from tests.families.a_family import Family, a_family
from tests.papers import a_pdf, filed
from tests.people import Cast

TODAY = timezone.localdate()
HOME, POSTCODE, PHONE, EMAIL = "14 Mill Lane", "EX7 7QQ", "01632 960 123", "ada@family.example"
OLD_HOME = "2 Example Road"


def browser(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def made(family: Family, who: str = "ada") -> DataCopy:
    copy = ask_for_copy(family.case, member=getattr(family, who), by=getattr(family, f"{who}_user"))
    with running("make_data_copy") as run:
        make_copy(copy.pk, run)
    copy.refresh_from_db()
    return copy


def path(copy: DataCopy) -> str:
    return reverse("family_copy_file", args=[copy.member_id, copy.pk])


def opened(copy: DataCopy, user: Any = None) -> zipfile.ZipFile:
    response = browser(user or copy.asked_by).get(path(copy))
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/zip"
    return zipfile.ZipFile(io.BytesIO(response.content))


def everything(file: zipfile.ZipFile) -> str:
    """Every byte that was packed, by name and by what is in it."""
    return "\n".join(
        f"{one}\n{file.read(one).decode('utf-8', 'replace')}" for one in file.namelist()
    )


def table(file: zipfile.ZipFile, name: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(file.read(name).decode("utf-8-sig"))))


def share(family: Family, people: Cast, *words: str, title: str = "Advice") -> Document:
    paper = filed(family.case, people.officer, a_pdf(*words), title)
    return releasing.share_with_family(paper, by=people.officer)


def say(family: Family, people: Cast, words: str, who: str = "ada", **more: Any) -> Contact:
    by = more.pop("by", people.officer)
    return Contact.objects.create(
        case=family.case, how="call", direction="both", member=getattr(family, who),
        at=timezone.now(), words=words, by=by, **more,
    )  # fmt: skip


def a_family_that_asked(people: Cast) -> Family:
    """Two parents, thirty days after they asked for an assessment."""
    family = a_family(people.officer)
    record(family.case, kind=Kind.REQUEST_RECEIVED, on=days_after(TODAY, -30), by=people.officer)
    return family
