"""Long work of panels that a page starts. Takes an id, calls one thing."""

from celery import shared_task
from django.utils import timezone

from cases.jobs.running import running

from .jobs import copies, packs


@shared_task(name="panels.tasks.make_pack")
def make_pack(pack_id: int) -> None:
    """Make the papers of a meeting and a copy for each member."""
    with running("make_pack") as run:
        packs.make_pack(pack_id, run)


@shared_task(name="panels.tasks.make_copy_again")
def make_copy_again(copy_id: int) -> None:
    """Make a member’s copy again without a case that they may no longer read."""
    with running("make_copy_again") as run:
        run.did("copies", int(copies.make_again(copy_id)))


@shared_task(name="panels.tasks.carry_on_packs")
def carry_on_packs() -> None:
    """Each minute: make packs whose worker died or could not be reached, and copies that were
    closed because their member stepped away from a case.
    """
    for pack_id in packs.left_behind(timezone.now()):
        make_pack(pack_id)
    for copy_id in copies.closed_copies():
        copies.make_again(copy_id)
