"""Addresses of the papers of one reader."""

from __future__ import annotations

from django.urls import path

from ..portal import papers

urlpatterns = [
    path("family/<int:pk>/papers/", papers.papers, name="family_papers"),
    path("family/<int:pk>/papers/<int:paper>/", papers.paper, name="family_paper"),
]
