"""Addresses of the plan as the family reads it."""

from __future__ import annotations

from django.urls import path

from ..portal import plan

_AT = "family/<int:pk>/plan/"

urlpatterns = [
    path(_AT, plan.plan, name="family_plan"),
    path(f"{_AT}<int:number>/", plan.version, name="family_plan_version"),
    path(f"{_AT}<int:number>/easy/", plan.easy_read, name="family_plan_easy"),
    path(f"{_AT}<int:number>/word/", plan.word, name="family_plan_word"),
]
