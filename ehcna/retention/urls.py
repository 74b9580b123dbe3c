"""Addresses of retention. No name, date or number of a person."""

from django.urls import path

from . import views, views_of_holds

urlpatterns = [
    path("due/", views.due, name="retention_due"),
    path("records/<int:pk>/", views.record, name="retention_record"),
    path("records/<int:pk>/propose/", views.propose, name="retention_propose"),
    path("erasures/", views.listed, name="retention_erasures"),
    path("erasures/<int:pk>/", views.erasure, name="retention_erasure"),
    path("erasures/<int:pk>/confirm/", views.confirm, name="retention_confirm"),
    path("erasures/<int:pk>/call-off/", views.call_off, name="retention_call_off"),
    path("schedule/", views.schedule, name="retention_schedule"),
    path("holds/", views_of_holds.holds, name="retention_holds"),
    path("holds/new/", views_of_holds.hold_all, name="retention_hold_all"),
    path("holds/<int:pk>/review/", views_of_holds.review_all, name="retention_hold_review"),
    path("holds/<int:pk>/end/", views_of_holds.end_all, name="retention_hold_end"),
]
