"""The papers of a meeting, made and sent."""

from __future__ import annotations

from django.urls import path

from ..views import pack_paper, packs

_ITEM = "panels/packs/items/<int:pk>"
urlpatterns = [
    path("panels/meetings/<int:pk>/pack/", packs.show, name="meeting_pack"),
    path("panels/meetings/<int:pk>/pack/send/", packs.circulate, name="pack_circulate"),
    path(f"{_ITEM}/choose/", packs.choose, name="pack_choose"),
    path(f"{_ITEM}/redact/", packs.redact, name="pack_redact"),
    path(f"{_ITEM}/pages/<int:first>/", pack_paper.show, name="pack_paper"),
    path(f"{_ITEM}/sources/<int:document>/", pack_paper.source, name="pack_source"),
    path(f"{_ITEM}/files/<int:document>/", pack_paper.file, name="pack_file"),
    path("panels/packs/copies/<int:pk>/", pack_paper.copy, name="pack_copy"),
    path("panels/packs/redactions/<int:pk>/remove/", packs.unredact, name="pack_unredact"),
    path("panels/packs/papers/<int:pk>/withdraw/", packs.withdraw, name="pack_withdraw"),
]
