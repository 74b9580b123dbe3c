"""@action: wholly or not at all, with one audit entry that names who, even later."""

import inspect
from importlib import import_module
from pathlib import Path

import pytest

from accounts.models import Role
from cases import actions as actions_package
from cases.actions import chronology, people
from cases.audit import acting_as_job, action
from cases.models import AuditEntry, Entry, FamilyMember
from cases.refusals import Refused
from tests.factories import CaseFactory, UserFactory

FOLDER = Path(actions_package.__file__).parent
# Reads and parts of actions that other actions call; each says so in its docstring.
NOT_ACTIONS = {"enter_all", "sync", "derive", "row_of", "moved_between"}


def _public_functions():
    for path in sorted(FOLDER.glob("*.py")):
        if path.stem != "__init__":
            module = import_module(f"cases.actions.{path.stem}")
            for name, value in vars(module).items():
                own = getattr(value, "__module__", "") == module.__name__
                if inspect.isfunction(value) and own and not name.startswith("_"):
                    yield f"{path.stem}.{name}", value


def test_every_public_function_of_an_actions_module_wears_action():
    undecorated = {
        name
        for name, function in _public_functions()
        if not getattr(function, "is_action", False) and name.split(".")[1] not in NOT_ACTIONS
    }

    assert undecorated == set()


@pytest.mark.django_db
def test_an_action_leaves_one_entry_that_says_who_what_and_on_which_case():
    case, user = CaseFactory(), UserFactory(name="Alice Officer", role=Role.COORDINATOR)

    chronology.record(case, kind="consulted_family", on=case.received_on or _day(), by=user)

    entry = AuditEntry.objects.get()
    assert (entry.action, entry.by, entry.by_name, entry.case) == (
        "chronology.record",
        user,
        "Alice Officer",
        case,
    )


@pytest.mark.django_db
def test_a_refused_action_leaves_nothing_behind():
    case = CaseFactory()

    @action
    def half_done(case, *, by):
        people.add_family_member(
            case, name="Sam Parent", relation="Parent", address="1 Road", by=by
        )
        raise Refused("Not after all")

    with pytest.raises(Refused):
        half_done(case, by=UserFactory())

    assert (FamilyMember.objects.count(), AuditEntry.objects.count(), Entry.objects.count()) == (
        0,
        0,
        0,
    )


@pytest.mark.django_db
def test_an_action_within_an_action_is_entered_once():
    case, user = CaseFactory(), UserFactory()

    @action
    def outer(case, *, by):
        return people.add_family_member(case, name="A", relation="Parent", address="1 Road", by=by)

    outer(case, by=user)

    assert list(AuditEntry.objects.values_list("action", flat=True)) == ["test_audit.outer"]


@pytest.mark.django_db
def test_h125_what_a_job_does_names_the_job_and_its_run():
    case = CaseFactory()

    with acting_as_job("plan_reminders, run 12"):
        chronology.record(case, kind="note", on=_day(), by=None)

    assert AuditEntry.objects.get().by_name == "plan_reminders, run 12"


def _day():
    from datetime import date

    return date(2026, 1, 5)
