"""What the family says of a plan, and our answers."""

from __future__ import annotations

from django.urls import path

from ..views import answers, points, replies

_HERE = "cases/<str:reference>/plan/points/"
_OF = f"{_HERE}<int:pk>/"
_POINT = f"{_HERE}point/<int:pk>/"
urlpatterns = [
    path(_HERE, points.show, name="plan_points"),
    path(f"{_HERE}new/", points.hear, name="plan_heard"),
    path(f"{_HERE}reply/", replies.reply, name="plan_reply"),
    path(f"{_OF}add/", points.add, name="plan_points_add"),
    path(f"{_OF}add-one/", points.add_one, name="plan_point_add"),
    path(f"{_OF}meeting/", answers.meeting, name="plan_meeting"),
    path(f"{_OF}set-aside/", points.set_aside, name="plan_heard_aside"),
    path(_POINT, answers.answer, name="plan_point_answer"),
    path(f"{_POINT}mend/", points.mend, name="plan_point_mend"),
]
