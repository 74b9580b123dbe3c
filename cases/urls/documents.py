"""Addresses of the papers of a case. A file leaves by these and by no other way."""

from django.urls import path

from ..views import case, documents

urlpatterns = [
    path("cases/<str:reference>/documents/", case.documents, name="case_documents"),
    path("cases/<str:reference>/documents/<int:pk>/", documents.document, name="document"),
    path(
        "cases/<str:reference>/documents/<int:pk>/letter/",
        documents.document_html,
        name="document_html",
    ),
]
