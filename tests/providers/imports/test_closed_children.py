"""A file that names a child whose case is closed to its sender reads as one that names nobody."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.access import cases_visible_to
from cases.actions.relations import declare_relation
from providers.imports.running import check_file
from tests.factories import CaseFactory, ChildFactory
from tests.people import cast
from tests.providers.imports.files import TODAY, row, told, write_csv

pytestmark = pytest.mark.django_db


def test_h050_a_closed_child_in_a_file_is_as_one_whom_nobody_knows(tmp_path: Path) -> None:
    people = cast()
    restricted = ChildFactory(forename="Wren", surname="Quill")
    close = ChildFactory(forename="Zed", surname="Fern")
    CaseFactory(officer=people.officer, child=restricted, restricted=True)
    case = CaseFactory(officer=people.officer, child=close)
    declare_relation(case, of=people.assistant, what="Aunt", by=people.senior)
    answers = []

    for child in (restricted, close, ChildFactory.build(forename="Ivo", surname="Marl")):
        path = write_csv(tmp_path, row(forename=child.forename, surname=child.surname))
        visible = cases_visible_to(people.assistant)
        with CaptureQueriesContext(connection) as asked:
            report = check_file(path, TODAY, visible, by=people.assistant)
        answers.append((told(report), report.rows, len(asked)))

    assert answers == answers[-1:] * 3
    known = check_file(
        write_csv(tmp_path, row(forename="Zed", surname="Fern")),
        TODAY,
        cases_visible_to(people.officer),
        by=people.officer,
    )
    assert told(known) != answers[-1][0]
