"""Addresses of the directory, and of the register behind it."""

from django.urls import path

from ..views import directory, local, register_runs

urlpatterns = [
    path("directory/", directory.show, name="directory"),
    path("directory/new/", local.add, name="local_new"),
    path("directory/<int:pk>/", directory.provider, name="directory_provider"),
    path("directory/<int:pk>/edit/", local.edit, name="local_edit"),
    path("directory/<int:pk>/close/", local.close, name="local_close"),
    path("directory/<int:pk>/open/", local.reopen, name="local_reopen"),
    path("register/", register_runs.send, name="register"),
    path("register/<int:pk>/", register_runs.run, name="register_run"),
    path("register/<int:pk>/progress/", register_runs.progress, name="register_progress"),
    path("register/<int:pk>/begin/", register_runs.begin, name="register_begin"),
]
