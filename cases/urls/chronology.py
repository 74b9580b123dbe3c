"""Addresses of what happened on a case: recording it and putting it right."""

from django.urls import path

from ..views import facts

urlpatterns = [
    path("cases/<str:reference>/record/", facts.record, name="record_fact"),
    path("cases/<str:reference>/entries/<int:pk>/correct/", facts.correct, name="correct_fact"),
]
