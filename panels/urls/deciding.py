"""What the officer decides after the advice."""

from __future__ import annotations

from django.urls import path

from ..views import deciding

_ITEM = "cases/<str:reference>/panels/<int:pk>/"
_TASK = "cases/<str:reference>/panels/follow-ups/<int:pk>/"

urlpatterns = [
    path(f"{_ITEM}decide/", deciding.decide, name="panel_decide"),
    path(f"{_ITEM}put-off/", deciding.put_off, name="panel_put_off"),
    path(f"{_TASK}done/", deciding.done, name="panel_follow_up_done"),
]
