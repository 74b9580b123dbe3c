"""Long work that a page starts. Takes an id, calls one thing."""

from celery import shared_task

from cases.jobs.running import running

from .imports.runs import read_in
from .models import ImportRun


@shared_task(name="providers.tasks.read_in_file")
def read_in_file(run_id: int) -> None:
    """Read a checked file of requests in."""
    with running("read_in_file") as job:
        run = ImportRun.objects.select_related("uploaded_by").get(pk=run_id)
        if run.state == ImportRun.State.RUNNING:
            read_in(run)
            job.did("created", run.created)
