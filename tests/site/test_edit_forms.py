"""Telling of a clash is written once: every form that edits a kept record shares it."""

from __future__ import annotations

import pytest

from cases.forms.records import EditForm as RecordForm
from cases.screens.edit_form import EditForm
from panels.forms.briefs import BriefForm
from plans.forms.writing import PlanForm


@pytest.mark.parametrize("form", [RecordForm, PlanForm, BriefForm])
def test_a_clash_is_told_in_one_way(form: type[EditForm]) -> None:
    assert issubclass(form, EditForm)
    assert form.told_of is EditForm.told_of
    assert form.edit is EditForm.edit
