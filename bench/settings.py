"""The product's settings, with the floor page beside its own pages."""

from ehcna.settings import *  # noqa: F403
from ehcna.settings import BASE_DIR, TEMPLATES

ROOT_URLCONF = "bench.floor"
TEMPLATES[0]["DIRS"].append(BASE_DIR / "bench" / "templates")
LOGGING = {"version": 1, "disable_existing_loggers": True}
ALLOWED_HOSTS = ["*"]
