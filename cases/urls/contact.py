"""Addresses of what is said on a case, asked about it, and worried about."""

from django.urls import path

from ..views import concerns, contact, promises, questions

_CASE = "cases/<str:reference>"
urlpatterns = [
    path(f"{_CASE}/contact/", contact.show, name="case_contact"),
    path(f"{_CASE}/contact/log/", contact.log, name="contact_log"),
    path(f"{_CASE}/contact/<int:pk>/answer/", contact.answer, name="contact_answer"),
    path(f"{_CASE}/contact/<int:pk>/move/", contact.move, name="contact_move"),
    path(f"{_CASE}/contact/<int:pk>/redact/", contact.redact, name="contact_redact"),
    path(f"{_CASE}/promises/", promises.show, name="case_promises"),
    path(f"{_CASE}/promises/new/", promises.make, name="promise_new"),
    path(f"{_CASE}/promises/<int:pk>/close/", promises.close, name="promise_close"),
    path("questions/", questions.to_answer, name="questions"),
    path(f"{_CASE}/questions/", questions.show, name="case_questions"),
    path(f"{_CASE}/questions/new/", questions.ask, name="question_new"),
    path(f"{_CASE}/questions/<int:pk>/answer/", questions.answer, name="question_answer"),
    path(f"{_CASE}/questions/<int:pk>/redirect/", questions.redirect, name="question_redirect"),
    path(f"{_CASE}/concern/", concerns.raise_concern, name="concern_new"),
    path("concerns/", concerns.show, name="concerns"),
    path("concerns/<int:pk>/", concerns.concern, name="concern"),
]
