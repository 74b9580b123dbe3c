"""Addresses of placements, commitments and the ledger."""

from django.urls import path

from ..views import ledger, placements

_CASE = "cases/<str:reference>/placements/"
urlpatterns = [
    path(_CASE, placements.show, name="case_placements"),
    path(f"{_CASE}begin/", placements.begin, name="placement_begin"),
    path(f"{_CASE}<int:pk>/end/", placements.end, name="placement_end"),
    path(f"{_CASE}<int:pk>/journey/", placements.journey, name="placement_journey"),
    path(f"{_CASE}<int:pk>/pay/", placements.ask, name="commitment_ask"),
    path(f"{_CASE}amounts/<int:pk>/stop/", placements.stop, name="commitment_stop"),
    path(f"{_CASE}amounts/<int:pk>/change/", placements.replace, name="commitment_replace"),
    path("commitments/", ledger.commitments, name="commitments"),
    path("commitments/<int:pk>/", ledger.approve, name="commitment_approve"),
    path("ledger/", ledger.batches, name="ledger"),
    path("ledger/make/", ledger.make, name="ledger_make"),
    path("ledger/<int:pk>/", ledger.batch, name="ledger_batch"),
    path("ledger/<int:pk>/file.csv", ledger.batch_file, name="ledger_file"),
    path("ledger/<int:pk>/taken/", ledger.taken, name="ledger_taken"),
]
