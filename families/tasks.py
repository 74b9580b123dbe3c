"""What the schedule runs on the family's side. Tasks call one thing and decide nothing."""

from celery import shared_task
from django.utils import timezone

from cases.jobs.running import running
from cases.jobs.stillness import still_after_a_restore

from .jobs import asking, copying, rights, service, texting


@shared_task(name="families.tasks.forget_unsent_requests")
def forget_unsent_requests() -> None:
    """Nightly: requests that were begun and never sent are thrown away."""
    with running("forget_unsent_requests") as run:
        asking.forget_unsent(timezone.localdate(), run)


@shared_task(name="families.tasks.prepare_moving_rights")
@still_after_a_restore
def prepare_moving_rights() -> None:
    """Nightly: prepare for the day on which the rights pass to a young person, and tell of it."""
    with running("prepare_moving_rights") as run:
        rights.prepare_moving_rights(timezone.localdate(), run)


@shared_task(name="families.tasks.give_notices_again")
@still_after_a_restore
def give_notices_again() -> None:
    """Each morning: a notice in law that nobody saw is told by text, by post, then by a call."""
    with running("give_notices_again") as run:
        service.give_again(timezone.localdate(), run)


@shared_task(name="families.tasks.make_data_copy")
def make_data_copy(copy_id: int) -> None:
    """Make the copy of everything that somebody of a family asked for."""
    with running("make_data_copy") as run:
        copying.make_copy(copy_id, run)


@shared_task(name="families.tasks.carry_on_data_copies")
def carry_on_data_copies() -> None:
    """Each minute: make copies whose worker died or could not be reached."""
    for copy_id in copying.left_behind(timezone.now()):
        make_data_copy(copy_id)


@shared_task(name="families.tasks.forget_old_data_copies")
def forget_old_data_copies() -> None:
    """Nightly: the files of copies that opened long enough are thrown away."""
    with running("forget_old_data_copies") as run:
        copying.forget_old(timezone.localdate(), run)


@shared_task(name="families.tasks.tell_by_text")
@still_after_a_restore
def tell_by_text() -> None:
    """Through the day: who asked for it is told by text that something happened."""
    with running("tell_by_text") as run:
        texting.tell_by_text(timezone.now(), run)
