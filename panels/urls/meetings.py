"""The calendar, one meeting, its agenda, the forecast of places."""

from __future__ import annotations

from django.urls import path

from ..views import agenda, meetings, planning

urlpatterns = [
    path("panels/", meetings.calendar, name="panel_calendar"),
    path("panels/kept/<int:pk>/plan/", planning.plan, name="meeting_plan"),
    path("panels/kept/<int:pk>/urgent/", planning.urgent, name="meeting_urgent"),
    path("panels/meetings/<int:pk>/", meetings.show, name="meeting"),
    path("panels/meetings/<int:pk>/move/", planning.move, name="meeting_move"),
    path("panels/meetings/<int:pk>/cancel/", planning.cancel, name="meeting_cancel"),
    path("panels/meetings/<int:pk>/again/", planning.again, name="meeting_again"),
    path("cases/<str:reference>/panels/list/", agenda.put_on, name="panel_list"),
    path("cases/<str:reference>/panels/<int:pk>/off/", agenda.take_off, name="panel_off"),
    path("cases/<str:reference>/panels/<int:pk>/clear/", agenda.clear, name="panel_clear"),
]
