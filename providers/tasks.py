"""Long work that a page starts, and what the schedule tidies. Takes an id, calls one thing."""

from celery import shared_task
from django.utils import timezone

from cases.jobs.running import running

from .imports import runs
from .jobs.leavers import take_back_from_leavers as take_back


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


@shared_task(name="providers.tasks.take_back_from_leavers")
def take_back_from_leavers() -> None:
    """Nightly: who left a setting or service yesterday holds nothing and is signed out."""
    with running("take_back_from_leavers") as job:
        job.did("left", take_back(timezone.localdate()))
