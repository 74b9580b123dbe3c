"""Addresses of how a case begins."""

from django.urls import path

from ..views import requests

urlpatterns = [path("requests/new/", requests.record_request, name="record_request")]
