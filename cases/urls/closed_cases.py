"""Addresses of who may open a case, and of opening one in an emergency."""

from django.urls import path

from ..views import closing_off, restricted

_CASE = "cases/<str:reference>"
urlpatterns = [
    path(f"{_CASE}/who/", closing_off.who, name="case_who"),
    path(f"{_CASE}/restrict/", closing_off.restrict, name="case_restrict"),
    path(f"{_CASE}/lift/", closing_off.lift, name="case_lift"),
    path(f"{_CASE}/relation/", closing_off.declare, name="relation_new"),
    path(f"{_CASE}/relations/new/", closing_off.declare_for, name="relation_for"),
    path(f"{_CASE}/relations/<int:pk>/end/", closing_off.end_relation, name="relation_end"),
    path("restricted/", restricted.show, name="restricted_cases"),
    path("restricted/<int:pk>/", restricted.case, name="restricted_case"),
    path("restricted/<int:pk>/leave/", restricted.give_leave, name="leave_give"),
    path("restricted/<int:pk>/leave/<int:leave>/end/", restricted.end_leave, name="leave_end"),
    path("break-glass/", restricted.break_glass, name="break_glass"),
    path("break-glass/stopped/", restricted.stopped, name="break_glass_stopped"),
    path("break-glass/review/", restricted.reviews, name="break_glass_reviews"),
    path("break-glass/review/<int:pk>/", restricted.review, name="break_glass_review"),
]
