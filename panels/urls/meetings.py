"""The calendar, one meeting, its agenda, the forecast of places."""

from __future__ import annotations

from django.urls import path

from ..views import agenda, meetings

urlpatterns = [
    path("panels/", meetings.calendar, name="panel_calendar"),
    path("panels/kept/<int:pk>/plan/", meetings.plan, name="meeting_plan"),
    path("panels/kept/<int:pk>/urgent/", meetings.urgent, name="meeting_urgent"),
    path("panels/meetings/<int:pk>/", meetings.show, name="meeting"),
    path("panels/meetings/<int:pk>/move/", meetings.move, name="meeting_move"),
    path("panels/meetings/<int:pk>/cancel/", meetings.cancel, name="meeting_cancel"),
    path("cases/<str:reference>/panels/list/", agenda.put_on, name="panel_list"),
    path("cases/<str:reference>/panels/<int:pk>/off/", agenda.take_off, name="panel_off"),
    path("cases/<str:reference>/panels/<int:pk>/clear/", agenda.clear, name="panel_clear"),
]
