"""Handing work over to a worker."""

from __future__ import annotations

from celery import Task
from kombu.exceptions import OperationalError


def ask_worker(task: Task, pk: int) -> bool:
    """Ask a worker to do something with one record. Whether one could be asked.

    Where none could, the schedule begins it, or a person presses the button again.
    """
    try:
        task.delay(pk)
    except OperationalError:
        return False
    return True
