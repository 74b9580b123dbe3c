"""Where papers and what browsers are served are kept."""

from __future__ import annotations

from typing import Any

import environ

ON_DISK = "ehcna.whole_files.WholeFiles"
BUCKET = "ehcna.bucket.Bucket"
PLAIN = "django.contrib.staticfiles.storage.StaticFilesStorage"
COMPRESSED = "whitenoise.storage.CompressedManifestStaticFilesStorage"


def storages(env: environ.Env, *, plain: bool) -> dict[str, dict[str, Any]]:
    """Papers in MEDIA_ROOT, or in the bucket OBJECT_STORAGE_BUCKET of an S3-compatible store."""
    return {
        "default": _bucket(env) or {"BACKEND": ON_DISK},
        "staticfiles": {"BACKEND": PLAIN if plain else COMPRESSED},
    }


def _bucket(env: environ.Env) -> dict[str, Any]:
    read = {
        "bucket_name": env.str("OBJECT_STORAGE_BUCKET", default=""),
        "endpoint_url": env.str("OBJECT_STORAGE_ENDPOINT", default="") or None,
        "region_name": env.str("OBJECT_STORAGE_REGION", default="") or None,
        # Without these two, whatever the machine itself is allowed.
        "access_key": env.str("OBJECT_STORAGE_KEY", default="") or None,
        "secret_key": env.str("OBJECT_STORAGE_SECRET", default="") or None,
    }
    if not read["bucket_name"]:
        return {}
    return {"BACKEND": BUCKET, "OPTIONS": read}
