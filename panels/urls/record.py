"""The live record of a meeting."""

from __future__ import annotations

from django.urls import path

from ..views import attending, record, recording

_MEETING = "panels/meetings/<int:pk>/record/"
_ITEM = "panels/record/<int:pk>/"

urlpatterns = [
    path(_MEETING, record.show, name="meeting_record"),
    path(f"{_MEETING}begin/", record.begin, name="meeting_begin"),
    path(f"{_MEETING}end/", record.end, name="meeting_end"),
    path(f"{_MEETING}join/", record.join, name="meeting_join"),
    path(f"{_MEETING}leave/<int:line>/", record.leave, name="meeting_leave"),
    path(f"{_MEETING}line/<int:line>/", attending.correct, name="meeting_line"),
    path(f"{_MEETING}clear/", record.consent, name="meeting_consent"),
    path(_ITEM, recording.show, name="panel_record"),
    path(f"{_ITEM}advice/", recording.advice, name="panel_record_advice"),
    path(f"{_ITEM}conflict/", recording.conflict, name="panel_record_conflict"),
    path(f"{_ITEM}conflict/<int:membership>/stay/", attending.stay, name="panel_record_stay"),
    path(f"{_ITEM}dissent/", recording.dissent, name="panel_record_dissent"),
    path(f"{_ITEM}follow-up/", recording.follow_up, name="panel_record_follow_up"),
]
