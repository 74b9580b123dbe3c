"""Addresses of settings and services."""

from django.urls import path

from ..views import importing as views

urlpatterns = [
    path("imports/", views.send, name="import"),
    path("imports/sample.csv", views.sample, name="import_sample"),
    path("imports/<int:pk>/", views.run, name="import_run"),
    path("imports/<int:pk>/progress/", views.progress, name="import_progress"),
    path("imports/<int:pk>/begin/", views.begin, name="import_begin"),
    path("imports/<int:pk>/errors.csv", views.errors, name="import_errors"),
]
