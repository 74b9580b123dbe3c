"""The Celery app and the whole schedule. What is not in this dictionary does not run by itself."""

import os
from datetime import timedelta

from celery import Celery
from celery.schedules import crontab
from celery.signals import setup_logging
from django_structlog.celery.steps import DjangoStructLogInitStep

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ehcna.settings")

app = Celery("ehcna", task_cls="cases.jobs.watched:WatchedTask")
app.steps["worker"].add(DjangoStructLogInitStep)  # a line of a task has its request's number
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["cases", "providers", "plans", "panels", "families", "ehcna.retention"])

# Not by the clock on the wall, which shows the hour of one autumn night twice.
EVERY_MINUTE = timedelta(minutes=1)

# Times are London times, summer and winter.
app.conf.beat_schedule = {
    "deliver messages": {"task": "cases.tasks.deliver_messages", "schedule": EVERY_MINUTE},
    "carry on batches": {"task": "cases.tasks.carry_on_batches", "schedule": EVERY_MINUTE},
    "carry on packs": {"task": "panels.tasks.carry_on_packs", "schedule": EVERY_MINUTE},
    "carry on data copies": {
        "task": "families.tasks.carry_on_data_copies",
        "schedule": EVERY_MINUTE,
    },
    "forget old data copies": {
        "task": "families.tasks.forget_old_data_copies",
        "schedule": crontab(hour=3, minute=50),
    },
    "scan uploads": {"task": "cases.tasks.scan_uploads", "schedule": EVERY_MINUTE},
    "plan reminders": {
        "task": "cases.tasks.plan_reminders",
        "schedule": crontab(hour=6, minute=0),
    },
    "chase late advice": {
        "task": "providers.tasks.chase_late_advice",
        "schedule": crontab(hour=7, minute=0),
    },
    "remind settings": {
        "task": "providers.tasks.remind_settings",
        "schedule": crontab(hour=7, minute=15),
    },
    "forget old files": {
        "task": "providers.tasks.forget_old_files",
        "schedule": crontab(hour=3, minute=0),
    },
    "take back from leavers": {
        "task": "providers.tasks.take_back_from_leavers",
        "schedule": crontab(hour=0, minute=5),
    },
    # The samples of the month that is over. A first of a month that was missed is made up for.
    "draw samples": {
        "task": "plans.tasks.draw_samples",
        "schedule": crontab(hour=1, minute=0),
    },
    "seal the audit": {"task": "cases.tasks.seal_audit", "schedule": EVERY_MINUTE},
    "verify the audit": {
        "task": "cases.tasks.verify_audit",
        "schedule": crontab(hour=2, minute=30),
    },
    "list what is due": {
        "task": "ehcna.retention.tasks.list_due",
        "schedule": crontab(hour=4, minute=0),
    },
    "finish erasures": {
        "task": "ehcna.retention.tasks.finish_erasures",
        "schedule": timedelta(minutes=10),
    },
    "tidy up": {"task": "cases.tasks.tidy_up", "schedule": crontab(hour=3, minute=30)},
    "stop letters of moved rights": {
        "task": "cases.tasks.stop_letters_of_moved_rights",
        "schedule": crontab(hour=0, minute=15),
    },
    "forget unsent requests": {
        "task": "families.tasks.forget_unsent_requests",
        "schedule": crontab(hour=3, minute=45),
    },
    "give notices again": {
        "task": "families.tasks.give_notices_again",
        "schedule": crontab(hour=6, minute=10),
    },
    # By day alone: a telephone may lie beside a bed.
    "tell by text": {
        "task": "families.tasks.tell_by_text",
        "schedule": crontab(hour="9-18", minute=20),
    },
    "prepare moving rights": {
        "task": "families.tasks.prepare_moving_rights",
        "schedule": crontab(hour=0, minute=30),
    },
    "verify deadlines": {
        "task": "cases.tasks.verify_deadlines",
        "schedule": crontab(hour=2, minute=0),
    },
}

AT_ONCE, IN_TIME = 10, 120
# How many minutes after its time each may end before somebody is told.
app.conf.may_be_late = {
    name: AT_ONCE if entry["schedule"] == EVERY_MINUTE else IN_TIME
    for name, entry in app.conf.beat_schedule.items()
} | {"verify deadlines": 6 * 60}  # every open case is worked out again


@setup_logging.connect
def _as_everywhere(**_: object) -> None:
    """Celery leaves the logs as the settings made them."""
