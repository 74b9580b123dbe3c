"""Asking for an assessment without an account."""

from __future__ import annotations

from django.urls import path

from ..portal import asking, asking_later, asking_sent

urlpatterns = [
    path("ask/", asking.start, name="ask_start"),
    path("ask/files/", asking.files, name="ask_files"),
    path("ask/check/", asking_sent.check, name="ask_check"),
    path("ask/sent/", asking_sent.receipt, name="ask_receipt"),
    path("ask/follow/", asking_sent.follow, name="ask_follow"),
    path("ask/later/", asking_later.later, name="ask_later"),
    path("ask/go-on/", asking_later.come_back, name="ask_come_back"),
    path("ask/<slug:name>/", asking.question, name="ask_page"),
]
