"""What the schedule runs on the family's side. Tasks call one thing and decide nothing."""

from celery import shared_task
from django.utils import timezone

from cases.jobs.running import running

from .jobs import asking, rights, service, texting


@shared_task(name="families.tasks.forget_unsent_requests")
def forget_unsent_requests() -> None:
    """Nightly: requests that were begun and never sent are thrown away."""
    with running("forget_unsent_requests") as run:
        asking.forget_unsent(timezone.localdate(), run)


@shared_task(name="families.tasks.prepare_moving_rights")
def prepare_moving_rights() -> None:
    """Nightly: prepare for the day on which the rights pass to a young person, and tell of it."""
    with running("prepare_moving_rights") as run:
        rights.prepare_moving_rights(timezone.localdate(), run)


@shared_task(name="families.tasks.give_notices_again")
def give_notices_again() -> None:
    """Each morning: a notice in law that nobody saw is told by text, by post, then by a call."""
    with running("give_notices_again") as run:
        service.give_again(timezone.localdate(), run)


@shared_task(name="families.tasks.tell_by_text")
def tell_by_text() -> None:
    """Through the day: who asked for it is told by text that something happened."""
    with running("tell_by_text") as run:
        texting.tell_by_text(timezone.now(), run)
