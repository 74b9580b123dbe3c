"""Addresses of how a case begins: the intake queue, a request, two records of one child."""

from django.urls import path

from ..views import intake, intake_cases, intake_files, intake_passing, merging, requests

urlpatterns = [
    path("requests/new/", requests.record_request, name="record_request"),
    path("intake/", intake.show, name="intake"),
    path("intake/new/", intake.take_in, name="intake_new"),
    path("intake/<int:pk>/", intake.item, name="intake_item"),
    path("intake/<int:pk>/read/", intake.read, name="intake_read"),
    path("intake/<int:pk>/open/", intake_cases.open_case, name="intake_open"),
    path("intake/<int:pk>/set-aside/", intake.set_aside, name="intake_set_aside"),
    path("intake/<int:pk>/bring-back/", intake.bring_back, name="intake_bring_back"),
    path("intake/<int:pk>/pass/", intake_passing.pass_on, name="intake_pass"),
    path("intake/passed/<int:pk>/", intake_passing.passed, name="intake_passed"),
    path("intake/<int:pk>/files/<int:file>/", intake_files.look, name="intake_file"),
    path(
        "intake/<int:pk>/files/<int:file>/pages/<int:page>.png",
        intake_files.picture,
        name="intake_file_picture",
    ),
    path("intake/<int:pk>/acknowledge/", intake_cases.acknowledge, name="intake_acknowledge"),
    path("cases/<str:reference>/intake/<int:pk>/join/", intake_cases.join, name="intake_join"),
    path("cases/<str:reference>/same-child/", merging.look, name="same_child"),
    path(
        "cases/<str:reference>/same-child/<str:other>/", merging.propose, name="same_child_propose"
    ),
    path("merges/", merging.show, name="merges"),
    path("merges/<int:pk>/", merging.answer, name="merge"),
]
