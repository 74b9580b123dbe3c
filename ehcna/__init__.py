"""Assembles the site. Knows every app, is known by none, owns no tables."""

from .celery import app as celery_app

__all__ = ["celery_app"]
