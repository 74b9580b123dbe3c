"""Long work that a page starts, and what the schedule tidies. Takes an id, calls one thing."""

from celery import shared_task
from django.utils import timezone

from cases.jobs.running import running
from cases.jobs.stillness import still_after_a_restore

from .imports import runs
from .jobs import chasing, consulting, register
from .jobs.leavers import take_back_from_leavers as take_back


@shared_task(name="providers.tasks.check_sent_file")
def check_sent_file(run_id: int) -> None:
    """Check a file of requests that is too large to be checked while its sender waits."""
    with running("check_sent_file") as job:
        run = runs.check(run_id)
        if run is not None:
            job.did("rows", run.rows)
            job.did("without a fault", run.valid)


@shared_task(name="providers.tasks.read_in_file")
def read_in_file(run_id: int) -> None:
    """Read a checked file of requests in."""
    with running("read_in_file") as job:
        run = runs.read_in(run_id)
        if run is not None:
            job.did("created", run.created)
            job.did("updated", run.updated)


@shared_task(name="providers.tasks.forget_old_files")
def forget_old_files() -> None:
    """Nightly: files of requests and lists of faults are not kept longer than needed."""
    with running("forget_old_files") as job:
        job.did("forgotten", runs.forget_old(timezone.localdate()))
        job.did("forgotten", register.forget_old(timezone.localdate()))


@shared_task(name="providers.tasks.read_in_register")
def read_in_register(run_id: int) -> None:
    """Take in a file of the register that was looked at."""
    with running("read_in_register") as job:
        run = register.read_in(run_id)
        if run is not None:
            job.did("added", run.added)
            job.did("changed", run.changed)


@shared_task(name="providers.tasks.chase_late_advice")
@still_after_a_restore
def chase_late_advice() -> None:
    """Daily: remind those whose advice is nearly late or late, then raise it with their lead."""
    with running("chase_late_advice") as job:
        chasing.chase_late_advice(timezone.localdate(), job)


@shared_task(name="providers.tasks.take_back_from_leavers")
def take_back_from_leavers() -> None:
    """Nightly: who left a setting or service yesterday holds nothing and is signed out."""
    with running("take_back_from_leavers") as job:
        job.did("left", take_back(timezone.localdate()))


@shared_task(name="providers.tasks.remind_settings")
@still_after_a_restore
def remind_settings() -> None:
    """Daily: remind settings that were consulted and have not answered, once before and after."""
    with running("remind_settings") as job:
        consulting.remind_settings(timezone.localdate(), job)
