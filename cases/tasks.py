"""What the schedule runs on the case file. Tasks call one thing and decide nothing."""

from celery import shared_task
from django.utils import timezone

from .jobs import batches, delivery, readdressing, rebuilding, reminding, scanning, sealing, tidying
from .jobs.running import running
from .jobs.stillness import still_after_a_restore


@shared_task(name="cases.tasks.deliver_messages")
@still_after_a_restore
def deliver_messages() -> None:
    """Each minute: hand over what was written to the outbox."""
    delivery.deliver_waiting(timezone.now())


@shared_task(name="cases.tasks.scan_uploads")
def scan_uploads() -> None:
    """Each minute: scan and read the files that wait in quarantine."""
    scanning.scan_waiting(timezone.now())


@shared_task(name="cases.tasks.plan_reminders")
@still_after_a_restore
def plan_reminders() -> None:
    """Nightly: write the reminders that deadlines have earned, one digest for each person."""
    with running("plan_reminders") as run:
        reminding.plan_reminders(timezone.localdate(), run)


@shared_task(name="cases.tasks.verify_deadlines")
def verify_deadlines() -> None:
    """Nightly: work every open case out again, and report and mend any stored date that differs."""
    with running("verify_deadlines") as run:
        rebuilding.rebuild(run, repair=True)


@shared_task(name="cases.tasks.tidy_up")
def tidy_up() -> None:
    """Nightly: forget ended sessions, forms that were sent and runs of jobs long ago."""
    with running("tidy_up") as run:
        tidying.forget_ended_sessions()
        run.did("forms forgotten", tidying.forget_sent_forms(timezone.localdate()))
        if forgotten := tidying.forget_old_runs(timezone.localdate()):
            run.did("runs forgotten", forgotten)


@shared_task(name="cases.tasks.make_batch")
def make_batch(batch_id: int) -> None:
    """Make letters of a batch. A few of these run at once; each takes what the others have not."""
    with running("make_batch") as run:
        batches.make_letters(batch_id, run)


@shared_task(name="cases.tasks.carry_on_batches")
def carry_on_batches() -> None:
    """Each minute: go on with batches whose worker died or could not be reached."""
    for batch_id in batches.left_behind(timezone.now()):
        make_batch(batch_id)


@shared_task(name="cases.tasks.stop_letters_of_moved_rights")
@still_after_a_restore
def stop_letters_of_moved_rights() -> None:
    """Nightly: stop letters to parents whose children came to hold the rights."""
    with running("stop_letters_of_moved_rights") as run:
        readdressing.stop_letters_of_moved_rights(timezone.localdate(), run)


@shared_task(name="cases.tasks.seal_audit")
def seal_audit() -> None:
    """Each minute: seal what was entered in the audit."""
    sealing.seal_audit()


@shared_task(name="cases.tasks.verify_audit")
def verify_audit() -> None:
    """Nightly: go along the chain of the audit, and report where it is broken."""
    with running("verify_audit") as run:
        sealing.verify_audit(run)
