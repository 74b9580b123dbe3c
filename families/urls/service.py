"""Addresses of notices and what shows that they arrived, and of text messages."""

from __future__ import annotations

from django.urls import path

from ..portal import texting
from ..views import receipts, service

_AT = "cases/<str:reference>/family/"

urlpatterns = [
    path(f"{_AT}notices/", service.notices, name="service_notices"),
    path(f"{_AT}notices/<uuid:pk>/told/", service.told, name="service_told"),
    path(f"{_AT}notices/<uuid:pk>/again/", service.again, name="service_again"),
    path(f"{_AT}<int:pk>/texts/", service.texts, name="service_texts"),
    path("family/<int:pk>/texts/", texting.texts, name="family_texts"),
    path("messages/delivered/", receipts.delivered, name="service_delivered"),
]
