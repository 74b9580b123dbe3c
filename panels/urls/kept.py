"""Which panels there are, and who sits on them."""

from __future__ import annotations

from django.urls import path

from ..views import kept

urlpatterns = [
    path("panels/kept/", kept.index, name="panel_kept"),
    path("panels/kept/new/", kept.begin, name="panel_begin"),
    path("panels/kept/<int:pk>/", kept.show, name="panel_show"),
    path("panels/kept/<int:pk>/change/", kept.change, name="panel_change"),
    path("panels/kept/<int:pk>/end/", kept.end, name="panel_end"),
    path("panels/kept/<int:pk>/seat/", kept.seat, name="panel_seat"),
    path("panels/kept/seat/<int:pk>/end/", kept.end_seat, name="panel_seat_end"),
]
