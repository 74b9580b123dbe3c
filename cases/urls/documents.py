"""Addresses of the papers of a case. A file leaves by these and by no other way."""

from django.urls import path

from ..views import documents, paper_work, papers, uploads

_OF = "cases/<str:reference>/documents/"
_ONE = f"{_OF}<int:pk>/"

urlpatterns = [
    path(_OF, papers.listed, name="case_documents"),
    path(f"{_OF}add/", uploads.add, name="upload_new"),
    path(f"{_OF}join/", paper_work.join, name="documents_join"),
    path(f"{_OF}waiting/<int:pk>/", uploads.one, name="upload"),
    path(f"{_OF}waiting/<int:pk>/pages/<int:page>.png", uploads.picture, name="upload_picture"),
    path(f"{_OF}waiting/<int:pk>/aside/", uploads.aside, name="upload_aside"),
    path(_ONE, documents.document, name="document"),
    path(f"{_ONE}letter/", documents.document_html, name="document_html"),
    path(f"{_ONE}about/", papers.about, name="document_page"),
    path(f"{_ONE}pages/<int:page>/", papers.preview, name="document_preview"),
    path(f"{_ONE}pages/<int:page>.png", documents.picture, name="document_picture"),
    path(f"{_ONE}move/", paper_work.move, name="document_move"),
    path(f"{_ONE}split/", paper_work.split, name="document_split"),
    path(f"{_ONE}turn/", paper_work.turn, name="document_turn"),
    path(f"{_ONE}undo/", paper_work.undo, name="document_undo"),
]
