"""The few differences tests need. TEST_DATABASE_URL and TEST_REDIS_URL choose real servers."""

import os
import tempfile
from dataclasses import replace
from urllib.parse import urlsplit

_database = os.environ.get("TEST_DATABASE_URL")
_redis = os.environ.get("TEST_REDIS_URL")
# Tests run in several processes, each with a database of its own, in Redis as well: "gw1".
_process = os.environ.get("PYTEST_XDIST_WORKER")
if _redis and _process:
    _redis = urlsplit(_redis)._replace(path=f"/{int(_process[2:]) + 1}").geturl()
_ours = ("DATABASE_URL", "BROKER_URL", "CACHE_URL", "DEMO", "DEBUG", "HTTPS", "CLAMD_URL")
for _name in (*_ours, "UPLOADS_WITHOUT_SCANNER", "UPLOAD_MAX_BYTES"):
    os.environ.pop(_name, None)

from .settings import *  # noqa: E402, F403
from .settings import DATABASES, TEXTS, env  # noqa: E402

if _database:
    DATABASES = {"default": env.db_url_config(_database)}
else:
    # Files, so that a live server's thread has a connection of its own and sees the same data:
    # one connection in memory, used by two threads at once, brings the interpreter down.
    _folder = tempfile.mkdtemp(prefix="ehcna-test-")
    DATABASES["default"]["NAME"] = os.path.join(_folder, "unused.sqlite3")
    DATABASES["default"]["TEST"] = {"NAME": os.path.join(_folder, "test.sqlite3")}
if _redis:
    CELERY_BROKER_URL = _redis
    CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": _redis}
    }

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TEXTS = replace(TEXTS, file_path=tempfile.mkdtemp(prefix="ehcna-texts-"))
MEDIA_ROOT = tempfile.mkdtemp(prefix="ehcna-files-")
STATIC_ROOT = tempfile.mkdtemp(prefix="ehcna-static-")
