"""Addresses of letters and messages."""

from django.urls import path

from ..views import case, jobs, letter_formats, letters, wordings

urlpatterns = [
    path("letters/wording/", wordings.wordings, name="wordings"),
    path("letters/wording/<slug:code>/", wordings.versions, name="wording_versions"),
    path("letters/wording/<slug:code>/new/", wordings.new, name="wording_new"),
    path("letters/wording/<slug:code>/<int:number>/", wordings.version, name="wording_version"),
    path("letters/wording/<slug:code>/<int:number>/edit/", wordings.edit, name="wording_edit"),
    path(
        "cases/<str:reference>/people/<int:pk>/letters/",
        letter_formats.letter_format,
        name="letter_format",
    ),
    path("cases/<str:reference>/letters/", letters.letters, name="case_letters"),
    path("cases/<str:reference>/letters/<slug:code>/", letters.write, name="letter_write"),
    path("cases/<str:reference>/documents/<int:pk>/copy/", letters.copy, name="document_copy"),
    path(
        "cases/<str:reference>/messages/<uuid:pk>/call-back/",
        letters.call_back,
        name="message_call_back",
    ),
    path("cases/<str:reference>/messages/", case.messages, name="case_messages"),
    path("cases/<str:reference>/messages/<uuid:pk>/posted/", jobs.posted, name="message_posted"),
]
