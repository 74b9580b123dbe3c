"""Addresses of what the council knows of settings and services."""

from django.urls import path

from ..views import closures, contacts, knowledge

urlpatterns = [
    path("directory/<int:pk>/known/", knowledge.show, name="provider_knowledge"),
    path("directory/<int:pk>/notes/", knowledge.notes, name="provider_notes"),
    path("directory/<int:pk>/places/", knowledge.places, name="provider_places"),
    path("directory/<int:pk>/fees/add/", knowledge.fee, name="fee_add"),
    path("directory/fees/<int:pk>/end/", knowledge.end_fee, name="fee_end"),
    path("directory/<int:pk>/quality/add/", knowledge.quality, name="quality_add"),
    path("directory/quality/<int:pk>/strike/", knowledge.strike_quality, name="quality_strike"),
    path("directory/<int:pk>/contacts/add/", contacts.add, name="provider_contact_add"),
    path("directory/contacts/<int:pk>/change/", contacts.change, name="provider_contact_change"),
    path("directory/contacts/<int:pk>/back/", contacts.back, name="provider_contact_back"),
    path("leavers/", contacts.leavers, name="leavers"),
    path("directory/<int:pk>/closures/add/", closures.add, name="closure_add"),
    path("holidays/", closures.area, name="closures"),
    path("holidays/add/", closures.add_area, name="closure_add_area"),
    path("directory/closures/<int:pk>/remove/", closures.remove, name="closure_remove"),
    path("good-weeks/", closures.good_weeks, name="good_weeks"),
    path("cases/<str:reference>/closures/", closures.on_case, name="case_closures"),
]
