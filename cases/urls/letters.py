"""Addresses of letters and messages."""

from django.urls import path

from ..views import case, jobs

urlpatterns = [
    path("cases/<str:reference>/messages/", case.messages, name="case_messages"),
    path("cases/<str:reference>/messages/<uuid:pk>/posted/", jobs.posted, name="message_posted"),
]
