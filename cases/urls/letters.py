"""Addresses of letters and messages."""

from django.urls import path

from ..views import batches, case, jobs, letter_formats, letters, posting, releases, wordings

urlpatterns = [
    path("letters/to-post/", posting.to_post, name="letters_to_post"),
    path("letters/held/", releases.releases, name="releases"),
    path("letters/batches/", batches.batches, name="batches"),
    path("letters/batches/new/", batches.new, name="batch_new"),
    path("letters/batches/<int:pk>/", batches.batch, name="batch"),
    path("letters/batches/<int:pk>/progress/", batches.progress, name="batch_progress"),
    path("letters/batches/<int:pk>/send/", batches.send, name="batch_send"),
    path("letters/batches/<int:pk>/stop/", batches.stop, name="batch_stop"),
    path("letters/batches/<int:pk>/<int:number>/", batches.letter, name="batch_letter"),
    path(
        "cases/<str:reference>/messages/<uuid:pk>/print/", posting.print_sheet, name="print_sheet"
    ),
    path("cases/<str:reference>/checks/<int:pk>/", releases.release, name="release"),
    path("cases/<str:reference>/checks/<int:pk>/ask/", releases.ask, name="release_ask"),
    path("cases/<str:reference>/checks/<int:pk>/answer/", releases.answer, name="release_answer"),
    path("cases/<str:reference>/documents/<int:pk>/send/", releases.send_paper, name="paper_send"),
    path("cases/<str:reference>/documents/<int:pk>/share/", releases.share, name="paper_share"),
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
