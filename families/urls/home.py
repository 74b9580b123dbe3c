"""Where a family begins: every child of theirs."""

from __future__ import annotations

from django.urls import path

from ..portal import home

urlpatterns = [
    path("family/", home.home, name="family_home"),
    path("family/<int:pk>/", home.child, name="family_child"),
]
