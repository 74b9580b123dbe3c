"""A member’s own screens."""

from __future__ import annotations

from django.urls import path

from ..views import sitting, sitting_acts

_MEETING, _CASE = "my-panels/meetings/<int:pk>/", "my-panels/cases/<int:pk>/"
urlpatterns = [
    path("my-panels/", sitting.home, name="sitting_home"),
    path(_MEETING, sitting.meeting, name="sitting_meeting"),
    path(f"{_MEETING}after/", sitting.after, name="sitting_after"),
    path(f"{_MEETING}copies/<int:copy>/", sitting.copy, name="sitting_copy"),
    path(_CASE, sitting.case, name="sitting_case"),
    path(f"{_CASE}papers/<int:paper>/", sitting.paper, name="sitting_paper"),
    path(f"{_CASE}similar/", sitting.similar, name="sitting_similar"),
    path(f"{_CASE}comment/", sitting_acts.comment, name="sitting_comment"),
    path(f"{_CASE}conflict/", sitting_acts.conflict, name="sitting_conflict"),
    path(f"{_CASE}talk/", sitting_acts.pull_out, name="sitting_pull_out"),
    path(f"{_CASE}dissent/", sitting_acts.dissent, name="sitting_dissent"),
]
