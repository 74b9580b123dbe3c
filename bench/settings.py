"""The product's settings, with the floor page beside its own pages."""

import os

from ehcna.settings import *  # noqa: F403
from ehcna.settings import BASE_DIR, TEMPLATES

ROOT_URLCONF = "bench.floor"
TEMPLATES[0]["DIRS"].append(BASE_DIR / "bench" / "templates")
LOGGING = {"version": 1, "disable_existing_loggers": True}
ALLOWED_HOSTS = ["*"]
if "BENCH_QUEUE" in os.environ:  # a queue of tasks that several processes share
    _folder = os.environ["BENCH_QUEUE"]
    CELERY_BROKER_URL = "filesystem://"
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": _folder,
        "data_folder_out": _folder,
        "control_folder": f"{_folder}-control",
    }
