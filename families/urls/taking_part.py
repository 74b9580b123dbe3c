"""Addresses where a family has its say."""

from __future__ import annotations

from django.urls import path

from ..portal import taking_part

urlpatterns = [
    path("family/<int:pk>/say/", taking_part.say, name="family_say"),
    path("family/<int:pk>/say/draft/", taking_part.comment_on_draft, name="family_comment"),
    path("family/<int:pk>/say/answers/", taking_part.accept, name="family_accept"),
    path("family/<int:pk>/say/<slug:about>/", taking_part.tell, name="family_tell"),
    path("family/<int:pk>/messages/", taking_part.messages_page, name="family_messages"),
]
